package org.ackademy.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ackademy.replay.Line.Given;
import org.ackademy.replay.Scenario.Network;
import org.ackademy.replay.Scenario.Reopening;
import org.ackademy.replay.Scenario.Vantage;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Held;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Seq;
import org.ackademy.tcp.Tcb;
import org.ackademy.tcp.Tcb.AckDue;
import org.ackademy.tcp.Tcb.Fin;
import org.ackademy.tcp.TcpState;

/**
 * What the flags of an exchange without sequence numbers allow where anything may be lost: each
 * host is played by itself, by the same machine, and hears whatever its peer's flags so far allow,
 * with the numbers that serve it best; what it has sent counts as unacknowledged for as long as
 * that can be. Two hosts together can do less, so a line that is refused here has no explanation,
 * however many ways there are to fill in numbers; a line that is allowed need not have one.
 */
final class Outline {
  private static final int TOLD = Control.SYN | Control.FIN | Control.RST | Control.ACK;

  /** As much as a host can have sent and not heard of; more than any line's text. */
  private static final int OUTSTANDING_MAX = 1 << 29;

  private static final int WINDOW = 1 << 30;

  private final Case question;
  private final Steps steps;
  private final Exchange exchange;
  private final Played a;
  private final Played b;

  private Outline(Case question, Steps steps) {
    this.question = question;
    this.steps = steps;
    this.exchange = new Exchange(question.exchange().lines().stream().map(Outline::bare).toList());
    this.a = new Played(Side.A);
    this.b = new Played(Side.B);
  }

  private Played of(Side side) {
    return side == Side.A ? a : b;
  }

  /** One host: the states in which it may be, and the latest that it sent of every kind. */
  private final class Played {
    private final HostSearch search;
    private final Map<Kind, Sent> sent = new LinkedHashMap<>();
    private HostFrontier states;

    private Played(Side side) {
      Scenario scenario = question.scenario();
      this.search =
          new HostSearch(
              scenario,
              side,
              steps,
              Writing.BY_THE_BOOK,
              new FreshNumbers(
                  exchange,
                  scenario,
                  side,
                  Provisional.usual(side),
                  Provisional.usual(side.peer())),
              new AnyNumbers(firstFin(side)),
              Nearness.FAR);
      Tcb start = Starts.of(scenario, side, steps.machine().rules());
      this.states = HostFrontier.of(HostState.start(start, HostState.Telling.LEFT_OUT));
    }

    private SentList list() {
      SentList list = new SentList();
      sent.values().forEach(list::add);
      return list;
    }
  }

  /** What is found. */
  sealed interface Found {
    /** No explanation survives this line, from 1. */
    record RefusedAt(int line) implements Found {}

    /** Every line may have an explanation, but in none is the goal met. */
    record WithoutGoal() implements Found {}

    /** Neither is known. */
    record Nothing() implements Found {}
  }

  /** What the flags tell of a case, whatever else it says; nothing where it is of another kind. */
  static Found of(Case question, Steps steps) {
    Scenario scenario = question.scenario();
    boolean isPlain =
        scenario.network() == Network.LOSSY
            && scenario.reopening() == Reopening.NEVER
            && scenario.earlier().isEmpty()
            && !scenario.allows(Scenario.Call.CRASH);
    boolean isFastOpen =
        question.exchange().lines().stream()
            .anyMatch(line -> line.segment().options().fastOpen().isPresent());
    return isPlain && !isFastOpen ? new Outline(question, steps).found() : new Found.Nothing();
  }

  private static Line bare(Line line) {
    Segment s = line.segment();
    Segment bare = new Segment(s.control() & TOLD, 0, 0, s.length(), 0, 0, Options.NONE);
    return new Line(line.from(), bare, new Given(false, false, false), line.fate());
  }

