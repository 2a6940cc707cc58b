package org.ackademy.replay;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ackademy.replay.Line.Given;
import org.ackademy.replay.Manner.Fitting;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Seq;
import org.ackademy.tcp.Tcb;

/**
 * The lines of a host that is seen only through what arrives from it, where numbers are left free:
 * which numbers they can have had, as far as whoever received them can tell. In order, again, too
 * early; acknowledging all, nothing, or up to the end of some segment.
 */
final class FreeArrivals {
  /** How many of the receiver's last segments may be the last one that is acknowledged. */
  private static final int ENDS_MAX = 6;

  /** How many lengths of lines to come the text may lie too far ahead by. */
  private static final int GAPS_MAX = 4;

  /** How many ways to fill in one line are followed, where its sender must fit too. */
  private static final int FILLS_MAX = 64;

  private final Exchange exchange;
  private final Scenario scenario;
  private final Provisional space;
  private final Side from;
  private final int first;
  private final Fitting fitting;
  private final SendersNumbers senders;
  private boolean sampled;

  /**
   * The arrivals from a host.
   *
   * @param space where its provisional numbers lie
   * @param fitting whom the numbers must fit
   */
  FreeArrivals(Case question, Side from, Provisional space, Fitting fitting) {
    this.fitting = fitting;
    this.senders = new SendersNumbers(question.exchange(), question.scenario(), from);
    this.exchange = question.exchange();
    this.scenario = question.scenario();
    this.space = space;
    this.from = from;
    this.first = firstFree(exchange);
  }

  private static int firstFree(Exchange exchange) {
    for (int number = 1; number <= exchange.size(); number++) {
      Line line = exchange.line(number);
      if (!line.given().seq() || !line.given().ack()) {
        return number;
      }
    }
    return exchange.size() + 1;
  }

  /** The first line of either host that leaves a number free; beyond the last if none does. */
  int first() {
    return first;
  }

  /** Whether a line was filled in so that its sender can have sent it, and not in all ways. */
  boolean hasSampledSenders() {
    return sampled;
  }

  /**
   * Whether it is known by now that not all that can be is looked at: of two texts, one of them
   * without a number, one may have come too early, or again in part, by any number of octets.
   */
  boolean isSampled(int number) {
    if (number < first || !isText(exchange.line(number))) {
      return false;
    }
    boolean isFree = !exchange.line(number).given().seq();
    for (int before = number - 1; before >= 1; before--) {
      Line other = exchange.line(before);
      if (isText(other) && (isFree || !other.given().seq())) {
        return true;
      }
    }
    return false;
  }

  private boolean isText(Line line) {
    return line.from() == from && line.segment().seqLength() > 0 && !line.segment().isSyn();
  }

  /**
   * The line filled in.
   *
   * @param receivers the receiver's states once all before has arrived
   */
  Map<Fill, HostFrontier> fills(Branch branch, Line line, int number, List<Tcb> receivers) {
    Map<Fill, HostFrontier> fills = new LinkedHashMap<>();
    int most = fitting == Fitting.BOTH ? FILLS_MAX : Integer.MAX_VALUE;
    for (Segment segment : segments(branch, line, number, receivers)) {
      if (fills.size() < most && canBeSent(branch, line, segment)) {
        Fill.of(segment, line, branch.floating(), scenario)
            .ifPresent(fill -> fills.putIfAbsent(fill, branch.of(from)));
      }
    }
    return fills;
  }

  private Set<Segment> segments(Branch branch, Line line, int number, List<Tcb> receivers) {
    Set<Segment> segments = new LinkedHashSet<>();
    for (Tcb receiver : receivers) {
      Set<Integer> acks = acks(branch, line, number, receiver);
      for (int seq : seqs(branch, line, number, receiver)) {
        for (int ack : acks) {
          segments.add(segment(line, seq, ack));
        }
      }
    }
    sampled |= fitting == Fitting.BOTH && isOpen(branch, line);
    return segments;
  }

  /** Whether a line leaves more than one way to fill it in. */
  private boolean isOpen(Branch branch, Line line) {
    return !line.given().seq()
        || (isAcknowledging(line.segment()) && !line.given().ack())
        || !branch.floating().isSettled(from)
        || !branch.floating().isSettled(from.peer());
  }

