package org.ackademy.notation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.ackademy.replay.Goal;
import org.ackademy.replay.Side;
import org.ackademy.tcp.TcpState;

/** Reads goals, in each of their three forms. */
final class GoalReader {
  /** The most segments that a goal may want lost. */
  static final int LOST_MAX = 100;

  private static final String ANY_PREFIX = "any-prefix";
  private static final List<String> LONG_FORM =
      List.of("states", "delivered", "maxLines", "passes", "lost");
  private static final List<String> LOST_FIELDS = List.of("from", "kind", "nth");

  private final Check check;
  private Map<Side, Set<TcpState>> states = Map.of();
  private Map<Side, Set<TcpState>> passes = Map.of();
  private final Map<Side, Integer> delivered = new EnumMap<>(Side.class);
  private OptionalInt maxLines = OptionalInt.empty();
  private final List<Goal.LostSegment> lost = new ArrayList<>();

  private GoalReader(Check check) {
    this.check = check;
  }

  static Goal read(Tree tree, Check check) {
    return switch (tree) {
      case Tree.Text text -> {
        if (!text.value().equals(ANY_PREFIX)) {
          check.fail(tree, Expected.ONE_OF, "goal", ANY_PREFIX);
        }
        yield new Goal.AnyPrefix();
      }
      case Tree.Mapping mapping -> new GoalReader(check).reached(mapping);
      case Tree.Sequence s -> notAGoal(tree, check);
      case Tree.Numeral n -> notAGoal(tree, check);
      case Tree.Truth t -> notAGoal(tree, check);
      case Tree.Nothing n -> notAGoal(tree, check);
    };
  }

  private static Goal notAGoal(Tree tree, Check check) {
    check.fail(tree, Expected.OBJECT, "goal");
    return Goal.NOTHING_OWED;
  }

  private Goal reached(Tree.Mapping mapping) {
    boolean shortForm = mapping.find("A").isPresent() || mapping.find("B").isPresent();
    if (shortForm) {
      states = states(mapping, "goal");
    } else {
      longForm(mapping);
    }
    return new Goal.Reached(states, delivered, maxLines, passes, lost);
  }

  private void longForm(Tree.Mapping mapping) {
    check.onlyKnown(mapping, LONG_FORM);
    check.optional(mapping, "states", v -> states = states(v, "goal.states"));
    check.optional(mapping, "passes", v -> passes = states(v, "goal.passes"));
    check.optional(mapping, "maxLines", v -> maxLines = check.count(v, "goal.maxLines"));
    check.optional(
        mapping,
        "delivered",
        v ->
            check.sides(
                v,
                "goal.delivered",
                (side, octets, where) ->
                    delivered.put(side, (int) check.whole(octets, where, 0, Integer.MAX_VALUE))));
    check.optional(
        mapping,
        "lost",
        v -> {
          for (Tree item : check.items(v, "goal.lost", LOST_MAX)) {
            check.mapping(item, "goal.lost").ifPresent(fields -> lost.add(lost(fields)));
          }
        });
  }

  private Map<Side, Set<TcpState>> states(Tree tree, String where) {
    var found = new EnumMap<Side, Set<TcpState>>(Side.class);
    check.sides(
        tree,
        where,
        (side, list, whereSide) -> {
          Set<TcpState> named = EnumSet.noneOf(TcpState.class);
          for (Tree item : check.items(list, whereSide, TcpState.values().length)) {
            named.add(check.state(item, whereSide));
          }
          found.put(side, named);
        });
    return found;
  }

  private Goal.LostSegment lost(Tree.Mapping fields) {
    check.onlyKnown(fields, LOST_FIELDS);
    var draft =
        new Object() {
          Side from = Side.A;
          Goal.Kind kind = Goal.Kind.SYN;
          int nth = 1;
        };
    check.required(fields, "from", v -> draft.from = side(v));
    check.required(
        fields,
        "kind",
        v -> draft.kind = check.constant(v, "goal.lost.kind", List.of(Goal.Kind.values())));
    check.optional(
        fields, "nth", v -> draft.nth = (int) check.whole(v, "goal.lost.nth", 1, 1_000_000));
    return new Goal.LostSegment(draft.from, draft.kind, draft.nth);
  }

  private Side side(Tree value) {
    String name = check.text(value, "goal.lost.from");
    if (!name.equals("A") && !name.equals("B")) {
      check.fail(value, Expected.ONE_OF, "goal.lost.from", "A, B");
      return Side.A;
    }
    return Side.valueOf(name);
  }
}
