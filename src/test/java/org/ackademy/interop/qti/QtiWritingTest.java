package org.ackademy.interop.qti;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.ackademy.interop.plain.Body;
import org.ackademy.interop.plain.Item;
import org.ackademy.interop.plain.Loss;
import org.ackademy.interop.plain.Losses;
import org.ackademy.interop.plain.Paper;
import org.ackademy.interop.plain.Speech;
import org.ackademy.interop.xml.Zip;
import org.ackademy.question.Exercise;
import org.ackademy.question.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What packages of QTI hold. */
class QtiWritingTest {
  private static final Text TEXT = new Text("**Text** `a < b`", "글");

  private static Item item(String id, Body body) {
    return new Item(
        id,
        TEXT,
        TEXT,
        body,
        TEXT,
        List.of(TEXT),
        new Exercise.References(Set.of(), Set.of(), Set.of("3.4")),
        Exercise.Label.NONE);
  }

  private static Body.Option option(String text, boolean right) {
    return new Body.Option(new Text(text, text), right, Optional.of(TEXT));
  }

  private static final List<Body.Option> OPTIONS =
      List.of(option("a", true), option("b", true), option("c", false));

  private static final Paper PAPER =
      new Paper(
          "quiz",
          TEXT,
          TEXT,
          List.of(
              item("any", new Body.Choose(Body.Pick.ANY, OPTIONS, Body.Order.DRAWN)),
              item("one", new Body.Choose(Body.Pick.ONE, OPTIONS.subList(1, 3), Body.Order.FIXED)),
              item("sort", new Body.Sort(List.of(TEXT, new Text("b", "b")))),
              item("write", new Body.Write("", List.of("A > B SYN seq=1")))));

  private final Losses losses = new Losses();

  private Map<String, byte[]> files(Dialect dialect) throws Exception {
    return Zip.unpacked(QtiPackage.of(dialect, PAPER, Speech.ALL, losses));
  }

  private static Document parsed(byte[] file) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(file));
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void theManifestStandsFirstAndNamesEveryFile(Dialect dialect) throws Exception {
    Map<String, byte[]> files = files(dialect);
    assertThat(files.keySet().iterator().next()).isEqualTo("imsmanifest.xml");
    Document manifest = parsed(Objects.requireNonNull(files.get("imsmanifest.xml")));
    Set<String> named = new HashSet<>();
    NodeList resources = manifest.getElementsByTagNameNS("*", "resource");
    for (int i = 0; i < resources.getLength(); i++) {
      Element resource = (Element) resources.item(i);
      named.add(resource.getAttribute("href"));
      assertThat(resource.getAttribute("type"))
          .matches("imsqti_(item|test)_xml" + (dialect == Dialect.QTI3 ? "v3p0" : "v2p2"));
    }
    named.add("imsmanifest.xml");
    assertThat(named).isEqualTo(files.keySet());
  }

  /** Every element and attribute of QTI's is written as its version does. */
  @Test
  void versionThreeHasHyphensAndVersionTwoHasHumps() throws Exception {
    for (byte[] file : files(Dialect.QTI3).values()) {
      names(
          parsed(file).getDocumentElement(),
          name -> assertThat(name).doesNotMatch(".*[a-z][A-Z].*"));
    }
    for (byte[] file : files(Dialect.QTI22).values()) {
      names(parsed(file).getDocumentElement(), name -> assertThat(name).doesNotContain("-"));
    }
  }

  private static void names(Element element, java.util.function.Consumer<String> check) {
    check.accept(element.getLocalName());
    NodeList children = element.getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      if (children.item(i) instanceof Element child) {
        names(child, check);
      }
    }
  }

  @Test
  void everyVariableThatIsNamedIsDeclared() throws Exception {
    for (Map.Entry<String, byte[]> file : files(Dialect.QTI3).entrySet()) {
      if (!file.getKey().startsWith("items/")) {
        continue;
      }
      Document item = parsed(file.getValue());
      Set<String> declared = new HashSet<>();
      for (String kind : List.of("qti-response-declaration", "qti-outcome-declaration")) {
        attributes(item, kind, "identifier", declared);
      }
      Set<String> named = new HashSet<>();
      for (String kind : List.of("qti-variable", "qti-correct", "qti-set-outcome-value")) {
        attributes(item, kind, "identifier", named);
      }
      attributes(item, "qti-modal-feedback", "outcome-identifier", named);
      assertThat(declared).as(file.getKey()).containsAll(named);
    }
  }

  private static void attributes(Document item, String kind, String attribute, Set<String> all) {
    NodeList found = item.getElementsByTagNameNS("*", kind);
    for (int i = 0; i < found.getLength(); i++) {
      all.add(((Element) found.item(i)).getAttribute(attribute));
    }
  }

  @Test
  void theSameQuestionsAreTheSamePackage() throws Exception {
    assertThat(QtiPackage.of(Dialect.QTI3, PAPER, Speech.ALL, losses))
        .isEqualTo(QtiPackage.of(Dialect.QTI3, PAPER, Speech.ALL, losses));
  }

  @Test
  void anItemIsInOneLanguageAndThatIsSaid() throws Exception {
    files(Dialect.QTI3);
    assertThat(losses.all()).extracting(Loss::kind).contains(Loss.Kind.ONE_LANGUAGE);
    assertThat(losses.all()).extracting(Loss::kind).contains(Loss.Kind.HINTS);
  }
}
