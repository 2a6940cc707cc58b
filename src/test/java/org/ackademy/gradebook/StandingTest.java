package org.ackademy.gradebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.ackademy.course.Terms;
import org.ackademy.course.Terms.Counting;
import org.ackademy.question.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What attempts add up to. */
class StandingTest {
  private static final UUID FIRST = new UUID(0, 1);
  private static final UUID SECOND = new UUID(0, 2);

  @ParameterizedTest
  @CsvSource({"BEST, 3", "LAST, 1", "FIRST, 2", "AVERAGE, 2"})
  void countsTheAttemptThatTheTermsSay(Counting counting, BigDecimal score) {
    Mark mark = standing("2", "3", "1").mark(counting).orElseThrow();
    assertThat(mark.score().orElseThrow()).isEqualByComparingTo(score);
    assertThat(mark.attempts()).isEqualTo(3);
  }

  @Test
  void anAverageIsRoundedToSixDigitsHalfUp() {
    assertThat(standing("1", "0", "0").mark(Counting.AVERAGE).orElseThrow().score())
        .contains(new BigDecimal("0.333333"));
    assertThat(standing("1", "1", "0").mark(Counting.AVERAGE).orElseThrow().score())
        .contains(new BigDecimal("0.666667"));
  }

  @Test
  void withoutAnAttemptThereIsNoMark() {
    for (Counting counting : Counting.values()) {
      assertThat(Standing.NONE.mark(counting)).isEmpty();
    }
  }

