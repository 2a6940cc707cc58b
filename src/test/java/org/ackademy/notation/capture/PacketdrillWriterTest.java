package org.ackademy.notation.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketdrillWriterTest {
  private static final Exchange WHOLE =
      PcapngWriterTest.exchange(
          "A > B SYN seq=100 win=64240 mss=1460 wscale=7 sackok ts=1/0",
          "B > A SYN,ACK seq=300 ack=101 win=65160 mss=1460",
          "A > B ACK seq=101 ack=301 win=502",
          "A > B PSH,ACK seq=101 ack=301 len=10 win=502",
          "B > A ACK seq=301 ack=111 win=509 sack=121-131",
          "B > A PSH,ACK seq=301 ack=111 len=5 win=509",
          "B > A PSH,ACK seq=301 ack=111 len=5 win=509",
          "A > B FIN,ACK seq=111 ack=306 win=502",
          "B > A FIN,ACK seq=306 ack=112 win=509",
          "A > B ACK seq=112 ack=307 win=502");

  @Test
  void theServerIsTried() {
    assertThat(PacketdrillWriter.script(WHOLE, Side.B, List.of("VALID")))
        .isEqualTo(
            """
            // VALID
                0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
               +0 setsockopt(3, SOL_SOCKET, SO_REUSEADDR, [1], 4) = 0
               +0 bind(3, ..., ...) = 0
               +0 listen(3, 1) = 0
               +0 < S 0:0(0) win 64240 <nop,mss 1460,sackOK,TS val 1 ecr 0,wscale 7>
               +0 > S. 0:0(0) ack 1 <...>
               +0 < . 1:1(0) ack 1 win 502
               +0 accept(3, ..., ...) = 4
               +0 < P. 1:11(10) ack 1 win 502
               +0 > . 1:1(0) ack 11 <...>
               +0 write(4, ..., 5) = 5
               +0 > P. 1:6(5) ack 11 <...>
                * > P. 1:6(5) ack 11 <...>
               +0 < F. 11:11(0) ack 6 win 502
               +0 shutdown(4, SHUT_WR) = 0
               +0 > F. 6:6(0) ack 12 <...>
               +0 < . 12:12(0) ack 7 win 502
            """);
  }

  @Test
  void theClientIsTried() {
    assertThat(PacketdrillWriter.script(WHOLE, Side.A, List.of()))
        .isEqualTo(
            """
                0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
               +0 fcntl(3, F_GETFL) = 0x2 (flags O_RDWR)
               +0 fcntl(3, F_SETFL, O_RDWR|O_NONBLOCK) = 0
               +0 connect(3, ..., ...) = -1 EINPROGRESS (Operation now in progress)
               +0 > S 0:0(0) <...>
               +0 < S. 0:0(0) ack 1 win 65160 <mss 1460>
               +0 > . 1:1(0) ack 1 <...>
               +0 write(3, ..., 10) = 10
               +0 > P. 1:11(10) ack 1 <...>
               +0 < . 1:1(0) ack 11 win 509 <nop,nop,sack 21:31>
               +0 < P. 1:6(5) ack 11 win 509
               +0 < P. 1:6(5) ack 11 win 509
               +0 shutdown(3, SHUT_WR) = 0
               +0 > F. 11:11(0) ack 6 <...>
               +0 < F. 6:6(0) ack 12 win 509
               +0 > . 12:12(0) ack 7 <...>
            """);
  }

  @Test
  void whatCannotBeSaidIsAComment() {
    Exchange free = PcapngWriterTest.exchange("A > B SYN", "B > A ACK seq=5 ack=9 lost");
    assertThat(PacketdrillWriter.script(free, Side.B, List.of("one\ntwo\u0007`rm`")))
        .contains("// one\n// two `rm`\n")
        .contains("// not expressible: A > B SYN\n")
        .contains("// not expressible: B > A ACK seq=5 ack=9 lost\n");
  }

  /** The language's grammar for the lines that are written, as far as they can vary. */
  private static final Pattern WELL_FORMED =
      Pattern.compile(
          "//.*|    0 socket\\(\\.\\.\\., SOCK_STREAM, IPPROTO_TCP\\) = 3|   \\+0"
              + " (fcntl|connect|setsockopt|bind|listen|accept|write|shutdown)\\(.*|   ( \\*|\\+0)"
              + " > [FSRPUEW]*(\\.|(?<=[A-Z])|-) \\d+:\\d+\\(\\d+\\)( ack \\d+)? <\\.\\.\\.>|  "
              + " \\+0 < [FSRPUEW]*(\\.|(?<=[A-Z])|-) \\d+:\\d+\\(\\d+\\)( ack \\d+)? win \\d+( urg"
              + " \\d+)?( <[^<>]+>)?");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void anyExchangeGivesAScriptInForm(long seed) {
    Exchange exchange = new Generator(seed).exchange(300);
    for (Side side : Side.values()) {
      assertThat(PacketdrillWriter.script(exchange, side, List.of()).lines())
          .as("seed %d", seed)
          .allMatch(line -> WELL_FORMED.matcher(line).matches());
    }
  }
}
