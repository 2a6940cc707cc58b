package org.ackademy.replay;

import java.util.Optional;
import org.ackademy.replay.Distance.Field;
import org.ackademy.replay.Firsts.First;
import org.ackademy.replay.Heard.Fault;
import org.ackademy.replay.Scenario.Call;
import org.ackademy.replay.Scenario.Host;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Segment;

/**
 * Connections of a host that is not seen, all with the same of its peer's: each may have been begun
 * anew at any time and met all that was sent to it again, so each line stands by itself.
 */
final class Life {
  /** Where a host's numbers go back or forth so far at once, they are of different connections. */
  private static final long JUMP_MAX = 1L << 30;

  /** RFC 7323 section 2.3. */
  private static final int SHIFT_MAX = 14;

  private final Scenario scenario;
  private final Side unseen;
  private final Unrolled toldNumbers;
  private final Unrolled heardNumbers;
  private final Told told;
  private final Heard heard;
  private long first;
  private long end;
  private long leastAck = Long.MAX_VALUE;
  private long lastAck;
  private long furthestAck = Long.MIN_VALUE;

  /** The widest window that the peer told, its scale included. */
  private long widest;

  /** How far it may be shifted where both offered that. */
  private int shift;

  private Options options = Options.NONE;
  private Optional<Segment> syn = Optional.empty();
  private boolean isMixed;
  private boolean isBeyondTelling;

  /**
   * Nothing was sent yet.
   *
   * @param scenario as it is for such connections
   * @param first where the peer's numbers begin
   */
  Life(Scenario scenario, Side unseen, int first) {
    this.scenario = scenario;
    this.unseen = unseen;
    this.toldNumbers = new Unrolled();
    this.heardNumbers = new Unrolled();
    this.first = toldNumbers.reached(first);
    this.end = this.first;
    this.told = new Told(toldNumbers, heardNumbers);
    this.heard = new Heard(scenario, unseen, told, heardNumbers, toldNumbers);
    scenario
        .host(unseen)
        .numbers()
        .ifPresent(numbers -> noteAck(heardNumbers.at(numbers.sndUna())));
  }

  /** The first of its numbers. */
  int first() {
    return (int) first;
  }

  /** How far the numbers that were sent reach beyond the first. */
  long length() {
    return end - first;
  }

  /** The peer sends this. */
  void tell(Sent sent) {
    Segment s = sent.segment();
    if (!s.isRst() && s.isAck()) {
      long ack = heardNumbers.at(s.ack());
      // A host's acknowledgments never go back: those are of another connection.
      isMixed |= leastAck != Long.MAX_VALUE && ack < lastAck;
      noteAck(ack);
      isBeyondTelling |= Math.abs(ack - leastAck) > JUMP_MAX;
    }
    if (s.isSyn()) {
      int offered = s.options().hasWindowScale() ? s.options().windowScale() : 0;
      shift = Math.max(shift, Math.min(offered, SHIFT_MAX));
      isMixed |= syn.filter(other -> other.seq() != s.seq() || other.ack() != s.ack()).isPresent();
      syn = Optional.of(s);
    }
    widest = Math.max(widest, (long) s.window() << shift);
    told.add(sent);
    end = s.isRst() ? end : Math.max(end, toldNumbers.at(s.end()));
  }

  private void noteAck(long ack) {
    leastAck = Math.min(leastAck, ack);
    lastAck = ack;
    furthestAck = Math.max(furthestAck, ack);
  }

  /** Segments of another connection that begins here are in its window. */
  void mix(int number) {
    isMixed = true;
    first = Math.min(first, toldNumbers.at(number));
  }

  /** Nobody knows what can be in its window: nothing is wrong with any line. */
  void giveUp() {
    isBeyondTelling = true;
  }

  /** What is sent to another of its connections draws an acknowledgment. */
  void tellOfAnother(int line) {
    told.noteStranger(line);
  }

  /** It offered this: of several the one that lets windows be widest. */
  void agreeWith(Options offered) {
    if (offered.hasWindowScale() || !options.hasWindowScale()) {
      options = offered;
      told.agreeWith(offered);
    }
  }

  /** This arrived, and is of the first of these connections, or there was but one. */
  void hear(Sent sent) {
    if (!isMixed) {
      heard.add(sent);
    }
  }

  /** What is wrong with a line that acknowledges something, if anything. */
  Optional<Fault> fault(Line line) {
    Segment s = line.segment();
    if (isBeyondTelling) {
      return Optional.empty();
    }
    First reaching = told.reaching(s.ack());
    if (reaching == null && s.isRst()) {
      return Fault.of(Code.RST_NUMBER, Field.ACK, "");
    }
    if (reaching != null && isClosedEarly(s, reaching)) {
      return Optional.empty();
    }
    if (s.isSyn() || reaching == null) {
      return heard.fault(line);
    }
    if (isJustBegun(s)) {
      return Optional.empty();
    }
    Optional<Fault> fault = heard.fault(line);
    if (isMixed) {
      return fault.filter(Life::holdsOfSeveral);
    }
    return fault.isPresent() ? fault : lowFault(s, reaching);
  }

  /** Whether it is wrong in whichever of several connections that are in each other's window. */
  private static boolean holdsOfSeveral(Fault fault) {
    return fault.code() != Code.RETRANSMISSION_WITHOUT_CAUSE
        && fault.code() != Code.DATA_BEFORE_ESTABLISHED;
  }

  /** Before it is ESTABLISHED the host may have any number, and be told of another. */
  private boolean isJustBegun(Segment s) {
    return s.length() == 0
        && told.synEndingAt(s.ack()) != Told.NEVER
        && (!s.isFin() || scenario.allows(Call.CLOSE));
  }

  /**
   * Whether a host can have sent it that closed in SYN-RECEIVED, where a SYN without ACK took it:
   * in FIN-WAIT-1, its SYN not acknowledged yet, it takes in text that acknowledges none of its
   * numbers, but not more than a window before them (RFC 5961 section 5).
   */
  private boolean isClosedEarly(Segment s, First reaching) {
    Host host = scenario.host(unseen);
    if (s.length() > 0
        || !scenario.allows(Call.CLOSE)
        || host.numbers().isPresent()
        || !host.isEverOpen()
        || !told.hasSyn()
        || leastAck == Long.MAX_VALUE) {
      return false;
    }
    long seq = heardNumbers.at(s.seq());
    long least = isMixed ? leastAck : Math.max(reaching.note(), leastAck);
    return least <= seq && seq <= furthestAck + widest + 2;
  }

  /** What made RCV.NXT what it is acknowledged something too: SND.UNA is not before that. */
  private Optional<Fault> lowFault(Segment s, First reaching) {
    if (leastAck == Long.MAX_VALUE) {
      return Optional.empty();
    }
    long least = Math.max(reaching.note(), leastAck);
    long next = heardNumbers.at(s.end());
    boolean sendsAgain = s.seqLength() > 0 && !(s.isFin() || s.length() > 1);
    boolean mayProbe = !s.isRst() && (s.seqLength() == 0 || sendsAgain);
    long known = s.seqLength() == 0 ? next + 1 : next;
    boolean isInPlace = s.seqLength() == 0 ? next >= least : next > least;
    return isInPlace || (mayProbe && known >= least && told.hasAcknowledged(known))
        ? Optional.empty()
        : Fault.of(s.isRst() ? Code.RST_NUMBER : Code.SEQ_NUMBER, Field.SEQ, "");
  }
}
