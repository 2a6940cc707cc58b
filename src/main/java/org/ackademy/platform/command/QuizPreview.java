package org.ackademy.platform.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.ackademy.platform.launcher.Console;
import org.ackademy.question.Believed;
import org.ackademy.question.Catalogue;
import org.ackademy.question.Definition;
import org.ackademy.question.Exercise;
import org.ackademy.question.Graded;
import org.ackademy.question.Grading;
import org.ackademy.question.Handout;
import org.ackademy.question.Language;
import org.ackademy.question.Part;
import org.ackademy.question.Question;
import org.ackademy.question.Read;
import org.ackademy.quiz.file.Catalogues;
import org.ackademy.quiz.file.FileFlaw;
import org.ackademy.quiz.file.QuizFolder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a question as a learner of a seed gets it, with its key and with what is said to whom. */
@Command(
    name = "preview",
    resourceBundle = "org.ackademy.platform.command.help",
    mixinStandardHelpOptions = true)
final class QuizPreview implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", arity = "1", paramLabel = "FILE")
  private Path file;

  @Option(names = "--seed", defaultValue = "0")
  private long seed;

  @Option(names = "--lang", defaultValue = "en")
  private String lang;

  @Option(names = "--serve")
  private boolean serve;

  @Option(names = "--port", defaultValue = "8090")
  private int port;

  // picocli sets the fields before it calls anything.
  @SuppressWarnings("NullAway.Init")
  QuizPreview() {}

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Optional<Language> language = Language.tagged(lang.toLowerCase(Locale.ROOT));
    if (language.isEmpty()) {
      spec.commandLine().usage(err);
      return CommandLine.ExitCode.USAGE;
    }
    if (serve && Files.exists(file)) {
      return served(err);
    }
    if (!Files.isRegularFile(file)) {
      err.println(Console.text("preview.file", file));
      return CommandLine.ExitCode.SOFTWARE;
    }
    try {
      if (file.endsWith(QuizFolder.QUIZ_FILE)) {
        return paper(language.get());
      }
      return switch (QuizFolder.definition(Files.readString(file))) {
        case Read.Done<Definition> done -> {
          new Sheet(done.value().drawn(seed), language.get()).print();
          yield CommandLine.ExitCode.OK;
        }
        case Read.Flawed<Definition> flawed -> {
          flawed
              .flaws()
              .forEach(flaw -> err.println(new FileFlaw(file, flaw).text(Locale.getDefault())));
          yield CommandLine.ExitCode.SOFTWARE;
        }
      };
    } catch (IOException e) {
      err.println(e);
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  /** Serves pages until the program is ended. */
  private int served(PrintWriter err) {
    try {
      PreviewServer server = PreviewServer.start(file, port);
      PrintWriter out = spec.commandLine().getOut();
      out.println(Console.text("preview.serving", server.address()));
      out.flush();
      new CountDownLatch(1).await();
      return CommandLine.ExitCode.OK;
    } catch (IOException e) {
      err.println(e);
      return CommandLine.ExitCode.SOFTWARE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CommandLine.ExitCode.OK;
    }
  }

  /** Which questions the learner gets of a quiz. */
  private int paper(Language language) throws IOException {
    QuizFolder folder = QuizFolder.read(file.toAbsolutePath().resolveSibling(""));
    if (folder.quiz().isEmpty()) {
      PrintWriter err = spec.commandLine().getErr();
      folder.flaws().forEach(flaw -> err.println(flaw.text(Locale.getDefault())));
      return CommandLine.ExitCode.SOFTWARE;
    }
    PrintWriter out = spec.commandLine().getOut();
    int number = 1;
    for (Exercise exercise : folder.quiz().get().drawn(seed)) {
      out.println(
          Console.text(
              "preview.row",
              String.valueOf(number++),
              exercise.id(),
              exercise.question().type(),
              exercise.label().difficulty().name().toLowerCase(Locale.ROOT),
              exercise.title().in(language)));
    }
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  /** One question on paper. */
  private final class Sheet {
    private final Definition.Drawn drawn;
    private final Exercise exercise;
    private final Language language;
    private final Catalogue catalogue = Catalogues.own();
    private final PrintWriter out = spec.commandLine().getOut();

    Sheet(Definition.Drawn drawn, Language language) {
      this.drawn = drawn;
      this.exercise = drawn.exercise();
      this.language = language;
    }

    void print() {
      Handout handout = Handout.of(exercise, language);
      out.println(
          Console.text("preview.head", exercise.id(), handout.type(), String.valueOf(seed)));
      out.println(handout.title());
      part("preview.task", handout.task());
      out.println();
      out.println(Console.text("preview.shown"));
      Handout.Shown shown = handout.shown();
      if (shown.scenario().isPresent()) {
        indented(drawn.scenario());
      }
      shown.given().forEach(this::indented);
      shown.asked().forEach(moment -> indented(moment.line() + " " + moment.side()));
      indented(shown.sheet());
      if (!handout.startingText().isEmpty()) {
        indented(handout.startingText());
      }
      answers();
      if (!exercise.hints().isEmpty()) {
        out.println();
        out.println(Console.text("preview.hints"));
        exercise.hints().forEach(hint -> indented(hint.in(language)));
      }
      part("preview.explanation", exercise.explanation().in(language));
      out.flush();
    }

    private void part(String label, String text) {
      out.println();
      out.println(Console.text(label));
      indented(text);
    }

    private void indented(String text) {
      text.strip().lines().forEach(line -> out.println("  " + line));
    }

    private void answers() {
      out.println();
      out.println(Console.text("preview.key"));
      exercise.answers().forEach(answer -> graded(answer.text(), Optional.empty()));
      List<Question.Slip> slips = exercise.question().slips();
      List<String> told = new ArrayList<>(slips.stream().map(Question.Slip::answer).toList());
      exercise.mistakes().forEach(mistake -> told.add(mistake.text()));
      out.println();
      out.println(Console.text("preview.wrong"));
      slips.forEach(slip -> graded(slip.answer(), slip.misconception()));
      exercise.mistakes().forEach(mistake -> graded(mistake.text(), mistake.misconception()));
      out.println(Console.text("preview.believed"));
      Believed.answers(exercise).stream()
          .filter(answer -> !told.contains(answer.answer()))
          .forEach(answer -> graded(answer.answer(), answer.misconception()));
    }

    private void graded(String answer, Optional<String> misconception) {
      Graded graded = Grading.grade(exercise, answer, language);
      indented(answer);
      StringBuilder got = new StringBuilder("  = ").append(graded.verdict());
      graded.at().ifPresent(at -> got.append(" @").append(at));
      graded.code().ifPresent(code -> got.append(' ').append(code));
      out.println(got.append(' ').append(graded.score()));
      misconception.ifPresent(
          id ->
              Optional.ofNullable(catalogue.misconceptions().get(id))
                  .ifPresent(known -> indented(id + ": " + known.belief().in(language))));
      graded.recognised().ifPresent(found -> indented(found.feedback().in(language)));
      if (graded.finding() instanceof Graded.Finding.Marked marked) {
        for (Part part : marked.parts()) {
          if (part.outcome() != Part.Outcome.RIGHT) {
            part.feedback()
                .ifPresent(text -> indented(part.name() + ": " + text.in(language).strip()));
          }
        }
      }
      out.println();
    }
  }
}
