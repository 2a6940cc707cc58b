package org.ackademy.replay;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Machine;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Seq;
import org.ackademy.tcp.Tcb;
import org.ackademy.tcp.Tcb.AckDue;
import org.ackademy.tcp.Tcb.Fin;
import org.ackademy.tcp.TcpState;
import org.jspecify.annotations.Nullable;

/**
 * A lossy network: whatever was sent may arrive never, once, twice, or late.
 *
 * <p>Nothing is delivered before the wanted line needs it. That is no loss: acknowledgments are
 * cumulative, so a segment that arrives later tells all that the one left out told, and what has
 * not arrived forbids nothing. What a line needs is new octets up to its acknowledgment number, a
 * window that lets its text out, a cause for a bare acknowledgment, or a turn of the connection
 * (SYN, FIN, RST), and only such segments are offered.
 */
record AnyTime() implements Deliveries {
  /** How many segments are looked at, at most, where the first that serves is searched for. */
  private static final int LOOKS_MAX = 4_096;

  /** How many different resets are looked at, at most, where any will do. */
  private static final int MOVES_MAX = 2 * LegalMoves.MOVES_MAX;

  /** How many segments are looked at for these: most often many tell the same. */
  private static final int LOOKS_FOR_MOVES_MAX = 512;

  @Override
  public void offer(HostState state, Moment moment, Sink sink) {
    Offer offer = new Offer(state, moment, sink);
    switch (state.tcb().state()) {
      case CLOSED -> offer.drawingReset();
      case LISTEN -> {
        offer.syns();
        offer.drawingReset();
      }
      case SYN_SENT -> {
        offer.syns();
        offer.drawingReset();
        offer.resetsWithAck();
      }
      case SYN_RECEIVED -> {
        offer.establishing();
        offer.syns();
        offer.drawingReset();
        offer.resets();
        offer.causes();
      }
      case ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT -> {
        offer.news();
        offer.finAcknowledged();
        offer.window();
        offer.resets();
        offer.causes();
        offer.reopening();
      }
    }
  }

  /** What draws an unwanted challenge ACK is not delivered in the first place. */
  @Override
  public List<Tcb> withholding(Tcb tcb) {
    return List.of();
  }

  /** Whatever was sent may arrive again: discarding leaves every way open that holding leaves. */
  @Override
  public Discarding discarding() {
    return Discarding.AT_ONCE;
  }

  /** One state's offers at one moment. */
  private static final class Offer {
    private final HostState state;
    private final Tcb tcb;
    private final SentList peer;
    private final @Nullable Line wanted;
    private final Asked asked;
    private final Sink sink;

    private Offer(HostState state, Moment moment, Sink sink) {
      this.state = state;
      this.tcb = state.tcb();
      this.peer = moment.peer();
      this.wanted = moment.wanted();
      this.asked = moment.asked();
      this.sink = sink;
    }

    private void give(int index) {
      sink.arrives(peer.get(index), state.taken(), state.earlier(), state.cost());
    }

    /** Offers the one that was found, if one was. */
    private boolean given(int index) {
      if (index >= 0) {
        give(index);
      }
      return index >= 0;
    }

    /** Offers the first of these that serves. */
    private void first(List<Integer> indices, IntPredicate serves) {
      for (int index : indices.subList(0, Math.min(indices.size(), LOOKS_MAX))) {
        if (serves.test(index)) {
          give(index);
          return;
        }
      }
    }

    private Segment segment(int index) {
      return peer.get(index).segment();
    }

    /** What the wanted line acknowledges, where it is tied to a number. */
    private boolean isTied() {
      return wanted != null && wanted.segment().isAck() && wanted.given().ack();
    }

    private boolean exceeds(int end) {
      return isTied() && wanted != null && Seq.isBefore(wanted.segment().ack(), end);
    }

    private boolean turns() {
      return wanted == null || wanted.segment().isRst() || wanted.segment().isSyn();
    }

    /** Where there is no connection, only what draws the wanted reset. */
    private void drawingReset() {
      if (wanted == null || !wanted.segment().isRst()) {
        return;
      }
      Segment reset = wanted.segment();
      if (!wanted.given().seq() || (reset.isAck() && !wanted.given().ack())) {
        drawingAnyReset();
      } else if (reset.isAck()) {
        first(peer.synchronizing(), i -> !segment(i).isAck() && segment(i).end() == reset.ack());
      } else {
        given(peer.firstAcknowledging(reset.seq(), i -> !segment(i).isRst()));
      }
    }

