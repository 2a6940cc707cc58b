package org.ackademy.attempt;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ackademy.course.Courses;
import org.ackademy.course.Membership;
import org.ackademy.course.Terms.Depth;
import org.ackademy.platform.Ids;
import org.ackademy.platform.audit.Audit;
import org.ackademy.platform.audit.Subject;
import org.ackademy.platform.http.Creations;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.security.Caller;
import org.ackademy.question.Language;

/**
 * What learners think was judged wrongly, and what those who teach say to it. Each call is one
 * transaction; replies are audited.
 */
@Dependent
@Transactional
class Appeals {
  /** Appeals of a learner at an assignment. */
  static final int APPEALS_MAX = 20;

  private final ReviewStore store;
  private final Answers answers;
  private final Attempts attempts;
  private final Reviews reviews;
  private final Courses courses;
  private final Creations creations;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  @Inject
  Appeals(
      ReviewStore store,
      Answers answers,
      Attempts attempts,
      Reviews reviews,
      Courses courses,
      Creations creations,
      Audit audit,
      Ids ids,
      Clock clock) {
    this.store = store;
    this.answers = answers;
    this.attempts = attempts;
    this.reviews = reviews;
    this.courses = courses;
    this.creations = creations;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Appeals what an answer was found to be.
   *
   * @throws org.ackademy.platform.http.Refused where the learner was not told yet, appealed
   *     already, or too often
   */
  Creations.Made appeal(
      Caller.Person person, UUID attempt, UUID answer, String comment, Creations.Wish wish) {
    Attempts.Known known = attempts.own(person, attempt, clock.instant());
    Answers.Listed listed = answers.one(person, attempt, answer, clock.instant());
    AnswerView told = listed.view(listed.answers().getFirst(), clock.instant(), Language.EN);
    return creations.once(
        person.id(),
        wish,
        id -> {
          requireTold(told);
          if (store.appealOf(answer).isPresent()) {
            throw Problem.of(409, "appealed-already").refused();
          }
          if (store.countOfAppeals(known.assignment().id(), person.id()) >= APPEALS_MAX) {
            throw Problem.of(409, "too-many-appeals", String.valueOf(APPEALS_MAX)).refused();
          }
          store.add(new Appeal(id, answer, person.id(), comment, clock.instant()));
        });
  }

  private static void requireTold(AnswerView told) {
    if (!Depth.VERDICT.isWithin(told.feedback())) {
      throw Problem.of(409, "not-released").refused();
    }
    if (told.score().isEmpty()) {
      throw Problem.of(409, "answer-pending").refused();
    }
  }

  /**
   * The appeal against an answer, for its learner and those who teach.
   *
   * @throws org.ackademy.platform.http.Refused where there is none
   */
  Appeal.Seen of(Caller.Person person, UUID attempt, UUID answer) {
    answers.one(person, attempt, answer, clock.instant());
    return store.appealOf(answer).map(this::seen).orElseThrow(() -> Problem.notFound().refused());
  }

  /** A course's appeals by age, of one state or all, from the one after an id. */
  List<Appeal.Seen> in(
      Caller.Person person, UUID course, Optional<AppealView.State> state, UUID after, int limit) {
    Set<UUID> sections =
        courses.visible(person, course).require(Membership.Right.GRADE).onlySections();
    return seen(store.appeals(course, state.map(Enum::name), sections, after, limit));
  }

  /**
   * Answers an appeal, once.
   *
   * @param score the new one, where it changes
   * @throws org.ackademy.platform.http.Refused where there is none, or it was answered
   */
  Appeal.Seen reply(
      Caller.Person person, UUID course, UUID id, Optional<BigDecimal> score, String reason) {
    courses.visible(person, course).require(Membership.Right.GRADE);
    Appeal appeal = store.appealToAnswer(id).orElseThrow(() -> Problem.notFound().refused());
    Answer answer =
        store
            .answer(appeal.answerId())
            .orElseThrow(() -> new IllegalStateException("an appeal against no answer"));
    Attempts.Known known = attempts.visible(person, answer.attemptId(), clock.instant());
    if (!known.assignment().courseId().equals(course)) {
      throw Problem.notFound().refused();
    }
    switch (seen(appeal).state()) {
      case Appeal.State.Open open -> {
        // To be answered now.
      }
      case Appeal.State.Upheld upheld -> {
        return again(appeal, upheld.reply(), person, score.isEmpty(), reason);
      }
      case Appeal.State.Changed changed -> {
        boolean same =
            score.filter(now -> now.compareTo(changed.decision().score()) == 0).isPresent();
        return again(appeal, changed.reply(), person, same, reason);
      }
    }
    Optional<UUID> decision = score.map(changed -> ids.next());
    decision.ifPresent(
        made ->
            reviews.keep(
                made,
                person,
                course,
                answer,
                new Decision.Found(answer.id(), score.orElseThrow(), reason),
                Decision.Origin.APPEAL));
    store.add(new AppealReply(id, decision, reason, clock.instant(), person.id()));
    audit.record(
        Optional.of(person.id()),
        "appeal.answered",
        Subject.inCourse(course, "appeal", id),
        Map.of(),
        Map.of(
            "outcome",
            decision.isPresent() ? AppealReply.Outcome.CHANGED : AppealReply.Outcome.UPHELD,
            "reason",
            reason));
    return seen(appeal);
  }

  /** A reply to what has one: the same by the same person is a double click. */
  private Appeal.Seen again(
      Appeal appeal, AppealReply reply, Caller.Person person, boolean same, String reason) {
    if (!same || !reply.reason().equals(reason) || !reply.repliedBy().equals(person.id())) {
      throw Problem.of(409, "appeal-answered").refused();
    }
    return seen(appeal);
  }

  private Appeal.Seen seen(Appeal appeal) {
    return seen(List.of(appeal)).getFirst();
  }

  private List<Appeal.Seen> seen(List<Appeal> appeals) {
    Map<UUID, Appeal.Seen> seen = store.seen(appeals);
    return appeals.stream()
        .map(appeal -> Objects.requireNonNull(seen.get(appeal.id()), "an appeal against no answer"))
        .toList();
  }
}
