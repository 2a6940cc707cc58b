package org.ackademy.replay;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Machine;
import org.ackademy.tcp.Segment;

/**
 * How hosts write down the numbers of the segments that they mean. What a number means is never in
 * doubt here: whoever counts in another way is understood by a peer that counts likewise.
 *
 * @param numbering how they count
 * @param first the first line, from 1, whose slips count
 */
record Writing(Numbering numbering, int first) {
  static final Writing BY_THE_BOOK = new Writing(Numbering.BY_THE_BOOK, 1);

  /** Whether hosts with this machine do, and write, all as the RFC has it. */
  boolean isByTheBook(Machine machine) {
    return machine == Machine.RFC_9293 && numbering == Numbering.BY_THE_BOOK;
  }

  /** Ways to count. */
  enum Numbering {
    /** As RFC 9293 has it. */
    BY_THE_BOOK,
    /** An acknowledgment names the last octet received. */
    ACK_OF_LAST,
    /** A SYN takes no number. */
    SYN_UNCOUNTED,
    /** A FIN takes no number. */
    FIN_UNCOUNTED,
    /** A segment that holds nothing but an acknowledgment takes a number. */
    ACK_COUNTED,
    /** What is sent again is sent under new numbers. */
    AGAIN_ANEW,
    /** Both directions count in one space. */
    ONE_SPACE(Mixing.NEVER),
    /** Numbers start at 0 or 1. */
    FROM_ZERO(Mixing.NEVER),
    /** A FIN has no ACK bit. */
    FIN_BARE,
    /** The acknowledgment of a reset counts it, or does not. */
    RST_COUNTED;

    private final boolean isWhole;

    Numbering() {
      this.isWhole = false;
    }

    Numbering(Mixing mixing) {
      this.isWhole = mixing == Mixing.NEVER;
    }
  }

  /** Whether a segment can have one number counted so and the other rightly. */
  private enum Mixing {
    NEVER
  }

  /**
   * One way to write a segment.
   *
   * @param segment as it is written
   * @param slips how many of its numbers are not as the way of counting has them: learners slip
   *     into the right number too
   */
  record Form(Segment segment, int slips) {}

  /**
   * How far the numbers that are written lie from those that are meant.
   *
   * @param seq the sequence number's distance
   * @param ack the acknowledgment number's
   */
  private record Drift(int seq, int ack) {}

  /**
   * The ways to write a segment; the thorough ones first, and the right one always among them.
   *
   * @param meant the segment
   * @param number its line's number
   * @param own what its sender has sent before, as it was meant
   * @param peer what the peer has sent before
   */
  List<Form> forms(Segment meant, int number, List<Sent> own, List<Sent> peer) {
    if (numbering == Numbering.FIN_BARE) {
      return meant.isFin()
          ? List.of(new Form(bare(meant), 0), new Form(meant, 0))
          : List.of(new Form(meant, 0));
    }
    Drifts drifts = drifts(meant, own, peer);
    List<Form> forms = new ArrayList<>();
    for (int seq : drifts.seqs()) {
      for (int ack : meant.isAck() ? drifts.acks() : List.of(0)) {
        if (numbering.isWhole && drifts.slips(seq, ack) > 0 && (seq != 0 || ack != 0)) {
          continue;
        }
        int slips = number < first ? 0 : drifts.slips(seq, ack);
        forms.add(new Form(moved(meant, new Drift(seq, ack)), slips));
      }
    }
    return forms;
  }

  /** The segment as whoever counts so throughout writes it. */
  Segment thorough(Segment meant, int number, List<Sent> own, List<Sent> peer) {
    return forms(meant, number, own, peer).getFirst().segment();
  }

  private static Segment bare(Segment s) {
    return new Segment(
        s.control() & ~Control.ACK, s.seq(), 0, s.length(), s.window(), s.urgent(), s.options());
  }

  private static Segment moved(Segment s, Drift by) {
    return new Segment(
        s.control(),
        s.seq() + by.seq(),
        s.isAck() ? s.ack() + by.ack() : s.ack(),
        s.length(),
        s.window(),
        s.urgent(),
        s.options());
  }

  /** The drifts of a segment: the thorough ones, and those that learners mix with them. */
  private record Drifts(List<Drift> thorough, List<Drift> mixed) {
    static Drifts of(Drift thorough) {
      return new Drifts(List.of(thorough), List.of());
    }

    private Set<Integer> seqs() {
      Set<Integer> seqs = new LinkedHashSet<>();
      thorough.forEach(drift -> seqs.add(drift.seq()));
      mixed.forEach(drift -> seqs.add(drift.seq()));
      seqs.add(0);
      return seqs;
    }

    private Set<Integer> acks() {
      Set<Integer> acks = new LinkedHashSet<>();
      thorough.forEach(drift -> acks.add(drift.ack()));
      mixed.forEach(drift -> acks.add(drift.ack()));
      acks.add(0);
      return acks;
    }

    private int slips(int seq, int ack) {
      int least = 2;
      for (Drift drift : thorough) {
        least = Math.min(least, (drift.seq() == seq ? 0 : 1) + (drift.ack() == ack ? 0 : 1));
      }
      return least;
    }
  }

