package org.ackademy.replay;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ackademy.replay.Deliveries.Asked;
import org.ackademy.replay.Deliveries.Moment;
import org.ackademy.replay.Judgement.Hidden;
import org.ackademy.replay.Line.Given;
import org.ackademy.replay.Postulates.Postulate;
import org.ackademy.replay.Scenario.Call;
import org.ackademy.replay.Scenario.Network;
import org.ackademy.replay.Scenario.Reopening;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Event;
import org.ackademy.tcp.Event.Fresh;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Reading;
import org.ackademy.tcp.Rules.Change;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Seq;
import org.ackademy.tcp.Step;
import org.ackademy.tcp.Tcb;
import org.ackademy.tcp.TcpState;

/** What one host can do, seen and unseen, given what its peer has sent. */
final class HostSearch {
  private static final Fresh NO_SYN = new Fresh(0, Options.NONE);

  private final Scenario scenario;
  private final Side side;
  private final Steps steps;
  private final Writing writing;
  private final Postulates postulates;
  private final FreshNumbers freshNumbers;
  private final Deliveries deliveries;
  private final Elsewhere elsewhere;
  private final Nearness nearness;
  private final TooEarly tooEarly;
  private final Lull lull;
  private final SilentDoings silentDoings;

  HostSearch(
      Scenario scenario,
      Side side,
      Steps steps,
      Writing writing,
      FreshNumbers freshNumbers,
      Deliveries deliveries,
      Nearness nearness) {
    this.scenario = scenario;
    this.side = side;
    this.steps = steps;
    this.writing = writing;
    this.postulates = new Postulates(scenario, side, steps.machine().rules(), writing);
    this.freshNumbers = freshNumbers;
    this.deliveries = deliveries;
    this.nearness = nearness;
    this.elsewhere = new Elsewhere(freshNumbers, nearness);
    this.tooEarly = new TooEarly(steps, deliveries.discarding());
    this.lull = new Lull(steps);
    this.silentDoings = new SilentDoings(scenario, side, steps, writing);
  }

  Deliveries deliveries() {
    return deliveries;
  }

  Elsewhere elsewhere() {
    return elsewhere;
  }

  /** What the host's next SYN may carry. */
  private List<Fresh> fresh(HostState state, int now) {
    return nearness == Nearness.CHOSEN
        ? freshNumbers.near(state, now)
        : List.of(freshNumbers.of(state, now));
  }

  /** Visits a state that is reached without any line being sent. */
  interface Visitor {
    /** Whether what follows silently is to be visited too. */
    boolean goesOnAfter(HostState state);
  }

  /**
   * Visits every state that the host can silently come to, each once.
   *
   * @param moment when this happens
   */
  void walk(HostFrontier from, Moment moment, Visitor visitor) {
    walk(new Walk(from, moment), visitor);
  }

  private void walk(Walk walk, Visitor visitor) {
    for (HostState state = walk.next(); state != null; state = walk.next()) {
      steps.count();
      if (visitor.goesOnAfter(state)) {
        silently(state, walk);
      }
    }
  }

  private void silently(HostState state, Walk walk) {
    if (state.reply() != null) {
      withhold(state, walk);
      return;
    }
    deliveries.offer(
        state,
        walk.moment(),
        (sent, taken, earlier, cost) -> deliver(state, sent, taken, earlier, cost, walk));
    silentDoings.of(state, walk);
  }

  /** A challenge ACK need not go out wherever one is drawn. */
  private void withhold(HostState state, Walk walk) {
    Segment reply = state.reply();
    if (reply != null && reply.control() == Control.ACK) {
      for (Tcb tcb : deliveries.withholding(state.tcb())) {
        walk.addToRun(carried(state, Step.to(tcb)).done());
      }
    }
  }

