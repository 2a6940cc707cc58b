package org.ackademy.replay;

import java.util.List;
import java.util.Optional;
import org.ackademy.replay.Offers.Kind;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Options.Block;
import org.ackademy.tcp.Options.Timestamps;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Seq;
import org.ackademy.tcp.Tcb;
import org.ackademy.tcp.Tcb.Origin;

/**
 * What a segment may carry besides its numbers, flags and text: all that is judged of options and
 * of the urgent pointer, in one place. None of it turns the machine but the window scale and PAWS,
 * which the machine has itself.
 *
 * <ul>
 *   <li>MSS, window scale, SACK-permitted and Fast Open stand on SYN segments only (RFC 9293 3.2).
 *   <li>A SYN,ACK of a listener has a window scale or timestamps only where the SYN had (RFC 7323
 *       2.2 and 3.2). Where SYNs crossed, each host repeats what its own SYN offered. MSS, and
 *       SACK-permitted (RFC 2018 section 2), may be on either.
 *   <li>Timestamps go on every later segment but a reset once both SYNs had them, and on none
 *       otherwise. TSval never goes back (RFC 7323 5.4). With the ACK bit, TSecr is a TSval of the
 *       peer that could have arrived, and none older than the newest echoed (RFC 7323 3.2, 4.3);
 *       without it any (zero is a SHOULD). Which of several TSvals is echoed, and stamping a reset,
 *       are SHOULDs.
 *   <li>SACK goes only to a peer whose SYN permitted it (RFC 2018 section 4). Its blocks lie apart:
 *       octets beyond the acknowledgment that could have arrived, between borders of segments; the
 *       first may be a duplicate (RFC 2883 section 4): octets that arrived more than once. In a
 *       reliable network it has the text that drew the acknowledgment, unless that came in order. A
 *       receiver may discard what it has reported (RFC 2018 section 8). Who acknowledges a FIN for
 *       which it had to wait may still tell the blocks of before, as Linux does.
 *   <li>The urgent pointer (RFC 9293 3.8.5) never recedes and ends with the text; there must be
 *       text for it, so a SYN without text is not urgent. How far ahead of the text sent it points
 *       is free, and 0 is not judged: figures leave it out. On a reset it tells nothing, and hosts
 *       leave it there.
 *   <li>ECE and CWR are free (RFC 3168 lets either stand on any segment of some connection), and so
 *       is the length against the peer's MSS: captures show segments before they are cut.
 * </ul>
 *
 * <p>Where the SYNs are not on the list, as in a capture that begins later, nothing is known of
 * what was agreed and nothing is held against the hosts that would need it.
 */
final class Carried {
  private static final int URGENT_MAX = Segment.FIELD_MAX;

  private final Line line;
  private final Segment segment;
  private final Options options;
  private final Tcb tcb;
  private final SentList own;
  private final SentList peer;
  private final int arrived;
  private final int drawing;

  /**
   * A line, and its sender when it sends it.
   *
   * @param tcb the sender's block, the line's numbers in it
   * @param own what the sender has sent before
   * @param peer what its peer has
   * @param arrived how many of the peer's segments have arrived at most, of those first sent; where
   *     {@link #ANY} any may have, and the block says nothing of what is held
   * @param drawing of how many of the peer's segments the last has drawn the line, where that is
   *     known; else {@link #ANY}
   */
  Carried(Line line, Tcb tcb, SentList own, SentList peer, int arrived, int drawing) {
    this.line = line;
    this.segment = line.segment();
    this.options = segment.options();
    this.tcb = tcb;
    this.own = own;
    this.peer = peer;
    this.arrived = arrived;
    this.drawing = drawing;
  }

  /** Any of the peer's segments may have arrived. */
  static final int ANY = Integer.MAX_VALUE;

