package org.ackademy.replay;

import static org.ackademy.replay.Exchanges.exchange;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.ackademy.replay.Judgement.Invalid;
import org.ackademy.replay.Judgement.Undecided;
import org.ackademy.replay.Judgement.Valid;
import org.ackademy.replay.Judgement.Verdict;
import org.ackademy.replay.Line.Given;
import org.ackademy.replay.Scenario.Network;
import org.ackademy.tcp.Segment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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

  /** Ways that were left aside never make an exchange wrong. */
  @Test
  void whereWaysWereLeftAsideNothingIsCalledInvalid() {
    List<Line> talk = flagsOnly(RepairProofTest.talk(100, new Random(SEED)));
    talk.add(99, flagsOnly(exchange("B > A SYN,ACK seq=1 ack=1").lines()).get(0));
    assertThat(verdict(scenario(Network.LOSSY), talk)).isInstanceOf(Undecided.class);
  }
}