  private void deliver(
      HostState state, Sent sent, int taken, BigInteger used, Cost cost, Walk walk) {
    for (Segment segment : elsewhere.readings(state, sent.segment())) {
      for (Fresh fresh : fresh(state, walk.moment().now())) {
        for (Reading reading : steps.machine().readings(state.tcb(), segment)) {
          if (allows(reading, segment) && isAnswerOfUse(reading, state.tcb(), walk.moment())) {
            Event.Arrive arrival = new Event.Arrive(segment, reading, fresh);
            arrive(state, arrival, new Delivery(sent.line(), taken, used, cost), walk);
          }
        }
      }
    }
    ignoreSyn(state, sent, taken, walk);
  }

  /** Of which line an arrival is, what has arrived with it, and what that assumes. */
  private record Delivery(int line, int taken, BigInteger earlier, Cost cost) {}

  private void arrive(HostState state, Event.Arrive arrival, Delivery delivery, Walk walk) {
    int now = walk.moment().now();
    Tcb ready = withSynWindow(state.tcb(), now);
    Step step = steps.step(ready, arrival);
    if (step.isImpossible()) {
      return;
    }
    List<Tcb> possible =
        tooEarly.after(
            ready, step.tcb(), arrival, reach -> serves(reach, walk.moment(), delivery.taken()));
    for (Tcb after : possible) {
      for (Optional<Segment> reply : replies(state, arrival.reading(), step)) {
        HostState.Draft next =
            state
                .then(after)
                .taken(delivery.taken())
                .earlier(delivery.earlier())
                .cost(delivery.cost().plusHaste(freshNumbers.haste(now)));
        if (begins(state.tcb(), after)) {
          next.begun();
        }
        reply.ifPresent(next::reply);
        next.saw(new Hidden.Delivered(side, delivery.line(), after.state()));
        if (movesNothing(arrival.reading(), state.tcb(), after)) {
          walk.addToRun(next.done());
        } else {
          walk.add(next.done());
        }
      }
    }
  }

  /** Whether an arrival leaves the host where it is but for what it knows and owes. */
  private static boolean movesNothing(Reading reading, Tcb before, Tcb after) {
    boolean plain = reading == Reading.PLAIN || reading == Reading.ACKNOWLEDGE_GAP;
    return plain
        && before.state().isSynchronized()
        && after.state().isSynchronized()
        && before.rcvNxt() == after.rcvNxt()
        && before.irs() == after.irs();
  }

  /**
   * Whether an acknowledgment of a gap, which may be left out, could be the wanted line. Where the
   * line acknowledges something else, or brings text, it could only become part of the line.
   */
  private boolean isAnswerOfUse(Reading reading, Tcb tcb, Moment moment) {
    Line wanted = moment.wanted();
    return reading != Reading.ACKNOWLEDGE_GAP
        || wanted == null
        || !isTied(wanted)
        || !tcb.state().isSynchronized()
        || (wanted.segment().seqLength() == 0 && wanted.segment().ack() == tcb.rcvNxt());
  }

  /** Whether a host that has come to this number can still send the wanted line. */
  private boolean serves(int reach, Moment moment, int taken) {
    Line wanted = moment.wanted();
    return wanted == null
        || !isTied(wanted)
        || !scenario.earlier().isEmpty()
        || TooEarly.leadsTo(reach, wanted.segment().ack(), moment.peer(), taken);
  }

  /** The reset of a half-duplex close carries an acknowledgment or not, as that of ABORT. */
  private List<Optional<Segment>> replies(HostState state, Reading reading, Step step) {
    if (steps.machine().rules().have(Change.SYN_RESETS)
        && state.tcb().state().isSynchronized()
        && step.tcb().state() == TcpState.CLOSED
        && step.sent().isPresent()) {
      return resets(state.tcb(), step.sent().get());
    }
    if (reading != Reading.RESET_ON_DATA || step.sent().isEmpty()) {
      return List.of(step.sent());
    }
    Segment bare = step.sent().get();
    Segment acknowledging =
        Segment.of(Control.RST | Control.ACK, bare.seq(), state.tcb().rcvNxt(), bare.window());
    return List.of(step.sent(), Optional.of(acknowledging));
  }

  /** Who believes in a reset, believes in one of these forms. */
  private static List<Optional<Segment>> resets(Tcb tcb, Segment reset) {
    Segment bare = Segment.of(Control.RST, tcb.sndNxt(), 0, 0);
    Segment acknowledging = Segment.of(Control.RST | Control.ACK, tcb.sndNxt(), tcb.rcvNxt(), 0);
    return List.of(Optional.of(reset), Optional.of(bare), Optional.of(acknowledging));
  }

