package org.ackademy.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ackademy.tcp.Tcb;

/**
 * Keeps the ways to fill in free numbers few: those that nothing to come can tell apart are one,
 * and of too many the ones are kept that get furthest.
 */
final class Branches {
  /** Up to how many ways nothing is done. */
  private static final int FEW = 8;

  /** How many ways there may be before only some are kept, up to {@link #SHORT} lines. */
  private static final int MANY = 4_096;

  /** How many lines a short exchange has. */
  private static final int SHORT = 64;

  /** How many segments all kept ways of a longer one may remember together. */
  private static final int REMEMBERED_MAX = 8_192;

  private static final int KEPT_MIN = 16;
  private static final int KEPT_MAX = 128;

  private Branches() {}

  private record Key(Joint joint, Floating floating) {}

  /** Those of which no line to come can tell one from another are one: the first. */
  static List<Branch> merged(List<Branch> branches, Case question) {
    if (branches.size() <= FEW) {
      return branches;
    }
    Map<Key, Branch> different = new LinkedHashMap<>();
    for (Branch branch : branches) {
      different.putIfAbsent(new Key(Joint.of(branch, question), branch.floating()), branch);
    }
    return new ArrayList<>(different.values());
  }

  /**
   * Whether there are more than can be followed.
   *
   * @param lines how many lines the exchange has
   */
  static boolean areMany(List<Branch> branches, int lines) {
    return branches.size() > (lines <= SHORT ? MANY : 4 * kept(lines));
  }

  private static int kept(int lines) {
    return Math.clamp(REMEMBERED_MAX / lines, KEPT_MIN, KEPT_MAX);
  }

  /**
   * Some of them: half are those that have sent and acknowledged most, the others are spread over
   * the rest. Whoever finds no way among these has not shown that there is none.
   *
   * @param lines how many lines the exchange has
   */
  static List<Branch> some(List<Branch> branches, int lines) {
    int kept = kept(lines);
    List<Branch> sorted = new ArrayList<>(branches);
    sorted.sort(Comparator.comparingLong((Branch one) -> progress(one)).reversed());
    int half = kept / 2;
    List<Branch> some = new ArrayList<>(sorted.subList(0, half));
    int rest = sorted.size() - half;
    for (int i = 0; i < half; i++) {
      some.add(sorted.get(half + (int) ((long) i * (rest - 1) / (half - 1))));
    }
    return some;
  }

  private static long progress(Branch branch) {
    return numbers(branch.a()) + numbers(branch.b());
  }

  private static long numbers(HostFrontier frontier) {
    Tcb tcb = Explanations.least(frontier).tcb();
    return tcb.state().isSynchronized()
        ? (tcb.sndNxt() - tcb.iss()) + (long) (tcb.rcvNxt() - tcb.irs())
        : 0;
  }
}
