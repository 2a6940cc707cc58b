package org.ackademy.attempt;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.ackademy.question.Language;
import org.ackademy.quiz.ExerciseView;

/**
 * An attempt.
 *
 * @param quizVersion the version of the quiz that it began with
 * @param answers where its answers are
 * @param exercises in order, without any key; missing in lists
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AttemptView(
    String id,
    String course,
    String assignment,
    String learner,
    int number,
    String quiz,
    int quizVersion,
    String startedAt,
    Optional<String> endedAt,
    String answers,
    Optional<List<ExerciseView>> exercises) {
  public AttemptView {
    exercises = exercises.map(List::copyOf);
  }

  /** An attempt with all that its learner needs to go on. */
  static AttemptView of(Attempts.Known known, Language language) {
    return of(
        known,
        Optional.of(
            known.quiz().exercises().stream()
                .map(placed -> ExerciseView.of(placed, known.attempt().seed(), language))
                .toList()));
  }

  /** An attempt in a list. */
  static AttemptView inList(Attempts.Known known) {
    return of(known, Optional.empty());
  }

  private static AttemptView of(Attempts.Known known, Optional<List<ExerciseView>> exercises) {
    Attempt attempt = known.attempt();
    return new AttemptView(
        attempt.id().toString(),
        known.assignment().courseId().toString(),
        attempt.assignmentId().toString(),
        attempt.accountId().toString(),
        attempt.number(),
        known.quiz().slug(),
        known.quiz().version().number(),
        attempt.startedAt().toString(),
        known.end().map(end -> end.endedAt().toString()),
        "/api/v1/attempts/" + attempt.id() + "/answers",
        exercises);
  }
}
