package org.ackademy.course;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.ackademy.platform.http.Fields;
import org.ackademy.question.Text;

/**
 * An assignment as those who teach want it. What is missing is as for practice.
 *
 * @param quiz the quiz's name; only when it is given
 * @param timeLimitMinutes 1 to {@link #MINUTES_MAX}
 * @param penaltyPerAttempt 0 to 1
 * @param penaltyPerWrongAnswer 0 to 1
 * @param accessCode what learners must know to begin
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AssignmentForm(
    Optional<String> quiz,
    Optional<CoursesResource.Title> title,
    Optional<String> opensAt,
    Optional<String> dueAt,
    Optional<String> closesAt,
    Optional<Integer> attemptsMax,
    Optional<Integer> timeLimitMinutes,
    Optional<Terms.Counting> counting,
    Optional<BigDecimal> penaltyPerAttempt,
    Optional<BigDecimal> penaltyPerWrongAnswer,
    Optional<Terms.Release> release,
    Optional<Terms.Depth> feedback,
    Optional<Terms.Order> order,
    Optional<Terms.Drafts> drafts,
    Optional<Terms.Guard> guard,
    Optional<String> accessCode) {
  static final int ATTEMPTS_MAX = 1_000;

  /** A year of 365 days. */
  static final int MINUTES_MAX = 525_600;

  /** What an assignment says now; its access code is known to nobody. */
  static AssignmentForm of(Assignment.State state) {
    Terms terms = state.terms();
    return new AssignmentForm(
        Optional.empty(),
        Optional.of(CoursesResource.Title.of(state.title())),
        state.schedule().opens().map(Object::toString),
        state.schedule().due().map(Object::toString),
        state.schedule().closes().map(Object::toString),
        terms.attemptsMax().stream().boxed().findFirst(),
        terms.timeLimit().map(limit -> (int) limit.toMinutes()),
        Optional.of(terms.counting()),
        Optional.of(terms.penalties().furtherAttempt()),
        Optional.of(terms.penalties().wrongAnswer()),
        Optional.of(terms.release()),
        Optional.of(terms.feedback()),
        Optional.of(terms.sitting().order()),
        Optional.of(terms.sitting().drafts()),
        Optional.of(terms.sitting().guard()),
        Optional.empty());
  }

  /**
   * The state that is wanted.
   *
   * @param id the assignment's
   * @param otherwise the title where none is wanted
   * @param fields collects what is wrong
   */
  Assignment.State state(UUID id, Text otherwise, Fields fields) {
    Text named = title.map(text -> text.checked("#/title", fields)).orElse(otherwise);
    Schedule schedule = schedule(fields);
    Terms terms = terms(fields);
    boolean closes = schedule.closes().isPresent();
    fields.check(
        "#/release", "needs-closing", terms.release() != Terms.Release.AFTER_CLOSING || closes);
    fields.check(
        "#/guard", "exam-needs-closing", terms.sitting().guard() != Terms.Guard.EXAM || closes);
    accessCode.ifPresent(code -> fields.text("#/accessCode", code, 1, AccessCode.LENGTH_MAX));
    return new Assignment.State(
        named, schedule, terms, accessCode.map(code -> AccessCode.of(id, code)));
  }

  private Schedule schedule(Fields fields) {
    var schedule =
        new Schedule(
            Moments.read("#/opensAt", opensAt, fields),
            Moments.read("#/dueAt", dueAt, fields),
            Moments.read("#/closesAt", closesAt, fields));
    fields.check("#/closesAt", "order", schedule.isInOrder());
    return schedule;
  }

  private Terms terms(Fields fields) {
    int attempts = fields.range("#/attemptsMax", attemptsMax.orElse(1), 1, ATTEMPTS_MAX);
    int minutes = fields.range("#/timeLimitMinutes", timeLimitMinutes.orElse(1), 1, MINUTES_MAX);
    Terms practice = Terms.PRACTICE;
    return new Terms(
        attemptsMax.isPresent() && attempts >= 1 ? OptionalInt.of(attempts) : OptionalInt.empty(),
        counting.orElse(practice.counting()),
        release.orElse(practice.release()),
        feedback.orElse(practice.feedback()),
        timeLimitMinutes.filter(given -> minutes >= 1).map(Duration::ofMinutes),
        new Terms.Penalties(
            share("#/penaltyPerAttempt", penaltyPerAttempt, fields),
            share("#/penaltyPerWrongAnswer", penaltyPerWrongAnswer, fields)),
        new Terms.Sitting(
            order.orElse(practice.sitting().order()),
            drafts.orElse(practice.sitting().drafts()),
            guard.orElse(practice.sitting().guard())));
  }

  private static BigDecimal share(String pointer, Optional<BigDecimal> wanted, Fields fields) {
    BigDecimal share = wanted.orElse(BigDecimal.ZERO);
    boolean fits =
        share.signum() >= 0 && share.compareTo(BigDecimal.ONE) <= 0 && share.scale() <= 6;
    fields.check(pointer, "share", fits);
    return fits ? share : BigDecimal.ZERO;
  }
}
