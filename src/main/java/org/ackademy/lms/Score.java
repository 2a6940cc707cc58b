package org.ackademy.lms;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a learning management system is to hold for a learner and a link.
 *
 * @param version counts what changed the mark
 * @param changedAt since when it waits
 */
record Score(
    UUID id,
    long version,
    State state,
    Instant changedAt,
    Try last,
    Stamped stamped,
    Sent sent,
    Learner learner,
    Target target) {

  /** Timestamps are told apart by whole seconds. */
  static final Duration STEP = Duration.ofSeconds(1);

  /** What became of it. */
  enum State {
    WAITING,
    DELIVERED,
    /** There is nothing that may be sent. */
    WITHHELD,
    /** Refused for good, or tried as often as it is worth. */
    DEAD
  }

  /** Why it is in its state. */
  enum Reason {
    /** The mark changed, or somebody wants it sent again; nothing was tried since. */
    CHANGED,
    TAKEN,
    NO_MARK,
    /** A person is still to decide, and something final was sent before. */
    UNDECIDED,
    /** The learner may not know it yet. */
    UNRELEASED,
    /** Whoever it is does not learn there: teaches, only tries, left, or was forgotten. */
    NO_LEARNER,
    /** An administrator here switched the registration off. */
    PLATFORM_OFF,
    /** The platform does not let us send scores. */
    NOT_ALLOWED,
    /** There is no column for it, and none can be made. */
    NO_COLUMN,
    NO_TOKEN,
    /** No answer came, or none that could be read. */
    NO_ANSWER,
    /** The platform says that it cannot at the moment. */
    TROUBLE,
    /** The platform does not take it. */
    REFUSED
  }

  /**
   * The last try.
   *
   * @param count how many there were of this version
   * @param answer what the platform said
   */
  record Try(int count, Optional<Instant> at, Reason reason, Optional<String> answer) {}

  /**
   * The newest timestamp that was given out.
   *
   * @param version of the score that has it; absent where the next one needs another
   * @param points what goes with it; absent where it is not final
   * @param everFinal whether something final may have got there
   */
  record Stamped(
      Optional<Instant> at, Optional<Long> version, Optional<Points> points, Finality everFinal) {}

  /** Whether something final was on its way ever. */
  enum Finality {
    NEVER,
    ONCE
  }

  /** What the platform took last; of how many attempts. */
  record Sent(Optional<Points> points, Optional<Integer> attempts, Optional<Instant> at) {}

  /** So many of so many. */
  record Points(BigDecimal points, BigDecimal maximum) {
    /** Moodle keeps five digits of points. */
    private static final BigDecimal TOLERANCE = new BigDecimal("0.0001");

    /** Whether it is the same share, as far as platforms keep digits. */
    boolean isLike(Points other) {
      BigDecimal one = points.multiply(other.maximum);
      BigDecimal two = other.points.multiply(maximum);
      BigDecimal whole = maximum.multiply(other.maximum);
      return one.subtract(two).abs().compareTo(whole.multiply(TOLERANCE)) <= 0;
    }

    boolean equalTo(Points other) {
      return points.compareTo(other.points) == 0 && maximum.compareTo(other.maximum) == 0;
    }
  }

  /**
   * Who it is, here and there.
   *
   * @param mayHave whether scores of theirs are sent
   */
  record Learner(UUID account, String subject, Kind mayHave) {}

  /** Whether somebody learns there. */
  enum Kind {
    LEARNS,
    /** Teaches, or only looks as a learner would. */
    OTHER
  }

  /**
   * Where it goes.
   *
   * @param link ours, and its id there
   */
  record Target(
      UUID course,
      UUID assignment,
      UUID link,
      String linkThere,
      Optional<String> lineItem,
      Optional<String> lineItems,
      List<String> scopes,
      UUID registration) {
    Target {
      scopes = List.copyOf(scopes);
    }

    boolean allows(String scope) {
      return scopes.contains(scope);
    }
  }

  /** Whether what goes out now is what the newest timestamp was given to: then it keeps it. */
  boolean isResent(Optional<Points> points) {
    boolean same =
        points.isPresent() == stamped.points().isPresent()
            && points.map(now -> now.equalTo(stamped.points().orElseThrow())).orElse(true);
    return same && stamped.version().equals(Optional.of(version));
  }

  /** The timestamp for what goes out now: the one it has, or one later than all before. */
  Instant stampFor(Optional<Points> points, Instant now) {
    if (isResent(points)) {
      return stamped.at().orElseThrow();
    }
    Instant second = now.truncatedTo(ChronoUnit.SECONDS);
    Instant least = stamped.at().map(last -> last.plus(STEP)).orElse(second);
    return second.isBefore(least) ? least : second;
  }
}
