package org.ackademy.gradebook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A course's result, made of marks. All in decimal numbers; rounded once, at the end. */
final class Result {
  /** Digits after the point of a result in percent; half up. */
  static final int PERCENT_DIGITS = 2;

  private static final MathContext EXACT_ENOUGH = MathContext.DECIMAL128;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Result() {}

  /**
   * A mark that counts.
   *
   * @param points 0 or more; more than the maximum is extra credit
   * @param maximum more than 0
   */
  record Counted(BigDecimal points, BigDecimal maximum) {}

  /**
   * Marks of one category.
   *
   * @param weight of the category, against those of the others
   * @param dropLowest how many of the marks are left out
   */
  record Part(BigDecimal weight, int dropLowest, List<Counted> marks) {
    Part {
      marks = List.copyOf(marks);
    }
  }

  /**
   * The result in percent: the weighted mean of what was reached in each part that has marks.
   *
   * @return nothing where no mark counts, or none with a weight
   */
  static Optional<BigDecimal> percent(List<Part> parts) {
    BigDecimal reached = BigDecimal.ZERO;
    BigDecimal weights = BigDecimal.ZERO;
    for (Part part : parts) {
      if (!part.marks().isEmpty()) {
        List<Counted> kept = kept(part.marks(), part.dropLowest());
        BigDecimal share = points(kept).divide(maximum(kept), EXACT_ENOUGH);
        reached = reached.add(share.multiply(part.weight(), EXACT_ENOUGH), EXACT_ENOUGH);
        weights = weights.add(part.weight());
      }
    }
    return weights.signum() == 0
        ? Optional.empty()
        : Optional.of(
            reached
                .multiply(HUNDRED)
                .divide(weights, EXACT_ENOUGH)
                .setScale(PERCENT_DIGITS, RoundingMode.HALF_UP));
  }

  /**
   * The marks that are left when so many are dropped that the share of the points is best; one is
   * left at least. Where maxima differ that need not be the ones with the lowest shares (D. Kane
   * and J. Kane, "Dropping Lowest Grades", Mathematics Magazine 79(3), 2006): with a guess of the
   * best share, the marks that lie highest above it are taken, and their share is the next guess,
   * until it no longer grows.
   */
  static List<Counted> kept(List<Counted> marks, int drop) {
    int keep = Math.max(marks.size() - drop, 1);
    if (keep >= marks.size()) {
      return marks;
    }
    BigDecimal guess = BigDecimal.ZERO;
    Set<Integer> last = Set.of();
    while (true) {
      Set<Integer> best = highestAbove(marks, guess, keep);
      if (best.equals(last)) {
        return chosen(marks, best);
      }
      BigDecimal share =
          points(chosen(marks, best)).divide(maximum(chosen(marks, best)), EXACT_ENOUGH);
      if (!last.isEmpty() && share.compareTo(guess) <= 0) {
        return chosen(marks, last);
      }
      guess = share;
      last = best;
    }
  }

  private static Set<Integer> highestAbove(List<Counted> marks, BigDecimal guess, int keep) {
    var places = new ArrayList<Integer>();
    for (int i = 0; i < marks.size(); i++) {
      places.add(i);
    }
    places.sort(
        Comparator.<Integer, BigDecimal>comparing(
                place ->
                    marks
                        .get(place)
                        .points()
                        .subtract(guess.multiply(marks.get(place).maximum(), EXACT_ENOUGH)))
            .reversed()
            .thenComparing(Comparator.naturalOrder()));
    return new HashSet<>(places.subList(0, keep));
  }

  private static List<Counted> chosen(List<Counted> marks, Set<Integer> places) {
    var chosen = new ArrayList<Counted>();
    for (int i = 0; i < marks.size(); i++) {
      if (places.contains(i)) {
        chosen.add(marks.get(i));
      }
    }
    return chosen;
  }

  private static BigDecimal points(List<Counted> marks) {
    return marks.stream().map(Counted::points).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal maximum(List<Counted> marks) {
    return marks.stream().map(Counted::maximum).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
