package org.ackademy.platform.launcher;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How the server's Java machine looks after its memory, where its operator does not say. */
final class ServerMemory {
  /** A collector that is chosen; two of them, and the machine does not start. */
  private static final Pattern COLLECTOR = Pattern.compile("-XX:\\+Use\\w+GC\\b");

  /** From where else the machine takes options. */
  private static final List<String> VARIABLES =
      List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS");

  /**
   * Where a class hands in, processors are what is short: the collector that stops the server for a
   * moment takes a sixth less of them than the one that works beside it.
   */
  private static final String PARALLEL = "-XX:+UseParallelGC";

  /** Megabytes of classes that are loaded without looking each time whether some can go. */
  private static final String CLASSES = "-XX:MetaspaceSize=192m";

  private ServerMemory() {}

  /**
   * The options to start with.
   *
   * @param said those that are said otherwise
   * @param environment of the process that starts it
   */
  static List<String> options(List<String> said, Map<String, String> environment) {
    boolean isChosen =
        Stream.concat(
                said.stream(), VARIABLES.stream().map(name -> environment.getOrDefault(name, "")))
            .anyMatch(words -> COLLECTOR.matcher(words).find());
    return isChosen ? List.of(CLASSES) : List.of(CLASSES, PARALLEL);
  }
}
