package org.ackademy.replay;

import java.util.Optional;
import org.ackademy.replay.Carried.Fault;
import org.ackademy.replay.Offers.Kind;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Options.Timestamps;
import org.ackademy.tcp.Segment;

/** The rules of {@link Carried} for the lines that are seen only where they arrive. */
final class CarriedHere {
  private CarriedHere() {}

  /**
   * What is wrong about a line that is seen only where it arrives. Not all that its sender sent and
   * heard is on the list, so only what is wrong whatever was lost: SYNs of the host itself are all
   * known, and so is every octet and timestamp that it ever sent. What its SYN,ACK answers is not
   * known: the SYNs may have crossed, and the sender's be lost.
   *
   * @param sender what the line's sender has sent before, as far as it has arrived
   * @param host what the host at which it arrives has sent
   */
  static Optional<Fault> fault(Line line, SentList sender, SentList host) {
    Segment segment = line.segment();
    Options options = segment.options();
    Optional<Fault> misplaced = Carried.onSynOnly(segment);
    if (misplaced.isPresent() || segment.isRst() || segment.isSyn() || host.offers().isEmpty()) {
      return misplaced;
    }
    if (options.timestamps().isPresent()) {
      Timestamps stamp = options.timestamps().get();
      if (!host.offers().mayAny(Kind.TIMESTAMPS)) {
        return Optional.of(Carried.notAgreed(stamp));
      }
      if (segment.isAck()
          && !host.stamps().isEmpty()
          && !host.stamps().hasWithin(stamp.echo(), Carried.ANY)) {
        return Optional.of(Fault.of(Code.TIMESTAMP, Carried.text(stamp), "RFC 7323 3.2"));
      }
    } else if (line.given().seq()
        && sender.offers().mustAll(Kind.TIMESTAMPS)
        && host.offers().mustAll(Kind.TIMESTAMPS)) {
      return Optional.of(Fault.of(Code.TIMESTAMP_MISSING, "", "RFC 7323 3.2"));
    }
    if (!options.sackBlocks().isEmpty() && !host.offers().mayAny(Kind.SACK)) {
      return Optional.of(Fault.of(Code.OPTION_NOT_AGREED, Carried.text(options), "RFC 2018 4"));
    }
    boolean sent =
        options.sackBlocks().stream().allMatch(b -> host.coverage().covers(b.left(), b.right()));
    return sent || !line.given().ack()
        ? Optional.empty()
        : Optional.of(Fault.of(Code.SACK_BLOCK, Carried.text(options), "RFC 2018 3"));
  }
}
