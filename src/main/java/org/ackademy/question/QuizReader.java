package org.ackademy.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ackademy.notation.Tree;

/** Reads the file that says which exercises a quiz offers. */
public final class QuizReader {
  private QuizReader() {}

  /**
   * Reads a quiz.
   *
   * @param tree what quiz.yaml says
   * @param exercises those whose files lie beside it, by id
   */
  public static Read<Quiz> read(Tree tree, Map<String, Exercise> exercises) {
    List<Flaw> flaws = new ArrayList<>();
    Node root = Node.root(tree, flaws);
    String id = root.field("id").text();
    Text title = root.field("title").words();
    Text description = root.field("description").words();
    List<Exercise> offered = new ArrayList<>();
    Node list = root.field("exercises");
    for (Node item : list.items()) {
      Exercise exercise = exercises.get(item.text());
      if (exercise == null) {
        item.flaw("there is no exercise " + item.text() + " beside this file");
      } else if (offered.contains(exercise)) {
        item.flaw(item.text() + " is offered twice");
      } else {
        offered.add(exercise);
      }
    }
    if (offered.isEmpty()) {
      list.flaw("a quiz must offer an exercise");
    }
    if (!flaws.isEmpty()) {
      return new Read.Flawed<>(flaws);
    }
    String version =
        Fingerprint.of(Fingerprint.of(tree), offered.stream().map(Exercise::version).toList());
    return new Read.Done<>(new Quiz(id, title, description, offered, version));
  }
}
