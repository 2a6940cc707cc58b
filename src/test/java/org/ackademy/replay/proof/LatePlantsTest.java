package org.ackademy.replay.proof;

import static org.ackademy.replay.proof.Scenarios.ABORT;
import static org.ackademy.replay.proof.Scenarios.ACTIVE_A;
import static org.ackademy.replay.proof.Scenarios.REOPENS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.ackademy.notation.ExchangeReader;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Goal;
import org.ackademy.replay.Line;
import org.ackademy.replay.Scenario;
import org.ackademy.replay.Side;
import org.ackademy.replay.proof.Talk.End;
import org.ackademy.replay.proof.Talk.Text;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Segment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * At one host's place, where anything may be lost, a segment that no host can have sent is refused
 * however late it comes: what the oracle refuses in a short connection is refused at the same place
 * of long ones, and of the last of many, and what hosts do is not.
 */
class LatePlantsTest {
  private static final long SEED = 9293;
  private static final int PLANTS = 4 * (1 + Integer.getInteger("proof.more", 0));
  private static final String LISTENING_B = "'start':'LISTEN','isn':" + Talk.ISN_B;

  /** So many connections before the last, with some text or none, and so much text in the last. */
  private record Length(int connections, int rounds) {}

  private static final List<Length> SEVERAL = List.of(new Length(1, 40), new Length(60, 2));

  private static final List<Length> ONE = List.of(new Length(0, 40), new Length(0, 500));

  static Stream<Arguments> talks() {
    List<Arguments> all = new ArrayList<>();
    for (Side seen : Side.values()) {
      for (Text text : Text.values()) {
        all.add(arguments(seen, text));
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("talks")
  void inTheLastOfManyConnections(Side seen, Text text) {
    plant(seen, text, REOPENS + ABORT, SEVERAL);
  }

  @ParameterizedTest
  @MethodSource("talks")
  void inALongConnection(Side seen, Text text) {
    plant(seen, text, ABORT, ONE);
  }

  private static void plant(Side seen, Text text, String more, List<Length> lengths) {
    Scenario scenario =
        Scenarios.of(ACTIVE_A, LISTENING_B, ",'network':'lossy','vantage':'" + seen + "'" + more);
    List<List<Line>> exchanges = talks(seen, text, lengths);
    for (List<Line> lines : exchanges) {
      assertThat(verdict(scenario, lines)).isEqualTo("VALID");
    }
    var random = new Random(SEED);
    var oracle = new ViewOracle(scenario, seen);
    List<Line> model = new Talk(seen).open().say(text, 2).lines();
    List<String> passing = new ArrayList<>();
    int planted = 0;
    for (int i = 0; i < PLANTS; i++) {
      Place place = place(model, seen, text, random);
      List<Line> wrong = place.in(model);
      boolean isWrong = oracle.looksAt(wrong) && oracle.refusedAt(wrong) == wrong.size();
      // Text that begins in front of SND.UNA the oracle does not repackage.
      if (isWrong && verdict(scenario, wrong).equals("INVALID at " + wrong.size())) {
        planted++;
        for (List<Line> lines : exchanges) {
          List<Line> spoiled = place.in(lines);
          String said = verdict(scenario, spoiled);
          if (!said.equals("INVALID at " + spoiled.size())) {
            passing.add(said + ": " + print(spoiled.getLast()) + " as line " + spoiled.size());
          }
        }
      }
    }
    System.out.printf(
        "%s at %s, seed %d: %d planted in %d%n", text, seen, SEED, planted, exchanges.size());
    assertThat(passing).isEmpty();
    assertThat(planted).isPositive();
  }

  private static String verdict(Scenario scenario, List<Line> lines) {
    return Comparison.verdict(scenario, lines, new Goal.AnyPrefix());
  }

  private static String print(Line line) {
    return String.join(", ", ExchangeReader.print(new Exchange(List.of(line))));
  }

  private static List<List<Line>> talks(Side seen, Text text, List<Length> lengths) {
    List<List<Line>> talks = new ArrayList<>();
    for (Length length : lengths) {
      for (End end : length.connections() == 0 ? EnumSet.of(End.OPEN) : Talk.ENDS) {
        Talk talk = new Talk(seen);
        for (int i = 0; i < length.connections(); i++) {
          talk.open().say(text, i % 2).end(end);
        }
        talks.add(talk.open().say(text, length.rounds()).lines());
      }
    }
    return talks;
  }

  /**
   * What is changed in one of the last lines, with which all ends.
   *
   * @param back how far from the end it stands, 1 for the last
   * @param control the control bits that are turned
   * @param seq what is added to the sequence number
   * @param ack what is added to the acknowledgment number
   * @param length the octets of text that it has then
   */
  private record Place(int back, int control, int seq, int ack, int length) {
    private List<Line> in(List<Line> lines) {
      List<Line> all = new ArrayList<>(lines.subList(0, lines.size() - back));
      Line line = lines.get(lines.size() - back);
      Segment s = line.segment();
      int bits = s.control() ^ control;
      int acknowledged = (bits & Control.ACK) == 0 ? 0 : s.ack() + ack;
      Segment spoiled =
          new Segment(
              bits, s.seq() + seq, acknowledged, length, s.window(), s.urgent(), s.options());
      all.add(new Line(line.from(), spoiled, line.given(), line.fate()));
      return all;
    }
  }

  /** One of the arrivals of the last round, and what is changed in it. */
  private static Place place(List<Line> model, Side seen, Text text, Random random) {
    int back = 1 + random.nextInt(text.lines());
    while (model.get(model.size() - back).from() == seen) {
      back = 1 + random.nextInt(text.lines());
    }
    Line line = model.get(model.size() - back);
    Segment s = line.segment();
    List<Place> all = new ArrayList<>();
    for (Line edited : Edits.of(line)) {
      Segment e = edited.segment();
      if (edited.from() == line.from()) {
        int acks = e.isAck() ? e.ack() - s.ack() : 0;
        all.add(new Place(back, e.control() ^ s.control(), e.seq() - s.seq(), acks, e.length()));
      }
    }
    for (int step : new int[] {-Talk.APART, -Talk.APART / 2}) {
      all.add(new Place(back, 0, step, 0, s.length()));
      all.add(new Place(back, 0, 0, step, s.length()));
    }
    return all.get(random.nextInt(all.size()));
  }
}
