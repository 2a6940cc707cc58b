package org.ackademy.platform.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.ackademy.interop.format.Format;
import org.ackademy.interop.format.QuizExport;
import org.ackademy.interop.plain.Loss;
import org.ackademy.interop.plain.Speech;
import org.ackademy.platform.launcher.Console;
import org.ackademy.question.Definition;
import org.ackademy.question.Exercise;
import org.ackademy.question.Language;
import org.ackademy.question.Quiz;
import org.ackademy.quiz.file.QuizFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes quizzes in formats of other programs, and says what did not go along. */
@Command(
    name = "export",
    resourceBundle = "org.ackademy.platform.command.help",
    mixinStandardHelpOptions = true)
final class QuizExporting implements Callable<Integer> {
  private static final String BOTH = "both";

  @Spec private CommandSpec spec;

  @Parameters(index = "0..*", arity = "1..*", paramLabel = "FILE")
  private List<Path> files;

  @Option(names = "--format", required = true)
  private String format;

  @Option(names = "--lang", defaultValue = BOTH)
  private String lang;

  @Option(names = "--variants", defaultValue = "1")
  private int variants;

  @Option(names = "--link")
  private @Nullable String link;

  @Option(names = "--out")
  private @Nullable Path out;

  // picocli sets the fields before it calls anything.
  @SuppressWarnings("NullAway.Init")
  QuizExporting() {}

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Optional<Format> chosen = Format.named(format);
    Optional<Speech> speech =
        lang.equals(BOTH)
            ? Optional.of(Speech.ALL)
            : Language.tagged(lang.toLowerCase(Locale.ROOT)).map(Speech::of);
    boolean isLink = link == null || link.startsWith("https://");
    if (chosen.isEmpty()
        || speech.isEmpty()
        || !isLink
        || (chosen.get().isLink() && link == null)
        || variants < 1
        || variants > QuizExport.VARIANTS_MAX) {
      spec.commandLine().usage(err);
      return CommandLine.ExitCode.USAGE;
    }
    try {
      Optional<List<Chosen>> quizzes = chosen(err);
      if (quizzes.isEmpty()) {
        return CommandLine.ExitCode.SOFTWARE;
      }
      if (out == null && quizzes.get().size() > 1) {
        err.println(Console.text("export.several"));
        return CommandLine.ExitCode.USAGE;
      }
      var export = new QuizExport(speech.get(), variants, Optional.ofNullable(link));
      for (Chosen quiz : quizzes.get()) {
        write(export, chosen.get(), quiz);
      }
      return CommandLine.ExitCode.OK;
    } catch (IOException e) {
      err.println(e);
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  /** Questions of one quiz. */
  private record Chosen(Quiz quiz, List<Definition> questions) {}

  /** What the files name, quiz by quiz; empty where one of them cannot be used. */
  private Optional<List<Chosen>> chosen(PrintWriter err) throws IOException {
    Map<Path, Set<String>> named = new LinkedHashMap<>();
    List<QuizFolder> folders = new ArrayList<>();
    for (Path file : files) {
      if (Files.isDirectory(file)) {
        folders.addAll(QuizFolder.readAll(file));
      } else if (Files.isRegularFile(file)) {
        Path folder = file.toAbsolutePath().normalize().resolveSibling("");
        String name = String.valueOf(file.getFileName());
        named.computeIfAbsent(folder, key -> new LinkedHashSet<>()).add(name);
      } else {
        err.println(Console.text("preview.file", file));
        return Optional.empty();
      }
    }
    for (Path folder : named.keySet()) {
      folders.add(QuizFolder.read(folder));
    }
    List<Chosen> chosen = new ArrayList<>();
    for (QuizFolder folder : folders) {
      if (folder.quiz().isEmpty()) {
        folder.flaws().forEach(flaw -> err.println(flaw.text(Locale.getDefault())));
        return Optional.empty();
      }
      Set<String> names =
          named.getOrDefault(folder.folder().toAbsolutePath().normalize(), Set.of());
      Chosen quiz = new Chosen(folder.quiz().get(), questions(folder, names));
      // One that draws has no questions of its own: they go out with the quizzes that they are of.
      if (!quiz.questions().isEmpty()) {
        chosen.add(quiz);
      }
    }
    return Optional.of(chosen);
  }

  private static List<Definition> questions(QuizFolder folder, Set<String> names) {
    Map<String, Definition> all = new LinkedHashMap<>();
    for (QuizFolder.QuizFile file : folder.files()) {
      boolean isNamed =
          names.isEmpty() || names.contains(String.valueOf(file.path().getFileName()));
      if (isNamed) {
        file.definition().ifPresent(one -> all.put(one.sample().exercise().id(), one));
      }
    }
    return folder.quiz().orElseThrow().exercises().stream()
        .map(Exercise::id)
        .filter(all::containsKey)
        .map(all::get)
        .toList();
  }

  private void write(QuizExport export, Format to, Chosen chosen) throws IOException {
    Quiz quiz = chosen.quiz();
    QuizExport.Written written =
        export.write(to, quiz.id(), quiz.title(), quiz.description(), chosen.questions());
    PrintWriter err = spec.commandLine().getErr();
    for (Loss loss : written.losses()) {
      err.println(quiz.id() + "/" + loss.item() + ": " + loss.in(Locale.getDefault()));
    }
    if (out == null) {
      System.out.write(written.content());
      System.out.flush();
    } else {
      Files.createDirectories(out);
      Path file = out.resolve(quiz.id() + "." + to.ending());
      Files.write(file, written.content());
      spec.commandLine().getOut().println(Console.text("export.done", file, written.items()));
    }
  }
}
