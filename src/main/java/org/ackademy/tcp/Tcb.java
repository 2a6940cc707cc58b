package org.ackademy.tcp;

/**
 * The transmission control block: all that a host remembers of one connection. Flat and immutable;
 * {@link #edit()} makes a changed copy.
 *
 * <p>CLOSED and LISTEN are blocks too, their numbers 0 and without meaning, but for {@code rcvWnd}:
 * the window that the host will offer.
 *
 * @param state the state
 * @param origin how the connection came to be (MUST-11)
 * @param iss initial send sequence number
 * @param irs initial receive sequence number
 * @param sndUna oldest unacknowledged number
 * @param sndNxt next number to be sent
 * @param sndWnd the peer's window in octets, scaled
 * @param sndWl1 SEG.SEQ of the segment that last updated the window
 * @param sndWl2 SEG.ACK of that segment
 * @param sndWndMax MAX.SND.WND: the largest window ever received, in octets (RFC 5961 section 5)
 * @param sndUp send urgent pointer
 * @param queued octets that the user has sent and that have not been segmentized
 * @param fin how far this side's FIN is
 * @param rcvNxt next number expected
 * @param rcvWnd the window that this host offers, in octets
 * @param rcvUp receive urgent pointer
 * @param ackDue why an acknowledgment is owed, bits of {@link AckDue}
 * @param held what arrived beyond RCV.NXT and waits there
 * @param agreed what the options of the SYNs settled
 * @param tsRecent TS.Recent: the newest timestamp taken in order (RFC 7323 section 4.3); means
 *     nothing unless both SYNs had the option
 * @rfc 9293 3.3.1
 */
