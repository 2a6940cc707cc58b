package org.ackademy.replay;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ackademy.replay.Ending.End;
import org.ackademy.replay.Judgement.Incomplete;
import org.ackademy.tcp.TcpState;

/** Says what an exchange that can be explained still lacks. */
final class Shortfall {
  private final Case question;
  private final Diagnosis diagnosis;

  Shortfall(Case question, Diagnosis diagnosis) {
    this.question = question;
    this.diagnosis = diagnosis;
  }

  Incomplete of(End end, Completion.Found found) {
    if (!end.isSettled()) {
      Side debtor = end.a() == null ? Side.A : Side.B;
      List<Judgement.Move> owed = diagnosis.owed(debtor, end.branch());
      if (owed.isEmpty() && end.of(debtor.peer()) == null) {
        debtor = debtor.peer();
        owed = diagnosis.owed(debtor, end.branch());
      }
      return new Incomplete(
          Code.SEGMENT_OWED,
          Optional.of(debtor),
          owed,
          Map.of(),
          found.moves(),
          found.reach(),
          Recognition.completing(question, Code.SEGMENT_OWED));
    }
    Map<Side, Set<TcpState>> wanted = new EnumMap<>(Side.class);
    if (question.scenario().goal() instanceof Goal.Reached goal) {
      for (Side side : Side.values()) {
        if (!end.meets(side)) {
          wanted.put(side, goal.states().getOrDefault(side, Set.of()));
        }
      }
    }
    Optional<Side> debtor =
        wanted.size() == 1 ? Optional.of(wanted.keySet().iterator().next()) : Optional.empty();
    return new Incomplete(
        Code.GOAL_NOT_REACHED,
        debtor,
        List.of(),
        wanted,
        found.moves(),
        found.reach(),
        Recognition.completing(question, Code.GOAL_NOT_REACHED));
  }
}
