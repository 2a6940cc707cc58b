package org.ackademy.gradebook;

import java.math.BigDecimal;

/** How points are written. */
public final class Points {
  private Points() {}

  /** The same number without zeros at its end. */
  public static BigDecimal plain(BigDecimal points) {
    BigDecimal stripped = points.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** The same as a text. */
  public static String text(BigDecimal points) {
    return plain(points).toPlainString();
  }
}
