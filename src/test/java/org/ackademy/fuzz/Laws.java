package org.ackademy.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.ackademy.replay.Case;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Goal;
import org.ackademy.replay.Judgement;
import org.ackademy.replay.Judgement.Incomplete;
import org.ackademy.replay.Judgement.Invalid;
import org.ackademy.replay.Judgement.Undecided;
import org.ackademy.replay.Judgement.Valid;
import org.ackademy.replay.Judgement.Violation;
import org.ackademy.replay.Line;
import org.ackademy.replay.Replay;

/** What every judgement obeys, whatever is judged. */
final class Laws {
  private Laws() {}

  static void hold(Case question) {
    Judgement judgement = Replay.judge(question);
    assertThat(judgement.steps()).isBetween(0L, Replay.STEPS_MAX + 1);
    assertThat(Replay.judge(question)).as("twice").isEqualTo(judgement);
    int lines = question.exchange().size();
    switch (judgement.verdict()) {
      case Valid valid -> {
        assertThat(judgement.explanation()).hasSize(lines + 2);
        valid.remarks().forEach(remark -> assertThat(remark.at()).isBetween(1, lines));
        prefixesAreExplained(question, lines);
      }
      case Incomplete incomplete -> {
        assertThat(question.scenario().goal()).isNotInstanceOf(Goal.AnyPrefix.class);
        assertThat(judgement.explanation()).hasSize(lines + 2);
        prefixesAreExplained(question, lines);
      }
      case Invalid invalid -> {
        int at = invalid.violation().at();
        assertThat(at).isBetween(1, lines);
        int last = at;
        for (Violation violation : invalid.further()) {
          assertThat(violation.at()).isBetween(last, lines);
          last = violation.at();
        }
        if (question.claims().isEmpty()) {
          assertThat(judgement.explanation()).hasSize(at);
          prefixesAreExplained(question, at - 1);
          assertThat(firstBroken(prefix(question, at))).isEqualTo(at);
        }
      }
      case Undecided undecided -> assertThat(undecided.at()).isBetween(0, lines);
    }
  }

  /** Half of what is explained, and all but its last line. */
  private static void prefixesAreExplained(Case question, int explained) {
    for (int cut : List.of(explained / 2, Math.max(0, explained - 1))) {
      assertThat(firstBroken(prefix(question, cut))).as("cut after %d", cut).isZero();
    }
  }

  private static int firstBroken(Case question) {
    return Replay.judge(question).verdict() instanceof Invalid invalid
        ? invalid.violation().at()
        : 0;
  }

  private static Case prefix(Case question, int lines) {
    List<Line> kept = question.exchange().lines().subList(0, lines);
    return new Case(question.id(), question.scenario(), new Exchange(kept), Map.of());
  }
}
