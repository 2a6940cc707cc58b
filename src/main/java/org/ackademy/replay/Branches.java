package org.ackademy.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ackademy.tcp.Tcb;
import org.ackademy.tcp.TcpState;

/**
 * Keeps the ways to fill in free numbers few: those that nothing to come can tell apart are one,
 * and of too many the ones are kept that get furthest.
 */
final class Branches {
  /** Up to how many ways nothing is done. */
  private static final int FEW = 8;

  /** How many ways there may be before only some are kept, up to {@link #SHORT} lines. */
  private static final int MANY = 1_024;

  /** How many lines a short exchange has. */
  private static final int SHORT = 64;

  /** How many segments all kept ways of a longer one may remember together. */
  private static final int REMEMBERED_MAX = 8_192;

  private static final int KEPT_MIN = 16;
  private static final int KEPT_MAX = 128;

  /** How many are kept of a kind, if there are as many. */
  private static final int SHARE_MIN = 4;

  private static final int STATES = TcpState.values().length;

  private Branches() {}

  /**
   * What tells one branch from another.
   *
   * @param known what is known of a host that is not seen, where that counts
   */
  private record Key(Joint joint, Floating floating, Optional<Object> known) {}

  /** Those of which no line to come can tell one from another are one: the first. */
  static List<Branch> merged(List<Branch> branches, Case question) {
    if (branches.size() <= FEW) {
      return branches;
    }
    Map<Key, Branch> different = new LinkedHashMap<>();
    for (Branch branch : branches) {
      Optional<Object> known = branch.hearsay().map(hearsay -> hearsay.known(branch));
      different.putIfAbsent(new Key(Joint.of(branch, question), branch.floating(), known), branch);
    }
    return new ArrayList<>(different.values());
  }

  /**
   * Whether there are more than can be followed.
   *
   * @param lines how many lines the exchange has
   */
  static boolean areMany(List<Branch> branches, int lines) {
    return branches.size() > most(lines);
  }

  /** How many ways there may be before only some are kept, of so many lines. */
  static int most(int lines) {
    return lines <= SHORT ? MANY : 4 * kept(lines);
  }

  private static int kept(int lines) {
    return Math.clamp(REMEMBERED_MAX / lines, KEPT_MIN, KEPT_MAX);
  }

  /**
   * Some of them: of each kind, by the states in which its hosts may be, as many as of any other;
   * of these half are those that have sent and acknowledged most and least, the others are spread
   * over the rest. Whoever finds no way among these has not shown that there is none.
   *
   * @param lines how many lines the exchange has
   */
  static List<Branch> some(List<Branch> branches, int lines) {
    Map<Long, List<Branch>> kinds = new LinkedHashMap<>();
    for (Branch branch : branches) {
      kinds.computeIfAbsent(kind(branch), fresh -> new ArrayList<>()).add(branch);
    }
    int left = kept(lines);
    List<List<Branch>> fewestFirst = new ArrayList<>(kinds.values());
    fewestFirst.sort(Comparator.comparingInt(List::size));
    List<Branch> some = new ArrayList<>();
    for (int i = 0; i < fewestFirst.size(); i++) {
      List<Branch> kind = fewestFirst.get(i);
      int share = Math.max(SHARE_MIN, left / (fewestFirst.size() - i));
      List<Branch> taken = spread(kind, share);
      left -= taken.size();
      some.addAll(taken);
    }
    return some;
  }

  /** The furthest and the least far, and evenly of those in between. */
  private static List<Branch> spread(List<Branch> kind, int count) {
    if (kind.size() <= count) {
      return kind;
    }
    List<Branch> sorted = new ArrayList<>(kind);
    sorted.sort(Comparator.comparingLong(Branches::progress).reversed());
    int quarter = count / 4;
    List<Branch> some = new ArrayList<>(sorted.subList(0, quarter));
    some.addAll(sorted.subList(sorted.size() - quarter, sorted.size()));
    int between = count - 2 * quarter;
    int rest = sorted.size() - 2 * quarter;
    for (int i = 0; i < between; i++) {
      some.add(sorted.get(quarter + (int) ((long) i * rest / between)));
    }
    return some;
  }

  private static long kind(Branch branch) {
    return (long) kind(branch.a()) << Integer.SIZE | kind(branch.b());
  }

  private static int kind(HostFrontier frontier) {
    int kind = 0;
    for (HostState state : frontier.states()) {
      kind |= state.tcb().state().bit() << (state.tcb().isFinAcknowledged() ? STATES : 0);
    }
    return kind;
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
