package org.ackademy.replay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.ackademy.replay.Line.Fate;
import org.ackademy.replay.Line.Given;
import org.ackademy.replay.Scenario.Network;
import org.ackademy.replay.Scenario.Shorthand;
import org.ackademy.replay.Scenario.Vantage;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Tcb;
import org.ackademy.tcp.TcpState;

/**
 * Whether some course of a host that is seen only through what arrives from it sends all of that,
 * each before it arrives, whatever else it sends that is lost, and however often its connection is
 * taken back or ends: the host is played through everything that may have reached it.
 *
 * <p>For the first {@link #LINES_MAX} lines of an exchange, up to one that leaves a number free,
 * and as far as {@link #STEPS_MAX} steps lead. Of every line, however late, {@link Heard} knows in
 * linear cost where one connection is all there can be, and {@link Lives} where there can be
 * several: what they refuse no host sends. Past this search nothing possible is refused, but
 * something impossible may pass: arrivals that could not all be of a host which begins anew but
 * once (a crash, a listener that is sent back), or of connections whose windows overlap; what a
 * keep-alive and what came before it say together. The verdict is VALID there, not UNDECIDED: else
 * every long capture at a host, in which nothing is wrong, would be undecided.
 */
final class Course {
  /** How many lines of an exchange are looked at, of those before any number is free. */
  static final int LINES_MAX = 48;

  /** How many are looked at first: where these cannot be, no more are needed. */
  private static final int LINES_AT_FIRST = 12;

  /** The most steps that each of these looks may take; then nothing is held against any line. */
  static final long STEPS_MAX = 300_000;

  /** How many windows are tried for what was lost and told of another one. */
  private static final int WINDOWS_MAX = 3;

  /** Text that is lost is looked at up to so far beyond what was sent. */
  private static final int AHEAD_MAX = Segment.FIELD_MAX;

  private final Case question;
  private final Side unseen;
  private final HostSearch host;
  private final List<Line> wanted = new ArrayList<>();
  private final Set<Integer> points = new LinkedHashSet<>();
  private final SentList told;
  private final Leftovers leftovers;

  /** By host: which of the wanted segments it may have sent by then, a bit each. */
  private final Map<HostState, Set<Long>> reached = new LinkedHashMap<>();

  private Course(Case question, Side unseen) {
    this.question = question;
    this.unseen = unseen;
    Set<Integer> beginnings = new LinkedHashSet<>();
    Set<Options> offers = new LinkedHashSet<>();
    Scenario scenario = question.scenario();
    this.leftovers = new Leftovers(scenario);
    this.told = leftovers.to(unseen, 0);
    for (Line line : scenario.earlier()) {
      if (line.from() != unseen) {
        note(line, beginnings);
      }
    }
    for (Line line : question.exchange().lines()) {
      note(line, beginnings);
      if (line.from() == unseen && line.segment().isSyn()) {
        offers.add(line.segment().options());
      }
    }
    var numbers =
        new FreshNumbers(
            new Exchange(List.of()),
            scenario,
            unseen,
            Provisional.usual(unseen),
            Provisional.usual(unseen.peer()),
            (now, connections) -> beginnings,
            offers);
    this.host =
        new HostSearch(
            scenario,
            unseen,
            new Steps(STEPS_MAX),
            Writing.BY_THE_BOOK,
            numbers,
            new Anything(),
            Nearness.CHOSEN);
  }

  private void note(Line line, Set<Integer> beginnings) {
    Segment s = line.segment();
    if (line.from() != unseen) {
      if (s.isAck()) {
        points.add(s.ack());
        beginnings.add(s.ack() - 1);
      }
      return;
    }
    beginnings.add(s.isSyn() ? s.seq() : s.seq() - 1);
    points.addAll(List.of(s.seq(), s.seq() + 1, s.seq() + s.length()));
    if (isLeft(line)) {
      return;
    }
    if (wanted.stream().noneMatch(other -> other.segment().equals(s))) {
      wanted.add(line);
    }
  }

