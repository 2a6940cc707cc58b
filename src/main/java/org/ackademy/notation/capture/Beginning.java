package org.ackademy.notation.capture;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
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
import org.ackademy.tcp.Seq;
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

  /** How far the numbers of a connection that is begun anew are followed. */
  private static final int AGAIN_MAX = 1 << 16;

  /** Of how many SYNs it is asked what they begin or answer: each asks all lines. */
  static final int SYNS_MAX = 16;

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
        opening(),
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

  /** A opens; and listens, where it answers another connection. */
  private Host opening() {
    boolean isLate = isUnderWay() && lateAnswer().filter(l -> l.from() == Side.A).isPresent();
    if (isLate) {
      return fresh(TcpState.LISTEN, Opening.NEVER);
    }
    boolean answers =
        isUnderWay() && lines.stream().anyMatch(line -> line.from() == Side.A && isSynAck(line));
    return fresh(answers ? TcpState.LISTEN : TcpState.CLOSED, Opening.ACTIVE);
  }

  private Host answering(List<Line> own) {
    boolean opens = own.stream().anyMatch(Beginning::isSyn);
    if (isUnderWay()) {
      boolean isOpener = lateAnswer().filter(line -> line.from() == Side.A).isPresent();
      if (isOpener) {
        return fresh(TcpState.CLOSED, Opening.ACTIVE);
      }
      return fresh(TcpState.LISTEN, opens ? Opening.ACTIVE : Opening.NEVER);
    }
    if (opens || crossing().isPresent()) {
      return fresh(TcpState.CLOSED, Opening.ACTIVE);
    }
    boolean isClosed =
        !own.isEmpty()
            && own.get(0).segment().isRst()
            && own.stream().noneMatch(Beginning::isSynAck);
    return fresh(isClosed ? TcpState.CLOSED : TcpState.LISTEN, Opening.NEVER);
  }

  /** A's SYN,ACK where it answers a SYN of B's that was not captured: the SYNs crossed. */
  private Optional<Line> crossing() {
    boolean isCaptured = lines.stream().anyMatch(line -> line.from() == Side.B && isSyn(line));
    return isCaptured
        ? Optional.empty()
        : lines.stream().filter(line -> line.from() == Side.A && isSynAck(line)).findFirst();
  }

  /**
   * Whether the connection was there before: the first line is no SYN, or one that meets a host
   * which knows nothing of it and acknowledges something else.
   */
  private boolean isUnderWay() {
    if (!startsWith(line -> line.segment().isSyn()) || isRepeatedAnswer()) {
      return true;
    }
    Segment syn = lines.get(0).segment();
    Optional<Segment> answer = firstOf(lines.get(0).from().peer()).map(Line::segment);
    return startsWith(Beginning::isSyn)
        && answer
            .filter(s -> s.isAck() && !s.isSyn() && !s.isRst())
            .filter(s -> s.ack() - syn.seq() < 0 || s.ack() - syn.end() > 0)
            .isPresent();
  }

  /** Whether the first line is a SYN,ACK whose receiver has sent more than its answer to that. */
  private boolean isRepeatedAnswer() {
    if (!startsWith(Beginning::isSynAck)) {
      return false;
    }
    Line answer = lines.get(0);
    return firstOf(answer.from().peer())
        .map(Line::segment)
        .filter(s -> s.isAck() && !s.isSyn() && !s.isRst())
        .filter(s -> Seq.isBefore(answer.segment().ack(), s.seq()))
        .isPresent();
  }

  private Optional<Line> firstOf(Side side) {
    return lines.stream().filter(line -> line.from() == side).findFirst();
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
    return numbers > (isUnderWay() ? 0 : 1);
  }

  /** The lines that are assumed before the captured ones. */
  List<Line> assumed() {
    if (lines.isEmpty()) {
      return List.of();
    }
    if (isUnderWay()) {
      return underWay();
    }
    List<Line> assumed = unseenSyns();
    Optional<Line> crossing = crossing();
    // A host meets a SYN that crosses its own when it has sent that.
    int place = vantage == Vantage.HOST_B ? 0 : assumed.size();
    crossing.ifPresent(answer -> assumed.add(place, synThatCrossed(answer.segment())));
    if (startsWith(Beginning::isSynAck) && crossing.isEmpty() && goesOnUnanswered()) {
      Line answer = lines.get(0);
      Segment s = answer.segment();
      assumed.add(answer);
      assumed.add(line(Side.A, Control.ACK, s.ack(), s.seq() + 1, 0, Options.NONE));
    }
    return assumed;
  }

  /**
   * The SYNs that B answered and nobody captured. Where a SYN of A's was captured, an answer to
   * another number is B's mistake, unless B answers the captured one too.
   */
  private List<Line> unseenSyns() {
    var unseen = new ArrayList<Line>();
    var asked = new HashSet<Integer>();
    boolean isMistaken = isOnlyAnsweredWrong();
    for (Line line : lines) {
      int number = line.segment().ack() - 1;
      if (asked.size() == SYNS_MAX) {
        break;
      }
      if (line.from() == Side.A && isSyn(line)) {
        asked.add(line.segment().seq());
        asked.add(line.segment().end() - 1);
      } else if (line.from() == Side.B
          && isSynAck(line)
          && (asked.isEmpty() || !isMistaken)
          && asked.add(number)) {
        unseen.add(synBefore(line));
      }
    }
    return unseen;
  }

  /** Whether SYNs of A's were captured, and B answers none of them. */
  private boolean isOnlyAnsweredWrong() {
    var asked = new HashSet<Integer>();
    lines.stream()
        .filter(line -> line.from() == Side.A && isSyn(line))
        .forEach(line -> asked.add(line.segment().seq() + 1));
    return !asked.isEmpty()
        && lines.stream()
            .filter(line -> line.from() == Side.B && isSynAck(line))
            .noneMatch(line -> asked.contains(line.segment().ack()));
  }

  /** Whether B sends more than its SYN,ACK before A is heard: A had answered already. */
  private boolean goesOnUnanswered() {
    for (Line line : lines) {
      if (line.from() == Side.A) {
        return false;
      }
      if (!line.segment().isSyn() && line.segment().seqLength() > 0) {
        return true;
      }
    }
    return false;
  }

  private Line synThatCrossed(Segment answer) {
    Options options =
        lines.stream()
            .filter(line -> line.from() == Side.B && isSynAck(line))
            .map(line -> line.segment().options())
            .findFirst()
            .orElse(Options.NONE);
    return line(Side.B, Control.SYN, answer.ack() - 1, 0, 0, options);
  }

  /** The SYN that this answers: as it was sent again, or else asking for whatever is granted. */
  private Line synBefore(Line answer) {
    Side opener = answer.from().peer();
    int number = answer.segment().ack() - 1;
    Options granted = answer.segment().options();
    Options asked =
        lines.stream()
            .filter(line -> line.from() == opener && line.segment().isSyn())
            .filter(line -> line.segment().seq() == number)
            .map(line -> line.segment().options())
            .findFirst()
            .orElseGet(() -> asking(granted));
    var options =
        new Options(
            asked.mss(),
            asked.hasWindowScale() ? asked.windowScale() : Options.ABSENT,
            asked.sackPermitted(),
            List.of(),
            granted.timestamps().map(stamps -> new Timestamps(stamps.echo(), 0)),
            asked.fastOpen());
    return line(opener, Control.SYN, number, 0, 0, options);
  }

  private static Options asking(Options granted) {
    return new Options(
        granted.mss(),
        granted.hasWindowScale() ? SHIFT : Options.ABSENT,
        granted.sackPermitted(),
        List.of(),
        Optional.empty(),
        granted.fastOpen());
  }

  private List<Line> underWay() {
    Optional<Line> late = lateAnswer();
    if (late.isPresent()) {
      return sinceTheAnswer(late.get());
    }
    List<Line> old = ofTheOldConnection(List.of());
    Stretch a = Stretch.of(Side.A, old);
    Stretch b = Stretch.of(Side.B, old);
    var assumed = new ArrayList<Line>();
    assumed.add(line(Side.A, Control.SYN, a.una() - 1, 0, 0, onSyn(Side.A)));
    assumed.add(line(Side.B, Control.SYN | Control.ACK, b.una() - 1, a.una(), 0, onSyn(Side.B)));
    assumed.add(line(Side.A, Control.ACK, a.una(), b.una(), 0, Options.NONE));
    // B's first octets come first: they tell A a window that is scaled.
    int first = b.cuts().get(0);
    var of = new Part(Side.A, a, a.una(), first);
    var other = new Part(Side.B, b, b.una(), a.una());
    assumed.add(other.segment(first));
    if (vantage == Vantage.HOST_B) {
      other.sendTo(of, assumed);
      of.sendTo(other, assumed);
    } else {
      of.sendTo(other, assumed);
      other.sendTo(of, assumed);
    }
    return assumed;
  }

  /** The handshake that came late, and what was sent after it all the same. */
  private List<Line> sinceTheAnswer(Line answer) {
    Line syn = synBefore(answer);
    List<Line> old = ofTheOldConnection(List.of(syn.segment().seq(), answer.segment().seq()));
    var assumed = new ArrayList<Line>(List.of(syn, answer));
    Side opener = syn.from();
    int asked = syn.segment().seq() + 1;
    int answered = answer.segment().seq() + 1;
    Stretch own = Stretch.of(opener, old);
    Stretch other = Stretch.of(opener.peer(), old);
    boolean isNear = isNear(asked, own.nxt()) && isNear(answered, other.nxt());
    if (isNear && (asked != own.nxt() || answered != other.nxt())) {
      assumed.add(line(opener, Control.ACK, asked, answered, 0, Options.NONE));
      var of = new Part(opener, own, asked, answered);
      var peer = new Part(opener.peer(), other, answered, asked);
      boolean isAtPeer = vantage == at(opener.peer());
      (isAtPeer ? peer : of).sendTo(isAtPeer ? of : peer, assumed);
      (isAtPeer ? of : peer).sendTo(isAtPeer ? peer : of, assumed);
    }
    return assumed;
  }

  private static boolean isNear(int start, int nxt) {
    return Seq.isWithin(start, nxt, start + AGAIN_MAX);
  }

  /** One host's part in what is assumed: its SND.NXT and RCV.NXT as far as that has come. */
  private final class Part {
    private final Side side;
    private final Stretch stretch;
    private int next;
    private int received;

    private Part(Side side, Stretch stretch, int next, int received) {
      this.side = side;
      this.stretch = stretch;
      this.next = next;
      this.received = received;
    }

    /** The segment up to this number: the FIN, where it ends there. */
    private Line segment(int to) {
      boolean isFin = stretch.fin().isPresent() && stretch.fin().getAsInt() == to;
      int control = isFin ? Control.FIN | Control.ACK : Control.ACK;
      int length = Math.clamp((long) (to - next) - (isFin ? 1 : 0), 0, Segment.LENGTH_MAX);
      Line line = line(side, control, next, received, length, Options.NONE);
      next = to;
      return line;
    }

    private void sendTo(Part peer, List<Line> assumed) {
      boolean isArriving = vantage == at(side.peer());
      var late = new ArrayList<Line>();
      for (int to : stretch.cuts()) {
        int from = next;
        if (!Seq.isBefore(from, to)) {
          continue;
        }
        Line segment = segment(to);
        if (!isArriving || stretch.arrived().contains(to)) {
          assumed.add(segment);
          if (stretch.answered().contains(to)) {
            peer.received = to;
            boolean isLate = vantage == at(side) && to != stretch.nxt();
            (isLate ? late : assumed)
                .add(line(peer.side, Control.ACK, peer.next, to, 0, Options.NONE));
          }
        }
      }
      if (!late.isEmpty()) {
        // What answers less than all was met after the end.
        assumed.add(line(side, Control.RST | Control.ACK, next, received, 0, Options.NONE));
        assumed.addAll(late);
      }
    }
  }

  private static Vantage at(Side side) {
    return side == Side.A ? Vantage.HOST_A : Vantage.HOST_B;
  }

  /**
   * The lines but those of a connection that was begun anew.
   *
   * @param own the numbers of this connection's SYNs, as far as they are known
   */
  private List<Line> ofTheOldConnection(List<Integer> own) {
    var syns = new ArrayList<Line>();
    var asked = new HashSet<Integer>(own);
    for (int i = 0; i < lines.size() && asked.size() < SYNS_MAX; i++) {
      Line syn = lines.get(i);
      if (syn.segment().isSyn()
          && asked.add(syn.segment().seq())
          && lines.subList(0, i).stream().noneMatch(line -> isOf(syn, line))) {
        syns.add(syn);
      }
    }
    return lines.stream().filter(line -> syns.stream().noneMatch(syn -> isOf(syn, line))).toList();
  }

  /** The SYN,ACK of the connection itself, come late: all began just before. */
  private Optional<Line> lateAnswer() {
    if (isRepeatedAnswer()) {
      return Optional.of(lines.get(0));
    }
    if (startsWith(Beginning::isSyn)) {
      return repeatedSyn();
    }
    int asked = 0;
    for (int i = 1; i < lines.size() && asked < SYNS_MAX; i++) {
      Line answer = lines.get(i);
      if (isSynAck(answer)) {
        asked++;
        boolean isLate =
            lines.subList(0, i).stream()
                .anyMatch(line -> line.from() != answer.from() && isOf(answer, line));
        if (isLate) {
          return Optional.of(answer);
        }
      }
    }
    return Optional.empty();
  }

  /** The answer to the first line, where that is a SYN which was answered before. */
  private Optional<Line> repeatedSyn() {
    Line syn = lines.get(0);
    return firstOf(syn.from().peer())
        .filter(line -> isOf(syn, line))
        .map(Line::from)
        .map(
            answering ->
                line(
                    answering,
                    Control.SYN | Control.ACK,
                    Stretch.of(answering, lines).una() - 1,
                    syn.segment().seq() + 1,
                    0,
                    Options.NONE));
  }

  private static boolean isOf(Line syn, Line line) {
    Segment segment = line.segment();
    boolean isOwn = line.from() == syn.from();
    int beyond = (isOwn ? segment.seq() : segment.ack()) - syn.segment().seq();
    return (isOwn || segment.isAck()) && beyond >= 0 && beyond <= AGAIN_MAX;
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