  private void ignoreSyn(HostState state, Sent sent, int taken, Walk walk) {
    boolean listens = state.tcb().state() == TcpState.LISTEN && sent.segment().isSyn();
    if (listens && deliveries.maySynBeIgnored()) {
      walk.add(
          state
              .then(state.tcb())
              .taken(taken)
              .earlier(state.earlier())
              .cost(state.cost().plusLosses(1))
              .done());
    }
  }

  private Tcb withSynWindow(Tcb tcb, int now) {
    boolean listens = tcb.state() == TcpState.LISTEN || tcb.state() == TcpState.TIME_WAIT;
    return listens ? freshNumbers.withSynWindow(tcb, now) : tcb;
  }

  private static boolean begins(Tcb before, Tcb after) {
    return (before.state() == TcpState.LISTEN || before.state() == TcpState.TIME_WAIT)
        && after.state() == TcpState.SYN_RECEIVED;
  }

  private boolean allows(Reading reading, Segment segment) {
    return switch (reading) {
      case RESET_ON_DATA -> scenario.allows(Call.ABORT);
      case REOPEN -> scenario.reopening() == Reopening.ALLOWED;
      case TAKE_SYN_TEXT -> segment.options().fastOpen().isPresent();
      case PLAIN,
          ACKNOWLEDGE_GAP,
          CROSSING_ESTABLISHES,
          CROSSING_ESTABLISHES_AND_ACKNOWLEDGES,
          SYN_ACK_AGAIN,
          CHALLENGE,
          DROP_SYN_TEXT,
          REFUSE_OLD_TIMESTAMP ->
          true;
    };
  }

  /** The state after a step by which no segment arrives. */
  static HostState.Draft carried(HostState state, Step step) {
    return state.then(step.tcb()).taken(state.taken()).earlier(state.earlier());
  }

  /**
   * The states in which the host has just sent this line, by the way in which its free numbers are
   * filled in.
   */
  Emissions emitting(Branch branch, Line line, int number) {
    return emitting(branch, line, number, Asked.LINE);
  }

  /** Likewise, for a line of the exchange or a move that could be one. */
  Emissions emitting(Branch branch, Line line, int number, Asked of) {
    Emissions found = new Emissions(line, branch.sentBy(side), branch.sentBy(side.peer()));
    Line asked = untied(line, branch);
    Moment moment = new Moment(number, asked, branch.sentBy(side.peer()), of);
    Walk walk = new Walk(branch.of(side), moment);
    walk(walk, state -> goesOn(state, line, number, branch, found, walk));
    return found;
  }

  /**
   * Likewise for a line of which no number is given, where any such line finds the host in the same
   * states.
   *
   * @param reached these states, see {@link #reached}
   */
  Emissions emitting(List<HostState> reached, Branch branch, Line line, int number) {
    Emissions found = new Emissions(line, branch.sentBy(side), branch.sentBy(side.peer()));
    for (HostState state : reached) {
      steps.count();
      emit(state, line, number, branch, found);
    }
    return found;
  }

  /** All states from which the host could send the line of a number, in a reliable network. */
  List<HostState> reached(Branch branch, int number) {
    List<HostState> reached = new ArrayList<>();
    Moment moment = new Moment(number, null, branch.sentBy(side.peer()));
    walk(
        branch.of(side),
        moment,
        state -> {
          if (deliveries.allowsSending(state, moment)) {
            reached.add(state);
          }
          return true;
        });
    return reached;
  }

