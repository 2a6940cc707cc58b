package org.ackademy.attempt;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
   * What there is before answers are graded.
   *
   * @return for each in order what gives it, or throws {@link org.ackademy.platform.http.Refused}
   *     where no answer can be taken
   */
  List<Supplier<Before>> before(List<Asked> asked) {
    List<Optional<Attempts.Known>> known =
        attempts.own(
            asked.stream()
                .map(one -> new Attempts.Wanted(one.person(), one.attempt(), one.arrivedAt()))
                .toList());
    List<UUID> ids = asked.stream().map(Asked::attempt).distinct().toList();
    Map<Named, Answer> same =
        store.answers(ids, asked.stream().map(one -> one.key().text()).toList()).stream()
            .collect(Collectors.toMap(Named::of, Function.identity()));
    Map<UUID, Long> counts = store.countsOfAnswers(ids);
    List<Supplier<Before>> found = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      Asked one = asked.get(i);
      Optional<Attempts.Known> theirs = known.get(i);
      Optional<Answer> first =
          Optional.ofNullable(same.get(new Named(one.attempt(), one.key().text())));
      long count = counts.getOrDefault(one.attempt(), 0L);
      found.add(() -> before(one, theirs, first, count));
    }
    return found;
  }

  private Before before(
      Asked asked, Optional<Attempts.Known> theirs, Optional<Answer> same, long count) {
    // One that is not theirs is refused as it is everywhere.
    Attempts.Known known =
        theirs.orElseGet(() -> attempts.own(asked.person(), asked.attempt(), asked.arrivedAt()));
    if (same.isEmpty()) {
      if (known.end().isPresent()) {
        throw AnswerRows.handedIn();
      }
      if (count >= ANSWERS_MAX) {
        throw Problem.of(409, "too-many-answers", String.valueOf(ANSWERS_MAX)).refused();
      }
    }
    return new Before(known, same, count);
  }

  /** The answer that a key stands for. */
  Optional<Answer> known(UUID attempt, IdempotencyKey key) {
    return store.answer(attempt, key);
  }

  /** An attempt's answers in the order of storing, from the one after a place in it. */
  Listed listed(Caller.Person person, UUID attempt, long after, int limit, Instant now) {
    return listed(attempts.visible(person, attempt, now), after, limit);
  }

  /** The same for whoever is known to see the attempt. */
  Listed listed(Attempts.Known known, long after, int limit) {
    return listed(known, store.answers(known.attempt().id(), after, limit));
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

  /** An answer that somebody wants to add to an attempt that they say is theirs. */
  record Asked(Caller.Person person, UUID attempt, IdempotencyKey key, Instant arrivedAt) {}

  /** An answer's name among those of its attempt. */
  private record Named(UUID attempt, String key) {
    static Named of(Answer answer) {
      return new Named(answer.attemptId(), answer.idempotencyKey());
    }
  }

  /**
   * An attempt before an answer is graded.
   *
   * @param same the answer that the same key stored already
   * @param had how many answers it had
   */
  record Before(Attempts.Known known, Optional<Answer> same, long had) {}

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

    /** What a person decided about one of them last. */
    Optional<Decision> decision(Answer answer) {
      return Optional.ofNullable(decisions.get(answer.id()));
    }

    /** What whoever asked may see of one of them. */
    AnswerView view(Answer answer, Instant now, Language language) {
      return AnswerView.of(known, answer, decision(answer), now, language);
    }
  }
}
