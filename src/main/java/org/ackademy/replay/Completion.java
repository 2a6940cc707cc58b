package org.ackademy.replay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ackademy.replay.Judgement.Move;
import org.ackademy.replay.Judgement.Reach;
import org.ackademy.replay.LegalMoves.Option;
import org.ackademy.replay.Line.Fate;

/**
 * The shortest continuation that meets the goal: breadth first over what either host could send, by
 * the same search that judges.
 */
final class Completion {
  /** The longest continuation that is looked for, in lines. */
  static final int LINES_MAX = 12;

  /**
   * The longest exchange that is continued, in lines: each position keeps what may still arrive.
   */
  static final int EXCHANGE_MAX = 500;

  /** The most continuations that are looked at. */
  static final int POSITIONS_MAX = 4_000;

  /** How many segments all of them may remember together. */
  private static final int REMEMBERED_MAX = 400_000;

  /** From how many ways to fill in free numbers it is looked on, where there are many. */
  private static final int WAYS_MAX = 8;

  private final Case question;
  private final Ending ending;
  private final LegalMoves moves;

  Completion(Case question, Search search, Ending ending) {
    this.question = question;
    this.ending = ending;
    this.moves = new LegalMoves(search);
  }

  /**
   * What is found.
   *
   * @param moves the continuation; empty where none is known, as after more lines than {@link
   *     #EXCHANGE_MAX}
   * @param reach whether there is one: {@link Reach#GONE} only where all were looked at
   */
  record Found(List<Move> moves, Reach reach) {}

  /** Whether all ways in which an exchange can be explained are known. */
  enum Known {
    ALL,
    SOME
  }

  /** A line that could follow, and what it follows. */
  private record Position(Optional<Position> past, Optional<Move> move, Branch branch, int length) {
    List<Move> path() {
      List<Move> path = new ArrayList<>();
      Optional<Position> at = Optional.of(this);
      while (at.isPresent()) {
        at.get().move().ifPresent(move -> path.add(0, move));
        at = at.get().past();
      }
      return path;
    }
  }

  /**
   * The shortest continuation.
   *
   * @param branches the ways in which the exchange is explained, the most promising first
   * @param known whether these are all the ways there are
   */
  Found shortest(List<Branch> branches, Known known) {
    ArrayDeque<Position> todo = new ArrayDeque<>();
    Set<Joint> seen = new HashSet<>();
    boolean isEvery = branches.size() <= WAYS_MAX || known == Known.ALL;
    for (Branch branch : isEvery ? branches : branches.subList(0, WAYS_MAX)) {
      push(new Position(Optional.empty(), Optional.empty(), branch, 0), seen, todo);
    }
    if (question.exchange().size() > EXCHANGE_MAX) {
      return new Found(List.of(), todo.isEmpty() ? Reach.GONE : Reach.OPEN);
    }
    boolean possible = ending.meetsOnPaper();
    boolean all = possible && known == Known.ALL;
    int most = REMEMBERED_MAX / (question.exchange().size() + LINES_MAX);
    for (int looked = 0; possible && !todo.isEmpty(); looked++) {
      Position at = todo.poll();
      if (at.length() > 0 && ending.best(List.of(at.branch())).isGoal()) {
        return new Found(at.path(), Reach.OPEN);
      }
      if (looked == POSITIONS_MAX || seen.size() > most) {
        all = false;
        break;
      }
      if (at.length() == longest()) {
        all &= longest() < LINES_MAX;
        continue;
      }
      for (Option option : next(at)) {
        Branch after = follow(at, option);
        push(
            new Position(Optional.of(at), Optional.of(option.move()), after, at.length() + 1),
            seen,
            todo);
      }
    }
    return new Found(List.of(), all || !possible ? Reach.GONE : Reach.OPEN);
  }

  private void push(Position position, Set<Joint> seen, ArrayDeque<Position> todo) {
    if (!ending.isHopeless(position.branch()) && seen.add(Joint.of(position.branch(), question))) {
      todo.add(position);
    }
  }

  private List<Option> next(Position at) {
    List<Option> options = new ArrayList<>();
    for (Side side : Side.values()) {
      options.addAll(moves.of(side, List.of(at.branch()), number(at), lengths(side)));
    }
    return options;
  }

  /** A goal that limits the lines limits what may follow too. */
  private int longest() {
    return switch (question.scenario().goal()) {
      case Goal.AnyPrefix any -> LINES_MAX;
      case Goal.Reached goal ->
          Math.min(
              LINES_MAX, goal.maxLines().orElse(Integer.MAX_VALUE) - question.exchange().size());
    };
  }

  private int number(Position at) {
    return question.exchange().size() + 1 + at.length();
  }

  /** Data helps only where the goal wants some delivered: then all of it at once. */
  private Set<Integer> lengths(Side from) {
    return switch (question.scenario().goal()) {
      case Goal.AnyPrefix any -> Set.of();
      case Goal.Reached goal -> {
        int octets = goal.delivered().getOrDefault(from, 0);
        yield octets > 0 ? Set.of(octets) : Set.of();
      }
    };
  }

  private Branch follow(Position at, Option option) {
    return at.branch()
        .after(
            option.from(),
            number(at),
            Fate.UNSAID,
            option.fill(),
            option.after(),
            Branch.Lists.SHARED);
  }
}
