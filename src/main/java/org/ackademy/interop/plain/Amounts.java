package org.ackademy.interop.plain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ackademy.question.Text;

/** The numbers that a file lists for one blank: which is right, and which are expected. */
public final class Amounts {
  private static final BigDecimal CIRCLE = BigDecimal.valueOf(1L << 32);
  private static final double ALL = 100;
  private static final double HALF = 50;

  private final Notes notes;
  private final List<Body.Wrong> wrong = new ArrayList<>();
  private final List<BigDecimal> halves = new ArrayList<>();
  private Optional<BigDecimal> right = Optional.empty();
  private BigDecimal tolerance = BigDecimal.ZERO;

  public Amounts(Notes notes) {
    this.notes = notes;
  }

  /**
   * A number of the list.
   *
   * @param percent what it earns
   * @param text as it is written
   * @param within how far from it is as good, as it is written; blank for not at all
   * @param feedback what is said to it
   */
  public void add(double percent, String text, String within, Optional<Text> feedback) {
    Optional<BigDecimal> distance =
        within.isBlank() ? Optional.of(BigDecimal.ZERO) : Words.number(within);
    if (distance.isEmpty()) {
      // To take none would make wrong what is right there.
      notes.add(Note.Kind.PATTERN, text + ":" + within);
    }
    add(percent, text, distance.orElse(BigDecimal.ZERO), feedback);
  }

  /** The same, how far from it is as good being a number already. */
  public void add(double percent, String text, BigDecimal within, Optional<Text> feedback) {
    Optional<BigDecimal> number = Words.number(text);
    if (within.signum() < 0) {
      // Nothing is as near as that: nobody could answer it.
      notes.add(Note.Kind.PATTERN, text + ":" + within.toPlainString());
    }
    if (Weights.isSame(percent, ALL)) {
      if (number.isEmpty() || right.isPresent()) {
        notes.add(Note.Kind.PATTERN, text);
      }
      right = number;
      tolerance = within;
      feedback.ifPresent(ignored -> notes.add(Note.Kind.SETTING, "feedback"));
    } else if (Weights.isSame(percent, HALF) && number.isPresent()) {
      halves.add(number.get());
    } else if (percent > 0) {
      notes.add(Note.Kind.WEIGHTS, String.valueOf(percent));
    } else if (number.isPresent() && feedback.isPresent()) {
      wrong.add(new Body.Wrong(number.get().toPlainString(), feedback.get()));
    } else {
      notes.add(Note.Kind.SETTING, "answer " + text);
    }
  }

  /** What belongs into the blank; half the points are for what is off by 2^32 alone. */
  public Optional<Body.Entry> amount(Map<String, BigDecimal> units) {
    if (right.isEmpty()) {
      notes.add(Note.Kind.BROKEN, "answer");
      return Optional.empty();
    }
    BigDecimal value = right.get();
    for (BigDecimal half : halves) {
      if (half.subtract(value).abs().compareTo(CIRCLE) != 0) {
        notes.add(Note.Kind.WEIGHTS, "50");
      }
    }
    return Optional.of(new Body.Entry.Amount(value, tolerance, !halves.isEmpty(), units, wrong));
  }
}
