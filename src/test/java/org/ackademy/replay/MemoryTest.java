package org.ackademy.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ackademy.notation.CaseReader;
import org.ackademy.notation.CaseRows;
import org.ackademy.notation.LinePrinter;
import org.ackademy.notation.ReadCase;
import org.ackademy.replay.Scenario.Network;
import org.ackademy.replay.Scenario.Vantage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What one replay takes: each runs in a machine of its own, that has no more memory than stated.
 */
class MemoryTest {
  /** The most lines that the REST interface takes. */
  private static final int LINES_OVER_REST = 10_000;

  /** The most lines that the command line takes. */
  private static final int LINES_AT_THE_COMMAND = 1_000_000;

  @Test
  void everyKindOfTenThousandLines() throws IOException, InterruptedException {
    List<String> cases = new ArrayList<>();
    for (LongExchange kind : LongExchange.values()) {
      for (Vantage vantage : Vantage.values()) {
        cases.add(kind + ":LOSSY:" + vantage);
      }
    }
    cases.add("TOO_EARLY:RELIABLE:WIRE");
    cases.add("TOO_EARLY:RELIABLE:HOST_B");
    assertThat(judged(Replay.MEGABYTES_OVER_REST, LINES_OVER_REST, cases)).hasSameSizeAs(cases);
  }

  @Test
  void millionLines() throws IOException, InterruptedException {
    List<String> cases = List.of("LOSSES:LOSSY:WIRE", "LOSSES:LOSSY:HOST_A");
    assertThat(judged(Replay.MEGABYTES_AT_THE_COMMAND, LINES_AT_THE_COMMAND, cases))
        .containsExactly("Valid", "Valid");
  }

  /** As the command reads it: text, case and judgement at once. */
  @Test
  void millionLinesReadFromTheirText(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path file = folder.resolve("million.ndjson");
    Case question = LongExchange.LOSSES.of(LINES_AT_THE_COMMAND - 100, Network.LOSSY, Vantage.WIRE);
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write(
          "{'scenario':{'hosts':{'A':{'start':'CLOSED','opens':'active'},".replace('\'', '"'));
      out.write(
          "'B':{'start':'LISTEN'}},'network':'lossy','goal':'any-prefix'},".replace('\'', '"'));
      out.write("\"exchange\":[");
      String comma = "";
      for (Line line : question.exchange().lines()) {
        out.write(comma + '"' + LinePrinter.print(line) + '"');
        comma = ",";
      }
      out.write("]}\n");
    }
    assertThat(question.exchange().size()).isGreaterThan(LINES_AT_THE_COMMAND - 101);
    assertThat(
            judged(
                CaseRows.MEGABYTES_FOR_A_MILLION_LINES,
                LINES_AT_THE_COMMAND,
                List.of("READ:" + file)))
        .containsExactly("Valid");
  }

  private static List<String> judged(int megabytes, int lines, List<String> cases)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + megabytes + "m");
    command.add("-XX:+UseSerialGC");
    command.addAll(List.of("-cp", places(), Child.class.getName(), String.valueOf(lines)));
    command.addAll(cases);
    Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor()).as(said).isZero();
    return said.lines().toList();
  }

  private static String places() {
    return Stream.of(Replay.class, Child.class)
        .map(one -> Path.of(one.getProtectionDomain().getCodeSource().getLocation().getPath()))
        .map(Path::toString)
        .distinct()
        .collect(Collectors.joining(System.getProperty("path.separator")));
  }

  /** Judges, and says the kind of each verdict in a line. */
  static final class Child {
    private Child() {}

    public static void main(String[] args) throws IOException {
      for (String one : List.of(args).subList(1, args.length)) {
        String[] parts = one.split(":", 3);
        if (parts[0].equals("READ")) {
          read(Path.of(parts[1]));
          continue;
        }
        Case question =
            LongExchange.valueOf(parts[0])
                .of(
                    Integer.parseInt(args[0]),
                    Network.valueOf(parts[1]),
                    Vantage.valueOf(parts[2]));
        System.out.println(Replay.judge(question).verdict().getClass().getSimpleName());
      }
    }

    private static void read(Path file) throws IOException {
      try (Reader in = Files.newBufferedReader(file)) {
        CaseRows.Row row = new CaseRows(in).next().orElseThrow();
        switch (CaseReader.ofLines(LINES_AT_THE_COMMAND).read(row)) {
          case ReadCase.Legible legible ->
              System.out.println(
                  Replay.judge(legible.question()).verdict().getClass().getSimpleName());
          case ReadCase.Unreadable unreadable -> System.out.println(unreadable);
        }
      }
    }
  }
}
