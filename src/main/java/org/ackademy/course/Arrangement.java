package org.ackademy.course;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.ackademy.course.Intervention.Fact;

/**
 * What holds for one learner at one moment: the assignment's schedule and terms with what was
 * agreed with the learner and with what those who teach did meanwhile. The one place where these
 * are put together.
 *
 * <p>While somebody's assignment is paused their clock stands still: every bound that was ahead
 * when the pause began is as far ahead as it was then.
 *
 * @param schedule when the learner can work
 * @param terms on which terms, the learner's attempts and time limit among them
 * @param pause whether the learner's clock stands still now
 * @param stretches what moved the learner's bounds, in the order in which it was stored
 */
public record Arrangement(Schedule schedule, Terms terms, Pause pause, List<Stretch> stretches) {
  /**
   * An answer that arrives so long after the end of a time limit was sent before it: the client's
   * clock ends the attempt, and the way takes its time.
   */
  public static final Duration GRACE = Duration.ofSeconds(15);

  private static final int WHOLE_PERCENT = 100;

  public Arrangement {
    stretches = List.copyOf(stretches);
  }

  /** Whether the learner's clock stands still. */
  public enum Pause {
    RUNNING,
    PAUSED
  }

  /** Something that moved bounds. */
  public sealed interface Stretch {
    /** The clock stood still; {@code ended} is now where it still does. */
    record Stood(Instant began, Instant ended) implements Stretch {}

    /** Time was given. */
    record Given(Instant at, Duration time) implements Stretch {}
  }

  /** What holds where nothing was agreed and nothing happened. */
  public static Arrangement plain(Schedule schedule, Terms terms) {
    return new Arrangement(schedule, terms, Pause.RUNNING, List.of());
  }

  /**
   * What holds for a learner.
   *
   * @param schedule the assignment's
   * @param terms the assignment's
   * @param agreed what was agreed with the learner
   * @param facts what was done to the class or the learner, in the order in which it was stored
   * @param now the time
   */
  public static Arrangement of(
      Schedule schedule, Terms terms, Optional<Allowed> agreed, List<Fact> facts, Instant now) {
    Allowed allowed = agreed.orElse(Allowed.NOTHING);
    Duration longer = allowed.longer(terms.timeLimit());
    var own =
        new Schedule(
            allowed.opens().or(schedule::opens),
            allowed.due().or(() -> schedule.due().map(due -> due.plus(longer))),
            allowed.closes().or(() -> schedule.closes().map(closes -> closes.plus(longer))));
    Terms ownTerms =
        terms
            .withTimeLimit(terms.timeLimit().map(limit -> limit.plus(longer)))
            .withAttemptsMax(
                terms.attemptsMax().isPresent()
                    ? OptionalInt.of(terms.attemptsMax().getAsInt() + allowed.moreAttempts())
                    : OptionalInt.empty());
    var folded = Folded.of(facts, now);
    var moved =
        new Schedule(
            own.opens(),
            own.due().map(due -> moved(due, Instant.MIN, folded.stretches)),
            own.closes().map(closes -> moved(closes, Instant.MIN, folded.stretches)));
    return new Arrangement(moved, ownTerms, folded.pause(), folded.stretches);
  }

  /**
   * When an attempt's time is over: its time limit, or closing if that comes first.
   *
   * @param startedAt when it began
   * @return nothing where nothing ends it
   */
  public Optional<Instant> end(Instant startedAt) {
    Optional<Instant> limit = limit(startedAt);
    return schedule.closes().isPresent() && limit.isPresent()
        ? limit.filter(end -> end.isBefore(schedule.closes().get())).or(schedule::closes)
        : limit.or(schedule::closes);
  }

  private Optional<Instant> limit(Instant startedAt) {
    return terms
        .timeLimit()
        .map(startedAt::plus)
        .map(
            end ->
                moved(
                    end,
                    startedAt,
                    // Time that was given before the attempt began was not given to it, nor was
                    // time that was given after it was over.
                    stretches.stream()
                        .filter(
                            stretch ->
                                !(stretch instanceof Stretch.Given given)
                                    || !given.at().isBefore(startedAt))
                        .toList()));
  }

