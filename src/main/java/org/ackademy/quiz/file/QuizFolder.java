package org.ackademy.quiz.file;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ackademy.notation.Tree;
import org.ackademy.question.Definition;
import org.ackademy.question.Exercise;
import org.ackademy.question.ExerciseReader;
import org.ackademy.question.Flaw;
import org.ackademy.question.Place;
import org.ackademy.question.Quiz;
import org.ackademy.question.QuizReader;
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

  private static final String SUFFIX_REFUSED = ".yml";

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
   * @param exercise the exercise, where it is the file of one that can be used
   */
  public record QuizFile(Path path, String text, Tree tree, Optional<Exercise> exercise) {
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
    List<QuizFolder> folders = new ArrayList<>();
    for (Path folder : children(root)) {
      if (Files.isDirectory(folder) && children(folder).stream().anyMatch(QuizFolder::isYaml)) {
        folders.add(read(folder));
      }
    }
    return folders;
  }

  /**
   * Reads the quiz of a folder.
   *
   * @throws IOException when a file cannot be read
   */
  public static QuizFolder read(Path folder) throws IOException {
    return new Reading(folder).read();
  }

  /**
   * Reads the text of an exercise's file, one that was read before and stored.
   *
   * @throws IllegalArgumentException when it is not such a text
   */
  public static Exercise exercise(String definition) {
    return switch (Yaml.read(definition)) {
      case Read.Done<Tree> tree ->
          switch (ExerciseReader.read(tree.value())) {
            case Read.Done<Exercise> done -> done.value();
            case Read.Flawed<Exercise> flawed ->
                throw new IllegalArgumentException(flawed.flaws().toString());
          };
      case Read.Flawed<Tree> flawed ->
          throw new IllegalArgumentException(flawed.flaws().toString());
    };
  }

  /** Reads the text of an exercise's file, from which learners' exercises are drawn. */
  public static Read<Definition> definition(String text) {
    return switch (Yaml.read(text)) {
      case Read.Done<Tree> tree -> Definition.read(tree.value());
      case Read.Flawed<Tree> flawed -> new Read.Flawed<>(flawed.flaws());
    };
  }

  private static boolean isYaml(Path file) {
    return file.toString().endsWith(SUFFIX) || file.toString().endsWith(SUFFIX_REFUSED);
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted(Comparator.comparing(Path::toString)).toList();
    }
  }

  /** Reads one folder. */
  private static final class Reading {
    private final Path folder;
    private final List<FileFlaw> flaws = new ArrayList<>();
    private final List<QuizFile> files = new ArrayList<>();
    private final Map<String, Exercise> exercises = new LinkedHashMap<>();

    Reading(Path folder) {
      this.folder = folder;
    }

    QuizFolder read() throws IOException {
      Optional<QuizFile> quizFile = Optional.empty();
      Path quizPath = folder.resolve(QUIZ_FILE);
      if (!Files.exists(quizPath)) {
        add(quizPath, List.of(new Flaw(1, 1, "there is no such file")));
      }
      for (Path path : children(folder)) {
        if (path.toString().endsWith(SUFFIX_REFUSED)) {
          add(path, List.of(new Flaw(1, 1, "quiz files end in " + SUFFIX)));
        } else if (isYaml(path)) {
          Optional<QuizFile> file = file(path);
          file.ifPresent(files::add);
          quizFile = path.endsWith(QUIZ_FILE) ? file : quizFile;
        }
      }
      Optional<Quiz> quiz = flaws.isEmpty() ? quizFile.flatMap(this::quiz) : Optional.empty();
      return new QuizFolder(folder, flaws.isEmpty() ? quiz : Optional.empty(), flaws, files);
    }

    private Optional<QuizFile> file(Path path) throws IOException {
      String text;
      try {
        text = Files.readString(path);
      } catch (MalformedInputException e) {
        flaws.add(new FileFlaw(path, new Flaw(1, 1, "the file is not in UTF-8")));
        return Optional.empty();
      }
      return switch (Yaml.read(text)) {
        case Read.Done<Tree> done -> {
          Tree tree = done.value();
          yield Optional.of(
              new QuizFile(
                  path,
                  text,
                  tree,
                  path.endsWith(QUIZ_FILE) ? Optional.empty() : exercise(path, tree)));
        }
        case Read.Flawed<Tree> flawed -> {
          add(path, flawed.flaws());
          yield Optional.empty();
        }
      };
    }

    private Optional<Exercise> exercise(Path path, Tree tree) {
      return switch (ExerciseReader.read(tree)) {
        case Read.Done<Exercise> done -> {
          Exercise exercise = done.value();
          isNamedAfter(exercise.id() + SUFFIX, path, path, tree);
          exercises.put(exercise.id(), exercise);
          yield Optional.of(exercise);
        }
        case Read.Flawed<Exercise> flawed -> {
          add(path, flawed.flaws());
          yield Optional.empty();
        }
      };
    }

    private Optional<Quiz> quiz(QuizFile file) {
      return switch (QuizReader.read(file.tree(), exercises)) {
        case Read.Done<Quiz> done -> {
          Quiz quiz = done.value();
          isNamedAfter(quiz.id(), folder, file.path(), file.tree());
          for (QuizFile other : files) {
            other
                .exercise()
                .filter(exercise -> quiz.exercise(exercise.id()).isEmpty())
                .ifPresent(exercise -> unused(exercise, file));
          }
          yield Optional.of(quiz);
        }
        case Read.Flawed<Quiz> flawed -> {
          add(file.path(), flawed.flaws());
          yield Optional.empty();
        }
      };
    }

    private void unused(Exercise exercise, QuizFile file) {
      String text = "the exercise " + exercise.id() + " lies beside this file but is not offered";
      flaws.add(new FileFlaw(file.path(), Place.of(file.tree(), "/exercises").flaw(text)));
    }

    private void isNamedAfter(String name, Path named, Path file, Tree tree) {
      if (!named.toAbsolutePath().normalize().endsWith(name)) {
        String text = "the id asks for the name " + name + ", but this is " + named.getFileName();
        flaws.add(new FileFlaw(file, Place.of(tree, "/id").flaw(text)));
      }
    }

    private void add(Path path, List<Flaw> found) {
      found.forEach(flaw -> flaws.add(new FileFlaw(path, flaw)));
    }
  }
}
