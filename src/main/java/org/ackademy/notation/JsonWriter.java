package org.ackademy.notation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HexFormat;

/**
 * Writes JSON text into a builder, commas and escapes included. The caller sees to it that brackets
 * match and that in an object every value has a name.
 */
public final class JsonWriter {
  /** Digits after the point of a number that is not whole. */
  public static final int FRACTION_DIGITS_MAX = 6;

  private final StringBuilder out;

  /** Whether a value stands directly before, so that the next one needs a comma. */
  private boolean comma;

  public JsonWriter(StringBuilder out) {
    this.out = out;
  }

  public JsonWriter openObject() {
    return open('{');
  }

  public JsonWriter closeObject() {
    return close('}');
  }

  public JsonWriter openList() {
    return open('[');
  }

  public JsonWriter closeList() {
    return close(']');
  }

  /** The name of the value that comes next. */
  public JsonWriter name(String name) {
    before();
    quoted(name);
    out.append(':');
    comma = false;
    return this;
  }

  public JsonWriter text(String value) {
    before();
    quoted(value);
    return this;
  }

  public JsonWriter number(long value) {
    before();
    out.append(value);
    return this;
  }

  /**
   * A number with at most {@link #FRACTION_DIGITS_MAX} digits after the point.
   *
   * @throws IllegalArgumentException when it is not finite
   */
  public JsonWriter number(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("not finite: " + value);
    }
    before();
    BigDecimal rounded =
        BigDecimal.valueOf(value).setScale(FRACTION_DIGITS_MAX, RoundingMode.HALF_EVEN);
    boolean zero = rounded.signum() == 0;
    out.append(zero ? "0" : rounded.stripTrailingZeros().toPlainString());
    return this;
  }

  public JsonWriter truth(boolean value) {
    before();
    out.append(value);
    return this;
  }

  public JsonWriter nothing() {
    before();
    out.append("null");
    return this;
  }

  /** A value with all that is in it. */
  public JsonWriter tree(Tree value) {
    return switch (value) {
      case Tree.Mapping mapping -> {
        openObject();
        mapping.entries().forEach(entry -> name(entry.name()).tree(entry.value()));
        yield closeObject();
      }
      case Tree.Sequence sequence -> {
        openList();
        sequence.items().forEach(this::tree);
        yield closeList();
      }
      case Tree.Text text -> text(text.value());
      case Tree.Numeral numeral -> {
        before();
        out.append(numeral.literal());
        yield this;
      }
      case Tree.Truth truth -> truth(truth.value());
      case Tree.Nothing nothing -> nothing();
    };
  }

  private JsonWriter open(char bracket) {
    before();
    out.append(bracket);
    comma = false;
    return this;
  }

  private JsonWriter close(char bracket) {
    out.append(bracket);
    comma = true;
    return this;
  }

  private void before() {
    if (comma) {
      out.append(',');
    }
    comma = true;
  }

  private void quoted(String value) {
    out.append('"');
    if (isPlain(value)) {
      out.append(value);
    } else {
      escaped(value);
    }
    out.append('"');
  }

  private static boolean isPlain(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c >= '\u007F' || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  private void escaped(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (needsEscape(value, i)) {
            out.append("\\u").append(HexFormat.of().toHexDigits(c));
          } else {
            out.append(c);
          }
        }
      }
    }
  }

  /** Control characters; line ends that scripts know; surrogates that UTF-8 cannot hold. */
  private static boolean needsEscape(String value, int index) {
    char c = value.charAt(index);
    if (c < ' ' || c == '\u007F' || c == '\u2028' || c == '\u2029') {
      return true;
    }
    if (Character.isHighSurrogate(c)) {
      return index + 1 == value.length() || !Character.isLowSurrogate(value.charAt(index + 1));
    }
    return Character.isLowSurrogate(c)
        && (index == 0 || !Character.isHighSurrogate(value.charAt(index - 1)));
  }
}
