package org.ackademy.replay;

import static org.ackademy.replay.Exchanges.exchange;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.ackademy.replay.Judgement.Incomplete;
import org.ackademy.replay.Judgement.Invalid;
import org.ackademy.replay.Judgement.Undecided;
import org.ackademy.replay.Judgement.Valid;
import org.ackademy.replay.Judgement.Verdict;
import org.ackademy.replay.Line.Given;
import org.ackademy.replay.Scenario.Network;
import org.ackademy.tcp.Segment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Exchanges of which only the flags are written. */
class FreeNumbersTest {
  private static final long SEED = 500;

  private static Scenario scenario(Network network) {
    Goal closed = Scenarios.states(Scenarios.CLOSED_BY_A);
    return network == Network.LOSSY
        ? Scenarios.lossy(closed)
        : Scenarios.reliable(Scenarios.SERVER, closed);
  }

  private static List<Line> flagsOnly(List<Line> lines) {
    List<Line> flags = new ArrayList<>();
    for (Line line : lines) {
      Segment s = line.segment();
      Segment bare =
          new Segment(s.control(), 0, 0, s.length(), s.window(), s.urgent(), s.options());
      flags.add(new Line(line.from(), bare, new Given(false, false, false), line.fate()));
    }
    return flags;
  }

  private static Verdict verdict(Scenario scenario, List<Line> lines) {
    return Replay.judge(new Case("", scenario, new Exchange(lines), Map.of())).verdict();
  }

  @ParameterizedTest
  @CsvSource({"40, RELIABLE, 0", "40, LOSSY, 4", "500, RELIABLE, 0", "500, LOSSY, 20"})
  void longConnectionsAreDecided(int lines, Network network, int sentAgain) {
    var random = new Random(SEED);
    List<Line> talk = flagsOnly(RepairProofTest.talk(lines, random));
    for (int i = 0; i < sentAgain; i++) {
      int at = 3 + random.nextInt(talk.size() - 8);
      if (talk.get(at).segment().length() > 0) {
        talk.add(at + 1, talk.get(at));
      }
    }
    assertThat(verdict(scenario(network), talk)).as("seed %d", SEED).isInstanceOf(Valid.class);
  }

  /**
   * What no way to fill in the numbers explains is not VALID, and found where few ways are left.
   */
  @ParameterizedTest
  @EnumSource(Network.class)
  void aSynInTheMiddleIsStillWrong(Network network) {
    List<Line> talk = flagsOnly(RepairProofTest.talk(12, new Random(SEED)));
    List<Line> syn = new ArrayList<>(talk);
    syn.add(6, flagsOnly(exchange("B > A SYN seq=1").lines()).get(0));
    assertThat(verdict(scenario(network), syn)).isInstanceOf(Invalid.class);
  }

  @ParameterizedTest
  @EnumSource(Network.class)
  void whatIsValidWithItsNumbersIsValidWithoutThem(Network network) {
    Scenario scenario =
        network == Network.LOSSY
            ? Scenarios.lossy(Scenarios.states(Scenarios.BOTH_ESTABLISHED))
            : Scenarios.reliable(
                Scenarios.OTHER_CLIENT, Scenarios.states(Scenarios.BOTH_ESTABLISHED));
    ValidExchanges all =
        ValidExchanges.of(
            scenario, new Exchange(List.of()), Map.of(), ValidExchanges.Reach.lines(6));
    assertThat(all.answers()).hasSizeGreaterThan(10);
    for (Exchange answer : all.answers()) {
      assertThat(verdict(scenario, flagsOnly(answer.lines()))).isInstanceOf(Valid.class);
    }
  }

  /** What is wrong whatever the numbers are, in the line that it is put in. */
  enum Wrong {
    CLIENT_SYN_AGAIN("A > B SYN seq=1"),
    SERVER_SYN("B > A SYN seq=1"),
    SERVER_SYN_ACK_AFTER_ITS_TEXT("B > A SYN,ACK seq=1 ack=1"),
    CLIENT_SYN_ACK("A > B SYN,ACK seq=1 ack=1"),
    RESET_WITH_ACK("A > B RST,ACK seq=1 ack=1"),
    NONSENSE("A > B SYN,FIN seq=1"),
    TEXT_WITHOUT_ACK("B > A PSH seq=1 len=10");

