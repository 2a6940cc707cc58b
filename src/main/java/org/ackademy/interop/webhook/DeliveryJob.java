package org.ackademy.interop.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ackademy.platform.Build;
import org.ackademy.platform.Settings;
import org.ackademy.platform.jobs.Job;
import org.ackademy.platform.jobs.JobKind;
import org.ackademy.platform.jobs.Patience;
import org.ackademy.platform.outward.Outward;

/** Sends a message, and again later where it was not taken. */
@ApplicationScoped
public class DeliveryJob implements Job.OneTime<Outbox.Delivery> {
  private static final int OK_FROM = 200;
  private static final int OK_TO = 299;
  private static final int GONE = 410;

  private final Deliveries deliveries;
  private final Settings settings;
  private final SecureRandom random;
  private final Clock clock;

  @Inject
  DeliveryJob(Deliveries deliveries, Settings settings, SecureRandom random, Clock clock) {
    this.deliveries = deliveries;
    this.settings = settings;
    this.random = random;
    this.clock = clock;
  }

  @Override
  public JobKind<Outbox.Delivery> kind() {
    return Outbox.DELIVERY;
  }

  @Override
  public Outcome run(Outbox.Delivery delivery) {
    Optional<Deliveries.Due> found = deliveries.due(delivery.message());
    if (found.isEmpty()) {
      return new Outcome.Done();
    }
    Deliveries.Due due = found.get();
    Instant now = clock.instant();
    int status = 0;
    String answer;
    try {
      status = send(due, now);
      answer = String.valueOf(status);
    } catch (IOException e) {
      answer = e.toString();
    }
    if (status >= OK_FROM && status <= OK_TO) {
      deliveries.tried(due.message().id(), Message.State.DELIVERED, answer, now);
      return new Outcome.Done();
    }
    if (status == GONE) {
      deliveries.gone(due, answer, now);
      return new Outcome.Done();
    }
    Optional<Instant> next = Patience.DAYS.next(due.message().tries() + 1, now, random);
    deliveries.tried(
        due.message().id(),
        next.isPresent() ? Message.State.WAITING : Message.State.DEAD,
        answer,
        now);
    return next.<Outcome>map(Outcome.Again::new).orElseGet(Outcome.Done::new);
  }

  private int send(Deliveries.Due due, Instant now) throws IOException {
    String id = "msg_" + due.message().id();
    String signatures =
        due.keys().stream()
            .map(key -> key.sign(id, now, due.message().body()))
            .collect(Collectors.joining(" "));
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("User-Agent", "Ackademy/" + Build.version());
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", String.valueOf(now.getEpochSecond()));
    headers.put("webhook-signature", signatures);
    return Outward.status(
        settings.webhookReach(),
        Outward.Request.post(due.webhook().url(), headers, due.message().body()));
  }
}
