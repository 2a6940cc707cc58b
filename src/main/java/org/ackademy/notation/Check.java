package org.ackademy.notation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.ackademy.replay.Side;
import org.ackademy.tcp.TcpState;
import org.jspecify.annotations.Nullable;

/**
 * Takes values out of a tree and keeps the first fault found. After a fault it goes on with values
 * that mean nothing, so that whoever reads need not ask after every step.
 */
final class Check {
  private @Nullable Fault fault;

  boolean hasFailed() {
    return fault != null;
  }

  /** The value, or the first fault found in what it was made of. */
  <T> Parsed<T> result(T value) {
    return fault == null ? Parsed.done(value) : Parsed.failed(fault);
  }

  Fault fault() {
    if (fault == null) {
      throw new IllegalStateException("nothing failed");
    }
    return fault;
  }

  void fail(Fault found) {
    if (fault == null) {
      fault = found;
    }
  }

  void fail(Tree at, Expected expected, String... arguments) {
    fail(Fault.at(at.line(), at.column(), expected, arguments));
  }

  /** Whether this is an object; {@code where} names it for the fault. */
  Optional<Tree.Mapping> mapping(Tree tree, String where) {
    if (tree instanceof Tree.Mapping mapping) {
      return Optional.of(mapping);
    }
    fail(tree, Expected.OBJECT, where);
    return Optional.empty();
  }

  /** Finds fault with the first name that is none of these. */
  void onlyKnown(Tree.Mapping mapping, List<String> known) {
    for (Tree.Entry entry : mapping.entries()) {
      if (!known.contains(entry.name())) {
        String names = String.join(", ", known);
        fail(Fault.at(entry.line(), entry.column(), Expected.KNOWN_FIELD, names));
      }
    }
  }

  /** Hands the value of a name on, where there is one. */
  void optional(Tree.Mapping mapping, String name, Consumer<Tree> use) {
    mapping.find(name).ifPresent(use);
  }

  /** Hands the value of a name on; finds fault where there is none. */
  void required(Tree.Mapping mapping, String name, Consumer<Tree> use) {
    mapping.find(name).ifPresentOrElse(use, () -> fail(mapping, Expected.PRESENT, name));
  }

  List<Tree> items(Tree tree, String where, int most) {
    if (!(tree instanceof Tree.Sequence sequence)) {
      fail(tree, Expected.LIST, where);
      return List.of();
    }
    if (sequence.items().size() > most) {
      fail(sequence, Expected.ENTRIES_AT_MOST, where, String.valueOf(most));
      return List.of();
    }
    return sequence.items();
  }

  String text(Tree tree, String where) {
    if (tree instanceof Tree.Text text) {
      return text.value();
    }
    fail(tree, Expected.TEXT, where);
    return "";
  }

  boolean truth(Tree tree, String where) {
    if (tree instanceof Tree.Truth truth) {
      return truth.value();
    }
    fail(tree, Expected.TRUE_OR_FALSE, where);
    return false;
  }

  /** A whole number from {@code least} to {@code most}. */
  long whole(Tree tree, String where, long least, long most) {
    OptionalLong number =
        tree instanceof Tree.Numeral numeral ? numeral.whole() : OptionalLong.empty();
    if (number.isEmpty() || number.getAsLong() < least || number.getAsLong() > most) {
      fail(tree, Expected.WHOLE_NUMBER, where, String.valueOf(least), String.valueOf(most));
      return least;
    }
    return number.getAsLong();
  }

  /** The constant with this name, as {@link #spelled} writes it. */
  <E extends Enum<E>> E constant(Tree tree, String where, List<E> constants) {
    String text = text(tree, where);
    for (E constant : constants) {
      if (spelled(constant).equals(text)) {
        return constant;
      }
    }
    String words = constants.stream().map(Check::spelled).collect(Collectors.joining(", "));
    fail(tree, Expected.ONE_OF, where, words);
    return constants.get(0);
  }

  /** How a case writes a constant: {@code SYN_ACK} is {@code syn-ack}. */
  static String spelled(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  TcpState state(Tree tree, String where) {
    Optional<TcpState> state = TcpState.named(text(tree, where));
    if (state.isEmpty()) {
      String names =
          Arrays.stream(TcpState.values()).map(TcpState::rfcName).collect(Collectors.joining(", "));
      fail(tree, Expected.ONE_OF, where, names);
    }
    return state.orElse(TcpState.CLOSED);
  }

  /** Hands on what is said of either host, in the order of the document. */
  void sides(Tree tree, String where, SideUse use) {
    mapping(tree, where)
        .ifPresent(
            mapping -> {
              onlyKnown(mapping, List.of("A", "B"));
              for (Side side : Side.values()) {
                optional(
                    mapping,
                    side.name(),
                    value -> use.take(side, value, where + "." + side.name()));
              }
            });
  }

  /** What to do with what is said of a host. */
  interface SideUse {
    void take(Side side, Tree value, String where);
  }

  /** A list of texts. */
  List<String> texts(Tree tree, String where, int most) {
    List<Tree> items = items(tree, where, most);
    var texts = new ArrayList<String>(items.size());
    for (Tree item : items) {
      texts.add(text(item, where));
    }
    return texts;
  }

  /** A number for the type that scenarios keep it in. */
  OptionalInt count(Tree tree, String where) {
    return OptionalInt.of((int) whole(tree, where, 0, Integer.MAX_VALUE));
  }
}
