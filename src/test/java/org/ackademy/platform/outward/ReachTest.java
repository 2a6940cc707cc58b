package org.ackademy.platform.outward;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the server's own requests may go. */
class ReachTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.2.1",
        "198.18.0.1",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd12:3456::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:0:1::",
        "2001:db8::1",
        "ff02::1"
      })
  void ownNetworksAreOutOfReach(String address) throws UnknownHostException {
    assertThat(Reach.PUBLIC.allows(InetAddress.getByName(address))).isFalse();
    assertThat(Reach.PUBLIC.resolve(address)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1.1.1", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111"})
  void publicOnesAreNot(String address) throws UnknownHostException {
    assertThat(Reach.PUBLIC.allows(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org/hook", "https://user:password@example.org/", "ftp://example.org/",
        "https:///nobody", "https://example.org/#part", "file:///etc/passwd"
      })
  void onlyHttpsWithAHostIsAReceiver(String url) {
    assertThat(Reach.PUBLIC.allows(URI.create(url))).isFalse();
  }

  @Test
  void aReceiverMayHaveAPortAndAQuery() {
    assertThat(Reach.PUBLIC.allows(URI.create("https://example.org:8443/hook?x=1"))).isTrue();
    assertThat(Reach.EVERYWHERE.allows(URI.create("http://127.0.0.1:1/"))).isTrue();
  }
}
