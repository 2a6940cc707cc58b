package org.ackademy.tcp.rfc9293;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ackademy.tcp.Machine;
import org.ackademy.tcp.Rules;
import org.ackademy.tcp.Rules.Change;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A machine with a rule changed differs from the real one in the golden table, and only so. */
class RulesTest {
  private static final List<Row> ROWS =
      Table.GOLDEN.groups().values().stream().flatMap(List::stream).toList();

  /** When CLOSE-WAIT ends by itself is nothing that a step decides: the search lets it end. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CLOSE_WAIT_TIMES_OUT")
  void everyChangedRuleShowsInTheTable(Change change) {
    Machine machine = Machine.with(Rules.with(change));

    assertThat(ROWS).hasSizeGreaterThan(500).anyMatch(row -> isDifferent(machine, row));
    assertThat(ROWS).anyMatch(row -> !isDifferent(machine, row));
  }

  private static boolean isDifferent(Machine machine, Row row) {
    var step = machine.step(row.start(), row.happening());
    var real = Machine.RFC_9293.step(row.start(), row.happening());
    return !step.equals(real) || machine.state(step.tcb()) != real.tcb().state();
  }

  @Test
  void noRuleChangedIsTheMachineOfTheRfc() {
    assertThat(Machine.with(new Rules(0))).isSameAs(Machine.RFC_9293);
    assertThat(Machine.RFC_9293.rules()).isEqualTo(Rules.RFC_9293);
    for (Change change : Change.values()) {
      assertThat(Rules.RFC_9293.have(change)).isFalse();
      assertThat(Rules.with(change).have(change)).isTrue();
      assertThat(Integer.bitCount(Rules.with(change).changed())).isEqualTo(1);
    }
  }
}
