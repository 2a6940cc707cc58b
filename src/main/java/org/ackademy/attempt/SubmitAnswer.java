package org.ackademy.attempt;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.Ids;
import org.ackademy.platform.http.IdempotencyKey;
import org.ackademy.platform.http.Json;
import org.ackademy.platform.http.Novelty;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.security.Caller;
import org.ackademy.question.Language;
import org.ackademy.quiz.OfferedQuiz;
import org.hibernate.exception.ConstraintViolationException;
import tools.jackson.databind.JsonNode;

/**
 * Takes an answer in: looks up what it answers, or remembers it, grades it with no transaction
 * open, and keeps it in one short transaction, which asks whether what was remembered is so. When
 * this returns, the answer is on disk.
 */
@Dependent
class SubmitAnswer {
  private static final String KEY_ONCE = "answer_key_once";

  private final Submissions submissions;
  private final Answers answers;
  private final Grader grader;
  private final Ids ids;
  private final Clock clock;

  @Inject
  SubmitAnswer(Submissions submissions, Answers answers, Grader grader, Ids ids, Clock clock) {
    this.submissions = submissions;
    this.answers = answers;
    this.grader = grader;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Takes an answer in, or finds the one that this key stands for.
   *
   * @throws org.ackademy.platform.http.Refused where it cannot be taken
   */
  Taken take(Caller.Person person, UUID attempt, Wish wish, Language language, IdempotencyKey key) {
    var asked = new Answers.Asked(person, attempt, key, clock.instant());
    return submissions.underWay(
        () -> likely(asked, wish, language).orElseGet(() -> take(asked, wish, language)));
  }

  /** Grades by what is likely, and keeps the answer if it is so; nothing where it cannot be so. */
  private Optional<Taken> likely(Answers.Asked asked, Wish wish, Language language) {
    Optional<KnownAttempts.Likely> likely = submissions.likely(asked);
    if (likely.isEmpty()) {
      return Optional.empty();
    }
    Attempts.Known known = likely.get().known();
    Optional<OfferedQuiz.Placed> placed = known.quiz().exercise(wish.exercise());
    if (placed.isEmpty()) {
      return Optional.empty();
    }
    Answer answer = graded(asked, known, placed.get(), wish, language);
    try {
      return submissions.keptIfSo(answer, likely.get())
          ? Optional.of(new Taken(known, answer, Novelty.NEW))
          : Optional.empty();
    } catch (ConstraintViolationException e) {
      // An answer with this key is found when it is looked up.
      return Optional.empty();
    }
  }

  private Taken take(Answers.Asked asked, Wish wish, Language language) {
    Answers.Before before = submissions.before(asked);
    Attempts.Known known = before.known();
    if (before.same().isPresent()) {
      return repeated(known, before.same().get(), wish);
    }
    OfferedQuiz.Placed placed =
        known
            .quiz()
            .exercise(wish.exercise())
            .orElseThrow(
                () ->
                    Problem.ofFields(
                            List.of(Problem.FieldFault.of("#/exercise", "no-such-exercise")))
                        .refused());
    Answer answer = graded(asked, known, placed, wish, language);
    try {
      submissions.keep(answer);
    } catch (ConstraintViolationException e) {
      return repeatedMeanwhile(known, wish, asked.key(), e);
    }
    return new Taken(known, answer, Novelty.NEW);
  }

  private Answer graded(
      Answers.Asked asked,
      Attempts.Known known,
      OfferedQuiz.Placed placed,
      Wish wish,
      Language language) {
    var submission =
        new Submission(
            asked.attempt(),
            wish.exercise(),
            wish.written(),
            language,
            asked.key(),
            asked.arrivedAt(),
            known.timing(asked.arrivedAt()));
    return grader.graded(ids.next(), known, placed, submission);
  }

  /** Two requests with one key were graded side by side: the first one kept is the answer. */
  private Taken repeatedMeanwhile(
      Attempts.Known known, Wish wish, IdempotencyKey key, ConstraintViolationException failure) {
    Optional<Answer> first =
        KEY_ONCE.equals(failure.getConstraintName())
            ? answers.known(known.attempt().id(), key)
            : Optional.empty();
    return repeated(known, first.orElseThrow(() -> failure), wish);
  }

  private static Taken repeated(Attempts.Known known, Answer same, Wish wish) {
    if (!MessageDigest.isEqual(
        same.requestDigest(), Submission.digest(wish.exercise(), wish.written()))) {
      throw Problem.of(422, "idempotency-key-reused").refused();
    }
    return new Taken(known, same, Novelty.REPEATED);
  }

  /**
   * What a learner wants taken in.
   *
   * @param exercise the exercise's id
   * @param answer as written: a text, or any JSON value where the kind of question asks for one
   */
  record Wish(String exercise, JsonNode answer) {
    /** The answer as it is kept: a text as it is, any other value as JSON. */
    String written() {
      return answer.isString() ? answer.stringValue() : Json.mapper().writeValueAsString(answer);
    }
  }

  /** An answer that is kept. */
  record Taken(Attempts.Known known, Answer answer, Novelty novelty) {}
}
