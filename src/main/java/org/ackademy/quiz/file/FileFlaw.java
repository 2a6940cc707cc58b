package org.ackademy.quiz.file;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import org.ackademy.question.Flaw;

/**
 * Something wrong in a file.
 *
 * @param file the file
 * @param flaw where in it, and what
 */
public record FileFlaw(Path file, Flaw flaw) implements Comparable<FileFlaw> {
  private static final Comparator<FileFlaw> ORDER =
      Comparator.comparing(FileFlaw::file).thenComparing(FileFlaw::flaw);

  @Override
  public int compareTo(FileFlaw other) {
    return ORDER.compare(this, other);
  }

  /** {@code file:line:column: text}, as compilers say it, for a reader of this language. */
  public String text(Locale locale) {
    return file + ":" + flaw.line() + ":" + flaw.column() + ": " + flaw.text(locale);
  }

  /** The same in English. */
  @Override
  public String toString() {
    return text(Locale.ENGLISH);
  }
}
