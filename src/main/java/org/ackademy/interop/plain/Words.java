package org.ackademy.interop.plain;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.ackademy.question.Text;

/** Words and numbers that stand in files of others for what they are here. */
public final class Words {
  public static final Text TRUE = new Text("True", "참");
  public static final Text FALSE = new Text("False", "거짓");

  private static final Set<String> YES = Set.of("true", "t", "yes", "o", "참", "예", "맞음");
  private static final Set<String> NO = Set.of("false", "f", "no", "x", "거짓", "아니요", "틀림");
  private static final int DIGITS_MAX = 30;

  private Words() {}

  /** What a word says of a statement, where it says anything. */
  public static Optional<Boolean> truth(String word) {
    String folded = word.strip().toLowerCase(Locale.ROOT);
    return YES.contains(folded)
        ? Optional.of(true)
        : NO.contains(folded) ? Optional.of(false) : Optional.empty();
  }

  /** A number as it is written for machines, its whole or its fraction left out where it is 0. */
  public static Optional<BigDecimal> number(String text) {
    String number = text.strip();
    return number.length() <= DIGITS_MAX
            && number.matches("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]{1,2})?")
        ? Optional.of(new BigDecimal(number))
        : Optional.empty();
  }

  /** What is to be typed; empty where a star stands for anything. */
  public static Optional<String> typed(String text) {
    return text.isEmpty() || text.replace("\\*", "").contains("*")
        ? Optional.empty()
        : Optional.of(text.replace("\\*", "*"));
  }

  /** Plain text as HTML. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
