package org.ackademy.interop.qti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.ackademy.interop.plain.Body;
import org.ackademy.interop.plain.Imported;
import org.ackademy.interop.plain.Item;
import org.ackademy.interop.plain.Note;
import org.ackademy.interop.xml.XmlReading;
import org.ackademy.interop.xml.Zip;
import org.ackademy.question.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packages as other programs make them. */
class QtiReadingTest {
  private static final String TEMPLATES = "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/";

  private static String item(String declarations, String body, String processing) {
    return """
    <qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
     identifier="an-item" title="Title" adaptive="false" time-dependent="false">
     %s<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>
     <qti-item-body>%s</qti-item-body>%s</qti-assessment-item>
    """
        .formatted(declarations, body, processing);
  }

  private static String template(String name) {
    return "<qti-response-processing template=\"" + TEMPLATES + name + "\"/>";
  }

  private static String declared(String cardinality, String type, String inside) {
    return "<qti-response-declaration identifier=\"RESPONSE\" cardinality=\"%s\" base-type=\"%s\">%s</qti-response-declaration>"
        .formatted(cardinality, type, inside);
  }

  private static String correct(String... values) {
    return "<qti-correct-response><qti-value>"
        + String.join("</qti-value><qti-value>", values)
        + "</qti-value></qti-correct-response>";
  }

  private static Imported read(String item) {
    String manifest =
        """
        <manifest xmlns="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1" identifier="m">
         <resources><resource identifier="i" type="imsqti_item_xmlv3p0" href="i.xml">
          <file href="i.xml"/></resource></resources></manifest>
        """;
    Map<String, String> files = new LinkedHashMap<>();
    files.put("imsmanifest.xml", manifest);
    files.put("i.xml", item);
    try {
      return QtiReading.read(Zip.packed(files));
    } catch (XmlReading.Unreadable e) {
      throw new AssertionError(e);
    }
  }

  private static Item only(String item) {
    Imported imported = read(item);
    assertThat(imported.notes()).noneMatch(note -> note.kind().weight() == Note.Weight.REFUSED);
    assertThat(imported.items()).hasSize(1);
    return imported.items().getFirst();
  }

  private static final String CHOICES =
      "<qti-choice-interaction response-identifier=\"RESPONSE\" max-choices=\"%d\""
          + " shuffle=\"true\"><qti-prompt>Which?</qti-prompt><qti-simple-choice"
          + " identifier=\"A\">one</qti-simple-choice><qti-simple-choice"
          + " identifier=\"B\">two</qti-simple-choice></qti-choice-interaction>";

  @Test
  void aChoiceByTheTemplate() {
    Item item =
        only(
            item(
                declared("single", "identifier", correct("B")),
                "<p>Look.</p>" + CHOICES.formatted(1),
                template("match_correct")));
    assertThat(item.task().en()).isEqualTo("Look.\n\nWhich?");
    var choose = (Body.Choose) item.body();
    assertThat(choose.pick()).isEqualTo(Body.Pick.ONE);
    assertThat(choose.options())
        .containsExactly(
            new Body.Option(new Text("one", "one"), false, Optional.empty()),
            new Body.Option(new Text("two", "two"), true, Optional.empty()));
  }

  /** Rules that give the points to another answer than the one that is named as correct. */
  @Test
  void rulesThatContradictTheKeyAreRefused() {
    String rule =
        """
        <qti-response-processing><qti-response-condition><qti-response-if>
         <qti-match><qti-variable identifier="RESPONSE"/>
          <qti-base-value base-type="identifier">%s</qti-base-value></qti-match>
         <qti-set-outcome-value identifier="SCORE">
          <qti-base-value base-type="float">1</qti-base-value></qti-set-outcome-value>
        </qti-response-if></qti-response-condition></qti-response-processing>
        """;
    String declared = declared("single", "identifier", correct("B"));
    only(item(declared, CHOICES.formatted(1), rule.formatted("B")));
    Imported other = read(item(declared, CHOICES.formatted(1), rule.formatted("A")));
    assertThat(other.items()).isEmpty();
    assertThat(other.notes()).extracting(Note::kind).contains(Note.Kind.WEIGHTS);
  }

  @ParameterizedTest
  @CsvSource({
    "0, .5, true",
    "-1, 1., true",
    "0, much, false",
    "1, 0.5, false",
    "NaN, 0.5, false",
  })
  void whatIsWorthSomethingIsReadOrRefused(String otherwise, String worth, boolean taken) {
    String mapping =
        """
        <qti-mapping default-value="%s"><qti-map-entry map-key="A" mapped-value="-1"/>
        <qti-map-entry map-key="B" mapped-value="%s"/></qti-mapping>
        """
            .formatted(otherwise, worth);
    Imported imported =
        read(
            item(
                declared("multiple", "identifier", correct("B") + mapping),
                CHOICES.formatted(0),
                template("map_response")));
    assertThat(imported.items()).hasSize(taken ? 1 : 0);
    assertThat(imported.isWhole()).isEqualTo(taken);
  }

