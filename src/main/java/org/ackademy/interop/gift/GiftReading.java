package org.ackademy.interop.gift;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ackademy.interop.plain.Body;
import org.ackademy.interop.plain.Composed;
import org.ackademy.interop.plain.Escaped;
import org.ackademy.interop.plain.Imported;
import org.ackademy.interop.plain.Note;
import org.ackademy.interop.plain.Notes;
import org.ackademy.interop.plain.Taking;
import org.ackademy.interop.plain.Tongues;
import org.ackademy.question.Text;

/**
 * Reads GIFT. Questions are parted by blank lines; one of which anything that matters is not
 * understood is not taken, and it is said why.
 */
public final class GiftReading {
  /** The longest document, in UTF-16 units. */
  public static final int CHARS_MAX = 5_000_000;

  private static final String CATEGORY = "$CATEGORY:";
  // Possessive: what is tried again keeps a frame for each sign, and a line may be long.
  private static final Pattern ID = Pattern.compile("\\[id:((?:\\\\]|[^\\]\\[])++)]");
  private static final Pattern TAG = Pattern.compile("\\[tag:((?:\\\\]|[^\\]])++)]");
  private static final Pattern FORMAT =
      Pattern.compile("^\\s*\\[(html|moodle|plain|markdown)]", Pattern.CASE_INSENSITIVE);
  private static final String GENERAL = "####";

  private final Notes notes = new Notes();
  private final Tongues tongues = new Tongues(notes);
  private final Taking taking = new Taking(notes);
  private Optional<Text> title = Optional.empty();

  private GiftReading() {}

  /** Reads a document. */
  public static Imported read(String document) {
    return new GiftReading().all(document);
  }

  private Imported all(String document) {
    if (document.length() > CHARS_MAX) {
      notes.add(Note.Kind.TOO_MANY, String.valueOf(CHARS_MAX));
      return new Imported(Optional.empty(), Optional.empty(), List.of(), notes.all());
    }
    String text = document.startsWith("\uFEFF") ? document.substring(1) : document;
    List<String> block = new ArrayList<>();
    int number = 0;
    int first = 1;
    for (String line : text.split("\r\n|\r|\n", -1)) {
      number++;
      if (line.isBlank()) {
        block(block, first);
        block.clear();
        first = number + 1;
      } else if (line.strip().startsWith(CATEGORY)) {
        category(line.strip().substring(CATEGORY.length()).strip(), number);
      } else {
        block.add(line);
      }
    }
    block(block, first);
    return new Imported(Optional.empty(), title, taking.items(), notes.all());
  }

  private void category(String path, int line) {
    notes.begin("", line);
    if (title.isPresent() || !taking.items().isEmpty()) {
      notes.add(Note.Kind.CATEGORY, path);
      return;
    }
    title =
        tongues.title(path.replace("//", "\u0000").replaceFirst(".*/", "").replace('\u0000', '/'));
  }

  private void block(List<String> lines, int first) {
    Optional<String> id = Optional.empty();
    List<String> tags = new ArrayList<>();
    List<String> text = new ArrayList<>();
    for (String line : lines) {
      if (line.strip().startsWith("//")) {
        Matcher named = ID.matcher(line);
        id = named.find() ? Optional.of(named.group(1)) : id;
        TAG.matcher(line).results().map(tag -> tag.group(1).replace("\\]", "]")).forEach(tags::add);
      } else {
        text.add(line);
      }
    }
    if (!text.isEmpty()) {
      question(String.join("\n", text).strip(), id, tags, first);
    }
  }

  private void question(String text, Optional<String> id, List<String> tags, int line) {
    Optional<String> name = Optional.empty();
    String rest = text;
    if (text.startsWith("::")) {
      int end = text.indexOf("::", 2);
      if (end > 0) {
        name = Optional.of(unescaped(text.substring(2, end)).strip());
        rest = text.substring(end + 2);
      }
    }
    notes.begin(id.or(() -> Optional.of("")).orElse(""), line);
    if (id.isEmpty()) {
      notes.begin(name.orElse(""), line);
    }
    int open = Escaped.find(rest, '{', 0);
    int close = open < 0 ? -1 : Escaped.find(rest, '}', open);
    if (close < 0) {
      notes.add(open < 0 ? Note.Kind.TYPE : Note.Kind.BROKEN, open < 0 ? "description" : "}");
      return;
    }
    String after = rest.substring(close + 1);
    if (Escaped.find(after, '{', 0) >= 0) {
      notes.add(Note.Kind.BROKEN, "{");
      return;
    }
    String before = rest.substring(0, open);
    Matcher named = FORMAT.matcher(before);
    String format = named.find() ? named.group(1).toLowerCase(Locale.ROOT) : "moodle";
    String task =
        named.reset().replaceFirst("").strip() + (after.isBlank() ? "" : " _____ " + after.strip());
    answered(new Head(id, name, task, format, tags), rest.substring(open + 1, close));
  }

  /** What stands before the answers. */
  private record Head(
      Optional<String> id, Optional<String> name, String task, String format, List<String> tags) {}

  private void answered(Head head, String inside) {
    int general = inside.indexOf(GENERAL);
    String answers = general < 0 ? inside : inside.substring(0, general);
    var types = new GiftTypes(notes, tongues, head.format());
    Optional<Text> explanation =
        general < 0 ? Optional.empty() : types.text(inside.substring(general + GENERAL.length()));
    Optional<Text> task =
        types.isOrdering(answers)
            ? tongues.html(head.task().replace("\n", " "))
            : types.text(head.task());
    Optional<Body> body = task.flatMap(found -> types.body(answers, statement(found)));
    Optional<Text> asked =
        body.isPresent() && body.get() instanceof Body.Judge judge && judge.statements().size() == 1
            ? task.map(Composed::unquoted).map(Composed.Split::task)
            : task;
    taking.take(
        new Taking.Found(
            head.id(),
            head.name().flatMap(tongues::title).or(() -> task.flatMap(GiftReading::shortened)),
            asked,
            body,
            explanation,
            List.of(),
            head.tags()));
  }

  private static Text statement(Text task) {
    return Composed.unquoted(task).rest();
  }

  /** The beginning of a text, which names a question that has no name. */
  private static Optional<Text> shortened(Text task) {
    return Optional.of(new Text(shortened(task.en()), shortened(task.ko())));
  }

  private static String shortened(String text) {
    String line = text.lines().findFirst().orElse(text).replaceAll("[`*>#]", "").strip();
    return line.length() > 60 ? line.substring(0, 60).strip() + "…" : line.isEmpty() ? "?" : line;
  }

  /** A text once its backslashes have taken effect. */
  static String unescaped(String text) {
    var out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char here = text.charAt(i);
      char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
      if (here == '\\' && next == 'n') {
        out.append('\n');
        i++;
      } else if (here == '\\' && "\\~=#{}:".indexOf(next) >= 0) {
        out.append(next);
        i++;
      } else {
        out.append(here);
      }
    }
    return out.toString();
  }
}
