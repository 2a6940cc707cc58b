package org.ackademy.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** The two commands do what the README says of them. */
class CommandsTest {
  private static final String SUREFIRE =
      "//plugin[artifactId='maven-surefire-plugin']/executions/execution[id='default-test']/phase";

  @Test
  void theCommandThatRunsAckademyRunsNoTests() throws Exception {
    Document pom =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(Path.of("pom.xml").toFile());
    XPath xpath = XPathFactory.newInstance().newXPath();
    assertThat(xpath.evaluate("/project/build/defaultGoal", pom))
        .isEqualTo("package exec:exec@serve");
    // In Maven's life cycle the phase of unit tests comes before packaging, unless it is moved.
    assertThat(xpath.evaluate(SUREFIRE, pom)).isEqualTo("integration-test");
  }
}
