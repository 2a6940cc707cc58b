package org.ackademy.question;

import java.util.List;
import java.util.Optional;
import org.ackademy.notation.HostNames;
import org.ackademy.notation.Parsed;
import org.ackademy.replay.Side;

/**
 * What is asked, and by which rules an answer is right. One record for each kind, in a file of its
 * own that holds all there is to the kind: how it is read from a quiz file, what learners see of
 * it, how their answers are read and judged, and what must be proven of it. {@link ExerciseReader}
 * knows the kinds by name.
 */
public sealed interface Question
    permits Compose,
        Complete,
        States,
        Choice,
        Truth,
        Gaps,
        Matching,
        Ordering,
        Mend,
        Find,
        Holes,
        Order,
        Explain,
        Predict,
        Converse,
        Captured {

  /** The kind's name in quiz files. */
  String type();

  /** What the answer's editor holds at first; handing it in untouched earns nothing. */
  default String startingText() {
    return "";
  }

  /** Reads an answer; a fault tells the first place that says nothing. */
  Parsed<Reply> read(Asking asking, String answer);

  /** What learners see of it beside the task. */
  Handout.Shown shown(Audience audience);

  /** An answer that is right, where one follows from the question itself. */
  default Optional<String> key() {
    return Optional.empty();
  }

  /** Says what is wrong with the question itself. */
  default void prove(Flaws flaws) {}

  /** How many lines of an exchange stand there already and are not the learner's. */
  default int givenLines() {
    return 0;
  }

  /** The beliefs that its own parts name, each with where in the file it does. */
  default List<Named> misconceptions() {
    return List.of();
  }

  /** Wrong answers that follow from the question itself, as its parts name them. */
  default List<Slip> slips() {
    return List.of();
  }

  /**
   * A wrong answer.
   *
   * @param answer as a learner would write it
   * @param misconception the belief behind it, by its id, where there is one
   */
  record Slip(String answer, Optional<String> misconception) {}

  /**
   * Who asks.
   *
   * @param id the exercise's id
   * @param names what its hosts are called
   */
  record Asking(String id, HostNames names) {}

  /**
   * A misconception that is named.
   *
   * @param id its id
   * @param pointer where in the file, a JSON Pointer
   */
  record Named(String id, String pointer) {}

  /**
   * A host right after a line: at some moment between that line and the next.
   *
   * @param line the line, from 1
   * @param side the host
   */
  record Moment(int line, Side side) {}
}
