package org.ackademy.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares the grading of a capture of 100,000 connections with tshark and tcptrace on the same
 * file: processor time, of all threads, of processes pinned to one processor that take turns.
 *
 * <p>Needs Linux with bash and taskset, tshark, tcptrace and, for the cold command line, the
 * runnable jar in {@code target}.
 */
final class CaptureComparison {
  private static final int CONNECTIONS = 100_000;
  private static final long SEED = 1;
  private static final int ROUNDS = 5;
  private static final double NANOS = 1e-9;
  private static final Path JAR = Path.of("target", "ackademy.jar");

  /** What is fast is done so often in a round, or the clock's ticks would count. */
  private static final int WARM_IN_A_ROUND = 5;

  private static final String JAVA = ProcessHandle.current().info().command().orElse("java");
  private static final List<String> PINNED = List.of("taskset", "-c", "0");

  private CaptureComparison() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    for (ManyConnections.Options options : ManyConnections.Options.values()) {
      Path file = Files.createTempFile("connections", ".pcap");
      try {
        ManyConnections.write(file, CONNECTIONS, SEED, options);
        System.out.printf(
            Locale.ROOT,
            "%s: %,d segments in %,d connections, %,d bytes%n",
            options,
            CONNECTIONS * ManyConnections.SEGMENTS_EACH,
            CONNECTIONS,
            Files.size(file));
        compare(file.toString());
      } finally {
        Files.delete(file);
      }
    }
  }

  private static void compare(String file) throws IOException, InterruptedException {
    Map<String, List<String>> others = new LinkedHashMap<>();
    others.put("tshark", List.of("tshark", "-q", "-z", "expert", "-r", file));
    others.put("tcptrace", List.of("tcptrace", "-n", file));
    if (Files.exists(JAR)) {
      others.put("cold", List.of(JAVA, "-jar", JAR.toString(), "replay", "--pcap", file));
    }
    Map<String, List<Double>> seconds = new LinkedHashMap<>();
    try (var warm = new Warm(file)) {
      for (int round = 0; round < ROUNDS; round++) {
        for (Map.Entry<String, List<String>> other : others.entrySet()) {
          note(seconds, other.getKey(), run(other.getValue()));
        }
        note(seconds, "warm", warm.graded());
      }
    }
    double ours = median(seconds.getOrDefault("warm", List.of()));
    seconds.forEach(
        (name, times) ->
            System.out.printf(
                Locale.ROOT,
                "  %-9s median %.3f s of %s: %.1f times warm grading%n",
                name,
                median(times),
                times,
                median(times) / ours));
    if (seconds.containsKey("cold")) {
      double cold = median(seconds.getOrDefault("cold", List.of()));
      double tshark = median(seconds.getOrDefault("tshark", List.of()));
      System.out.printf(Locale.ROOT, "  tshark takes %.1f times the cold command%n", tshark / cold);
    }
  }

  private static void note(Map<String, List<Double>> seconds, String name, double time) {
    seconds.computeIfAbsent(name, key -> new ArrayList<>()).add(time);
  }

  private static double median(List<Double> times) {
    return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
  }

  /** The processor time of a command, in seconds: the shell knows it. */
  private static double run(List<String> command) throws IOException, InterruptedException {
    var words = new ArrayList<>(List.of("bash", "-c"));
    words.add("TIMEFORMAT='%U %S'; time \"$@\" >/dev/null 2>/dev/null");
    words.add("bash");
    words.addAll(PINNED);
    words.addAll(command);
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command.get(0) + " failed: " + said);
    }
    String[] times = said.strip().split(" ", -1);
    return Double.parseDouble(times[0]) + Double.parseDouble(times[1]);
  }

  /** The process that stays warm. */
  private static final class Warm implements AutoCloseable {
    private final Process process;
    private final BufferedReader says;
    private final Writer asks;

    private Warm(String file) throws IOException {
      var words = new ArrayList<>(PINNED);
      words.addAll(List.of(JAVA, "-cp", System.getProperty("java.class.path")));
      words.addAll(List.of(WarmCapture.class.getName(), file));
      process = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      says = process.inputReader(StandardCharsets.US_ASCII);
      asks = process.outputWriter(StandardCharsets.US_ASCII);
      answer();
    }

    private String answer() throws IOException {
      String line = says.readLine();
      if (line == null) {
        throw new IOException("the warm process has ended");
      }
      return line;
    }

    /** The processor time of one grading, in seconds. */
    private double graded() throws IOException {
      long nanos = 0;
      for (int i = 0; i < WARM_IN_A_ROUND; i++) {
        asks.write('\n');
        asks.flush();
        nanos += Long.parseLong(answer());
      }
      return nanos * NANOS / WARM_IN_A_ROUND;
    }

    @Override
    public void close() {
      try {
        asks.close();
        process.waitFor();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
