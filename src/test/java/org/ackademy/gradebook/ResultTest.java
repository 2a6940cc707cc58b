package org.ackademy.gradebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.ackademy.gradebook.Result.Counted;
import org.ackademy.gradebook.Result.Part;
import org.junit.jupiter.api.Test;

/** A course's result; every figure worked by hand. */
class ResultTest {
  @Test
  void withoutWeightsAllPointsAreAddedUp() {
    // (3 + 8) / (7 + 10) = 11/17 = 64.705… %
    assertThat(Result.percent(List.of(part("1", 0, "3/7", "8/10"))))
        .contains(new BigDecimal("64.71"));
  }

  @Test
  void categoriesCountByTheirWeights() {
    // 40 of 60: 90 %, 60 of them: 50 %; 0.4 * 90 + 0.6 * 50 = 66
    assertThat(Result.percent(List.of(part("40", 0, "9/10"), part("60", 0, "5/10"))))
        .contains(new BigDecimal("66.00"));
  }

  @Test
  void aCategoryWithoutMarksGivesItsWeightToTheOthers() {
    // 30 * 80 % + 20 * 60 % of 50: 72
    assertThat(Result.percent(List.of(part("30", 0, "8/10"), part("20", 0, "6/10"), part("50", 0))))
        .contains(new BigDecimal("72.00"));
  }

  @Test
  void roundingIsHalfUpAndOnlyAtTheEnd() {
    // 1/3 of 100 and 2/3 of 100; a half of a hundredth goes up: 12345/200000 = 6.1725 %
    assertThat(Result.percent(List.of(part("1", 0, "1/3")))).contains(new BigDecimal("33.33"));
    assertThat(Result.percent(List.of(part("1", 0, "2/3")))).contains(new BigDecimal("66.67"));
    assertThat(Result.percent(List.of(part("1", 0, "12345/200000"))))
        .contains(new BigDecimal("6.17"));
    assertThat(Result.percent(List.of(part("1", 0, "12350/200000"))))
        .contains(new BigDecimal("6.18"));
  }

  @Test
  void withoutMarksOrWeightsThereIsNoResult() {
    assertThat(Result.percent(List.of())).isEmpty();
    assertThat(Result.percent(List.of(part("5", 1)))).isEmpty();
    assertThat(Result.percent(List.of(part("0", 0, "1/2")))).isEmpty();
  }

  @Test
  void moreThanTheMaximumIsExtraCredit() {
    assertThat(Result.percent(List.of(part("1", 0, "12/10")))).contains(new BigDecimal("120.00"));
  }

  @Test
  void theLowestOfEqualMaximaAreDropped() {
    // 4, 7, 9, 10 of 10 without the lowest: 26/30; without the two lowest: 19/20
    assertThat(Result.percent(List.of(part("1", 1, "4/10", "7/10", "9/10", "10/10"))))
        .contains(new BigDecimal("86.67"));
    assertThat(Result.percent(List.of(part("1", 2, "4/10", "7/10", "9/10", "10/10"))))
        .contains(new BigDecimal("95.00"));
  }

  @Test
  void oneMarkIsKeptAtLeast() {
    assertThat(Result.percent(List.of(part("1", 5, "4/10", "7/10"))))
        .contains(new BigDecimal("70.00"));
  }

  /**
   * Kane and Kane's example (2006): 80/100, 20/100, 1/20. The lowest share is the last one's, and
   * yet it is best to drop the second one: 81/120 = 67.5 % and not 100/200 = 50 %.
   */
  @Test
  void whereMaximaDifferTheLowestShareNeedNotBeDropped() {
    assertThat(Result.percent(List.of(part("1", 1, "80/100", "20/100", "1/20"))))
        .contains(new BigDecimal("67.50"));
  }

