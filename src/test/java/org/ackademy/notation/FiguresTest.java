package org.ackademy.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import org.ackademy.replay.Exchange;
import org.junit.jupiter.api.Test;

/** Figures of RFC 9293 3.5 and 3.6, as the RFC draws them. */
class FiguresTest {
  private static final int LINES_MAX = 100;
  private static final ExchangeReader READER = new ExchangeReader(LineReader.PLAIN, LINES_MAX);

  private static List<String> sent(String figure) {
    return switch (READER.readText(figure)) {
      case Parsed.Done<Exchange> done -> ExchangeReader.print(done.value());
      case Parsed.Failed<Exchange> failed -> fail(failed.fault().toString());
    };
  }

  @Test
  void figure7CrossingSyns() {
    assertThat(
            sent(
                """
                1.  CLOSED                                           CLOSED

                2.  SYN-SENT     --> <SEQ=100><CTL=SYN>              ...

                3.  SYN-RECEIVED <-- <SEQ=300><CTL=SYN>              <-- SYN-SENT

                4.               ... <SEQ=100><CTL=SYN>              --> SYN-RECEIVED

                5.  SYN-RECEIVED --> <SEQ=100><ACK=301><CTL=SYN,ACK> ...

                6.  ESTABLISHED  <-- <SEQ=300><ACK=101><CTL=SYN,ACK> <-- SYN-RECEIVED

                7.               ... <SEQ=100><ACK=301><CTL=SYN,ACK> --> ESTABLISHED
                """))
        .containsExactly(
            "A > B SYN seq=100",
            "B > A SYN seq=300",
            "A > B SYN,ACK seq=100 ack=301",
            "B > A SYN,ACK seq=300 ack=101");
  }

  @Test
  void figure8OldDuplicate() {
    assertThat(
            sent(
                """
                1.  CLOSED                                               LISTEN

                2.  SYN-SENT    --> <SEQ=100><CTL=SYN>               ...

                3.  (duplicate) ... <SEQ=90><CTL=SYN>               --> SYN-RECEIVED

                4.  SYN-SENT    <-- <SEQ=300><ACK=91><CTL=SYN,ACK>  <-- SYN-RECEIVED

                5.  SYN-SENT    --> <SEQ=91><CTL=RST>               --> LISTEN

                6.              ... <SEQ=100><CTL=SYN>               --> SYN-RECEIVED

                7.  ESTABLISHED <-- <SEQ=400><ACK=101><CTL=SYN,ACK>  <-- SYN-RECEIVED

                8.  ESTABLISHED --> <SEQ=101><ACK=401><CTL=ACK>      --> ESTABLISHED
                """))
        .containsExactly(
            "A > B SYN seq=100",
            "B > A SYN,ACK seq=300 ack=91",
            "A > B RST seq=91",
            "B > A SYN,ACK seq=400 ack=101",
            "A > B ACK seq=101 ack=401");
  }

  @Test
  void figures9And10HalfOpen() {
    assertThat(
            sent(
                """
                1.  (REBOOT)                              (send 300,receive 100)

                2.  CLOSED                                           ESTABLISHED

                3.  SYN-SENT --> <SEQ=400><CTL=SYN>              --> (??)

                4.  (!!)     <-- <SEQ=300><ACK=100><CTL=ACK>     <-- ESTABLISHED

                5.  SYN-SENT --> <SEQ=100><CTL=RST>              --> (Abort!!)

                6.  SYN-SENT                                         CLOSED

                7.  SYN-SENT --> <SEQ=400><CTL=SYN>              -->
                """))
        .containsExactly(
            "A > B SYN seq=400",
            "B > A ACK seq=300 ack=100",
            "A > B RST seq=100",
            "A > B SYN seq=400");
    assertThat(
            sent(
                """
                1.  (REBOOT)                                  (send 300,receive 100)

                2.  (??)    <-- <SEQ=300><ACK=100><DATA=10><CTL=ACK> <-- ESTABLISHED

                3.          --> <SEQ=100><CTL=RST>                   --> (ABORT!!)
                """))
        .containsExactly("B > A ACK seq=300 ack=100 len=10", "A > B RST seq=100");
  }

  @Test
  void figures12And13Close() {
    assertThat(
            sent(
                """
                1.  ESTABLISHED                                          ESTABLISHED

                2.  (Close)
                    FIN-WAIT-1  --> <SEQ=100><ACK=300><CTL=FIN,ACK>  --> CLOSE-WAIT

                3.  FIN-WAIT-2  <-- <SEQ=300><ACK=101><CTL=ACK>      <-- CLOSE-WAIT

                4.                                                       (Close)
                    TIME-WAIT   <-- <SEQ=300><ACK=101><CTL=FIN,ACK>  <-- LAST-ACK

                5.  TIME-WAIT   --> <SEQ=101><ACK=301><CTL=ACK>      --> CLOSED

                6.  (2 MSL)
                    CLOSED
                """))
        .containsExactly(
            "A > B FIN,ACK seq=100 ack=300",
            "B > A ACK seq=300 ack=101",
            "B > A FIN,ACK seq=300 ack=101",
            "A > B ACK seq=101 ack=301");
    assertThat(
            sent(
                """
                2.  (Close)                                              (Close)
                    FIN-WAIT-1  --> <SEQ=100><ACK=300><CTL=FIN,ACK>  ... FIN-WAIT-1
                                <-- <SEQ=300><ACK=100><CTL=FIN,ACK>  <--
                                ... <SEQ=100><ACK=300><CTL=FIN,ACK>  -->
                """))
        .containsExactly("A > B FIN,ACK seq=100 ack=300", "B > A FIN,ACK seq=300 ack=100");
  }

  @Test
  void aFaultTellsTheLineOfTheText() {
    String text = "A > B SYN seq=1\n\nB > A SYN,ACK seq=3 ack=2\nA > B ACK seq=2 ack=four\n";
    assertThat(READER.readText(text))
        .isEqualTo(Parsed.failed(Fault.at(4, 21, Expected.VALUE, "ack")));
  }

  @Test
  void anExchangeHasABound() {
    var reader = new ExchangeReader(LineReader.PLAIN, 2);
    Fault tooMany = Fault.at(3, 1, Expected.LINES_AT_MOST, "2");
    List<String> three = List.of("A > B SYN", "A > B SYN", "A > B SYN");
    assertThat(reader.read(three)).isEqualTo(Parsed.failed(tooMany));
    assertThat(reader.readText(String.join("\n", three))).isEqualTo(Parsed.failed(tooMany));
    assertThat(reader.read(three.subList(0, 2))).isInstanceOf(Parsed.Done.class);
  }
}
