package org.ackademy.interop.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.ackademy.platform.jobs.Job;

/** Seals signing keys anew that are as they are, or sealed with a former key. */
@ApplicationScoped
public class KeySealing implements Job.Recurring {
  private final Deliveries deliveries;

  @Inject
  KeySealing(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  @Override
  public String name() {
    return "key-sealing";
  }

  @Override
  public Duration pause() {
    return Duration.ofDays(1);
  }

  @Override
  public void run() {
    deliveries.sealAnew();
  }
}
