package org.ackademy.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.ackademy.replay.Deliveries.Moment;
import org.ackademy.replay.Outcome.ClaimRefuted;
import org.ackademy.replay.Outcome.Explained;
import org.ackademy.tcp.TcpState;
import org.jspecify.annotations.Nullable;

/** What an answer claims of the hosts' states after its lines. */
final class Claims {
  private final Case question;
  private final Search search;

  /** Those that cannot hold about the host that is not seen; null until somebody asks. */
  private @Nullable Map<Integer, ClaimRefuted> unseen;

  Claims(Case question, Search search) {
    this.question = question;
    this.search = search;
  }

  /** The branches in which all that is claimed after a line holds, or the first that cannot. */
  Outcome after(int line, List<Branch> branches) {
    return after(line, branches, Side.A);
  }

  /** What is left of a line's claims once one is refuted. */
  Outcome beyond(ClaimRefuted refuted) {
    return refuted.side() == Side.A
        ? after(refuted.at(), refuted.branches(), Side.B)
        : new Explained(refuted.branches());
  }

  private Outcome after(int line, List<Branch> before, Side first) {
    Map<Side, TcpState> claims = question.claims().getOrDefault(line, Map.of());
    List<Branch> branches = before;
    for (Side side : Side.values()) {
      TcpState claimed = claims.get(side);
      if (claimed == null || side.compareTo(first) < 0) {
        continue;
      }
      if (search.seeing().isOnlyArriving(side)) {
        ClaimRefuted refuted = unseen(side).get(line);
        if (refuted != null) {
          return refuted.with(branches);
        }
        continue;
      }
      List<Branch> claiming = claiming(branches, side, claimed, line);
      if (claiming.isEmpty()) {
        return refuted(line, side, claimed, branches);
      }
      branches = claiming;
    }
    return new Explained(branches);
  }

  private List<Branch> claiming(List<Branch> branches, Side side, TcpState claimed, int number) {
    List<Branch> next = new ArrayList<>();
    for (Branch branch : branches) {
      HostFrontier states = search.of(side).claiming(branch, claimed, number);
      if (!states.isEmpty()) {
        next.add(branch.with(side, states));
      }
    }
    return next;
  }

  /** All states are found now: the branches' lists grow with the lines that follow. */
  private ClaimRefuted refuted(int line, Side side, TcpState claimed, List<Branch> branches) {
    Set<TcpState> possible = new LinkedHashSet<>();
    for (Branch branch : branches) {
      search
          .of(side)
          .walk(
              branch.of(side),
              new Moment(line + 1, null, branch.sentBy(side.peer())),
              state -> {
                possible.add(search.told(state));
                return true;
              });
    }
    HostState least = Explanations.least(branches.get(0).of(side));
    return new ClaimRefuted(line, side, claimed, branches, List.copyOf(possible), least);
  }

  /**
   * The claims that cannot hold about a host that is seen only through what arrives from it, by
   * line. The lines are taken as in {@link Ending}: as if each had been sent when it arrived, and
   * from where that is no course of the host, nothing is held against a claim. Nor is it where the
   * host can have sent something besides that was lost, and be in the claimed state by that.
   */
  private Map<Integer, ClaimRefuted> unseen(Side side) {
    Map<Integer, ClaimRefuted> known = unseen;
    if (known == null) {
      known = new HashMap<>();
      Search wire = search.of(search.onTheWire(about(side)));
      Outcome outcome = wire.run();
      while (outcome instanceof ClaimRefuted refuted) {
        known.put(refuted.at(), refuted);
        outcome = wire.run(refuted.branches(), refuted.at() + 1);
      }
      if (!known.isEmpty()) {
        known.keySet().retainAll(inNoCourse(side));
      }
      unseen = known;
    }
    return known;
  }

  /**
   * The lines of claims that hold together with those before in no course of the host that sends
   * what arrived, as far as known.
   */
  private Set<Integer> inNoCourse(Side side) {
    NavigableMap<Integer, TcpState> claims = new TreeMap<>();
    about(side).forEach((line, claimed) -> claims.put(line, claimed.get(side)));
    Set<Integer> refuted = new HashSet<>();
    int at = Course.refutedAt(question, side, claims).orElse(0);
    Integer line = claims.floorKey(at);
    while (line != null) {
      refuted.add(line);
      claims.remove(line);
      at = Course.refutedAt(question, side, claims).orElse(0);
      line = claims.floorKey(at);
    }
    return refuted;
  }

  private Map<Integer, Map<Side, TcpState>> about(Side side) {
    Map<Integer, Map<Side, TcpState>> about = new HashMap<>();
    question
        .claims()
        .forEach(
            (line, claims) -> {
              TcpState claimed = claims.get(side);
              if (claimed != null) {
                about.put(line, Map.of(side, claimed));
              }
            });
    return about;
  }
}
