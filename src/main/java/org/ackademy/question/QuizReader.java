package org.ackademy.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ackademy.notation.Tree;

/** Reads the file that says which exercises a quiz offers, or draws. */
public final class QuizReader {
  private static final String DRAW = "draw";

  private QuizReader() {}

  /** Whether the file of a quiz draws from other quizzes. */
  public static boolean draws(Tree tree) {
    return tree instanceof Tree.Mapping root && root.find(DRAW).isPresent();
  }

  /**
   * Reads a quiz.
   *
   * @param tree what quiz.yaml says
   * @param exercises those whose files lie beside it, by id
   * @param bank the other quizzes, for one that draws from them
   */
  public static Read<Quiz> read(Tree tree, Map<String, Exercise> exercises, Bank bank) {
    List<Flaw> flaws = new ArrayList<>();
    Node root = Node.root(tree, flaws);
    String id = root.field("id").text();
    Text title = root.field("title").words();
    Text description = root.field("description").words();
    Optional<Node> draw = root.find(DRAW);
    List<Lot> lots = draw.map(node -> Lot.read(node, bank)).orElse(List.of());
    List<Exercise> offered =
        draw.isPresent() ? List.of() : offered(root.field("exercises"), exercises);
    if (!flaws.isEmpty()) {
      return new Read.Flawed<>(flaws);
    }
    List<String> versions = new ArrayList<>(offered.stream().map(Exercise::version).toList());
    for (Lot lot : lots) {
      versions.add(lot.topic() + " " + lot.take());
      lot.exercises().forEach(exercise -> versions.add(exercise.id() + " " + exercise.version()));
    }
    String version = Fingerprint.of(Fingerprint.of(tree), versions);
    return new Read.Done<>(new Quiz(id, title, description, offered, lots, version));
  }

  private static List<Exercise> offered(Node list, Map<String, Exercise> exercises) {
    List<Exercise> offered = new ArrayList<>();
    for (Node item : list.items()) {
      Exercise exercise = exercises.get(item.text());
      if (exercise == null) {
        item.flaw(Wrong.EXERCISE_UNKNOWN, item.text());
      } else if (offered.contains(exercise)) {
        item.flaw(Wrong.OFFERED_TWICE, item.text());
      } else {
        offered.add(exercise);
      }
    }
    if (offered.isEmpty()) {
      list.flaw(Wrong.OFFERED_NONE);
    }
    return offered;
  }
}
