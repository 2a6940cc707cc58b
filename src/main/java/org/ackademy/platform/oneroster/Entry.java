package org.ackademy.platform.oneroster;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** An object as the standard tells it: members by name, those that are absent left out. */
public final class Entry {
  private final Map<String, Object> members = new LinkedHashMap<>();

  private Entry() {}

  /**
   * An object that there is.
   *
   * @param modified told to the millisecond, as the standard writes times
   */
  public static Entry of(String sourcedId, Instant modified) {
    return part()
        .with("sourcedId", sourcedId)
        .with("status", "active")
        .with("dateLastModified", modified);
  }

  /** A part of an object. */
  public static Entry part() {
    return new Entry();
  }

  public Entry with(String name, String text) {
    return put(name, text);
  }

  public Entry with(String name, Optional<String> text) {
    text.ifPresent(there -> put(name, there));
    return this;
  }

  public Entry with(String name, Instant at) {
    return put(name, at.truncatedTo(ChronoUnit.MILLIS));
  }

  public Entry with(String name, LocalDate day) {
    return put(name, day);
  }

  public Entry with(String name, BigDecimal number) {
    return put(name, number);
  }

  public Entry with(String name, Entry part) {
    return put(name, part);
  }

  public Entry with(String name, List<Entry> parts) {
    return put(name, List.copyOf(parts));
  }

  private Entry put(String name, Object value) {
    members.put(name, value);
    return this;
  }

  /** It with these members alone; with all of them where none is named. */
  Entry only(Set<String> names) {
    if (names.isEmpty()) {
      return this;
    }
    var chosen = new Entry();
    members.forEach(
        (name, value) -> {
          if (names.contains(name)) {
            chosen.members.put(name, value);
          }
        });
    return chosen;
  }

  /** The values at a path, one for each part that has it: texts, numbers, times and days. */
  List<Object> values(String path) {
    String[] names = path.split("\\.", 2);
    Stream<Object> here =
        Optional.ofNullable(members.get(names[0])).stream()
            .flatMap(value -> value instanceof List<?> list ? list.stream() : Stream.of(value))
            .map(Objects::requireNonNull);
    return here.flatMap(
            value ->
                value instanceof Entry part
                    ? names.length == 1 ? Stream.of() : part.values(names[1]).stream()
                    : Stream.of(value))
        .toList();
  }

  /** Whether a text stands at a path. */
  public boolean says(String path, String text) {
    return values(path).contains(text);
  }

  /** As it goes over the wire. */
  @JsonValue
  Map<String, Object> told() {
    var told = new LinkedHashMap<String, Object>();
    members.forEach((name, value) -> told.put(name, plain(value)));
    return told;
  }

  private static Object plain(Object value) {
    return value instanceof Instant || value instanceof LocalDate ? value.toString() : value;
  }
}
