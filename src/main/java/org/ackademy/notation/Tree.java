package org.ackademy.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A document of nested values, whatever language it was written in (JSON, YAML). Every node knows
 * where it stands, so that whoever finds fault with it can say so.
 */
public sealed interface Tree {
  /** The line at which the node starts, from 1. */
  int line();

  /** The column in that line, from 1, in code points. */
  int column();

  /** What the node is, in a word of JSON's. */
  default String kind() {
    return switch (this) {
      case Mapping m -> "object";
      case Sequence s -> "array";
      case Text t -> "string";
      case Numeral n -> "number";
      case Truth t -> "boolean";
      case Nothing n -> "null";
    };
  }

  /**
   * Names with values, in the order of the document.
   *
   * @param entries no two with the same name
   */
  record Mapping(int line, int column, List<Entry> entries) implements Tree {
    public Mapping {
      entries = List.copyOf(entries);
    }

    /** What nobody wrote so: it stands, with all its names, where another tree does. */
    public static Mapping at(Tree place, Map<String, Tree> values) {
      List<Entry> entries = new ArrayList<>();
      values.forEach(
          (name, value) -> entries.add(new Entry(place.line(), place.column(), name, value)));
      return new Mapping(place.line(), place.column(), entries);
    }

    /** The value of this name. */
    public Optional<Tree> find(String name) {
      for (Entry entry : entries) {
        if (entry.name().equals(name)) {
          return Optional.of(entry.value());
        }
      }
      return Optional.empty();
    }
  }

  /**
   * One name and its value.
   *
   * @param line the line at which the name starts, from 1
   * @param column its column there
   */
  record Entry(int line, int column, String name, Tree value) {}

  /** Values in their order. */
  record Sequence(int line, int column, List<Tree> items) implements Tree {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** A text. */
  record Text(int line, int column, String value) implements Tree {}

  /**
   * A number.
   *
   * @param literal the number as JSON writes it; of any size and precision
   */
  record Numeral(int line, int column, String literal) implements Tree {
    private static final int LONG_DIGITS_MAX = 18;

    /** The number, if it is written as a whole one and has at most 18 digits. */
    public OptionalLong whole() {
      int start = literal.startsWith("-") ? 1 : 0;
      int digits = literal.length() - start;
      if (digits < 1 || digits > LONG_DIGITS_MAX) {
        return OptionalLong.empty();
      }
      for (int i = start; i < literal.length(); i++) {
        if (!Cursor.isDigit(literal.charAt(i))) {
          return OptionalLong.empty();
        }
      }
      return OptionalLong.of(Long.parseLong(literal));
    }
  }

  /** True or false. */
  record Truth(int line, int column, boolean value) implements Tree {}

  /** JSON's and YAML's {@code null}. */
  record Nothing(int line, int column) implements Tree {}
}
