package org.ackademy.quiz;

import java.util.List;
import org.ackademy.notation.Fault;
import org.ackademy.notation.Parsed;
import org.ackademy.platform.http.Problem;
import org.ackademy.question.Converse;
import org.ackademy.question.Exercise;
import org.ackademy.question.Question;

/**
 * A conversation so far, and what the machine says next. Nothing of it is stored.
 *
 * @param lines all of it
 */
public record Talk(List<String> lines) {
  public Talk {
    lines = List.copyOf(lines);
  }

  /**
   * Lets the machine answer.
   *
   * @param written what was said so far, one segment a line
   * @param pointer the field of the request that names the exercise
   * @throws org.ackademy.platform.http.Refused where the exercise is no conversation, or what was
   *     said cannot be read
   */
  public static Talk next(Exercise exercise, String written, String pointer) {
    if (!(exercise.question() instanceof Converse converse)) {
      throw none(pointer);
    }
    var asking = new Question.Asking(exercise.id(), exercise.hosts().names());
    return switch (converse.talk(asking, written)) {
      case Parsed.Done<List<String>> done -> new Talk(done.value());
      case Parsed.Failed<List<String>> failed -> throw unreadable(failed.fault());
    };
  }

  /** Where there is nobody to talk with. */
  public static RuntimeException none(String pointer) {
    return Problem.ofFields(List.of(Problem.FieldFault.of(pointer, "no-conversation"))).refused();
  }

  private static RuntimeException unreadable(Fault fault) {
    return Problem.ofFields(
            List.of(
                Problem.FieldFault.of(
                    "#/answer",
                    "unreadable-line",
                    String.valueOf(fault.line()),
                    String.valueOf(fault.column()))))
        .refused();
  }
}