  /** The number of a host's first line with FIN; beyond the last where there is none. */
  private int firstFin(Side side) {
    for (int number = 1; number <= exchange.size(); number++) {
      Line line = exchange.line(number);
      if (line.from() == side && line.segment().isFin()) {
        return number;
      }
    }
    return exchange.size() + 1;
  }

  /** A kind of segment: any of them serves as well, and the latest knows most. */
  private record Kind(int control, boolean hasText) {
    static Kind of(Segment segment) {
      return new Kind(segment.control() & TOLD, segment.length() > 0);
    }
  }

  private Found found() {
    for (int number = 1; number <= exchange.size(); number++) {
      Line line = exchange.line(number);
      Played from = of(line.from());
      Map<Fill, HostFrontier> fills = emitting(from, line, number);
      if (fills.isEmpty()) {
        return new Found.RefusedAt(number);
      }
      from.states = atLarge(fills);
      if (!line.isLost()) {
        Segment segment = fills.keySet().iterator().next().segment();
        from.sent.put(Kind.of(segment), new Sent(number, segment, line.fate()));
      }
    }
    Branch end = now();
    return meets(end, Side.A) && meets(end, Side.B) ? new Found.Nothing() : new Found.WithoutGoal();
  }

  /** Of who is seen only through what arrives, nothing is known but which flags there are. */
  private Map<Fill, HostFrontier> emitting(Played from, Line line, int number) {
    Vantage unseenAt = line.from() == Side.A ? Vantage.HOST_B : Vantage.HOST_A;
    return question.scenario().vantage() == unseenAt
        ? Arrived.of(now(), line, question.scenario())
        : from.search.emitting(now(), line, number).found();
  }

  private Branch now() {
    return new Branch(
        a.states, b.states, a.list(), b.list(), Floating.NOTHING, Optional.empty(), 0);
  }

  /** Whether a host can end in a state that the goal wants. */
  private boolean meets(Branch end, Side side) {
    if (!(question.scenario().goal() instanceof Goal.Reached goal)) {
      return true;
    }
    Set<TcpState> wanted = goal.states().getOrDefault(side, Set.of());
    List<HostState> meeting = new ArrayList<>();
    of(side)
        .search
        .walk(
            end.of(side),
            new Deliveries.Moment(exchange.size() + 1, null, end.sentBy(side.peer())),
            state -> {
              if (state.reply() == null
                  && (wanted.isEmpty() || wanted.contains(state.tcb().state()))) {
                meeting.add(state);
              }
              return meeting.isEmpty();
            });
    return !meeting.isEmpty();
  }

  /** One state for all that differ in numbers alone: it can do what any of them can. */
  private static HostFrontier atLarge(Map<Fill, HostFrontier> fills) {
    Map<HostState, HostState> furthest = new LinkedHashMap<>();
    for (HostFrontier frontier : fills.values()) {
      for (HostState state : frontier.states()) {
        HostState large = large(state);
        furthest.merge(unnumbered(large), large, Outline::further);
      }
    }
    HostFrontier found = new HostFrontier();
    furthest.values().forEach(found::add);
    return found;
  }

  private static HostState further(HostState one, HostState other) {
    return Seq.isBefore(one.tcb().sndNxt(), other.tcb().sndNxt()) ? other : one;
  }

  private static HostState unnumbered(HostState state) {
    Tcb tcb = state.tcb();
    int una = tcb.sndUna() == tcb.iss() ? 0 : tcb.sndUna() == tcb.sndNxt() ? 2 : 1;
    return state.then(tcb.edit().sndNxt(0).sndUna(una).done()).done();
  }

