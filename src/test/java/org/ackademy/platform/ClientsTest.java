package org.ackademy.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where requests come from, and whom that is believed. */
class ClientsTest {
  private static final Clients BEHIND_ONE =
      new Clients(List.of(Addresses.of("10.0.0.0/8"), Addresses.of("::1")));

  @Test
  void whoeverIsNoProxyOfOursSpeaksForThemselvesAlone() {
    assertThat(BEHIND_ONE.address("203.0.113.9", List.of(), List.of("198.51.100.7")))
        .isEqualTo("203.0.113.9");
    assertThat(new Clients(List.of()).address("10.0.0.1", List.of(), List.of("198.51.100.7")))
        .isEqualTo("10.0.0.1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "198.51.100.7                     | 198.51.100.7",
        "1.2.3.4, 198.51.100.7            | 198.51.100.7",
        "1.2.3.4, 198.51.100.7, 10.0.0.5  | 198.51.100.7",
        "198.51.100.7:4711                | 198.51.100.7",
        "2001:db8::1                      | 2001:db8:0:0:0:0:0:1",
        "[2001:db8::1]:80                 | 2001:db8:0:0:0:0:0:1",
        "1.2.3.4, unknown                 | 10.1.2.3",
        "1.2.3.4, evil.example            | 10.1.2.3",
        "''                               | 10.1.2.3",
      })
  void aProxyOfOursNamesTheOneBeforeIt(String header, String client) {
    assertThat(BEHIND_ONE.address("10.1.2.3", List.of(), List.of(header))).isEqualTo(client);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "for=198.51.100.7;proto=https                  | 198.51.100.7",
        "proto=https;For=\"[2001:db8::1]:4711\"          | 2001:db8:0:0:0:0:0:1",
        "for=1.2.3.4, for=198.51.100.7;by=10.0.0.1     | 198.51.100.7",
        "for=1.2.3.4, for=_hidden                      | 0:0:0:0:0:0:0:1",
        "by=10.0.0.1                                   | 0:0:0:0:0:0:0:1",
      })
  void forwardedIsReadAsRfc7239WritesIt(String header, String client) {
    assertThat(BEHIND_ONE.address("0:0:0:0:0:0:0:1", List.of(header), List.of("9.9.9.9")))
        .isEqualTo(client);
  }

  @Test
  void endlessHopsEnd() {
    String hops = "10.0.0.1,".repeat(100) + "10.0.0.2";
    assertThat(BEHIND_ONE.address("10.1.2.3", List.of(), List.of(hops))).startsWith("10.0.0.");
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "192.168.4.0/22, 192.168.7.255, true",
    "192.168.4.0/22, 192.168.8.0, false",
    "fd00::/8, fdab::1, true",
    "fd00::/8, 10.0.0.1, false",
    "127.0.0.1, 127.0.0.1, true",
    "0.0.0.0/0, 8.8.8.8, true",
  })
  void aRangeHoldsWhatSharesItsBits(String range, String address, boolean holds) {
    assertThat(Addresses.of(range).contain(address)).isEqualTo(holds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", ""})
  void whatIsNoRangeIsRefused(String text) {
    assertThatThrownBy(() -> Addresses.of(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
