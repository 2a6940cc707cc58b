package org.ackademy.course;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * An assignment: for those who teach as it was given, for a learner as it holds for them, with what
 * was agreed and done and without any reason for it.
 *
 * @param quiz the quiz's name, for those who teach; missing in lists
 * @param timeLimitSeconds how long an attempt may take
 * @param accessCode whether a code is asked for
 * @param pause whether the reader's clock stands still
 * @param attempts where its attempts are
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AssignmentView(
    String id,
    String course,
    Optional<String> quiz,
    CoursesResource.Title title,
    Optional<String> opensAt,
    Optional<String> dueAt,
    Optional<String> closesAt,
    OptionalInt attemptsMax,
    OptionalLong timeLimitSeconds,
    Terms.Counting counting,
    BigDecimal penaltyPerAttempt,
    BigDecimal penaltyPerWrongAnswer,
    Terms.Release release,
    Terms.Depth feedback,
    Terms.Order order,
    Terms.Drafts drafts,
    Terms.Guard guard,
    Code accessCode,
    Arrangement.Pause pause,
    Optional<String> releasedAt,
    Optional<String> withdrawnAt,
    String attempts) {

  /** Whether a code is asked for. */
  public enum Code {
    NONE,
    ASKED
  }

  /** As it was given. */
  static AssignmentView of(Assignment assignment, Optional<String> quiz) {
    return of(assignment, Arrangement.plain(assignment.schedule(), assignment.terms()), quiz);
  }

  /** As it holds for a learner. */
  static AssignmentView of(Assignment assignment, Arrangement arrangement) {
    return of(assignment, arrangement, Optional.empty());
  }

  private static AssignmentView of(
      Assignment assignment, Arrangement arrangement, Optional<String> quiz) {
    Schedule schedule = arrangement.schedule();
    Terms terms = arrangement.terms();
    return new AssignmentView(
        assignment.id().toString(),
        assignment.courseId().toString(),
        quiz,
        CoursesResource.Title.of(assignment.title()),
        schedule.opens().map(Object::toString),
        schedule.due().map(Object::toString),
        schedule.closes().map(Object::toString),
        terms.attemptsMax(),
        terms.timeLimit().stream().mapToLong(limit -> limit.toSeconds()).findFirst(),
        terms.counting(),
        plain(terms.penalties().furtherAttempt()),
        plain(terms.penalties().wrongAnswer()),
        terms.release(),
        terms.feedback(),
        terms.sitting().order(),
        terms.sitting().drafts(),
        terms.sitting().guard(),
        assignment.accessCode().isPresent() ? Code.ASKED : Code.NONE,
        arrangement.pause(),
        assignment.releasedAt().map(Object::toString),
        assignment.withdrawnAt().map(Object::toString),
        "/api/v1/courses/"
            + assignment.courseId()
            + "/assignments/"
            + assignment.id()
            + "/attempts");
  }

  private static BigDecimal plain(BigDecimal share) {
    return share.signum() == 0 ? BigDecimal.ZERO : share.stripTrailingZeros();
  }
}
