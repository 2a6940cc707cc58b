package org.ackademy.replay;

import java.util.Map;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Seq;

/**
 * The lines of the host that is seen only through what arrives from it. What it sent and was lost
 * is not on the list, nor what reached it, so only what no host could have sent is refused: flags
 * that no event of the RFC sends together, and acknowledgments of what was never sent to it.
 */
final class Arrived {
  private Arrived() {}

  /** The line as it stands, or nothing. */
  static Map<Fill, HostFrontier> of(Branch branch, Line line, Scenario scenario) {
    Segment segment = line.segment();
    int kinds = Integer.bitCount(segment.control() & (Control.SYN | Control.FIN | Control.RST));
    if (kinds > 1 || acknowledgesUnsent(branch, line, scenario)) {
      return Map.of();
    }
    Floating floating = branch.floating();
    floating = line.given().seq() ? floating.anchored(line.from()) : floating;
    floating =
        segment.isAck() && line.given().ack() ? floating.anchored(line.from().peer()) : floating;
    Fill fill = new Fill(windowed(line, scenario), 0, 0, floating);
    return Map.of(fill, branch.of(line.from()));
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
    for (Sent sent : branch.sentBy(host).all()) {
      if (Seq.isAtOrBefore(segment.ack(), sent.segment().end())) {
        return false;
      }
    }
    return true;
  }
}
