package org.ackademy.attempt;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.ackademy.platform.Ids;

/**
 * Asks this very server, by the way that every request takes, for what anybody may ask and nothing
 * comes of: quizzes, replays, and to take an answer in from somebody who is not signed in.
 */
final class RehearsedRequests implements AutoCloseable {
  /** How often all is asked for: Java's better compiler begins with what it saw 5,000 times. */
  static final int ROUNDS = 6_000;

  /** The most replays: half of what one address may ask for in a minute. */
  static final int REPLAYS_MAX = ReplayAllowance.OF_ADDRESS_MAX / 2;

  /** How often it is looked whether the server answers by now, and how long in between. */
  static final int LOOKS_MAX = 600;

  private static final Duration PACE = Duration.ofMillis(500);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int OK = 200;

  private static final String REPLAY =
      """
      {"id":"rehearsed","scenario":{"hosts":{"A":{"start":"CLOSED","opens":"active"},\
      "B":{"start":"LISTEN"}}},"exchange":["A > B SYN seq=100","B > A SYN,ACK seq=300 ack=101",\
      "A > B ACK seq=101 ack=301"]}
      """;

  private static final String ANSWER =
      """
      {"exercise":"rehearsed","answer":"A > B FIN,ACK seq=101 ack=301\\nB > A ACK seq=301 ack=102"}
      """;

  private final URI root;
  private final Ids ids;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  /**
   * Nothing is asked yet.
   *
   * @param root where the server is reached from its own machine, with a slash at the end
   */
  RehearsedRequests(URI root, Ids ids) {
    this.root = root;
    this.ids = ids;
  }

  /**
   * Asks, once the server answers, as long as it shall go on.
   *
   * @param quizzes the names of quizzes
   * @return how many requests were answered
   * @throws IOException where the server does not answer any more
   */
  long sent(List<String> quizzes, BooleanSupplier goesOn) throws IOException, InterruptedException {
    if (!isUp(goesOn)) {
      return 0;
    }
    long sent = 0;
    for (int round = 0; round < ROUNDS && goesOn.getAsBoolean(); round++) {
      UUID nobodys = ids.next();
      send(post("api/v1/attempts/" + nobodys + "/answers", ANSWER));
      sent++;
      if (!quizzes.isEmpty()) {
        send(get("api/v1/quizzes/" + quizzes.get(round % quizzes.size())));
        sent++;
      }
      if (round < REPLAYS_MAX) {
        send(post("api/v1/replays", REPLAY));
        sent++;
      }
    }
    return sent;
  }

  private boolean isUp(BooleanSupplier goesOn) throws InterruptedException {
    for (int look = 0; look < LOOKS_MAX && goesOn.getAsBoolean(); look++) {
      try {
        if (send(get("health/ready")) == OK) {
          return true;
        }
      } catch (IOException e) {
        // It does not listen yet.
      }
      Thread.sleep(PACE);
    }
    return false;
  }

  private HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(root.resolve(path)).timeout(TIMEOUT);
  }

  private HttpRequest get(String path) {
    return at(path).header("Accept", "application/json").build();
  }

  private HttpRequest post(String path, String body) {
    return at(path)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", "rehearsed")
        .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
        .build();
  }

  private int send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
