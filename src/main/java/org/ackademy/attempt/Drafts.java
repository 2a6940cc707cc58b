package org.ackademy.attempt;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ackademy.course.Arrangement;
import org.ackademy.course.Schedule;
import org.ackademy.course.Terms;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.security.Caller;
import org.ackademy.question.Language;
import org.ackademy.quiz.OfferedQuiz;

/** What learners are writing. Each call is a short transaction. */
@Dependent
@Transactional
class Drafts {
  private final DraftStore store;
  private final Attempts attempts;
  private final AnswerRows answers;

  @Inject
  Drafts(DraftStore store, Attempts attempts, AnswerRows answers) {
    this.store = store;
    this.attempts = attempts;
    this.answers = answers;
  }

  /**
   * Saves a draft.
   *
   * @throws org.ackademy.platform.http.Refused where the attempt takes none any more, or a later
   *     one was saved
   */
  Kept save(Caller.Person person, UUID attempt, Writing writing, Instant now) {
    Attempts.Known known = attempts.own(person, attempt, now);
    if (known.end().isPresent()) {
      throw Problem.of(409, "attempt-handed-in").refused();
    }
    if (isPast(known, now)) {
      throw Problem.of(409, "attempt-over").refused();
    }
    OfferedQuiz.Placed placed =
        known.quiz().exercise(writing.exercise()).orElseThrow(() -> Problem.notFound().refused());
    var draft =
        new Draft(
            new Draft.Key(attempt, placed.versionId()),
            writing.revision(),
            writing.written(),
            writing.language(),
            now);
    store.put(draft);
    Draft kept =
        store
            .draft(attempt, placed.versionId())
            .orElseThrow(() -> new IllegalStateException("a draft that was put and is gone"));
    if (kept.revision() != draft.revision() || !kept.written().equals(draft.written())) {
      throw Problem.of(409, "draft-newer", String.valueOf(kept.revision())).refused();
    }
    return new Kept(known, kept);
  }

  /** A person's own drafts of an attempt. */
  List<Kept> of(Caller.Person person, UUID attempt, Instant now) {
    Attempts.Known known = attempts.own(person, attempt, now);
    return store.drafts(attempt).stream().map(draft -> new Kept(known, draft)).toList();
  }

  /** The drafts that are to be handed in now, where the assignment says so. */
  List<Draft> toHandIn(Attempts.Known known) {
    return known.assignment().terms().sitting().drafts() == Terms.Drafts.HANDED_IN
            && known.end().isEmpty()
        ? store.left(known.attempt().id())
        : List.of();
  }

  /** Keeps a draft as the answer that it was graded as. */
  void handIn(Draft draft, Answer answer) {
    answers.keepWithin(answer);
    store.remove(draft);
  }

  /** Forgets drafts of which answers say all. */
  void forget(Attempts.Known known) {
    UUID attempt = known.attempt().id();
    if (store.left(attempt).isEmpty()) {
      store.removeAll(attempt);
    }
  }

  /** Attempts that have drafts which will be handed in, from the one after an id. */
  List<UUID> attempts(UUID after, int limit) {
    return store.attempts(after, limit);
  }

  /** Whether an attempt's time is over, the grace for what was under way included. */
  static boolean isPast(Attempts.Known known, Instant now) {
    return known.arrangement().pause() == Arrangement.Pause.RUNNING
        && known.timing(now) == Schedule.Timing.TOO_LATE;
  }

  /** What a learner wrote. */
  record Writing(String exercise, long revision, String written, Language language) {}

  /** A draft that is kept. */
  record Kept(Attempts.Known known, Draft draft) {}
}
