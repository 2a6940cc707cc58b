package org.ackademy.interop.plain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was lost so far, each once, in the order of the questions. */
public final class Losses {
  private final Set<Loss> all = new LinkedHashSet<>();

  /** Notes a loss of an item. */
  public void add(Item item, Loss.Kind kind) {
    all.add(new Loss(item.id(), kind, ""));
  }

  /** Notes a loss of an item, and which of its parts it is about. */
  public void add(Item item, Loss.Kind kind, String detail) {
    all.add(new Loss(item.id(), kind, detail));
  }

  void add(String item, Loss.Kind kind, String detail) {
    all.add(new Loss(item, kind, detail));
  }

  /** All of them. */
  public List<Loss> all() {
    return new ArrayList<>(all);
  }
}
