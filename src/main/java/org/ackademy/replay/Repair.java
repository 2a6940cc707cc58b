package org.ackademy.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.ackademy.replay.Rewriting.Aside;
import org.ackademy.replay.Rewriting.None;

/**
 * The least-cost edit that makes an exchange VALID: putting in, taking out or moving a line costs
 * 1, changing one field 1/2 and a whole line at most 1. Found by a search over the answer's lines
 * and both hosts' states that goes on where the cost so far and what {@link Conflicts} says of the
 * rest is least, and replayed before it is told. Where that meets its bound, the best of a few ways
 * that are followed line by line is told.
 */
public final class Repair {
  /** The longest exchange that is repaired, in lines. */
  public static final int LINES_MAX = 500;

  /** The most places that are looked at for the least repair. */
  static final int PLACES_MAX = 2_500;

  /** The most places that are looked at for any repair, once {@link #PLACES_MAX} is met. */
  private static final int EAGER_PLACES_MAX = 10_000;

  /**
   * The most steps of the machine for each of these two: an answer of many lines that cannot be
   * mended does not keep a server busy for long.
   */
  private static final long SEARCH_STEPS_MAX = 2_000_000;

  /** In how many lines half a line's cost is expected where the least repair is not found. */
  private static final int LINES_PER_HALF = 6;

  /** How many ways are followed at each line once {@link #PLACES_MAX} is met. */
  static final int WAYS_MAX = 64;

  /** How many lines are followed in so many ways; in longer exchanges there are ever fewer. */
  private static final int LINES_OF_ALL_WAYS = 100;

  /** But never fewer than this. */
  private static final int WAYS_MIN = 5;

  private final Case question;
  private final Ending ending;
  private final Steps steps;
  private final Rewrites rewrites;
  private final Conflicts conflicts;
  private final int size;

  private Repair(Case question, int given, Steps steps) {
    Search search = new Search(question, steps);
    this.question = question;
    this.steps = steps;
    this.ending = new Ending(question, search);
    this.rewrites = new Rewrites(question, search, given);
    this.conflicts = Conflicts.of(question);
    this.size = question.exchange().size();
  }

  /** What is known of a repair's cost. */
  public enum Known {
    /** No repair costs less. */
    LEAST,
    /** The bound was met: it is the best that was found. */
    BEST_FOUND
  }

  /**
   * A repair.
   *
   * @param edits what is changed, in the order of the lines
   * @param exchange the exchange afterwards
   * @param known what is known of its cost
   */
  public record Found(List<Edit> edits, Exchange exchange, Known known) {
    public Found {
      edits = List.copyOf(edits);
    }

    /** What it costs, in halves of a line. */
    public int halves() {
      return edits.stream().mapToInt(Edit::halves).sum();
    }
  }

  /**
   * The cheapest repair found within the bound; nothing where the exchange is longer than {@link
   * #LINES_MAX}, where it was seen at a host, or where none is found. What the answer claims of
   * states is left aside.
   *
   * @param given how many of the first lines are the exercise's own: they are kept
   */
  public static Optional<Found> of(Case question, int given) {
    return of(question, given, new Steps(Replay.STEPS_MAX));
  }

  static Optional<Found> of(Case question, int given, Steps steps) {
    boolean told = question.scenario().vantage() == Scenario.Vantage.WIRE;
    if (!told || question.exchange().size() > LINES_MAX) {
      return Optional.empty();
    }
    Case unclaimed = new Case(question.id(), question.scenario(), question.exchange(), Map.of());
    try {
      return new Repair(unclaimed, given, steps).repair();
    } catch (Steps.Exhausted e) {
      return Optional.empty();
    }
  }

  private record Key(int next, Joint joint, Aside aside) {}

  private Key key(Rewriting at) {
    return new Key(at.next(), Joint.of(at.branch(), question), at.aside());
  }

  private Optional<Found> repair() {
    return first(this::least, Known.LEAST, PLACES_MAX)
        .or(() -> first(this::eager, Known.BEST_FOUND, EAGER_PLACES_MAX))
        .or(this::best);
  }

  private int ways() {
    int ratio = Math.max(1, size / LINES_OF_ALL_WAYS);
    return Math.max(WAYS_MIN, WAYS_MAX / (ratio * ratio));
  }

  private int least(Rewriting at) {
    int rest = conflicts.from(at.next());
    // A line on its way elsewhere is paid for, and may settle one conflict more.
    return at.halves() + (at.aside() instanceof None ? rest : Math.max(0, rest - 1));
  }

  /** As if mistakes came evenly: whoever is further on has fewer of them to come. */
  private int eager(Rewriting at) {
    return at.halves() * LINES_PER_HALF + size + 1 - at.next();
  }

  private record Ranked(Rewriting at, int rank) {
    private static final Comparator<Ranked> ORDER =
        Comparator.comparingInt(Ranked::rank)
            .thenComparing(Comparator.comparingInt((Ranked one) -> one.at().next()).reversed());
  }

  private Optional<Found> first(ToIntFunction<Rewriting> rank, Known known, int most) {
    PriorityQueue<Ranked> todo = new PriorityQueue<>(Ranked.ORDER);
    Set<Key> seen = new HashSet<>();
    todo.add(new Ranked(rewrites.start(), 0));
    long end = steps.taken() + SEARCH_STEPS_MAX;
    for (int looked = 0; looked < most && steps.taken() < end && !todo.isEmpty(); ) {
      Rewriting at = todo.remove().at();
      if (!seen.add(key(at))) {
        continue;
      }
      looked++;
      Optional<Found> found = end(at, known);
      if (found.isPresent()) {
        return found;
      }
      rewrites.after(at, next -> todo.add(new Ranked(next, rank.applyAsInt(next))));
    }
    return Optional.empty();
  }

  /** Line by line, the cheapest few ways to have come there. */
  private Optional<Found> best() {
    List<PriorityQueue<Rewriting>> at = new ArrayList<>();
    for (int number = 0; number <= size + 1; number++) {
      at.add(new PriorityQueue<>(Comparator.comparingInt(Rewriting::halves)));
    }
    at.get(1).add(rewrites.start());
    Set<Key> seen = new HashSet<>();
    for (int number = 1; number <= size + 1; number++) {
      PriorityQueue<Rewriting> here = at.get(number);
      int most = number <= size ? ways() : PLACES_MAX;
      for (int looked = 0; looked < most && !here.isEmpty(); ) {
        Rewriting way = here.remove();
        if (!seen.add(key(way))) {
          continue;
        }
        looked++;
        Optional<Found> found = end(way, Known.BEST_FOUND);
        if (found.isPresent()) {
          return found;
        }
        rewrites.after(way, next -> at.get(next.next()).add(next));
      }
      here.clear();
    }
    return Optional.empty();
  }

  /** The repair, where it has come to an end that is good. */
  private Optional<Found> end(Rewriting at, Known known) {
    if (at.next() <= size || !(at.aside() instanceof None) || !isGoal(at.branch())) {
      return Optional.empty();
    }
    Found found = new Found(at.edits(), at.exchange(), known);
    Case repaired = new Case(question.id(), question.scenario(), found.exchange(), Map.of());
    return Replay.isValid(repaired) ? Optional.of(found) : Optional.empty();
  }

  private boolean isGoal(Branch branch) {
    return question.scenario().goal() instanceof Goal.AnyPrefix
        || ending.best(List.of(branch)).isGoal();
  }
}