  /** Whether a line may have arrived without having been sent now. */
  private boolean isLeft(Line line) {
    return leftovers.isLeft(line);
  }

  /** How many lines of a case are looked at, of those before any number is free. */
  private static int linesOf(Case question) {
    Scenario scenario = question.scenario();
    boolean isLookedAt =
        question.exchange().assumed() == 0
            && scenario.network() == Network.LOSSY
            && scenario.vantage() != Vantage.WIRE
            && scenario.shorthand() == Shorthand.STRICT;
    List<Line> lines = question.exchange().lines();
    int numbered = 0;
    while (isLookedAt && numbered < Math.min(lines.size(), LINES_MAX)) {
      Given given = lines.get(numbered).given();
      if (!given.seq() || !given.ack()) {
        break;
      }
      numbered++;
    }
    return numbered;
  }

  private static Case first(Case question, int lines) {
    var exchange = new Exchange(question.exchange().lines().subList(0, lines));
    return new Case(question.id(), question.scenario(), exchange, Map.of());
  }

  /**
   * The first line after which no course has the host in the state that is claimed of it; 0 where
   * all claims hold in one course; nothing where that is not looked at.
   *
   * @param claims what is claimed of the host after a line
   */
  static OptionalInt refutedAt(Case question, Side unseen, Map<Integer, TcpState> claims) {
    try {
      int size = question.exchange().size();
      return size > 0 && linesOf(question) == size
          ? OptionalInt.of(new Course(question, unseen).first(claims))
          : OptionalInt.empty();
    } catch (Steps.Exhausted e) {
      return OptionalInt.empty();
    }
  }

  /** The first line that no course sends, found when somebody asks. */
  static final class Lazy {
    private static final int UNKNOWN = -1;

    private final Case question;
    private final Side unseen;
    private int refusedAt = UNKNOWN;

    Lazy(Case question, Side unseen) {
      this.question = question;
      this.unseen = unseen;
    }

    /** That line, from 1; 0 where there is none, or it is not known. */
    int refusedAt() {
      if (refusedAt == UNKNOWN) {
        refusedAt = search(linesOf(question));
      }
      return refusedAt;
    }

    private int search(int most) {
      int lines = 0;
      int found = 0;
      try {
        while (found == 0 && lines < most) {
          lines = Math.min(most, Math.max(LINES_AT_FIRST, 2 * lines));
          found = new Course(Course.first(question, lines), unseen).first(Map.of());
        }
        return found;
      } catch (Steps.Exhausted e) {
        return 0;
      }
    }
  }

  /**
   * The first line that no course sends, or after which none is in the claimed state; 0 if none.
   */
  private int first(Map<Integer, TcpState> claims) {
    Scenario scenario = question.scenario();
    Tcb start = Starts.of(scenario.host(unseen));
    reach(HostState.start(start, HostState.Telling.LEFT_OUT), 0);
    for (int number = 1; number <= question.exchange().size(); number++) {
      Line line = question.exchange().line(number);
      if (line.from() == unseen && isLeft(line)) {
        continue;
      }
      if (line.from() == unseen) {
        goOn(number);
        long bit = bit(line.segment());
        reached.values().forEach(masks -> masks.removeIf(mask -> (mask & bit) == 0));
        reached.values().removeIf(Set::isEmpty);
      } else {
        told.add(new Sent(number, offering(line), line.fate()));
      }
      TcpState claimed = claims.get(number);
      if (claimed != null) {
        goOn(number + 1);
        beIn(claimed, number);
      }
      if (reached.isEmpty()) {
        return number;
      }
    }
    return 0;
  }

  /** Whatever else has befallen the host: now it is in this state. */
  private void beIn(TcpState claimed, int number) {
    Map<HostState, Set<Long>> before = new LinkedHashMap<>(reached);
    reached.clear();
    before.forEach(
        (state, masks) -> {
          for (HostState at : host.claiming(branch(state), claimed, number).states()) {
            masks.forEach(mask -> reach(at.anew(), mask));
          }
        });
  }

