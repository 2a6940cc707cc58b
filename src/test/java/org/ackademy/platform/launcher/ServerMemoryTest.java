package org.ackademy.platform.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Java machine does not start with two collectors: ours is chosen where nobody chose one. */
class ServerMemoryTest {
  private static List<String> collectors(List<String> said, Map<String, String> environment) {
    return ServerMemory.options(said, environment).stream()
        .filter(option -> option.endsWith("GC"))
        .toList();
  }

  @Test
  void oneIsChosenWhereNobodyDid() {
    assertThat(collectors(List.of("-Xmx1g", "-XX:-UseSerialGC"), Map.of("JAVA_HOME", "/jdk")))
        .containsExactly("-XX:+UseParallelGC");
  }

  @Test
  void whatTheStartSaysCounts() {
    assertThat(collectors(List.of("-Xmx1g", "-XX:+UseSerialGC"), Map.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS"})
  void whatTheOperatorSaysCounts(String variable) {
    assertThat(collectors(List.of(), Map.of(variable, "-Xmx2g -XX:+UseZGC -Xlog:gc"))).isEmpty();
    assertThat(collectors(List.of(), Map.of(variable, "-Xmx2g"))).hasSize(1);
  }
}