  private Drifts drifts(Segment meant, List<Sent> own, List<Sent> peer) {
    if (!meant.isAck() && numbering.isWhole && !meant.isRst()) {
      Drifts drifts = numbered(meant, own, peer);
      return new Drifts(
          drifts.thorough().stream().map(drift -> new Drift(drift.seq(), 0)).toList(), List.of());
    }
    return numbered(meant, own, peer);
  }

  private Drifts numbered(Segment meant, List<Sent> own, List<Sent> peer) {
    return switch (numbering) {
      case BY_THE_BOOK, FIN_BARE -> Drifts.of(new Drift(0, 0));
      case ACK_OF_LAST -> Drifts.of(new Drift(0, -1));
      case SYN_UNCOUNTED ->
          Drifts.of(
              new Drift(
                  meant.isSyn() || !hasSyn(own) || meant.isRst() ? 0 : -1, hasSyn(peer) ? -1 : 0));
      case FIN_UNCOUNTED ->
          Drifts.of(
              new Drift(
                  endsWithFin(own, meant.seq()) ? -1 : 0, endsWithFin(peer, meant.ack()) ? -1 : 0));
      case ACK_COUNTED -> {
        int acks = bareAcks(own);
        int peers = bareAcks(peer);
        yield new Drifts(
            List.of(new Drift(acks, peers)),
            List.of(new Drift(Math.min(acks, 1), Math.min(peers, 1))));
      }
      case AGAIN_ANEW -> {
        int again = isAgain(meant, own) ? meant.seqLength() : 0;
        yield Drifts.of(new Drift(sentAgain(own) + again, sentAgain(peer)));
      }
      case ONE_SPACE -> oneSpace(meant, own, peer);
      case FROM_ZERO -> {
        int isn = initial(own, meant.isSyn() ? meant.seq() : meant.seq() - 1);
        int peers = initial(peer, meant.ack() - 1);
        yield new Drifts(
            List.of(new Drift(-isn, -peers), new Drift(1 - isn, 1 - peers)), List.of());
      }
      case RST_COUNTED ->
          new Drifts(
              List.of(new Drift(0, 0)),
              !peer.isEmpty() && peer.getLast().segment().isRst()
                  ? List.of(new Drift(0, -1))
                  : List.of());
    };
  }

  private static boolean hasSyn(List<Sent> sent) {
    return sent.stream().anyMatch(one -> one.segment().isSyn());
  }

  /** Whether a number is the one right after a FIN's. */
  private static boolean endsWithFin(List<Sent> sent, int number) {
    return sent.stream().anyMatch(one -> one.segment().isFin() && one.segment().end() == number);
  }

  private static int bareAcks(List<Sent> sent) {
    return (int)
        sent.stream()
            .map(Sent::segment)
            .filter(s -> s.isAck() && !s.isRst() && s.seqLength() == 0)
            .count();
  }

  private static boolean isAgain(Segment segment, List<Sent> before) {
    return segment.seqLength() > 0
        && before.stream()
            .anyMatch(one -> one.segment().seq() == segment.seq() && one.segment().seqLength() > 0);
  }

  /** How many numbers went into what was sent again. */
  private static int sentAgain(List<Sent> sent) {
    int numbers = 0;
    for (int i = 0; i < sent.size(); i++) {
      Segment segment = sent.get(i).segment();
      numbers += isAgain(segment, sent.subList(0, i)) ? segment.seqLength() : 0;
    }
    return numbers;
  }

  /** The initial number of a direction, by the first segment that is known of it. */
  private static int initial(List<Sent> sent, int otherwise) {
    if (sent.isEmpty()) {
      return otherwise;
    }
    Segment first = sent.getFirst().segment();
    return first.isSyn() ? first.seq() : first.seq() - 1;
  }

  /**
   * Whoever answers goes on counting where the other stopped; or both count all that was sent so
   * far, whoever sent it.
   */
  private static Drifts oneSpace(Segment meant, List<Sent> own, List<Sent> peer) {
    if (own.isEmpty() && peer.isEmpty()) {
      return Drifts.of(new Drift(0, 0));
    }
    boolean answers =
        own.isEmpty() || (!peer.isEmpty() && peer.getFirst().line() < own.getFirst().line());
    Optional<Segment> answer = (answers ? own : peer).stream().map(Sent::segment).findFirst();
    Segment reply = answer.orElse(meant);
    boolean known = answers || answer.isPresent();
    int on = known && reply.isAck() ? reply.ack() - reply.seq() : 0;
    int joint = (answers ? peer : own).getFirst().segment().seq() + numbers(own) + numbers(peer);
    if (meant.isRst()) {
      // A reset goes on where the peer's last segment ends, as that is or as it was written down.
      int end = peer.isEmpty() ? meant.seq() : peer.getLast().segment().end();
      int written = peer.isEmpty() || answers ? end : end + on;
      return new Drifts(
          List.of(new Drift(end - meant.seq(), 0), new Drift(written - meant.seq(), 0)), List.of());
    }
    Drift goingOn = answers ? new Drift(on, 0) : new Drift(0, on);
    return new Drifts(
        List.of(goingOn, new Drift(joint - meant.seq(), joint - meant.ack())), List.of());
  }

  private static int numbers(List<Sent> sent) {
    return sent.stream().mapToInt(one -> one.segment().seqLength()).sum();
  }
}
