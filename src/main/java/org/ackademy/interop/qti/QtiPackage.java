package org.ackademy.interop.qti;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ackademy.interop.plain.Item;
import org.ackademy.interop.plain.Labels;
import org.ackademy.interop.plain.Losses;
import org.ackademy.interop.plain.Paper;
import org.ackademy.interop.plain.Speech;
import org.ackademy.interop.xml.XmlText;
import org.ackademy.interop.xml.Zip;

/** A package of QTI: a manifest, a test, and an item for each question. */
public final class QtiPackage {
  static final String MANIFEST = "imsmanifest.xml";

  private static final String TEST = "test.xml";
  private static final String LOM = "http://ltsc.ieee.org/xsd/LOM";

  private QtiPackage() {}

  /**
   * The package of a paper, in the first language of a speech.
   *
   * @param losses where it is noted what has no place in it
   */
  public static byte[] of(Dialect dialect, Paper paper, Speech speech, Losses losses) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(MANIFEST, manifest(dialect, paper, speech));
    files.put(TEST, test(dialect, paper, speech));
    for (Item item : paper.items()) {
      files.put(file(item), QtiItem.of(dialect, item, speech, losses));
    }
    return Zip.packed(files);
  }

  private static String file(Item item) {
    return "items/" + item.id() + ".xml";
  }

  private static String manifest(Dialect dialect, Paper paper, Speech speech) {
    var xml = new XmlText();
    xml.open("manifest").attribute("xmlns", dialect.manifest());
    xml.attribute("identifier", "manifest-" + paper.id());
    xml.open("metadata").element("schema", dialect.packageSchema());
    xml.element("schemaversion", dialect.packageVersion()).close();
    xml.empty("organizations").open("resources");
    xml.open("resource").attribute("identifier", "test-" + paper.id());
    xml.attribute("type", dialect.resource("test")).attribute("href", TEST);
    xml.open("file").attribute("href", TEST).close();
    for (Item item : paper.items()) {
      xml.open("dependency").attribute("identifierref", item.id()).close();
    }
    xml.close();
    for (Item item : paper.items()) {
      xml.open("resource").attribute("identifier", item.id());
      xml.attribute("type", dialect.resource("item")).attribute("href", file(item));
      labels(xml, Labels.of(item), speech);
      xml.open("file").attribute("href", file(item)).close().close();
    }
    return xml.close().close().written();
  }

  private static void labels(XmlText xml, List<String> labels, Speech speech) {
    xml.open("metadata").open("lom").attribute("xmlns", LOM).open("general");
    for (String label : labels) {
      xml.open("keyword").open("string").attribute("language", speech.first().tag());
      xml.text(label).close().close();
    }
    xml.close().close().close();
  }

  private static String test(Dialect dialect, Paper paper, Speech speech) {
    var out = new Markup(dialect);
    String title = speech.plain(paper.title());
    out.document("assessment-test", QtiItem.IDENTIFIER, "test-" + paper.id(), "title", title);
    out.open(
        "outcome-declaration",
        QtiItem.IDENTIFIER,
        QtiItem.SCORE,
        "cardinality",
        "single",
        "base-type",
        "float");
    out.open("default-value").text("value", "0").close().close();
    out.open(
        "test-part",
        QtiItem.IDENTIFIER,
        "part",
        "navigation-mode",
        "nonlinear",
        "submission-mode",
        "individual");
    out.open(
        "assessment-section", QtiItem.IDENTIFIER, paper.id(), "title", title, "visible", "true");
    for (Item item : paper.items()) {
      out.empty("assessment-item-ref", QtiItem.IDENTIFIER, item.id(), "href", file(item));
    }
    out.close().close();
    out.open("outcome-processing").open("set-outcome-value", QtiItem.IDENTIFIER, QtiItem.SCORE);
    out.open("sum").empty("test-variables", "variable-identifier", QtiItem.SCORE).close();
    return out.close().close().close().written();
  }
}
