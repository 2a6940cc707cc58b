package org.ackademy.attempt;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import org.ackademy.platform.jobs.Job;

/**
 * Hands drafts in soon after an attempt's time is over, though nobody looks at it. Whoever does
 * look earlier has them handed in then.
 */
@Dependent
public class DraftCollection implements Job.Recurring {
  static final Duration PAUSE = Duration.ofSeconds(20);

  private final HandInDrafts handIn;

  @Inject
  DraftCollection(HandInDrafts handIn) {
    this.handIn = handIn;
  }

  @Override
  public String name() {
    return "draft-collection";
  }

  @Override
  public Duration pause() {
    return PAUSE;
  }

  @Override
  public void run() {
    handIn.ofAllThatAreOver();
  }
}
