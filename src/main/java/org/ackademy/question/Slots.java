package org.ackademy.question;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ackademy.notation.Expected;
import org.ackademy.notation.Fault;
import org.ackademy.notation.JsonReader;
import org.ackademy.notation.JsonWriter;
import org.ackademy.notation.Parsed;
import org.ackademy.notation.Tree;

/**
 * Reads answers that are a value, a list of values, or values under names. Each may be written as
 * JSON or as plain text: {@code ["a","c"]} or {@code a, c}; {@code {"1":"101","2":"ACK"}} or a line
 * for each name, {@code 1: 101}.
 */
final class Slots {
  /** The longest value, in UTF-16 units. */
  static final int VALUE_CHARS_MAX = 2_000;

  private Slots() {}

  /**
   * A value and where it stands.
   *
   * @param text the value as text, stripped; a number as it was written
   * @param line from 1
   * @param column from 1, in code points
   */
  record Slot(String text, int line, int column) {
    Fault fault(Expected expected, String... arguments) {
      return Fault.at(line, column, expected, arguments);
    }
  }

  /** The one value of an answer; empty text where there is none. */
  static Parsed<Slot> one(String answer) {
    String text = answer.strip();
    if (!text.startsWith("\"")) {
      return Parsed.done(new Slot(text, 1, 1));
    }
    return JsonReader.read(text).then(tree -> slot(tree, "answer"));
  }

  /** The values of a list, in order. */
  static Parsed<List<Slot>> list(String answer) {
    String text = answer.strip();
    if (!text.startsWith("[") && !text.startsWith("\"")) {
      List<Slot> slots = new ArrayList<>();
      for (String word : text.split("[\\s,;>]+", -1)) {
        if (!word.isEmpty()) {
          slots.add(new Slot(word, 1, 1));
        }
      }
      return Parsed.done(slots);
    }
    return JsonReader.read(text)
        .then(tree -> tree instanceof Tree.Sequence list ? all(list) : single(tree));
  }

  private static Parsed<List<Slot>> single(Tree tree) {
    return slot(tree, "answer").then(slot -> Parsed.done(List.of(slot)));
  }

  private static Parsed<List<Slot>> all(Tree.Sequence list) {
    List<Slot> slots = new ArrayList<>();
    for (Tree item : list.items()) {
      switch (slot(item, "answer")) {
        case Parsed.Done<Slot> done -> slots.add(done.value());
        case Parsed.Failed<Slot> failed -> {
          return Parsed.failed(failed.fault());
        }
      }
    }
    return Parsed.done(slots);
  }

  /**
   * Values under names.
   *
   * @param names the names that there are; letter case matters
   */
  static Parsed<Map<String, Slot>> named(String answer, List<String> names) {
    String text = answer.strip();
    return text.startsWith("{")
        ? JsonReader.read(text).then(tree -> members(tree, names))
        : rows(answer, names);
  }

  private static Parsed<Map<String, Slot>> members(Tree tree, List<String> names) {
    Map<String, Slot> slots = new LinkedHashMap<>();
    if (!(tree instanceof Tree.Mapping object)) {
      return Parsed.failed(Fault.at(tree.line(), tree.column(), Expected.OBJECT, "answer"));
    }
    for (Tree.Entry entry : object.entries()) {
      if (!names.contains(entry.name())) {
        return Parsed.failed(
            Fault.at(entry.line(), entry.column(), Expected.KNOWN_FIELD, String.join(", ", names)));
      }
      if (entry.value() instanceof Tree.Nothing) {
        continue;
      }
      switch (slot(entry.value(), entry.name())) {
        case Parsed.Done<Slot> done -> slots.put(entry.name(), done.value());
        case Parsed.Failed<Slot> failed -> {
          return Parsed.failed(failed.fault());
        }
      }
    }
    slots.values().removeIf(slot -> slot.text().isEmpty());
    return Parsed.done(slots);
  }

  private static Parsed<Map<String, Slot>> rows(String answer, List<String> names) {
    Map<String, Slot> slots = new LinkedHashMap<>();
    int number = 0;
    for (String line : (Iterable<String>) answer.lines()::iterator) {
      number++;
      String row = line.strip();
      if (row.isEmpty()) {
        continue;
      }
      if (number > Grading.LINES_MAX) {
        return Parsed.failed(
            Fault.at(number, 1, Expected.LINES_AT_MOST, String.valueOf(Grading.LINES_MAX)));
      }
      String[] parts = row.split("\\s*[:=]\\s*|\\s+", 2);
      if (!names.contains(parts[0])) {
        return Parsed.failed(Fault.at(number, 1, Expected.KNOWN_FIELD, String.join(", ", names)));
      }
      if (slots.containsKey(parts[0])) {
        return Parsed.failed(Fault.at(number, 1, Expected.FIELD_ONCE, parts[0]));
      }
      if (parts.length > 1 && !parts[1].isBlank()) {
        int column = line.indexOf(parts[1], line.indexOf(parts[0]) + parts[0].length());
        slots.put(
            parts[0],
            new Slot(parts[1].strip(), number, line.codePointCount(0, Math.max(0, column)) + 1));
      }
    }
    return Parsed.done(slots);
  }

  /** What an author or a client writes as a value, as the text of an answer. */
  static String written(Tree tree) {
    if (tree instanceof Tree.Text text) {
      return text.value();
    }
    var out = new StringBuilder();
    new JsonWriter(out).tree(tree);
    return out.toString();
  }

  private static Parsed<Slot> slot(Tree tree, String where) {
    return switch (tree) {
      case Tree.Text text ->
          text.value().length() > VALUE_CHARS_MAX
              ? failed(tree, Expected.TEXT_AT_MOST, where, String.valueOf(VALUE_CHARS_MAX))
              : placed(tree, text.value().strip());
      case Tree.Numeral numeral -> placed(tree, numeral.literal());
      case Tree.Truth truth -> placed(tree, String.valueOf(truth.value()));
      case Tree.Nothing nothing -> placed(tree, "");
      case Tree.Sequence sequence -> failed(tree, Expected.TEXT, where);
      case Tree.Mapping mapping -> failed(tree, Expected.TEXT, where);
    };
  }

  private static Parsed<Slot> placed(Tree tree, String text) {
    return Parsed.done(new Slot(text, tree.line(), tree.column()));
  }

  private static Parsed<Slot> failed(Tree tree, Expected expected, String... arguments) {
    return Parsed.failed(Fault.at(tree.line(), tree.column(), expected, arguments));
  }
}