public record Tcb(
    TcpState state,
    Origin origin,
    int iss,
    int irs,
    int sndUna,
    int sndNxt,
    int sndWnd,
    int sndWl1,
    int sndWl2,
    int sndWndMax,
    int sndUp,
    int queued,
    Fin fin,
    int rcvNxt,
    int rcvWnd,
    int rcvUp,
    int ackDue,
    Held held,
    Agreed agreed,
    int tsRecent) {

  /** How a connection came to be: a reset in SYN-RECEIVED needs to know. */
  public enum Origin {
    NONE,
    PASSIVE,
    ACTIVE
  }

  /** How far a side's FIN is. */
  public enum Fin {
    /** The user has not closed. */
    OPEN,
    /** The user has closed; data, or the handshake, goes first. */
    QUEUED,
    /** The FIN has been sent, as the number before SND.NXT. */
    SENT
  }

  /** Bits that say why an acknowledgment is owed. */
  public static final class AckDue {
    public static final int NOTHING = 0;

    /** New octets, a SYN or a FIN were taken in. */
    public static final int NEWS = 1;

    /** The window that is offered differs from the one last told. */
    public static final int WINDOW = 2;

    private AckDue() {}
  }

  /**
   * What the SYNs' options settled.
   *
   * @param own the options of this side's SYN
   * @param peer the options of the peer's SYN
   */
  public record Agreed(Options own, Options peer) {
    public static final Agreed NOTHING = new Agreed(Options.NONE, Options.NONE);

    /** The largest shift that counts (RFC 7323 section 2.3). */
    public static final int SHIFT_MAX = 14;

    /** How far the windows that the peer offers are shifted: 0 unless both SYNs had the option. */
    public int sndShift() {
      return scales() ? Math.min(peer.windowScale(), SHIFT_MAX) : 0;
    }

    /** How far the windows that this side offers are shifted. */
    public int rcvShift() {
      return scales() ? Math.min(own.windowScale(), SHIFT_MAX) : 0;
    }

    /** Whether both SYNs had the timestamps option. */
    public boolean hasTimestamps() {
      return own.timestamps().isPresent() && peer.timestamps().isPresent();
    }

    private boolean scales() {
      return own.hasWindowScale() && peer.hasWindowScale();
    }
  }

  /**
   * No connection.
   *
   * @param rcvWnd the window that the host will offer, in octets
   */
  public static Tcb closed(int rcvWnd) {
    return none(TcpState.CLOSED, Origin.NONE, rcvWnd);
  }

  /**
   * A passive OPEN that waits for a SYN.
   *
   * @param rcvWnd the window that the host will offer, in octets
   */
  public static Tcb listen(int rcvWnd) {
    return none(TcpState.LISTEN, Origin.PASSIVE, rcvWnd);
  }

  private static Tcb none(TcpState state, Origin origin, int rcvWnd) {
    return new Tcb(
        state,
        origin,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        Fin.OPEN,
        0,
        rcvWnd,
        0,
        AckDue.NOTHING,
        Held.NOTHING,
        Agreed.NOTHING,
        0);
  }

  /** Whether this side's SYN is still unacknowledged, in whatever state. */
  public boolean isSynUnacknowledged() {
    return state != TcpState.CLOSED && state != TcpState.LISTEN && sndUna == iss;
  }

  /** Whether this side's FIN has been sent and acknowledged. */
  public boolean isFinAcknowledged() {
    return fin == Fin.SENT && sndUna == sndNxt;
  }

  /** How many octets may still be sent into the peer's window; at least 0. */
  public int usableWindow() {
    return Math.max(0, sndWnd - Seq.distance(sndUna, sndNxt));
  }

  /** The number after the last that is acceptable. */
  public int rcvEnd() {
    return rcvNxt + rcvWnd;
  }

  /** The window field of a segment that is sent now and is no SYN. */
  public int windowField() {
    return Math.min(rcvWnd >> agreed.rcvShift(), Segment.FIELD_MAX);
  }

  /** The same block with every number of either direction moved along the circle. */
  public Tcb shifted(int sending, int receiving) {
    if (state == TcpState.CLOSED || state == TcpState.LISTEN) {
      return this;
    }
    return edit()
        .iss(iss + sending)
        .sndUna(sndUna + sending)
        .sndNxt(sndNxt + sending)
        .sndWl2(sndWl2 + sending)
        .sndUp(sndUp + sending)
        .irs(irs + receiving)
        .rcvNxt(rcvNxt + receiving)
        .sndWl1(sndWl1 + receiving)
        .rcvUp(rcvUp + receiving)
        .held(held.shifted(receiving))
        .done();
  }

  /** Of what changes most: a search keeps many blocks of few connections. */
  @Override
  public int hashCode() {
    int numbers = ((sndUna * 31 + sndNxt) * 31 + rcvNxt) * 31 + sndWnd;
    int rest = state.bit() * 31 + ackDue;
    return (numbers * 31 + rest) * 31 + held.hashCode();
  }

  /** Starts a changed copy. */
  public Draft edit() {
    return new Draft(this);
  }

  /** A block in the making; not for keeping. */
  public static final class Draft {
    private TcpState state;
    private Origin origin;
    private int iss;
    private int irs;
    private int sndUna;
    private int sndNxt;
    private int sndWnd;
    private int sndWl1;
    private int sndWl2;
    private int sndWndMax;
    private int sndUp;
    private int queued;
    private Fin fin;
    private int rcvNxt;
    private int rcvWnd;
    private int rcvUp;
    private int ackDue;
    private Held held;
    private Agreed agreed;
    private int tsRecent;

    private Draft(Tcb from) {
      state = from.state;
      origin = from.origin;
      iss = from.iss;
      irs = from.irs;
      sndUna = from.sndUna;
      sndNxt = from.sndNxt;
      sndWnd = from.sndWnd;
      sndWl1 = from.sndWl1;
      sndWl2 = from.sndWl2;
      sndWndMax = from.sndWndMax;
      sndUp = from.sndUp;
      queued = from.queued;
      fin = from.fin;
      rcvNxt = from.rcvNxt;
      rcvWnd = from.rcvWnd;
      rcvUp = from.rcvUp;
      ackDue = from.ackDue;
      held = from.held;
      agreed = from.agreed;
      tsRecent = from.tsRecent;
    }

    public Draft state(TcpState state) {
      this.state = state;
      return this;
    }

    public Draft origin(Origin origin) {
      this.origin = origin;
      return this;
    }

    public Draft iss(int iss) {
      this.iss = iss;
      return this;
    }

    public Draft irs(int irs) {
      this.irs = irs;
      return this;
    }

    public Draft sndUna(int sndUna) {
      this.sndUna = sndUna;
      return this;
    }

    public Draft sndNxt(int sndNxt) {
      this.sndNxt = sndNxt;
      return this;
    }

    public Draft sndWnd(int sndWnd) {
      this.sndWnd = sndWnd;
      return this;
    }

    public Draft sndWl1(int sndWl1) {
      this.sndWl1 = sndWl1;
      return this;
    }

    public Draft sndWl2(int sndWl2) {
      this.sndWl2 = sndWl2;
      return this;
    }

    public Draft sndWndMax(int sndWndMax) {
      this.sndWndMax = sndWndMax;
      return this;
    }

    public Draft sndUp(int sndUp) {
      this.sndUp = sndUp;
      return this;
    }

    public Draft queued(int queued) {
      this.queued = queued;
      return this;
    }

    public Draft fin(Fin fin) {
      this.fin = fin;
      return this;
    }

    public Draft rcvNxt(int rcvNxt) {
      this.rcvNxt = rcvNxt;
      return this;
    }

    public Draft rcvWnd(int rcvWnd) {
      this.rcvWnd = rcvWnd;
      return this;
    }

    public Draft rcvUp(int rcvUp) {
      this.rcvUp = rcvUp;
      return this;
    }

    public Draft ackDue(int ackDue) {
      this.ackDue = ackDue;
      return this;
    }

    public Draft held(Held held) {
      this.held = held;
      return this;
    }

    public Draft agreed(Agreed agreed) {
      this.agreed = agreed;
      return this;
    }

    public Draft tsRecent(int tsRecent) {
      this.tsRecent = tsRecent;
      return this;
    }

    /** The block as it now stands. */
    public Tcb done() {
      return new Tcb(
          state, origin, iss, irs, sndUna, sndNxt, sndWnd, sndWl1, sndWl2, sndWndMax, sndUp, queued,
          fin, rcvNxt, rcvWnd, rcvUp, ackDue, held, agreed, tsRecent);
    }
  }
}
