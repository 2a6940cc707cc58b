package org.ackademy.question;

import java.util.List;
import org.ackademy.notation.Tree;

/**
 * Proves a file for as many learners as is asked: that what each of them gets is sound, {@link
 * ExerciseProof} shows.
 */
public final class Proof {
  private Proof() {}

  /**
   * What was found of a file.
   *
   * @param flaws what is wrong, in the order of the file; empty where all is proven
   * @param reach of which learners' exercises
   */
  public record Found(List<Flaw> flaws, Extent.Reach reach) {
    public Found {
      flaws = List.copyOf(flaws);
    }
  }

  /**
   * Proves what learners get of a file.
   *
   * @param definition what the file says
   * @param extent how many learners' exercises are proven where anything is drawn
   */
  public static Found of(Definition definition, Catalogue catalogue, Extent extent) {
    return of(definition, catalogue, extent, () -> {});
  }

  /**
   * Proves what learners get of a file, as long as it is wanted.
   *
   * @param definition what the file says
   * @param extent how many learners' exercises are proven where anything is drawn
   * @param before called before each learner's; what it throws ends the proof
   */
  public static Found of(
      Definition definition, Catalogue catalogue, Extent extent, Runnable before) {
    List<Flaw> found =
        ExerciseProof.flaws(
            definition.sample().exercise(), definition.sample().filled(), catalogue);
    if (!definition.hasParameters()) {
      return new Found(found, Extent.Reach.ONE);
    }
    Tree tree = definition.tree();
    Values values = Values.of(tree);
    if (values.combinations() <= extent.valuesMax()) {
      for (long number = 0; number < values.combinations() && found.isEmpty(); number++) {
        before.run();
        found = ofValues(tree, catalogue, values.combination(number), number);
      }
      return new Found(found, Extent.Reach.ALL_VALUES);
    }
    for (long seed = ExerciseReader.SEED_OF_NOBODY + 1;
        seed < extent.seeds() && found.isEmpty();
        seed++) {
      before.run();
      found = ofSeed(tree, catalogue, seed);
    }
    if (!extent.hasBoundaries()) {
      return new Found(found, Extent.Reach.SEEDS);
    }
    List<Draw> corners = values.corners();
    for (int number = 0; number < corners.size() && found.isEmpty(); number++) {
      before.run();
      found = ofValues(tree, catalogue, corners.get(number), number);
    }
    return new Found(found, Extent.Reach.SEEDS_AND_BOUNDARIES);
  }

  private static List<Flaw> ofSeed(Tree tree, Catalogue catalogue, long seed) {
    return found(ExerciseReader.drawn(tree, seed), catalogue).stream()
        .map(flaw -> flaw.within(Wrong.OF_SEED, seed))
        .toList();
  }

  /** Of values as a learner may get them: others are drawn again, and some cannot be drawn. */
  private static List<Flaw> ofValues(Tree tree, Catalogue catalogue, Draw draw, long number) {
    Read<ExerciseReader.Drawn> drawn = ExerciseReader.drawn(tree, draw, Chance.from(number));
    return ExerciseReader.isSound(drawn)
        ? found(drawn, catalogue).stream().map(flaw -> flaw.within(Wrong.OF_VALUES)).toList()
        : List.of();
  }

  private static List<Flaw> found(Read<ExerciseReader.Drawn> drawn, Catalogue catalogue) {
    return switch (drawn) {
      case Read.Flawed<ExerciseReader.Drawn> flawed -> flawed.flaws();
      case Read.Done<ExerciseReader.Drawn> done ->
          ExerciseProof.flaws(done.value().exercise(), done.value().filled(), catalogue);
    };
  }
}
