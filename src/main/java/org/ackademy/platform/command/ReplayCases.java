package org.ackademy.platform.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ackademy.notation.CaseReader;
import org.ackademy.notation.CaseRows;
import org.ackademy.notation.ReadCase;
import org.ackademy.notation.ResultWriter;
import org.ackademy.notation.capture.CaptureVantage;
import org.ackademy.platform.launcher.Console;
import org.ackademy.replay.Judgement;
import org.ackademy.replay.Replay;
import org.ackademy.replay.Score;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Judges cases, one a line in and one a line out, in the same order. A case that cannot be read has
 * the verdict UNREADABLE and does not stop the run, so the exit status tells only whether all of
 * the input was read.
 *
 * <p>With {@code --pcap} the connections of a capture instead, one line out for each.
 */
@CommandLine.Command(
    name = "replay",
    resourceBundle = "org.ackademy.platform.command.help",
    mixinStandardHelpOptions = true)
final class ReplayCases implements Callable<Integer> {
  /** Lines of one exchange; the REST interface takes fewer, for there others wait. */
  static final int LINES_MAX = 1_000_000;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      defaultValue = CapturedConnections.STANDARD_INPUT)
  private String file;

  @Option(names = "--pcap", paramLabel = "FILE")
  private @Nullable String capture;

  @Option(names = "--vantage", paramLabel = "wire|HOST")
  private @Nullable String vantage;

  // picocli sets the fields before it calls anything.
  @SuppressWarnings("NullAway.Init")
  ReplayCases() {}

  @Override
  public Integer call() {
    requireOneKind();
    return capture == null ? cases() : connections(capture);
  }

  private void requireOneKind() {
    boolean hasCases = spec.commandLine().getParseResult().hasMatchedPositional(0);
    if (capture == null ? vantage != null : hasCases) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), Console.text(capture == null ? "vantage.alone" : "input.twice"));
    }
  }

  private int connections(String capture) {
    Optional<CaptureVantage> seenFrom =
        CaptureVantage.of(vantage == null ? CaptureVantage.WIRE : vantage);
    if (seenFrom.isEmpty()) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--vantage=" + vantage);
    }
    return CapturedConnections.replay(capture, seenFrom.get(), spec.commandLine().getErr());
  }

  private int cases() {
    try (InputStream in = CapturedConnections.open(file);
        Reader cases = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      replay(cases, System.out);
      return CommandLine.ExitCode.OK;
    } catch (NoSuchFileException e) {
      return fail(Console.text("input.missing", file));
    } catch (IOException e) {
      return fail(Console.text("input.broken", file, e.toString()));
    }
  }

  private int fail(String sentence) {
    spec.commandLine().getErr().println(sentence);
    return CommandLine.ExitCode.SOFTWARE;
  }

  /** Reads cases to the end and writes a result for each as soon as there is one. */
  static void replay(Reader cases, OutputStream results) throws IOException {
    var rows = new CaseRows(cases);
    var reader = CaseReader.ofLines(LINES_MAX);
    Writer out = new BufferedWriter(new OutputStreamWriter(results, StandardCharsets.UTF_8));
    for (Optional<CaseRows.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
      out.write(result(reader.read(row.get())));
      out.write('\n');
      if (!cases.ready()) {
        out.flush(); // whoever feeds us by hand sees each answer at once
      }
    }
    out.flush();
  }

  private static String result(ReadCase read) {
    return switch (read) {
      case ReadCase.Legible legible -> {
        Judgement judgement = Replay.judge(legible.question());
        yield ResultWriter.print(
            legible.question(), judgement, Score.of(legible.question(), judgement, 0));
      }
      case ReadCase.Unreadable unreadable -> ResultWriter.print(unreadable);
    };
  }
}