  private Segment offering(Line line) {
    return line.offering(question.scenario().host(line.from()));
  }

  private long bit(Segment segment) {
    for (int i = 0; i < wanted.size(); i++) {
      if (wanted.get(i).segment().equals(segment)) {
        return 1L << i;
      }
    }
    return 0;
  }

  /**
   * A segment goes out.
   *
   * @param to the host afterwards
   * @param sent which of the wanted segments it was, a bit or none
   */
  private record Way(HostState to, long sent) {}

  /** Everything that may befall the host, by what has been sent to it so far. */
  private void goOn(int number) {
    var open = new ArrayDeque<>(reached.keySet());
    Map<HostState, Set<Way>> ways = new LinkedHashMap<>();
    while (!open.isEmpty()) {
      HostState state = open.remove();
      List<Long> masks = List.copyOf(reached.getOrDefault(state, Set.of()));
      for (Way way : ways.computeIfAbsent(state, from -> after(from, number))) {
        for (long mask : masks) {
          if (reach(way.to(), mask | way.sent())) {
            open.add(way.to());
          }
        }
      }
    }
  }

  /** To have sent more is never worse. */
  private boolean reach(HostState state, long sent) {
    Set<Long> masks = reached.computeIfAbsent(state, fresh -> new LinkedHashSet<>());
    if (masks.stream().anyMatch(mask -> (mask & sent) == sent)) {
      return false;
    }
    masks.removeIf(mask -> (mask & sent) == mask);
    return masks.add(sent);
  }

  private Set<Way> after(HostState state, int number) {
    Set<Way> after = new LinkedHashSet<>();
    Branch branch = branch(state);
    for (int i = 0; i < wanted.size(); i++) {
      send(branch, wanted.get(i), number, 1L << i, after);
    }
    for (Line lost : lost(state)) {
      send(branch, lost, number, 0, after);
    }
    return after;
  }

  private void send(Branch branch, Line line, int number, long bit, Set<Way> after) {
    for (HostFrontier found : host.emitting(branch, line, number).found().values()) {
      found.states().forEach(state -> after.add(new Way(state.anew(), bit)));
    }
  }

  private Branch branch(HostState state) {
    HostFrontier own = HostFrontier.of(state);
    HostFrontier none = new HostFrontier();
    SentList sent = new SentList();
    boolean isA = unseen == Side.A;
    return new Branch(
        isA ? own : none,
        isA ? none : own,
        isA ? sent : told,
        isA ? told : sent,
        Floating.NOTHING,
        Optional.empty(),
        0);
  }

  /**
   * What the host may send besides that turns it: new text up to where it matters, SYN, FIN, RST.
   */
  private List<Line> lost(HostState state) {
    List<Line> lost = new ArrayList<>();
    for (int control :
        new int[] {
          Control.SYN,
          Control.SYN | Control.ACK,
          Control.FIN | Control.ACK,
          Control.RST,
          Control.RST | Control.ACK
        }) {
      lost.add(template(control, 0));
    }
    for (int point : points) {
      int length = point - state.tcb().sndNxt();
      if (length > 0 && length <= AHEAD_MAX) {
        lost.add(template(Control.ACK, length));
      }
    }
    for (int window : windows()) {
      Segment told = new Segment(Control.ACK, 0, 0, 0, window, 0, Options.NONE);
      lost.add(new Line(unseen, told, new Given(false, false, true), Fate.UNSAID));
    }
    return lost;
  }

  /** What the host may have told of its window, if lines say anything of it. */
  private Set<Integer> windows() {
    Set<Integer> windows = new LinkedHashSet<>();
    for (Line line : wanted) {
      boolean tells = line.given().window() && !line.segment().isRst();
      if (tells && windows.size() < WINDOWS_MAX) {
        windows.add(0);
        windows.add(line.segment().window());
      }
    }
    return windows;
  }

  private Line template(int control, int length) {
    Segment segment = new Segment(control, 0, 0, length, 0, 0, Options.NONE);
    return new Line(unseen, segment, new Given(false, false, false), Fate.UNSAID);
  }
}