  @Test
  void aFileThatIsNamedTwiceIsReadOnce() throws XmlReading.Unreadable {
    String resource = "<resource identifier=\"%s\" type=\"imsqti_item_xmlv3p0\" href=\"i.xml\"/>";
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "imsmanifest.xml",
        "<manifest identifier=\"m\"><resources>"
            + resource.formatted("i")
            + resource.formatted("j")
            + "</resources></manifest>");
    files.put(
        "i.xml",
        item(
            declared("single", "identifier", correct("B")),
            CHOICES.formatted(1),
            template("match_correct")));
    Imported imported = QtiReading.read(Zip.packed(files));
    assertThat(imported.items()).hasSize(1);
    assertThat(imported.notes()).anyMatch(note -> note.detail().equals("i.xml"));
  }

  @Test
  void anOrderByTheTemplate() {
    Item item =
        only(
            item(
                declared("ordered", "identifier", correct("B", "A")),
                "<qti-order-interaction response-identifier=\"RESPONSE\"><qti-simple-choice"
                    + " identifier=\"A\">one</qti-simple-choice><qti-simple-choice"
                    + " identifier=\"B\">two</qti-simple-choice></qti-order-interaction><p>Order"
                    + " them.</p>",
                template("match_correct.xml")));
    assertThat(((Body.Sort) item.body()).items())
        .extracting(Text::en)
        .containsExactly("two", "one");
  }

  @Test
  void aNumberWithATolerance() {
    Item item =
        only(
            item(
                declared("single", "float", correct("5.5")),
                "<p>How much?</p><p><qti-text-entry-interaction"
                    + " response-identifier=\"RESPONSE\"/></p>",
                """
                <qti-response-processing><qti-response-condition><qti-response-if>
                 <qti-equal tolerance-mode="absolute" tolerance="0.5 0.5">
                  <qti-variable identifier="RESPONSE"/><qti-correct identifier="RESPONSE"/></qti-equal>
                 <qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">2</qti-base-value></qti-set-outcome-value>
                </qti-response-if></qti-response-condition></qti-response-processing>
                """));
    var amount = (Body.Entry.Amount) ((Body.Fill) item.body()).entry();
    assertThat(amount.value()).isEqualByComparingTo("5.5");
    assertThat(amount.tolerance()).isEqualByComparingTo("0.5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<qti-response-processing/> | PATTERN",
        "<qti-response-processing template=\"urn:x\"/> | PATTERN urn:x",
        "<qti-response-processing><qti-exit-response/></qti-response-processing> | PATTERN"
            + " qti-exit-response",
        "<qti-response-processing><qti-set-outcome-value"
            + " identifier=\"SCORE\"><qti-random/></qti-set-outcome-value></qti-response-processing>"
            + " | PATTERN qti-random",
        "'' | PATTERN"
      })
  void scoringThatNobodyKnowsIsRefused(String processing, String why) {
    refused(
        item(declared("single", "identifier", correct("B")), CHOICES.formatted(1), processing),
        why);
  }

  private static void refused(String item, String why) {
    Imported imported = read(item);
    assertThat(imported.items()).isEmpty();
    assertThat(imported.notes().stream().map(note -> note.kind() + " " + note.detail()))
        .anyMatch(said -> said.startsWith(why));
  }

  @Test
  void interactionsThatThereAreNotHereAreRefused() {
    refused(
        item(
            declared("single", "string", ""),
            "<p>x</p><qti-portable-custom-interaction response-identifier=\"RESPONSE\""
                + " module=\"evil\"/>",
            template("match_correct")),
        "TYPE qti-portable-custom-interaction");
    refused(
        item(
            declared("single", "string", ""),
            "<qti-extended-text-interaction response-identifier=\"RESPONSE\"/>",
            template("match_correct")),
        "TYPE qti-extended-text-interaction");
  }

  @Test
  void weightsThatDifferAreRefused() {
    refused(
        item(
            declared(
                "multiple",
                "identifier",
                correct("A", "B")
                    + "<qti-mapping><qti-map-entry map-key=\"A\" mapped-value=\"1\"/><qti-map-entry"
                    + " map-key=\"B\" mapped-value=\"2\"/></qti-mapping>"),
            CHOICES.formatted(0),
            template("map_response")),
        "WEIGHTS");
  }

  @Test
  void scriptsInTextsAreRefused() {
    refused(
        item(
            declared("single", "identifier", correct("B")),
            "<script>alert(1)</script>" + CHOICES.formatted(1),
            template("match_correct")),
        "MARKUP");
  }

  @Test
  void aDocumentTypeInAnItemIsRefused() {
    refused("<!DOCTYPE x [<!ENTITY a \"b\">]><qti-assessment-item/>", "BROKEN");
  }

  @Test
  void whatIsNoPackageIsTold() {
    assertThatThrownBy(() -> QtiReading.read(new byte[] {1, 2, 3}))
        .isInstanceOf(XmlReading.Unreadable.class);
    assertThatThrownBy(() -> QtiReading.read(Zip.packed(Map.of("a.xml", "<a/>"))))
        .isInstanceOf(XmlReading.Unreadable.class)
        .hasMessageContaining("imsmanifest.xml");
  }

  /** A file that unpacks to far more than it is. */
  @Test
  void aPackageThatGrowsIsRefused() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("imsmanifest.xml"));
      byte[] nothing = new byte[1_000_000];
      for (int i = 0; i <= Zip.OCTETS_MAX / nothing.length; i++) {
        zip.write(nothing);
      }
      zip.closeEntry();
    }
    assertThat(out.size()).isLessThan(100_000);
    assertThatThrownBy(() -> QtiReading.read(out.toByteArray()))
        .isInstanceOf(XmlReading.Unreadable.class)
        .hasMessageContaining("octets");
  }

  @Test
  void namesThatLeadElsewhereAreOnlyNames() {
    String manifest =
        "<manifest identifier=\"m\"><resources><resource type=\"imsqti_item_xmlv3p0\""
            + " href=\"../../etc/passwd\"/></resources></manifest>";
    try {
      Imported imported = QtiReading.read(Zip.packed(Map.of("imsmanifest.xml", manifest)));
      assertThat(imported.isWhole()).isFalse();
      assertThat(imported.items()).isEmpty();
    } catch (XmlReading.Unreadable e) {
      throw new AssertionError(e);
    }
  }
}