  /** Whether an attempt's time is over. */
  public boolean isOver(Instant startedAt, Instant at) {
    return pause == Pause.RUNNING && end(startedAt).map(end -> !at.isBefore(end)).orElse(false);
  }

  /** How an answer stands that arrives at a moment; the bounds themselves count as past. */
  public Schedule.Timing timing(Instant startedAt, Instant arrivedAt) {
    boolean beyond =
        limit(startedAt).map(end -> !arrivedAt.isBefore(end.plus(GRACE))).orElse(false);
    return beyond ? Schedule.Timing.TOO_LATE : schedule.timing(arrivedAt);
  }

  /** A bound, moved by what happened before it was reached and after a moment. */
  private static Instant moved(Instant bound, Instant from, List<Stretch> stretches) {
    Instant moved = bound;
    for (Stretch stretch : stretches) {
      moved =
          switch (stretch) {
            case Stretch.Stood stood -> {
              Instant began = stood.began().isBefore(from) ? from : stood.began();
              yield began.isBefore(moved) && began.isBefore(stood.ended())
                  ? moved.plus(Duration.between(began, stood.ended()))
                  : moved;
            }
            case Stretch.Given given ->
                from.equals(Instant.MIN) || given.at().isBefore(moved)
                    ? moved.plus(given.time())
                    : moved;
          };
    }
    return moved;
  }

  /**
   * What was agreed with a learner. Dates stand for the assignment's; more time is added to the
   * time limit, and to due and closing where no own date is set, so that it is never cut off.
   *
   * @param timePercent what the time limit is multiplied by, 100 for as it is
   * @param moreTime added to that
   * @param moreAttempts beyond the assignment's
   */
  public record Allowed(
      int timePercent,
      Duration moreTime,
      int moreAttempts,
      Optional<Instant> opens,
      Optional<Instant> due,
      Optional<Instant> closes) {
    /** Nothing. */
    public static final Allowed NOTHING =
        new Allowed(
            WHOLE_PERCENT, Duration.ZERO, 0, Optional.empty(), Optional.empty(), Optional.empty());

    public Allowed {
      if (timePercent < WHOLE_PERCENT || moreTime.isNegative() || moreAttempts < 0) {
        throw new IllegalArgumentException("less than everybody has");
      }
    }

    /** How much longer the learner has. */
    Duration longer(Optional<Duration> timeLimit) {
      return timeLimit
          .map(limit -> limit.multipliedBy(timePercent - WHOLE_PERCENT).dividedBy(WHOLE_PERCENT))
          .orElse(Duration.ZERO)
          .plus(moreTime);
    }
  }

  /** What was done, gone through in its order. */
  private record Folded(Pause pause, List<Stretch> stretches) {
    static Folded of(List<Fact> facts, Instant now) {
      var stretches = new ArrayList<Stretch>();
      var since = new ArrayList<Instant>();
      boolean classStands = false;
      boolean learnerStands = false;
      for (Fact fact : facts) {
        boolean stood = classStands || learnerStands;
        boolean ofClass = fact.scope() == Intervention.Scope.CLASS;
        switch (fact.kind()) {
          case PAUSE -> {
            classStands |= ofClass;
            learnerStands |= !ofClass;
          }
          case RESUME -> {
            classStands &= !ofClass;
            learnerStands &= ofClass;
          }
          case EXTEND -> stretches.add(new Stretch.Given(fact.at(), fact.time()));
        }
        boolean stands = classStands || learnerStands;
        if (stands && !stood) {
          since.add(fact.at());
        } else if (stood && !stands) {
          stretches.add(new Stretch.Stood(since.removeLast(), fact.at()));
        }
      }
      if (!since.isEmpty()) {
        stretches.add(new Stretch.Stood(since.getLast(), now));
      }
      return new Folded(since.isEmpty() ? Pause.RUNNING : Pause.PAUSED, stretches);
    }
  }
}
