package org.ackademy.notation.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ackademy.replay.Case;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Exchanges;
import org.ackademy.replay.Judgement;
import org.ackademy.replay.Line;
import org.ackademy.replay.Line.Fate;
import org.ackademy.replay.Line.Given;
import org.ackademy.replay.Replay;
import org.ackademy.replay.Scenario.Vantage;
import org.ackademy.replay.Side;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Segment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Captures that began in the middle of a connection: what is left of a valid one is valid, but for
 * the cuts that {@code cuts-refused.txt} names. None may be refused that it does not name, and none
 * may stand there that is valid.
 */
class CutCapturesTest {
  private static final String HOST_A = "192.0.2.1";
  private static final String ADDRESS_A = "10.0.0.1";
  private static final PcapngWriter.Route ROUTE =
      new PcapngWriter.Route(
          new Endpoint(4, 0, 0x0A00_0001L, 1_000), new Endpoint(4, 0, 0x0A00_0002L, 2_000));
  private static final long SEED = 9293;

  /** How many lines may be assumed before the captured ones. */
  private static final int ASSUMED_MAX = 4 * Stretch.CUTS_MAX + 2 * Beginning.SYNS_MAX;

  @ParameterizedTest
  @CsvSource({"wire,WIRE,1685", "A,HOST_A,1681", "B,HOST_B,1672"})
  void whatIsLeftIsValid(String name, Vantage vantage, int all) throws IOException {
    Map<String, String> refused = new TreeMap<>();
    int cuts = 0;
    for (Connection connection : LinuxCapturesTest.capture(name).connections()) {
      Side a = connection.host(HOST_A).orElseThrow();
      Vantage at = a == Side.A ? vantage : turned(vantage);
      List<Line> lines = connection.question(at).lines();
      for (int cut = 1; cut < lines.size(); cut++) {
        cuts++;
        for (Case question : questions(lines.subList(cut, lines.size()), at)) {
          Judgement judgement = Replay.judge(question);
          if (!(judgement.verdict() instanceof Judgement.Valid)) {
            refused.put(name + " " + connection.id() + " " + cut, said(judgement));
          }
        }
      }
    }
    assertThat(cuts).isEqualTo(all);
    Set<String> listed = listed(name);
    assertThat(listed).as("listed, but valid").isSubsetOf(refused.keySet());
    refused.keySet().removeAll(listed);
    assertThat(refused).as("refused, but not listed").isEmpty();
  }

  private static String said(Judgement judgement) {
    return judgement.verdict() instanceof Judgement.Invalid invalid
        ? invalid.violation().code() + " at " + invalid.violation().at()
        : judgement.verdict().getClass().getSimpleName();
  }

  /** The cuts at this vantage that are known to be refused, each with its reason. */
  private static Set<String> listed(String vantage) throws IOException {
    Set<String> listed = new TreeSet<>();
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                LinuxCapturesTest.open("/captures/cuts-refused.txt"), StandardCharsets.UTF_8))) {
      for (String line : in.lines().filter(text -> !text.startsWith("#")).toList()) {
        assertThat(line).matches("(wire|A|B) \\S+ \\d+(,\\d+)* \\S.*");
        String[] words = line.split(" ", 4);
        for (String cut : words[2].split(",", -1)) {
          String name = words[0] + " " + words[1] + " " + cut;
          if (words[0].equals(vantage)) {
            assertThat(listed.add(name)).as(name).isTrue();
          }
        }
      }
    }
    return listed;
  }

  /**
   * As the rest of a simultaneous open whose other SYN went before: the opener's own SYN,ACK
   * follows its SYN.
   */
  @Test
  void aSynThatIsAnsweredByItsOwnHostCrossedAnother() throws IOException {
    assertValid(
        "A > B SYN seq=100 win=65535",
        "A > B SYN,ACK seq=100 ack=301 win=65535",
        "B > A ACK seq=301 ack=101 win=65535");
  }

  /** The peer still has the connection of before (RFC 9293 3.5.1, figure 9). */
  @Test
  void aSynThatIsAnsweredByAnAckOfAnythingElseMetAConnectionOfBefore() throws IOException {
    assertValid(
        "A > B SYN seq=100 win=65535",
        "B > A ACK seq=900 ack=555 win=65535",
        "A > B RST seq=555 win=0");
  }

  private static void assertValid(String... lines) throws IOException {
    List<Case> questions = questions(Exchanges.exchange(lines).lines(), Vantage.WIRE);
    assertThat(questions).hasSize(1);
    assertThat(Replay.judge(questions.get(0)).verdict()).isInstanceOf(Judgement.Valid.class);
  }

  /** Each SYN asks all lines: were there no limit, this would not end while anyone waits. */
  @Test
  void manySynsCostNoMoreThanFew() {
    var random = new Random(SEED);
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < 300_000; i++) {
      int control = random.nextBoolean() ? Control.SYN : Control.SYN | Control.ACK;
      lines.add(line(random, control, random.nextInt(), random.nextInt(), 0));
    }
    for (Vantage vantage : Vantage.values()) {
      var beginning = new Beginning(lines, vantage);
      assertThat(beginning.assumed()).hasSizeLessThan(ASSUMED_MAX);
      assertThat(beginning.scenario().vantage()).isEqualTo(vantage);
    }
  }

  @Test
  void someBeginningIsFoundForWhateverWasCaptured() {
    var random = new Random(SEED);
    int[] steps = {1, 100, 1 << 16, 1 << 24, 1 << 30, 1 << 31};
    for (int i = 0; i < 20_000; i++) {
      int step = steps[random.nextInt(steps.length)];
      List<Line> lines = new ArrayList<>();
      int count = random.nextInt(150);
      for (int j = 0; j < count; j++) {
        int control = random.nextInt(4) == 0 ? random.nextInt(Control.ALL + 1) : Control.ACK;
        int seq = step * random.nextInt(-4, 5) + random.nextInt(-2, 3);
        int ack = step * random.nextInt(-4, 5) + random.nextInt(-2, 3);
        lines.add(line(random, control, seq, ack, random.nextInt(3) * random.nextInt(1_461)));
      }
      for (Vantage vantage : Vantage.values()) {
        assertThat(new Beginning(lines, vantage).assumed()).hasSizeLessThan(ASSUMED_MAX);
      }
    }
  }

  private static Line line(Random random, int control, int seq, int ack, int length) {
    int acknowledged = (control & Control.ACK) != 0 ? ack : 0;
    var segment =
        new Segment(control, seq, acknowledged, length, Segment.FIELD_MAX, 0, Options.NONE);
    return new Line(random.nextBoolean() ? Side.A : Side.B, segment, Given.ALL, Fate.UNSAID);
  }

  /** The cases that a capture of these lines alone would make. */
  private static List<Case> questions(List<Line> lines, Vantage vantage) throws IOException {
    var file = new ByteArrayOutputStream();
    PcapngWriter.write(new Exchange(lines), ROUTE, PcapngWriter.Comments.NONE, file);
    var in = new ByteArrayInputStream(file.toByteArray());
    List<Case> questions = new ArrayList<>();
    for (Connection part : Capture.read(in, Capture.Limits.LARGEST, 1).connections()) {
      boolean isSame = part.host(ADDRESS_A).orElseThrow() == Side.A;
      questions.add(part.question(isSame ? vantage : turned(vantage)).question());
    }
    return questions;
  }

  private static Vantage turned(Vantage vantage) {
    return switch (vantage) {
      case WIRE -> Vantage.WIRE;
      case HOST_A -> Vantage.HOST_B;
      case HOST_B -> Vantage.HOST_A;
    };
  }
}
