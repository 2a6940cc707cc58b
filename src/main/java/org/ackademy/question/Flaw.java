package org.ackademy.question;

import java.util.Comparator;

/**
 * Something wrong in a quiz file, for its author to read.
 *
 * @param line from 1
 * @param column from 1, in code points
 * @param text what is wrong
 */
public record Flaw(int line, int column, String text) implements Comparable<Flaw> {
  private static final Comparator<Flaw> ORDER =
      Comparator.comparingInt(Flaw::line).thenComparingInt(Flaw::column).thenComparing(Flaw::text);

  @Override
  public int compareTo(Flaw other) {
    return ORDER.compare(this, other);
  }
}
