package org.ackademy.gradebook;

import java.math.BigDecimal;
import org.ackademy.platform.http.Fields;

/** Amounts that people write into requests: points, weights, percent. */
final class Amounts {
  /** Digits after the point. */
  static final int DIGITS = 4;

  /** The most points or weight of one thing. */
  static final BigDecimal MAX = BigDecimal.valueOf(10_000);

  private Amounts() {}

  /** An amount of 0 to {@link #MAX}. */
  static BigDecimal check(String pointer, BigDecimal amount, Fields fields) {
    return check(pointer, amount, MAX, fields);
  }

  /** Percent of 0 to 100. */
  static BigDecimal percent(String pointer, BigDecimal amount, Fields fields) {
    return check(pointer, amount, LatePolicy.HUNDRED, fields);
  }

  private static BigDecimal check(
      String pointer, BigDecimal amount, BigDecimal most, Fields fields) {
    fields.check(
        pointer,
        "amount",
        amount.signum() >= 0
            && amount.compareTo(most) <= 0
            && amount.stripTrailingZeros().scale() <= DIGITS);
    return amount;
  }
}
