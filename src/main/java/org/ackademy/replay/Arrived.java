package org.ackademy.replay;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Seq;

/**
 * The lines of the host that is seen only through what arrives from it. What it sent and was lost
 * is not on the list, nor what reached it, so only what no host could have sent is refused: flags
 * that no event of the RFC sends together, acknowledgments of what was never sent to it, and,
 * within the one connection that there is, another initial number, a second end, or more after the
 * end.
 */
final class Arrived {
  private Arrived() {}

  /** The line as it stands, or nothing. */
  static Map<Fill, HostFrontier> of(Branch branch, Line line, Scenario scenario) {
    return fault(branch, line, scenario).isPresent() || carried(branch, line).isPresent()
        ? Map.of()
        : Map.of(fill(branch, line, scenario), branch.of(line.from()));
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

  private static Fill fill(Branch branch, Line line, Scenario scenario) {
    Segment segment = line.segment();
    Floating floating = branch.floating();
    floating = line.given().seq() ? floating.anchored(line.from()) : floating;
    floating =
        segment.isAck() && line.given().ack() ? floating.anchored(line.from().peer()) : floating;
    return new Fill(windowed(line, scenario), 0, 0, floating);
  }

  /** What no host could have sent about the line, if anything. */
  static Optional<Code> fault(Branch branch, Line line, Scenario scenario) {
    Segment segment = line.segment();
    int kinds = Integer.bitCount(segment.control() & (Control.SYN | Control.FIN | Control.RST));
    if (kinds > 1) {
      return Optional.of(Code.NONSENSE_FLAGS);
    }
    boolean first = segment.isSyn() || segment.isRst();
    if (!first && !segment.isAck() && scenario.shorthand() == Scenario.Shorthand.STRICT) {
      return Optional.of(Code.ACK_BIT_MISSING);
    }
    if (acknowledgesUnsent(branch, line, scenario)) {
      return Optional.of(Code.ACK_OF_UNSENT);
    }
    boolean judged =
        line.given().seq() && !segment.isRst() && isOneConnection(branch, line, scenario);
    return judged ? ofNumbers(branch.sentBy(line.from()), line, scenario) : Optional.empty();
  }

  /**
   * Whether the host can have had but one connection: nothing lets it begin another, and it was not
   * sent the reset that takes a listener back to LISTEN.
   */
  private static boolean isOneConnection(Branch branch, Line line, Scenario scenario) {
    return scenario.reopening() == Scenario.Reopening.NEVER
        && !scenario.allows(Scenario.Call.CRASH)
        && scenario.earlier().isEmpty()
        && scenario.host(line.from()).numbers().isEmpty()
        && branch.sentBy(line.from().peer()).resets().isEmpty();
  }

  private static Optional<Code> ofNumbers(SentList sent, Line line, Scenario scenario) {
    Segment segment = line.segment();
    OptionalLong fixed = scenario.host(line.from()).isn();
    if (segment.isSyn()) {
      boolean changed =
          !sent.synchronizing().isEmpty()
              && sent.get(sent.synchronizing().get(0)).segment().seq() != segment.seq();
      boolean wrong = fixed.isPresent() && (int) fixed.getAsLong() != segment.seq();
      return changed
          ? Optional.of(Code.ISN_CHANGED)
          : wrong ? Optional.of(Code.SEQ_NUMBER) : Optional.empty();
    }
    Optional<Segment> fin = sent.fin();
    if (fin.isPresent() && Seq.isBefore(fin.get().end(), segment.end())) {
      return Optional.of(segment.isFin() ? Code.FIN_REPEATED : Code.DATA_AFTER_FIN);
    }
    boolean early =
        segment.isFin()
            && sent.furthest().isPresent()
            && Seq.isBefore(segment.end(), sent.furthest().get().end());
    return early ? Optional.of(Code.FIN_REPEATED) : Optional.empty();
  }

  /** A window that the line does not state is the one that the host always offers. */
  private static Segment windowed(Line line, Scenario scenario) {
    Segment s = line.segment();
    if (line.given().window() || s.isRst()) {
      return s;
    }
    int window = Math.min(scenario.host(line.from()).rcvWnd(), Segment.FIELD_MAX);
    return new Segment(s.control(), s.seq(), s.ack(), s.length(), window, s.urgent(), s.options());
  }

  private static boolean acknowledgesUnsent(Branch branch, Line line, Scenario scenario) {
    Segment segment = line.segment();
    Side host = line.from().peer();
    boolean judged =
        segment.isAck()
            && line.given().ack()
            && !segment.isRst()
            && scenario.earlier().isEmpty()
            && scenario.host(host).numbers().isEmpty();
    if (!judged) {
      return false;
    }
    SentList own = branch.sentBy(host);
    if (own.furthest().filter(s -> Seq.isAtOrBefore(segment.ack(), s.end())).isPresent()) {
      return false;
    }
    for (Sent sent : own.all()) {
      if (Seq.isAtOrBefore(segment.ack(), sent.segment().end())) {
        return false;
      }
    }
    return true;
  }
}
