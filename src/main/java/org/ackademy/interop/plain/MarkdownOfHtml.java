package org.ackademy.interop.plain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ackademy.quiz.markdown.Markdown;

/**
 * Turns HTML into the Markdown that shows as the same. What Markdown has no word for is named, and
 * then nothing is made of the text.
 */
final class MarkdownOfHtml {
  /** Elements that stand within a line. */
  static final Set<String> INLINE =
      Set.of("em", "i", "strong", "b", "code", "tt", "kbd", "samp", "a", "span", "u", "font");

  private static final Set<String> IGNORED = Set.of("span", "font", "tbody", "thead", "colgroup");
  private static final String HTTPS = "https://";
  private static final Pattern LINE_START =
      Pattern.compile("^(\\s*)(?:([-+])(?=\\s|$)|(#{1,6})(?=\\s|$)|(>)|(-+)(?=\\s*$))");
  private static final Pattern UNDERLINE = Pattern.compile("=+");
  private static final Pattern NUMBERED = Pattern.compile("^(\\s*[0-9]{1,9})([.)])(?=\\s|$)");

  private final Set<String> unknown = new LinkedHashSet<>();

  private MarkdownOfHtml() {}

  /**
   * What became of a text.
   *
   * @param markdown the text
   * @param unknown elements that have no place in it; where there is one, the text is not whole
   */
  record Turned(String markdown, Set<String> unknown) {
    Turned {
      unknown = Set.copyOf(unknown);
    }
  }

  /** Turns a fragment. */
  static Turned of(String html) {
    var turning = new MarkdownOfHtml();
    String markdown = String.join("\n", turning.blocks(Html.read(html))).strip();
    if (turning.unknown.isEmpty() && !isSame(html, markdown)) {
      turning.unknown.add("?");
    }
    return new Turned(markdown, turning.unknown);
  }

  /** Whether the words are those that stood there: nothing was taken for a mark. */
  private static boolean isSame(String html, String markdown) {
    return Html.plain(Markdown.html(markdown)).equals(Html.plain(html));
  }

  /** The lines of nodes among which there may be blocks. */
  private List<String> blocks(List<Html> nodes) {
    List<String> lines = new ArrayList<>();
    List<Html> run = new ArrayList<>();
    for (Html node : nodes) {
      if (node instanceof Html.Element element && !INLINE.contains(element.name())) {
        if (element.name().equals("br")) {
          run.add(node);
          continue;
        }
        paragraph(run, lines);
        block(element, lines);
      } else {
        run.add(node);
      }
    }
    paragraph(run, lines);
    return lines;
  }

  private void paragraph(List<Html> run, List<String> lines) {
    String text = inline(run).strip();
    run.clear();
    if (!text.isEmpty()) {
      apart(lines);
      int first = lines.size();
      for (String line : text.lines().toList()) {
        boolean underlines = lines.size() > first && UNDERLINE.matcher(line.strip()).matches();
        lines.add(underlines ? "\\" + line.strip() : started(line));
      }
    }
  }

  private static void apart(List<String> lines) {
    if (!lines.isEmpty()) {
      lines.add("");
    }
  }

  /** A line of a paragraph that begins as a block would. */
  private static String started(String line) {
    String stripped = line.strip();
    Matcher numbered = NUMBERED.matcher(stripped);
    if (numbered.find()) {
      return numbered.replaceFirst("$1\\\\$2");
    }
    Matcher mark = LINE_START.matcher(stripped);
    return mark.find() ? "\\" + stripped : stripped;
  }

  private void block(Html.Element element, List<String> lines) {
    switch (element.name()) {
      case "p", "div", "section", "article" -> {
        List<String> inner = blocks(element.children());
        if (!inner.isEmpty()) {
          apart(lines);
          lines.addAll(inner);
        }
      }
      case "h1", "h2", "h3", "h4", "h5", "h6" -> {
        int level = Math.max(3, element.name().charAt(1) - '0');
        apart(lines);
        lines.add("#".repeat(level) + " " + oneLine(element));
      }
      case "hr" -> {
        apart(lines);
        lines.add("***");
      }
      case "blockquote" -> {
        apart(lines);
        blocks(element.children()).forEach(line -> lines.add(("> " + line).stripTrailing()));
      }
      case "pre" -> {
        apart(lines);
        fenced(element, lines);
      }
      case "ul", "ol" -> {
        apart(lines);
        list(element, lines);
      }
      case "table" -> {
        apart(lines);
        table(element, lines);
      }
      default -> unknown.add(element.name());
    }
  }

  private String oneLine(Html.Element element) {
    return inline(element.children()).strip().replaceAll("\\\\?\\s*\\n\\s*", " ");
  }

  private static void fenced(Html.Element pre, List<String> lines) {
    var text = new StringBuilder();
    String language = "";
    for (Html child : pre.children()) {
      if (child instanceof Html.Element code && code.name().equals("code")) {
        String named = code.attributes().getOrDefault("class", "");
        language = named.startsWith("language-") ? named.substring("language-".length()) : "";
      }
      raw(child, text);
    }
    String fence = text.indexOf("```") >= 0 ? "~~~~" : "```";
    lines.add(fence + language);
    text.toString().stripTrailing().lines().forEach(lines::add);
    lines.add(fence);
  }

  private static void raw(Html node, StringBuilder out) {
    switch (node) {
      case Html.Words words -> out.append(words.text());
      case Html.Element element -> {
        out.append(element.name().equals("br") ? "\n" : "");
        element.children().forEach(child -> raw(child, out));
      }
    }
  }

