package org.ackademy.interop.plain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ackademy.question.Flaw;

/** What was said so far of the questions of a file. */
public final class Notes {
  private final Set<Note> all = new LinkedHashSet<>();
  private String item = "";
  private int line = 1;
  private boolean refused;

  /**
   * From here on, what is said is of this question.
   *
   * @param name its name in the file
   * @param at the line at which it begins, from 1
   */
  public void begin(String name, int at) {
    item = name;
    line = at;
    refused = false;
  }

  /** Says something of the question. */
  public void add(Note.Kind kind, String detail) {
    add(new Note(item, line, kind, detail));
  }

  /** Says of the question what the check of quiz files found. */
  void add(Flaw flaw) {
    add(new Note(item, line, Note.Kind.BROKEN, "", Optional.of(flaw)));
  }

  private void add(Note note) {
    all.add(note);
    refused |= note.kind().weight() == Note.Weight.REFUSED;
  }

  /** Whether the question cannot be taken. */
  public boolean isRefused() {
    return refused;
  }

  /** All that was said. */
  public List<Note> all() {
    return new ArrayList<>(all);
  }
}
