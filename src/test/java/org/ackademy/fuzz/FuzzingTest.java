package org.ackademy.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The inputs that are kept, and a short run of the fuzzer from them. */
class FuzzingTest {
  private static final Path CORPUS = Path.of("src/test/resources/fuzz");
  private static final int RUNS = 300;
  private static final int OCTETS_MAX = 600;
  private static final long MINUTES_MAX = 10;

  /** Fewer places would mean that the fuzzer does not see into what it calls. */
  private static final int COVERED_MIN = 1_000;

  private static final Pattern COVERED = Pattern.compile("cov: (\\d+)");

  static List<Path> corpus() throws IOException {
    try (Stream<Path> files = Files.list(CORPUS)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void whatIsKeptHolds(Path file) throws IOException {
    Fuzzed.fuzzerTestOneInput(Files.readAllBytes(file));
  }

  @Test
  void aShortRunFindsNothing(@TempDir Path folder) throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    Path grown = Files.createDirectory(folder.resolve("corpus"));
    Process run =
        new ProcessBuilder(command(folder, grown))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertThat(run.waitFor(MINUTES_MAX, TimeUnit.MINUTES)).as("ended").isTrue();
    } finally {
      run.destroyForcibly();
    }

    String told = Files.readString(log);
    assertThat(run.exitValue()).as(told).isZero();
    assertThat(told).contains("Done " + RUNS + " runs");
    int covered =
        COVERED
            .matcher(told)
            .results()
            .map((MatchResult place) -> Integer.valueOf(place.group(1)))
            .max(Integer::compare)
            .orElse(0);
    assertThat(covered).as(told).isGreaterThan(COVERED_MIN);
  }

  /** Its mutations follow from the seed; what it finds is written to the folder. */
  private static List<String> command(Path folder, Path grown) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        "com.code_intelligence.jazzer.Jazzer",
        "--target_class=" + Fuzzed.class.getName(),
        "--instrumentation_includes=org.ackademy.**",
        // Without its detectors of injections, which are about other programs than this.
        "--custom_hook_includes=org.ackademy.none.**",
        "--reproducer_path=" + folder,
        "-artifact_prefix=" + folder + "/",
        "-runs=" + RUNS,
        "-max_len=" + OCTETS_MAX,
        "-seed=1",
        grown.toString(),
        CORPUS.toString());
  }
}