    /** Of those that draw the same reset where nothing else is looked at, the first. */
    private void drawingAnyReset() {
      boolean newest = asked == Asked.MOVE;
      if (newest && wanted != null && wanted.segment().isAck()) {
        drawingNewestReset(peer.withoutAck());
        return;
      }
      int most = newest ? MOVES_MAX : LOOKS_MAX;
      int looks = newest ? Math.min(peer.size(), LOOKS_FOR_MOVES_MAX) : peer.size();
      boolean alike = tcb.state() != TcpState.SYN_RECEIVED;
      Set<Integer> drawn = new HashSet<>();
      for (int i = 0, given = 0; i < looks && given < most; i++) {
        int index = newest ? peer.size() - 1 - i : i;
        Segment s = segment(index);
        boolean draws = !peer.get(index).isLost() && !s.isRst() && isAnsweredAsWanted(s);
        if (draws && (drawn.add(s.isAck() ? s.ack() : s.end()) || !alike)) {
          give(index);
          given++;
        }
      }
    }

    private void drawingNewestReset(List<Integer> indices) {
      int least = Math.max(0, indices.size() - MOVES_MAX);
      for (int place = indices.size() - 1; place >= least; place--) {
        give(indices.get(place));
      }
    }

    /** What has no ACK draws a reset that acknowledges it. */
    private boolean isAnsweredAsWanted(Segment s) {
      return wanted == null || wanted.segment().isAck() != s.isAck();
    }

    /** Every SYN that tells something else. */
    private void syns() {
      Segment before = null;
      for (int index : peer.synchronizing()) {
        Segment syn = segment(index);
        boolean same =
            before != null
                && before.seq() == syn.seq()
                && before.ack() == syn.ack()
                && before.control() == syn.control()
                && Offers.kinds(before.options()) == Offers.kinds(syn.options());
        if (!same && mayServe(syn)) {
          give(index);
        }
        before = syn;
      }
    }

    /** Where a SYN must be answered at once, only one whose answer could be the wanted line. */
    private boolean mayServe(Segment syn) {
      if (wanted == null) {
        return true;
      }
      Segment s = wanted.segment();
      return switch (tcb.state()) {
        case LISTEN ->
            s.has(Control.SYN | Control.ACK)
                && (!wanted.given().ack() || s.ack() == syn.seq() + 1 || s.ack() == syn.end());
        case SYN_SENT ->
            syn.isAck()
                ? s.isRst() || acknowledgesSyn(syn.ack())
                : s.has(Control.SYN | Control.ACK);
        case SYN_RECEIVED -> syn.seq() == tcb.irs() || isAcceptable(syn) || !s.isSyn();
        case CLOSED,
            ESTABLISHED,
            FIN_WAIT_1,
            FIN_WAIT_2,
            CLOSE_WAIT,
            CLOSING,
            LAST_ACK,
            TIME_WAIT ->
            true;
      };
    }

    private void resetsWithAck() {
      if (turns()) {
        first(peer.resets(), i -> segment(i).isAck() && segment(i).ack() == tcb.sndNxt());
      }
    }

    private void resets() {
      if (turns()) {
        first(peer.resets(), i -> segment(i).seq() == tcb.rcvNxt());
      }
    }

    /**
     * What acknowledges this host's SYN: an empty segment, and one with text that fits; where there
     * is none that is empty, one whose text comes too early.
     */
    private void establishing() {
      int next = tcb.rcvNxt();
      boolean bare =
          given(peer.firstStartingAt(next, i -> establishes(i) && segment(i).seqLength() == 0));
      given(peer.firstStartingAt(next, i -> establishes(i) && segment(i).seqLength() > 0));
      if (!bare) {
        firstOverlapping(this::establishesEarly);
      }
    }

    private boolean establishesEarly(int index) {
      Segment s = segment(index);
      return Seq.isBefore(tcb.rcvNxt(), s.seq()) && isAcceptable(s) && acknowledgesSyn(s);
    }

    private boolean establishes(int index) {
      Segment s = segment(index);
      return acknowledgesSyn(s) && !exceeds(s.end());
    }

    private boolean acknowledgesSyn(Segment s) {
      return s.isAck() && !s.isRst() && !s.isSyn() && acknowledgesSyn(s.ack());
    }

    private boolean acknowledgesSyn(int ack) {
      return Seq.isBefore(tcb.sndUna(), ack) && Seq.isAtOrBefore(ack, tcb.sndNxt());
    }

