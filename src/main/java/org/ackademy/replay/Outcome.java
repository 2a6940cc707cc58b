package org.ackademy.replay;

import java.util.List;
import org.ackademy.tcp.TcpState;

/** Where a search ended. */
sealed interface Outcome {
  /** Every line is explained, by each of these. */
  record Explained(List<Branch> branches) implements Outcome {}

  /** The line has no explanation; the branches are those of the line before. */
  record Unexplained(int at, List<Branch> before) implements Outcome {}

  /**
   * The claim about the host after the line holds in no explanation of the line.
   *
   * @param branches those of the line
   * @param possible the states in which the host could be instead
   * @param least the host after the line, as the explanation that assumes least has it
   */
  record ClaimRefuted(
      int at,
      Side side,
      TcpState claimed,
      List<Branch> branches,
      List<TcpState> possible,
      HostState least)
      implements Outcome {
    ClaimRefuted with(List<Branch> others) {
      return new ClaimRefuted(at, side, claimed, others, possible, least);
    }
  }

  /**
   * There were more ways to fill in free numbers than are kept, and those kept lead nowhere.
   *
   * @param at the first line at which some were left aside
   * @param kept where those that were kept end
   */
  record TooMany(int at, Outcome kept) implements Outcome {}

  /** Whether both end at the same line, and for the same kind of reason. */
  default boolean isAsFar(Outcome other) {
    return switch (this) {
      case Unexplained u -> other instanceof Unexplained o && u.at() == o.at();
      case ClaimRefuted r -> other instanceof ClaimRefuted o && r.at() == o.at();
      case Explained explained -> false;
      case TooMany many -> false;
    };
  }
}
