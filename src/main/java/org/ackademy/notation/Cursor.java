package org.ackademy.notation;

import org.jspecify.annotations.Nullable;

/** A place in a line that is being read, and the first fault found. */
final class Cursor {
  private static final char END = '\0';

  final String text;
  private final int line;
  int at;
  private @Nullable Fault fault;

  Cursor(String text, int line) {
    this.text = text;
    this.line = line;
  }

  boolean isAtEnd() {
    return at >= text.length();
  }

  /** The character here; NUL at the end. */
  char here() {
    return peek(0);
  }

  /** The character so many places on; NUL beyond the end. */
  char peek(int ahead) {
    int index = at + ahead;
    return index < text.length() ? text.charAt(index) : END;
  }

  void skipBlanks() {
    while (here() == ' ') {
      at++;
    }
  }

  /** Steps over this character, if it is the one here. */
  boolean accept(char wanted) {
    if (isAtEnd() || here() != wanted) {
      return false;
    }
    at++;
    return true;
  }

  /** Steps over this word, in any case, if it stands here and ends here. */
  boolean acceptWord(String word) {
    int end = at + word.length();
    if (!text.regionMatches(true, at, word, 0, word.length())
        || (end < text.length() && Character.isLetterOrDigit(text.codePointAt(end)))) {
      return false;
    }
    at = end;
    return true;
  }

  boolean isDigit() {
    return isDigit(here());
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLatin(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** Steps over Latin letters and underscores. */
  String word() {
    int start = at;
    while (isLatin(here()) || here() == '_') {
      at++;
    }
    return text.substring(start, at);
  }

  /**
   * Steps over decimal digits.
   *
   * @return their number, at most {@code most + 1} however many they are; -1 without a digit
   */
  long digits(long most) {
    if (!isDigit()) {
      return -1;
    }
    long number = 0;
    while (isDigit()) {
      number = Math.min(number * 10 + (here() - '0'), most + 1);
      at++;
    }
    return number;
  }

  /** Notes a fault at this index, unless one was found before; always false. */
  boolean failAt(int index, Expected expected, String... arguments) {
    if (fault == null) {
      fault = Fault.at(line, LineText.column(text, index), expected, arguments);
    }
    return false;
  }

  boolean fail(Expected expected, String... arguments) {
    return failAt(at, expected, arguments);
  }

  boolean hasFailed() {
    return fault != null;
  }

  Fault fault() {
    if (fault == null) {
      throw new IllegalStateException("nothing failed");
    }
    return fault;
  }
}
