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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Mistakes planted into possible exchanges: each is named in its line, and nothing else is. Those
 * are planted whose only least repair takes back what was planted, and which do not touch each
 * other.
 */
class PlantedMistakesTest {
  private static final long SEED = 20261122;
  private static final int[] OFF = {-20, -7, -1, 1, 7, 1_000, 70_000};
  private static final int WANTED = 300;
  private static final int LOSSY_WANTED = 100;
  private static final int PLANTED = 40;

  /** In a lossy network a wrong number may be right for what was sent before: in percent. */
  private static final int ALONE_MIN = 90;

  private static final Goal CLOSED = Scenarios.states(Scenarios.CLOSED_BY_A);
  private static final Scenario RELIABLE = Scenarios.reliable(Scenarios.SERVER, CLOSED);
  private static final Scenario LOSSY = Scenarios.lossy(CLOSED);

  private static Case asked(Scenario scenario, List<Line> lines) {
    return new Case("", scenario, new Exchange(lines), Map.of());
  }

  private static List<Integer> named(Scenario scenario, List<Line> lines) {
    Invalid invalid = (Invalid) Replay.judge(asked(scenario, lines)).verdict();
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
  private static boolean isPlain(
      Scenario scenario, List<Line> right, List<Line> spoiled, int mistakes) {
    Optional<Repair.Found> found = Repair.of(asked(scenario, spoiled), 0);
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
      if (isPlain(RELIABLE, right, wrong, 1)) {
        planted++;
        assertThat(named(RELIABLE, wrong))
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
          && isPlain(RELIABLE, right, one, 1)
          && isPlain(RELIABLE, right, other, 1)
          && isPlain(RELIABLE, right, both, 2)) {
        planted++;
        assertThat(named(RELIABLE, both))
            .as("seed %d, %s", SEED, ExchangeReader.print(new Exchange(both)))
            .containsExactly(first + 1, second + 1);
      }
    }
    assertThat(planted).isEqualTo(WANTED);
  }

  /** What else can be wrong about a line: the length of its text, or that it is missing. */
  enum Other {
    LENGTH(1) {
      @Override
      Optional<List<Line>> of(List<Line> right, int at, Random random) {
        Line line = right.get(at);
        Segment s = line.segment();
        if (s.length() == 0) {
          return Optional.empty();
        }
        int length = s.length() + (random.nextBoolean() ? 5 : -5);
        Segment other =
            new Segment(s.control(), s.seq(), s.ack(), length, s.window(), s.urgent(), s.options());
        List<Line> wrong = new ArrayList<>(right);
        wrong.set(at, new Line(line.from(), other, line.given(), line.fate()));
        return Optional.of(wrong);
      }
    },
    MISSING(2) {
      @Override
      Optional<List<Line>> of(List<Line> right, int at, Random random) {
        List<Line> wrong = new ArrayList<>(right);
        wrong.remove(at);
        return Optional.of(wrong);
      }
    };

    private final int halves;

    Other(int halves) {
      this.halves = halves;
    }

    abstract Optional<List<Line>> of(List<Line> right, int at, Random random);
  }

  @ParameterizedTest
  @EnumSource(Other.class)
  void aLengthOrAMissingLineIsToldOnce(Other other) {
    for (Scenario scenario : List.of(RELIABLE, LOSSY)) {
      var random = new Random(SEED);
      int planted = 0;
      int once = 0;
      for (int i = 0; planted < PLANTED && i < 3_000; i++) {
        List<Line> right = RepairProofTest.talk(9 + random.nextInt(8), random);
        int at = random.nextInt(right.size());
        Optional<List<Line>> wrong = other.of(right, at, random);
        if (wrong.isPresent()
            && Replay.judge(asked(scenario, wrong.get())).verdict() instanceof Invalid
            && isPlain(scenario, right, wrong.get(), other.halves)) {
          planted++;
          List<Integer> named = named(scenario, wrong.get());
          once += named.size() == 1 ? 1 : 0;
        }
      }
      assertThat(planted).isEqualTo(PLANTED);
      assertThat(once)
          .as("seed %d, %s of %d told once", SEED, scenario.network(), planted)
          .isGreaterThanOrEqualTo(planted - 1);
    }
  }

  @Test
  void whereAnythingMayBeLostOneMistakeIsNamedInItsLineAlone() {
    var random = new Random(SEED);
    int planted = 0;
    int alone = 0;
    for (int i = 0; planted < LOSSY_WANTED && i < 10 * WANTED; i++) {
      List<Line> right = RepairProofTest.talk(9 + random.nextInt(8), random);
      List<Line> wrong = new ArrayList<>(right);
      int at = random.nextInt(right.size());
      wrong.set(at, spoiled(right.get(at), random));
      if (Replay.judge(asked(LOSSY, wrong)).verdict() instanceof Invalid
          && isPlain(LOSSY, right, wrong, 1)) {
        planted++;
        List<Integer> named = named(LOSSY, wrong);
        alone += named.equals(List.of(at + 1)) ? 1 : 0;
      }
    }
    assertThat(planted).isEqualTo(LOSSY_WANTED);
    assertThat(alone)
        .as("seed %d, of %d in their line alone", SEED, planted)
        .isGreaterThanOrEqualTo(LOSSY_WANTED * ALONE_MIN / 100);
  }
}
