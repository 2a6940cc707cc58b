package org.ackademy.attempt;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.course.Terms.Depth;
import org.ackademy.platform.security.Caller;
import org.ackademy.question.Exercise;
import org.ackademy.question.Text;

/**
 * How a learner is getting on: what of each topic they answered rightly, and which misconceptions
 * they met and overcame. Only of what they were told.
 */
@Dependent
@Transactional
class Progress {
  /** The most attempts that are looked at, the newest ones. */
  static final int ATTEMPTS_MAX = 30;

  private final AttemptStore store;
  private final Attempts attempts;
  private final Answers answers;

  @Inject
  Progress(AttemptStore store, Attempts attempts, Answers answers) {
    this.store = store;
    this.attempts = attempts;
    this.answers = answers;
  }

  /** What a person's newest attempts came to. */
  Standing of(Caller.Person person, Instant now) {
    var topics = new LinkedHashMap<String, Topic>();
    var met = new LinkedHashMap<String, Met>();
    for (Attempt attempt : store.newest(person.id(), ATTEMPTS_MAX).reversed()) {
      Attempts.Known known = attempts.own(person, attempt.id(), now);
      String quiz = known.quiz().slug();
      Topic topic =
          topics.computeIfAbsent(
              quiz, slug -> new Topic(slug, known.quiz().version().title(), new HashMap<>()));
      for (Heard heard : heard(known, now)) {
        topic.latest().put(heard.exercise(), heard.isRight());
        heard
            .misconception()
            .ifPresent(id -> meet(met, id, quiz + "/" + heard.exercise(), heard.answeredAt()));
        if (heard.isRight()) {
          met.values().forEach(one -> one.open().remove(quiz + "/" + heard.exercise()));
        }
      }
    }
    topics.values().removeIf(topic -> topic.latest().isEmpty());
    return new Standing(List.copyOf(topics.values()), List.copyOf(met.values()));
  }

  private static void meet(Map<String, Met> met, String id, String where, Instant at) {
    Met before = met.get(id);
    List<String> open = before == null ? new ArrayList<>() : before.open();
    if (!open.contains(where)) {
      open.add(where);
    }
    met.put(id, new Met(id, before == null ? 1 : before.times() + 1, at, open));
  }

  /** What was told of an attempt's answers, in the order of storing. */
  private List<Heard> heard(Attempts.Known known, Instant now) {
    var exercises = new HashMap<UUID, Exercise>();
    known.quiz().exercises().forEach(one -> exercises.put(one.versionId(), one.exercise()));
    List<Heard> heard = new ArrayList<>();
    Answers.Listed listed = answers.listed(known, 0, Answers.ANSWERS_MAX);
    for (Answer answer : listed.answers()) {
      Exercise exercise =
          Optional.ofNullable(exercises.get(answer.exerciseVersionId())).orElseThrow();
      Depth told = AnswerView.told(known, exercise.help(), now);
      Optional<BigDecimal> score =
          Depth.VERDICT.isWithin(told) ? score(answer, listed.decision(answer)) : Optional.empty();
      score.ifPresent(
          worth ->
              heard.add(
                  new Heard(
                      exercise.id(),
                      worth.compareTo(BigDecimal.ONE) >= 0,
                      Told.of(answer.explanation(), told).misconception().map(Told.Belief::id),
                      answer.answeredAt())));
    }
    return heard;
  }

  private static Optional<BigDecimal> score(Answer answer, Optional<Decision> decision) {
    return AnswerView.score(answer, AnswerView.State.of(answer, decision), decision);
  }

  /** What was told of one answer. */
  private record Heard(
      String exercise, boolean isRight, Optional<String> misconception, Instant answeredAt) {}

  /** How somebody is getting on. */
  record Standing(List<Topic> topics, List<Met> misconceptions) {}

  /**
   * A topic, which is a quiz.
   *
   * @param latest by exercise, whether the newest answer that was told of was right
   */
  record Topic(String quiz, Text title, Map<String, Boolean> latest) {}

  /**
   * A misconception that showed.
   *
   * @param times how often
   * @param lastAt when last
   * @param open the exercises in which it showed and that were not answered rightly since
   */
  record Met(String id, int times, Instant lastAt, List<String> open) {}
}
