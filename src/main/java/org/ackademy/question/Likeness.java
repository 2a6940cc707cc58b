package org.ackademy.question;

import java.util.List;
import org.ackademy.question.Graded.Finding;
import org.ackademy.replay.Judgement;
import org.ackademy.tcp.TcpState;

/** Whether two answers went wrong in the same way, so that the same words fit both. */
final class Likeness {
  private Likeness() {}

  static boolean of(Finding one, Finding other) {
    return switch (one) {
      case Finding.Replayed replayed ->
          other instanceof Finding.Replayed(Judgement judgement)
              && of(replayed.judgement(), judgement);
      case Finding.Unreadable unreadable ->
          other instanceof Finding.Unreadable(var fault)
              && fault.expected() == unreadable.fault().expected()
              && fault.arguments().equals(unreadable.fault().arguments());
      case Finding.Unlabelled unlabelled -> false;
    };
  }

  private static boolean of(Judgement one, Judgement other) {
    return switch (one.verdict()) {
      case Judgement.Invalid(var violation) ->
          other.verdict() instanceof Judgement.Invalid(var its)
              && its.code() == violation.code()
              && its.field().equals(violation.field())
              && its.expected().equals(violation.expected())
              && its.actual().equals(violation.actual());
      case Judgement.Incomplete incomplete ->
          other.verdict() instanceof Judgement.Incomplete its
              && its.code() == incomplete.code()
              && its.missing().equals(incomplete.missing())
              && states(one).equals(states(other));
      case Judgement.Valid valid -> false;
      case Judgement.Undecided undecided -> false;
    };
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
