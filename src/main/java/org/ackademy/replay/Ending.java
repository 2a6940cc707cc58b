package org.ackademy.replay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ackademy.replay.Deliveries.Moment;
import org.ackademy.replay.HostState.Ended;
import org.ackademy.tcp.Rules;
import org.ackademy.tcp.Rules.Change;
import org.ackademy.tcp.Tcb;
import org.ackademy.tcp.Tcb.AckDue;
import org.ackademy.tcp.Tcb.Fin;
import org.ackademy.tcp.TcpState;
import org.jspecify.annotations.Nullable;

/** What the end of an exchange leaves open. */
final class Ending {
  private final Case question;
  private final Search search;

  Ending(Case question, Search search) {
    this.question = question;
    this.search = search;
  }

  /**
   * How well a branch can end.
   *
   * @param branch the branch
   * @param a the cheapest end of A of the best kind there is; null where it owes something always
   * @param b likewise of B
   * @param aMeets whether A's meets the goal
   * @param bMeets whether B's does
   */
  record End(
      Branch branch, @Nullable HostState a, @Nullable HostState b, boolean aMeets, boolean bMeets) {
    @Nullable HostState of(Side side) {
      return side == Side.A ? a : b;
    }

    boolean meets(Side side) {
      return side == Side.A ? aMeets : bMeets;
    }

    boolean isSettled() {
      return a != null && b != null;
    }

    boolean isGoal() {
      return isSettled() && aMeets && bMeets;
    }
  }

  /** The best end of all branches: the goal met, else nothing owed, else whatever there is. */
  End best(List<Branch> branches) {
    End best = null;
    for (Branch branch : branches) {
      Host a = ends(branch, Side.A);
      Host b = ends(branch, Side.B);
      End end = new End(branch, a.best(), b.best(), a.meeting != null, b.meeting != null);
      if (best == null || rank(end) > rank(best)) {
        best = end;
      }
    }
    return Optional.ofNullable(best).orElseThrow();
  }

  private static int rank(End end) {
    if (end.isGoal()) {
      return 3;
    }
    return end.isSettled() ? 2 : end.a() != null || end.b() != null ? 1 : 0;
  }

  /** The ends of one host. */
  private static final class Host {
    private @Nullable HostState settled;
    private @Nullable HostState meeting;

    private @Nullable HostState best() {
      return meeting != null ? meeting : settled;
    }
  }

  private Host ends(Branch branch, Side side) {
    Host host = new Host();
    if (search.seeing().isOnlyArriving(side) && wantsSomethingOf(side)) {
      host.settled = Explanations.least(branch.of(side));
      host.meeting = unseen(side, host.settled);
      return host;
    }
    Moment moment = new Moment(after(), null, branch.sentBy(side.peer()));
    search
        .of(side)
        .walk(
            branch.of(side),
            moment,
            state -> {
              if (isSettled(state, search.of(side).deliveries(), moment, search.rules())) {
                host.settled = cheaper(host.settled, state);
                if (meets(state, side)) {
                  host.meeting = cheaper(host.meeting, state);
                }
              }
              return true;
            });
    return host;
  }

  private boolean wantsSomethingOf(Side side) {
    return question.scenario().goal() instanceof Goal.Reached goal
        && (goal.states().containsKey(side)
            || goal.passes().containsKey(side)
            || goal.delivered().containsKey(side.peer()));
  }

  /**
   * How a host that is seen only through what arrives from it can have met the goal: the lines are
   * taken as if each had been sent when it arrived. Where that is no course of it, something of its
   * was lost, and nobody can say where it stands: that is not held against anybody.
   */
  private @Nullable HostState unseen(Side side, HostState unknown) {
    Case sent = search.onTheWire(Map.of());
    var wire = search.of(sent);
    if (!(wire.run() instanceof Outcome.Explained explained)) {
      return unknown;
    }
    var ending = new Ending(sent, wire);
    HostState best = null;
    for (Branch branch : explained.branches()) {
      HostState meeting = ending.ends(branch, side).meeting;
      best = meeting == null ? best : cheaper(best, meeting);
    }
    return best;
  }

  private static HostState cheaper(@Nullable HostState known, HostState state) {
    return known == null || state.cost().compareTo(known.cost()) < 0 ? state : known;
  }

  private int after() {
    return question.exchange().size() + 1;
  }

  /** Nothing is in flight to this host, and it owes nothing. */
  private static boolean isSettled(
      HostState state, Deliveries deliveries, Moment moment, Rules rules) {
    if (!deliveries.allowsEnding(state, moment)) {
      return false;
    }
    Tcb tcb = state.tcb();
    boolean outstanding =
        tcb.state() != TcpState.CLOSED
            && tcb.state() != TcpState.LISTEN
            && tcb.sndUna() != tcb.sndNxt()
            && !isGivenUp(tcb, rules);
    return state.reply() == null && (tcb.ackDue() & AckDue.NEWS) == 0 && !outstanding;
  }

  /** What changed rules leave unanswered for good. */
  private static boolean isGivenUp(Tcb tcb, Rules rules) {
    boolean finLeft = tcb.fin() == Fin.SENT && tcb.sndUna() == tcb.sndNxt() - 1;
    return (rules.have(Change.FIN_ONCE) && finLeft) || rules.have(Change.CLOSED_IS_SILENT);
  }

  private boolean meets(HostState state, Side side) {
    return switch (question.scenario().goal()) {
      case Goal.AnyPrefix any -> true;
      case Goal.Reached goal -> {
        Set<TcpState> wanted = goal.states().getOrDefault(side, Set.of());
        Set<TcpState> passes = goal.passes().getOrDefault(side, Set.of());
        int octets = goal.delivered().getOrDefault(side.peer(), 0);
        yield (wanted.isEmpty() || wanted.contains(search.told(state)))
            && passes.stream().allMatch(state::hasPassed)
            && state.delivered() >= octets
            && state.ended() == Ended.BY_THE_BOOK;
      }
    };
  }

  /** Whether a host can come to none of the states that the goal wants of it. */
  boolean isHopeless(Branch branch) {
    if (!(question.scenario().goal() instanceof Goal.Reached goal)) {
      return false;
    }
    for (Side side : Side.values()) {
      Set<TcpState> wanted = goal.states().getOrDefault(side, Set.of());
      Prospects prospects = new Prospects(question.scenario(), side);
      if (!wanted.isEmpty()
          && branch.of(side).states().stream().noneMatch(s -> prospects.allow(s, wanted))) {
        return true;
      }
    }
    return false;
  }

  /** Conditions of the goal that no host's state tells: how many lines, and which are lost. */
  boolean meetsOnPaper() {
    return switch (question.scenario().goal()) {
      case Goal.AnyPrefix any -> true;
      case Goal.Reached goal ->
          question.exchange().size() <= goal.maxLines().orElse(Integer.MAX_VALUE)
              && goal.lost().stream().allMatch(this::isLost);
    };
  }

  private boolean isLost(Goal.LostSegment wanted) {
    int count = 0;
    for (Line line : question.exchange().lines()) {
      if (line.from() == wanted.from() && Kinds.of(line.segment()) == wanted.kind()) {
        count++;
        if (count == wanted.nth()) {
          return line.isLost();
        }
      }
    }
    return false;
  }
}
