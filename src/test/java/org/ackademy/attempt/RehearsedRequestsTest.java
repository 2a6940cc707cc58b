package org.ackademy.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.ackademy.platform.Ids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RehearsedRequestsTest {
  private final ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
  private final AtomicInteger notReady = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    boolean ready = !path.equals("/health/ready") || notReady.getAndDecrement() <= 0;
    assertThat(exchange.getRequestHeaders()).doesNotContainKeys("Authorization", "Cookie");
    seen.add(exchange.getRequestMethod() + " " + path);
    exchange.sendResponseHeaders(ready ? 200 : 503, -1);
    exchange.close();
  }

  private URI root() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private long sent(List<String> quizzes, int rounds) throws Exception {
    var asked = new AtomicInteger();
    try (var requests =
        new RehearsedRequests(root(), new Ids(Clock.systemUTC(), new SecureRandom()))) {
      return requests.sent(quizzes, () -> asked.incrementAndGet() <= rounds);
    }
  }

  @Test
  void itWaitsUntilTheServerIsReadyAndAsksInTurns() throws Exception {
    notReady.set(1);
    // Two looks whether it is ready, then five rounds.
    assertThat(sent(List.of("closing", "opening"), 2 + 5)).isEqualTo(15);
    assertThat(seen.stream().filter("GET /health/ready"::equals)).hasSize(2);
    assertThat(seen.stream().filter("GET /api/v1/quizzes/closing"::equals)).hasSize(3);
    assertThat(seen.stream().filter("GET /api/v1/quizzes/opening"::equals)).hasSize(2);
    assertThat(seen.stream().filter("POST /api/v1/replays"::equals)).hasSize(5);
    assertThat(
            seen.stream()
                .filter(line -> line.matches("POST /api/v1/attempts/[-0-9a-f]{36}/answers")))
        .hasSize(5)
        .doesNotHaveDuplicates();
  }

  @Test
  void itLeavesHalfOfAnAddressesReplaysToOthers() throws Exception {
    int rounds = RehearsedRequests.REPLAYS_MAX + 50;
    assertThat(sent(List.of(), 1 + rounds)).isEqualTo(2L * rounds - 50);
    assertThat(seen.stream().filter("POST /api/v1/replays"::equals))
        .hasSize(RehearsedRequests.REPLAYS_MAX);
    assertThat(RehearsedRequests.REPLAYS_MAX).isLessThan(ReplayAllowance.OF_ADDRESS_MAX);
  }

  @Test
  void itSendsNothingWhereTheServerStopsFirst() throws Exception {
    notReady.set(Integer.MAX_VALUE);
    assertThat(sent(List.of("closing"), 2)).isZero();
    assertThat(seen).containsOnly("GET /health/ready");
  }
}
