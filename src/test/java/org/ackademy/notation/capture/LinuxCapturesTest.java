package org.ackademy.notation.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.ackademy.notation.CaseRows;
import org.ackademy.notation.JsonReader;
import org.ackademy.notation.LinePrinter;
import org.ackademy.notation.Parsed;
import org.ackademy.notation.Tree;
import org.ackademy.replay.Line;
import org.ackademy.replay.Scenario.Vantage;
import org.ackademy.replay.Side;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Captures of real connections hold what their text says, and all of them are valid. */
class LinuxCapturesTest {
  private static final String HOST_A = "192.0.2.1";

  static Capture capture(String name) throws IOException {
    try (InputStream in = open("/captures/linux-" + name + ".pcap")) {
      return Capture.read(in, Capture.Limits.LARGEST, 1);
    }
  }

  static InputStream open(String resource) {
    return Objects.requireNonNull(LinuxCapturesTest.class.getResourceAsStream(resource));
  }

  @ParameterizedTest
  @CsvSource({"wire,159,1844", "A,159,1840", "B,158,1830"})
  void holdTheLinesOfTheirText(String name, int connections, int segments) throws IOException {
    Capture capture = capture(name);
    assertThat(capture.faults()).isEmpty();
    assertThat(capture.connections()).hasSize(connections);
    assertThat(capture.segments()).isEqualTo(segments);
    Map<String, List<String>> read = new TreeMap<>();
    for (Connection connection : capture.connections()) {
      Side a = connection.host(HOST_A).orElseThrow();
      List<String> lines =
          connection.question(Vantage.WIRE).lines().stream()
              .map(line -> LinePrinter.print(a == Side.A ? line : turned(line)))
              .toList();
      assertThat(read.put(ports(connection.id()), lines)).as(connection.id()).isNull();
    }
    Map<String, List<String>> written = written(name);
    // What never reached a host is not in its capture.
    written.values().removeIf(List::isEmpty);
    assertThat(read).isEqualTo(written);
  }

  /** A simultaneous open, as B saw it, begins with B's SYN. */
  private static Line turned(Line line) {
    return new Line(line.from().peer(), line.segment(), line.given(), line.fate());
  }

  private static String ports(String id) {
    return id.replaceAll("192\\.0\\.2\\.1:(\\d+)", "A$1")
        .replaceAll("192\\.0\\.2\\.2:(\\d+)", "B$1")
        .replaceAll("(B\\d+)-(A\\d+)", "$2-$1");
  }

  private static Map<String, List<String>> written(String name) throws IOException {
    Map<String, List<String>> written = new TreeMap<>();
    try (Reader in =
        new InputStreamReader(open("/exchanges/linux.ndjson"), StandardCharsets.UTF_8)) {
      var rows = new CaseRows(in);
      for (Optional<CaseRows.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
        Tree.Mapping top = tree(((CaseRows.Whole) row.get()).text());
        Tree.Mapping ports = (Tree.Mapping) top.find("ports").orElseThrow();
        Tree.Mapping lists = (Tree.Mapping) top.find("exchange").orElseThrow();
        List<String> lines = new ArrayList<>();
        for (Tree item : ((Tree.Sequence) lists.find(name).orElseThrow()).items()) {
          lines.add(((Tree.Text) item).value());
        }
        written.put("A" + port(ports, "A") + "-B" + port(ports, "B"), lines);
      }
    }
    return written;
  }

  private static String port(Tree.Mapping ports, String side) {
    return ((Tree.Numeral) ports.find(side).orElseThrow()).literal();
  }

  private static Tree.Mapping tree(String json) {
    return switch (JsonReader.read(json)) {
      case Parsed.Done<Tree> done -> (Tree.Mapping) done.value();
      case Parsed.Failed<Tree> failed -> fail(failed.fault().toString());
    };
  }

  @ParameterizedTest
  @CsvSource({
    "wire,wire,159",
    "A,192.0.2.1,159",
    "B,192.0.2.2,158",
    "A,A,159",
    "B,B,158",
  })
  void areAllValidAtTheirVantage(String name, String vantage, int connections) throws IOException {
    var out = new ByteArrayOutputStream();
    CaptureResults.write(capture(name), CaptureVantage.of(vantage).orElseThrow(), out);
    List<String> results = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(results).hasSize(connections);
    assertThat(results).allMatch(line -> line.contains("\"verdict\":\"VALID\""));
    assertThat(results.get(0)).startsWith("{\"id\":\"192.0.2.1:20000-192.0.2.2:40000\",");
  }

  /** Were the vantage of no account, the test above would say nothing. */
  @ParameterizedTest
  @CsvSource({"wire,192.0.2.1", "A,192.0.2.2"})
  void areNotAllValidAtAnother(String name, String vantage) throws IOException {
    var out = new ByteArrayOutputStream();
    CaptureResults.write(capture(name), CaptureVantage.of(vantage).orElseThrow(), out);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"verdict\":\"INVALID\"");
  }
}
