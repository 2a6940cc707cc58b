package org.ackademy.question;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ackademy.notation.HostNames;
import org.ackademy.notation.Parsed;
import org.ackademy.question.Graded.Finding;
import org.ackademy.replay.Case;
import org.ackademy.replay.Judgement;
import org.ackademy.replay.Replay;
import org.ackademy.replay.Side;
import org.ackademy.tcp.TcpState;

/**
 * Grades answers, by replay alone: no key is looked at for the verdict or the score. Model answers
 * and listed mistakes only add the author's words to what replay found.
 */
public final class Grading {
  /** The most lines of an answer. */
  public static final int LINES_MAX = 500;

  private Grading() {}

  /**
   * Grades an answer as it was written. Never fails because of what the answer holds: what cannot
   * be read is graded as that, with the place.
   */
  public static Graded grade(Exercise exercise, String answer, Language language) {
    Checked checked = check(exercise, answer);
    Finding finding = checked.finding();
    return new Graded(
        answer,
        language,
        verdict(finding),
        Marks.score(exercise.question(), finding, checked.share()),
        finding,
        recognised(exercise, answer, finding));
  }

  /** What there is to say about an answer, and whether the learner wrote any of it. */
  record Checked(Finding finding, Reading.Share share) {}

  static Checked check(Exercise exercise, String answer) {
    Question question = exercise.question();
    HostNames names = exercise.hosts().names();
    return switch (Reading.read(question, names, answer)) {
      case Parsed.Failed<Reading.Written> failed ->
          new Checked(new Finding.Unreadable(failed.fault()), Reading.Share.SOME);
      case Parsed.Done<Reading.Written> done ->
          new Checked(find(exercise.id(), question, done.value()), done.value().share());
    };
  }

  private static Finding find(String id, Question question, Reading.Written written) {
    return switch (written) {
      case Reading.Written.Segments segments ->
          replayed(new Case(id, question.scenario(), segments.exchange(), Map.of()));
      case Reading.Written.Labels labels ->
          labelled(id, (Question.States) question, labels.states());
    };
  }

  private static Finding labelled(
      String id, Question.States question, Map<Question.Moment, TcpState> labels) {
    Map<Integer, Map<Side, TcpState>> claims = new TreeMap<>();
    labels.forEach(
        (moment, state) ->
            claims
                .computeIfAbsent(moment.line(), line -> new TreeMap<>())
                .put(moment.side(), state));
    var asked = new Case(id, question.scenario(), question.given(), claims);
    Judgement judgement = Replay.judge(asked);
    List<Question.Moment> missing = question.without(labels.keySet());
    boolean unlabelled = judgement.verdict() instanceof Judgement.Valid && !missing.isEmpty();
    return unlabelled
        ? new Finding.Unlabelled(asked, judgement, missing)
        : new Finding.Replayed(asked, judgement);
  }

  private static Finding replayed(Case asked) {
    return new Finding.Replayed(asked, Replay.judge(asked));
  }

  static Verdict verdict(Finding finding) {
    return switch (finding) {
      case Finding.Replayed replayed -> Verdict.of(replayed.judgement().verdict());
      case Finding.Unlabelled unlabelled -> Verdict.INCOMPLETE;
      case Finding.Unreadable unreadable -> Verdict.UNREADABLE;
    };
  }

  /** The listed mistake that an answer repeats or that went wrong in the same way. */
  private static Optional<Exercise.Mistake> recognised(
      Exercise exercise, String answer, Finding finding) {
    if (verdict(finding) == Verdict.VALID) {
      return Optional.empty();
    }
    HostNames names = exercise.hosts().names();
    Parsed<Reading.Written> written = Reading.read(exercise.question(), names, answer);
    Optional<Exercise.Mistake> alike = Optional.empty();
    for (Exercise.Mistake mistake : exercise.mistakes()) {
      if (mistake.expected().verdict() != verdict(finding)) {
        continue;
      }
      if (Reading.read(exercise.question(), names, mistake.text()).equals(written)) {
        return Optional.of(mistake);
      }
      if (alike.isEmpty() && Likeness.of(check(exercise, mistake.text()).finding(), finding)) {
        alike = Optional.of(mistake);
      }
    }
    return alike;
  }
}
