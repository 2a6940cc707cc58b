package org.ackademy.question;

import java.util.List;
import java.util.Optional;
import org.ackademy.notation.Tree;

/**
 * Where in a file something stands.
 *
 * @param line from 1
 * @param column from 1, in code points
 */
public record Place(int line, int column) {

  /**
   * The place that a JSON Pointer (RFC 6901) names: that of the value, or of its name where the
   * value is an object or an array. Where the pointer leads to nothing, the last place on the way.
   */
  public static Place of(Tree root, String pointer) {
    Tree node = root;
    Place place = new Place(root.line(), root.column());
    for (String step : steps(pointer)) {
      Optional<Found> found = find(node, step);
      if (found.isEmpty()) {
        return place;
      }
      node = found.get().value();
      place = found.get().place();
    }
    return place;
  }

  private record Found(Tree value, Place place) {}

  private static List<String> steps(String pointer) {
    return pointer.isEmpty() ? List.of() : List.of(pointer.substring(1).split("/", -1));
  }

  private static Optional<Found> find(Tree node, String step) {
    String name = step.replace("~1", "/").replace("~0", "~");
    return switch (node) {
      case Tree.Mapping mapping ->
          mapping.entries().stream()
              .filter(entry -> entry.name().equals(name))
              .findFirst()
              .map(entry -> new Found(entry.value(), of(entry)));
      case Tree.Sequence sequence -> item(sequence, step);
      case Tree.Text text -> Optional.empty();
      case Tree.Numeral numeral -> Optional.empty();
      case Tree.Truth truth -> Optional.empty();
      case Tree.Nothing nothing -> Optional.empty();
    };
  }

  private static Optional<Found> item(Tree.Sequence sequence, String step) {
    if (!step.matches("[0-9]{1,9}")) {
      return Optional.empty();
    }
    int index = Integer.parseInt(step);
    if (index >= sequence.items().size()) {
      return Optional.empty();
    }
    Tree item = sequence.items().get(index);
    return Optional.of(new Found(item, new Place(item.line(), item.column())));
  }

  private static Place of(Tree.Entry entry) {
    boolean nested =
        entry.value() instanceof Tree.Mapping || entry.value() instanceof Tree.Sequence;
    return nested
        ? new Place(entry.line(), entry.column())
        : new Place(entry.value().line(), entry.value().column());
  }

  /** What is wrong here. */
  public Flaw flaw(Sentence sentence, Object... values) {
    return Flaw.at(line, column, sentence, values);
  }

  /** The place so many code points further on in the line. */
  Place further(int columns) {
    return new Place(line, column + columns);
  }
}
