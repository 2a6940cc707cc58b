package org.ackademy.replay.proof;

import static org.ackademy.replay.proof.Scenarios.ACTIVE_A;
import static org.ackademy.replay.proof.Scenarios.LISTENING_B;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ackademy.replay.Case;
import org.ackademy.replay.Judgement;
import org.ackademy.replay.Judgement.Hidden;
import org.ackademy.replay.Judgement.Timer;
import org.ackademy.replay.Line;
import org.ackademy.replay.Replay;
import org.ackademy.replay.Scenario;
import org.ackademy.replay.Scenario.Call;
import org.ackademy.replay.Scenario.Network;
import org.ackademy.replay.Scenario.Vantage;
import org.ackademy.replay.Side;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.TcpState;
import org.junit.jupiter.api.Test;

/**
 * What is shown assumes no more than the lines by themselves ask for: a call for each SYN, each
 * text and each first FIN, a timer for each number that goes again, and no more of either.
 */
class LeastAssumedTest {
  /** What is assumed of one host. */
  private static final class Count {
    private int opens;
    private int sends;
    private int closes;
    private int again;

    @Override
    public String toString() {
      return "OPEN %d, SEND %d, CLOSE %d, again %d".formatted(opens, sends, closes, again);
    }
  }

  @Test
  void noCallAndNoTimerThatNoLineAsksFor() throws IOException {
    int looked = 0;
    List<String> more = new ArrayList<>();
    for (Case c : Corpus.cases()) {
      Judgement judgement = Replay.judge(c);
      if (!isPlain(c) || !(judgement.verdict() instanceof Judgement.Valid)) {
        continue;
      }
      looked++;
      for (Side side : Side.values()) {
        String asked = asked(c, side).toString();
        String shown = shown(judgement, side).toString();
        if (!asked.equals(shown)) {
          more.add(c.id() + " " + side + ": asked " + asked + "; shown " + shown);
        }
      }
    }
    System.out.printf("least assumed: %d explanations%n", looked);
    assertThat(more).isEmpty();
    assertThat(looked).isGreaterThan(90);
  }

  /** One connection that nobody resets, all its numbers told, seen where all that is sent is. */
  private static boolean isPlain(Case c) {
    Scenario s = c.scenario();
    return s.vantage() == Vantage.WIRE
        && s.reopening() == Scenario.Reopening.NEVER
        && !s.allows(Call.CRASH)
        && s.earlier().isEmpty()
        && s.shorthand() == Scenario.Shorthand.STRICT
        && c.claims().isEmpty()
        && answers(c, Side.A) + answers(c, Side.B) <= 1
        && c.exchange().lines().stream().allMatch(LeastAssumedTest::isPlain);
  }

  /** SYN,ACKs: a second one goes out when a timer fires, or when the SYN comes again. */
  private static long answers(Case c, Side side) {
    return c.exchange().lines().stream()
        .filter(l -> l.from() == side && l.segment().isSyn() && l.segment().isAck())
        .count();
  }

  private static boolean isPlain(Line line) {
    return line.given().seq()
        && line.given().ack()
        && !line.given().window()
        && !line.segment().isRst()
        && !(line.segment().isSyn() && line.segment().length() > 0);
  }

  private static Count asked(Case c, Side side) {
    Count count = new Count();
    boolean begun = c.scenario().host(side).numbers().isPresent();
    int next = c.scenario().host(side).numbers().map(Scenario.Numbers::sndNxt).orElse(0);
    for (Line line : c.exchange().lines()) {
      Segment s = line.segment();
      if (line.from() != side) {
        continue;
      }
      boolean answersSyn = s.isSyn() && s.isAck();
      if (begun && s.seqLength() > 0 && s.seq() - next < 0) {
        count.again += answersSyn ? 0 : 1;
      } else if (!begun && s.isSyn() && !s.isAck()) {
        count.opens++;
      }
      boolean fresh = !begun || s.end() - next > 0;
      int textEnd = s.textStart() + s.length();
      count.sends += s.length() > 0 && begun && textEnd - next > 0 ? 1 : 0;
      count.closes += s.isFin() && fresh ? 1 : 0;
      next = fresh ? s.end() : next;
      begun = true;
    }
    return count;
  }

  private static Count shown(Judgement judgement, Side side) {
    Count count = new Count();
    Map<Timer, Integer> timers = new EnumMap<>(Timer.class);
    for (Judgement.Frame frame : judgement.explanation()) {
      for (Hidden hidden : frame.hidden()) {
        if (hidden.at() != side) {
          continue;
        }
        switch (hidden) {
          case Hidden.Called called -> {
            count.opens += called.call() == Call.OPEN ? 1 : 0;
            count.sends += called.call() == Call.SEND ? 1 : 0;
            count.closes += called.call() == Call.CLOSE ? 1 : 0;
          }
          case Hidden.TimedOut out -> timers.merge(out.timer(), 1, Integer::sum);
          case Hidden.Delivered delivered -> {
            // Arrivals are no assumption.
          }
        }
      }
    }
    timers.remove(Timer.TIME_WAIT);
    count.again = timers.values().stream().mapToInt(Integer::intValue).sum();
    return count;
  }

  @Test
  void aLoneSynIsNotClosed() {
    Case lone =
        Scenarios.read(ACTIVE_A, LISTENING_B, ",'goal':'any-prefix'", "'A > B SYN seq=100'");
    Judgement judgement = Replay.judge(lone);
    assertThat(judgement.explanation().getLast().after().a().state()).isEqualTo(TcpState.SYN_SENT);
    assertThat(asked(lone, Side.A)).hasToString(shown(judgement, Side.A).toString());
    assertThat(lone.scenario().network()).isEqualTo(Network.RELIABLE);
  }
}
