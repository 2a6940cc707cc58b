package org.ackademy.replay;

import java.util.List;
import java.util.Optional;
import org.ackademy.replay.Carried.Fault;
import org.ackademy.replay.Offers.Kind;
import org.ackademy.tcp.Held;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Options.Block;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Seq;
import org.ackademy.tcp.Tcb;
import org.ackademy.tcp.TcpState;

/**
 * The SACK blocks of a line, held against what has arrived at its sender (RFC 2018, RFC 2883), as
 * {@link Carried} has it.
 */
final class SackBlocks {
  /** The most blocks that fit, beside timestamps and without (RFC 2018 section 3). */
  private static final int BLOCKS_MAX = 4;

  /** How many of the peer's segments are looked through, at most, for what drew a line. */
  private static final int LOOKS_MAX = 64;

  private final Line line;
  private final Segment segment;
  private final Options options;
  private final Tcb tcb;
  private final SentList peer;
  private final int arrived;
  private final int drawing;
  private final boolean knowsPeer;

  /** The blocks of a line; all as in {@link Carried}. */
  SackBlocks(Line line, Tcb tcb, SentList peer, int arrived, int drawing) {
    this.line = line;
    this.segment = line.segment();
    this.options = segment.options();
    this.tcb = tcb;
    this.peer = peer;
    this.arrived = arrived;
    this.drawing = drawing;
    this.knowsPeer = peer.offers().has(tcb.irs());
  }

  /** What is wrong about the line's blocks, if anything. */
  Optional<Fault> fault() {
    List<Block> blocks = options.sackBlocks();
    if (blocks.isEmpty()) {
      return Optional.empty();
    }
    if (knowsPeer && !peer.offers().may(tcb.irs(), Kind.SACK)) {
      return Optional.of(Fault.of(Code.OPTION_NOT_AGREED, Carried.text(options), "RFC 2018 4"));
    }
    int room = options.timestamps().isPresent() ? BLOCKS_MAX - 1 : BLOCKS_MAX;
    boolean right = blocks.size() <= room;
    if (line.given().ack() && segment.isAck() && knowsPeer) {
      for (int i = 0; i < blocks.size() && right; i++) {
        Block block = blocks.get(i);
        right = isHeld(block) || (i == 0 && isDuplicate(blocks)) || wasHeld(block);
      }
      right = right && (isDuplicate(blocks) || leads(blocks.get(0))) && areApart(blocks);
    }
    return right
        ? Optional.empty()
        : Optional.of(Fault.of(Code.SACK_BLOCK, Carried.text(options), "RFC 2018 3"));
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
    if (arrived == Carried.ANY) {
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
    if (drawing == Carried.ANY) {
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
    boolean came = arrived == Carried.ANY || sent.coversTwice(left, right);
    return came && sent.isWithinOne(left, right) && (sent.isEdge(left) || sent.isEdge(right));
  }
}
