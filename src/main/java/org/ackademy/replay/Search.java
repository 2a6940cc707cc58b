package org.ackademy.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ackademy.replay.Branch.Lists;
import org.ackademy.tcp.TcpState;

/**
 * The search for an explanation: keeps, line by line, every way in which the hosts can have
 * produced the lines so far.
 */
final class Search {
  /** The most ways to fill in free numbers that are kept at once. */
  static final int BRANCHES_MAX = 4_096;

  private final Case question;
  private final Steps steps;
  private final HostSearch a;
  private final HostSearch b;

  Search(Case question, Steps steps) {
    this.question = question;
    this.steps = steps;
    this.a = searchOf(Side.A);
    this.b = searchOf(Side.B);
  }

  private HostSearch searchOf(Side side) {
    Scenario scenario = question.scenario();
    List<Sent> earlier = new ArrayList<>();
    int number = 0;
    for (Line line : scenario.earlier()) {
      if (line.from() == side.peer()) {
        earlier.add(new Sent(number, line.segment(), line.fate()));
      }
      number--;
    }
    FreshNumbers fresh = new FreshNumbers(question.exchange(), scenario, side);
    return new HostSearch(scenario, side, steps, fresh, earlier);
  }

  HostSearch of(Side side) {
    return side == Side.A ? a : b;
  }

  /** Where the search ended. */
  sealed interface Outcome {}

  /** Every line is explained, by each of these. */
  record Explained(List<Branch> branches) implements Outcome {}

  /** The line has no explanation; the branches are those of the line before. */
  record Unexplained(int at, List<Branch> before) implements Outcome {}

  /** The claim about the host after the line holds in no explanation of the line. */
  record ClaimRefuted(int at, Side side, TcpState claimed, List<Branch> branches)
      implements Outcome {}

  /** There were more ways to fill in free numbers than are kept. */
  record TooMany(int at) implements Outcome {}

  /** Explains line after line, as far as that goes. */
  Outcome run() {
    List<Branch> branches = List.of(start());
    Exchange exchange = question.exchange();
    for (int number = 1; number <= exchange.size(); number++) {
      List<Branch> next = explain(branches, exchange.line(number), number);
      if (next.isEmpty()) {
        return new Unexplained(number, branches);
      }
      if (next.size() > BRANCHES_MAX) {
        return new TooMany(number);
      }
      branches = next;
      for (Side side : Side.values()) {
        TcpState claimed = question.claims().getOrDefault(number, Map.of()).get(side);
        if (claimed != null) {
          List<Branch> claiming = claiming(branches, side, claimed, number);
          if (claiming.isEmpty()) {
            return new ClaimRefuted(number, side, claimed, branches);
          }
          branches = claiming;
        }
      }
    }
    return new Explained(branches);
  }

  private Branch start() {
    Scenario scenario = question.scenario();
    return new Branch(
        HostFrontier.of(HostState.start(Starts.of(scenario.a()))),
        HostFrontier.of(HostState.start(Starts.of(scenario.b()))),
        new ArrayList<>(),
        new ArrayList<>(),
        Floating.of(scenario));
  }

  private List<Branch> explain(List<Branch> branches, Line line, int number) {
    List<Branch> next = new ArrayList<>();
    for (Branch branch : branches) {
      Map<Fill, HostFrontier> fills = of(line.from()).emitting(branch, line, number);
      Lists lists = fills.size() == 1 && branches.size() == 1 ? Lists.OWNED : Lists.SHARED;
      fills.forEach(
          (fill, senders) ->
              next.add(branch.after(line.from(), number, line.fate(), fill, senders, lists)));
    }
    return next;
  }

  private List<Branch> claiming(List<Branch> branches, Side side, TcpState claimed, int number) {
    List<Branch> next = new ArrayList<>();
    for (Branch branch : branches) {
      HostFrontier states = of(side).claiming(branch, claimed, number);
      if (!states.isEmpty()) {
        next.add(branch.with(side, states));
      }
    }
    return next;
  }
}
