package org.ackademy.platform.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ackademy.interop.format.Format;
import org.ackademy.interop.format.QuizImport;
import org.ackademy.interop.plain.Imported;
import org.ackademy.interop.plain.Note;
import org.ackademy.interop.plain.Taking;
import org.ackademy.interop.xml.XmlReading;
import org.ackademy.platform.launcher.Console;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Makes a quiz of a file of another program: a folder with a file for each question, whole or not
 * at all.
 */
@Command(
    name = "import",
    resourceBundle = "org.ackademy.platform.command.help",
    mixinStandardHelpOptions = true)
final class QuizImporting implements Callable<Integer> {
  /** The largest file, in octets. */
  private static final long OCTETS_MAX = XmlReading.OCTETS_MAX;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", arity = "1", paramLabel = "FILE")
  private Path file;

  @Option(names = "--format", required = true)
  private String format;

  @Option(names = "--out", defaultValue = "quizzes")
  private Path out;

  @Option(names = "--id")
  private @Nullable String id;

  @Option(names = "--leave-out")
  private boolean leaveOut;

  // picocli sets the fields before it calls anything.
  @SuppressWarnings("NullAway.Init")
  QuizImporting() {}

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Optional<Format> chosen = Format.named(format).filter(Format::isRead);
    if (chosen.isEmpty() || (id != null && !Taking.slug(id).equals(id))) {
      spec.commandLine().usage(err);
      return CommandLine.ExitCode.USAGE;
    }
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > OCTETS_MAX) {
        String sentence = Files.isRegularFile(file) ? "import.large" : "preview.file";
        err.println(Console.text(sentence, file, String.valueOf(OCTETS_MAX)));
        return CommandLine.ExitCode.SOFTWARE;
      }
      Imported imported = QuizImport.read(chosen.get(), Files.readAllBytes(file));
      imported.notes().forEach(note -> err.println(said(note)));
      return taken(imported);
    } catch (XmlReading.Unreadable e) {
      err.println(file + ":" + e.line() + ": " + e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    } catch (IOException e) {
      err.println(e);
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  private String said(Note note) {
    String item = note.item().isEmpty() ? "" : note.item() + ": ";
    return file + ":" + note.line() + ": " + item + note.in(Locale.getDefault());
  }

  private int taken(Imported imported) throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    if (imported.items().isEmpty() || (!imported.isWhole() && !leaveOut)) {
      err.println(Console.text("import.nothing", file));
      return CommandLine.ExitCode.SOFTWARE;
    }
    String name =
        Optional.ofNullable(id)
            .or(imported::id)
            .orElseGet(
                () ->
                    Taking.slug(
                        String.valueOf(file.getFileName()).replaceFirst("\\.[a-z0-9]+$", "")));
    Path folder = out.resolve(name);
    if (Files.exists(folder)) {
      err.println(Console.text("import.there", folder));
      return CommandLine.ExitCode.SOFTWARE;
    }
    write(QuizImport.files(name, imported), folder);
    spec.commandLine()
        .getOut()
        .println(Console.text("import.done", String.valueOf(imported.items().size()), folder));
    return CommandLine.ExitCode.OK;
  }

  /** Writes a folder that is whole as soon as it is there. */
  private static void write(Map<String, String> files, Path folder) throws IOException {
    Files.createDirectories(folder.toAbsolutePath().getParent());
    Path draft = folder.resolveSibling("." + folder.getFileName() + ".draft");
    Files.createDirectory(draft);
    try {
      for (Map.Entry<String, String> one : files.entrySet()) {
        Files.writeString(draft.resolve(one.getKey()), one.getValue());
      }
      Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      for (String name : files.keySet()) {
        Files.deleteIfExists(draft.resolve(name));
      }
      Files.deleteIfExists(draft);
    }
  }
}
