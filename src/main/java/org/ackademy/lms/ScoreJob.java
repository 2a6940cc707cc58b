package org.ackademy.lms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.ackademy.lms.PlatformBook.Novelty;
import org.ackademy.lms.PlatformBook.Reply;
import org.ackademy.lms.ScoreDelivery.Begun;
import org.ackademy.lms.ScoreStore.Told;
import org.ackademy.platform.jobs.Job;
import org.ackademy.platform.jobs.JobKind;
import org.ackademy.platform.jobs.Patience;
import tools.jackson.databind.JsonNode;

/**
 * Sends the mark as it is now, and again later where it was not taken. One request at a time is on
 * its way for a learner and a link, and what is sent later has a later timestamp; so the newest
 * mark is what the system there ends with.
 */
@ApplicationScoped
public class ScoreJob implements Job.OneTime<ScoreStore.Told> {
  /** From one look whether another job is through to the next. */
  static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

  /** From one look whether a mark is released to the next, and for how long. */
  static final Duration RELEASE_LOOK = Duration.ofMinutes(20);

  static final Duration RELEASE_LOOKED_FOR = Duration.ofDays(366);

  /** What is left of a claim when the score is posted; else it is claimed anew. */
  static final Duration CLAIM_LEFT_MIN = Duration.ofMinutes(3);

  /**
   * A score that comes so long after the attempt ended says when that was: else a platform may take
   * the work for late. One that comes sooner says nothing, for a platform whose clock is behind
   * ours would refuse what is to come.
   */
  static final Duration LATE = Duration.ofMinutes(5);

  /** How far ahead of ours a platform's clock may be. */
  static final Duration AHEAD_MAX = Duration.ofDays(1);

  private static final int CONFLICT = 409;

  private final ScoreDelivery delivery;
  private final LineItems items;
  private final PlatformBook service;
  private final SecureRandom random;
  private final Clock clock;
  private final Silences silences = new Silences();

  @Inject
  ScoreJob(
      ScoreDelivery delivery,
      LineItems items,
      PlatformBook service,
      SecureRandom random,
      Clock clock) {
    this.delivery = delivery;
    this.items = items;
    this.service = service;
    this.random = random;
    this.clock = clock;
  }

  @Override
  public JobKind<ScoreStore.Told> kind() {
    return ScoreOutbox.DELIVERY;
  }

  @Override
  public Patience patience() {
    return Patience.SCORES;
  }

  @Override
  public Outcome run(Told told) {
    return switch (delivery.begin(told)) {
      case Begun.Over over -> new Outcome.Done();
      case Begun.Busy busy -> new Outcome.Again(clock.instant().plus(LOOK_AGAIN));
      case Begun.Untold untold -> {
        Instant now = clock.instant();
        yield now.isBefore(untold.since().plus(RELEASE_LOOKED_FOR))
            ? new Outcome.Again(now.plus(RELEASE_LOOK))
            : new Outcome.Done();
      }
      case Begun.Due due -> {
        Optional<Instant> until = silences.until(due.registration().id(), clock.instant());
        until.ifPresent(at -> delivery.release(told));
        yield until.<Outcome>map(Outcome.Again::new).orElseGet(() -> send(told, due));
      }
    };
  }

  private Outcome send(Told told, Begun.Due due) {
    return switch (items.of(due.registration(), due.score().target(), due.mark().maximum())) {
      case LineItems.Found.At at -> post(told, due, at.url());
      case LineItems.Found.Soon soon -> {
        delivery.release(told);
        yield new Outcome.Again(clock.instant().plus(LineItems.LOOK_AGAIN));
      }
      case LineItems.Found.Not not -> again(told, due, not.reason(), not.why(), not.after());
      case LineItems.Found.Never never -> dead(told, Score.Reason.NO_COLUMN, never.why());
    };
  }

  private Outcome post(Told told, Begun.Due due, String lineItem) {
    Instant now = clock.instant();
    if (now.plus(CLAIM_LEFT_MIN).isAfter(due.until())) {
      delivery.release(told);
      return new Outcome.Again(now);
    }
    return switch (service.post(due.registration(), lineItem, sent(due))) {
      case Reply.Taken taken -> taken(told, due);
      case Reply.Later later -> again(told, due, later.reason(), later.why(), later.after());
      case Reply.Gone gone ->
          items.isGone(due.registration(), due.score().target(), lineItem)
              ? again(told, due, Score.Reason.TROUBLE, gone.why(), Optional.empty())
              : dead(told, Score.Reason.REFUSED, gone.why());
      case Reply.Refused refused -> refused(told, due, lineItem, refused);
    };
  }

