package org.ackademy.tcp.rfc9293;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.ackademy.tcp.Event.Arrive;
import org.ackademy.tcp.Machine;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Every row of the state × event table, run through the machine. */
class StateEventTest {

  @TestFactory
  Stream<DynamicNode> rows() {
    return Table.GOLDEN.groups().entrySet().stream()
        .map(
            group ->
                dynamicContainer(
                    group.getKey(),
                    group.getValue().stream()
                        .map(row -> dynamicTest(row.toString(), () -> check(row)))));
  }

  private static void check(Row row) {
    assertThat(row.actual()).as("%s%n%s", row.section(), row).isEqualTo(row.expected());
    assertThat(Machine.RFC_9293.step(row.start(), row.happening()))
        .as("the same again: %s", row)
        .isEqualTo(Machine.RFC_9293.step(row.start(), row.happening()));
    if (row.happening() instanceof Arrive arrival) {
      assertThat(Machine.RFC_9293.readings(row.start(), arrival.segment()))
          .as("readings of %s", row)
          .contains(arrival.reading());
    }
  }
}
