package org.ackademy.interop.moodle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ackademy.interop.plain.Body;
import org.ackademy.interop.plain.Composed;
import org.ackademy.interop.plain.Imported;
import org.ackademy.interop.plain.Note;
import org.ackademy.interop.plain.Notes;
import org.ackademy.interop.plain.Taking;
import org.ackademy.interop.plain.Tongues;
import org.ackademy.interop.plain.Words;
import org.ackademy.interop.xml.Element;
import org.ackademy.interop.xml.XmlReading;
import org.ackademy.question.Text;

/**
 * Reads questions from Moodle XML. A question of which anything that matters is not understood is
 * not taken, and it is said why.
 */
public final class MoodleReading {
  /** What a question has beside what its type asks. */
  private static final Set<String> COMMON =
      Set.of(
          "name",
          "questiontext",
          "generalfeedback",
          "defaultgrade",
          "penalty",
          "hidden",
          "idnumber",
          "tags",
          "hint",
          "answer",
          "subquestion",
          "single",
          "shuffleanswers",
          "shuffleoptions",
          "answernumbering",
          "showstandardinstruction",
          "shownumcorrect",
          "usecase",
          "unitgradingtype",
          "unitpenalty",
          "showunits",
          "unitsleft",
          "units",
          "layouttype",
          "selecttype",
          "selectcount",
          "showgrading",
          "numberingstyle",
          "gradingtype",
          "responseformat",
          "responserequired",
          "responsefieldlines",
          "attachments",
          "attachmentsrequired",
          "graderinfo",
          "responsetemplate");

  private static final String MARKDOWN = "markdown";

  private final Notes notes = new Notes();
  private final Tongues tongues = new Tongues(notes);
  private final Taking taking = new Taking(notes);
  private Optional<String> id = Optional.empty();
  private Optional<Text> title = Optional.empty();

  private MoodleReading() {}

  /**
   * Reads a document.
   *
   * @throws XmlReading.Unreadable where it is no XML that can be read
   */
  public static Imported read(byte[] document) throws XmlReading.Unreadable {
    return new MoodleReading().quiz(XmlReading.read(document));
  }

  private Imported quiz(Element quiz) {
    if (!quiz.name().equals("quiz")) {
      notes.add(Note.Kind.BROKEN, "<" + quiz.name() + ">");
    }
    for (Element question : quiz.children("question")) {
      String type = question.attribute("type").orElse("");
      if (type.equals("category")) {
        category(question);
      } else {
        notes.begin(inner(question, "name").strip(), question.line());
        question(question, type);
      }
    }
    return new Imported(id, title, taking.items(), notes.all());
  }

  private void category(Element question) {
    notes.begin("", question.line());
    String path = inner(question, "category").strip();
    String name = path.replace("//", "\u0000").replaceFirst(".*/", "").replace('\u0000', '/');
    if (title.isPresent() || !taking.items().isEmpty()) {
      notes.add(Note.Kind.CATEGORY, path);
      return;
    }
    title = tongues.title(name);
    id =
        question
            .child("idnumber")
            .map(Element::text)
            .map(String::strip)
            .filter(one -> Taking.slug(one).equals(one));
  }

  /** The text of an element's {@code text}. */
  static String inner(Element element, String name) {
    return element.child(name).flatMap(one -> one.child("text")).map(Element::text).orElse("");
  }

  private void question(Element question, String type) {
    settings(question);
    Optional<Text> explanation = text(question, "generalfeedback");
    var types = new MoodleTypes(question, notes, this::text, tongues);
    Optional<Text> task = Optional.empty();
    Optional<Body> body = Optional.empty();
    switch (type) {
      case "multichoice" -> {
        task = text(question, "questiontext");
        body = types.choose();
      }
      case "truefalse" -> {
        Optional<Composed.Split> split = text(question, "questiontext").map(Composed::unquoted);
        task = split.map(Composed.Split::task);
        body = split.flatMap(parts -> types.trueOrFalse(parts.rest()));
      }
      case "shortanswer" -> {
        task = text(question, "questiontext");
        body = types.words();
      }
      case "numerical" -> {
        task = text(question, "questiontext");
        body = types.numerical();
      }
      case "matching" -> {
        task = text(question, "questiontext");
        body = types.matching();
      }
      case "ordering" -> {
        task = text(question, "questiontext");
        body = types.ordering();
      }
      case "cloze" -> {
        var reading = new ClozeReading(inner(question, "questiontext"), notes, tongues);
        Optional<Composed.Split> split = reading.text().map(Composed::unruled);
        task = split.map(Composed.Split::task);
        body = split.map(parts -> new Body.Cloze(parts.rest(), reading.gaps()));
      }
      default -> notes.add(Note.Kind.TYPE, type);
    }
    if (!notes.isRefused()) {
      taking.take(
          new Taking.Found(
              question
                  .child("idnumber")
                  .map(Element::text)
                  .map(String::strip)
                  .filter(one -> !one.isEmpty()),
              tongues.title(inner(question, "name")),
              task,
              body,
              explanation,
              hints(question),
              tags(question)));
    }
  }

  /** Says which settings have no counterpart here. */
  private void settings(Element question) {
    for (Element child : question.children()) {
      boolean empty = child.text().isBlank() && child.children("file").isEmpty();
      if (!COMMON.contains(child.name()) && !empty) {
        notes.add(Note.Kind.SETTING, child.name());
      }
    }
    question
        .child("defaultgrade")
        .flatMap(grade -> Words.number(grade.text()))
        .filter(grade -> grade.compareTo(java.math.BigDecimal.ONE) != 0)
        .ifPresent(grade -> notes.add(Note.Kind.SETTING, "defaultgrade " + grade.toPlainString()));
  }

  private List<Text> hints(Element question) {
    List<Text> hints = new ArrayList<>();
    for (Element hint : question.children("hint")) {
      text(hint).ifPresent(hints::add);
    }
    return hints;
  }

  private static List<String> tags(Element question) {
    return question.child("tags").stream()
        .flatMap(tags -> tags.children("tag").stream())
        .map(tag -> tag.child("text").map(Element::text).orElse("").strip())
        .filter(tag -> !tag.isEmpty())
        .toList();
  }

  private Optional<Text> text(Element parent, String name) {
    return parent.child(name).flatMap(this::text);
  }

  /** The text of an element, in the format that it names. */
  private Optional<Text> text(Element element) {
    if (!element.children("file").isEmpty()) {
      notes.add(Note.Kind.FILE, element.children("file").getFirst().attribute("name").orElse(""));
    }
    String text = element.child("text").map(Element::text).orElse("");
    return switch (element.attribute("format").orElse("html")) {
      case MARKDOWN -> tongues.markdowned(text);
      case "plain_text" -> tongues.plain(text);
      case "moodle_auto_format" -> tongues.html(text.strip().replace("\n", "<br>"));
      default -> tongues.html(text);
    };
  }
}
