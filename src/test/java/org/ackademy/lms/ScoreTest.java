package org.ackademy.lms;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Timestamps of scores, what counts as the same mark, and platforms that do not answer. */
class ScoreTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.900Z");
  private static final UUID ANY = new UUID(0, 1);

  private static Optional<Score.Points> points(String points) {
    return Optional.of(new Score.Points(new BigDecimal(points), BigDecimal.TEN));
  }

  private static Score score(long version, Score.Stamped stamped) {
    return new Score(
        ANY,
        version,
        Score.State.WAITING,
        NOW,
        new Score.Try(0, Optional.empty(), Score.Reason.CHANGED, Optional.empty()),
        stamped,
        new Score.Sent(Optional.empty(), Optional.empty(), Optional.empty()),
        new Score.Learner(ANY, "subject", Score.Kind.LEARNS),
        new Score.Target(
            ANY, ANY, ANY, "link", Optional.empty(), Optional.empty(), List.of(), ANY));
  }

  private static Score.Stamped stamped(String at, long version, String points) {
    return new Score.Stamped(
        Optional.of(Instant.parse(at)), Optional.of(version), points(points), Score.Finality.ONCE);
  }

  @Test
  void theFirstTimestampIsThisSecond() {
    var never =
        new Score.Stamped(
            Optional.empty(), Optional.empty(), Optional.empty(), Score.Finality.NEVER);
    assertThat(score(1, never).stampFor(points("1"), NOW)).isEqualTo("2026-11-23T10:00:00Z");
  }

  @Test
  void theSameScoreKeepsItsOwn() {
    Score score = score(3, stamped("2026-11-23T09:00:00Z", 3, "1.50"));
    assertThat(score.isResent(points("1.5"))).isTrue();
    assertThat(score.stampFor(points("1.5"), NOW)).isEqualTo("2026-11-23T09:00:00Z");
  }

  @Test
  void anotherOneGetsALaterOneEvenWithinASecondAndWhereClocksGoBack() {
    assertThat(score(4, stamped("2026-11-23T10:00:00Z", 3, "1.5")).stampFor(points("1.5"), NOW))
        .isEqualTo("2026-11-23T10:00:01Z");
    assertThat(score(4, stamped("2026-11-23T11:00:00Z", 3, "1")).stampFor(points("2"), NOW))
        .isEqualTo("2026-11-23T11:00:01Z");
    // A mark that changed by itself, as with time.
    Score other = score(3, stamped("2026-11-23T10:00:00Z", 3, "1"));
    assertThat(other.isResent(points("2"))).isFalse();
    assertThat(other.stampFor(points("2"), NOW)).isEqualTo("2026-11-23T10:00:01Z");
    assertThat(other.stampFor(Optional.empty(), NOW)).isEqualTo("2026-11-23T10:00:01Z");
  }

  @Test
  void platformsKeepFiveDigits() {
    var third = new Score.Points(BigDecimal.ONE, new BigDecimal(3));
    assertThat(third.isLike(new Score.Points(new BigDecimal("33.33333"), new BigDecimal(100))))
        .isTrue();
    assertThat(third.isLike(new Score.Points(new BigDecimal("33.4"), new BigDecimal(100))))
        .isFalse();
  }

  @Test
  void aSilentPlatformIsLeftAloneForAWhile() {
    var silences = new Silences();
    for (int i = 0; i < Silences.MOST; i++) {
      assertThat(silences.until(ANY, NOW)).isEmpty();
      silences.silent(ANY, NOW);
    }
    assertThat(silences.until(ANY, NOW)).contains(NOW.plus(Silences.LEFT_ALONE));
    assertThat(silences.until(new UUID(0, 2), NOW)).isEmpty();
    Instant later = NOW.plus(Silences.LEFT_ALONE);
    assertThat(silences.until(ANY, later)).isEmpty();
    silences.silent(ANY, later);
    assertThat(silences.until(ANY, later.plus(Duration.ofSeconds(1)))).isPresent();
    silences.answered(ANY);
    assertThat(silences.until(ANY, later)).isEmpty();
  }
}
