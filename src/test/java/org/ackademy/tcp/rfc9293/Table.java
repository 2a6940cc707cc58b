package org.ackademy.tcp.rfc9293;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ackademy.tcp.Tcb;

/**
 * The state × event table, read from its file.
 *
 * @param bases the blocks that rows start from, by name
 * @param groups the rows by the heading above them
 */
record Table(Map<String, Tcb> bases, Map<String, List<Row>> groups) {

  static final Table GOLDEN = read("/org/ackademy/tcp/state-event.golden");

  static Table read(String resource) {
    Map<String, Tcb> bases = new HashMap<>();
    Map<String, List<Row>> groups = new LinkedHashMap<>();
    List<Row> group = new ArrayList<>();
    int number = 0;
    for (String line : lines(resource)) {
      number++;
      if (line.startsWith("## ")) {
        group = groups.computeIfAbsent(line.substring(3), heading -> new ArrayList<>());
      } else if (line.startsWith("base ")) {
        String[] parts = line.substring(5).split("\\|", -1);
        bases.put(parts[0].strip(), Row.base(parts[0].strip(), parts[1]));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        group.add(Row.of(number, line, bases));
      }
    }
    return new Table(bases, groups);
  }

  private static List<String> lines(String resource) {
    try (InputStream in = Table.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Row> rows() {
    return groups.values().stream().flatMap(List::stream).toList();
  }

  /** The block of a base. */
  Tcb base(String name) {
    return Objects.requireNonNull(bases.get(name), name);
  }
}
