package org.ackademy.lms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.security.Caller;

/**
 * Compares marks with what learning management systems hold. They are asked while nobody's
 * transaction is open.
 */
@ApplicationScoped
class Reconciliation {
  /** The later parts of a report are made of what was read for its first one, for so long. */
  static final Duration KEPT = Duration.ofMinutes(2);

  /** Links whose results are kept. */
  static final int LINKS_MAX = 20;

  private final Scores scores;
  private final PlatformBook service;
  private final Clock clock;
  private final Map<UUID, There> kept = new LinkedHashMap<>();

  @Inject
  Reconciliation(Scores scores, PlatformBook service, Clock clock) {
    this.scores = scores;
    this.service = service;
    this.clock = clock;
  }

  /** How the two compare. */
  enum Comparison {
    SAME,
    DIFFERENT,
    /** There is a mark here and none there. */
    MISSING_THERE,
    /** There is one there and none here, or none that may be told. */
    ONLY_THERE,
    /** There is none here that may be told, and none there. */
    NONE,
    /** The system there does not tell what it holds. */
    UNKNOWN
  }

  /**
   * A learner's mark here and there.
   *
   * @param fault why it is not known what is held there, in the platform's words
   */
  record Compared(
      Scores.Held held,
      Optional<Score.Points> there,
      Comparison comparison,
      Optional<String> fault) {}

  /** What a system holds in a column: by subject, or why that is not known. */
  private record There(Instant at, Map<String, Score.Points> held, Optional<String> fault) {}

  /** A part of the report; the first one reads anew what is held there. */
  List<Compared> of(Caller.Person person, UUID course, UUID assignment, UUID after, int limit) {
    List<Scores.Held> held = scores.held(person, course, assignment, after, limit);
    boolean isFirst = after.equals(new UUID(0, 0));
    var told = new HashMap<UUID, There>();
    for (Scores.Held one : held) {
      UUID link = one.named().score().target().link();
      if (!told.containsKey(link)) {
        told.put(link, there(one, isFirst ? Duration.ZERO : KEPT));
      }
    }
    return held.stream()
        .map(
            one -> {
              Score score = one.named().score();
              There there = told.getOrDefault(score.target().link(), NOTHING);
              Optional<Score.Points> points =
                  Optional.ofNullable(there.held().get(score.learner().subject()));
              Comparison comparison =
                  there.fault().isPresent() ? Comparison.UNKNOWN : compared(one, points);
              return new Compared(one, points, comparison, there.fault());
            })
        .toList();
  }

  private static final There NOTHING = new There(Instant.EPOCH, Map.of(), Optional.of(""));

  private static Comparison compared(Scores.Held held, Optional<Score.Points> there) {
    Optional<Score.Points> here = held.here();
    if (here.isEmpty()) {
      return there.isEmpty() ? Comparison.NONE : Comparison.ONLY_THERE;
    }
    if (there.isPresent()) {
      return here.get().isLike(there.get()) ? Comparison.SAME : Comparison.DIFFERENT;
    }
    // Moodle does not tell a grade of nought.
    boolean isNought =
        here.get().points().signum() == 0 && held.named().score().state() == Score.State.DELIVERED;
    return isNought ? Comparison.SAME : Comparison.MISSING_THERE;
  }

  private There there(Scores.Held one, Duration old) {
    UUID link = one.named().score().target().link();
    Instant now = clock.instant();
    synchronized (kept) {
      There known = kept.get(link);
      if (known != null && now.isBefore(known.at().plus(old))) {
        return known;
      }
    }
    There fresh = read(one, now);
    synchronized (kept) {
      kept.remove(link);
      kept.put(link, fresh);
      if (kept.size() > LINKS_MAX) {
        kept.remove(kept.keySet().iterator().next());
      }
    }
    return fresh;
  }

  private There read(Scores.Held one, Instant now) {
    Score.Target target = one.named().score().target();
    if (target.lineItem().isEmpty() || !target.allows(PlatformBook.RESULT_SCOPE)) {
      return new There(now, Map.of(), Optional.of(""));
    }
    return switch (service.results(one.registration(), target.lineItem().get())) {
      case PlatformBook.Reply.Taken taken -> {
        var points = new HashMap<String, Score.Points>();
        taken
            .body()
            .valueStream()
            .forEach(
                result ->
                    PlatformBook.points(result)
                        .ifPresent(held -> points.put(result.path("userId").asString(""), held)));
        yield new There(now, points, Optional.empty());
      }
      case PlatformBook.Reply.Later later -> new There(now, Map.of(), Optional.of(later.why()));
      case PlatformBook.Reply.Gone gone -> new There(now, Map.of(), Optional.of(gone.why()));
      case PlatformBook.Reply.Refused refused ->
          new There(now, Map.of(), Optional.of(refused.why()));
    };
  }
}