  /** Looks whether the line goes out in a state, and whether what follows is to be looked at. */
  private boolean goesOn(
      HostState state, Line line, int number, Branch branch, Emissions found, Walk walk) {
    if (!deliveries.allowsSending(state, walk.moment())) {
      return true;
    }
    boolean tied = isTied(state, line, branch);
    boolean replies = state.reply() != null;
    if (!replies && tied && line.segment().ack() != state.tcb().rcvNxt()) {
      return !Seq.isBefore(line.segment().ack(), state.tcb().rcvNxt());
    }
    boolean sent = emit(state, line, number, branch, found);
    if (sent && tied) {
      settle(state, line, walk);
    }
    // What arrives before text of a given number could as well arrive after it.
    boolean commutes = sent && !replies && line.segment().seqLength() > 0 && line.given().seq();
    return !tied || !commutes;
  }

  private boolean emit(HostState state, Line line, int number, Branch branch, Emissions found) {
    Segment reply = state.reply();
    return reply == null
        ? send(state, line, number, branch, found)
        : answer(state, reply, line, number, branch, found);
  }

  private boolean answer(
      HostState state, Segment reply, Line line, int number, Branch branch, Emissions found) {
    boolean any = false;
    for (Fill fill : fills(reply, line, number, branch)) {
      HostState sent = afterReply(state, line, number);
      any |= found.add(fill, sent, deliveries.arrived(state), drawing(state, line));
    }
    return any;
  }

  /** Of how many segments the last has drawn the line: a bare one, not for its window's sake. */
  private int drawing(HostState state, Line line) {
    boolean isDrawn =
        line.segment().seqLength() == 0
            && withLineWindow(state.tcb(), line).rcvWnd() == state.tcb().rcvWnd();
    return isDrawn ? deliveries.drawing(state) : Carried.ANY;
  }

  /** What arrives before a bare acknowledgment can often as well arrive after it. */
  private void settle(HostState state, Line line, Walk walk) {
    Tcb tcb = state.tcb();
    boolean commutes =
        deliveries.mayArriveLater()
            && line.segment().seqLength() == 0
            && line.given().seq()
            && !elsewhere.isPossible()
            && withLineWindow(tcb, line).rcvWnd() == tcb.rcvWnd()
            && lull.isAhead(tcb, walk.moment().peer(), state.taken());
    if (commutes) {
      walk.settles();
    }
  }

  /** Numbers that are stated bind nobody while those that are known so far may still move. */
  private Line untied(Line line, Branch branch) {
    boolean own = branch.isFloating(side);
    boolean peer = branch.isFloating(side.peer());
    if (!own && !peer) {
      return line;
    }
    Given given = line.given();
    return new Line(
        line.from(),
        line.segment(),
        new Given(given.seq() && !own, given.ack() && !peer, given.window()),
        line.fate());
  }

  private List<Fill> fills(Segment meant, Line line, int number, Branch branch) {
    if (writing.numbering() == Writing.Numbering.BY_THE_BOOK) {
      return Fill.of(meant, line, branch.floating(), scenario).map(List::of).orElse(List.of());
    }
    List<Fill> fills = new ArrayList<>();
    List<Sent> own = branch.sentBy(side).all();
    for (Writing.Form form : writing.forms(meant, number, own, branch.sentBy(side.peer()).all())) {
      Fill.of(form.segment(), line, branch.floating(), scenario)
          .ifPresent(fill -> fills.add(fill.meaning(meant, form.slips())));
    }
    return fills;
  }

  private boolean isByTheBook() {
    return writing.isByTheBook(steps.machine());
  }

  private static HostState afterReply(HostState state, Line line, int number) {
    return state
        .then(withLineWindow(state.tcb(), line))
        .taken(state.taken())
        .earlier(state.earlier())
        .sent(number)
        .done();
  }

  /** The window that a host offers is its own affair: the line says what it is from now on. */
  private static Tcb withLineWindow(Tcb tcb, Line line) {
    Segment s = line.segment();
    if (!line.given().window() || s.isRst()) {
      return tcb;
    }
    int window = s.isSyn() ? s.window() : s.window() << tcb.agreed().rcvShift();
    return window == tcb.rcvWnd() ? tcb : tcb.edit().rcvWnd(window).done();
  }