    /** New octets, or a FIN, in order and not beyond what the wanted line acknowledges. */
    private void news() {
      if (isTied() && wanted != null && !Seq.isBefore(tcb.rcvNxt(), wanted.segment().ack())) {
        return;
      }
      if (wanted != null && !wanted.segment().isAck() && !wanted.segment().isRst()) {
        boolean shorthand = !wanted.segment().isSyn();
        if (!shorthand) {
          return;
        }
      }
      IntPredicate fits = i -> bringsNews(i) && !exceeds(segment(i).end());
      int first = peer.firstStartingAt(tcb.rcvNxt(), fits);
      if (!given(first) && !endingAtWanted(fits)) {
        lastOverlapping(fits);
      }
      if (first >= 0 && !isTied()) {
        // What was sent again may be less than it was the first time.
        int end = segment(first).end();
        given(
            peer.firstStartingAt(
                tcb.rcvNxt(), i -> fits.test(i) && Seq.isBefore(segment(i).end(), end)));
      }
      if (isFinOutstanding()) {
        // What was sent again may tell more than it did the first time: that the FIN has arrived.
        given(
            peer.firstStartingAt(
                tcb.rcvNxt(), i -> fits.test(i) && segment(i).ack() == tcb.sndNxt()));
      }
    }

    private boolean isFinOutstanding() {
      return tcb.fin() == Fin.SENT && tcb.sndUna() != tcb.sndNxt();
    }

    private boolean bringsNews(int index) {
      Segment s = segment(index);
      return s.isAck()
          && !s.isRst()
          && !s.isSyn()
          && Seq.isAtOrBefore(s.seq(), tcb.rcvNxt())
          && Seq.isBefore(tcb.rcvNxt(), s.end());
    }

    /** What was cut differently when it was sent again may reach the wanted number at once. */
    private boolean endingAtWanted(IntPredicate fits) {
      return isTied() && wanted != null && given(peer.firstEndingAt(wanted.segment().ack(), fits));
    }

    /** Any that overlaps does: what covers more than it is still there to go on with. */
    private void lastOverlapping(IntPredicate fits) {
      if (!isTied() && peer.isKnownToEndAt(tcb.rcvNxt())) {
        return;
      }
      int least = Math.max(0, peer.size() - LOOKS_MAX);
      for (int i = peer.size() - 1; i >= least; i--) {
        if (!peer.get(i).isLost() && fits.test(i)) {
          give(i);
          return;
        }
      }
      if (!isTied()) {
        peer.noteEnd(tcb.rcvNxt());
      }
    }

    private void firstOverlapping(IntPredicate fits) {
      int least = Math.max(0, peer.size() - LOOKS_MAX);
      for (int i = least; i < peer.size(); i++) {
        if (!peer.get(i).isLost() && fits.test(i)) {
          give(i);
          return;
        }
      }
    }

    /** The acknowledgment of this host's FIN turns the connection: it is offered always. */
    private void finAcknowledged() {
      if (isFinOutstanding()) {
        given(
            peer.firstAcknowledging(
                tcb.sndNxt(),
                i -> !segment(i).isRst() && tellsOnly(segment(i)) && isAcceptable(segment(i))));
      }
    }

    /** Brings no text: it has none, or comes too early and is discarded. */
    private boolean tellsOnly(Segment s) {
      return s.seqLength() == 0 || Seq.isBefore(tcb.rcvNxt(), s.seq());
    }

    private boolean isAcceptable(Segment s) {
      return Machine.RFC_9293.isAcceptable(tcb, s);
    }

    /**
     * An acknowledgment that opens the window for the wanted line's text, or closes it to probe.
     */
    private void window() {
      if (wanted == null) {
        acknowledgingAll();
        return;
      }
      Segment s = wanted.segment();
      if (wanted.given().seq() && s.length() <= 1 && s.seqLength() == s.length()) {
        probing(s.seq() + 1);
        if (s.length() == 1 || s.has(Control.URG)) {
          closing(s.seq());
        }
      } else if (!wanted.given().seq() && s.length() <= 1 && s.seqLength() == s.length()) {
        aliveAgain();
        closing(tcb.sndNxt());
      }
      // A FIN needs no window of its own.
      int end = (wanted.given().seq() ? s.textStart() : tcb.sndNxt()) + s.length();
      int right = tcb.sndUna() + tcb.sndWnd();
      if (s.length() == 0 || !Seq.isBefore(right, end)) {
        return;
      }
      for (int i = firstAfter(tcb.sndUna()), looks = 0;
          i < peer.size() && looks < LOOKS_MAX;
          i++, looks++) {
        if (updates(i)) {
          int offered = segment(i).ack() + (segment(i).window() << tcb.agreed().sndShift());
          if (Seq.isAtOrBefore(end, offered)) {
            give(i);
            return;
          }
        }
      }
    }

