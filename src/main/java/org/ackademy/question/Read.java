package org.ackademy.question;

import java.util.List;

/** What came of reading a quiz file. */
public sealed interface Read<T> {

  /** The file says this. */
  record Done<T>(T value) implements Read<T> {}

  /** The file cannot be used; at least one flaw, in the order of the file. */
  record Flawed<T>(List<Flaw> flaws) implements Read<T> {
    public Flawed {
      flaws = flaws.stream().sorted().toList();
      if (flaws.isEmpty()) {
        throw new IllegalArgumentException("flawed without a flaw");
      }
    }
  }
}
