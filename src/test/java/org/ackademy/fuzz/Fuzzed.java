package org.ackademy.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.ackademy.notation.CaseReader;
import org.ackademy.notation.CaseRows;
import org.ackademy.notation.JsonReader;
import org.ackademy.notation.LinePrinter;
import org.ackademy.notation.LineReader;
import org.ackademy.notation.Parsed;
import org.ackademy.notation.ReadCase;
import org.ackademy.notation.Tree;
import org.ackademy.notation.capture.Capture;
import org.ackademy.notation.capture.CaptureResults;
import org.ackademy.notation.capture.CaptureVantage;
import org.ackademy.question.ExerciseReader;
import org.ackademy.question.Read;
import org.ackademy.quiz.file.Yaml;
import org.ackademy.replay.Case;
import org.ackademy.replay.Line;

/**
 * What the fuzzer calls: the first octet chooses a reader, or replay, and the rest is its input.
 * Whatever comes, nothing is thrown, and what was read obeys the laws.
 */
public final class Fuzzed {
  /** The longest exchange that is judged here: one input is to cost little. */
  private static final int LINES_MAX = 24;

  private Fuzzed() {}

  /** Named by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] data) throws IOException {
    if (data.length == 0) {
      return;
    }
    byte[] rest = Arrays.copyOfRange(data, 1, data.length);
    String text = new String(rest, StandardCharsets.UTF_8);
    switch (data[0]) {
      case 'l' -> line(text);
      case 'j' -> json(text);
      case 'c' -> cases(text);
      case 'p' -> capture(rest);
      case 'y' -> yaml(text);
      default -> Laws.hold(ExchangeBytes.read(rest, LINES_MAX));
    }
  }

  private static void line(String text) {
    if (LineReader.PLAIN.read(text, 1) instanceof Parsed.Done<Line> done) {
      Line line = done.value();
      String printed = LinePrinter.print(line);
      assertThat(LineReader.PLAIN.read(printed, 1)).as(printed).isEqualTo(new Parsed.Done<>(line));
    }
  }

  private static void json(String text) {
    switch (JsonReader.read(text)) {
      case Parsed.Done<Tree> done -> assertThat(done.value()).isNotNull();
      case Parsed.Failed<Tree> failed -> assertThat(failed.fault().column()).isPositive();
    }
  }

  private static void cases(String text) throws IOException {
    var rows = new CaseRows(new StringReader(text));
    CaseReader reader = CaseReader.ofLines(LINES_MAX);
    for (Optional<CaseRows.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
      if (reader.read(row.get()) instanceof ReadCase.Legible legible) {
        Case question = legible.question();
        Laws.hold(question);
      }
    }
  }

  private static void capture(byte[] file) throws IOException {
    Capture read = Capture.read(new ByteArrayInputStream(file), Capture.Limits.LARGEST, 1);
    CaptureVantage seenFrom = CaptureVantage.of(CaptureVantage.WIRE).orElseThrow();
    var out = new ByteArrayOutputStream();
    CaptureResults.write(read, seenFrom, out);
    assertThat(out.toString(StandardCharsets.UTF_8).lines().count())
        .isEqualTo(read.connections().size());
    CaptureResults.faults(read, Locale.ROOT).forEach(fault -> assertThat(fault).isNotEmpty());
  }

  private static void yaml(String text) {
    if (Yaml.read(text) instanceof Read.Done<Tree> done
        && ExerciseReader.read(done.value(), 1) instanceof Read.Flawed<?> flawed) {
      assertThat(flawed.flaws()).isNotEmpty();
    }
  }
}