    /** A probe, or keep-alive, repeats the number before one that has been acknowledged. */
    private void probing(int acknowledged) {
      if (Seq.isAtOrBefore(tcb.sndUna(), acknowledged)
          && Seq.isAtOrBefore(acknowledged, tcb.sndNxt())) {
        given(peer.firstAcknowledging(acknowledged, i -> updates(i) && segment(i).window() == 0));
        given(peer.firstAcknowledging(acknowledged, i -> updates(i) && segment(i).window() > 0));
      }
    }

    /** A keep-alive needs that all is acknowledged. */
    private void aliveAgain() {
      if (tcb.sndUna() != tcb.sndNxt()) {
        probing(tcb.sndNxt());
      }
    }

    /** A probe with a new octet, or of urgent text, stands where a closed window begins. */
    private void closing(int edge) {
      boolean isUrgent = wanted != null && wanted.segment().has(Control.URG);
      boolean isOutstanding =
          Seq.isAtOrBefore(tcb.sndUna(), edge) && Seq.isBefore(edge, tcb.sndNxt());
      if (edge == tcb.sndNxt() || (isUrgent && isOutstanding)) {
        given(peer.firstAcknowledging(edge, i -> updates(i) && segment(i).window() == 0));
      }
    }

    private boolean updates(int index) {
      Segment s = segment(index);
      return !peer.get(index).isLost()
          && s.isAck()
          && !s.isRst()
          && !s.isSyn()
          && tellsOnly(s)
          && isAcceptable(s)
          && Seq.isAtOrBefore(tcb.sndUna(), s.ack())
          && Seq.isAtOrBefore(s.ack(), tcb.sndNxt());
    }

    /** At the end, or under a claim: the best that this host can hear. */
    private void acknowledgingAll() {
      if (tcb.sndUna() != tcb.sndNxt()) {
        for (int i = peer.size() - 1, looks = 0; i >= 0 && looks < LOOKS_MAX; i--, looks++) {
          if (updates(i) && segment(i).ack() != tcb.sndUna()) {
            give(i);
            return;
          }
        }
      }
    }

    /** Acknowledgments go up in the order of sending: the first that is not before a number. */
    private int firstAfter(int ack) {
      int low = 0;
      int high = peer.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        Segment s = segment(middle);
        if (s.isAck() && !s.isRst() && !Seq.isBefore(s.ack(), ack)) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return low;
    }

    /** A bare acknowledgment without a cause: something that is not acceptable comes to its aid. */
    private void causes() {
      if (wanted == null
          || wanted.segment().seqLength() != 0
          || wanted.segment().isRst()
          || tcb.ackDue() != AckDue.NOTHING) {
        return;
      }
      if (!unacceptable()) {
        gaps();
      }
    }

    private boolean unacceptable() {
      int most = Math.min(peer.distinct(), LOOKS_MAX);
      for (int place = 0; place < most; place++) {
        int i = peer.distinct(place);
        Segment s = segment(i);
        boolean draws =
            s.isRst()
                ? isAcceptable(s) && s.seq() != tcb.rcvNxt()
                : !isAcceptable(s) || (s.isSyn() && tcb.state().isSynchronized());
        if (draws && (tcb.state() != TcpState.SYN_RECEIVED || !s.isSyn())) {
          give(i);
          return true;
        }
      }
      return false;
    }

    private void gaps() {
      int size = peer.distinct();
      int least = Math.max(0, size - LOOKS_MAX);
      for (int place = size - 1; place >= least; place--) {
        int i = peer.distinct(place);
        Segment s = segment(i);
        if (s.isAck()
            && s.seqLength() > 0
            && Seq.isBefore(tcb.rcvNxt(), s.seq())
            && Machine.RFC_9293.readings(tcb, s).size() > 1) {
          give(i);
          return;
        }
      }
    }

    private void reopening() {
      if (tcb.state() == TcpState.TIME_WAIT && turns()) {
        syns();
      }
    }
  }
}
