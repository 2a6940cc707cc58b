package org.ackademy.question;

import java.util.List;
import org.ackademy.notation.Fault;
import org.ackademy.question.Graded.Finding;
import org.ackademy.replay.Judgement;
import org.ackademy.tcp.TcpState;

/** Whether two answers went wrong in the same way, so that the same words fit both. */
final class Likeness {
  private Likeness() {}

  static boolean of(Finding one, Finding other) {
    return switch (one) {
      case Finding.Replayed replayed ->
          other instanceof Finding.Replayed its && of(replayed.judgement(), its.judgement());
      case Finding.Unreadable unreadable ->
          other instanceof Finding.Unreadable its && of(unreadable.fault(), its.fault());
      case Finding.Unlabelled unlabelled -> false;
      case Finding.Marked marked -> false;
    };
  }

  private static boolean of(Fault one, Fault other) {
    return one.expected() == other.expected() && one.arguments().equals(other.arguments());
  }

  private static boolean of(Judgement one, Judgement other) {
    return switch (one.verdict()) {
      case Judgement.Invalid invalid ->
          other.verdict() instanceof Judgement.Invalid its
              && of(invalid.violation(), its.violation());
      case Judgement.Incomplete incomplete ->
          other.verdict() instanceof Judgement.Incomplete its
              && its.code() == incomplete.code()
              && its.debtor().equals(incomplete.debtor())
              && its.owed().equals(incomplete.owed())
              && its.wanted().equals(incomplete.wanted())
              && states(one).equals(states(other));
      case Judgement.Valid valid -> false;
      case Judgement.Undecided undecided -> false;
    };
  }

  private static boolean of(Judgement.Violation one, Judgement.Violation other) {
    return one.code() == other.code()
        && one.field().equals(other.field())
        && one.expected().equals(other.expected())
        && one.actual().equals(other.actual());
  }

  /** Where both hosts ended. */
  private static List<TcpState> states(Judgement judgement) {
    List<Judgement.Frame> frames = judgement.explanation();
    if (frames.isEmpty()) {
      return List.of();
    }
    Judgement.Views last = frames.get(frames.size() - 1).after();
    return List.of(last.a().state(), last.b().state());
  }
}
