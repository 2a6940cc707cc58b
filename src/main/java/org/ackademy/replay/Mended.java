package org.ackademy.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ackademy.replay.LegalMoves.Option;
import org.ackademy.replay.Line.Given;
import org.ackademy.tcp.TcpState;

/**
 * An exchange whose mistakes so far are mended: by the nearest legal move, by a line more, or by
 * leaving out.
 */
final class Mended {
  private final Case question;
  private final List<Line> lines;
  private int removed;
  private int claimsFrom;

  /** After this line only what is claimed of B is asked still; 0 for none. */
  private int ofAloneB;

  Mended(Case question) {
    this.question = question;
    this.lines = new ArrayList<>(question.exchange().lines());
  }

  /** How many lines have been left out: what follows stands so much further up, or down. */
  int removed() {
    return removed;
  }

  /**
   * Mends a line.
   *
   * @param at its number in the exchange as it was written
   */
  void mend(int at, Optional<Option> nearest) {
    int index = at - removed - 1;
    if (nearest.isPresent()) {
      Line old = lines.get(index);
      lines.set(
          index,
          new Line(nearest.get().from(), nearest.get().segment(), Given.NUMBERS, old.fate()));
    } else {
      lines.remove(index);
      removed++;
    }
    claimsFrom = at + 1;
  }

  /** Puts a line before one, which is right then. */
  void insert(int at, Option missing) {
    lines.add(
        at - removed - 1,
        new Line(missing.from(), missing.segment(), Given.NUMBERS, Line.Fate.UNSAID));
    removed--;
    claimsFrom = at;
  }

  /** Leaves aside what is claimed up to after this line; of hosts, A's claims go before B's. */
  void unclaim(int at, Side side) {
    claimsFrom = side == Side.A ? at : at + 1;
    ofAloneB = side == Side.A ? at : 0;
  }

  private Exchange exchange() {
    return new Exchange(lines, Math.min(question.exchange().assumed(), lines.size()));
  }

  /** The case as it is by now; what was claimed up to the last mistake is left aside. */
  Case asCase() {
    if (claimsFrom == 0) {
      return question;
    }
    Map<Integer, Map<Side, TcpState>> claims = new TreeMap<>();
    question
        .claims()
        .forEach(
            (line, states) -> {
              if (line >= claimsFrom) {
                claims.put(line - removed, line == ofAloneB ? ofB(states) : states);
              }
            });
    return new Case(question.id(), question.scenario(), exchange(), claims);
  }

  private static Map<Side, TcpState> ofB(Map<Side, TcpState> states) {
    TcpState claimed = states.get(Side.B);
    return claimed == null ? Map.of() : Map.of(Side.B, claimed);
  }
}
