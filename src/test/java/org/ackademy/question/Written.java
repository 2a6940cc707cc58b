package org.ackademy.question;

import java.util.List;
import org.ackademy.notation.JsonReader;
import org.ackademy.notation.Parsed;
import org.ackademy.notation.Tree;

/** Exercises as tests write them: JSON is a quiz file too, but for the quotes. */
final class Written {
  private Written() {}

  /** The fields that every exercise has, and these. */
  static Tree tree(String fields) {
    String text =
        """
        {"id": "sample", "title": {"en": "T", "ko": "제목"}, "task": {"en": "Do.", "ko": "하십시오."},
         "explanation": {"en": "So.", "ko": "그렇습니다."},
        """
            + fields.replace('\'', '"')
            + "}";
    return switch (JsonReader.read(text)) {
      case Parsed.Done<Tree> done -> done.value();
      case Parsed.Failed<Tree> failed ->
          throw new IllegalArgumentException(failed.fault() + "\n" + text);
    };
  }

  static Definition definition(Tree tree) {
    return switch (Definition.read(tree)) {
      case Read.Done<Definition> done -> done.value();
      case Read.Flawed<Definition> flawed ->
          throw new IllegalArgumentException(flawed.flaws().toString());
    };
  }

  static Exercise exercise(String fields, long seed) {
    return switch (ExerciseReader.read(tree(fields), seed)) {
      case Read.Done<Exercise> done -> done.value();
      case Read.Flawed<Exercise> flawed ->
          throw new IllegalArgumentException(flawed.flaws().toString());
    };
  }

  static Exercise exercise(String fields) {
    return exercise(fields, ExerciseReader.SEED_OF_NOBODY);
  }

  /** What is wrong with the question itself, or keeps it from being read. */
  static List<String> flaws(String fields) {
    Tree tree = tree(fields);
    return switch (ExerciseReader.read(tree)) {
      case Read.Done<Exercise> done -> {
        var flaws = new Flaws(tree);
        done.value().question().prove(flaws);
        yield flaws.sorted().stream().map(Flaw::text).toList();
      }
      case Read.Flawed<Exercise> flawed -> flawed.flaws().stream().map(Flaw::text).toList();
    };
  }

  static Graded grade(Exercise exercise, String answer) {
    return Grading.grade(exercise, answer, Language.EN);
  }

  static List<Part> parts(Graded graded) {
    return ((Graded.Finding.Marked) graded.finding()).parts();
  }

  static List<Part.Outcome> outcomes(Graded graded) {
    return parts(graded).stream().map(Part::outcome).toList();
  }
}