  private static PlatformBook.Sent sent(Begun.Due due) {
    boolean isRegrade =
        due.score().sent().attempts().filter(known -> due.mark().attempts() <= known).isPresent();
    return new PlatformBook.Sent(
        due.score().learner().subject(),
        due.stamp(),
        due.mark().points(),
        due.mark().activity(),
        due.mark().grading(),
        isRegrade ? Novelty.REGRADE : Novelty.NEW_ATTEMPT,
        due.mark().handedIn().filter(at -> at.isBefore(due.stamp().minus(LATE))));
  }

  private Outcome taken(Told told, Begun.Due due) {
    silences.answered(due.registration().id());
    delivery.taken(told, due);
    return new Outcome.Done();
  }

  /**
   * It may have taken an earlier try whose answer was lost: then it holds what we send. If it holds
   * something else that is newer, a later timestamp goes before it.
   */
  private Outcome refused(Told told, Begun.Due due, String lineItem, Reply.Refused refused) {
    boolean isResent = due.score().isResent(due.mark().points());
    boolean isConflict = refused.status() == CONFLICT;
    if (!isConflict && !isResent) {
      return dead(told, Score.Reason.REFUSED, refused.why());
    }
    if (!due.score().target().allows(PlatformBook.RESULT_SCOPE)) {
      // Nobody else writes there with our timestamps.
      return isConflict && isResent ? taken(told, due) : later(told, due, due.stamp(), refused);
    }
    String subject = due.score().learner().subject();
    return switch (service.result(due.registration(), lineItem, subject)) {
      case Reply.Taken taken -> {
        Optional<JsonNode> held =
            taken
                .body()
                .valueStream()
                .filter(result -> result.path("userId").asString("").equals(subject))
                .findFirst();
        boolean isTold = isConflict || held.flatMap(PlatformBook::points).isPresent();
        yield isTold && isHeld(due, held) ? taken(told, due) : other(told, due, held, refused);
      }
      case Reply.Later read -> again(told, due, read.reason(), read.why(), read.after());
      case Reply.Gone read -> again(told, due, Score.Reason.TROUBLE, read.why(), Optional.empty());
      case Reply.Refused read ->
          isConflict && isResent ? taken(told, due) : later(told, due, due.stamp(), refused);
    };
  }

  /** Whether it holds what we send. Moodle does not tell nought, and what is not final is none. */
  private static boolean isHeld(Begun.Due due, Optional<JsonNode> held) {
    Optional<Score.Points> there = held.flatMap(PlatformBook::points);
    Optional<Score.Points> here =
        due.mark().points().filter(points -> points.points().signum() > 0 || there.isPresent());
    return here.isPresent() ? there.filter(here.get()::isLike).isPresent() : there.isEmpty();
  }

  private Outcome other(Told told, Begun.Due due, Optional<JsonNode> held, Reply.Refused refused) {
    Optional<Instant> newer =
        held.flatMap(PlatformBook::stamp)
            .filter(at -> at.isAfter(due.stamp()) && at.isBefore(clock.instant().plus(AHEAD_MAX)))
            .map(at -> at.truncatedTo(ChronoUnit.SECONDS));
    return refused.status() == CONFLICT || newer.isPresent()
        ? later(told, due, newer.orElse(due.stamp()), refused)
        : dead(told, Score.Reason.REFUSED, refused.why());
  }

  /** Tries again with a timestamp after this one. */
  private Outcome later(Told told, Begun.Due due, Instant than, Reply.Refused refused) {
    if (refused.status() != CONFLICT && than.equals(due.stamp())) {
      return dead(told, Score.Reason.REFUSED, refused.why());
    }
    delivery.unstamp(told, than);
    return again(told, due, Score.Reason.TROUBLE, refused.why(), Optional.empty());
  }

  private Outcome dead(Told told, Score.Reason reason, String why) {
    delivery.tried(told, Score.State.DEAD, reason, why);
    return new Outcome.Done();
  }

  private Outcome again(
      Told told, Begun.Due due, Score.Reason reason, String why, Optional<Duration> after) {
    Instant now = clock.instant();
    if (reason == Score.Reason.NO_ANSWER) {
      silences.silent(due.registration().id(), now);
    } else {
      silences.answered(due.registration().id());
    }
    Optional<Instant> next = Patience.SCORES.next(due.score().last().count() + 1, now, random);
    if (next.isEmpty()) {
      return dead(told, reason, why);
    }
    delivery.tried(told, Score.State.WAITING, reason, why);
    Instant wished = after.map(now::plus).orElse(next.get());
    return new Outcome.Again(wished.isAfter(next.get()) ? wished : next.get());
  }
}