  @Test
  void attemptsAreAddedInTheirOrder() {
    assertThatThrownBy(() -> standing("1").with(attempt(3, "1")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theLastAnswerToEachExerciseCounts() {
    var points =
        AttemptPoints.of(
            1,
            List.of(
                answer(FIRST, Verdict.VALID, "1", 0),
                answer(SECOND, Verdict.INVALID, "0.25", 0),
                answer(FIRST, Verdict.INVALID, "0.5", 0)),
            Costs.NONE);
    assertThat(points.points()).isEqualByComparingTo("0.75");
    assertThat(points.timing()).isEqualTo(AttemptPoints.Timing.IN_TIME);
  }

  @Test
  void anAnswerThatWasGivenAgainIsNoLongerUndecided() {
    var answers = new ArrayList<CountedAnswer>();
    answers.add(answer(FIRST, Verdict.UNDECIDED, "0", 0));
    assertThat(AttemptPoints.of(1, answers, Costs.NONE).decision())
        .isEqualTo(AttemptPoints.Decision.UNDECIDED);
    answers.add(answer(FIRST, Verdict.VALID, "1", 0));
    assertThat(AttemptPoints.of(1, answers, Costs.NONE).decision())
        .isEqualTo(AttemptPoints.Decision.DECIDED);
  }

  @ParameterizedTest
  @CsvSource({"BEST, false", "LAST, true", "FIRST, false", "AVERAGE, false"})
  void noScoreIsToldThatHangsOnAnUndecidedAnswer(Counting counting, boolean told) {
    var first = AttemptPoints.of(1, List.of(answer(FIRST, Verdict.UNDECIDED, "0", 0)), Costs.NONE);
    Mark mark = Standing.NONE.with(first).with(attempt(2, "1")).mark(counting).orElseThrow();
    assertThat(mark.score().isPresent()).isEqualTo(told);
    assertThat(mark.attempts()).isEqualTo(2);
  }

  /** Worked by hand; hours late, 10 % for each day that has begun, 50 % are left at least. */
  @ParameterizedTest
  @CsvSource({
    // in time; within a day; to the second; a second more; the floor; less than the floor
    "1, 0, 1",
    "1, 1, 0.9",
    "1, 24, 0.9",
    "1, 25, 0.8",
    "1, 200, 0.5",
    "0.4, 200, 0.4",
    "0.55, 1, 0.5",
    "0.7, 25, 0.5",
    "0.95, 25, 0.75"
  })
  void lateAnswersLoseWhatThePolicySays(BigDecimal score, long hours, BigDecimal left) {
    var policy =
        new LatePolicy.Stepwise(BigDecimal.TEN, LatePolicy.Period.DAY, BigDecimal.valueOf(50));
    assertThat(policy.after(score, Duration.ofHours(hours))).isEqualByComparingTo(left);
  }

  @ParameterizedTest
  @CsvSource({"1, 0.975", "60, 0.975", "61, 0.95", "2400, 0", "9999999, 0"})
  void latenessIsCountedInHoursToo(long minutes, BigDecimal left) {
    var policy =
        new LatePolicy.Stepwise(new BigDecimal("2.5"), LatePolicy.Period.HOUR, BigDecimal.ZERO);
    assertThat(policy.after(BigDecimal.ONE, Duration.ofMinutes(minutes)))
        .isEqualByComparingTo(left);
  }

  /** Worked by hand: 0.1 off for a wrong answer before the last, 0.25 off for an attempt before. */
  @Test
  void penaltiesAreTakenOff() {
    var costs =
        new Costs(
            new LatePolicy.None(),
            new Terms.Penalties(new BigDecimal("0.25"), new BigDecimal("0.1")),
            Duration.ZERO);
    List<CountedAnswer> answers =
        List.of(
            answer(FIRST, Verdict.INVALID, "0.5", 0),
            answer(FIRST, Verdict.INVALID, "0.5", 0),
            answer(SECOND, Verdict.VALID, "1", 0),
            answer(FIRST, Verdict.VALID, "1", 0));
    // 0.8 + 1; in the second attempt three quarters of that
    assertThat(AttemptPoints.of(1, answers, costs).points()).isEqualByComparingTo("1.8");
    assertThat(AttemptPoints.of(2, answers, costs).points()).isEqualByComparingTo("1.35");
  }

  @Test
  void anExtensionIsNoLateness() {
    var policy = new LatePolicy.Stepwise(BigDecimal.TEN, LatePolicy.Period.DAY, BigDecimal.ZERO);
    var agreed = new Costs(policy, Terms.Penalties.NONE, Duration.ofHours(24));
    List<CountedAnswer> answers = List.of(answer(FIRST, Verdict.VALID, "1", 30));
    assertThat(AttemptPoints.of(1, answers, Costs.of(policy)).points()).isEqualByComparingTo("0.8");
    assertThat(AttemptPoints.of(1, answers, agreed).points()).isEqualByComparingTo("0.9");
  }

  @Test
  void withoutAPolicyLatenessIsOnlyTold() {
    var late = AttemptPoints.of(1, List.of(answer(FIRST, Verdict.VALID, "1", 1)), Costs.NONE);
    assertThat(late.points()).isEqualByComparingTo("1");
    assertThat(Standing.NONE.with(late).mark(Counting.BEST).orElseThrow().late()).isEqualTo(1);
  }

  /** Against a second way to add up: all attempts at once. */
  @Test
  void oneAfterTheOtherIsAsAllAtOnce() {
    long seed = 20_261_122;
    var random = new SplittableRandom(seed);
    for (int round = 0; round < 500; round++) {
      var points = new ArrayList<BigDecimal>();
      Standing standing = Standing.NONE;
      int attempts = random.nextInt(1, 12);
      for (int number = 1; number <= attempts; number++) {
        BigDecimal score = BigDecimal.valueOf(random.nextInt(0, 1_000_001), 6);
        points.add(score);
        standing = standing.with(attempt(number, score.toPlainString()));
      }
      double mean = points.stream().mapToDouble(BigDecimal::doubleValue).average().orElseThrow();
      assertThat(score(standing, Counting.BEST))
          .as("seed %d, round %d", seed, round)
          .isEqualByComparingTo(points.stream().max(BigDecimal::compareTo).orElseThrow());
      assertThat(score(standing, Counting.LAST)).isEqualByComparingTo(points.getLast());
      assertThat(score(standing, Counting.FIRST)).isEqualByComparingTo(points.getFirst());
      assertThat(score(standing, Counting.AVERAGE).doubleValue())
          .isCloseTo(mean, org.assertj.core.data.Offset.offset(0.000_000_6));
    }
  }

  private static BigDecimal score(Standing standing, Counting counting) {
    return standing.mark(counting).flatMap(Mark::score).orElseThrow();
  }

  private static Standing standing(String... points) {
    Standing standing = Standing.NONE;
    for (int i = 0; i < points.length; i++) {
      standing = standing.with(attempt(i + 1, points[i]));
    }
    return standing;
  }

  private static AttemptPoints attempt(int number, String points) {
    return new AttemptPoints(
        number,
        new BigDecimal(points),
        AttemptPoints.Decision.DECIDED,
        AttemptPoints.Timing.IN_TIME);
  }

  private static CountedAnswer answer(UUID exercise, Verdict verdict, String score, long hours) {
    return new CountedAnswer(exercise, verdict, new BigDecimal(score), Duration.ofHours(hours));
  }
}
