package org.ackademy.notation.capture;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.ackademy.replay.Goal;
import org.ackademy.replay.Line;
import org.ackademy.replay.Line.Fate;
import org.ackademy.replay.Line.Given;
import org.ackademy.replay.Scenario;
import org.ackademy.replay.Scenario.Call;
import org.ackademy.replay.Scenario.Host;
import org.ackademy.replay.Scenario.Network;
import org.ackademy.replay.Scenario.Opening;
import org.ackademy.replay.Scenario.Reopening;
import org.ackademy.replay.Scenario.Shorthand;
import org.ackademy.replay.Scenario.Vantage;
import org.ackademy.replay.Side;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Options.Timestamps;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.TcpState;

/**
 * What came before the first captured line of a connection.
 *
 * <p>Where that is a SYN, nothing: A opens; B listens, but opens too where it sent a SYN of its
 * own, and is a closed port where all that it sent first is a reset.
 *
 * <p>Where it is a SYN,ACK, the SYN that it answers is assumed.
 *
 * <p>Where the capture begins later, a handshake is assumed, after which both are ESTABLISHED, and
 * what each host had sent since as far as the later segments tell (see {@link Stretch}); at the
 * vantage of a host, what it had received of that. Nobody knows the window scale then: both are
 * assumed to have agreed on the largest, so that no segment is refused for being beyond a window.
 *
 * @rfc 9293 3.5
 */
final class Beginning {
  private static final int SHIFT = 14;

  private final List<Line> lines;
  private final Vantage vantage;

  Beginning(List<Line> lines, Vantage vantage) {
    this.lines = lines;
    this.vantage = vantage;
  }

  private static boolean isSyn(Line line) {
    return line.segment().isSyn() && !line.segment().isAck();
  }

  private static boolean isSynAck(Line line) {
    return line.segment().isSyn() && line.segment().isAck();
  }

  Scenario scenario() {
    return new Scenario(
        fresh(TcpState.CLOSED, Opening.ACTIVE),
        answering(lines.stream().filter(line -> line.from() == Side.B).toList()),
        Network.LOSSY,
        vantage,
        EnumSet.of(Call.OPEN, Call.SEND, Call.RECEIVE, Call.CLOSE, Call.ABORT),
        List.of(),
        Shorthand.STRICT,
        isOpenedAgain(Side.A) || isOpenedAgain(Side.B) ? Reopening.ALLOWED : Reopening.NEVER,
        new Goal.AnyPrefix());
  }

  private static Host fresh(TcpState start, Opening opening) {
    return new Host(
        start, opening, OptionalLong.empty(), Optional.empty(), Scenario.WINDOW_DEFAULT);
  }

  private Host answering(List<Line> own) {
    if (startsWith(Beginning::isSyn)) {
      if (own.stream().anyMatch(Beginning::isSyn)) {
        return fresh(TcpState.CLOSED, Opening.ACTIVE);
      }
      boolean isClosed =
          !own.isEmpty()
              && own.get(0).segment().isRst()
              && own.stream().noneMatch(Beginning::isSynAck);
      return fresh(isClosed ? TcpState.CLOSED : TcpState.LISTEN, Opening.NEVER);
    }
    return fresh(TcpState.LISTEN, Opening.NEVER);
  }

  private boolean startsWith(Predicate<Line> kind) {
    return !lines.isEmpty() && kind.test(lines.get(0));
  }

  /** Whether the host sent SYNs with different numbers, or a SYN in a connection under way. */
  private boolean isOpenedAgain(Side side) {
    long numbers =
        lines.stream()
            .filter(line -> line.from() == side && line.segment().isSyn())
            .mapToInt(line -> line.segment().seq())
            .distinct()
            .limit(2)
            .count();
    boolean isUnderWay = !startsWith(line -> line.segment().isSyn());
    return numbers > (isUnderWay ? 0 : 1);
  }

  /** The lines that are assumed before the captured ones. */
  List<Line> assumed() {
    if (lines.isEmpty() || startsWith(Beginning::isSyn)) {
      return List.of();
    }
    return startsWith(Beginning::isSynAck) ? List.of(synBefore()) : underWay();
  }

  private Line synBefore() {
    Segment answer = lines.get(0).segment();
    Options options = answer.options();
    var own =
        new Options(
            options.mss(),
            options.hasWindowScale() ? SHIFT : Options.ABSENT,
            options.sackPermitted(),
            List.of(),
            options.timestamps().map(stamps -> new Timestamps(stamps.echo(), 0)),
            options.fastOpen());
    return line(Side.A, Control.SYN, answer.ack() - 1, 0, 0, own);
  }

  private List<Line> underWay() {
    Stretch a = Stretch.of(Side.A, lines);
    Stretch b = Stretch.of(Side.B, lines);
    var assumed = new ArrayList<Line>();
    assumed.add(line(Side.A, Control.SYN, a.una() - 1, 0, 0, onSyn(Side.A)));
    assumed.add(line(Side.B, Control.SYN | Control.ACK, b.una() - 1, a.una(), 0, onSyn(Side.B)));
    assumed.add(line(Side.A, Control.ACK, a.una(), b.una(), 0, Options.NONE));
    // B's first octets come first: they tell A a window that is scaled.
    int first = b.cuts().get(0);
    assumed.add(line(Side.B, Control.ACK, b.una(), a.una(), first - b.una(), Options.NONE));
    List<Line> ofA = sent(Side.A, a, a.una(), first);
    List<Line> ofB = sent(Side.B, b, first, a.una());
    assumed.addAll(vantage == Vantage.HOST_B ? ofB : ofA);
    assumed.addAll(vantage == Vantage.HOST_B ? ofA : ofB);
    return assumed;
  }

  private List<Line> sent(Side side, Stretch own, int start, int ack) {
    boolean isArriving = vantage == (side == Side.A ? Vantage.HOST_B : Vantage.HOST_A);
    var sent = new ArrayList<Line>();
    int from = start;
    for (int to : own.cuts()) {
      if (to != start && (!isArriving || own.hasArrived(from, to))) {
        sent.add(line(side, Control.ACK, from, ack, to - from, Options.NONE));
      }
      from = to;
    }
    return sent;
  }

  /** Options that leave open whatever the later segments show. */
  private Options onSyn(Side side) {
    Optional<Timestamps> stamps =
        lines.stream()
            .filter(line -> line.from() == side)
            .flatMap(line -> line.segment().options().timestamps().stream())
            .findFirst();
    return new Options(Options.ABSENT, SHIFT, true, List.of(), stamps, Optional.empty());
  }

  private static Line line(Side from, int control, int seq, int ack, int length, Options options) {
    var segment = new Segment(control, seq, ack, length, Segment.FIELD_MAX, 0, options);
    return new Line(from, segment, Given.ALL, Fate.UNSAID);
  }
}
