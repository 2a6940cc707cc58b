package org.ackademy.attempt;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.ackademy.course.Schedule;
import org.ackademy.course.Terms.Depth;
import org.ackademy.question.HelpLevel;
import org.ackademy.question.Language;
import org.ackademy.question.Verdict;
import org.ackademy.replay.Code;
import org.jspecify.annotations.Nullable;

/**
 * An answer, with as much of how it did as its reader is told.
 *
 * @param answer as written
 * @param feedback how much is told
 * @param state who says what it is worth; with the verdict
 * @param score missing while it waits for a person
 * @param misconception what the learner may believe, from {@link Depth#CODE} on
 * @param help what to do about the answer: where from {@link Depth#LINE} on, what is wrong there
 *     from {@link Depth#REPAIR} on, and what has to stand there with the {@link Depth#SOLUTION}
 * @param explanation all that the replay said; beside each {@code feedback} of the author, which is
 *     Markdown, the same as {@code feedbackHtml}
 * @param solution what the exercise's author says of it, once all is told
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AnswerView(
    String id,
    String attempt,
    String exercise,
    String answer,
    String answeredAt,
    Schedule.Timing timing,
    Depth feedback,
    Optional<Verdict> verdict,
    Optional<State> state,
    Optional<BigDecimal> score,
    Optional<Decided> decision,
    OptionalInt at,
    Optional<Code> code,
    Optional<Told.Belief> misconception,
    Optional<List<Told.Help>> help,
    @JsonRawValue @Nullable String explanation,
    Optional<Solution> solution) {

  /**
   * What somebody may see.
   *
   * @param known the attempt, and who looks at it
   * @param decision the newest of a person, where there is one
   * @param now the time, for feedback may be released by then
   * @param language in which they read
   */
  static AnswerView of(
      Attempts.Known known,
      Answer answer,
      Optional<Decision> decision,
      Instant now,
      Language language) {
    var placed =
        known.quiz().exercises().stream()
            .filter(found -> found.versionId().equals(answer.exerciseVersionId()))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("an answer to an exercise not offered"));
    Depth told =
        known.membership().teaches() ? Depth.SOLUTION : told(known, placed.exercise().help(), now);
    State state = State.of(answer, decision);
    // Where a text cannot be read says nothing of what would be right.
    Depth said =
        answer.verdict() == Verdict.UNREADABLE && Depth.VERDICT.isWithin(told)
            ? Depth.SOLUTION
            : told;
    String explanation =
        Depth.LINE.isWithin(said)
            ? Retold.explanation(answer, placed, language)
            : answer.explanation();
    Told found = Told.of(explanation, said);
    return new AnswerView(
        answer.id().toString(),
        answer.attemptId().toString(),
        placed.exercise().id(),
        answer.written(),
        answer.answeredAt().toString(),
        answer.timing(),
        told,
        Depth.VERDICT.isWithin(told) ? Optional.of(answer.verdict()) : Optional.empty(),
        Depth.VERDICT.isWithin(told) ? Optional.of(state) : Optional.empty(),
        Depth.VERDICT.isWithin(told) ? score(answer, state, decision) : Optional.empty(),
        Depth.VERDICT.isWithin(told) ? decision.map(Decided::of) : Optional.empty(),
        Depth.LINE.isWithin(said) ? answer.line() : OptionalInt.empty(),
        Depth.CODE.isWithin(said) ? answer.code() : Optional.empty(),
        found.misconception(),
        found.help(),
        found.explanation(),
        Depth.SOLUTION.isWithin(told)
            ? Optional.of(Solution.of(placed.drawn(answer.seed()).exercise(), language))
            : Optional.empty());
  }

  /** What it is worth; nothing while it waits for a person. */
  static Optional<BigDecimal> score(Answer answer, State state, Optional<Decision> decision) {
    return switch (state) {
      case GRADED -> Optional.of(plain(answer.score()));
      case PENDING -> Optional.empty();
      case DECIDED -> decision.map(found -> plain(found.score()));
    };
  }

  /** Who says what an answer is worth. */
  public enum State {
    GRADED,
    /** Nobody yet: it waits for a person. */
    PENDING,
    /** A person. */
    DECIDED;

    static State of(Answer answer, Optional<Decision> decision) {
      if (decision.isPresent()) {
        return DECIDED;
      }
      return answer.verdict() == Verdict.UNDECIDED ? PENDING : GRADED;
    }
  }

  /** What a person decided. */
  public record Decided(
      BigDecimal score, String comment, Decision.Origin origin, String decidedAt) {
    static Decided of(Decision decision) {
      return new Decided(
          plain(decision.score()),
          decision.comment(),
          decision.origin(),
          decision.decidedAt().toString());
    }
  }

  /** Of what was withdrawn nothing is told: its quiz may be needed again. */
  static Depth told(Attempts.Known known, HelpLevel help, Instant now) {
    return known.assignment().withdrawnAt().isPresent()
        ? Depth.NOTHING
        : Feedback.told(
            known.arrangement().terms(),
            known.arrangement().schedule(),
            known.assignment().releasedAt(),
            known.progress(now),
            help,
            now);
  }

  static BigDecimal plain(BigDecimal score) {
    return score.signum() == 0 ? BigDecimal.ZERO : score.stripTrailingZeros();
  }
}
