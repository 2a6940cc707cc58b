package org.ackademy.replay;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ackademy.replay.Manner.Fitting;
import org.ackademy.replay.Outcome.Explained;
import org.ackademy.replay.Outcome.Unexplained;

/**
 * What explains an exchange seen at one host's place, where much may be lost and numbers are left
 * free: the numbers must fit the host that is seen, and be such as the other sends. Which those are
 * is tried; what is found is judged once more with all its numbers stated.
 */
final class Fitted {
  /** The most steps that each of the searches may take. */
  private static final long STEPS_MAX = 5_000_000;

  /** The most steps in which what is found is judged once more. */
  private static final long JUDGING_STEPS_MAX = 2_000_000;

  /** How many ways to fill in the numbers are judged once more: of few lines, and of many. */
  private static final int WAYS_MAX = 32;

  private static final int WAYS_MIN = 4;

  /** How many lines all these ways have together, about. */
  private static final int LINES_MAX = 384;

  private final Case question;
  private final Search usual;
  private final Steps judging = new Steps(JUDGING_STEPS_MAX);

  /**
   * What explains a case.
   *
   * @param usual the search whose numbers fit one host alone
   */
  Fitted(Case question, Search usual) {
    this.question = question;
    this.usual = usual;
  }

  /** What is found. */
  sealed interface Found {
    /**
     * All lines are explained.
     *
     * @param branch how; it meets the goal where any that was found does
     */
    record Held(Search search, Steps steps, Branch branch, Reached reached) implements Found {}

    /** No numbers explain a line. */
    record Refused(Search search, Steps steps, Unexplained outcome) implements Found {}

    /**
     * Nothing is known.
     *
     * @param at the line at which it was given up
     */
    record Nothing(int at) implements Found {}
  }

  /** What an explanation reaches. */
  enum Reached {
    GOAL,
    LAST_LINE
  }

  Found find() {
    Steps steps = new Steps(STEPS_MAX);
    Search both = usual.of(Fitting.BOTH, steps);
    Found far = find(both, steps);
    if (!both.hasGuessed() || reaches(far, Reached.GOAL)) {
      return far;
    }
    Steps more = new Steps(STEPS_MAX);
    Found chosen = find(both.of(Nearness.CHOSEN, more), more);
    boolean isBetter = reaches(chosen, Reached.GOAL) || !reaches(far, Reached.LAST_LINE);
    return chosen instanceof Found.Held && isBetter ? chosen : far;
  }

  private static boolean reaches(Found found, Reached reached) {
    return found instanceof Found.Held held && held.reached() == reached;
  }

  private Found find(Search search, Steps steps) {
    try {
      return switch (search.run()) {
        case Explained explained -> held(search, steps, explained.branches());
        case Unexplained refused ->
            search.hasSampledSenders()
                ? new Found.Nothing(refused.at())
                : new Found.Refused(search, steps, refused);
        case Outcome.ClaimRefuted refuted -> new Found.Nothing(refuted.at());
        case Outcome.TooMany many -> new Found.Nothing(many.at());
      };
    } catch (Steps.Exhausted e) {
      return new Found.Nothing(search.reached());
    }
  }

  /** Those that meet the goal are looked at first. */
  private Found held(Search search, Steps steps, List<Branch> branches) {
    var ending = new Ending(question, search);
    Map<Boolean, List<Branch>> byGoal =
        branches.stream().collect(Collectors.partitioningBy(branch -> meets(ending, branch)));
    Optional<Branch> best = holding(byGoal.getOrDefault(true, List.of()));
    if (best.isPresent()) {
      return new Found.Held(search, steps, best.get(), Reached.GOAL);
    }
    return holding(byGoal.getOrDefault(false, List.of()))
        .<Found>map(branch -> new Found.Held(search, steps, branch, Reached.LAST_LINE))
        .orElse(new Found.Nothing(search.reached()));
  }

  private Optional<Branch> holding(List<Branch> branches) {
    int lines = Math.max(1, question.exchange().size());
    return branches.stream()
        .sorted(Comparator.comparingInt(Fitted::misfits))
        .limit(Math.clamp(LINES_MAX / lines, WAYS_MIN, WAYS_MAX))
        .filter(this::holds)
        .findFirst();
  }

  private static int misfits(Branch branch) {
    return branch.hearsay().map(hearsay -> hearsay.misfits(branch)).orElse(0);
  }

  private boolean meets(Ending ending, Branch branch) {
    return question.scenario().goal() instanceof Goal.AnyPrefix
        || ending.best(List.of(branch)).isGoal();
  }

  /** Whether the exchange has an explanation with just these numbers. */
  private boolean holds(Branch branch) {
    Case numbered = new Explanations(question).filled(branch, question.exchange().size());
    return new Search(numbered, judging).run() instanceof Explained;
  }
}