  private boolean send(HostState state, Line line, int number, Branch branch, Emissions found) {
    Postulates.Cause cause =
        scenario.network() == Network.LOSSY
            ? Postulates.LOSSY
            : Postulates.reliable(
                branch.sentBy(side), branch.sentBy(side.peer()), state.synOctets());
    Line asked = untied(line, branch);
    boolean any = false;
    for (Fresh fresh : line.segment().isSyn() ? fresh(state, number) : List.of(NO_SYN)) {
      for (Postulate postulate : postulates.of(state, asked, fresh, cause)) {
        any |= send(state, line, number, branch, postulate, found);
      }
    }
    if (!asked.given().seq() && freshNumbers.has(line, number)) {
      for (Postulate postulate :
          postulates.unnumbered(state, asked, freshNumbers.others(), cause, branch.sentBy(side))) {
        any |= send(state, line, number, branch, postulate, found);
      }
    }
    return any;
  }

  private boolean send(
      HostState state, Line line, int number, Branch branch, Postulate postulate, Emissions found) {
    Optional<Emitted> emitted = play(state, line, postulate);
    boolean any = false;
    if (emitted.isPresent()) {
      for (Fill fill : fills(emitted.get().segment(), line, number, branch)) {
        HostState sent = emitted.get().draft().sent(number).done();
        any |= found.add(fill, sent, deliveries.arrived(state), drawing(state, line));
      }
    }
    return any;
  }

  /** A segment that goes out, and the host afterwards. */
  private record Emitted(Segment segment, HostState.Draft draft) {}

  private Optional<Emitted> play(HostState state, Line line, Postulate postulate) {
    Tcb tcb = windowed(state.tcb(), line);
    Cost cost = state.cost();
    HostState at = state;
    int last = postulate.events().size() - 1;
    for (int i = 0; i <= last; i++) {
      Event event = postulate.events().get(i);
      Step step = steps.step(tcb, event);
      boolean sends = step.sent().isPresent();
      if (step.isImpossible() || sends != (i == last)) {
        return Optional.empty();
      }
      Hidden hidden = Doings.hidden(side, event, postulate.assumed(), step.tcb().state());
      cost = Doings.cost(cost, event, postulate.assumed());
      HostState.Draft draft =
          at.then(step.tcb()).taken(at.taken()).earlier(at.earlier()).cost(cost);
      if (hidden != null) {
        draft.saw(hidden);
      }
      if (event instanceof Event.OpenActive open) {
        draft.opened(open.octets());
      }
      if (sends) {
        HostState done = draft.done();
        Tcb after = withLineWindow(done.tcb(), line);
        return Optional.of(
            new Emitted(
                step.sent().get(), done.then(after).taken(done.taken()).earlier(done.earlier())));
      }
      at = draft.done();
      tcb = step.tcb();
    }
    return Optional.empty();
  }

  /** A window that differs from the one last told is a cause to tell it. */
  private Tcb windowed(Tcb tcb, Line line) {
    Tcb told = withLineWindow(tcb, line);
    if (told.rcvWnd() == tcb.rcvWnd()) {
      return tcb;
    }
    Step step = steps.step(tcb, new Event.Receive(told.rcvWnd()));
    return step.signal().isPresent() ? told : step.tcb();
  }

  /**
   * Whether what the line acknowledges ties it to one value of RCV.NXT, which never goes back:
   * before the host comes to it the line cannot be sent, nor past it.
   */
  private boolean isTied(HostState state, Line line, Branch branch) {
    return isTied(line)
        && state.tcb().state().isSynchronized()
        && !branch.floating().has(side.peer(), state.tcb().rcvNxt());
  }

  private boolean isTied(Line line) {
    Segment s = line.segment();
    return line.given().ack()
        && s.isAck()
        && !s.isRst()
        && !s.isSyn()
        && scenario.reopening() == Reopening.NEVER
        && isByTheBook();
  }

  /** The states at some moment before the next line in which the host is in the claimed one. */
  HostFrontier claiming(Branch branch, TcpState claimed, int number) {
    HostFrontier found = new HostFrontier();
    walk(
        branch.of(side),
        new Moment(number + 1, null, branch.sentBy(side.peer())),
        state -> {
          if (steps.machine().state(state.tcb()) == claimed) {
            found.add(state);
          }
          return true;
        });
    return found;
  }
}
