package org.ackademy.quiz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.question.Definition;
import org.ackademy.question.Exercise;
import org.ackademy.question.ExerciseReader;
import org.ackademy.question.Lot;

/**
 * A version of a quiz with its exercises.
 *
 * @param slug the quiz's name in addresses
 * @param contents what it is made of
 */
public record OfferedQuiz(String slug, QuizVersion version, Contents contents) {
  /**
   * What a version is made of.
   *
   * @param exercises in order, those of all lots included
   * @param takes how many of each lot an attempt gets; empty where nothing is drawn
   */
  public record Contents(List<Placed> exercises, List<Integer> takes) {
    public Contents {
      exercises = List.copyOf(exercises);
      takes = List.copyOf(takes);
    }
  }

  /** In order; those of all lots where exercises are drawn. */
  public List<Placed> exercises() {
    return contents.exercises();
  }

  /** How many exercises an attempt has. */
  public int size() {
    return (int) exercises().stream().filter(placed -> placed.lot() == 0).count()
        + contents.takes().stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * The quiz with the exercises that one attempt has: those that all have, then what is drawn of
   * each lot. The same for the same seed, for ever, since a version never changes.
   *
   * @param seed the attempt's
   */
  public OfferedQuiz drawn(long seed) {
    if (contents.takes().isEmpty()) {
      return this;
    }
    List<Placed> drawn = new ArrayList<>(of(0));
    for (int lot = 1; lot <= contents.takes().size(); lot++) {
      for (Placed placed : Lot.drawn(seed, lot, of(lot), contents.takes().get(lot - 1))) {
        drawn.add(new Placed(placed.versionId(), placed.definition(), 0));
      }
    }
    return new OfferedQuiz(slug, version, new Contents(drawn, List.of()));
  }

  private List<Placed> of(int lot) {
    return exercises().stream().filter(placed -> placed.lot() == lot).toList();
  }

  /** The exercise with this id, as it stands in this version. */
  public Optional<Placed> exercise(String id) {
    return exercises().stream().filter(placed -> placed.exercise().id().equals(id)).findFirst();
  }

  /**
   * An exercise in its place.
   *
   * @param versionId of the exercise's version, as stored
   * @param definition what its file says
   * @param lot the number of the lot from which it may be drawn; 0 where every attempt has it
   */
  public record Placed(UUID versionId, Definition definition, int lot) {
    /** The exercise as whoever has no attempt sees it. */
    public Exercise exercise() {
      return definition.sample().exercise();
    }

    /** The exercise of an attempt; the same for the same seed, for ever. */
    public Definition.Drawn drawn(long seed) {
      return DrawnExercises.of(definition, seed);
    }

    /** What of an attempt's seed its exercise follows from: one for all who have it alike. */
    public long variant(long seed) {
      return definition.isSameForAll() ? ExerciseReader.SEED_OF_NOBODY : seed;
    }
  }
}
