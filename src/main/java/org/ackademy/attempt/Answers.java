package org.ackademy.attempt;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.http.IdempotencyKey;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.security.Caller;
import org.ackademy.question.Language;

/** The answers of attempts, as people may see them. Each call is a short transaction. */
@Dependent
@Transactional
class Answers {
  /** The most answers of one attempt. */
  static final int ANSWERS_MAX = 1_000;

  private final AttemptStore store;
  private final ReviewStore reviews;
  private final Attempts attempts;

  @Inject
  Answers(AttemptStore store, ReviewStore reviews, Attempts attempts) {
    this.store = store;
    this.reviews = reviews;
    this.attempts = attempts;
  }

  /**
   * What there is before an answer is graded.
   *
   * @throws org.ackademy.platform.http.Refused where no answer can be taken
   */
  Before before(Caller.Person person, UUID attempt, IdempotencyKey key, Instant now) {
    Attempts.Known known = attempts.own(person, attempt, now);
    Optional<Answer> same = store.answer(attempt, key);
    if (same.isEmpty()) {
      requireOpen(known.end());
      if (store.countOfAnswers(attempt) >= ANSWERS_MAX) {
        throw Problem.of(409, "too-many-answers", String.valueOf(ANSWERS_MAX)).refused();
      }
    }
    return new Before(known, same);
  }

  /**
   * Keeps a graded answer. What is kept when this returns is not lost, whatever happens next.
   *
   * @throws org.ackademy.platform.http.Refused where the attempt was handed in meanwhile
   * @throws org.hibernate.exception.ConstraintViolationException where the same key came in twice
   *     at once, and this one second
   */
  void keep(Answer answer) {
    store.add(answer);
    // The new row holds off whoever hands the attempt in, so this cannot change any more.
    requireOpen(store.end(answer.attemptId()));
  }

  private static void requireOpen(Optional<AttemptEnd> end) {
    if (end.isPresent()) {
      throw Problem.of(409, "attempt-handed-in").refused();
    }
  }

  /** The answer that a key stands for. */
  Optional<Answer> known(UUID attempt, IdempotencyKey key) {
    return store.answer(attempt, key);
  }

  /** An attempt's answers in the order of storing, from the one after a place in it. */
  Listed listed(Caller.Person person, UUID attempt, long after, int limit, Instant now) {
    Attempts.Known known = attempts.visible(person, attempt, now);
    return listed(known, store.answers(attempt, after, limit));
  }

  /**
   * One answer.
   *
   * @throws org.ackademy.platform.http.Refused where there is none
   */
  Listed one(Caller.Person person, UUID attempt, UUID id, Instant now) {
    Attempts.Known known = attempts.visible(person, attempt, now);
    Answer answer = store.answer(attempt, id).orElseThrow(() -> Problem.notFound().refused());
    return listed(known, List.of(answer));
  }

  private Listed listed(Attempts.Known known, List<Answer> found) {
    return new Listed(
        known, asGradedNow(found), reviews.decisions(found.stream().map(Answer::id).toList()));
  }

  /** With the newest grading of each in place of the first. */
  private List<Answer> asGradedNow(List<Answer> answers) {
    var newest = new HashMap<UUID, Grade>();
    for (LaterGrade later : store.gradings(answers.stream().map(Answer::id).toList())) {
      newest.put(later.answerId(), later.grade());
    }
    return answers.stream()
        .map(
            answer -> {
              Grade grade = newest.get(answer.id());
              return grade == null ? answer : answer.graded(grade);
            })
        .toList();
  }

  /**
   * An answer as it was graded first, and all later gradings of it; for those who teach.
   *
   * @throws org.ackademy.platform.http.Refused where there is none, or somebody else asks
   */
  History history(Caller.Person person, UUID attempt, UUID id, Instant now) {
    Attempts.Known known = attempts.visible(person, attempt, now);
    Answer answer = store.answer(attempt, id).orElseThrow(() -> Problem.notFound().refused());
    known.membership().requireTeaching();
    return new History(answer, store.gradings(List.of(id)));
  }

  /**
   * An attempt before an answer is graded.
   *
   * @param same the answer that the same key stored already
   */
  record Before(Attempts.Known known, Optional<Answer> same) {}

  /**
   * How an answer was graded over time.
   *
   * @param later the gradings after the first one, in order
   */
  record History(Answer answer, List<LaterGrade> later) {
    History {
      later = List.copyOf(later);
    }
  }

  /**
   * Answers of an attempt.
   *
   * @param decisions the newest about each of them that has one
   */
  record Listed(Attempts.Known known, List<Answer> answers, Map<UUID, Decision> decisions) {
    Listed {
      answers = List.copyOf(answers);
      decisions = Map.copyOf(decisions);
    }

    /** What whoever asked may see of one of them. */
    AnswerView view(Answer answer, Instant now, Language language) {
      return AnswerView.of(
          known, answer, Optional.ofNullable(decisions.get(answer.id())), now, language);
    }
  }
}
