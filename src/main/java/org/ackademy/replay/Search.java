package org.ackademy.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ackademy.replay.Branch.Lists;
import org.ackademy.replay.HostState.Telling;
import org.ackademy.replay.Manner.Counting;
import org.ackademy.replay.Manner.Fitting;
import org.ackademy.replay.Outcome.ClaimRefuted;
import org.ackademy.replay.Outcome.Explained;
import org.ackademy.replay.Outcome.TooMany;
import org.ackademy.replay.Outcome.Unexplained;
import org.ackademy.replay.Scenario.Network;
import org.ackademy.replay.Scenario.Vantage;
import org.ackademy.tcp.Rules;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Tcb;
import org.ackademy.tcp.TcpState;

/**
 * The search for an explanation: keeps, line by line, every way in which the hosts can have
 * produced the lines so far.
 */
final class Search {
  private final Case question;
  private final Steps steps;
  private final Manner manner;
  private final Seeing seeing;
  private final Provisional provisionalA;
  private final Provisional provisionalB;
  private final HostSearch a;
  private final HostSearch b;
  private final Optional<FreeArrivals> freeArrivals;
  private final Fillings fillings;
  private final Claims claims;

  /** The first line at which not all ways to fill in free numbers were kept; 0 for none. */
  private int narrowedAt;

  /** The furthest line that an explanation was searched for. */
  private int reached = 1;

  Search(Case question, Steps steps) {
    this(question, steps, Manner.USUAL);
  }

  Search(Case question, Steps steps, Telling telling) {
    this(question, steps, Manner.USUAL.with(telling));
  }

  /** By the rules of the machine that takes the steps, and this way of counting. */
  Search(Case question, Steps steps, Writing writing) {
    this(question, steps, Manner.USUAL.with(writing));
  }

  /** One of another case, by the same rules, with the same steps to take. */
  Search of(Case other) {
    return new Search(other, steps, manner);
  }

  /** One of the same case in which free numbers lie otherwise, with other steps to take. */
  Search of(Nearness other, Steps more) {
    return new Search(question, more, manner.with(other));
  }

  /** One of the same case in which free numbers must fit others, with other steps to take. */
  Search of(Fitting other, Steps more) {
    return new Search(question, more, manner.with(other));
  }

  /** One that finds the explanation that assumes least of a lossy network too: of short ones. */
  static Search counting(Case question, Steps steps) {
    return new Search(
        question, steps, Manner.USUAL.with(Telling.KEPT).with(Counting.ALL_THAT_ARRIVES));
  }

  private Search(Case question, Steps steps, Manner manner) {
    this.question = question;
    this.steps = steps;
    this.manner = manner;
    this.seeing = new Seeing(question.scenario());
    this.provisionalA = Provisional.of(question.exchange(), question.scenario(), Side.A);
    this.provisionalB = Provisional.of(question.exchange(), question.scenario(), Side.B);
    this.a = searchOf(Side.A);
    this.b = searchOf(Side.B);
    this.freeArrivals = freeArrivals();
    this.fillings = new Fillings(question.scenario(), a, b, freeArrivals);
    this.claims = new Claims(question, this);
  }

  private Optional<FreeArrivals> freeArrivals() {
    return seeing
        .onlyArriving()
        .map(side -> new FreeArrivals(question, side, provisional(side), manner.fitting()));
  }

  private HostSearch searchOf(Side side) {
    Scenario scenario = question.scenario();
    FreshNumbers fresh =
        new FreshNumbers(
            question.exchange(), scenario, side, provisional(side), provisional(side.peer()));
    return new HostSearch(
        scenario, side, steps, manner.writing(), fresh, deliveriesTo(side), manner.nearness());
  }

  private Provisional provisional(Side side) {
    return side == Side.A ? provisionalA : provisionalB;
  }

  private Deliveries deliveriesTo(Side side) {
    Scenario scenario = question.scenario();
    if (seeing.isFrom(side)) {
      return new OnArrival(scenario.network());
    }
    return scenario.network() == Network.RELIABLE ? new InOrder(earlierTo(side).all()) : anyTime();
  }

  /** Whether hosts do, and write, all as the RFC has it. */
  boolean isByTheBook() {
    return manner.writing().isByTheBook(steps.machine());
  }

  private Deliveries anyTime() {
    return switch (manner.counting()) {
      case NEEDS ->
          isByTheBook() && manner.nearness() == Nearness.FAR ? new AnyTime() : new Anything();
      case ALL_THAT_ARRIVES -> new InTurn();
    };
  }

  /** The state that a host is in by the rules that are played. */
  TcpState told(HostState state) {
    return steps.machine().state(state.tcb());
  }

  Rules rules() {
    return steps.machine().rules();
  }

  /** The scenario's earlier segments to a host. */
  private SentList earlierTo(Side side) {
    return new Leftovers(question.scenario()).to(side, question.exchange().assumed());
  }

  /** In a lossy network what is left of an earlier connection is like anything else on its way. */
  private SentList sentBefore(Side by) {
    return seeing.mixes() ? earlierTo(by.peer()) : new SentList(question.exchange().assumed());
  }

  /** The ways in which a line can come about. */
  Fillings fillings() {
    return fillings;
  }

  Scenario scenario() {
    return question.scenario();
  }

  /** Where the exchange was seen. */
  Seeing seeing() {
    return seeing;
  }

  HostSearch of(Side side) {
    return side == Side.A ? a : b;
  }

  /** Explains line after line, as far as that goes. */
  Outcome run() {
    return run(List.of(start()), 1);
  }

