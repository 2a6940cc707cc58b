package org.ackademy.replay;

import static org.ackademy.replay.Exchanges.exchange;
import static org.ackademy.replay.Exchanges.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.ackademy.notation.ExchangeReader;
import org.ackademy.notation.LinePrinter;
import org.ackademy.replay.Believer.Reaction;
import org.ackademy.replay.Judgement.Move;
import org.ackademy.replay.Scenario.Host;
import org.ackademy.replay.Scenario.Opening;
import org.ackademy.tcp.Event;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Reading;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Tcb;
import org.ackademy.tcp.TcpState;
import org.junit.jupiter.api.Test;

class BelieverTest {
  private static final Scenario SCENARIO =
      Scenarios.reliable(Scenarios.SERVER, new Goal.AnyPrefix());

  private static Tcb block(TcpState state) {
    var numbers = new Scenario.Numbers(101, 101, 65535, 301, 65535);
    return Starts.of(
        new Host(state, Opening.NEVER, OptionalLong.empty(), Optional.of(numbers), 65535));
  }

  private static Event arrives(String text) {
    Segment segment = line(text).segment();
    return new Event.Arrive(segment, Reading.PLAIN, new Event.Fresh(100, Options.NONE));
  }

  private static String told(Reaction reaction) {
    return reaction.state().rfcName()
        + reaction.sent().map(s -> " " + LinePrinter.print(new Move(Side.A, s))).orElse("");
  }

  private static List<String> reactions(Misconception belief, TcpState state, String arriving) {
    return new Believer(belief)
        .reactions(block(state), arrives(arriving)).stream().map(BelieverTest::told).toList();
  }

  private static List<String> wrongMoves(Misconception belief, Side from, String... lines) {
    Case soFar = new Case("", SCENARIO, exchange(lines), Map.of());
    return new Believer(belief)
        .wrongMoves(soFar, from, Set.of()).stream().map(LinePrinter::print).toList();
  }

  @Test
  void aFinIsAnsweredAsEachBeliefHasIt() {
    String fin = "B > A FIN,ACK seq=301 ack=101";

    assertThat(Believer.rightReactions(block(TcpState.ESTABLISHED), arrives(fin)))
        .extracting(BelieverTest::told)
        .containsExactly("CLOSE-WAIT A > B ACK seq=101 ack=302");
    assertThat(reactions(Misconception.FIN_TAKES_NO_NUMBER, TcpState.ESTABLISHED, fin))
        .containsExactly("CLOSE-WAIT A > B ACK seq=101 ack=301");
    assertThat(reactions(Misconception.TIME_WAIT_AT_PASSIVE_CLOSER, TcpState.ESTABLISHED, fin))
        .containsExactly("TIME-WAIT A > B ACK seq=101 ack=302");
  }

  @Test
  void dataIsAcknowledgedByItsLastOctet() {
    assertThat(
            reactions(
                Misconception.ACK_IS_LAST_BYTE,
                TcpState.ESTABLISHED,
                "B > A ACK seq=301 ack=101 len=10"))
        .containsExactly("ESTABLISHED A > B ACK seq=101 ack=310");
  }

  @Test
  void aListenerKeepsToOneNumberSpaceOrStartsAtZero() {
    Tcb listener = Tcb.listen(65535);
    Event syn = arrives("B > A SYN seq=300");

    assertThat(new Believer(Misconception.ISN_STARTS_AT_ZERO).reactions(listener, syn))
        .extracting(BelieverTest::told)
        .containsExactly("SYN-RECEIVED A > B SYN,ACK seq=0 ack=1");
    assertThat(new Believer(Misconception.SYN_TAKES_NO_NUMBER).reactions(listener, syn))
        .extracting(BelieverTest::told)
        .containsExactly("SYN-RECEIVED A > B SYN,ACK seq=100 ack=300");
    assertThat(new Believer(Misconception.ESTABLISHED_ON_SYN_ACK).reactions(listener, syn))
        .extracting(BelieverTest::told)
        .containsExactly("ESTABLISHED A > B SYN,ACK seq=100 ack=301");
  }

  @Test
  void whatCannotHappenHasNoReaction() {
    assertThat(
            new Believer(Misconception.ACK_OF_ACK)
                .reactions(block(TcpState.ESTABLISHED), new Event.TimeWaitTimeout()))
        .isEmpty();
  }

  @Test
  void theMovesOfABeliefAreThoseThatTheRfcForbids() {
    String[] open = {"A > B SYN seq=100", "B > A SYN,ACK seq=300 ack=101"};

    assertThat(wrongMoves(Misconception.ACK_IS_LAST_BYTE, Side.A, open))
        .containsExactly("A > B ACK seq=101 ack=300", "A > B FIN,ACK seq=101 ack=300");
    assertThat(wrongMoves(Misconception.ACK_OF_ACK, Side.A, open)).isEmpty();
    assertThat(wrongMoves(Misconception.FIRST_FIN_WITHOUT_ACK, Side.A, open))
        .containsExactly("A > B FIN seq=101");
  }

  @Test
  void aBeliefThatCannotHaveComeSoFarHasNoMoves() {
    assertThat(
            wrongMoves(
                Misconception.FOUR_SEGMENT_OPEN,
                Side.A,
                "A > B SYN seq=100",
                "B > A SYN,ACK seq=300 ack=101"))
        .isEmpty();
  }

  @Test
  void aWholeExchangeAsItIsWrittenDown() {
    Exchange right =
        exchange(
            "A > B SYN seq=100",
            "B > A SYN,ACK seq=300 ack=101",
            "A > B ACK seq=101 ack=301",
            "A > B ACK seq=101 ack=301 len=20");

    assertThat(ExchangeReader.print(new Believer(Misconception.ACK_TAKES_A_NUMBER).written(right)))
        .endsWith("A > B ACK seq=102 ack=301 len=20");
    assertThat(ExchangeReader.print(new Believer(Misconception.SYN_TAKES_NO_NUMBER).written(right)))
        .containsExactly(
            "A > B SYN seq=100",
            "B > A SYN,ACK seq=300 ack=100",
            "A > B ACK seq=100 ack=300",
            "A > B ACK seq=100 ack=300 len=20");
  }
}
