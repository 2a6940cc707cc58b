package org.ackademy.question;

import java.util.List;
import java.util.Optional;
import org.ackademy.notation.Parsed;
import org.ackademy.question.Graded.Finding;
import org.ackademy.question.Reply.Checked;
import org.ackademy.replay.Shortest;

/**
 * Grades answers. What segments an answer holds is judged by replay alone: no key is looked at for
 * the verdict or the score. Model answers and listed mistakes only add the author's words to what
 * was found.
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
    return grade(new Prepared(exercise), answer, language);
  }

  /** The same by an exercise that others are graded by too. */
  public static Graded grade(Prepared prepared, String answer, Language language) {
    return grade(prepared, answer, prepared.read(answer), language);
  }

  /** The same of an answer that was read already. */
  public static Graded grade(
      Prepared prepared, String answer, Parsed<Reply> read, Language language) {
    Checked checked = checked(prepared.exercise(), answer, read);
    Optional<Exercise.Mistake> recognised = recognised(prepared, read, checked.finding());
    Reply.Marks marks = checked.marks(prepared.shortest());
    return graded(answer, language, checked.finding(), marks, recognised);
  }

  /** Grades an answer without looking which of the listed mistakes it makes. */
  static Graded alone(Exercise exercise, String answer) {
    return alone(answer, check(exercise, answer));
  }

  /** What an answer is found to be, without asking what it is worth: its score is 0. */
  static Graded unmarked(Exercise exercise, String answer) {
    return alone(answer, check(exercise, answer).worthNothing());
  }

  private static Graded alone(String answer, Checked checked) {
    Reply.Marks marks = checked.marks(new Shortest());
    return graded(answer, Language.EN, checked.finding(), marks, Optional.empty());
  }

  /** What an answer is worth; one to which the learner added nothing is not even looked at. */
  static double score(Exercise exercise, String answer) {
    return read(exercise, answer) instanceof Parsed.Done<Reply> done
            && !isUntouched(exercise, answer, done.value())
        ? done.value().judge().marks(new Shortest()).score()
        : 0;
  }

  private static Graded graded(
      String answer,
      Language language,
      Finding finding,
      Reply.Marks marks,
      Optional<Exercise.Mistake> recognised) {
    return new Graded(
        answer,
        language,
        verdict(finding),
        marks.score(),
        finding,
        recognised,
        recognised.flatMap(Exercise.Mistake::misconception).or(() -> named(finding)),
        marks.repair());
  }

  /** The misconception that the finding itself names. */
  static Optional<String> named(Finding finding) {
    return switch (finding) {
      case Finding.Replayed replayed -> replayed.judgement().misconceptions().stream().findFirst();
      case Finding.Marked marked ->
          marked.parts().stream().flatMap(part -> part.misconception().stream()).findFirst();
      case Finding.Unlabelled unlabelled -> Optional.empty();
      case Finding.Unreadable unreadable -> Optional.empty();
    };
  }

  /** What there is to say about an answer; one to which the learner added nothing earns nothing. */
  static Checked check(Exercise exercise, String answer) {
    return checked(exercise, answer, read(exercise, answer));
  }

  private static Checked checked(Exercise exercise, String answer, Parsed<Reply> read) {
    return switch (read) {
      case Parsed.Failed<Reply> failed -> new Checked(new Finding.Unreadable(failed.fault()), 0);
      case Parsed.Done<Reply> done -> {
        Checked checked = done.value().judge();
        yield isUntouched(exercise, answer, done.value()) ? checked.untouched() : checked;
      }
    };
  }

  static Parsed<Reply> read(Exercise exercise, String answer) {
    var asking = new Question.Asking(exercise.id(), exercise.hosts().names());
    return exercise.question().read(asking, answer);
  }

  /** Whether an answer says no more than the starting text, however it is spelled. */
  private static boolean isUntouched(Exercise exercise, String answer, Reply reply) {
    String start = exercise.question().startingText();
    if (reply.isEmpty() || start.isBlank()) {
      return reply.isEmpty();
    }
    return tidy(answer).equals(tidy(start))
        || (read(exercise, start) instanceof Parsed.Done<Reply> done && done.value().equals(reply));
  }

  private static List<String> tidy(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  static Verdict verdict(Finding finding) {
    return switch (finding) {
      case Finding.Replayed replayed -> Verdict.of(replayed.judgement().verdict());
      case Finding.Unlabelled unlabelled -> Verdict.INCOMPLETE;
      case Finding.Unreadable unreadable -> Verdict.UNREADABLE;
      case Finding.Marked marked -> marked.verdict();
    };
  }

  /** The listed mistake that an answer repeats or that went wrong in the same way. */
  private static Optional<Exercise.Mistake> recognised(
      Prepared prepared, Parsed<Reply> reply, Finding finding) {
    if (verdict(finding) == Verdict.VALID) {
      return Optional.empty();
    }
    Optional<Exercise.Mistake> alike = Optional.empty();
    for (Prepared.Known known : prepared.mistakes()) {
      if (known.mistake().expected().verdict() != verdict(finding)) {
        continue;
      }
      if (known.reply().equals(reply)) {
        return Optional.of(known.mistake());
      }
      if (alike.isEmpty() && Likeness.of(known.finding(), finding)) {
        alike = Optional.of(known.mistake());
      }
    }
    return alike;
  }
}
