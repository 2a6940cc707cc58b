package org.ackademy.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.ackademy.replay.Judgement.Invalid;
import org.ackademy.replay.Judgement.Undecided;
import org.ackademy.replay.Judgement.Valid;
import org.ackademy.replay.Judgement.Verdict;
import org.ackademy.replay.Line.Fate;
import org.ackademy.replay.Line.Given;
import org.ackademy.replay.Scenario.Vantage;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.TcpState;
import org.junit.jupiter.api.Test;

/**
 * What flags alone refuse in a lossy network: never anything that the search explains, and in long
 * exchanges without numbers enough for a verdict.
 */
class OutlineTest {
  private static final long SEED = 7300;

  private static final int[] KINDS = {
    Control.SYN,
    Control.SYN | Control.ACK,
    Control.ACK,
    Control.ACK,
    Control.FIN | Control.ACK,
    Control.RST,
    Control.RST | Control.ACK,
    Control.SYN | Control.FIN
  };

  private static Line flags(Side from, int control, int length) {
    Segment segment = new Segment(control, 0, 0, length, 0, 0, Options.NONE);
    return new Line(from, segment, new Given(false, false, false), Fate.UNSAID);
  }

  private static Line any(Random random) {
    int control = KINDS[random.nextInt(KINDS.length)];
    boolean hasText = (control & (Control.SYN | Control.RST)) == 0 && random.nextBoolean();
    Side from = random.nextBoolean() ? Side.A : Side.B;
    return flags(from, control, hasText ? 10 * (1 + random.nextInt(3)) : 0);
  }

  private static List<Line> bare(List<Line> lines) {
    List<Line> flags = new ArrayList<>();
    for (Line line : lines) {
      flags.add(flags(line.from(), line.segment().control(), line.segment().length()));
    }
    return flags;
  }

  private static List<Scenario> scenarios() {
    Scenario calm = Scenarios.lossy(Scenarios.states(Scenarios.CLOSED_BY_A));
    Map<Side, Set<TcpState>> ends =
        Map.of(Side.A, Set.of(TcpState.CLOSED), Side.B, Set.of(TcpState.TIME_WAIT));
    return List.of(
        calm,
        calm.withGoal(Scenarios.states(ends)),
        Scenarios.lossy(Vantage.WIRE),
        Scenarios.lossy(Vantage.WIRE).withGoal(Scenarios.states(Scenarios.BOTH_ESTABLISHED)),
        Scenarios.with(calm, Scenarios.OTHER_CLIENT),
        Scenarios.with(Scenarios.lossy(Vantage.WIRE), Scenarios.CLOSED_PORT));
  }

  @Test
  void neverRefusesWhatTheSearchExplains() {
    var random = new Random(SEED);
    int refused = 0;
    int agreed = 0;
    int without = 0;
    for (int i = 0; i < 600; i++) {
      Scenario scenario = scenarios().get(i % scenarios().size());
      List<Line> lines = new ArrayList<>(bare(RepairProofTest.talk(8, random)));
      for (int edits = random.nextInt(4); edits > 0; edits--) {
        int at = random.nextInt(lines.size());
        switch (random.nextInt(3)) {
          case 0 -> lines.remove(at);
          case 1 -> lines.add(at, any(random));
          default -> lines.set(at, any(random));
        }
      }
      Case question = new Case("", scenario, new Exchange(lines), Map.of());
      Verdict verdict = Replay.judge(question).verdict();
      assertThat(verdict).isNotInstanceOf(Undecided.class);
      String told = "seed %d, %s: %s".formatted(SEED, scenario, lines);
      switch (Outline.of(question, new Steps(Replay.STEPS_MAX))) {
        case Outline.Found.RefusedAt at -> {
          assertThat(verdict).as(told).isInstanceOf(Invalid.class);
          int first = ((Invalid) verdict).violation().at();
          assertThat(first).as(told).isLessThanOrEqualTo(at.line());
          agreed += first == at.line() ? 1 : 0;
        }
        case Outline.Found.WithoutGoal goal -> {
          assertThat(verdict).as(told).isNotInstanceOf(Valid.class);
          without++;
        }
        case Outline.Found.Nothing nothing -> {}
      }
      refused += verdict instanceof Invalid ? 1 : 0;
    }
    assertThat(without).isGreaterThan(20);
    assertThat(agreed).as("of %d refused", refused).isGreaterThan(refused * 9 / 10);
  }
}
