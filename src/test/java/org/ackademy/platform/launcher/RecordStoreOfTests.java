package org.ackademy.platform.launcher;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ackademy.platform.http.Json;
import tools.jackson.databind.JsonNode;

/** A learning record store that keeps what it is told; it runs as long as the tests do. */
public final class RecordStoreOfTests {
  private final HttpServer server;
  private final List<JsonNode> statements = new CopyOnWriteArrayList<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();

  RecordStoreOfTests() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Integer answer = answers.poll();
    if (answer == null) {
      // xAPI 1.0.3, part three, 1.4: a store refuses requests without the version.
      var headers = exchange.getRequestHeaders();
      if (!"1.0.3".equals(headers.getFirst("X-Experience-API-Version"))
          || !"Basic c3RvcmU6YSBzZWNyZXQ=".equals(headers.getFirst("Authorization"))
          || !exchange.getRequestURI().getPath().equals("/xapi/statements")
          || !exchange.getRequestMethod().equals("POST")) {
        complaints.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      }
      Json.mapper().readTree(body).forEach(statements::add);
    }
    exchange.sendResponseHeaders(answer == null ? 204 : answer, -1);
    exchange.close();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Answers the next request so, and takes nothing by it. */
  public void answer(int status) {
    answers.add(status);
  }

  /** All statements about somebody, in the order in which they came. */
  public List<JsonNode> about(String account) {
    return statements.stream()
        .filter(one -> one.at("/actor/account/name").asString("").equals(account))
        .toList();
  }

  /** Requests that were none of xAPI 1.0.3. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }
}
