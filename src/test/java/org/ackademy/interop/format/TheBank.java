package org.ackademy.interop.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ackademy.interop.plain.Imported;
import org.ackademy.interop.plain.Item;
import org.ackademy.interop.plain.Losses;
import org.ackademy.interop.plain.Paper;
import org.ackademy.interop.plain.Projection;
import org.ackademy.interop.plain.Speech;
import org.ackademy.interop.xml.XmlReading;
import org.ackademy.interop.xml.Zip;
import org.ackademy.question.Definition;
import org.ackademy.question.Exercise;
import org.ackademy.question.Quiz;
import org.ackademy.question.Read;
import org.ackademy.quiz.file.QuizFolder;

/** Our own questions, and what becomes of them on the way out and in again. */
final class TheBank {
  private static final Path QUIZZES = Path.of("quizzes");

  private TheBank() {}

  /** The quizzes that have questions of their own. */
  static List<QuizFolder> quizzes() {
    try {
      return QuizFolder.readAll(QUIZZES).stream()
          .filter(folder -> !folder.quiz().orElseThrow().exercises().isEmpty())
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The questions of a quiz in its order. */
  static List<Definition> definitions(QuizFolder folder) {
    Map<String, Definition> all = new HashMap<>();
    folder
        .files()
        .forEach(
            file -> file.definition().ifPresent(one -> all.put(one.sample().exercise().id(), one)));
    return folder.quiz().orElseThrow().exercises().stream()
        .map(Exercise::id)
        .map(all::get)
        .toList();
  }

  /** The paper of a quiz, as the learner of a seed would get it. */
  static Paper paper(QuizFolder folder, long seed) {
    Quiz quiz = folder.quiz().orElseThrow();
    List<Item> items = new ArrayList<>();
    for (Definition definition : definitions(folder)) {
      Definition.Drawn drawn = definition.drawn(seed);
      items.add(Projection.of(drawn, drawn.exercise().id(), new Losses()));
    }
    return new Paper(quiz.id(), quiz.title(), quiz.description(), items);
  }

  /** What a format makes of a paper, read again. */
  static Imported through(Format format, Paper paper) {
    try {
      return QuizImport.read(format, format.written(paper, Speech.ALL, new Losses()));
    } catch (XmlReading.Unreadable e) {
      throw new AssertionError(e.line() + ": " + e.getMessage(), e);
    }
  }

  /** The paper that the files of an import make, read as quiz files are. */
  static Paper filed(Paper like, Imported imported) {
    List<Item> items = new ArrayList<>();
    QuizImport.files(like.id(), imported)
        .forEach(
            (name, text) -> {
              if (!name.equals(QuizFolder.QUIZ_FILE)) {
                items.add(item(name, text));
              }
            });
    return new Paper(like.id(), like.title(), like.description(), items);
  }

  private static Item item(String name, String text) {
    return switch (QuizFolder.definition(text)) {
      case Read.Done<Definition> done -> {
        Definition.Drawn drawn = done.value().sample();
        yield Projection.of(drawn, drawn.exercise().id(), new Losses());
      }
      case Read.Flawed<Definition> flawed ->
          throw new AssertionError(name + ": " + flawed.flaws() + "\n" + text);
    };
  }

  /** The item of an id. */
  static Optional<Item> find(Paper paper, String id) {
    return paper.items().stream().filter(item -> item.id().equals(id)).findFirst();
  }

  /** The texts of a package, one after another. */
  static String unpacked(byte[] content) {
    var texts = new StringBuilder();
    try {
      Zip.unpacked(content)
          .values()
          .forEach(file -> texts.append(new String(file, StandardCharsets.UTF_8)));
    } catch (XmlReading.Unreadable e) {
      throw new AssertionError(e);
    }
    return texts.toString();
  }
}
