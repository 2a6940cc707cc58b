package org.ackademy.replay.proof;

import java.util.ArrayList;
import java.util.List;
import org.ackademy.replay.Line;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Segment;

/** The single edits of a line, and of an exchange. */
final class Edits {
  private static final int[] BITS = {Control.SYN, Control.ACK, Control.FIN, Control.RST};
  private static final int[] STEPS = {1, -1, 10, -10};

  private Edits() {}

  /** What one edit makes of a line. Text on a SYN is left to tests of its own. */
  static List<Line> of(Line line) {
    Segment s = line.segment();
    List<Line> edited = new ArrayList<>();
    for (int bit : BITS) {
      int control = s.control() ^ bit;
      if (control != 0) {
        boolean acks = (control & Control.ACK) != 0;
        edited.add(like(line, control, s.seq(), acks ? s.ack() : 0, s.length()));
      }
    }
    for (int step : STEPS) {
      edited.add(like(line, s.control(), s.seq() + step, s.ack(), s.length()));
      if (s.isAck()) {
        edited.add(like(line, s.control(), s.seq(), s.ack() + step, s.length()));
      }
    }
    edited.add(like(line, s.control(), s.seq(), s.ack(), s.length() == 0 ? 10 : 0));
    edited.add(like(line, s.control(), s.seq(), s.ack(), s.length() + 1));
    edited.add(new Line(line.from().peer(), s, line.given(), line.fate()));
    edited.removeIf(Edits::isLeftOut);
    return edited;
  }

  private static boolean isLeftOut(Line line) {
    return line.segment().isSyn() && line.segment().length() > 0;
  }

  private static Line like(Line line, int control, int seq, int ack, int length) {
    Segment s = line.segment();
    return new Line(
        line.from(),
        new Segment(control, seq, ack, length, s.window(), s.urgent(), s.options()),
        line.given(),
        line.fate());
  }

  /** What one edit makes of an exchange: a line changed, left out, doubled, or swapped. */
  static List<List<Line>> of(List<Line> lines) {
    List<List<Line>> all = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      for (Line edited : of(lines.get(i))) {
        var copy = new ArrayList<>(lines);
        copy.set(i, edited);
        all.add(copy);
      }
      var without = new ArrayList<>(lines);
      without.remove(i);
      all.add(without);
      var doubled = new ArrayList<>(lines);
      doubled.add(i, lines.get(i));
      all.add(doubled);
      if (i + 1 < lines.size()) {
        var swapped = new ArrayList<>(lines);
        swapped.set(i, lines.get(i + 1));
        swapped.set(i + 1, lines.get(i));
        all.add(swapped);
      }
    }
    return all;
  }
}
