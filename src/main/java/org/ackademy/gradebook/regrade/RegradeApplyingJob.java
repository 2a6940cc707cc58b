package org.ackademy.gradebook.regrade;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.ackademy.platform.jobs.Job;
import org.ackademy.platform.jobs.JobKind;

/** Applies a batch of a regrade, in one transaction. */
@ApplicationScoped
public class RegradeApplyingJob implements Job.OneTime<Regrades.Share> {
  private final RegradeBatches batches;

  @Inject
  RegradeApplyingJob(RegradeBatches batches) {
    this.batches = batches;
  }

  @Override
  public JobKind<Regrades.Share> kind() {
    return Regrades.APPLYING;
  }

  @Override
  public Outcome run(Regrades.Share share) {
    batches.apply(share);
    return new Outcome.Done();
  }
}