  /**
   * What a line carries wrongly.
   *
   * @param code what it breaks
   * @param expected what could have stood there, where one thing could
   * @param actual what stands there
   * @param section the section that says so; of another RFC with that RFC's name before it
   */
  record Fault(Code code, String expected, String actual, String section) {
    static Fault of(Code code, String actual, String section) {
      return new Fault(code, "", actual, section);
    }
  }

  /** What is wrong, if anything. */
  Optional<Fault> fault() {
    if (isPlain(segment, own)) {
      return Optional.empty();
    }
    return onSynOnly(segment)
        .or(this::urgency)
        .or(() -> segment.isRst() ? Optional.empty() : segment.isSyn() ? onSyn() : later());
  }

  /** By far the most lines: no option, and none agreed that it would need; nothing is wrong. */
  static boolean isPlain(Segment segment, SentList own) {
    return segment.options().equals(Options.NONE)
        && (segment.control() & Control.URG) == 0
        && (segment.isSyn() || own.stamps().newest().isEmpty());
  }

  /** Options that no segment but a SYN has. */
  static Optional<Fault> onSynOnly(Segment segment) {
    Options options = segment.options();
    if (segment.isSyn()) {
      return Optional.empty();
    }
    if (options.hasMss()) {
      return Optional.of(Fault.of(Code.OPTION_NOT_ON_SYN, "mss=" + options.mss(), "3.2"));
    }
    if (options.hasWindowScale()) {
      String actual = "wscale=" + options.windowScale();
      return Optional.of(Fault.of(Code.OPTION_NOT_ON_SYN, actual, "RFC 7323 2.2"));
    }
    if (options.sackPermitted()) {
      return Optional.of(Fault.of(Code.OPTION_NOT_ON_SYN, "sackok", "RFC 2018 2"));
    }
    return options
        .fastOpen()
        .map(cookie -> Fault.of(Code.OPTION_NOT_ON_SYN, "tfo=" + cookie, "RFC 7413 2"));
  }

  private Optional<Fault> urgency() {
    if (!segment.has(Control.URG) || segment.isRst()) {
      return Optional.empty();
    }
    int pointer = segment.seq() + segment.urgent();
    boolean told = segment.urgent() != 0 && line.given().seq();
    boolean nothing = segment.isSyn() && segment.length() == 0;
    boolean recedes =
        told
            && segment.urgent() != URGENT_MAX
            && own.urgent().filter(furthest -> Seq.isBefore(pointer, furthest)).isPresent();
    boolean beyondEnd =
        told
            && own.fin()
                .filter(fin -> Seq.isBefore(fin.textStart() + fin.length(), pointer))
                .filter(fin -> Seq.isBefore(tcb.iss(), fin.seq()))
                .isPresent();
    boolean beforeText = told && knowsHandshake() && Seq.isBefore(pointer, tcb.iss() + 2);
    return nothing || recedes || beyondEnd || beforeText
        ? Optional.of(Fault.of(Code.URGENT_POINTER, "urg=" + segment.urgent(), "3.8.5"))
        : Optional.empty();
  }

  private boolean knowsHandshake() {
    return own.offers().has(tcb.iss());
  }

  private boolean knowsPeer() {
    return peer.offers().has(tcb.irs());
  }

  private Optional<Fault> onSyn() {
    if (!options.sackBlocks().isEmpty()) {
      return Optional.of(Fault.of(Code.OPTION_NOT_AGREED, text(options), "RFC 2018 3"));
    }
    boolean answers = segment.isAck() && tcb.origin() == Origin.PASSIVE && knowsPeer();
    if (answers && options.hasWindowScale() && !offered(Kind.WINDOW_SCALE)) {
      String actual = "wscale=" + options.windowScale();
      return Optional.of(Fault.of(Code.OPTION_NOT_AGREED, actual, "RFC 7323 2.2"));
    }
    if (answers && options.timestamps().isPresent() && !offered(Kind.TIMESTAMPS)) {
      return Optional.of(notAgreed(options.timestamps().get()));
    }
    return stamps();
  }

  private boolean offered(Kind kind) {
    return peer.offers().may(tcb.irs(), kind);
  }

