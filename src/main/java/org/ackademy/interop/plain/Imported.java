package org.ackademy.interop.plain;

import java.util.List;
import java.util.Optional;
import org.ackademy.question.Text;

/**
 * What was read from a file of another program.
 *
 * @param id what the quiz is called there, where that can be an id here
 * @param title plain text, where there is one
 * @param items the questions that were understood whole
 * @param notes what was not understood, question by question
 */
public record Imported(
    Optional<String> id, Optional<Text> title, List<Item> items, List<Note> notes) {
  public Imported {
    items = List.copyOf(items);
    notes = List.copyOf(notes);
  }

  /** Whether every question was understood. */
  public boolean isWhole() {
    return notes.stream().noneMatch(note -> note.kind().weight() == Note.Weight.REFUSED);
  }
}
