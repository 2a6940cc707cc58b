package org.ackademy.gradebook;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ackademy.question.Verdict;

/**
 * What an attempt came to.
 *
 * @param number of the attempt, from 1
 * @param points of the last answer to each exercise that was not too late, added up
 * @param decision whether a person is still to decide about one of these answers
 * @param timing whether one of them came late
 */
record AttemptPoints(int number, BigDecimal points, Decision decision, Timing timing) {
  /** Whether the points stand. */
  enum Decision {
    DECIDED,
    /** An answer counts that the machine could not judge. */
    UNDECIDED
  }

  /** Whether all was in time. */
  enum Timing {
    IN_TIME,
    LATE
  }

  /**
   * Adds up an attempt.
   *
   * @param answers in the order of storing, those that were too late left out
   */
  static AttemptPoints of(int number, List<CountedAnswer> answers, Costs costs) {
    Map<UUID, CountedAnswer> last = new LinkedHashMap<>();
    Map<UUID, Integer> wrong = new HashMap<>();
    for (CountedAnswer answer : answers) {
      CountedAnswer before = last.put(answer.exercise(), answer);
      if (before != null && before.score().compareTo(BigDecimal.ONE) < 0) {
        wrong.merge(answer.exercise(), 1, Integer::sum);
      }
    }
    BigDecimal points = BigDecimal.ZERO;
    Decision decision = Decision.DECIDED;
    Timing timing = Timing.IN_TIME;
    for (CountedAnswer answer : last.values()) {
      BigDecimal score =
          costs.penalties().exercise(answer.score(), wrong.getOrDefault(answer.exercise(), 0));
      points = points.add(costs.late().after(score, costs.lateness(answer)));
      if (answer.verdict() == Verdict.UNDECIDED) {
        decision = Decision.UNDECIDED;
      }
      if (answer.isLate()) {
        timing = Timing.LATE;
      }
    }
    return new AttemptPoints(number, costs.penalties().attempt(points, number), decision, timing);
  }
}
