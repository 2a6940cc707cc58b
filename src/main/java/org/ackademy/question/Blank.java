package org.ackademy.question;

import java.util.List;
import java.util.Optional;
import org.ackademy.notation.JsonWriter;
import org.ackademy.notation.Parsed;
import org.ackademy.question.Slots.Slot;

/** Something to fill in: a number, words, or one of several options. */
public sealed interface Blank permits NumberBlank, WordsBlank, OptionsBlank {

  /**
   * What stands in a blank. Entries that say the same are equal.
   *
   * @param meaning the value in a form in which equal values are the same text
   */
  record Entry(String meaning) {}

  /** Reads what a learner writes there; never called with nothing. */
  Parsed<Entry> read(Slot slot);

  /** How much of it is right. */
  Part.Outcome mark(Entry entry);

  /** What is said to this entry, where something is. */
  Optional<Comment> comment(Entry entry);

  /** What is right, as a learner may write it. */
  String key();

  /** Writes what learners see of it: fields of an object. */
  void show(JsonWriter json, Audience audience);

  /** Says what is wrong with it. */
  void prove(String pointer, Flaws flaws);

  /** The wrong entries that are expected. */
  List<Question.Slip> slipsIn();

  /** The beliefs that it names. */
  List<Question.Named> misconceptions();

  /**
   * Reads a blank, whose kind shows in its fields: {@code value} for a number, {@code accept} for
   * words, {@code options} for options.
   */
  static Optional<Blank> read(Node node, String pointer, Chance chance) {
    if (node.find("options").isPresent()) {
      return OptionsBlank.read(node, pointer, chance);
    }
    return node.find("accept").isPresent()
        ? WordsBlank.read(node, pointer)
        : NumberBlank.read(node, pointer);
  }
}
