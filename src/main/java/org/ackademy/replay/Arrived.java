package org.ackademy.replay;

import java.util.Map;
import java.util.Optional;
import org.ackademy.replay.Distance.Field;
import org.ackademy.replay.Heard.Fault;
import org.ackademy.replay.Scenario.Call;
import org.ackademy.replay.Scenario.Opening;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Seq;
import org.ackademy.tcp.TcpState;

/**
 * The lines of the host that is seen only through what arrives from it, in a lossy network. What it
 * sent and was lost is not on the list, nor what reached it: a line is refused where no such host
 * could have sent it, whatever was lost. Where it can have had one connection only, {@link Heard}
 * says so exactly; where it can have had several, what holds of each line by itself is looked at.
 */
final class Arrived {
  private Arrived() {}

  /** The line as it stands, or nothing. */
  static Map<Fill, HostFrontier> of(Branch branch, Line line, Scenario scenario) {
    return fault(branch, line, scenario).isPresent() || carried(branch, line).isPresent()
        ? Map.of()
        : asItStands(branch, line, scenario);
  }

  /** The line without its options, where these are all that is wrong. */
  static Optional<Emissions.Refused> refused(Branch branch, Line line, Scenario scenario) {
    return fault(branch, line, scenario).isPresent()
        ? Optional.empty()
        : carried(branch, line)
            .map(
                fault ->
                    new Emissions.Refused(
                        fault,
                        fill(branch, line, scenario).carrying(Options.NONE),
                        branch.of(line.from())));
  }

  private static Optional<Carried.Fault> carried(Branch branch, Line line) {
    return CarriedHere.fault(line, branch.sentBy(line.from()), branch.sentBy(line.from().peer()));
  }

  /** The line, which changes nothing in what is known of its sender's states. */
  static Map<Fill, HostFrontier> asItStands(Branch branch, Line line, Scenario scenario) {
    return Map.of(fill(branch, line, scenario), branch.of(line.from()));
  }

  private static Fill fill(Branch branch, Line line, Scenario scenario) {
    Segment segment = line.segment();
    Floating floating = branch.floating();
    floating = line.given().seq() ? floating.anchored(line.from(), segment.seq()) : floating;
    floating =
        segment.isAck() && line.given().ack()
            ? floating.anchored(line.from().peer(), segment.ack())
            : floating;
    return new Fill(line.offering(scenario.host(line.from())), Slide.NONE, Slide.NONE, floating, 0);
  }

  /** What no host could have sent about the line, if anything. */
  static Optional<Fault> fault(Branch branch, Line line, Scenario scenario) {
    Segment segment = line.segment();
    int kinds = Integer.bitCount(segment.control() & (Control.SYN | Control.FIN | Control.RST));
    if (kinds > 1) {
      return Fault.of(Code.NONSENSE_FLAGS, Field.FLAGS, "");
    }
    boolean first = segment.isSyn() || segment.isRst();
    if (!first && !segment.isAck() && scenario.shorthand() == Scenario.Shorthand.STRICT) {
      return Fault.of(Code.ACK_BIT_MISSING, Field.FLAGS, "");
    }
    Optional<Fault> one = branch.hearsay().flatMap(hearsay -> hearsay.fault(branch, line));
    return one.isPresent() ? one : byItself(branch, line, scenario);
  }

  /** Likewise, where the line is filled in and so was all before. */
  static Optional<Fault> filledFault(Branch branch, Line line, Scenario scenario) {
    Optional<Fault> one = branch.hearsay().flatMap(hearsay -> hearsay.filledFault(branch, line));
    return one.isPresent() ? one : byItself(branch, line, scenario);
  }

  /** Of what host ever, in whichever connection. */
  private static Optional<Fault> byItself(Branch branch, Line line, Scenario scenario) {
    Segment segment = line.segment();
    if (!line.given().seq() || (segment.isAck() && !line.given().ack())) {
      return Optional.empty();
    }
    SentList told = branch.sentBy(line.from().peer());
    if (isProvisional(branch, line.from().peer())) {
      return Optional.empty();
    }
    if (segment.isRst()) {
      boolean caused =
          mayAbort(told, line.from(), scenario) || replies(segment, told, line.from(), scenario);
      return caused && segment.length() == 0
          ? Optional.empty()
          : Fault.ofLine(Code.RST_WITHOUT_CAUSE);
    }
    Scenario.Host host = scenario.host(line.from());
    if (host.start() == TcpState.CLOSED && host.opening() == Opening.NEVER) {
      return Fault.of(Code.NOT_LISTENING, Field.FLAGS, "");
    }
    if (segment.isSyn() && !segment.isAck() && host.opening() == Opening.NEVER) {
      return Fault.of(Code.ACK_BIT_MISSING, Field.FLAGS, "");
    }
    return acknowledgesUnsent(told, line, scenario)
        ? Fault.of(Code.ACK_OF_UNSENT, Field.ACK, "")
        : Optional.empty();
  }

  /** Whether a host that aborts can have a connection of which its peer would be told. */
  private static boolean mayAbort(SentList told, Side from, Scenario scenario) {
    Scenario.Host host = scenario.host(from);
    boolean begins =
        host.numbers().isPresent()
            || !told.synchronizing().isEmpty()
            || scenario.earlier().stream()
                .anyMatch(line -> line.from() != from && line.segment().isSyn());
    return scenario.allows(Call.ABORT) && host.isEverOpen() && begins;
  }

  /** Whether nobody knows yet which numbers a host's newest segment has. */
  private static boolean isProvisional(Branch branch, Side host) {
    SentList sent = branch.sentBy(host);
    return sent.size() > 0
        && branch.floating().has(host, sent.get(sent.size() - 1).segment().seq());
  }

  /** Whether a reset answers something that its sender may have got. */
  private static boolean replies(Segment reset, SentList told, Side from, Scenario scenario) {
    for (Line line : scenario.earlier()) {
      if (line.from() != from && draws(line.segment(), reset)) {
        return true;
      }
    }
    if (!reset.isAck()) {
      return told.firstAcknowledging(reset.seq(), i -> draws(told.get(i).segment(), reset)) >= 0;
    }
    for (Sent sent : told.all()) {
      if (!sent.isLost() && draws(sent.segment(), reset)) {
        return true;
      }
    }
    return false;
  }

  private static boolean draws(Segment told, Segment reset) {
    boolean matches =
        reset.isAck()
            ? !told.isAck() && reset.seq() == 0 && reset.ack() == told.end()
            : told.isAck() && reset.seq() == told.ack();
    return !told.isRst() && matches;
  }

  private static boolean acknowledgesUnsent(SentList told, Line line, Scenario scenario) {
    Segment segment = line.segment();
    Side host = line.from().peer();
    boolean judged =
        segment.isAck() && scenario.earlier().isEmpty() && scenario.host(host).numbers().isEmpty();
    if (!judged) {
      return false;
    }
    if (told.furthest().filter(s -> Seq.isAtOrBefore(segment.ack(), s.end())).isPresent()) {
      return false;
    }
    for (Sent sent : told.all()) {
      if (Seq.isAtOrBefore(segment.ack(), sent.segment().end())) {
        return false;
      }
    }
    return true;
  }
}
