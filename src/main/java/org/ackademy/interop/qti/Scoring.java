package org.ackademy.interop.qti;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What answers earn, as QTI says it. */
final class Scoring {
  private static final int DIGITS = 10;

  private final Markup out;

  Scoring(Markup out) {
    this.out = out;
  }

  /**
   * One of so many equal parts; the last of them is what is left, so that together they are one.
   *
   * @param place from 0
   */
  static String share(int parts, int place) {
    BigDecimal part =
        BigDecimal.ONE.divide(BigDecimal.valueOf(parts), DIGITS, RoundingMode.HALF_UP);
    BigDecimal share =
        place < parts - 1
            ? part
            : BigDecimal.ONE.subtract(part.multiply(BigDecimal.valueOf(parts - 1L)));
    return share.stripTrailingZeros().toPlainString();
  }

  /** Half of a part. */
  static String half(String share) {
    return new BigDecimal(share).divide(BigDecimal.valueOf(2)).stripTrailingZeros().toPlainString();
  }

  /** Begins what each value earns; together never less than nothing nor more than all. */
  void open() {
    out.open("mapping", "default-value", "0", "lower-bound", "0", "upper-bound", "1");
  }

  /** What a value earns. */
  void entry(String value, String share) {
    out.empty("map-entry", "map-key", value, "mapped-value", share);
  }

  /** All of it where the response is the correct one, else nothing. */
  void matched(String response) {
    out.open("response-condition").open("response-if");
    out.open("match").variable(response).empty("correct", QtiItem.IDENTIFIER, response).close();
    out.set(QtiItem.SCORE, "float", "1").close();
    out.open("response-else").set(QtiItem.SCORE, "float", "0").close();
    out.close();
  }

  /** Adds a part to the score. */
  void add(String share) {
    out.open("set-outcome-value", QtiItem.IDENTIFIER, QtiItem.SCORE);
    out.open("sum").variable(QtiItem.SCORE).value("float", share).close().close();
  }
}
