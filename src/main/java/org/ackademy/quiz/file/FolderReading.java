package org.ackademy.quiz.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ackademy.notation.Tree;
import org.ackademy.question.Bank;
import org.ackademy.question.Definition;
import org.ackademy.question.Exercise;
import org.ackademy.question.Flaw;
import org.ackademy.question.Place;
import org.ackademy.question.Quiz;
import org.ackademy.question.QuizReader;
import org.ackademy.question.Read;
import org.ackademy.quiz.file.QuizFolder.QuizFile;

/**
 * The files of a folder while they become a quiz: first each is read by itself, side by side, then
 * what they say of each other and of the bank is looked at.
 */
final class FolderReading {
  private final Path folder;
  private final List<ReadFile> read;
  private final List<FileFlaw> flaws = new ArrayList<>();

  private FolderReading(Path folder, List<ReadFile> read) {
    this.folder = folder;
    this.read = List.copyOf(read);
  }

  /** A file, where it could be read, and what is wrong with it. */
  private record ReadFile(Path path, Optional<QuizFile> file, List<Flaw> flaws) {}

  /** Reads the files of all these folders, in their order. */
  static List<FolderReading> of(List<Path> folders) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path folder : folders) {
      QuizFolder.children(folder).stream().filter(QuizFolder::isYaml).forEach(files::add);
    }
    try {
      Map<Path, List<ReadFile>> read =
          files.parallelStream()
              .map(FolderReading::file)
              .collect(Collectors.groupingBy(file -> file.path().getParent()));
      return folders.stream()
          .map(folder -> new FolderReading(folder, read.getOrDefault(folder, List.of())))
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static ReadFile file(Path path) {
    if (path.toString().endsWith(QuizFolder.SUFFIX_REFUSED)) {
      return unread(path, WrongFile.SUFFIX, QuizFolder.SUFFIX);
    }
    String text;
    try {
      text = Files.readString(path);
    } catch (MalformedInputException e) {
      return unread(path, WrongFile.ENCODING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return switch (Yaml.read(text)) {
      case Read.Flawed<Tree> flawed -> new ReadFile(path, Optional.empty(), flawed.flaws());
      case Read.Done<Tree> done ->
          path.endsWith(QuizFolder.QUIZ_FILE)
              ? new ReadFile(
                  path,
                  Optional.of(new QuizFile(path, text, done.value(), Optional.empty())),
                  List.of())
              : exercise(path, text, done.value());
    };
  }

  private static ReadFile unread(Path path, WrongFile sentence, Object... values) {
    return new ReadFile(path, Optional.empty(), List.of(Flaw.at(1, 1, sentence, values)));
  }

  private static ReadFile exercise(Path path, String text, Tree tree) {
    return switch (Definition.read(tree)) {
      case Read.Done<Definition> done ->
          new ReadFile(
              path,
              Optional.of(new QuizFile(path, text, tree, Optional.of(done.value()))),
              namedAfter(done.value().sample().exercise().id() + QuizFolder.SUFFIX, path, tree));
      case Read.Flawed<Definition> flawed ->
          new ReadFile(
              path, Optional.of(new QuizFile(path, text, tree, Optional.empty())), flawed.flaws());
    };
  }

  private static List<Flaw> namedAfter(String name, Path named, Tree tree) {
    if (named.toAbsolutePath().normalize().endsWith(name)) {
      return List.of();
    }
    return List.of(Place.of(tree, "/id").flaw(WrongFile.NAME, name, named.getFileName()));
  }

  /** The folder's name, which is its quiz's id. */
  String name() {
    return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
  }

  /** Whether the quiz draws from others. */
  boolean draws() {
    return quizFile().filter(file -> QuizReader.draws(file.tree())).isPresent();
  }

  private Optional<QuizFile> quizFile() {
    return read.stream().flatMap(file -> file.file().stream()).filter(QuizFile::isQuiz).findFirst();
  }

  /**
   * The quiz, or what is wrong with it.
   *
   * @param bank the other quizzes, for one that draws from them
   */
  QuizFolder finish(Bank bank) {
    flaws.clear();
    if (read.stream().noneMatch(file -> file.path().endsWith(QuizFolder.QUIZ_FILE))) {
      add(folder.resolve(QuizFolder.QUIZ_FILE), List.of(Flaw.at(1, 1, WrongFile.ABSENT)));
    }
    read.forEach(file -> add(file.path(), file.flaws()));
    List<QuizFile> files = read.stream().flatMap(file -> file.file().stream()).toList();
    Optional<Quiz> quiz =
        flaws.isEmpty() ? quizFile().flatMap(file -> quiz(file, files, bank)) : Optional.empty();
    return new QuizFolder(folder, flaws.isEmpty() ? quiz : Optional.empty(), flaws, files);
  }

  private Optional<Quiz> quiz(QuizFile file, List<QuizFile> files, Bank bank) {
    Map<String, Exercise> exercises = new LinkedHashMap<>();
    for (QuizFile other : files) {
      other.exercise().ifPresent(exercise -> exercises.put(exercise.id(), exercise));
    }
    return switch (QuizReader.read(file.tree(), exercises, bank)) {
      case Read.Done<Quiz> done -> {
        Quiz quiz = done.value();
        add(file.path(), namedAfter(quiz.id(), folder, file.tree()));
        exercises.values().stream()
            .filter(exercise -> quiz.exercise(exercise.id()).isEmpty())
            .forEach(exercise -> unused(exercise, file));
        yield Optional.of(quiz);
      }
      case Read.Flawed<Quiz> flawed -> {
        add(file.path(), flawed.flaws());
        yield Optional.empty();
      }
    };
  }

  private void unused(Exercise exercise, QuizFile file) {
    String pointer = QuizReader.draws(file.tree()) ? "/draw" : "/exercises";
    flaws.add(
        new FileFlaw(
            file.path(), Place.of(file.tree(), pointer).flaw(WrongFile.UNUSED, exercise.id())));
  }

  private void add(Path path, List<Flaw> found) {
    found.forEach(flaw -> flaws.add(new FileFlaw(path, flaw)));
  }
}