  private boolean canBeSent(Branch branch, Line line, Segment segment) {
    boolean window = line.given().window();
    return switch (fitting) {
      case WHO_RECEIVES -> true;
      case BOTH ->
          Arrived.filledFault(
                  branch,
                  new Line(from, segment, new Given(true, true, window), line.fate()),
                  scenario)
              .isEmpty();
    };
  }

  private Segment segment(Line line, int seq, int ack) {
    Segment s = line.segment();
    int window = s.isRst() ? 0 : Math.min(scenario.host(from).rcvWnd(), Segment.FIELD_MAX);
    int control = s.control() | (isAcknowledging(s) ? Control.ACK : 0);
    return new Segment(control, seq, ack, s.length(), window, 0, s.options());
  }

  private boolean isAcknowledging(Segment s) {
    boolean shorthand = scenario.shorthand() == Scenario.Shorthand.ALLOWED;
    return s.isAck() || (shorthand && !s.isSyn() && !s.isRst());
  }

  /** What is stated as it stands, and what may come to lie there. */
  private Set<Integer> seqs(Branch branch, Line line, int number, Tcb receiver) {
    Set<Integer> seqs = new LinkedHashSet<>();
    if (line.given().seq()) {
      seqs.add(line.segment().seq());
    }
    List<Integer> likely = new ArrayList<>(likelySeqs(branch, line, number, receiver));
    if (fitting == Fitting.BOTH) {
      likely.addAll(senders.seqs(branch, line, number));
    }
    for (int seq : likely) {
      if (!line.given().seq() || branch.floating().has(from, seq)) {
        seqs.add(seq);
      }
    }
    return seqs;
  }

  private List<Integer> likelySeqs(Branch branch, Line line, int number, Tcb receiver) {
    Segment s = line.segment();
    SentList arrived = branch.sentBy(from);
    return switch (receiver.state()) {
      case CLOSED, LISTEN, SYN_SENT ->
          s.isSyn()
              ? syns(branch)
              : List.of(arrived.furthest().map(Segment::end).orElse(space.start(0) + 1));
      case SYN_RECEIVED,
          ESTABLISHED,
          FIN_WAIT_1,
          FIN_WAIT_2,
          CLOSE_WAIT,
          CLOSING,
          LAST_ACK,
          TIME_WAIT -> {
        int next = receiver.rcvNxt();
        List<Integer> seqs = new ArrayList<>();
        if (s.isSyn()) {
          seqs.add(receiver.irs());
          seqs.addAll(syns(branch));
        } else if (s.seqLength() == 0) {
          seqs.addAll(List.of(next, next - 1));
          if (s.isRst()) {
            seqs.add(next + 1);
          }
        } else {
          seqs.add(next);
          seqs.add(Seq.later(receiver.irs() + 1, next - s.seqLength()));
          gaps(number, s).forEach(gap -> seqs.add(next + gap));
          ends(number).forEach(end -> seqs.add(end - s.seqLength()));
        }
        if (line.given().seq()) {
          // Text may be lost between what is acknowledged next and where this stands.
          for (int end : ends(number)) {
            int ahead = s.seq() - end;
            if (ahead > 0 && ahead <= Segment.FIELD_MAX) {
              seqs.add(next + ahead);
            }
          }
        }
        yield seqs;
      }
    };
  }

  /** What the receiver's next lines acknowledge: so far the text may reach. */
  private Set<Integer> ends(int number) {
    Set<Integer> ends = new LinkedHashSet<>();
    for (int later = number + 1; later <= exchange.size() && ends.size() < GAPS_MAX; later++) {
      Line line = exchange.line(later);
      if (line.from() != from && line.segment().isAck() && line.given().ack()) {
        ends.add(line.segment().ack());
      }
    }
    return ends;
  }

