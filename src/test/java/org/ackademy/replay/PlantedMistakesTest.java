package org.ackademy.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.ackademy.notation.ExchangeReader;
import org.ackademy.replay.Judgement.Invalid;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Segment;
import org.junit.jupiter.api.Test;

/**
 * Mistakes planted into possible exchanges: each is named in its line, and nothing else is. Those
 * are planted whose only least repair takes back what was planted, and which do not touch each
 * other.
 */
class PlantedMistakesTest {
  private static final long SEED = 20261122;
  private static final int[] OFF = {-20, -7, -1, 1, 7, 1_000, 70_000};
  private static final int WANTED = 300;
  private static final Scenario SCENARIO =
      Scenarios.reliable(Scenarios.SERVER, Scenarios.states(Scenarios.CLOSED_BY_A));

  private static Case asked(List<Line> lines) {
    return new Case("", SCENARIO, new Exchange(lines), Map.of());
  }

  private static List<Integer> named(List<Line> lines) {
    Invalid invalid = (Invalid) Replay.judge(asked(lines)).verdict();
    List<Integer> named = new ArrayList<>(List.of(invalid.violation().at()));
    invalid.further().forEach(violation -> named.add(violation.at()));
    return named;
  }

  /** One field of a line with another value. */
  private static Line spoiled(Line line, Random random) {
    Segment s = line.segment();
    int off = OFF[random.nextInt(OFF.length)];
    Segment other =
        switch (random.nextInt(s.isAck() ? 5 : 2)) {
          case 0, 1 -> with(s, s.control(), s.seq() + off, s.ack());
          case 2, 3 -> with(s, s.control(), s.seq(), s.ack() + off);
          default -> with(s, s.control() & ~Control.ACK, s.seq(), 0);
        };
    return new Line(line.from(), other, line.given(), line.fate());
  }

  private static Segment with(Segment s, int control, int seq, int ack) {
    return new Segment(control, seq, ack, s.length(), s.window(), s.urgent(), s.options());
  }

  /** Whether the exchange's repair is to take back what was planted in these lines. */
  private static boolean isPlain(List<Line> right, List<Line> spoiled, int mistakes) {
    Optional<Repair.Found> found = Repair.of(asked(spoiled), 0);
    return found
        .filter(
            repair ->
                ExchangeReader.print(repair.exchange())
                        .equals(ExchangeReader.print(new Exchange(right)))
                    && repair.halves() == mistakes)
        .isPresent();
  }

  /** How far a line's number of a sequence space is off. */
  private static int off(Line right, Line wrong, Side space) {
    return right.from() == space
        ? wrong.segment().seq() - right.segment().seq()
        : wrong.segment().isAck() ? wrong.segment().ack() - right.segment().ack() : 0;
  }

  /** A wrong number that the next line goes on with is one mistake. */
  private static boolean isCarriedOn(List<Line> right, List<Line> wrong, int first, int second) {
    for (Side space : Side.values()) {
      int before = off(right.get(first), wrong.get(first), space);
      int after = off(right.get(second), wrong.get(second), space);
      if (second == first + 1 && before != 0 && before == after) {
        return true;
      }
    }
    return false;
  }

  @Test
  void oneMistakeIsNamedInItsLineAlone() {
    var random = new Random(SEED);
    int planted = 0;
    for (int i = 0; planted < WANTED && i < 10 * WANTED; i++) {
      List<Line> right = RepairProofTest.talk(9 + random.nextInt(8), random);
      List<Line> wrong = new ArrayList<>(right);
      int at = random.nextInt(right.size());
      wrong.set(at, spoiled(right.get(at), random));
      if (isPlain(right, wrong, 1)) {
        planted++;
        assertThat(named(wrong))
            .as("seed %d, %s", SEED, ExchangeReader.print(new Exchange(wrong)))
            .containsExactly(at + 1);
      }
    }
    assertThat(planted).isEqualTo(WANTED);
  }

  @Test
  void twoMistakesAreNamedInTheirLinesAlone() {
    var random = new Random(SEED);
    int planted = 0;
    for (int i = 0; planted < WANTED && i < 20 * WANTED; i++) {
      List<Line> right = RepairProofTest.talk(9 + random.nextInt(8), random);
      int first = random.nextInt(right.size() - 1);
      int second = first + 1 + random.nextInt(right.size() - 1 - first);
      List<Line> one = new ArrayList<>(right);
      one.set(first, spoiled(right.get(first), random));
      List<Line> other = new ArrayList<>(right);
      other.set(second, spoiled(right.get(second), random));
      List<Line> both = new ArrayList<>(one);
      both.set(second, other.get(second));
      if (!isCarriedOn(right, both, first, second)
          && isPlain(right, one, 1)
          && isPlain(right, other, 1)
          && isPlain(right, both, 2)) {
        planted++;
        assertThat(named(both))
            .as("seed %d, %s", SEED, ExchangeReader.print(new Exchange(both)))
            .containsExactly(first + 1, second + 1);
      }
    }
    assertThat(planted).isEqualTo(WANTED);
  }
}
