package org.ackademy.replay;

import java.util.List;
import org.ackademy.replay.Scenario.Network;
import org.ackademy.replay.Scenario.Opening;
import org.ackademy.replay.Scenario.Reopening;
import org.ackademy.replay.Scenario.Shorthand;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Seq;

/**
 * What a repair of an exchange's end costs at least, whatever went before: lines that contradict
 * each other in every valid exchange, counted where no edit could settle two of them at once.
 *
 * <p>A contradiction lies in an interval of lines: it stands as long as none of these is changed,
 * taken out or put elsewhere, and none is put in between them. So each of several that do not
 * overlap takes an edit of its own, of half a line at least; a line that is moved may settle two,
 * where it is taken from and where it goes, and costs twice that.
 */
final class Conflicts {
  private static final int TOLD = Control.SYN | Control.FIN | Control.RST | Control.ACK;

  /** How many lines a host is looked back over. */
  private static final int LOOKED_BACK_MAX = 12;

  private final List<Line> lines;
  private final int[] halves;

  private final Network network;

  /** Whether both may open: then SYNs that crossed draw acknowledgments of nothing new. */
  private final boolean crossing;

  private Conflicts(Scenario scenario, List<Line> lines) {
    this.lines = lines;
    this.network = scenario.network();
    this.crossing =
        scenario.a().opening() == Opening.ACTIVE && scenario.b().opening() == Opening.ACTIVE;
    this.halves = new int[lines.size() + 3];
  }

  /** The conflicts of an exchange; none are known where new connections may be. */
  static Conflicts of(Case question) {
    Scenario scenario = question.scenario();
    List<Line> lines = question.exchange().lines();
    Conflicts conflicts = new Conflicts(scenario, lines);
    boolean plain =
        scenario.reopening() == Reopening.NEVER
            && scenario.earlier().isEmpty()
            && !scenario.allows(Scenario.Call.CRASH)
            && scenario.shorthand() == Shorthand.STRICT
            && scenario.a().rcvWnd() > 0
            && scenario.b().rcvWnd() > 0
            && lines.stream().noneMatch(line -> line.isLost() || line.given().window());
    if (plain) {
      conflicts.count();
    }
    return conflicts;
  }

  /**
   * What lines to the end cost at least, in halves of a line.
   *
   * @param next the number of the first of these lines, up to one past the last
   */
  int from(int next) {
    return halves[next];
  }

  private void count() {
    for (int number = lines.size(); number >= 1; number--) {
      int end = end(number);
      halves[number] = halves[number + 1];
      if (end > 0) {
        halves[number] = Math.max(halves[number], 1 + halves[end + 1]);
      }
    }
  }

  /** Where the shortest conflict that begins at a line ends, or 0. */
  private int end(int first) {
    if (isNonsense(line(first))) {
      return first;
    }
    int last = Math.min(lines.size(), first + LOOKED_BACK_MAX);
    Seen seen = Seen.NOTHING;
    for (int number = first + 1; number <= last; number++) {
      Line other = line(number);
      if (other.segment().isRst() && network == Network.LOSSY) {
        return 0; // Where a listener goes back to LISTEN another connection may follow.
      }
      if (contradict(line(first), other, seen)) {
        return number;
      }
      seen = seen.with(line(first).from() == other.from() ? Seen.OWN : Seen.PEERS);
    }
    return 0;
  }

  /** Whose lines stand between two. */
  private enum Seen {
    NOTHING,
    OWN,
    PEERS,
    BOTH;

    private Seen with(Seen more) {
      return this == NOTHING || this == more ? more : BOTH;
    }

    private boolean hasOwn() {
      return this == OWN || this == BOTH;
    }
  }

  private Line line(int number) {
    return lines.get(number - 1);
  }

  private static boolean isNonsense(Line line) {
    Segment s = line.segment();
    return switch (s.control() & TOLD) {
      case Control.SYN,
          Control.SYN | Control.ACK,
          Control.ACK,
          Control.FIN | Control.ACK,
          Control.RST,
          Control.RST | Control.ACK ->
          false;
      default -> true;
    };
  }

  private boolean contradict(Line one, Line other, Seen between) {
    Segment s = one.segment();
    Segment o = other.segment();
    int turns = Control.SYN | Control.RST;
    if ((s.control() & turns) != 0 || (o.control() & turns) != 0) {
      return false;
    }
    return switch (network) {
      case RELIABLE ->
          one.from() == other.from()
              ? ofOneHost(one, other, between)
              : acknowledgesWrongly(one, other, between);
      case LOSSY ->
          one.from() == other.from()
              ? ofOneHostWhateverIsLost(one, other, between)
              : acknowledgesUnsent(one, other, between);
    };
  }

  /**
   * What holds with retransmissions too: RCV.NXT and SND.NXT never go back, nothing follows the
   * FIN, and a segment without text is at SND.NXT, or one before it (keep-alive).
   */
  private static boolean ofOneHostWhateverIsLost(Line one, Line other, Seen between) {
    Segment s = one.segment();
    Segment o = other.segment();
    boolean seqs = one.given().seq() && other.given().seq();
    boolean acks = one.given().ack() && other.given().ack();
    return (acks && s.isAck() && o.isAck() && Seq.isBefore(o.ack(), s.ack()))
        || (seqs && s.isFin() && o.seqLength() > 0 && Seq.isBefore(s.end(), o.end()))
        || (seqs && o.seqLength() == 0 && Seq.isBefore(o.seq() + 1, s.end()))
        || (seqs && s.seqLength() == 0 && !between.hasOwn() && Seq.isBefore(s.seq() + 1, o.seq()));
  }

  /** The host whose last segment had no text has sent nothing beyond it. */
  private static boolean acknowledgesUnsent(Line one, Line other, Seen between) {
    Segment s = one.segment();
    return one.given().seq()
        && other.given().ack()
        && other.segment().isAck()
        && s.seqLength() == 0
        && !between.hasOwn()
        && Seq.isBefore(s.seq() + 1, other.segment().ack());
  }

  private boolean ofOneHost(Line one, Line other, Seen between) {
    Segment s = one.segment();
    Segment o = other.segment();
    boolean seqs = one.given().seq() && other.given().seq();
    boolean acks = one.given().ack() && other.given().ack();
    return (seqs && Seq.isBefore(o.seq(), s.end()))
        || (seqs && !between.hasOwn() && o.seq() != s.end())
        || (acks && Seq.isBefore(o.ack(), s.ack()))
        || (s.isFin() && (o.isFin() || o.length() > 0))
        || (acks && o.ack() == s.ack() && isBare(other));
  }

  /** Between two acknowledgments of the same nothing new came that the second could be for. */
  private boolean isBare(Line line) {
    Segment s = line.segment();
    return !crossing && (s.control() & TOLD) == Control.ACK && s.length() == 0;
  }

  /** The other line acknowledges part of the one, or more than its host had sent by then. */
  private static boolean acknowledgesWrongly(Line one, Line other, Seen between) {
    Segment s = one.segment();
    int ack = other.segment().ack();
    if (!one.given().seq() || !other.given().ack()) {
      return false;
    }
    boolean part = Seq.isBefore(s.seq(), ack) && Seq.isBefore(ack, s.end());
    boolean unsent = !between.hasOwn() && Seq.isBefore(s.end(), ack);
    return part || unsent;
  }
}
