package org.ackademy.question;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One row of a blueprint: so many exercises of one topic and one difficulty. Every learner draws as
 * many of each lot, and every exercise is worth as much as any other, so all get a quiz of the same
 * points and difficulty. Lots share no exercise: nothing can be drawn twice.
 *
 * @param topic the quiz that the exercises are of, by its id
 * @param take how many of them a learner gets, at least 1
 * @param exercises those that can be drawn, by id; at least as many as are taken
 */
public record Lot(String topic, int take, List<Exercise> exercises) {
  /** The most exercises that a learner gets of one lot. */
  static final int TAKE_MAX = 50;

  public Lot {
    exercises = exercises.stream().sorted(Comparator.comparing(Exercise::id)).toList();
    if (take < 1 || take > exercises.size()) {
      throw new IllegalArgumentException(take + " of " + exercises.size() + " of " + topic);
    }
  }

  /**
   * Draws from a lot; the same for the same seed, for ever.
   *
   * @param seed the attempt's
   * @param number the lot's place in its blueprint, from 1
   * @param of what can be drawn, in the order of the lot
   * @param take how many
   */
  public static <T> List<T> drawn(long seed, int number, List<T> of, int take) {
    return List.copyOf(
        Chance.from(seed).of("blueprint").of("lot " + number).shuffled(of).subList(0, take));
  }

  /** Reads a blueprint; its flaws are those of the node's document. */
  static List<Lot> read(Node draw, Bank bank) {
    List<Lot> lots = new ArrayList<>();
    Map<String, Integer> taken = new HashMap<>();
    for (Node row : draw.items()) {
      lot(row, bank).filter(lot -> isApart(lot, lots.size() + 1, taken, row)).ifPresent(lots::add);
    }
    if (draw.isSound() && lots.isEmpty()) {
      draw.flaw(Wrong.LOTS_NONE);
    }
    return lots;
  }

  private static Optional<Lot> lot(Node row, Bank bank) {
    int take = row.field("take").count().orElse(1);
    String topic = row.field("topic").text();
    Optional<Difficulty> difficulty = row.field("difficulty").oneOf(Difficulty.class);
    Set<String> tags = row.find("tags").map(Node::texts).orElse(Set.of());
    Set<String> without = row.find("without").map(Node::texts).orElse(Set.of());
    if (!row.isSound()) {
      return Optional.empty();
    }
    if (take > TAKE_MAX) {
      row.field("take").flaw(Wrong.LOT_MOST, TAKE_MAX);
      return Optional.empty();
    }
    if (!bank.topics().containsKey(topic)) {
      row.field("topic").flaw(Wrong.LOT_UNKNOWN, topic, bank.names());
      return Optional.empty();
    }
    Optional<List<Exercise>> all = bank.topics().get(topic);
    if (all.isEmpty()) {
      row.field("topic").flaw(Wrong.LOT_FLAWED, topic);
      return Optional.empty();
    }
    List<Exercise> fitting =
        all.get().stream()
            .filter(exercise -> difficulty.equals(Optional.of(exercise.label().difficulty())))
            .filter(exercise -> exercise.label().tags().containsAll(tags))
            .filter(exercise -> !without.contains(exercise.question().type()))
            .toList();
    if (fitting.size() < take) {
      row.field("take").flaw(Wrong.LOT_FEW, fitting.size(), topic);
      return Optional.empty();
    }
    return Optional.of(new Lot(topic, take, fitting));
  }

  private static boolean isApart(Lot lot, int number, Map<String, Integer> taken, Node row) {
    Set<String> twice = new LinkedHashSet<>();
    for (Exercise exercise : lot.exercises()) {
      if (taken.putIfAbsent(exercise.id(), number) != null) {
        twice.add(exercise.id());
      }
    }
    if (!twice.isEmpty()) {
      row.flaw(Wrong.LOT_TWICE, String.join(", ", twice));
    }
    return twice.isEmpty();
  }
}
