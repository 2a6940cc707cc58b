package org.ackademy.quiz.file;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.ackademy.notation.Tree;

/** Writes trees as YAML that {@link Yaml} reads as the same tree. */
public final class YamlText {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z가-힣][A-Za-z0-9가-힣 _.()/+-]*");
  private static final Set<String> WORDS =
      Set.of("true", "false", "null", "yes", "no", "on", "off");
  private static final int INDENT = 2;

  private final StringBuilder out = new StringBuilder();

  private YamlText() {}

  /** A document whose top is an object. */
  public static String of(Tree.Mapping document) {
    var yaml = new YamlText();
    yaml.mapping(document, 0);
    return yaml.out.toString();
  }

  private void mapping(Tree.Mapping mapping, int indent) {
    boolean first = true;
    for (Tree.Entry entry : mapping.entries()) {
      if (!first) {
        out.append(" ".repeat(indent));
      }
      first = false;
      scalarText(entry.name());
      out.append(':');
      value(entry.value(), indent + INDENT);
    }
  }

  /** A value after the name or dash that it belongs to. */
  private void value(Tree tree, int indent) {
    switch (tree) {
      case Tree.Mapping mapping -> {
        if (mapping.entries().isEmpty()) {
          out.append(" {}\n");
        } else {
          out.append('\n').append(" ".repeat(indent));
          mapping(mapping, indent);
        }
      }
      case Tree.Sequence sequence -> sequence(sequence, indent);
      case Tree.Text text -> text(text.value(), indent);
      case Tree.Numeral numeral -> out.append(' ').append(numeral.literal()).append('\n');
      case Tree.Truth truth -> out.append(' ').append(truth.value()).append('\n');
      case Tree.Nothing nothing -> out.append(" null\n");
    }
  }

  private void sequence(Tree.Sequence sequence, int indent) {
    if (sequence.items().isEmpty()) {
      out.append(" []\n");
      return;
    }
    out.append('\n');
    for (Tree item : sequence.items()) {
      out.append(" ".repeat(indent)).append('-');
      if (item instanceof Tree.Mapping mapping && !mapping.entries().isEmpty()) {
        out.append(' ');
        mapping(mapping, indent + INDENT);
      } else {
        value(item, indent + INDENT);
      }
    }
  }

  private void text(String text, int indent) {
    if (isBlock(text)) {
      out.append(text.endsWith("\n") ? " |\n" : " |-\n");
      text.lines()
          .forEach(
              line -> out.append(line.isEmpty() ? "" : " ".repeat(indent) + line).append('\n'));
    } else {
      out.append(' ');
      scalarText(text);
      out.append('\n');
    }
  }

  /** Whether a text can stand as it is, line by line. */
  private static boolean isBlock(String text) {
    return text.strip().contains("\n")
        && !text.startsWith(" ")
        && !text.startsWith("\n")
        && !text.endsWith("\n\n")
        && text.codePoints().allMatch(YamlText::isPrintable)
        && text.lines().noneMatch(line -> line.isBlank() && !line.isEmpty());
  }

  private static boolean isPrintable(int point) {
    return point == '\n'
        || (!Character.isISOControl(point)
            && point != 0x2028
            && point != 0x2029
            && point != 0xFEFF
            && Character.isDefined(point)
            && !(point >= 0xD800 && point <= 0xDFFF));
  }

  private void scalarText(String text) {
    boolean plain =
        PLAIN.matcher(text).matches()
            && !text.endsWith(" ")
            && !WORDS.contains(text.toLowerCase(Locale.ROOT));
    if (plain) {
      out.append(text);
    } else {
      quoted(text);
    }
  }

  /** A text in quotation marks; what is not plainly printable by its number. */
  private void quoted(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      if (sign == '"' || sign == '\\') {
        out.append('\\').append(sign);
      } else if (sign == '\n') {
        out.append("\\n");
      } else if (sign < 0x20 || (sign > 0x7e && !isShown(text, i))) {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) sign));
      } else {
        out.append(sign);
      }
    }
    out.append('"');
  }

  /** Whether a character beyond ASCII stands for itself; halves of pairs only together. */
  private static boolean isShown(String text, int place) {
    char sign = text.charAt(place);
    boolean paired =
        Character.isHighSurrogate(sign)
            ? place + 1 < text.length() && Character.isLowSurrogate(text.charAt(place + 1))
            : place > 0 && Character.isHighSurrogate(text.charAt(place - 1));
    return Character.isSurrogate(sign) ? paired : isPrintable(sign);
  }
}
