package org.ackademy.replay;

import java.util.List;
import java.util.Optional;
import org.ackademy.replay.Offers.Kind;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Held;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Options.Block;
import org.ackademy.tcp.Options.Timestamps;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Seq;
import org.ackademy.tcp.Tcb;
import org.ackademy.tcp.Tcb.Origin;
import org.ackademy.tcp.TcpState;

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
  /** The most SACK blocks that fit, beside timestamps and without (RFC 2018 section 3). */
  private static final int BLOCKS_MAX = 4;

  /** How many of the peer's segments are looked through, at most, for what drew a line. */
  private static final int LOOKS_MAX = 64;

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
    if (isPlain()) {
      return Optional.empty();
    }
    return onSynOnly(segment)
        .or(this::urgency)
        .or(() -> segment.isRst() ? Optional.empty() : segment.isSyn() ? onSyn() : later());
  }

  /** By far the most lines: no option, and none agreed that it would need. */
  private boolean isPlain() {
    return options.equals(Options.NONE)
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
    return blocks().or(this::stamps);
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

  private Optional<Fault> blocks() {
    List<Block> blocks = options.sackBlocks();
    if (blocks.isEmpty()) {
      return Optional.empty();
    }
    if (knowsPeer() && !offered(Kind.SACK)) {
      return Optional.of(Fault.of(Code.OPTION_NOT_AGREED, text(options), "RFC 2018 4"));
    }
    int room = options.timestamps().isPresent() ? BLOCKS_MAX - 1 : BLOCKS_MAX;
    boolean right = blocks.size() <= room;
    if (line.given().ack() && segment.isAck() && knowsPeer()) {
      for (int i = 0; i < blocks.size() && right; i++) {
        Block block = blocks.get(i);
        right = isHeld(block) || (i == 0 && isDuplicate(blocks)) || wasHeld(block);
      }
      right = right && (isDuplicate(blocks) || leads(blocks.get(0))) && areApart(blocks);
    }
    return right
        ? Optional.empty()
        : Optional.of(Fault.of(Code.SACK_BLOCK, text(options), "RFC 2018 3"));
  }

  /** The block's number as the sender's block has it: numbers may still float. */
  private int placed(int number) {
    return number - segment.ack() + tcb.rcvNxt();
  }

  private boolean isHeld(Block block) {
    int left = placed(block.left());
    int right = placed(block.right());
    if (!Seq.isBefore(tcb.rcvNxt(), left) || !Seq.isBefore(left, right)) {
      return false;
    }
    Coverage sent = peer.coverage();
    if (arrived == ANY) {
      return sent.covers(left, right) && sent.isEdge(left) && sent.isEdge(right);
    }
    Held held = tcb.held();
    int fin = held.fin().isPresent() ? held.fin().getAsInt() : left - 1;
    if (left == fin) {
      return right == fin + 1;
    }
    for (Held.Range range : held.ranges()) {
      int end = range.end() == fin ? fin + 1 : range.end();
      boolean within = Seq.isAtOrBefore(range.start(), left) && Seq.isAtOrBefore(right, end);
      if (within) {
        return (left == range.start() || sent.isEdge(left))
            && (right == end || right == range.end() || sent.isEdge(right));
      }
    }
    return false;
  }

  /** Just above and below a block nothing has come (RFC 2018 section 3), duplicates aside. */
  private boolean areApart(List<Block> blocks) {
    for (int i = isDuplicate(blocks) ? 1 : 0; i < blocks.size(); i++) {
      for (Block other : blocks.subList(i + 1, blocks.size())) {
        Block one = blocks.get(i);
        if (!Seq.isBefore(one.right(), other.left()) && !Seq.isBefore(other.right(), one.left())) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Whether a first block has what drew the acknowledgment, unless that was in order (RFC 2018
   * section 4, a MUST).
   */
  private boolean leads(Block first) {
    if (drawing == ANY) {
      return true;
    }
    for (int i = drawing - 1; i >= Math.max(0, drawing - LOOKS_MAX); i--) {
      Segment s = peer.get(i).segment();
      if (!peer.get(i).isLost() && s.seqLength() > 0 && !s.isRst()) {
        boolean inOrder = Seq.isAtOrBefore(s.seq(), tcb.rcvNxt());
        return inOrder
            || (Seq.isAtOrBefore(placed(first.left()), s.seq())
                && Seq.isBefore(s.seq(), placed(first.right())));
      }
    }
    return true;
  }

  /**
   * Octets that came before the peer's FIN, and were waiting when the gap before them was filled.
   */
  private boolean wasHeld(Block block) {
    int left = placed(block.left());
    int right = placed(block.right());
    boolean ended = tcb.state() == TcpState.CLOSING || tcb.state() == TcpState.TIME_WAIT;
    Coverage sent = peer.coverage();
    return ended
        && Seq.isBefore(left, right)
        && Seq.isAtOrBefore(right, tcb.rcvNxt())
        && sent.covers(left, right)
        && sent.isEdge(left)
        && sent.isEdge(right);
  }

  /** Octets that came again: before the acknowledgment, or within the block that follows. */
  private boolean isDuplicate(List<Block> blocks) {
    int left = placed(blocks.get(0).left());
    int right = placed(blocks.get(0).right());
    boolean before = Seq.isAtOrBefore(right, tcb.rcvNxt());
    boolean within =
        blocks.size() > 1
            && Seq.isAtOrBefore(placed(blocks.get(1).left()), left)
            && Seq.isAtOrBefore(right, placed(blocks.get(1).right()));
    if (!Seq.isBefore(left, right) || !(before || within)) {
      return false;
    }
    Coverage sent = peer.coverage();
    boolean came = arrived == ANY || sent.coversTwice(left, right);
    return came && sent.isWithinOne(left, right) && (sent.isEdge(left) || sent.isEdge(right));
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
