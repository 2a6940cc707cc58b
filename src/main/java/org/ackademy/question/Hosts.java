package org.ackademy.question;

import java.util.List;
import java.util.Optional;
import org.ackademy.notation.HostNames;

/**
 * What an exercise calls its hosts beside A and B.
 *
 * @param a host A's name, plain text
 * @param b host B's name
 */
public record Hosts(Optional<Text> a, Optional<Text> b) {
  /** A and B, and nothing else. */
  public static final Hosts LETTERS = new Hosts(Optional.empty(), Optional.empty());

  /** The names that an answer may use, those of every language. */
  public HostNames names() {
    return new HostNames(all(a), all(b));
  }

  /** The names to show, A's first. */
  public List<String> in(Language language) {
    return List.of(
        a.map(name -> name.in(language)).orElse("A"), b.map(name -> name.in(language)).orElse("B"));
  }

  private static List<String> all(Optional<Text> name) {
    return name.map(text -> List.of(text.en(), text.ko())).orElse(List.of());
  }
}
