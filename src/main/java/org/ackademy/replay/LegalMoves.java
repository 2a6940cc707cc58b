package org.ackademy.replay;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ackademy.replay.Judgement.Move;
import org.ackademy.replay.Line.Fate;
import org.ackademy.replay.Line.Given;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Segment;

/**
 * What either host could send next. Asks the search for every kind of line with all its numbers
 * free: what it fills in is what could be sent.
 */
final class LegalMoves {
  /** The most moves that are told. */
  static final int MOVES_MAX = 16;

  /** How much data a move carries where the exercise has named no length, in octets. */
  static final int OCTETS_TYPICAL = 10;

  private static final int[] KINDS = {
    Control.SYN,
    Control.SYN | Control.ACK,
    Control.ACK,
    Control.FIN | Control.ACK,
    Control.RST,
    Control.RST | Control.ACK
  };

  private final Search search;

  LegalMoves(Search search) {
    this.search = search;
  }

  /**
   * A move, and where it leads.
   *
   * @param from the sender
   * @param fill its segment
   * @param branch the branch in which it can be made
   * @param after the sender's states afterwards
   */
  record Option(Side from, Fill fill, Branch branch, HostFrontier after) {
    Segment segment() {
      return fill.segment();
    }

    Move move() {
      return new Move(from, fill.segment());
    }
  }

  /**
   * Every move of a host.
   *
   * @param number the number of the line that it would be
   * @param lengths how many octets its data may have
   */
  List<Option> of(Side from, List<Branch> branches, int number, Set<Integer> lengths) {
    return of(from, branches, number, lengths, Resets.LOOKED_FOR);
  }

  /** Whether resets count among the moves of a host that is in the midst of a connection. */
  enum Resets {
    LOOKED_FOR,
    LEFT_OUT
  }

  /** Likewise. */
  List<Option> of(
      Side from, List<Branch> branches, int number, Set<Integer> lengths, Resets resets) {
    List<Option> options = new ArrayList<>();
    if (search.seeing().isOnlyArriving(from)) {
      return options;
    }
    List<Line> templates = templates(from, lengths);
    for (Branch branch : branches) {
      boolean isOpen = isOpenForGood(branch, from);
      List<Line> possible =
          templates.stream().filter(template -> !isOpen || isOfUse(template, resets)).toList();
      for (Map<Fill, HostFrontier> fills : search.fillings().of(branch, from, possible, number)) {
        fills.forEach((fill, after) -> options.add(new Option(from, fill, branch, after)));
      }
    }
    return options;
  }

  /** Whether a host in the midst of a connection is asked for it. */
  private static boolean isOfUse(Line template, Resets resets) {
    Segment s = template.segment();
    return !s.isSyn() && !(s.isRst() && resets == Resets.LEFT_OUT);
  }

  private static List<Line> templates(Side from, Set<Integer> lengths) {
    List<Line> templates = new ArrayList<>();
    for (int kind : KINDS) {
      templates.add(template(from, kind, 0));
    }
    for (int length : lengths) {
      templates.add(template(from, Control.ACK, length));
      templates.add(template(from, Control.FIN | Control.ACK, length));
    }
    return templates;
  }

  private static Line template(Side from, int control, int length) {
    Segment segment = new Segment(control, 0, 0, length, 0, 0, Options.NONE);
    return new Line(from, segment, new Given(false, false, false), Fate.UNSAID);
  }

  /** The lengths to try beside a line: its own, or the typical one. */
  static Set<Integer> lengthsFor(Segment segment) {
    return Set.of(segment.length() > 0 ? segment.length() : OCTETS_TYPICAL);
  }

  /** What is told of: each segment once. */
  static List<Move> told(List<Option> options) {
    Set<Move> moves = new LinkedHashSet<>();
    for (Option option : options) {
      if (moves.size() < MOVES_MAX) {
        moves.add(option.move());
      }
    }
    return List.copyOf(moves);
  }

  /**
   * Whether a host has a connection, whatever explains the lines, and will send no SYN any more.
   */
  private boolean isOpenForGood(Branch branch, Side side) {
    Scenario scenario = search.scenario();
    boolean opensOnce = scenario.host(side).opening() == Scenario.Opening.NEVER;
    return search.isByTheBook()
        && scenario.reopening() == Scenario.Reopening.NEVER
        && branch.of(side).states().stream()
            .allMatch(
                state ->
                    state.tcb().state().isSynchronized()
                        && !state.tcb().isSynUnacknowledged()
                        && state.reply() == null
                        && (opensOnce || state.opens() > 0));
  }
}
