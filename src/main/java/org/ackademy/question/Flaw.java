package org.ackademy.question;

import java.util.Comparator;
import java.util.Locale;

/**
 * Something wrong in a quiz file, for its author to read.
 *
 * @param line from 1
 * @param column from 1, in code points
 * @param said what is wrong
 */
public record Flaw(int line, int column, Said said) implements Comparable<Flaw> {
  private static final Comparator<Flaw> ORDER =
      Comparator.comparingInt(Flaw::line)
          .thenComparingInt(Flaw::column)
          .thenComparing(flaw -> flaw.text());

  /** A sentence of which the places hold these values. */
  public static Flaw at(int line, int column, Sentence sentence, Object... values) {
    return new Flaw(line, column, Said.of(sentence, values));
  }

  /** What is wrong, for a reader of this language. */
  public String text(Locale locale) {
    return said.in(locale);
  }

  /** What is wrong, in English. */
  public String text() {
    return text(Locale.ENGLISH);
  }

  /** The same flaw, told within a sentence that says more of it: there it is the first value. */
  Flaw within(Wrong sentence, Object... more) {
    Object[] values = new Object[more.length + 1];
    values[0] = said;
    System.arraycopy(more, 0, values, 1, more.length);
    return at(line, column, sentence, values);
  }

  @Override
  public int compareTo(Flaw other) {
    return ORDER.compare(this, other);
  }
}
