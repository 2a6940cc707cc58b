package org.ackademy.notation;

import java.util.List;
import java.util.Locale;

/**
 * The first place at which a text cannot be read.
 *
 * @param line the line, from 1: of an exchange, or of a document
 * @param column the column in that line, from 1, in code points
 * @param expected what could have stood there
 * @param arguments what the text of {@code expected} needs, in its order
 */
public record Fault(int line, int column, Expected expected, List<String> arguments) {
  public Fault {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException("place " + line + ":" + column);
    }
    arguments = List.copyOf(arguments);
  }

  public static Fault at(int line, int column, Expected expected, String... arguments) {
    return new Fault(line, column, expected, List.of(arguments));
  }

  /** What was expected, for a reader of this language. */
  public String text(Locale locale) {
    return expected.text(locale, arguments);
  }

  /** What was expected, in English. */
  public String text() {
    return text(Locale.ENGLISH);
  }
}
