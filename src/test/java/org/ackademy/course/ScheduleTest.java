package org.ackademy.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.ackademy.course.Schedule.Timing;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant ELEVEN = Instant.parse("2026-11-22T11:00:00Z");
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Schedule MORNING =
      new Schedule(Optional.of(TEN), Optional.of(ELEVEN), Optional.of(NOON));

  @Test
  void aBoundItselfIsPast() {
    assertThat(MORNING.isAhead(TEN.minusNanos(1))).isTrue();
    assertThat(MORNING.isAhead(TEN)).isFalse();
    assertThat(MORNING.timing(ELEVEN.minusNanos(1))).isEqualTo(Timing.IN_TIME);
    assertThat(MORNING.timing(ELEVEN)).isEqualTo(Timing.LATE);
    assertThat(MORNING.timing(NOON.minusNanos(1))).isEqualTo(Timing.LATE);
    assertThat(MORNING.timing(NOON)).isEqualTo(Timing.TOO_LATE);
    assertThat(MORNING.isOver(NOON.minusNanos(1))).isFalse();
  }

  @Test
  void withoutBoundsNothingIsLate() {
    assertThat(Schedule.ALWAYS.isAhead(Instant.MIN)).isFalse();
    assertThat(Schedule.ALWAYS.timing(Instant.MAX)).isEqualTo(Timing.IN_TIME);
  }

  @Test
  void boundsComeInOrder() {
    assertThat(MORNING.isInOrder()).isTrue();
    assertThat(Schedule.ALWAYS.isInOrder()).isTrue();
    assertThat(order(TEN, null, TEN)).isFalse();
    assertThat(order(ELEVEN, TEN, null)).isFalse();
    assertThat(order(null, NOON, ELEVEN)).isFalse();
    assertThat(order(null, NOON, NOON)).isTrue();
    assertThat(order(TEN, null, null)).isTrue();
    assertThat(order(null, null, TEN)).isTrue();
  }

  private static boolean order(
      @org.jspecify.annotations.Nullable Instant opens,
      @org.jspecify.annotations.Nullable Instant due,
      @org.jspecify.annotations.Nullable Instant closes) {
    return new Schedule(
            Optional.ofNullable(opens), Optional.ofNullable(due), Optional.ofNullable(closes))
        .isInOrder();
  }
}
