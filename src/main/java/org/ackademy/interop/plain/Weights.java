package org.ackademy.interop.plain;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The weights that Moodle knows, in percent; with any other its import ends in an error
 * (question/engine/bank.php, fraction options).
 */
public final class Weights {
  private static final List<BigDecimal> POSITIVE =
      Stream.of(
              "100",
              "90",
              "83.33333",
              "80",
              "75",
              "70",
              "66.66667",
              "60",
              "50",
              "40",
              "33.33333",
              "30",
              "25",
              "20",
              "16.66667",
              "14.28571",
              "12.5",
              "11.11111",
              "10",
              "5",
              "0")
          .map(BigDecimal::new)
          .toList();

  /** How far apart two weights are that are meant to be the same, in percent. */
  private static final double SAME = 0.01;

  /** By how much the weights of several right options may miss the whole, in percent. */
  private static final double WHOLE = 15;

  private Weights() {}

  /**
   * The weight on the list that is nearest.
   *
   * @param percent from -100 to 100
   */
  public static String of(double percent) {
    String nearest = nearest(percent).toPlainString();
    return percent < 0 && !nearest.equals("0") ? "-" + nearest : nearest;
  }

  private static BigDecimal nearest(double percent) {
    return POSITIVE.stream()
        .min(Comparator.comparingDouble(one -> Math.abs(one.doubleValue() - Math.abs(percent))))
        .orElseThrow();
  }

  /** Whether a weight is on the list. */
  public static boolean isListed(double percent) {
    return isSame(nearest(percent).doubleValue(), Math.abs(percent));
  }

  /** Whether weights are meant to be all there is: snapped ones may be off by some. */
  public static boolean isWhole(double sum) {
    return Math.abs(sum - 100) < WHOLE;
  }

  /** Whether two weights are meant to be the same. */
  public static boolean isSame(double percent, double other) {
    return Math.abs(percent - other) < SAME;
  }
}
