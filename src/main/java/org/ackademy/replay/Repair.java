package org.ackademy.replay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.ackademy.replay.Judgement.Valid;
import org.ackademy.replay.LegalMoves.Option;
import org.ackademy.replay.Line.Fate;
import org.ackademy.replay.Line.Given;
import org.jspecify.annotations.Nullable;

/**
 * The least-cost edit that makes an exchange VALID: putting in, taking out or moving a line costs
 * 1, changing one field 1/2 and a whole line at most 1. Found by uniform-cost search over the
 * answer's lines and both hosts' states, and replayed before it is told.
 */
public final class Repair {
  /** The longest exchange that is repaired, in lines. */
  public static final int LINES_MAX = 100;

  /** The most positions that are looked at; the best repair found by then is told. */
  static final int POSITIONS_MAX = 2_500;

  private final Case question;
  private final Search search;
  private final Ending ending;
  private final LegalMoves moves;
  private final int size;
  private final int given;

  private Repair(Case question, int given, Steps steps) {
    this.given = given;
    this.question = question;
    this.search = new Search(question, steps);
    this.ending = new Ending(question, search);
    this.moves = new LegalMoves(search);
    this.size = question.exchange().size();
  }

  /**
   * A repair.
   *
   * @param edits what is changed, in the order of the lines
   * @param exchange the exchange afterwards
   */
  public record Found(List<Edit> edits, Exchange exchange) {
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
    boolean told = question.scenario().vantage() == Scenario.Vantage.WIRE;
    if (!told || question.exchange().size() > LINES_MAX) {
      return Optional.empty();
    }
    Case unclaimed = new Case(question.id(), question.scenario(), question.exchange(), Map.of());
    try {
      return new Repair(unclaimed, given, new Steps(Replay.STEPS_MAX)).search();
    } catch (Steps.Exhausted e) {
      return Optional.empty();
    }
  }

  /**
   * Where a repair has come to.
   *
   * @param next the number of the answer's next line
   * @param carried a line of the answer that has been taken up and is not yet put down
   */
  private record Position(
      @Nullable Position past,
      @Nullable Edit edit,
      @Nullable Line line,
      int next,
      Branch branch,
      int halves,
      @Nullable Carried carried) {}

  private record Carried(int at, Line line) {}

  private record Key(int next, Joint joint, @Nullable Carried carried) {}

  private Optional<Found> search() {
    PriorityQueue<Position> todo =
        new PriorityQueue<>(
            Comparator.comparingInt(Position::halves)
                .thenComparing(Comparator.comparingInt(Position::next).reversed()));
    Set<Key> seen = new HashSet<>();
    todo.add(new Position(null, null, null, 1, search.start(), 0, null));
    for (int looked = 0; looked < POSITIONS_MAX && !todo.isEmpty(); looked++) {
      Position at = todo.poll();
      if (!seen.add(new Key(at.next(), Joint.of(at.branch(), question), at.carried()))) {
        continue;
      }
      if (at.next() > size && at.carried() == null && isGoal(at.branch())) {
        Found found = found(at);
        if (isValid(found)) {
          return Optional.of(found);
        }
      }
      expand(at, todo);
    }
    return Optional.empty();
  }

  private boolean isGoal(Branch branch) {
    return question.scenario().goal() instanceof Goal.AnyPrefix
        || ending.best(List.of(branch)).isGoal();
  }

  private boolean isValid(Found found) {
    Case repaired = new Case(question.id(), question.scenario(), found.exchange(), Map.of());
    return Replay.judge(repaired).verdict() instanceof Valid;
  }

