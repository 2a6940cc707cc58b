package org.ackademy.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.ackademy.course.Arrangement.Allowed;
import org.ackademy.course.Arrangement.Pause;
import org.ackademy.course.Intervention.Fact;
import org.ackademy.course.Intervention.Kind;
import org.ackademy.course.Intervention.Scope;
import org.ackademy.course.Schedule.Timing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds for a learner: an exam from 10 to 12, due at 11:30, of an hour. */
class ArrangementTest {
  private static final Schedule EXAM =
      new Schedule(Optional.of(at("10:00")), Optional.of(at("11:30")), Optional.of(at("12:00")));
  private static final Terms HOUR =
      Terms.PRACTICE
          .withTimeLimit(Optional.of(Duration.ofHours(1)))
          .withAttemptsMax(OptionalInt.of(1));

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // what was done, in its order           started  now    ends   due    closes  clock
        "-,                                      10:00, 10:30, 11:00, 11:30, 12:00, RUNNING",
        "-,                                      11:30, 11:40, 12:00, 11:30, 12:00, RUNNING",
        // a pause of ten minutes, and one that lasts
        "10:10 PAUSE CLASS 10:20 RESUME CLASS,   10:00, 10:30, 11:10, 11:40, 12:10, RUNNING",
        "10:10 PAUSE CLASS,                      10:00, 10:15, 11:05, 11:35, 12:05, PAUSED",
        "10:10 PAUSE LEARNER,                    10:00, 10:15, 11:05, 11:35, 12:05, PAUSED",
        // only what of it lies in the attempt moves its end
        "10:10 PAUSE CLASS 10:20 RESUME CLASS,   10:15, 10:30, 11:20, 11:40, 12:10, RUNNING",
        "10:10 PAUSE CLASS 10:20 RESUME CLASS,   10:20, 10:30, 11:20, 11:40, 12:10, RUNNING",
        // class and learner at once stand still once
        "10:10 PAUSE CLASS 10:15 PAUSE LEARNER 10:20 RESUME CLASS 10:25 RESUME LEARNER,"
            + "                                  10:00, 10:30, 11:15, 11:45, 12:15, RUNNING",
        "10:10 PAUSE CLASS 10:15 PAUSE CLASS 10:20 RESUME CLASS,"
            + "                                  10:00, 10:30, 11:10, 11:40, 12:10, RUNNING",
        "10:10 RESUME CLASS,                     10:00, 10:30, 11:00, 11:30, 12:00, RUNNING",
        // a pause after the attempt's end does not bring it back
        "11:10 PAUSE CLASS 11:20 RESUME CLASS,   10:00, 11:30, 11:00, 11:40, 12:10, RUNNING",
        // an extension moves what runs and what is to come, not what began later or is over
        "10:30 EXTEND CLASS,                     10:00, 10:40, 11:10, 11:40, 12:10, RUNNING",
        "10:30 EXTEND LEARNER,                   10:00, 10:40, 11:10, 11:40, 12:10, RUNNING",
        "10:30 EXTEND CLASS,                     10:40, 10:50, 11:40, 11:40, 12:10, RUNNING",
        "11:05 EXTEND CLASS,                     10:00, 11:10, 11:00, 11:40, 12:10, RUNNING",
        "12:05 EXTEND CLASS,                     11:30, 12:06, 12:10, 11:40, 12:10, RUNNING",
        "10:10 PAUSE CLASS 10:20 RESUME CLASS 10:30 EXTEND CLASS,"
            + "                                  10:00, 10:40, 11:20, 11:50, 12:20, RUNNING",
        // the clock was set back in between: nothing is taken away
        "10:10 PAUSE CLASS 10:05 RESUME CLASS,   10:00, 10:30, 11:00, 11:30, 12:00, RUNNING",
        "10:10 PAUSE CLASS,                      10:00, 10:05, 11:00, 11:30, 12:00, PAUSED",
      })
  void clocksStandStillAndTimeIsGiven(
      String done,
      String started,
      String now,
      String ends,
      String due,
      String closes,
      Pause pause) {
    var arrangement = Arrangement.of(EXAM, HOUR, Optional.empty(), facts(done), at(now));
    assertThat(arrangement.end(at(started))).hasValue(at(ends));
    assertThat(arrangement.schedule().due()).hasValue(at(due));
    assertThat(arrangement.schedule().closes()).hasValue(at(closes));
    assertThat(arrangement.schedule().opens()).hasValue(at("10:00"));
    assertThat(arrangement.pause()).isEqualTo(pause);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // percent more  attempts  own due, closes   started  ends   due    closes  attempts
        "100,    0,     0,         -,     -,         10:00, 11:00, 11:30, 12:00, 1",
        "150,    0,     0,         -,     -,         10:00, 11:30, 12:00, 12:30, 1",
        "150,    5,     0,         -,     -,         11:00, 12:35, 12:05, 12:35, 1",
        "100,    20,    0,         -,     -,         11:30, 12:20, 11:50, 12:20, 1",
        "100,    0,     2,         -,     -,         10:00, 11:00, 11:30, 12:00, 3",
        "150,    0,     0,         14:00, 15:00,     14:00, 15:00, 14:00, 15:00, 1",
        "100,    0,     0,         -,     15:00,     14:30, 15:00, 11:30, 15:00, 1",
      })
  void moreIsAgreedWithOne(
      int percent,
      int minutes,
      int attempts,
      String ownDue,
      String ownCloses,
      String started,
      String ends,
      String due,
      String closes,
      int attemptsMax) {
    var allowed =
        new Allowed(
            percent,
            Duration.ofMinutes(minutes),
            attempts,
            Optional.empty(),
            Optional.ofNullable(ownDue).map(ArrangementTest::at),
            Optional.ofNullable(ownCloses).map(ArrangementTest::at));
    var arrangement = Arrangement.of(EXAM, HOUR, Optional.of(allowed), List.of(), at("10:00"));
    assertThat(arrangement.end(at(started))).hasValue(at(ends));
    assertThat(arrangement.schedule().due()).hasValue(at(due));
    assertThat(arrangement.schedule().closes()).hasValue(at(closes));
    assertThat(arrangement.terms().attemptsMax()).hasValue(attemptsMax);
  }

  @Test
  void boundsArePastFromTheirInstantOn() {
    var arrangement = Arrangement.plain(EXAM, HOUR);
    Instant end = at("11:00");
    assertThat(arrangement.isOver(at("10:00"), end.minusNanos(1))).isFalse();
    assertThat(arrangement.isOver(at("10:00"), end)).isTrue();
    assertThat(arrangement.timing(at("10:00"), end)).as("sent before").isEqualTo(Timing.IN_TIME);
    Instant grace = end.plus(Arrangement.GRACE);
    assertThat(arrangement.timing(at("10:00"), grace.minusNanos(1))).isEqualTo(Timing.IN_TIME);
    assertThat(arrangement.timing(at("10:00"), grace)).isEqualTo(Timing.TOO_LATE);
    assertThat(arrangement.timing(at("11:15"), at("11:30"))).isEqualTo(Timing.LATE);
    assertThat(arrangement.timing(at("11:30"), at("12:00").minusNanos(1))).isEqualTo(Timing.LATE);
    assertThat(arrangement.timing(at("11:30"), at("12:00")))
        .as("closing has no grace")
        .isEqualTo(Timing.TOO_LATE);
  }

  @Test
  void anAnswerBeforeItsAttemptBeganIsInTimeForTheClockWasSetBack() {
    var arrangement = Arrangement.plain(EXAM, HOUR);
    assertThat(arrangement.timing(at("10:30"), at("10:00"))).isEqualTo(Timing.IN_TIME);
    assertThat(arrangement.isOver(at("10:30"), at("10:00"))).isFalse();
  }

  @Test
  void whoseClockStandsStillIsNeverOver() {
    var arrangement =
        Arrangement.of(EXAM, HOUR, Optional.empty(), facts("10:59 PAUSE CLASS"), at("23:00"));
    assertThat(arrangement.isOver(at("10:00"), at("23:00"))).isFalse();
    assertThat(Duration.between(at("23:00"), arrangement.end(at("10:00")).orElseThrow()))
        .isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void withoutBoundsNothingEnds() {
    var arrangement =
        Arrangement.of(
            Schedule.ALWAYS,
            Terms.PRACTICE,
            Optional.of(
                new Allowed(
                    200, Duration.ZERO, 3, Optional.empty(), Optional.empty(), Optional.empty())),
            facts("10:10 PAUSE CLASS 10:20 EXTEND CLASS"),
            at("11:00"));
    assertThat(arrangement.end(at("10:00"))).isEmpty();
    assertThat(arrangement.terms().attemptsMax()).isEmpty();
  }

  /** Triples of a time, a kind and whom it concerns; an extension is of ten minutes. */
  private static List<Fact> facts(@org.jspecify.annotations.Nullable String done) {
    var facts = new ArrayList<Fact>();
    String[] words = done == null ? new String[0] : done.split(" ");
    for (int i = 0; i + 2 < words.length; i += 3) {
      facts.add(
          new Fact(
              Kind.valueOf(words[i + 1]),
              Scope.valueOf(words[i + 2]),
              at(words[i]),
              Duration.ofMinutes(10)));
    }
    return facts;
  }

  private static Instant at(String time) {
    return LocalTime.parse(time)
        .atDate(java.time.LocalDate.of(2026, 11, 23))
        .toInstant(ZoneOffset.UTC);
  }
}
