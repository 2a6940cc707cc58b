package org.ackademy.attempt;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.ackademy.course.Arrangement;
import org.ackademy.question.Language;
import org.ackademy.quiz.ExerciseView;

/**
 * An attempt.
 *
 * @param quizVersion the version of the quiz that it began with
 * @param endsAt when its time is over, where anything ends it and its clock runs
 * @param remainingSeconds how long there will be once its clock runs again, while that stands still
 * @param endedAt when it was handed in
 * @param answers where its answers are
 * @param exercises in order, without any key; missing in lists, and for its learner while the clock
 *     stands still
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
    State state,
    Optional<String> endsAt,
    OptionalLong remainingSeconds,
    Optional<String> endedAt,
    String answers,
    Optional<List<ExerciseView>> exercises) {
  public AttemptView {
    exercises = exercises.map(List::copyOf);
  }

  /** How far an attempt has come. */
  public enum State {
    OPEN,
    /** The learner's clock stands still. */
    PAUSED,
    HANDED_IN,
    /** Its time is over, and it was not handed in before. */
    OVER
  }

  /** An attempt with all that its learner needs to go on. */
  static AttemptView of(Attempts.Known known, Language language, Instant now) {
    if (known.isHidden()) {
      return of(known, Optional.empty(), now);
    }
    return of(
        known,
        Optional.of(
            known.exercises().stream()
                .map(placed -> ExerciseView.of(placed, known.attempt().seed(), language))
                .toList()),
        now);
  }

  /** An attempt in a list. */
  static AttemptView inList(Attempts.Known known, Instant now) {
    return of(known, Optional.empty(), now);
  }

  private static AttemptView of(
      Attempts.Known known, Optional<List<ExerciseView>> exercises, Instant now) {
    Attempt attempt = known.attempt();
    Arrangement arrangement = known.arrangement();
    Optional<Instant> end = arrangement.end(attempt.startedAt());
    boolean paused = arrangement.pause() == Arrangement.Pause.PAUSED;
    return new AttemptView(
        attempt.id().toString(),
        known.assignment().courseId().toString(),
        attempt.assignmentId().toString(),
        attempt.accountId().toString(),
        attempt.number(),
        known.quiz().slug(),
        known.quiz().version().number(),
        attempt.startedAt().toString(),
        known.state(now),
        paused ? Optional.empty() : end.map(Instant::toString),
        paused
            ? end.stream().mapToLong(at -> Duration.between(now, at).toSeconds()).findFirst()
            : OptionalLong.empty(),
        known.end().map(handedIn -> handedIn.endedAt().toString()),
        "/api/v1/attempts/" + attempt.id() + "/answers",
        exercises);
  }
}
