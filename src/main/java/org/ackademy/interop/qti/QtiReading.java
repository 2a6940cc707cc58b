package org.ackademy.interop.qti;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ackademy.interop.plain.Imported;
import org.ackademy.interop.plain.Note;
import org.ackademy.interop.plain.Notes;
import org.ackademy.interop.plain.Taking;
import org.ackademy.interop.plain.Tongues;
import org.ackademy.interop.xml.Element;
import org.ackademy.interop.xml.XmlReading;
import org.ackademy.interop.xml.Zip;
import org.ackademy.question.Text;

/** Reads the items of a package of QTI 3. */
public final class QtiReading {
  private static final String ITEM = Dialect.QTI3.resource("item");
  private static final String TEST = Dialect.QTI3.resource("test");
  private static final String OF_OURS = "manifest-";

  private final Notes notes = new Notes();
  private final Tongues tongues = new Tongues(notes);
  private final Taking taking = new Taking(notes);
  private final Map<String, byte[]> files;

  /** Files that were read; each is read once, however often a manifest names it. */
  private final Set<String> seen = new HashSet<>();

  private QtiReading(Map<String, byte[]> files) {
    this.files = files;
  }

  /**
   * Reads a package.
   *
   * @throws XmlReading.Unreadable where it is no package, or its manifest cannot be read
   */
  public static Imported read(byte[] content) throws XmlReading.Unreadable {
    return new QtiReading(Zip.unpacked(content)).all();
  }

  private Imported all() throws XmlReading.Unreadable {
    byte[] manifest = files.get(QtiPackage.MANIFEST);
    if (manifest == null) {
      throw new XmlReading.Unreadable(1, "no " + QtiPackage.MANIFEST);
    }
    Element root = XmlReading.read(manifest);
    Optional<Text> title = Optional.empty();
    for (Element resource :
        root.child("resources").map(all -> all.children("resource")).orElse(List.of())) {
      String type = resource.attribute("type").orElse("");
      String href = resource.attribute("href").orElse("");
      if (type.equals(ITEM)) {
        item(resource, href);
      } else if (type.equals(TEST)) {
        notes.begin(href, 1);
        title = document(href).flatMap(test -> test.attribute("title")).flatMap(tongues::title);
      } else if (type.startsWith("imsqti_item")) {
        notes.begin(href, 1);
        notes.add(Note.Kind.TYPE, type);
      }
    }
    Optional<String> id =
        root.attribute("identifier")
            .filter(name -> name.startsWith(OF_OURS))
            .map(name -> name.substring(OF_OURS.length()))
            .filter(name -> Taking.slug(name).equals(name));
    return new Imported(id, title, taking.items(), notes.all());
  }

  private Optional<Element> document(String href) {
    byte[] file = files.get(href);
    if (file == null || !seen.add(href)) {
      notes.add(Note.Kind.BROKEN, href);
      return Optional.empty();
    }
    try {
      return Optional.of(XmlReading.read(file));
    } catch (XmlReading.Unreadable e) {
      notes.add(Note.Kind.BROKEN, href + ":" + e.line() + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private void item(Element resource, String href) {
    notes.begin(href, 1);
    Optional<Element> found = document(href);
    if (found.isEmpty()) {
      return;
    }
    Element item = found.get();
    notes.begin(item.attribute("identifier").orElse(href), item.line());
    if (!item.name().equals("qti-assessment-item")) {
      notes.add(Note.Kind.BROKEN, "<" + item.name() + ">");
      return;
    }
    var reading = new QtiItemReading(item, notes, tongues);
    reading.read();
    taking.take(
        new Taking.Found(
            item.attribute("identifier"),
            item.attribute("title").flatMap(tongues::title),
            reading.task(),
            reading.body(),
            reading.explanation(),
            List.of(),
            labels(resource)));
  }

  private static List<String> labels(Element resource) {
    List<String> labels = new ArrayList<>();
    resource.child("metadata").ifPresent(metadata -> keywords(metadata, labels));
    return labels;
  }

  private static void keywords(Element element, List<String> labels) {
    if (element.name().equals("keyword")) {
      labels.add(element.text().strip());
    } else {
      element.children().forEach(child -> keywords(child, labels));
    }
  }
}
