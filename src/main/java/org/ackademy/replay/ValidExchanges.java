package org.ackademy.replay;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.ackademy.replay.Line.Given;
import org.ackademy.replay.Outcome.Explained;
import org.ackademy.replay.Ways.Shape;
import org.ackademy.replay.Ways.Step;
import org.jspecify.annotations.Nullable;

/**
 * All valid exchanges up to a number of lines that add at least one to what is there, by shape: two
 * are one where their lines have the same senders, flags (of SYN, ACK, FIN and RST), lengths and
 * loss marks; the numbers follow. Found by the search that judges, and each judged again before it
 * is told.
 *
 * <p>Text on a SYN, keep-alives and window probes are left aside: they are valid where a scenario
 * allows them, but no exercise means them unless it writes them.
 *
 * @param answers the exchanges, what was there already included: shortest first, then by sender,
 *     flags and length of the first line that differs
 * @param linesMost up to how many lines they were looked for
 * @param bound which bound was met
 */
public record ValidExchanges(List<Exchange> answers, int linesMost, Bound bound) {
  /** The most lines that an exchange can be asked to have. */
  public static final int LINES_MAX = 30;

  /** The most exchanges that are told. */
  public static final int ANSWERS_MAX = 1_000;

  /** The most places, all that counts for what may follow, that are looked at. */
  public static final int PLACES_MAX = 4_000;

  public ValidExchanges {
    answers = List.copyOf(answers);
  }

  /** Which bound was met. */
  public enum Bound {
    /** None: these are all. */
    NONE,
    /** {@link #ANSWERS_MAX}: there are more. */
    ANSWERS,
    /** {@link #PLACES_MAX}, or that of the replay's steps: there may be any number. */
    SEARCH
  }

  /**
   * How far to look.
   *
   * @param lines up to how many lines, those that are there already included, 0 to {@link
   *     #LINES_MAX}; a goal that allows fewer lines means that many
   * @param beyondShortest up to how many lines more than the shortest has
   */
  public record Reach(int lines, int beyondShortest) {
    public Reach {
      if (lines < 0 || lines > LINES_MAX || beyondShortest < 0) {
        throw new IllegalArgumentException(lines + " lines, " + beyondShortest + " beyond");
      }
    }

    /** Up to a number of lines. */
    public static Reach lines(int most) {
      return new Reach(most, most);
    }
  }

  /** How many lines the shortest has; nothing where none was found. */
  public OptionalInt shortest() {
    return answers.isEmpty() ? OptionalInt.empty() : OptionalInt.of(answers.get(0).size());
  }

  /**
   * Enumerates.
   *
   * @param scenario the hosts, the network and the goal; seen at the wire
   * @param given what is there already, empty where nothing is
   * @param lengths how many octets of text a host's segments may carry, each at least 1; none where
   *     a host is missing
   * @throws IllegalArgumentException where the exchange is seen at a host
   */
  public static ValidExchanges of(
      Scenario scenario, Exchange given, Map<Side, SortedSet<Integer>> lengths, Reach reach) {
    if (scenario.vantage() != Scenario.Vantage.WIRE) {
      throw new IllegalArgumentException("seen at a host");
    }
    int most =
        switch (scenario.goal()) {
          case Goal.AnyPrefix any -> reach.lines();
          case Goal.Reached goal -> Math.min(reach.lines(), goal.maxLines().orElse(LINES_MAX));
        };
    Case start = new Case("", scenario, given, Map.of());
    try {
      return new Listing(start, lengths).list(most, reach.beyondShortest());
    } catch (Steps.Exhausted e) {
      return new ValidExchanges(List.of(), most, Bound.SEARCH);
    }
  }

  /** One enumeration in the making. */
  private static final class Listing {
    private final Case start;
    private final Search search;
    private final Ways ways;
    private final List<Exchange> found = new ArrayList<>();

    private Listing(Case start, Map<Side, SortedSet<Integer>> lengths) {
      this.start = start;
      this.search = new Search(start, new Steps(Replay.STEPS_MAX));
      this.ways = new Ways(start, search, lengths, PLACES_MAX);
    }

    private ValidExchanges list(int linesMost, int beyondShortest) {
      int given = start.exchange().size();
      if (given > linesMost || !(search.run() instanceof Explained explained)) {
        return new ValidExchanges(List.of(), linesMost, Bound.NONE);
      }
      int steps = linesMost - given;
      if (ways.explore(explained.branches(), steps, beyondShortest) == Ways.Seen.NOT_ALL) {
        return new ValidExchanges(List.of(), linesMost, Bound.SEARCH);
      }
      List<Standing> starts = new ArrayList<>();
      for (int place = 0; place < ways.starts(); place++) {
        starts.add(new Standing(place, null, null));
      }
      int most = steps;
      for (int length = 1; length <= most; length++) {
        if (!follow(starts, length)) {
          return new ValidExchanges(found, given + length, Bound.ANSWERS);
        }
        if (!found.isEmpty()) {
          most = Math.min(most, found.get(0).size() - given + beyondShortest);
        }
      }
      return new ValidExchanges(found, given + most, Bound.NONE);
    }

    /** Where one may stand after some lines, and by which step one came. */
    private record Standing(int place, @Nullable Standing past, @Nullable Step step) {}

    /** Goes on for this many lines, in every way; says whether there was room for all. */
    private boolean follow(List<Standing> standings, int more) {
      if (more == 0) {
        for (Standing end : standings) {
          if (ways.reaches(end.place(), 0) && isValid(exchange(end))) {
            if (found.size() == ANSWERS_MAX) {
              return false;
            }
            found.add(exchange(end));
            break;
          }
        }
        return true;
      }
      SortedMap<Shape, List<Standing>> next = new TreeMap<>();
      SortedMap<Shape, Set<Integer>> there = new TreeMap<>();
      for (Standing standing : standings) {
        for (Step step : ways.from(standing.place())) {
          boolean fits = ways.reaches(step.to(), more - 1);
          if (fits && there.computeIfAbsent(step.shape(), s -> new HashSet<>()).add(step.to())) {
            next.computeIfAbsent(step.shape(), s -> new ArrayList<>())
                .add(new Standing(step.to(), standing, step));
          }
        }
      }
      for (List<Standing> after : next.values()) {
        if (!follow(after, more - 1)) {
          return false;
        }
      }
      return true;
    }

    private Exchange exchange(Standing end) {
      List<Line> lines = new ArrayList<>();
      for (Standing at = end; at != null; at = at.past()) {
        Step step = at.step();
        if (step != null) {
          Shape shape = step.shape();
          lines.add(0, new Line(shape.from(), step.segment(), Given.NUMBERS, shape.fate()));
        }
      }
      lines.addAll(0, start.exchange().lines());
      return new Exchange(lines);
    }

    private boolean isValid(Exchange exchange) {
      return Replay.isValid(new Case(start.id(), start.scenario(), exchange, Map.of()));
    }
  }
}
