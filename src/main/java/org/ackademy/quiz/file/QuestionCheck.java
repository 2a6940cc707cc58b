package org.ackademy.quiz.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ackademy.notation.Tree;
import org.ackademy.question.Definition;
import org.ackademy.question.Extent;
import org.ackademy.question.Flaw;
import org.ackademy.question.Place;
import org.ackademy.question.Proof;
import org.ackademy.question.Read;

/**
 * Proves the file of one question by itself, as {@link QuizCheck} proves each file of a folder.
 *
 * @param definition what the file says, where it can be used
 * @param reach for how many learners it was proven, where there was anything to prove
 * @param flaws what is wrong, in the order of the file; empty where all is proven
 */
public record QuestionCheck(
    Optional<Definition> definition, Optional<Extent.Reach> reach, List<Flaw> flaws) {
  public QuestionCheck {
    flaws = flaws.stream().distinct().sorted().toList();
  }

  /** Whether all is proven. */
  public boolean isPassed() {
    return flaws.isEmpty();
  }

  /**
   * Proves a file.
   *
   * @param id what the question must be called
   * @param extent how many learners' exercises are proven where anything is drawn
   * @param before called before each learner's; what it throws ends the proof
   */
  public static QuestionCheck of(String id, String text, Extent extent, Runnable before) {
    return switch (Yaml.read(text)) {
      case Read.Flawed<Tree> flawed ->
          new QuestionCheck(Optional.empty(), Optional.empty(), flawed.flaws());
      case Read.Done<Tree> done -> of(id, text, done.value(), extent, before);
    };
  }

  private static QuestionCheck of(
      String id, String text, Tree tree, Extent extent, Runnable before) {
    Read<Definition> read = Definition.read(tree);
    Optional<Definition> definition =
        read instanceof Read.Done<Definition> done ? Optional.of(done.value()) : Optional.empty();
    Looked looked = Looked.at(text, tree, definition, extent, before);
    List<Flaw> flaws = new ArrayList<>(looked.form());
    flaws.addAll(looked.texts());
    looked.proof().ifPresent(proof -> flaws.addAll(proof.flaws()));
    // What the schema says of a file it says better than the reader does.
    if (read instanceof Read.Flawed<Definition> flawed && looked.form().isEmpty()) {
      flaws.addAll(flawed.flaws());
    }
    definition
        .map(found -> found.sample().exercise().id())
        .filter(found -> !found.equals(id))
        .ifPresent(found -> flaws.add(Place.of(tree, "/id").flaw(WrongFile.CALLED, id, found)));
    return new QuestionCheck(definition, looked.proof().map(Proof.Found::reach), flaws);
  }

  /**
   * A question's file by itself: what is wrong with its form and its texts, and what was proven.
   * The keys by replay take the time.
   */
  record Looked(List<Flaw> form, List<Flaw> texts, Optional<Proof.Found> proof) {
    /** What is drawn is put in before the form is looked at: it is that of what learners get. */
    static Looked at(
        String text, Tree tree, Optional<Definition> definition, Extent extent, Runnable before) {
      return new Looked(
          Definition.filled(tree).map(QuizSchema.EXERCISE::flaws).orElse(List.of()),
          MarkdownFlaws.of(text, tree),
          definition.map(found -> Proof.of(found, Catalogues.own(), extent, before)));
    }

    /** The same of the file that says which questions a quiz offers. */
    static Looked atQuiz(String text, Tree tree) {
      return new Looked(
          QuizSchema.QUIZ.flaws(tree), MarkdownFlaws.of(text, tree), Optional.empty());
    }
  }
}
