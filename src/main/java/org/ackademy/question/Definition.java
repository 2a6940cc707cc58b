package org.ackademy.question;

import java.util.List;
import java.util.Optional;
import org.ackademy.notation.JsonWriter;
import org.ackademy.notation.Tree;

/** What the file of an exercise says, from which each learner's exercise is drawn. */
public final class Definition {
  private final Tree tree;
  private final Drawn sample;
  private final ExerciseReader.Variety variety;

  private Definition(Tree tree, ExerciseReader.Drawn sample) {
    this.tree = tree;
    this.sample = drawn(sample);
    this.variety = sample.variety();
  }

  /**
   * An exercise as one learner gets it.
   *
   * @param prepared the exercise, ready to grade answers
   * @param filled its file, once what is drawn has been put in
   * @param scenario its scenario as JSON; an empty object where it has none
   */
  public record Drawn(Prepared prepared, Tree filled, String scenario) {
    /** The exercise. */
    public Exercise exercise() {
      return prepared.exercise();
    }
  }

  /** Reads a definition; all flaws that prevent it are told at once. */
  public static Read<Definition> read(Tree tree) {
    return switch (ExerciseReader.drawn(tree, ExerciseReader.SEED_OF_NOBODY)) {
      case Read.Done<ExerciseReader.Drawn> done ->
          new Read.Done<>(new Definition(tree, done.value()));
      case Read.Flawed<ExerciseReader.Drawn> flawed -> new Read.Flawed<>(flawed.flaws());
    };
  }

  /**
   * A file with what whoever has no attempt would draw put in: what its form is checked on. Empty
   * where that cannot be done.
   */
  public static Optional<Tree> filled(Tree tree) {
    return Template.filled(tree, Template.draw(Chance.from(ExerciseReader.SEED_OF_NOBODY)))
            instanceof Read.Done<Tree> done
        ? Optional.of(done.value())
        : Optional.empty();
  }

  /** Whether learners get different exercises of it, and not only another order of options. */
  public boolean hasParameters() {
    return Template.isOne(tree);
  }

  /** Whether every learner gets the very same exercise. */
  public boolean isSameForAll() {
    return variety == ExerciseReader.Variety.SAME_FOR_ALL;
  }

  /** Names its content. */
  public String version() {
    return sample.exercise().version();
  }

  /** The file as it was written. */
  Tree tree() {
    return tree;
  }

  /** The exercise as whoever has no attempt sees it. */
  public Drawn sample() {
    return sample;
  }

  /**
   * The exercise of an attempt; the same for the same seed, for ever.
   *
   * @param seed the attempt's
   * @throws IllegalStateException where it cannot be drawn, though it could for another seed
   */
  public Drawn drawn(long seed) {
    if (isSameForAll()) {
      return sample;
    }
    return switch (ExerciseReader.drawn(tree, version(), seed)) {
      case Read.Done<ExerciseReader.Drawn> done -> drawn(done.value());
      case Read.Flawed<ExerciseReader.Drawn> flawed ->
          throw new IllegalStateException(
              sample.exercise().id() + ", seed " + seed + ": " + flawed.flaws());
    };
  }

  private static Drawn drawn(ExerciseReader.Drawn drawn) {
    return new Drawn(new Prepared(drawn.exercise()), drawn.filled(), scenario(drawn.filled()));
  }

  private static String scenario(Tree tree) {
    var json = new StringBuilder();
    Tree nothing = new Tree.Mapping(1, 1, List.of());
    Tree scenario =
        tree instanceof Tree.Mapping mapping ? mapping.find("scenario").orElse(nothing) : nothing;
    new JsonWriter(json).tree(scenario);
    return json.toString();
  }
}
