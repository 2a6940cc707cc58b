package org.ackademy.replay;

import java.util.Optional;
import org.ackademy.replay.Ending.End;
import org.ackademy.replay.Judgement.Incomplete;
import org.ackademy.replay.Judgement.Reach;

/** Says what an exchange that can be explained still lacks. */
final class Shortfall {
  private final Case question;

  Shortfall(Case question) {
    this.question = question;
  }

  Incomplete of(End end) {
    if (!end.isSettled()) {
      Side debtor = end.a() == null ? Side.A : Side.B;
      return new Incomplete(Code.SEGMENT_OWED, Optional.of(debtor), question.id(), Reach.OPEN);
    }
    return new Incomplete(Code.GOAL_NOT_REACHED, Optional.empty(), "", Reach.OPEN);
  }
}