  /**
   * Goes on explaining.
   *
   * @param before the ways in which the lines before are explained
   * @param first the number of the first line that is to be explained
   */
  Outcome run(List<Branch> before, int first) {
    return run(before, first, question.exchange().size());
  }

  /** The ways in which the lines before one are explained; none where they are not. */
  List<Branch> before(int line) {
    return run(List.of(start()), 1, line - 1) instanceof Explained explained
        ? explained.branches()
        : List.of();
  }

  /** Likewise, up to a line. */
  Outcome run(List<Branch> before, int first, int last) {
    List<Branch> branches = before;
    Exchange exchange = question.exchange();
    for (int number = first; number <= last; number++) {
      reached = Math.max(reached, number);
      List<Branch> next = explain(branches, exchange.line(number), number);
      if (next.isEmpty()) {
        return narrowed(new Unexplained(number, branches));
      }
      noteSample(number);
      noteGuesses(next);
      branches = few(next, number);
      if (question.claims().containsKey(number)) {
        Outcome claimed = claims.after(number, branches);
        if (!(claimed instanceof Explained holding)) {
          return narrowed(claimed);
        }
        branches = holding.branches();
      }
    }
    return new Explained(branches);
  }

  /** Goes on as if a claim had not been made. */
  Outcome beyond(ClaimRefuted refuted) {
    Outcome left = claims.beyond(refuted);
    return left instanceof Explained explained
        ? run(explained.branches(), refuted.at() + 1)
        : narrowed(left);
  }

  private Outcome narrowed(Outcome outcome) {
    return isNarrowed() || hasGuessed()
        ? new TooMany(isNarrowed() ? narrowedAt : reached, outcome)
        : outcome;
  }

  /**
   * Whether a number that nobody states may lie where it matters; it was taken to lie elsewhere.
   */
  boolean hasGuessed() {
    return manner.nearness() == Nearness.FAR && isUnsureOfPlaces();
  }

  private boolean isUnsureOfPlaces() {
    return a.elsewhere().hasGuessed() || b.elsewhere().hasGuessed();
  }

  /** The case as if every line had been sent where it stands. */
  Case onTheWire(Map<Integer, Map<Side, TcpState>> claims) {
    Scenario wired = question.scenario().seenFrom(Vantage.WIRE);
    return new Case(question.id(), wired, question.exchange(), claims);
  }

  /** Whether a line leaves a number free where its sender, or who it answers, is not seen. */
  boolean leavesArrivalsFree() {
    return freeArrivals.filter(free -> free.first() <= question.exchange().size()).isPresent();
  }

  /** Whether not all numbers were tried with which an unseen host may have sent a line. */
  boolean hasSampledSenders() {
    return freeArrivals.filter(FreeArrivals::hasSampledSenders).isPresent();
  }

  private void noteSample(int number) {
    if (!isNarrowed() && freeArrivals.filter(free -> free.isSampled(number)).isPresent()) {
      narrowedAt = number;
    }
  }

  private void noteGuesses(List<Branch> branches) {
    for (Side side : Side.values()) {
      if (provisional(side).isOfOneConnection() || !seeing.mixes()) {
        continue;
      }
      for (Branch branch : branches) {
        SentList sent = branch.sentBy(side);
        if (sent.size() > 0) {
          Segment newest = sent.get(sent.size() - 1).segment();
          Elsewhere elsewhere = of(side.peer()).elsewhere();
          branch.of(side.peer()).states().forEach(state -> elsewhere.note(state, newest));
        }
      }
    }
  }

  /** Whether even what is refused wherever free numbers lie may have an explanation. */
  boolean isUnsure() {
    return isNarrowed() || isUnsureOfPlaces();
  }

  private List<Branch> few(List<Branch> branches, int number) {
    List<Branch> different = Branches.merged(branches, question);
    int lines = question.exchange().size();
    if (!Branches.areMany(different, lines)) {
      return different;
    }
    narrowedAt = isNarrowed() ? narrowedAt : number;
    return Branches.some(different, lines);
  }

  /** Whether some ways to fill in free numbers were left aside: what is found then holds only. */
  boolean isNarrowed() {
    return narrowedAt > 0;
  }

  /** The first line at which some were left aside. */
  int narrowedAt() {
    return narrowedAt;
  }

  /** The line at which a search that gives up does so, from 1. */
  int reached() {
    return reached;
  }

  /** Before the first line. */
  Branch start() {
    Scenario scenario = question.scenario();
    return new Branch(
        started(Side.A),
        started(Side.B),
        sentBefore(Side.A),
        sentBefore(Side.B),
        Floating.of(scenario, provisionalA, provisionalB),
        hearsay(),
        0);
  }

  private HostFrontier started(Side side) {
    Tcb tcb = Starts.of(question.scenario(), side, steps.machine().rules());
    return HostFrontier.of(HostState.start(tcb, manner.telling()));
  }

  private Optional<Hearsay> hearsay() {
    return seeing
        .onlyArriving()
        .flatMap(
            side ->
                freeArrivals.map(
                    free -> new Hearsay(question, side, free.first(), manner.fitting())));
  }

  private List<Branch> explain(List<Branch> branches, Line line, int number) {
    List<Branch> next = new ArrayList<>();
    int states = 0;
    for (Branch branch : branches) {
      Map<Fill, HostFrontier> fills = fillings.of(branch, line, number);
      for (HostFrontier senders : fills.values()) {
        states += senders.size();
      }
      Steps.keep(states);
      Lists lists = fills.size() == 1 && branches.size() == 1 ? Lists.OWNED : Lists.SHARED;
      fills.forEach(
          (fill, senders) ->
              next.add(branch.after(line.from(), number, line.fate(), fill, senders, lists)));
    }
    return next;
  }
}