  private void list(Html.Element list, List<String> lines) {
    boolean numbered = list.name().equals("ol");
    String start = list.attributes().getOrDefault("start", "1");
    int number = start.matches("[0-9]{1,9}") ? Integer.parseInt(start) : 1;
    List<Html.Element> items = elements(list, "li");
    boolean loose =
        items.stream()
            .anyMatch(item -> item.children().stream().anyMatch(child -> isElement(child, "p")));
    boolean first = true;
    for (Html.Element item : items) {
      String mark = numbered ? number++ + ". " : "- ";
      String indent = " ".repeat(mark.length());
      if (loose && !first) {
        lines.add("");
      }
      first = false;
      List<String> inner = loose ? blocks(item.children()) : tight(item.children());
      for (int i = 0; i < Math.max(1, inner.size()); i++) {
        String line = inner.isEmpty() ? "" : inner.get(i);
        lines.add(line.isEmpty() && i > 0 ? "" : ((i == 0 ? mark : indent) + line).stripTrailing());
      }
    }
  }

  /** The lines of an item whose text is no paragraph: what follows stands right below it. */
  private List<String> tight(List<Html> nodes) {
    return blocks(nodes).stream().filter(line -> !line.isBlank()).toList();
  }

  private static boolean isElement(Html node, String name) {
    return node instanceof Html.Element element && element.name().equals(name);
  }

  private List<Html.Element> elements(Html.Element parent, String name) {
    List<Html.Element> found = new ArrayList<>();
    for (Html child : parent.children()) {
      switch (child) {
        case Html.Words words -> {
          if (!words.text().isBlank()) {
            unknown.add(parent.name());
          }
        }
        case Html.Element element -> {
          if (element.name().equals(name)) {
            found.add(element);
          } else if (IGNORED.contains(element.name())) {
            found.addAll(elements(element, name));
          } else {
            unknown.add(element.name());
          }
        }
      }
    }
    return found;
  }

  private void table(Html.Element table, List<String> lines) {
    boolean first = true;
    for (Html.Element row : elements(table, "tr")) {
      List<Html.Element> cells = new ArrayList<>();
      for (Html child : row.children()) {
        if (child instanceof Html.Element cell && Set.of("td", "th").contains(cell.name())) {
          cells.add(cell);
        }
      }
      lines.add(
          cells.stream()
              .map(cell -> oneLine(cell).replace("|", "\\|"))
              .collect(Collectors.joining(" | ", "| ", " |")));
      if (first) {
        lines.add(
            cells.stream()
                .map(MarkdownOfHtml::alignment)
                .collect(Collectors.joining(" | ", "| ", " |")));
        first = false;
      }
    }
  }

  private static String alignment(Html.Element cell) {
    return switch (cell.attributes().getOrDefault("align", "")) {
      case "left" -> ":---";
      case "center" -> ":---:";
      case "right" -> "---:";
      default -> "---";
    };
  }

  private String inline(List<Html> nodes) {
    var out = new StringBuilder();
    for (Html node : nodes) {
      switch (node) {
        case Html.Words words -> out.append(escaped(collapsed(words.text())));
        case Html.Element element -> out.append(inline(element));
      }
    }
    return out.toString().replaceAll(" +", " ").replaceAll(" ?\\n ?", "\n");
  }

  private String inline(Html.Element element) {
    return switch (element.name()) {
      case "em", "i" -> marked("*", element);
      case "strong", "b" -> marked("**", element);
      case "code", "tt", "kbd", "samp" -> code(element);
      case "br" -> "\\\n";
      case "span", "font", "u" -> inline(element.children());
      case "a" -> link(element);
      default -> {
        unknown.add(element.name());
        yield "";
      }
    };
  }

  private String marked(String mark, Html.Element element) {
    String inner = inline(element.children());
    String text = inner.strip();
    if (text.isEmpty()) {
      return inner;
    }
    String before = inner.startsWith(text) ? "" : " ";
    String after = inner.endsWith(text) ? "" : " ";
    return before + mark + text + mark + after;
  }

  private static String code(Html.Element element) {
    var text = new StringBuilder();
    raw(element, text);
    String content = collapsed(text.toString()).replace('\n', ' ');
    if (content.isBlank()) {
      return "";
    }
    String fence = "`";
    while (content.contains(fence)) {
      fence += "`";
    }
    String blank = content.startsWith("`") || content.endsWith("`") ? " " : "";
    return fence + blank + content + blank + fence;
  }

  private String link(Html.Element element) {
    String target = element.attributes().getOrDefault("href", "");
    String text = inline(element.children());
    if (!target.startsWith(HTTPS) || target.matches(".*[\\s<>].*")) {
      unknown.add("a");
      return text;
    }
    return "[" + text + "](<" + target + ">)";
  }

  private static String collapsed(String text) {
    // Blanks first: otherwise a long run of them is gone through from each of its signs.
    return text.replaceAll("[ \\t\\f\\r]+", " ").replaceAll(" ?\\n[\\s&&[^\\u00a0]]*", "\n");
  }

  private static String escaped(String text) {
    var out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      if (isMark(text, i, sign)) {
        out.append('\\');
      }
      out.append(sign);
    }
    return out.toString();
  }

  private static boolean isMark(String text, int place, char sign) {
    char next = place + 1 < text.length() ? text.charAt(place + 1) : ' ';
    char before = place > 0 ? text.charAt(place - 1) : ' ';
    return switch (sign) {
      case '`', '*' -> true;
      case '\\' -> next < 128 && !Character.isLetterOrDigit(next);
      case '_' -> !(Character.isLetterOrDigit(before) && Character.isLetterOrDigit(next));
      case '<' -> Character.isLetter(next) || "/!?".indexOf(next) >= 0;
      case '&' -> Character.isLetter(next) || next == '#';
      case ']' -> next == '(' || next == ':' || next == '[';
      default -> false;
    };
  }
}
