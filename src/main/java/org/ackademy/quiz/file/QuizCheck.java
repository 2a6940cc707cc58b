package org.ackademy.quiz.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ackademy.question.BankCoverage;
import org.ackademy.question.Catalogue;
import org.ackademy.question.Definition;
import org.ackademy.question.Exercise;
import org.ackademy.question.Extent;
import org.ackademy.question.Flaw;
import org.ackademy.question.Place;
import org.ackademy.question.Proof;
import org.ackademy.quiz.file.QuizFolder.QuizFile;

/**
 * Proves quiz files: their form, both languages, ids, references, and the keys by replay. What it
 * passes can be published.
 *
 * @param quizzes how many quizzes were looked at
 * @param exercises how many exercises
 * @param reaches how many exercises were proven how far, where anything is drawn
 * @param coverage what of the material and its misconceptions they test too little
 * @param flaws what is wrong, in the order of the files; empty where all is proven
 */
public record QuizCheck(
    int quizzes,
    int exercises,
    Map<Extent.Reach, Integer> reaches,
    BankCoverage coverage,
    List<FileFlaw> flaws) {

  public QuizCheck {
    reaches = Map.copyOf(reaches);
    flaws = flaws.stream().distinct().sorted().toList();
  }

  /** Whether all is proven. */
  public boolean isPassed() {
    return flaws.isEmpty();
  }

  /**
   * Checks every quiz under a folder, or that of the folder itself.
   *
   * @param extent how many learners' exercises are proven of a file from which they are drawn
   * @throws IOException when the folder or a file cannot be read
   */
  public static QuizCheck of(Path root, Extent extent) throws IOException {
    return new Checking(extent).check(root);
  }

  private static final class Checking {
    private final Catalogue catalogue = Catalogues.own();
    private final List<FileFlaw> flaws = new ArrayList<>();
    private final Map<String, Path> ids = new HashMap<>();
    private final Extent extent;
    private final Map<Extent.Reach, Integer> reaches = new EnumMap<>(Extent.Reach.class);
    private final List<Exercise> exercises = new ArrayList<>();

    Checking(Extent extent) {
      this.extent = extent;
    }

    QuizCheck check(Path root) throws IOException {
      List<QuizFolder> folders = QuizFolder.readAll(root);
      if (folders.isEmpty()) {
        flaws.add(new FileFlaw(root, new Flaw(1, 1, "there is no quiz here")));
      }
      folders.forEach(this::check);
      // The keys by replay take the time; files know nothing of each other.
      folders.stream()
          .flatMap(folder -> folder.files().stream())
          .filter(file -> file.exercise().isPresent())
          .toList()
          .parallelStream()
          .map(file -> new Proven(file.path(), Proof.of(file.tree(), catalogue, extent)))
          .toList()
          .forEach(
              proven -> {
                add(proven.path(), proven.found().flaws());
                reaches.merge(proven.found().reach(), 1, Integer::sum);
              });
      return new QuizCheck(
          folders.size(), exercises.size(), reaches, BankCoverage.of(exercises, catalogue), flaws);
    }

    private void check(QuizFolder folder) {
      List<Path> formless = new ArrayList<>();
      for (QuizFile file : folder.files()) {
        List<Flaw> found = formFlaws(file);
        add(file.path(), found);
        add(file.path(), MarkdownFlaws.of(file.text(), file.tree()));
        if (!found.isEmpty()) {
          formless.add(file.path());
        }
      }
      // What the schema says of a file it says better than the reader does.
      folder.flaws().stream().filter(flaw -> !formless.contains(flaw.file())).forEach(flaws::add);
      for (QuizFile file : folder.files()) {
        file.exercise()
            .ifPresent(
                exercise -> {
                  exercises.add(exercise);
                  isUnique(exercise.id(), file);
                });
      }
    }

    /** What is drawn is put in first: the form is that of what learners get. */
    private static List<Flaw> formFlaws(QuizFile file) {
      return file.isQuiz()
          ? QuizSchema.QUIZ.flaws(file.tree())
          : Definition.filled(file.tree()).map(QuizSchema.EXERCISE::flaws).orElse(List.of());
    }

    /** A file that was proven, and what was found. */
    private record Proven(Path path, Proof.Found found) {}

    private void isUnique(String id, QuizFile file) {
      Path other = ids.putIfAbsent(id, file.path());
      if (other != null) {
        String text = "the id " + id + " is taken by " + other;
        flaws.add(new FileFlaw(file.path(), Place.of(file.tree(), "/id").flaw(text)));
      }
    }

    private void add(Path path, List<Flaw> found) {
      found.forEach(flaw -> flaws.add(new FileFlaw(path, flaw)));
    }
  }
}
