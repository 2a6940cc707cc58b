package org.ackademy.replay;

import static org.ackademy.replay.Exchanges.exchange;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ackademy.replay.Judgement.Frame;
import org.ackademy.replay.Judgement.Hidden;
import org.ackademy.replay.Scenario.Network;
import org.ackademy.replay.Scenario.Vantage;
import org.ackademy.tcp.TcpState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What does not arrive is counted in long exchanges too, and told of who is not seen. */
class LeastAssumedTest {

  private static List<Integer> arrivals(List<Frame> explanation, Side at) {
    List<Integer> arrivals = new ArrayList<>();
    for (Frame frame : explanation) {
      for (Hidden hidden : frame.hidden()) {
        if (hidden instanceof Hidden.Delivered delivered && delivered.at() == at) {
          arrivals.add(delivered.line());
        }
      }
    }
    return arrivals;
  }

  private static List<Integer> linesOf(Exchange exchange, Side from) {
    List<Integer> lines = new ArrayList<>();
    for (int number = 1; number <= exchange.size(); number++) {
      if (exchange.line(number).from() == from) {
        lines.add(number);
      }
    }
    return lines;
  }

  /** Nothing need be lost, so nothing is: whatever is needed for a verdict. */
  @ParameterizedTest
  @EnumSource(
      value = Vantage.class,
      names = {"WIRE", "HOST_A", "HOST_B"})
  void ofThreeHundredLinesEachArrivesOnce(Vantage vantage) {
    Case question = LongExchange.IN_TURN.of(300, Network.LOSSY, vantage);
    Judgement judgement = Replay.search(question);
    Exchange exchange = question.exchange();
    int last = exchange.size();
    assertThat(arrivals(judgement.explanation(), Side.B).stream().filter(line -> line < last))
        .containsExactlyElementsOf(
            linesOf(exchange, Side.A).stream().filter(line -> line < last).toList());
  }

  /** The other host's part stands beside that of the one that is seen. */
  @Test
  void whatBefellTheOtherHostIsTold() {
    Exchange seen =
        exchange(
            "A > B SYN seq=100",
            "A > B SYN seq=100",
            "B > A SYN,ACK seq=300 ack=101",
            "A > B ACK seq=101 ack=301",
            "A > B ACK seq=101 ack=301 len=10",
            "A > B ACK seq=101 ack=301 len=10",
            "B > A ACK seq=301 ack=111");
    Scenario scenario = Scenarios.lossy(new Goal.AnyPrefix()).seenFrom(Vantage.HOST_A);
    List<Frame> told = Replay.search(new Case("", scenario, seen, Map.of())).explanation();
    assertThat(arrivals(told, Side.B)).isNotEmpty().isSorted();
    assertThat(told.get(7).after().b().state()).isEqualTo(TcpState.ESTABLISHED);
    assertThat(told.get(7).after().b().rcvNxt()).isEqualTo(111);
  }
}