  static Fault notAgreed(Timestamps stamp) {
    return Fault.of(Code.OPTION_NOT_AGREED, text(stamp), "RFC 7323 3.2");
  }

  private Optional<Fault> later() {
    boolean known = knowsHandshake() && knowsPeer();
    if (options.timestamps().isPresent()) {
      boolean agreed = own.offers().may(tcb.iss(), Kind.TIMESTAMPS) && offered(Kind.TIMESTAMPS);
      if (known && !agreed) {
        return Optional.of(notAgreed(options.timestamps().get()));
      }
    } else if (mustStamp()) {
      return Optional.of(new Fault(Code.TIMESTAMP_MISSING, text(canonical()), "", "RFC 7323 3.2"));
    }
    return new SackBlocks(line, tcb, peer, arrived, drawing).fault().or(this::stamps);
  }

  /** A line that leaves its numbers free leaves its timestamps free too. */
  private boolean mustStamp() {
    return line.given().seq() && stampsAlways();
  }

  private boolean stampsAlways() {
    return own.offers().must(tcb.iss(), Kind.TIMESTAMPS)
        && peer.offers().must(tcb.irs(), Kind.TIMESTAMPS);
  }

  private Optional<Fault> stamps() {
    if (options.timestamps().isEmpty()) {
      return Optional.empty();
    }
    Timestamps stamp = options.timestamps().get();
    if (own.stamps().newest().filter(before -> Seq.isBefore(stamp.value(), before)).isPresent()) {
      return Optional.of(new Fault(Code.TIMESTAMP, text(canonical()), text(stamp), "RFC 7323 5.4"));
    }
    return segment.isAck() && knowsPeer() && !isEcho(stamp.echo())
        ? Optional.of(new Fault(Code.TIMESTAMP, text(canonical()), text(stamp), "RFC 7323 3.2"))
        : Optional.empty();
  }

  private boolean isEcho(int echo) {
    if (peer.stamps().isEmpty()) {
      return echo == 0;
    }
    boolean goesBack = own.stamps().echoed().filter(e -> Seq.isBefore(echo, e)).isPresent();
    return !goesBack && (echo == tcb.tsRecent() || peer.stamps().hasWithin(echo, arrived));
  }

  /** The timestamps that a host surely may send: the clock has not moved since. */
  private Timestamps canonical() {
    int echo = tcb.tsRecent();
    Optional<Integer> echoed = own.stamps().echoed();
    return new Timestamps(
        own.stamps().newest().orElse(options.timestamps().map(Timestamps::value).orElse(0)),
        echoed.isPresent() ? Seq.later(echoed.get(), echo) : echo);
  }

  /**
   * The options with which the host could have sent the line: what is wrong is left out, and the
   * timestamps are those that it surely may send.
   */
  Options corrected() {
    Options kept =
        segment.isSyn()
            ? options
            : new Options(
                Options.ABSENT,
                Options.ABSENT,
                false,
                List.of(),
                options.timestamps(),
                Optional.empty());
    boolean stamps =
        segment.isSyn()
            ? options.timestamps().isPresent() && offered(Kind.TIMESTAMPS)
            : !segment.isRst() && stampsAlways();
    return new Options(
        kept.mss(),
        segment.isAck() && !offered(Kind.WINDOW_SCALE) ? Options.ABSENT : kept.windowScale(),
        kept.sackPermitted(),
        List.of(),
        stamps ? Optional.of(canonical()) : Optional.empty(),
        kept.fastOpen());
  }

  static String text(Timestamps stamp) {
    return "ts=" + Seq.text(stamp.value()) + "/" + Seq.text(stamp.echo());
  }

  static String text(Options options) {
    StringBuilder text = new StringBuilder("sack=");
    for (Block block : options.sackBlocks()) {
      text.append(text.length() > 5 ? "," : "")
          .append(Seq.text(block.left()))
          .append('-')
          .append(Seq.text(block.right()));
    }
    return text.toString();
  }
}