    private final String line;

    Wrong(String line) {
      this.line = line;
    }
  }

  static Stream<Arguments> wrong() {
    return Stream.of(10, 40, 400)
        .flatMap(
            lines ->
                Arrays.stream(Network.values())
                    .flatMap(
                        network ->
                            Arrays.stream(Wrong.values())
                                .map(wrong -> Arguments.of(lines, network, wrong))));
  }

  /** At the line, whatever stands around it, and the bound is never met. */
  @ParameterizedTest
  @MethodSource("wrong")
  void longOnesThatAreWrongAreFoundWrongThere(int lines, Network network, Wrong wrong) {
    var random = new Random(SEED + lines);
    List<Line> talk = flagsOnly(bothWays(lines, random));
    int at = 5 + random.nextInt(talk.size() - 9);
    talk.add(at - 1, flagsOnly(exchange(wrong.line).lines()).get(0));
    for (Goal goal : List.of(Scenarios.states(Scenarios.CLOSED_BY_A), new Goal.AnyPrefix())) {
      assertThat(verdict(scenario(network).withGoal(goal), talk))
          .as("seed %d, %d", SEED, at)
          .isInstanceOfSatisfying(
              Invalid.class, invalid -> assertThat(invalid.violation().at()).isEqualTo(at));
    }
  }

  /** Text from either host right after the handshake, so that no SYN can still be on its way. */
  private static List<Line> bothWays(int lines, Random random) {
    List<Line> talk = new ArrayList<>(RepairProofTest.talk(lines, random));
    talk.add(3, exchange("B > A ACK seq=301 ack=101 len=10").line(1));
    return talk;
  }

  /** After its FIN a host sends nothing but what it has sent before. */
  @ParameterizedTest
  @CsvSource({"20, RELIABLE", "20, LOSSY", "100, RELIABLE", "100, LOSSY", "400, LOSSY"})
  void moreTextThanEverAfterTheFinIsWrong(int lines, Network network) {
    List<Line> talk = flagsOnly(RepairProofTest.talk(lines, new Random(SEED)));
    talk.add(flagsOnly(exchange("A > B ACK seq=1 ack=1 len=60000").lines()).get(0));
    assertThat(verdict(scenario(network), talk))
        .isInstanceOfSatisfying(
            Invalid.class, invalid -> assertThat(invalid.violation().at()).isEqualTo(talk.size()));
  }

  @ParameterizedTest
  @CsvSource({"20, RELIABLE", "20, LOSSY", "100, RELIABLE", "100, LOSSY", "400, LOSSY"})
  void oneThatIsNotClosedIsIncomplete(int lines, Network network) {
    List<Line> talk = flagsOnly(RepairProofTest.talk(lines, new Random(SEED)));
    List<Line> open = talk.subList(0, talk.size() - 4);
    List<Line> halfOpen = talk.subList(0, talk.size() - 2);
    assertThat(verdict(scenario(network), open)).isInstanceOf(Incomplete.class);
    assertThat(verdict(scenario(network), halfOpen)).isInstanceOf(Incomplete.class);
  }

  /** Spoiled at random: none ends undecided. */
  @ParameterizedTest
  @CsvSource({"20, 40", "40, 15", "120, 4", "400, 2"})
  void noneEndsUndecided(int lines, int count) {
    var random = new Random(SEED);
    for (int i = 0; i < count; i++) {
      List<Line> talk = flagsOnly(RepairProofTest.talk(lines, random));
      for (int edits = 1 + random.nextInt(2); edits > 0; edits--) {
        int at = random.nextInt(talk.size());
        Line line = talk.get(at);
        switch (random.nextInt(4)) {
          case 0 -> talk.remove(at);
          case 1 -> talk.add(random.nextInt(talk.size()), talk.remove(at));
          case 2 -> talk.add(at, line);
          default ->
              talk.set(at, new Line(line.from().peer(), line.segment(), line.given(), line.fate()));
        }
      }
      for (Network network : Network.values()) {
        assertThat(verdict(scenario(network), talk))
            .as("seed %d, %s: %s", SEED, network, talk)
            .isNotInstanceOf(Undecided.class);
      }
    }
  }
}
