package org.ackademy.question;

import java.util.ArrayList;
import java.util.List;
import org.ackademy.notation.Tree;

/** Collects what is wrong with a file, each at its place. */
public final class Flaws {
  private final Tree tree;
  private final List<Flaw> found = new ArrayList<>();

  public Flaws(Tree tree) {
    this.tree = tree;
  }

  /** Something is wrong with what this JSON Pointer names. */
  public void at(String pointer, Sentence sentence, Object... values) {
    add(Place.of(tree, pointer).flaw(sentence, values));
  }

  void add(Flaw flaw) {
    found.add(flaw);
  }

  Tree tree() {
    return tree;
  }

  /** What was found, in the order of the file. */
  public List<Flaw> sorted() {
    return found.stream().distinct().sorted().toList();
  }
}