  /** The number of a connection that is new, and those of all before. */
  private List<Integer> syns(Branch branch) {
    SentList arrived = branch.sentBy(from);
    Set<Integer> starts = new LinkedHashSet<>();
    for (int index : arrived.synchronizing()) {
      starts.add(arrived.get(index).segment().seq());
    }
    List<Integer> seqs = new ArrayList<>();
    Scenario.Host host = scenario.host(from);
    seqs.add(
        starts.isEmpty() && host.isn().isPresent()
            ? (int) host.isn().getAsLong()
            : space.start(starts.size()));
    seqs.addAll(starts);
    boolean isKnown = host.isn().isPresent() || !branch.floating().has(from, space.start(0));
    if (starts.isEmpty() && isKnown) {
      // What came before may have overtaken it, or be of a connection of which it was lost.
      for (Sent sent : arrived.all().subList(0, Math.min(ENDS_MAX, arrived.size()))) {
        seqs.add(sent.segment().seq() - 1);
      }
      if (mayHaveBegunAgain(branch)) {
        seqs.add(space.start(1));
      }
    }
    return seqs;
  }

  private boolean mayHaveBegunAgain(Branch branch) {
    return scenario.reopening() == Scenario.Reopening.ALLOWED
        || scenario.allows(Scenario.Call.CRASH)
        || !branch.sentBy(from.peer()).resets().isEmpty();
  }

  /** By how much text may come too early: what is still to come may fill the gap, or nothing. */
  private List<Integer> gaps(int number, Segment s) {
    Set<Integer> gaps = new LinkedHashSet<>();
    int sum = s.length();
    for (int later = number + 1; later <= exchange.size() && gaps.size() < GAPS_MAX; later++) {
      Line line = exchange.line(later);
      if (line.from() == from && line.segment().length() > 0) {
        gaps.add(line.segment().length());
        sum += line.segment().length();
      }
    }
    gaps.add(sum + 1);
    return List.copyOf(gaps);
  }

  private Set<Integer> acks(Branch branch, Line line, int number, Tcb receiver) {
    Segment s = line.segment();
    if (!isAcknowledging(s)) {
      return Set.of(0);
    }
    Set<Integer> acks = new LinkedHashSet<>();
    boolean isGiven = s.isAck() && line.given().ack();
    if (isGiven) {
      acks.add(s.ack());
    }
    List<Integer> likely = new ArrayList<>(likelyAcks(branch, number, receiver));
    if (fitting == Fitting.BOTH) {
      likely.addAll(senders.acks(branch));
    }
    for (int ack : likely) {
      if (!isGiven || branch.floating().has(from.peer(), ack)) {
        acks.add(ack);
      }
    }
    return acks;
  }

  private Set<Integer> likelyAcks(Branch branch, int number, Tcb receiver) {
    SentList told = branch.sentBy(from.peer());
    Set<Integer> acks = new LinkedHashSet<>();
    switch (receiver.state()) {
      case CLOSED, LISTEN -> {
        acks.add(told.furthest().map(Segment::end).orElse(1));
        acks.addAll(resets(number));
      }
      case SYN_SENT -> {
        acks.add(receiver.sndNxt());
        acks.add(receiver.iss());
        acks.addAll(resets(number));
      }
      case SYN_RECEIVED,
          ESTABLISHED,
          FIN_WAIT_1,
          FIN_WAIT_2,
          CLOSE_WAIT,
          CLOSING,
          LAST_ACK,
          TIME_WAIT -> {
        acks.add(receiver.sndNxt());
        acks.add(receiver.sndUna());
        for (int i = told.size() - 1; i >= Math.max(0, told.size() - ENDS_MAX); i--) {
          int end = told.get(i).segment().end();
          if (Seq.isBefore(receiver.sndUna(), end) && Seq.isBefore(end, receiver.sndNxt())) {
            acks.add(end);
          }
        }
        acks.add(receiver.sndNxt() + 1);
      }
    }
    return acks;
  }

  /** The numbers of the receiver's resets to come: what draws them acknowledges these. */
  private Set<Integer> resets(int number) {
    Set<Integer> resets = new HashSet<>();
    for (int later = number + 1; later <= exchange.size() && resets.size() < ENDS_MAX; later++) {
      Line line = exchange.line(later);
      if (line.from() != from && line.segment().isRst() && line.given().seq()) {
        resets.add(line.segment().seq());
      }
    }
    return resets;
  }
}
