package org.ackademy.replay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a repair has come to: some lines of the answer are dealt with, and hosts that obey the RFC
 * could have produced what became of them.
 */
final class Rewriting {
  private final @Nullable Rewriting past;
  private final @Nullable Edit edit;
  private final @Nullable Line line;
  private final int next;
  private final int halves;
  private final Aside aside;
  private final Supplier<Branch> way;
  private @Nullable Branch branch;

  /** A line that goes elsewhere. */
  sealed interface Aside {}

  /** No line is on its way elsewhere. */
  record None() implements Aside {}

  /** A line of the answer that has been taken up and is not yet put down. */
  record Carried(int at, Line line) implements Aside {}

  /** A line of the answer that was put down before its place has come. */
  record Borrowed(int at) implements Aside {}

  static final Aside NOTHING = new None();

  /**
   * A place in a repair.
   *
   * @param past what was before; null at the start
   * @param edit what was changed last, or null where nothing was
   * @param line the line that came of it, or null where none did
   * @param next the number of the answer's next line
   * @param halves what it has cost so far, in halves of a line
   * @param way to the hosts as they are now; asked only where the place is looked at
   */
  Rewriting(
      @Nullable Rewriting past,
      @Nullable Edit edit,
      @Nullable Line line,
      int next,
      int halves,
      Aside aside,
      Supplier<Branch> way) {
    this.past = past;
    this.edit = edit;
    this.line = line;
    this.next = next;
    this.halves = halves;
    this.aside = aside;
    this.way = way;
  }

  int next() {
    return next;
  }

  int halves() {
    return halves;
  }

  Aside aside() {
    return aside;
  }

  Branch branch() {
    Branch known = branch;
    if (known == null) {
      known = way.get();
      branch = known;
    }
    return known;
  }

  /** All edits on the way here. */
  List<Edit> edits() {
    List<Edit> edits = new ArrayList<>();
    for (Rewriting at = this; at != null; at = at.past) {
      if (at.edit != null) {
        edits.add(at.edit);
      }
    }
    Collections.reverse(edits);
    return edits;
  }

  /** The lines on the way here. */
  Exchange exchange() {
    List<Line> lines = new ArrayList<>();
    for (Rewriting at = this; at != null; at = at.past) {
      if (at.line != null) {
        lines.add(at.line);
      }
    }
    Collections.reverse(lines);
    return new Exchange(lines);
  }
}
