package org.ackademy.quiz.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ackademy.notation.Tree;
import org.ackademy.question.Bank;
import org.ackademy.question.Definition;
import org.ackademy.question.Exercise;
import org.ackademy.question.Quiz;
import org.ackademy.question.Read;

/**
 * The files of one quiz: {@code quiz.yaml}, and beside it a file for each exercise that is named
 * after its id.
 *
 * @param folder the folder
 * @param quiz what the files say, where they can be used
 * @param flaws what is wrong with them, in order; empty where there is a quiz
 * @param files the files that could be read as YAML
 */
public record QuizFolder(
    Path folder, Optional<Quiz> quiz, List<FileFlaw> flaws, List<QuizFile> files) {
  /** The file that says which exercises a quiz offers. */
  public static final String QUIZ_FILE = "quiz.yaml";

  /** How the files of exercises end. */
  public static final String SUFFIX = ".yaml";

  static final String SUFFIX_REFUSED = ".yml";

  public QuizFolder {
    flaws = flaws.stream().sorted().toList();
    files = List.copyOf(files);
  }

  /**
   * A file of a quiz.
   *
   * @param path the file
   * @param text what stands in it
   * @param tree the same, read
   * @param definition what it says of an exercise, where it is the file of one that can be used
   */
  public record QuizFile(Path path, String text, Tree tree, Optional<Definition> definition) {
    /** The exercise as whoever has no attempt gets it. */
    public Optional<Exercise> exercise() {
      return definition.map(found -> found.sample().exercise());
    }

    /** Whether it is the file that says which exercises the quiz offers. */
    public boolean isQuiz() {
      return path.endsWith(QUIZ_FILE);
    }
  }

  /** The text of each exercise's file, by the exercise's id. */
  public Map<String, String> definitions() {
    Map<String, String> definitions = new TreeMap<>();
    for (QuizFile file : files) {
      file.exercise().ifPresent(exercise -> definitions.put(exercise.id(), file.text()));
    }
    return definitions;
  }

  /**
   * Reads every quiz under a folder: those of its folders that hold YAML, by name, or the folder
   * itself if it holds a {@value #QUIZ_FILE}.
   *
   * @throws IOException when the folder or a file cannot be read
   */
  public static List<QuizFolder> readAll(Path root) throws IOException {
    if (Files.exists(root.resolve(QUIZ_FILE))) {
      return List.of(read(root));
    }
    List<FolderReading> readings = readings(root);
    Bank bank = bank(readings);
    return readings.stream().map(reading -> reading.finish(bank)).toList();
  }

  /**
   * Reads the quiz of a folder. One that draws from others finds them in the folders beside it.
   *
   * @throws IOException when a file cannot be read
   */
  public static QuizFolder read(Path folder) throws IOException {
    FolderReading reading = FolderReading.of(List.of(folder)).getFirst();
    Path parent = folder.toAbsolutePath().normalize().getParent();
    return reading.finish(reading.draws() && parent != null ? bank(readings(parent)) : Bank.EMPTY);
  }

  private static List<FolderReading> readings(Path root) throws IOException {
    List<Path> folders = new ArrayList<>();
    for (Path folder : children(root)) {
      if (Files.isDirectory(folder) && children(folder).stream().anyMatch(QuizFolder::isYaml)) {
        folders.add(folder);
      }
    }
    return FolderReading.of(folders);
  }

  /** What can be drawn: the exercises of every quiz that does not draw itself. */
  private static Bank bank(List<FolderReading> readings) {
    Map<String, Optional<List<Exercise>>> topics = new TreeMap<>();
    for (FolderReading reading : readings) {
      if (!reading.draws()) {
        topics.put(reading.name(), reading.finish(Bank.EMPTY).quiz().map(Quiz::exercises));
      }
    }
    return new Bank(topics);
  }

  /** Reads the text of an exercise's file, from which learners' exercises are drawn. */
  public static Read<Definition> definition(String text) {
    return switch (Yaml.read(text)) {
      case Read.Done<Tree> tree -> Definition.read(tree.value());
      case Read.Flawed<Tree> flawed -> new Read.Flawed<>(flawed.flaws());
    };
  }

  static boolean isYaml(Path file) {
    return file.toString().endsWith(SUFFIX) || file.toString().endsWith(SUFFIX_REFUSED);
  }

  static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted(Comparator.comparing(Path::toString)).toList();
    }
  }
}
