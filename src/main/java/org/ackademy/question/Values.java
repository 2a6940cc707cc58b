package org.ackademy.question;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ackademy.notation.Tree;

/**
 * The values that the parameters of a file can have: how many there are of each, and which
 * combinations are looked at where they are to be proven.
 *
 * @param counts how many values each parameter has, by its name, in the order of the file
 */
record Values(Map<String, Long> counts) {
  /** More than any file has that can be gone through. */
  private static final long MANY = Long.MAX_VALUE;

  /** The most parameters whose first and last values are combined in every way. */
  private static final int CORNERS_OF_MAX = 6;

  /** Asks a file. */
  static Values of(Tree tree) {
    Map<String, Long> counts = new LinkedHashMap<>();
    Template.filled(
        tree,
        parameter ->
            count -> {
              counts.put(parameter, count);
              return 0;
            });
    return new Values(counts);
  }

  /** How many combinations there are. */
  long combinations() {
    long all = 1;
    for (long count : counts.values()) {
      if (all > MANY / count) {
        return MANY;
      }
      all *= count;
    }
    return all;
  }

  /** The combination of a number, from 0 to below {@link #combinations}. */
  Draw combination(long number) {
    Map<String, Long> chosen = new LinkedHashMap<>();
    long rest = number;
    for (Map.Entry<String, Long> parameter : counts.entrySet()) {
      chosen.put(parameter.getKey(), rest % parameter.getValue());
      rest /= parameter.getValue();
    }
    return of(chosen);
  }

  /**
   * The combinations of first and last values; what wraps around does so at one of them. Of many
   * parameters, all first and all last.
   */
  List<Draw> corners() {
    List<String> names = List.copyOf(counts.keySet());
    int ways = names.size() <= CORNERS_OF_MAX ? 1 << names.size() : 2;
    Set<Map<String, Long>> corners = new LinkedHashSet<>();
    for (int way = 0; way < ways; way++) {
      Map<String, Long> chosen = new LinkedHashMap<>();
      for (int i = 0; i < names.size(); i++) {
        int bit = names.size() <= CORNERS_OF_MAX ? way >> i & 1 : way;
        chosen.put(names.get(i), bit == 0 ? 0 : counts.getOrDefault(names.get(i), 1L) - 1);
      }
      corners.add(chosen);
    }
    List<Draw> draws = new ArrayList<>();
    corners.forEach(corner -> draws.add(of(corner)));
    return draws;
  }

  private static Draw of(Map<String, Long> chosen) {
    return parameter -> count -> chosen.getOrDefault(parameter, 0L);
  }
}
