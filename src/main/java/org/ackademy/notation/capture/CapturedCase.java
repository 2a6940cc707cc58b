package org.ackademy.notation.capture;

import java.util.ArrayList;
import java.util.List;
import org.ackademy.replay.Case;
import org.ackademy.replay.Judgement;
import org.ackademy.replay.Judgement.Frame;
import org.ackademy.replay.Judgement.Hidden;
import org.ackademy.replay.Judgement.Incomplete;
import org.ackademy.replay.Judgement.Invalid;
import org.ackademy.replay.Judgement.Remark;
import org.ackademy.replay.Judgement.Undecided;
import org.ackademy.replay.Judgement.Valid;
import org.ackademy.replay.Judgement.Verdict;
import org.ackademy.replay.Judgement.Violation;
import org.ackademy.replay.Line;

/**
 * A connection as a case.
 *
 * @param question what is put before a replay
 * @param assumed how many lines at the beginning of its exchange were not captured but are assumed
 */
public record CapturedCase(Case question, int assumed) {
  public CapturedCase {
    if (assumed < 0 || assumed > question.exchange().size()) {
      throw new IllegalArgumentException(assumed + " lines assumed");
    }
  }

  /** The lines that were captured. */
  public List<Line> lines() {
    return question.exchange().lines().subList(assumed, question.exchange().size());
  }

  /**
   * What a replay of the question says, its lines counted from the first that was captured; those
   * that were assumed are 0 and below.
   */
  public Judgement counted(Judgement judgement) {
    if (assumed == 0) {
      return judgement;
    }
    var frames = new ArrayList<Frame>();
    for (Frame frame : judgement.explanation()) {
      List<Hidden> hidden = frame.hidden().stream().map(this::counted).toList();
      frames.add(new Frame(frame.line() - assumed, frame.filled(), hidden, frame.after()));
    }
    return new Judgement(counted(judgement.verdict()), frames, judgement.steps());
  }

  private Hidden counted(Hidden hidden) {
    return switch (hidden) {
      case Hidden.Delivered d -> new Hidden.Delivered(d.at(), d.line() - assumed, d.after());
      case Hidden.Called called -> called;
      case Hidden.TimedOut timedOut -> timedOut;
    };
  }

  private Verdict counted(Verdict verdict) {
    return switch (verdict) {
      case Valid valid ->
          new Valid(
              valid.remarks().stream()
                  .map(remark -> new Remark(remark.at() - assumed, remark.key(), remark.section()))
                  .toList());
      case Incomplete incomplete -> incomplete;
      case Invalid invalid ->
          new Invalid(
              counted(invalid.violation()), invalid.further().stream().map(this::counted).toList());
      case Undecided undecided ->
          new Undecided(undecided.at() - assumed, undecided.bound(), undecided.most());
    };
  }

  private Violation counted(Violation v) {
    return new Violation(
        v.code(),
        v.at() - assumed,
        v.host(),
        v.field(),
        v.expected(),
        v.actual(),
        v.section(),
        v.detail(),
        v.before(),
        v.legal(),
        v.misconception());
  }
}
