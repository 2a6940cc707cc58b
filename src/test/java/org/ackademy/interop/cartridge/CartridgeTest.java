package org.ackademy.interop.cartridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ackademy.interop.plain.Speech;
import org.ackademy.interop.xml.Element;
import org.ackademy.interop.xml.XmlReading;
import org.ackademy.interop.xml.Zip;
import org.ackademy.question.Language;
import org.ackademy.question.Text;
import org.junit.jupiter.api.Test;

/** What a platform finds in a cartridge. */
class CartridgeTest {
  private static final String LAUNCH = "https://quiz.example.org/lti/launch?a=1&b=2";
  private static final List<Cartridge.Linked> LINKS =
      List.of(
          new Cartridge.Linked("opening", new Text("Open & go", "수립"), new Text("*How*", "글")),
          new Cartridge.Linked("closing", new Text("Close", "종료"), new Text("x", "y")));

  private static Map<String, byte[]> files(Speech speech) throws XmlReading.Unreadable {
    return Zip.unpacked(Cartridge.of("tcp", new Text("TCP", "전송"), LINKS, LAUNCH, speech));
  }

  private static Element element(Map<String, byte[]> files, String name)
      throws XmlReading.Unreadable {
    return XmlReading.read(Objects.requireNonNull(files.get(name)));
  }

  @Test
  void everyLinkStandsInTheCourseAndInAFile() throws XmlReading.Unreadable {
    Map<String, byte[]> files = files(Speech.ALL);
    assertThat(files.keySet())
        .containsExactly("imsmanifest.xml", "lti/opening.xml", "lti/closing.xml");
    Element manifest = element(files, "imsmanifest.xml");
    Element metadata = manifest.child("metadata").orElseThrow();
    assertThat(metadata.child("schema").map(Element::text)).contains("IMS Common Cartridge");
    assertThat(metadata.child("schemaversion").map(Element::text)).contains("1.3.0");
    Element root =
        manifest
            .child("organizations")
            .flatMap(all -> all.child("organization"))
            .flatMap(all -> all.child("item"))
            .orElseThrow();
    assertThat(root.children("item"))
        .extracting(item -> item.attribute("identifierref").orElse(""))
        .containsExactly("link-opening", "link-closing");
    List<Element> resources = manifest.child("resources").orElseThrow().children("resource");
    assertThat(resources)
        .allSatisfy(one -> assertThat(one.attribute("type")).contains("imsbasiclti_xmlv1p3"));
    assertThat(resources)
        .extracting(one -> one.child("file").flatMap(file -> file.attribute("href")).orElse(""))
        .containsExactly("lti/opening.xml", "lti/closing.xml");
  }

  @Test
  void aLinkNamesItsQuizAndHoldsNothingElse() throws XmlReading.Unreadable {
    Map<String, byte[]> files = files(Speech.of(Language.EN));
    Element link = element(files, "lti/opening.xml");
    // The order is that of the schema.
    assertThat(link.children())
        .extracting(Element::name)
        .containsExactly(
            "title", "description", "custom", "launch_url", "secure_launch_url", "vendor");
    assertThat(link.child("title").map(Element::text)).contains("Open & go");
    assertThat(link.child("description").map(Element::text)).contains("How");
    assertThat(link.child("secure_launch_url").map(Element::text)).contains(LAUNCH);
    Element property = link.child("custom").flatMap(all -> all.child("property")).orElseThrow();
    assertThat(property.attribute("name")).contains("quiz");
    assertThat(property.text()).isEqualTo("opening");
    String all =
        new String(Objects.requireNonNull(files.get("lti/opening.xml")), StandardCharsets.UTF_8);
    assertThat(all)
        .contains("xmlns=\"http://www.imsglobal.org/xsd/imslticc_v1p3\"")
        .doesNotContain("secret\"");
  }
}
