package org.ackademy.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ackademy.replay.Judgement.Hidden;
import org.ackademy.replay.Postulates.Postulate;
import org.ackademy.replay.Scenario.Network;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Event;
import org.ackademy.tcp.Event.Fresh;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Step;
import org.ackademy.tcp.Tcb;
import org.ackademy.tcp.TcpState;

/**
 * How one host comes to send a line: as the reply that its last arrival drew, or by a call or a
 * timer that the line demands.
 */
final class Sendings {
  private static final Fresh NO_SYN = new Fresh(0, Options.NONE);

  private final Scenario scenario;
  private final Side side;
  private final Steps steps;
  private final Writing writing;
  private final Ties ties;
  private final Postulates postulates;
  private final FreshNumbers freshNumbers;
  private final Deliveries deliveries;
  private final Nearness nearness;

  Sendings(
      Scenario scenario,
      Side side,
      Steps steps,
      Writing writing,
      Ties ties,
      FreshNumbers freshNumbers,
      Deliveries deliveries,
      Nearness nearness) {
    this.scenario = scenario;
    this.side = side;
    this.steps = steps;
    this.writing = writing;
    this.ties = ties;
    this.postulates = new Postulates(scenario, side, steps.machine().rules(), writing);
    this.freshNumbers = freshNumbers;
    this.deliveries = deliveries;
    this.nearness = nearness;
  }

  /**
   * Adds the ways in which the host, as it is, sends the line of a number.
   *
   * @return whether there are any
   */
  boolean emit(HostState state, Line line, int number, Branch branch, Emissions found) {
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

  /** Who owes a reply sends nothing else, and who has no connection nothing but a first SYN. */
  boolean couldSend(HostState state, Line line) {
    if (!writing.isByTheBook(steps.machine())) {
      return true;
    }
    Segment reply = state.reply();
    int control = line.segment().control();
    return reply != null
        ? (reply.control() & Fill.COMPARED) == (control & Fill.COMPARED)
        : state.tcb().state() != TcpState.CLOSED
            || (control == Control.SYN && postulates.mayOpen(state));
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
  static Tcb withLineWindow(Tcb tcb, Line line) {
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
    Line asked = ties.untied(line, branch);
    boolean any = false;
    for (Fresh fresh :
        line.segment().isSyn() ? freshNumbers.choices(state, number, nearness) : List.of(NO_SYN)) {
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
}
