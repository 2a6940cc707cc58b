package org.ackademy.replay;

import static org.ackademy.replay.Exchanges.exchange;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.ackademy.replay.Judgement.Valid;
import org.ackademy.replay.Scenario.Vantage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cheapest repair, and the score that follows from it. */
class RepairTest {
  private static final Scenario OPEN =
      Scenarios.reliable(Scenarios.SERVER, Scenarios.states(Scenarios.BOTH_ESTABLISHED));
  private static final Scenario CLOSE =
      Scenarios.reliable(Scenarios.SERVER, Scenarios.states(Scenarios.CLOSED_BY_A));
  private static final List<String> WHOLE =
      List.of(
          "A > B SYN seq=100",
          "B > A SYN,ACK seq=300 ack=101",
          "A > B ACK seq=101 ack=301",
          "A > B FIN,ACK seq=101 ack=301",
          "B > A ACK seq=301 ack=102",
          "B > A FIN,ACK seq=301 ack=102",
          "A > B ACK seq=102 ack=302");

  /** Steps of the machine, which take a good deal less than a microsecond each. */
  private static final long SOON = 16_000_000;

  private static Case asked(Scenario scenario, List<String> lines) {
    return new Case("", scenario, exchange(lines.toArray(new String[0])), Map.of());
  }

  private static double score(Scenario scenario, List<String> lines) {
    Case asked = asked(scenario, lines);
    return Score.of(asked, Replay.judge(asked), 0).orElseThrow();
  }

  private static Repair.Found repair(Scenario scenario, List<String> lines) {
    return Repair.of(asked(scenario, lines), 0).orElseThrow();
  }

  private static List<String> with(List<String> lines, int number, String line) {
    List<String> changed = new ArrayList<>(lines);
    changed.set(number - 1, line);
    return changed;
  }

  @Test
  void theExampleOfTheContractIsWorthOneHalf() {
    assertThat(score(OPEN, List.of("A > B SYN seq=100", "B > A SYN,ACK seq=300 ack=100")))
        .isEqualTo(0.5);
  }

  @Test
  void aValidExchangeNeedsNoRepair() {
    assertThat(score(CLOSE, WHOLE)).isEqualTo(1);
    assertThat(repair(CLOSE, WHOLE).edits()).isEmpty();
  }

  @Test
  void oneWrongFieldCostsHalfALine() {
    Repair.Found found = repair(CLOSE, with(WHOLE, 7, "A > B ACK seq=102 ack=301"));
    assertThat(found.edits())
        .singleElement()
        .isInstanceOfSatisfying(
            Edit.Changed.class,
            changed -> {
              assertThat(changed.at()).isEqualTo(7);
              assertThat(changed.fields()).isEqualTo(1);
              assertThat(changed.line().segment().ack()).isEqualTo(302);
            });
    assertThat(found.halves()).isEqualTo(1);
  }

  @Test
  void twoSmallMistakesCostTwoSmallMistakes() {
    List<String> one = with(WHOLE, 3, "A > B ACK seq=101 ack=300");
    List<String> two = with(one, 7, "A > B ACK seq=102 ack=301");
    double lostByOne = 1 - score(CLOSE, one);
    assertThat(lostByOne).isPositive();
    assertThat(1 - score(CLOSE, two)).isCloseTo(2 * lostByOne, within(1e-9));
  }

  @Test
  void twoLinesSwappedCostOneMove() {
    List<String> swapped = new ArrayList<>(List.of(WHOLE.get(1), WHOLE.get(0), WHOLE.get(2)));
    Repair.Found found = repair(OPEN, swapped);
    assertThat(found.halves()).isEqualTo(2);
    assertThat(found.edits()).singleElement().isInstanceOf(Edit.Moved.class);
    assertThat(found.exchange()).isEqualTo(exchange(WHOLE.subList(0, 3).toArray(new String[0])));
  }

  @Test
  void aLineTooManyIsTakenOut() {
    List<String> lines = new ArrayList<>(WHOLE.subList(0, 3));
    lines.add("B > A ACK seq=301 ack=101");
    assertThat(repair(OPEN, lines).edits()).containsExactly(new Edit.Deleted(4));
  }

  @Test
  void aRightLineMoreNeverLowersTheScore() {
    double before = 0;
    for (int lines = 0; lines <= WHOLE.size(); lines++) {
      double now = score(CLOSE, WHOLE.subList(0, lines));
      assertThat(now).as("%d lines", lines).isGreaterThanOrEqualTo(before);
      before = now;
    }
    assertThat(before).isEqualTo(1);
  }

  @Test
  void nothingIsWorthNothing() {
    assertThat(score(CLOSE, List.of())).isZero();
  }

  @Test
  void whatTheExerciseGivesIsKeptAndWorthNothing() {
    List<String> wrongStart = with(WHOLE, 2, "B > A SYN,ACK seq=300 ack=100");
    assertThat(Repair.of(asked(CLOSE, wrongStart), 3)).isEmpty();
    Case untouched = asked(CLOSE, WHOLE.subList(0, 5));
    assertThat(Score.of(untouched, Replay.judge(untouched), 5)).hasValue(0);
  }

  @Test
  void everyRepairIsValidWhenReplayed() {
    for (int number = 1; number <= WHOLE.size(); number++) {
      List<String> without = new ArrayList<>(WHOLE);
      without.remove(number - 1);
      Repair.Found found = repair(CLOSE, without);
      Case repaired = new Case("", CLOSE, found.exchange(), Map.of());
      assertThat(Replay.judge(repaired).verdict()).isInstanceOf(Valid.class);
      assertThat(found.halves()).as("without line %d", number).isLessThanOrEqualTo(2);
    }
  }

  /** Segments of text, each acknowledged; nobody closes. */
  private static List<String> talk(int size) {
    List<String> lines = new ArrayList<>(WHOLE.subList(0, 3));
    for (int seq = 101; lines.size() < size; seq += 100) {
      lines.add("A > B ACK seq=%d ack=301 len=100".formatted(seq));
      lines.add("B > A ACK seq=301 ack=%d".formatted(seq + 100));
    }
    return lines.subList(0, size);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, Repair.LINES_MAX})
  void whatCannotBeMendedIsGivenUpSoonHoweverLongItIs(int size) {
    // Nearly every line would have to go.
    var little =
        new Goal.Reached(
            Scenarios.CLOSED_BY_A,
            Map.of(Side.A, 20),
            OptionalInt.empty(),
            Map.of(),
            List.of(new Goal.LostSegment(Side.A, Goal.Kind.DATA, 1)));
    var steps = new Steps(Replay.STEPS_MAX);
    assertThat(Repair.of(asked(Scenarios.reliable(Scenarios.SERVER, little), talk(size)), 0, steps))
        .isEmpty();
    assertThat(steps.taken()).isLessThan(SOON);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, Repair.LINES_MAX})
  void fewSmallMistakesAreMendedHoweverLongTheExchangeIs(int size) {
    // The last text is acknowledged.
    List<String> lines = talk(size - 1);
    lines = with(lines, 21, lines.get(20).replace("seq=301", "seq=302"));
    lines = with(lines, size - 20, lines.get(size - 21).replace("ack=", "ack=1"));
    assertThat(repair(OPEN, lines).halves()).isEqualTo(2);
  }

  @Test
  void whatWasSeenAtAHostHasNoScore() {
    Scenario seen = Scenarios.lossy(Vantage.HOST_A);
    Case asked = asked(seen, List.of("A > B ACK seq=101 ack=301"));
    assertThat(Score.of(asked, Replay.judge(asked), 0)).isEmpty();
  }
}
