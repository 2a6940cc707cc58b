package org.ackademy.notation;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ackademy.replay.Case;
import org.ackademy.replay.Code;
import org.ackademy.replay.Judgement;
import org.ackademy.replay.Judgement.Frame;
import org.ackademy.replay.Judgement.Incomplete;
import org.ackademy.replay.Judgement.Views;
import org.ackademy.replay.Side;
import org.ackademy.replay.Wording;
import org.ackademy.tcp.TcpState;

/** What results of every form draw from a judgement. */
final class Findings {
  /** The RFC whose sections are cited where no other is named. */
  private static final String RFC = "RFC 9293 ";

  private Findings() {}

  static String rule(String section) {
    return section.startsWith("RFC ") ? section : RFC + section;
  }

  /** The sender of a line; A where there is no such line. */
  static Side sender(Case question, int line) {
    boolean exists = line >= 1 && line <= question.exchange().size();
    return exists ? question.exchange().line(line).from() : Side.A;
  }

  static List<String> owed(Incomplete incomplete) {
    return incomplete.owed().stream().map(LinePrinter::print).toList();
  }

  /**
   * What an incomplete exchange lacks: the likeliest segment that is owed, or the states wanted.
   */
  static String lacking(Incomplete incomplete) {
    if (incomplete.code() == Code.SEGMENT_OWED) {
      return owed(incomplete).stream().findFirst().orElse("");
    }
    return Arrays.stream(Side.values())
        .filter(incomplete.wanted()::containsKey)
        .map(side -> side + ": " + Wording.states(incomplete.wanted().getOrDefault(side, Set.of())))
        .collect(Collectors.joining(", "));
  }

  /** Both hosts at the end of what could be explained. */
  static Views last(Judgement judgement) {
    List<Frame> frames = judgement.explanation();
    if (frames.isEmpty()) {
      var nobody = new Judgement.View(TcpState.CLOSED, 0, 0, 0, 0, 0);
      return new Views(nobody, nobody);
    }
    return frames.get(frames.size() - 1).after();
  }

  /** The states of the hosts that miss the goal. */
  static String reached(Incomplete incomplete, Judgement judgement) {
    return Arrays.stream(Side.values())
        .filter(incomplete.wanted()::containsKey)
        .map(side -> side + ": " + last(judgement).of(side).state().rfcName())
        .collect(Collectors.joining(", "));
  }
}
