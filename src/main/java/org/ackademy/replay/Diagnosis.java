package org.ackademy.replay;

import java.util.List;
import java.util.Optional;
import org.ackademy.replay.Judgement.Views;
import org.ackademy.replay.Judgement.Violation;
import org.ackademy.replay.Search.ClaimRefuted;
import org.ackademy.replay.Search.Unexplained;

/** Says what a line breaks. */
final class Diagnosis {
  Diagnosis(Case question, Search search, Steps steps) {
    steps.count();
    search.of(Side.A);
    question.id();
  }

  Violation of(Unexplained u) {
    Branch branch = u.before().get(0);
    return new Violation(
        Code.SEQ_NUMBER,
        u.at(),
        "line",
        "",
        "",
        "3.4",
        Optional.empty(),
        new Views(
            Explanations.view(Explanations.least(branch.a()).tcb()),
            Explanations.view(Explanations.least(branch.b()).tcb())),
        List.of());
  }

  Violation of(ClaimRefuted c) {
    Branch branch = c.branches().get(0);
    return new Violation(
        Code.STATE_CLAIM,
        c.at(),
        "state",
        "",
        c.claimed().rfcName(),
        "3.3.2",
        Optional.empty(),
        new Views(
            Explanations.view(Explanations.least(branch.a()).tcb()),
            Explanations.view(Explanations.least(branch.b()).tcb())),
        List.of());
  }
}
