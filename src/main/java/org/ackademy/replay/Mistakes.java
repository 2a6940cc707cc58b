package org.ackademy.replay;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ackademy.replay.Diagnosis.Finding;
import org.ackademy.replay.Judgement.Violation;
import org.ackademy.replay.LegalMoves.Option;
import org.ackademy.replay.Line.Fate;
import org.ackademy.replay.Search.ClaimRefuted;
import org.ackademy.replay.Search.Explained;
import org.ackademy.replay.Search.Outcome;
import org.ackademy.replay.Search.TooMany;
import org.ackademy.replay.Search.Unexplained;

/**
 * Goes on after a mistake as if the nearest legal move had stood in its place, so that mistakes
 * that have nothing to do with each other are all found, and one mistake is told once.
 */
final class Mistakes {
  /** The most mistakes that are told of one exchange. */
  static final int TOLD_MAX = 10;

  /** The most lines without explanation that are looked at for them. */
  static final int LOOKED_MAX = 40;

  private final Search search;
  private final Diagnosis diagnosis;
  private final Set<Shift> shifts = new HashSet<>();

  Mistakes(Search search, Diagnosis diagnosis) {
    this.search = search;
    this.diagnosis = diagnosis;
  }

  /**
   * A wrong number is carried on: who writes one sequence space off by so much goes on so, and
   * makes no new mistake.
   *
   * @param space whose sequence space it is
   * @param by how far off, on the circle
   */
  private record Shift(Side space, int by) {}

  /** The mistakes from the first on; at least one. */
  List<Violation> from(Outcome first) {
    List<Violation> told = new ArrayList<>();
    Outcome outcome = first;
    for (int looked = 0; looked < LOOKED_MAX && told.size() < TOLD_MAX; looked++) {
      switch (outcome) {
        case Unexplained unexplained -> {
          Finding finding = diagnosis.of(unexplained);
          if (isNews(finding)) {
            told.add(finding.violation());
          }
          outcome = search.run(assuming(unexplained, finding.nearest()), unexplained.at() + 1);
        }
        case ClaimRefuted refuted -> {
          told.add(diagnosis.of(refuted));
          outcome = search.run(refuted.branches(), refuted.at() + 1);
        }
        case Explained explained -> {
          return told;
        }
        case TooMany many -> {
          return told;
        }
      }
    }
    return told;
  }

  private boolean isNews(Finding finding) {
    return shift(finding).map(shifts::add).orElse(true);
  }

  private static Optional<Shift> shift(Finding finding) {
    Violation violation = finding.violation();
    Optional<Option> nearest = finding.nearest();
    boolean isOff = !violation.expected().isEmpty() && !violation.actual().isEmpty();
    if (nearest.isEmpty() || !isOff) {
      return Optional.empty();
    }
    return switch (violation.field()) {
      case "seq" -> Optional.of(new Shift(violation.host(), off(violation)));
      case "ack" -> Optional.of(new Shift(violation.host().peer(), off(violation)));
      default -> Optional.empty();
    };
  }

  private static int off(Violation violation) {
    return Integer.parseUnsignedInt(violation.actual())
        - Integer.parseUnsignedInt(violation.expected());
  }

  /** The line's nearest legal move in its place; where it has none, the line left out. */
  private static List<Branch> assuming(Unexplained unexplained, Optional<Option> nearest) {
    return nearest
        .map(
            option ->
                List.of(
                    option
                        .branch()
                        .after(
                            option.from(),
                            unexplained.at(),
                            Fate.UNSAID,
                            option.fill(),
                            option.after(),
                            Branch.Lists.SHARED)))
        .orElse(unexplained.before());
  }
}
