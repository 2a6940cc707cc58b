package org.ackademy.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ackademy.replay.Side;

/**
 * How an exercise calls its hosts. {@code A} and {@code B} are understood always; letter case never
 * matters.
 *
 * @param a further names of host A, in any language; the first is the one to show
 * @param b further names of host B
 */
public record HostNames(List<String> a, List<String> b) {
  /** The longest name, in UTF-16 units. */
  public static final int NAME_LENGTH_MAX = 40;

  /** Nothing but A and B. */
  public static final HostNames LETTERS = new HostNames(List.of(), List.of());

  /**
   * @throws IllegalArgumentException where {@link #problem} finds one
   */
  public HostNames {
    a = a.stream().map(LineText::normal).toList();
    b = b.stream().map(LineText::normal).toList();
    problem(a, b)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem.toString());
            });
  }

  public static HostNames of(String a, String b) {
    return new HostNames(List.of(a), List.of(b));
  }

  /** What can be wrong with names. */
  public enum ProblemKind {
    /** Both hosts have this one. */
    ALIKE,
    /** The value: the most characters. */
    LENGTH,
    /** This one starts with neither a letter nor a digit. */
    START
  }

  /**
   * Something wrong with names.
   *
   * @param value what it is about
   */
  public record Problem(ProblemKind kind, String value) {}

  /** Why these cannot be the names of two hosts, if they cannot. */
  public static Optional<Problem> problem(List<String> a, List<String> b) {
    List<String> ofB = folded(b, "b");
    List<String> ofA = folded(a, "a");
    for (String name : ofA) {
      if (ofB.contains(name)) {
        return Optional.of(new Problem(ProblemKind.ALIKE, name));
      }
    }
    for (List<String> names : List.of(ofA, ofB)) {
      for (String name : names) {
        if (name.isEmpty() || name.length() > NAME_LENGTH_MAX) {
          return Optional.of(new Problem(ProblemKind.LENGTH, String.valueOf(NAME_LENGTH_MAX)));
        }
        if (!Character.isLetterOrDigit(name.charAt(0))) {
          return Optional.of(new Problem(ProblemKind.START, name));
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> folded(List<String> names, String letter) {
    var all = new ArrayList<String>();
    all.add(letter);
    for (String name : names) {
      all.add(LineText.normal(name).strip().toLowerCase(Locale.ROOT));
    }
    return all;
  }

  List<String> of(Side side) {
    return side == Side.A ? a : b;
  }

  /** The name to show for a host: the exercise's first one, else its letter. */
  public String shown(Side side) {
    return of(side).isEmpty() ? side.name() : of(side).get(0);
  }
}
