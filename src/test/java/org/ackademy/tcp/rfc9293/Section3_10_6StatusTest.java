package org.ackademy.tcp.rfc9293;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.ackademy.tcp.Event;
import org.ackademy.tcp.Machine;
import org.ackademy.tcp.Step;
import org.ackademy.tcp.Tcb;
import org.junit.jupiter.api.Test;

/** 3.10.6, STATUS. */
class Section3_10_6StatusTest {

  @Test
  void statusNeverChangesABlock() {
    for (Tcb tcb : Table.GOLDEN.bases().values()) {
      Step step = Machine.RFC_9293.step(tcb, new Event.Status());
      assertThat(step.tcb()).isEqualTo(tcb);
      assertThat(step.sent()).isEqualTo(Optional.empty());
    }
  }
}
