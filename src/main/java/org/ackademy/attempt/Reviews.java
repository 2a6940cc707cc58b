package org.ackademy.attempt;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ackademy.course.Courses;
import org.ackademy.course.Membership;
import org.ackademy.platform.audit.Audit;
import org.ackademy.platform.audit.Subject;
import org.ackademy.platform.http.Creations;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.security.Caller;
import org.ackademy.question.Verdict;

/**
 * Answers that wait for a person, and what people decide about them. No score of such an answer is
 * told before. Each call is one transaction; decisions are audited.
 */
@Dependent
@Transactional
class Reviews {
  private final ReviewStore store;
  private final Attempts attempts;
  private final Courses courses;
  private final Creations creations;
  private final Audit audit;
  private final Event<AnswerDecided> decided;
  private final Clock clock;

  @Inject
  Reviews(
      ReviewStore store,
      Attempts attempts,
      Courses courses,
      Creations creations,
      Audit audit,
      Event<AnswerDecided> decided,
      Clock clock) {
    this.store = store;
    this.attempts = attempts;
    this.courses = courses;
    this.creations = creations;
    this.audit = audit;
    this.decided = decided;
    this.clock = clock;
  }

  /** The answers of a course that wait, from the one after a place in the order of storing. */
  List<Waiting> queue(
      Caller.Person person, UUID course, Optional<UUID> assignment, long after, int limit) {
    Set<UUID> sections = requireGrading(person, course).onlySections();
    List<Answer> answers = store.queue(course, assignment, sections, after, limit);
    Map<UUID, Claim> claims = store.claims(answers.stream().map(Answer::id).toList());
    Map<UUID, Attempts.Known> known =
        attempts.seen(person, answers.stream().map(Answer::attemptId).toList(), clock.instant());
    return answers.stream()
        .map(
            answer ->
                waiting(
                    Objects.requireNonNull(known.get(answer.attemptId())),
                    answer,
                    Optional.ofNullable(claims.get(answer.id()))))
        .toList();
  }

  private Waiting waiting(Attempts.Known known, Answer answer, Optional<Claim> claim) {
    return new Waiting(known, answer, claim.filter(made -> made.holds(clock.instant())));
  }

  /**
   * Takes an answer for oneself, so that nobody else decides it meanwhile.
   *
   * @throws org.ackademy.platform.http.Refused where somebody else is at it
   */
  Waiting claim(Caller.Person person, UUID course, UUID id) {
    Answer answer = undecided(person, course, id);
    takeFor(person, answer);
    return waiting(
        attempts.visible(person, answer.attemptId(), clock.instant()),
        answer,
        Optional.ofNullable(store.claims(List.of(id)).get(id)));
  }

  private void takeFor(Caller.Person person, Answer answer) {
    if (!store.claim(answer.id(), person.id(), clock.instant())) {
      throw Problem.of(409, "claimed-by-another").refused();
    }
  }

  /** Gives one's claim up. */
  void unclaim(Caller.Person person, UUID course, UUID id) {
    undecided(person, course, id);
    store.unclaim(id, person.id());
  }

  /**
   * Decides what an answer is worth that waits, or was decided before.
   *
   * @throws org.ackademy.platform.http.Refused where somebody else is at it
   */
  Creations.Made decide(
      Caller.Person person, UUID course, Decision.Found found, Creations.Wish wish) {
    Answer answer = undecided(person, course, found.answer());
    return creations.once(
        person.id(),
        wish,
        id -> {
          takeFor(person, answer);
          keep(id, person, course, answer, found, Decision.Origin.QUEUE);
          store.unclaim(answer.id(), person.id());
        });
  }

  /** Keeps a decision, and tells whoever adds up marks. */
  void keep(
      UUID id,
      Caller.Person person,
      UUID course,
      Answer answer,
      Decision.Found found,
      Decision.Origin origin) {
    Instant now = clock.instant();
    Optional<Decision> before =
        Optional.ofNullable(store.decisions(List.of(answer.id())).get(answer.id()));
    store.add(new Decision(id, found, origin, now, person.id()));
    var old = new LinkedHashMap<String, Object>();
    before.ifPresent(decision -> old.put("score", decision.score()));
    if (before.isEmpty() && answer.verdict() != Verdict.UNDECIDED) {
      old.put("score", answer.score());
    }
    audit.record(
        Optional.of(person.id()),
        "answer.decided",
        Subject.inCourse(course, "answer", answer.id()),
        old,
        Map.of("score", found.score(), "comment", found.comment(), "origin", origin));
    Attempt attempt = attempts.visible(person, answer.attemptId(), now).attempt();
    decided.fire(new AnswerDecided(attempt.assignmentId(), attempt.accountId()));
  }

  /** The decision of an id. */
  Decision decision(UUID id) {
    return store.decision(id).orElseThrow(() -> Problem.notFound().refused());
  }

  /** An answer of a course that is a person's affair. */
  private Answer undecided(Caller.Person person, UUID course, UUID id) {
    requireGrading(person, course);
    Answer answer = store.answer(id).orElseThrow(() -> Problem.notFound().refused());
    Attempts.Known known = attempts.visible(person, answer.attemptId(), clock.instant());
    if (!known.assignment().courseId().equals(course)) {
      throw Problem.notFound().refused();
    }
    if (answer.verdict() != Verdict.UNDECIDED) {
      throw Problem.of(409, "not-undecided").refused();
    }
    return answer;
  }

  private Membership requireGrading(Caller.Person person, UUID course) {
    return courses.visible(person, course).require(Membership.Right.GRADE);
  }

  /**
   * An answer that waits.
   *
   * @param claim of whoever is at it now
   */
  record Waiting(Attempts.Known known, Answer answer, Optional<Claim> claim) {}
}
