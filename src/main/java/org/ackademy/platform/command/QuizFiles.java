package org.ackademy.platform.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ackademy.notation.ExchangeReader;
import org.ackademy.platform.launcher.Console;
import org.ackademy.question.BankCoverage;
import org.ackademy.question.Extent;
import org.ackademy.question.PossibleAnswers;
import org.ackademy.quiz.file.QuizCheck;
import org.ackademy.quiz.file.QuizFolder;
import org.ackademy.replay.ValidExchanges;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What authors do with quiz files. */
@Command(
    name = "quiz",
    resourceBundle = "org.ackademy.platform.command.help",
    mixinStandardHelpOptions = true,
    subcommands = {
      QuizFiles.Check.class,
      QuizPreview.class,
      QuizExporting.class,
      QuizImporting.class
    })
final class QuizFiles implements Callable<Integer> {
  @Spec private CommandSpec spec;

  // picocli sets the field before it calls anything.
  @SuppressWarnings("NullAway.Init")
  QuizFiles() {}

  /** Without a command there is nothing to do: says how it is used. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return CommandLine.ExitCode.USAGE;
  }

  /** Proves every quiz file of a folder and names each flaw with its place. */
  @Command(
      name = "check",
      resourceBundle = "org.ackademy.platform.command.help",
      mixinStandardHelpOptions = true)
  static final class Check implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "DIR", defaultValue = "quizzes")
    private Path folder;

    @Option(names = "--fast")
    private boolean fast;

    @Option(names = "--draws")
    private @Nullable Integer draws;

    @Option(names = "--answers")
    private boolean answers;

    @Option(names = "--coverage")
    private boolean coverage;

    // picocli sets the fields before it calls anything.
    @SuppressWarnings("NullAway.Init")
    Check() {}

    @Override
    public Integer call() {
      PrintWriter err = spec.commandLine().getErr();
      if (!Files.isDirectory(folder)) {
        err.println(Console.text("quiz.folder", folder));
        return CommandLine.ExitCode.SOFTWARE;
      }
      try {
        QuizCheck check = QuizCheck.of(folder, extent());
        check.flaws().forEach(flaw -> err.println(flaw.text(Locale.getDefault())));
        if (coverage) {
          uncovered(check.coverage(), err);
        }
        if (!check.isPassed() || (coverage && !check.coverage().isWhole())) {
          return CommandLine.ExitCode.SOFTWARE;
        }
        PrintWriter out = spec.commandLine().getOut();
        if (answers) {
          count(out);
        }
        reaches(check, out);
        out.println(
            Console.text(
                "quiz.proven", String.valueOf(check.quizzes()), String.valueOf(check.exercises())));
        return CommandLine.ExitCode.OK;
      } catch (IOException e) {
        err.println(e);
        return CommandLine.ExitCode.SOFTWARE;
      }
    }

    private Extent extent() {
      Extent extent = fast ? Extent.FAST : Extent.FULL;
      return draws == null ? extent : new Extent(Math.max(1, draws), extent.valuesMax());
    }

    private void reaches(QuizCheck check, PrintWriter out) {
      for (Extent.Reach reach : Extent.Reach.values()) {
        String sentence =
            switch (reach) {
              case ONE -> "quiz.reach.one";
              case ALL_VALUES -> "quiz.reach.all";
              case SEEDS_AND_BOUNDARIES -> "quiz.reach.boundaries";
              case SEEDS -> "quiz.reach.seeds";
            };
        Integer count = check.reaches().get(reach);
        if (count != null) {
          out.println(
              Console.text(sentence, String.valueOf(count), String.valueOf(extent().seeds())));
        }
      }
    }

    private static void uncovered(BankCoverage coverage, PrintWriter err) {
      for (BankCoverage.Thin thin : coverage.thin()) {
        err.println(
            Console.text(
                "quiz.coverage.claim",
                thin.claim(),
                String.valueOf(thin.questions()),
                String.valueOf(thin.types())));
      }
      coverage.unprovoked().stream()
          .sorted()
          .forEach(id -> err.println(Console.text("quiz.coverage.misconception", id)));
    }

    /** Says of each exercise how many answers are right, and the shortest of them, line by line. */
    private void count(PrintWriter out) throws IOException {
      for (QuizFolder quiz : QuizFolder.readAll(folder)) {
        for (QuizFolder.QuizFile file : quiz.files()) {
          file.exercise()
              .flatMap(exercise -> PossibleAnswers.of(exercise, PossibleAnswers.LOOKED_AT))
              .ifPresent(
                  found -> {
                    out.println(counted(file.exercise().orElseThrow().id(), found));
                    found.answers().stream()
                        .limit(1)
                        .flatMap(shortest -> ExchangeReader.print(shortest).stream())
                        .forEach(line -> out.println("  " + line));
                  });
        }
      }
    }

    private static String counted(String id, ValidExchanges found) {
      String sentence =
          switch (found.bound()) {
            case NONE -> found.answers().isEmpty() ? "quiz.answers.none" : "quiz.answers";
            case ANSWERS -> "quiz.answers.more";
            case SEARCH -> "quiz.answers.unknown";
          };
      return Console.text(
          sentence,
          id,
          String.valueOf(found.answers().size()),
          String.valueOf(found.linesMost()),
          String.valueOf(found.shortest().orElse(0)));
    }
  }
}