  private void expand(Position at, PriorityQueue<Position> todo) {
    if (at.next() <= size) {
      Line line = question.exchange().line(at.next());
      send(at, line, null, at.next() + 1, at.carried(), todo);
      if (at.next() <= given) {
        return;
      }
      add(at, new Edit.Deleted(at.next()), null, at.branch(), at.next() + 1, at.carried(), todo);
      if (at.carried() == null) {
        Carried carried = new Carried(at.next(), line);
        todo.add(
            new Position(at, null, null, at.next() + 1, at.branch(), at.halves() + 2, carried));
      }
    }
    Carried carried = at.carried();
    if (carried != null) {
      Edit moved = new Edit.Moved(carried.at(), at.next());
      for (Branch after : after(at, carried.line())) {
        todo.add(new Position(at, moved, carried.line(), at.next(), after, at.halves(), null));
      }
    }
    legal(at, todo);
  }

  /** What could be sent here: put in, or in place of the next line. */
  private void legal(Position at, PriorityQueue<Position> todo) {
    Optional<Line> replaced =
        at.next() <= size ? Optional.of(question.exchange().line(at.next())) : Optional.empty();
    for (Side side : Side.values()) {
      for (Option option :
          moves.of(side, List.of(at.branch()), at.next(), lengths(side, replaced))) {
        Line line = line(option);
        Branch after = follow(at, option);
        add(at, new Edit.Inserted(at.next(), line), line, after, at.next(), at.carried(), todo);
        replaced.ifPresent(
            old -> {
              int fields = differing(old, option);
              if (fields > 0) {
                add(
                    at,
                    new Edit.Changed(at.next(), line, fields),
                    line,
                    after,
                    at.next() + 1,
                    at.carried(),
                    todo);
              }
            });
      }
    }
  }

  private static int differing(Line old, Option option) {
    int sender = old.from() == option.from() ? 0 : 1;
    return sender + Distance.between(old, option.segment()).size();
  }

  private Set<Integer> lengths(Side side, Optional<Line> replaced) {
    Set<Integer> lengths = new HashSet<>();
    replaced.map(line -> line.segment().length()).filter(n -> n > 0).ifPresent(lengths::add);
    if (question.scenario().goal() instanceof Goal.Reached goal) {
      int octets = goal.delivered().getOrDefault(side, 0);
      if (octets > 0) {
        lengths.add(octets);
      }
    }
    return lengths;
  }

  private static Line line(Option option) {
    return new Line(option.from(), option.segment(), Given.NUMBERS, Fate.UNSAID);
  }

  private static Branch follow(Position at, Option option) {
    return at.branch()
        .after(
            option.from(),
            at.next(),
            Fate.UNSAID,
            option.fill(),
            option.after(),
            Branch.Lists.SHARED);
  }

  private List<Branch> after(Position at, Line line) {
    List<Branch> branches = new ArrayList<>(1);
    search
        .emitting(at.branch(), line, at.next())
        .forEach(
            (fill, senders) ->
                branches.add(
                    at.branch()
                        .after(
                            line.from(),
                            at.next(),
                            line.fate(),
                            fill,
                            senders,
                            Branch.Lists.SHARED)));
    return branches;
  }

  private void send(
      Position at,
      Line line,
      @Nullable Edit edit,
      int next,
      @Nullable Carried carried,
      PriorityQueue<Position> todo) {
    for (Branch after : after(at, line)) {
      todo.add(new Position(at, edit, line, next, after, at.halves(), carried));
    }
  }

  private static void add(
      Position at,
      Edit edit,
      @Nullable Line line,
      Branch branch,
      int next,
      @Nullable Carried carried,
      PriorityQueue<Position> todo) {
    todo.add(new Position(at, edit, line, next, branch, at.halves() + edit.halves(), carried));
  }

  private static Found found(Position end) {
    List<Edit> edits = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    for (Position at = end; at != null; at = at.past()) {
      Edit edit = at.edit();
      Line line = at.line();
      if (edit != null) {
        edits.add(edit);
      }
      if (line != null) {
        lines.add(line);
      }
    }
    Collections.reverse(edits);
    Collections.reverse(lines);
    return new Found(edits, new Exchange(lines));
  }
}