  @Test
  void droppingIsAsGoodAsTryingEverything() {
    long seed = 20_261_122;
    var random = new SplittableRandom(seed);
    for (int round = 0; round < 400; round++) {
      var marks = new ArrayList<Counted>();
      int size = random.nextInt(2, 9);
      for (int i = 0; i < size; i++) {
        int maximum = random.nextInt(1, 40);
        marks.add(
            new Counted(
                BigDecimal.valueOf(random.nextInt(0, maximum + 1)), BigDecimal.valueOf(maximum)));
      }
      int drop = random.nextInt(0, size);
      assertThat(share(Result.kept(marks, drop)))
          .as("seed %d, round %d: %s without %d", seed, round, marks, drop)
          .isEqualByComparingTo(best(marks, Math.max(size - drop, 1)));
    }
  }

  private static BigDecimal best(List<Counted> marks, int keep) {
    BigDecimal best = BigDecimal.ZERO;
    for (int set = 0; set < 1 << marks.size(); set++) {
      if (Integer.bitCount(set) == keep) {
        var chosen = new ArrayList<Counted>();
        for (int i = 0; i < marks.size(); i++) {
          if ((set & 1 << i) != 0) {
            chosen.add(marks.get(i));
          }
        }
        best = best.max(share(chosen));
      }
    }
    return best;
  }

  private static BigDecimal share(List<Counted> marks) {
    BigDecimal points = BigDecimal.ZERO;
    BigDecimal maximum = BigDecimal.ZERO;
    for (Counted mark : marks) {
      points = points.add(mark.points());
      maximum = maximum.add(mark.maximum());
    }
    return points.divide(maximum, MathContext.DECIMAL64);
  }

  private static Part part(String weight, int drop, String... marks) {
    return new Part(
        new BigDecimal(weight),
        drop,
        List.of(marks).stream()
            .map(mark -> mark.split("/", -1))
            .map(of -> new Counted(new BigDecimal(of[0]), new BigDecimal(of[1])))
            .toList());
  }

  /** By hand against computed, and time against nothing. */
  @Test
  void whatIsDoneByHandGoesBeforeWhatTheAttemptsCameTo() {
    var mark = Optional.of(new Mark(Optional.of(new BigDecimal("2.500000")), 3, 0));
    var undecided = Optional.of(new Mark(Optional.empty(), 1, 0));
    BigDecimal maximum = BigDecimal.TEN;
    // 2.5 exercises of 4, and 10 points for all: 6.25
    assertThat(Cell.of(mark, ByHand.NOTHING, maximum, 4, Cell.Time.OVER).points())
        .hasValueSatisfying(points -> assertThat(points).isEqualByComparingTo("6.25"));
    assertThat(Cell.of(undecided, ByHand.NOTHING, maximum, 4, Cell.Time.OVER).points()).isEmpty();
    assertThat(Cell.of(Optional.empty(), ByHand.NOTHING, maximum, 4, Cell.Time.LEFT).points())
        .isEmpty();
    assertThat(Cell.of(Optional.empty(), ByHand.NOTHING, maximum, 4, Cell.Time.OVER).points())
        .contains(BigDecimal.ZERO);
    var given =
        new ByHand(
            ByHand.Counts.COUNTS,
            Optional.of(BigDecimal.ONE),
            Optional.of("copied"),
            Optional.empty(),
            Optional.empty());
    assertThat(Cell.of(undecided, given, maximum, 4, Cell.Time.OVER))
        .satisfies(cell -> assertThat(cell.state()).isEqualTo(Cell.State.OVERRIDDEN))
        .satisfies(cell -> assertThat(cell.points()).contains(BigDecimal.ONE));
    var excused =
        new ByHand(
            ByHand.Counts.EXCUSED,
            Optional.of(BigDecimal.ONE),
            Optional.of("ill"),
            Optional.empty(),
            Optional.empty());
    assertThat(Cell.of(mark, excused, maximum, 4, Cell.Time.OVER))
        .satisfies(cell -> assertThat(cell.state()).isEqualTo(Cell.State.EXCUSED))
        .satisfies(cell -> assertThat(cell.points()).isEmpty());
  }
}
