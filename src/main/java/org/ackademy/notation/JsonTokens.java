package org.ackademy.notation;

import org.jspecify.annotations.Nullable;

/**
 * JSON text from left to right: white space, strings and numbers as RFC 8259 has them, the place
 * where one stands, and the first fault that was found.
 */
final class JsonTokens {
  private static final char END = '\0';

  private final String text;
  private int at;
  private int line = 1;

  /** The index at which a line would start whose columns were all one UTF-16 unit wide. */
  private int lineStart;

  private @Nullable Fault fault;

  JsonTokens(String text) {
    this.text = text;
  }

  /** From 1. */
  int line() {
    return line;
  }

  boolean isAtEnd() {
    return at == text.length();
  }

  /** Steps over a word if it stands there. */
  boolean accept(String word) {
    if (!text.startsWith(word, at)) {
      return false;
    }
    at += word.length();
    return true;
  }

  void skipSpace() {
    while (true) {
      switch (here()) {
        case ' ', '\t' -> at++;
        case '\n' -> newLine(1);
        case '\r' -> newLine(text.startsWith("\r\n", at) ? 2 : 1);
        default -> {
          return;
        }
      }
    }
  }

  private void newLine(int units) {
    at += units;
    line++;
    lineStart = at;
  }

  /** The character where it stands; {@link #END} behind the last one. */
  char here() {
    return at < text.length() ? text.charAt(at) : END;
  }

  /** Steps over a character if it stands there. */
  boolean accept(char wanted) {
    if (here() != wanted) {
      return false;
    }
    at++;
    return true;
  }

  /** In code points, from 1. */
  int column() {
    return at - lineStart + 1;
  }

  /** The number at whose first character it stands; null where it is none. */
  @Nullable String number() {
    int start = at;
    int column = column();
    accept('-');
    boolean well = accept('0') || digits();
    if (well && accept('.')) {
      well = digits();
    }
    if (well && (accept('e') || accept('E'))) {
      if (!accept('+')) {
        accept('-');
      }
      well = digits();
    }
    if (!well) {
      fail(Expected.JSON_NUMBER);
      return null;
    }
    if (at - start > JsonReader.NUMBER_CHARS_MAX) {
      failAt(
          line, column, Expected.JSON_NUMBER_AT_MOST, String.valueOf(JsonReader.NUMBER_CHARS_MAX));
      return null;
    }
    return text.substring(start, at);
  }

  private boolean digits() {
    int start = at;
    while (Cursor.isDigit(here())) {
      at++;
    }
    return at > start;
  }

  /** The string at whose quotation mark it stands; null where it cannot be read. */
  @Nullable String string() {
    at++;
    int start = at;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        return bounded(text.substring(start, at++));
      }
      if (c == '\\' || c < ' ' || Character.isSurrogate(c)) {
        return stringWithMore(start);
      }
      at++;
    }
    fail(Expected.JSON_STRING_END);
    return null;
  }

  /** Goes on with a string that holds escapes or characters of two units. */
  private @Nullable String stringWithMore(int start) {
    var out = new StringBuilder(text.substring(start, at));
    while (at < text.length() && here() != '"') {
      char c = here();
      boolean pair = at + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(at + 1));
      if (c == '\\') {
        if (!escape(out)) {
          return null;
        }
      } else if (pair) {
        out.append(c).append(text.charAt(at + 1));
        at += 2;
        lineStart++;
      } else if (c < ' ' || Character.isSurrogate(c)) {
        fail(Expected.JSON_CHARACTER);
        return null;
      } else {
        out.append(c);
        at++;
      }
    }
    if (!accept('"')) {
      fail(Expected.JSON_STRING_END);
      return null;
    }
    return bounded(out.toString());
  }

  private @Nullable String bounded(String string) {
    if (string.length() > JsonReader.STRING_CHARS_MAX) {
      fail(Expected.JSON_STRING_AT_MOST, String.valueOf(JsonReader.STRING_CHARS_MAX));
      return null;
    }
    return string;
  }

  private boolean escape(StringBuilder out) {
    int unit = escapedUnit(at);
    int length = text.startsWith("u", at + 1) ? 6 : 2;
    if (unit < 0) {
      fail(Expected.JSON_ESCAPE);
      return false;
    }
    if (Character.isSurrogate((char) unit)) {
      int low = text.startsWith("\\u", at + length) ? escapedUnit(at + length) : -1;
      if (low < 0 || !Character.isSurrogatePair((char) unit, (char) low)) {
        fail(Expected.JSON_CHARACTER);
        return false;
      }
      out.append((char) unit);
      unit = low;
      at += length;
    }
    out.append((char) unit);
    at += length;
    return true;
  }

  /** What the escape that starts at this index stands for; -1 where it is none. */
  private int escapedUnit(int index) {
    char kind = index + 1 < text.length() ? text.charAt(index + 1) : END;
    return switch (kind) {
      case '"', '\\', '/' -> kind;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> fourDigits(index + 2);
      default -> -1;
    };
  }

  private int fourDigits(int index) {
    if (index + 4 > text.length()) {
      return -1;
    }
    int unit = 0;
    for (int i = index; i < index + 4; i++) {
      char c = text.charAt(i);
      // Character.digit also knows digits of other scripts.
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return -1;
      }
      unit = unit * 16 + digit;
    }
    return unit;
  }

  /** The first fault, if there was one. */
  @Nullable Fault fault() {
    return fault;
  }

  /** Notes a fault here, unless there was one before. */
  void fail(Expected expected, String... arguments) {
    failAt(line, column(), expected, arguments);
  }

  /** Notes a fault at another place, unless there was one before. */
  void failAt(int line, int column, Expected expected, String... arguments) {
    if (fault == null) {
      fault = Fault.at(line, column, expected, arguments);
    }
  }
}