  private static HostState large(HostState state) {
    Tcb tcb = state.tcb();
    if (!tcb.state().isSynchronized()) {
      return state;
    }
    int fin = tcb.fin() == Fin.SENT ? 1 : 0;
    int outstanding = Math.min(tcb.sndNxt() - tcb.iss() - 1 - fin, OUTSTANDING_MAX);
    int next = tcb.iss() + 1 + outstanding + fin;
    int una =
        tcb.isFinAcknowledged() ? next : tcb.isSynUnacknowledged() ? tcb.iss() : tcb.iss() + 1;
    Tcb large =
        tcb.edit()
            .sndNxt(next)
            .sndUna(una)
            .sndWnd(WINDOW)
            .sndWndMax(WINDOW)
            .sndWl1(0)
            .sndWl2(0)
            .rcvNxt(tcb.irs() + 1)
            .rcvWnd(Scenario.WINDOW_DEFAULT)
            .ackDue(AckDue.NEWS)
            .held(Held.NOTHING)
            .done();
    return state.then(large).done();
  }

  /**
   * Whatever kind of segment the peer has sent arrives with any numbers: in order, again, too
   * early; acknowledging nothing new, some, all, or what was never sent.
   *
   * @param firstFin the line of this host's first FIN: nothing sent before acknowledges it
   */
  private record AnyNumbers(int firstFin) implements Deliveries {

    /** So far before what is expected lies what has arrived before. */
    private static final int OLD = 4;

    @Override
    public void offer(HostState state, Moment moment, Sink sink) {
      for (Sent sent : moment.peer().all()) {
        for (int seq : seqs(state.tcb(), sent.segment())) {
          for (int ack : acks(state.tcb(), sent)) {
            Segment s = sent.segment();
            int length = Math.min(1, s.length());
            int window = Segment.FIELD_MAX;
            Segment any = new Segment(s.control(), seq, ack, length, window, 0, Options.NONE);
            Sent arriving = new Sent(sent.line(), any, sent.fate());
            sink.arrives(arriving, state.taken(), state.earlier(), state.cost());
          }
        }
      }
    }

    private static Set<Integer> seqs(Tcb tcb, Segment s) {
      return switch (tcb.state()) {
        case CLOSED, LISTEN, SYN_SENT -> Set.of(s.seq());
        case SYN_RECEIVED,
            ESTABLISHED,
            FIN_WAIT_1,
            FIN_WAIT_2,
            CLOSE_WAIT,
            CLOSING,
            LAST_ACK,
            TIME_WAIT -> {
          int next = tcb.rcvNxt();
          boolean took = next != tcb.irs() + 1;
          // Text once taken in turns nothing: more of it before the next line is as good.
          yield s.isSyn()
              ? either(tcb.irs(), next)
              : took && s.length() > 0 && !s.isFin()
                  ? either(next - OLD, next + 1)
                  : either(next, next - OLD, next + 1);
        }
      };
    }

    private Set<Integer> acks(Tcb tcb, Sent sent) {
      if (!sent.segment().isAck()) {
        return Set.of(0);
      }
      int all = tcb.sndNxt();
      return switch (tcb.state()) {
        case CLOSED, LISTEN -> Set.of(sent.segment().ack());
        case SYN_SENT -> either(tcb.iss(), all);
        case SYN_RECEIVED,
            ESTABLISHED,
            FIN_WAIT_1,
            FIN_WAIT_2,
            CLOSE_WAIT,
            CLOSING,
            LAST_ACK,
            TIME_WAIT -> {
          boolean knows = tcb.fin() != Fin.SENT || sent.line() > firstFin;
          int most = knows ? all : Seq.later(tcb.sndUna(), all - 1);
          int least = tcb.isSynUnacknowledged() && knows ? tcb.iss() + 1 : tcb.sndUna();
          yield either(tcb.sndUna(), least, most, all + 1);
        }
      };
    }

    private static Set<Integer> either(int... numbers) {
      Set<Integer> set = new TreeSet<>();
      for (int number : numbers) {
        set.add(number);
      }
      return set;
    }

    @Override
    public List<Tcb> withholding(Tcb tcb) {
      return List.of(tcb);
    }

    @Override
    public Discarding discarding() {
      return Discarding.AT_ONCE;
    }
  }
}
