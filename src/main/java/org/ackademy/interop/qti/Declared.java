package org.ackademy.interop.qti;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ackademy.interop.plain.Words;
import org.ackademy.interop.xml.Element;

/**
 * A response as an item of QTI 3 declares it.
 *
 * @param correct the values of the correct response, in order
 * @param mapping what values are worth
 * @param unread what stands in the mapping and cannot be taken: worth that is no number, or is for
 *     whatever is not named
 */
record Declared(
    String identifier,
    String cardinality,
    String type,
    List<String> correct,
    Map<String, BigDecimal> mapping,
    List<String> unread) {
  /** By how much equal parts may differ that were rounded. */
  private static final BigDecimal ROUNDED = new BigDecimal("0.000001");

  Declared {
    correct = List.copyOf(correct);
    mapping = new LinkedHashMap<>(mapping);
    unread = List.copyOf(unread);
  }

  /** The responses of an item, by their names. */
  static Map<String, Declared> of(Element item) {
    Map<String, Declared> all = new LinkedHashMap<>();
    for (Element one : item.children("qti-response-declaration")) {
      List<String> correct = new ArrayList<>();
      one.child("qti-correct-response")
          .ifPresent(
              right ->
                  right.children("qti-value").forEach(value -> correct.add(value.text().strip())));
      Map<String, BigDecimal> mapping = new LinkedHashMap<>();
      List<String> unread = new ArrayList<>();
      one.child("qti-mapping").ifPresent(map -> mapping(map, mapping, unread));
      String name = one.attribute("identifier").orElse("");
      all.put(
          name,
          new Declared(
              name,
              one.attribute("cardinality").orElse("single"),
              one.attribute("base-type").orElse(""),
              correct,
              mapping,
              unread));
    }
    return all;
  }

  private static void mapping(Element map, Map<String, BigDecimal> mapping, List<String> unread) {
    for (Element entry : map.children("qti-map-entry")) {
      String worth = entry.attribute("mapped-value").orElse("");
      Words.number(worth)
          .ifPresentOrElse(
              number -> mapping.put(entry.attribute("map-key").orElse(""), number),
              () -> unread.add(worth));
    }
    map.attribute("default-value")
        .filter(worth -> Words.number(worth).filter(number -> number.signum() <= 0).isEmpty())
        .ifPresent(unread::add);
  }

  /** The values that are worth more than nothing, as the mapping says. */
  List<String> worthy() {
    return mapping.entrySet().stream()
        .filter(entry -> entry.getValue().signum() > 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Whether all values that are worth something are worth the same, and nothing else is. */
  boolean isEven() {
    if (!unread.isEmpty()) {
      return false;
    }
    List<BigDecimal> worth = mapping.values().stream().filter(value -> value.signum() > 0).toList();
    return worth.stream()
        .allMatch(value -> value.subtract(worth.getFirst()).abs().compareTo(ROUNDED) < 0);
  }

  /** Whether a value takes something back. */
  boolean takesBack() {
    return mapping.values().stream().anyMatch(value -> value.signum() < 0);
  }
}
