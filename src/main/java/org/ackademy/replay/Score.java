package org.ackademy.replay;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ackademy.replay.Judgement.Incomplete;
import org.ackademy.replay.Judgement.Invalid;
import org.ackademy.replay.Judgement.Undecided;
import org.ackademy.replay.Judgement.Valid;
import org.ackademy.tcp.TcpState;

/**
 * What an exchange is worth, from 0 to 1: all for VALID; else what its repair costs is set against
 * what it costs to write a shortest valid exchange from nothing, or from what the exercise gives.
 * Each claim about a state that does not hold takes its share of the claims.
 */
public final class Score {
  private Score() {}

  /**
   * What an exchange is worth, and the repair by which that was found.
   *
   * @param score 0 to 1; nothing where there is none to give
   * @param repair nothing where the exchange is VALID, or where none is known
   */
  public record Marks(OptionalDouble score, Optional<Repair.Found> repair) {
    /** A score for which no repair was looked for. */
    public static Marks of(OptionalDouble score) {
      return new Marks(score, Optional.empty());
    }
  }

  /**
   * The score, or nothing where the search did not decide, or the exchange was seen at a host: what
   * a capture lacks is nobody's mistake.
   *
   * @param judgement what the replay said of the case
   * @param given how many of the first lines are the exercise's own: they are worth nothing
   */
  public static OptionalDouble of(Case question, Judgement judgement, int given) {
    return marks(question, judgement, given).score();
  }

  /** The score as {@link #of} has it, with the repair that it comes from. */
  public static Marks marks(Case question, Judgement judgement, int given) {
    return marks(question, judgement, given, new Shortest());
  }

  /**
   * The same, where answers to one exercise are marked one after the other.
   *
   * @param shortest what is known of the exercise
   */
  public static Marks marks(Case question, Judgement judgement, int given, Shortest shortest) {
    return switch (judgement.verdict()) {
      case Valid valid -> Marks.of(OptionalDouble.of(1));
      case Undecided undecided -> Marks.of(OptionalDouble.empty());
      case Incomplete incomplete -> partly(question, given, shortest);
      case Invalid invalid -> partly(question, given, shortest);
    };
  }

  private static Marks partly(Case question, int given, Shortest shortest) {
    if (question.scenario().vantage() != Scenario.Vantage.WIRE
        || question.exchange().size() > Repair.LINES_MAX) {
      return Marks.of(OptionalDouble.empty());
    }
    Optional<Repair.Found> repair = Repair.of(question, given);
    double score = ofLines(question, given, repair, shortest) * ofClaims(question);
    return new Marks(OptionalDouble.of(score), repair);
  }

  private static double ofLines(
      Case question, int given, Optional<Repair.Found> repair, Shortest shortest) {
    if (repair.isEmpty()) {
      return 0;
    }
    double lost = repair.get().halves() / (2.0 * fromGiven(question, given, shortest));
    return Math.max(0, 1 - lost);
  }

  /** How many lines the shortest way to the goal has; the answer's own where it asks none. */
  private static int fromGiven(Case question, int given, Shortest shortest) {
    int size = question.exchange().size();
    int lines = shortest.fromGiven(question, given);
    return Math.max(1, lines > 0 ? lines : size - Math.min(given, size));
  }

  /** Takes back one refuted claim after the other and counts them. */
  private static double ofClaims(Case question) {
    int claims = question.claims().values().stream().mapToInt(Map::size).sum();
    Case left = question;
    int wrong = 0;
    while (wrong < claims
        && Replay.judge(left).verdict() instanceof Invalid invalid
        && invalid.violation().code() == Code.STATE_CLAIM) {
      wrong++;
      left = without(left, invalid.violation().at(), invalid.violation().host());
    }
    return claims == 0 ? 1 : 1 - (double) wrong / claims;
  }

  private static Case without(Case question, int line, Side host) {
    Map<Integer, Map<Side, TcpState>> claims = new HashMap<>(question.claims());
    Map<Side, TcpState> rest = new HashMap<>(claims.getOrDefault(line, Map.of()));
    rest.remove(host);
    claims.put(line, rest);
    return new Case(question.id(), question.scenario(), question.exchange(), claims);
  }
}
