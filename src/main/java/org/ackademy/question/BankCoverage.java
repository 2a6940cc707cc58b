package org.ackademy.question;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a bank of questions tests of the material, and what it leaves out.
 *
 * @param thin each claim of the material with too few questions, by id
 * @param unprovoked the misconceptions that no question provokes, by id
 */
public record BankCoverage(List<Thin> thin, Set<String> unprovoked) {
  /** The fewest questions that a claim may have. */
  public static final int QUESTIONS_MIN = 4;

  /** The fewest types among them. */
  public static final int TYPES_MIN = 3;

  public BankCoverage {
    thin = List.copyOf(thin);
    unprovoked = Set.copyOf(unprovoked);
  }

  /**
   * A claim that is tested too little.
   *
   * @param claim its id
   * @param questions how many questions test it
   * @param types of how many types
   */
  public record Thin(String claim, int questions, int types) {}

  /** Whether nothing is left out. */
  public boolean isWhole() {
    return thin.isEmpty() && unprovoked.isEmpty();
  }

  public static BankCoverage of(Collection<Exercise> exercises, Catalogue catalogue) {
    List<Thin> thin = new ArrayList<>();
    for (String claim : new TreeSet<>(catalogue.claims().keySet())) {
      List<String> types =
          exercises.stream()
              .filter(exercise -> exercise.references().claims().contains(claim))
              .map(exercise -> exercise.question().type())
              .toList();
      int kinds = Set.copyOf(types).size();
      if (types.size() < QUESTIONS_MIN || kinds < TYPES_MIN) {
        thin.add(new Thin(claim, types.size(), kinds));
      }
    }
    Set<String> unprovoked = new TreeSet<>(catalogue.misconceptions().keySet());
    exercises.forEach(exercise -> unprovoked.removeAll(exercise.references().misconceptions()));
    return new BankCoverage(thin, unprovoked);
  }
}
