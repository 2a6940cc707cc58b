package org.ackademy.replay;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.ackademy.replay.LegalMoves.Option;
import org.ackademy.replay.Line.Fate;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Segment;

/**
 * All that two hosts can do from some lines on, as a graph: a place is all that counts for what may
 * follow, and a step from one to another is a line that is sent. Built by the same search that
 * judges.
 */
final class Ways {
  private static final int TOLD = Control.SYN | Control.FIN | Control.RST | Control.ACK;

  private final Case question;
  private final Ending ending;
  private final LegalMoves moves;
  private final Map<Side, SortedSet<Integer>> lengths;
  private final int lostMost;
  private final int placesMost;
  private final List<Place> places = new ArrayList<>();
  private final Map<Key, Integer> known = new HashMap<>();

  /**
   * A graph without places.
   *
   * @param question the scenario, and as exchange what is there already
   * @param lengths how many octets of text a host's segments may carry
   * @param placesMost how many places are looked at, at most
   */
  Ways(Case question, Search search, Map<Side, SortedSet<Integer>> lengths, int placesMost) {
    this.question = question;
    this.ending = new Ending(question, search);
    this.moves = new LegalMoves(search);
    this.lengths = lengths;
    this.lostMost =
        question.scenario().goal() instanceof Goal.Reached goal ? goal.lost().size() : 0;
    this.placesMost = placesMost;
  }

  /** A line by what tells it from others where numbers follow from the rest. */
  record Shape(Side from, int control, int length, Fate fate) implements Comparable<Shape> {
    private static final Comparator<Shape> ORDER =
        Comparator.comparing(Shape::from)
            .thenComparingInt(Shape::control)
            .thenComparingInt(Shape::length)
            .thenComparing(Shape::fate);

    @Override
    public int compareTo(Shape other) {
      return ORDER.compare(this, other);
    }
  }

  /** A line, and the place to which it leads. */
  record Step(Shape shape, Segment segment, int to) {}

  /** One place. */
  private static final class Place {
    private final Branch branch;
    private final int length;
    private final int lost;
    private final boolean goal;
    private final List<Step> steps = new ArrayList<>();

    /** In how many steps, exactly, the goal can be reached from here. */
    private final BitSet ways = new BitSet();

    private Place(Branch branch, int length, int lost, boolean goal) {
      this.branch = branch;
      this.length = length;
      this.lost = lost;
      this.goal = goal;
    }
  }

  private record Key(Joint joint, int lost) {}

  /** Whether all was looked at. */
  enum Seen {
    ALL,
    NOT_ALL
  }

  /**
   * Looks at everything up to a number of steps, or up to fewer where the goal is near.
   *
   * @param start where it begins
   * @param stepsMost the most steps
   * @param beyondShortest how many steps more than the fewest that reach the goal
   */
  Seen explore(List<Branch> start, int stepsMost, int beyondShortest) {
    for (Branch branch : start) {
      placeOf(branch, 0, 0);
    }
    int most = stepsMost;
    for (int i = 0; i < places.size(); i++) {
      Place place = places.get(i);
      if (place.goal && place.length > 0) {
        most = Math.min(most, place.length + beyondShortest);
      }
      if (place.length >= most) {
        continue;
      }
      if (places.size() > placesMost) {
        return Seen.NOT_ALL;
      }
      expand(place);
    }
    count(most);
    return Seen.ALL;
  }

  private int placeOf(Branch branch, int length, int lost) {
    Key key = new Key(Joint.of(branch, question), lost);
    return known.computeIfAbsent(
        key,
        fresh -> {
          boolean any = question.scenario().goal() instanceof Goal.AnyPrefix;
          boolean goal = any || ending.best(List.of(branch)).isGoal();
          places.add(new Place(branch, length, lost, goal));
          return places.size() - 1;
        });
  }

  private void expand(Place place) {
    int number = question.exchange().size() + 1 + place.length;
    for (Side side : Side.values()) {
      Set<Integer> octets = lengths.getOrDefault(side, Collections.emptySortedSet());
      for (Option option : moves.of(side, List.of(place.branch), number, octets)) {
        step(place, option, number, Fate.UNSAID);
        if (place.lost < lostMost) {
          step(place, option, number, Fate.LOST);
        }
      }
    }
  }

  private void step(Place place, Option option, int number, Fate fate) {
    Branch after =
        place.branch.after(
            option.from(), number, fate, option.fill(), option.after(), Branch.Lists.SHARED);
    if (ending.isHopeless(after)) {
      return;
    }
    int lost = place.lost + (fate == Fate.LOST ? 1 : 0);
    int to = placeOf(after, place.length + 1, lost);
    Segment segment = option.segment();
    Shape shape = new Shape(option.from(), segment.control() & TOLD, segment.length(), fate);
    place.steps.add(new Step(shape, segment, to));
  }

  /** Works out, backwards from the goal, from which places it can be reached in how many steps. */
  private void count(int most) {
    for (Place place : places) {
      place.ways.set(0, place.goal);
    }
    for (int steps = 1; steps <= most; steps++) {
      for (Place place : places) {
        for (Step step : place.steps) {
          if (places.get(step.to()).ways.get(steps - 1)) {
            place.ways.set(steps);
            break;
          }
        }
      }
    }
  }

  /** How many places there are where it begins: these are the first ones. */
  int starts() {
    int starts = 0;
    while (starts < places.size() && places.get(starts).length == 0) {
      starts++;
    }
    return starts;
  }

  /** Whether the goal can be reached from a place in this many steps, no more and no fewer. */
  boolean reaches(int place, int steps) {
    return places.get(place).ways.get(steps);
  }

  /** The steps from a place, in a fixed order. */
  List<Step> from(int place) {
    return places.get(place).steps;
  }
}
