package org.ackademy.quiz.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.ackademy.question.BankCoverage;
import org.ackademy.question.Catalogue;
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
      CompletableFuture<Void> forms = CompletableFuture.runAsync(QuizSchema::load);
      List<QuizFolder> folders = QuizFolder.readAll(root);
      forms.join();
      if (folders.isEmpty()) {
        flaws.add(new FileFlaw(root, Flaw.at(1, 1, WrongFile.NO_QUIZ)));
      }
      Map<Path, QuestionCheck.Looked> looked =
          folders.stream().flatMap(folder -> folder.files().stream()).toList().parallelStream()
              .collect(Collectors.toConcurrentMap(QuizFile::path, this::look));
      folders.forEach(folder -> check(folder, looked));
      return new QuizCheck(
          folders.size(), exercises.size(), reaches, BankCoverage.of(exercises, catalogue), flaws);
    }

    /** Looks at a file by itself: files know nothing of others. */
    private QuestionCheck.Looked look(QuizFile file) {
      return file.isQuiz()
          ? QuestionCheck.Looked.atQuiz(file.text(), file.tree())
          : QuestionCheck.Looked.at(file.text(), file.tree(), file.definition(), extent, () -> {});
    }

    private void check(QuizFolder folder, Map<Path, QuestionCheck.Looked> looked) {
      List<Path> formless = new ArrayList<>();
      for (QuizFile file : folder.files()) {
        QuestionCheck.Looked found = Objects.requireNonNull(looked.get(file.path()));
        add(file.path(), found.form());
        add(file.path(), found.texts());
        if (!found.form().isEmpty()) {
          formless.add(file.path());
        }
        found.proof().ifPresent(proof -> proven(file, proof));
      }
      // What the schema says of a file it says better than the reader does.
      folder.flaws().stream().filter(flaw -> !formless.contains(flaw.file())).forEach(flaws::add);
    }

    private void proven(QuizFile file, Proof.Found proof) {
      Exercise exercise = file.exercise().orElseThrow();
      exercises.add(exercise);
      isUnique(exercise.id(), file);
      add(file.path(), proof.flaws());
      reaches.merge(proof.reach(), 1, Integer::sum);
    }

    private void isUnique(String id, QuizFile file) {
      Path other = ids.putIfAbsent(id, file.path());
      if (other != null) {
        Flaw flaw = Place.of(file.tree(), "/id").flaw(WrongFile.ID_TAKEN, id, other);
        flaws.add(new FileFlaw(file.path(), flaw));
      }
    }

    private void add(Path path, List<Flaw> found) {
      found.forEach(flaw -> flaws.add(new FileFlaw(path, flaw)));
    }
  }
}
