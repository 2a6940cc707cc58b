package org.ackademy.platform.jobs;

/** Carries what a job threw past a library that knows no checked exceptions. */
final class JobFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Exception reason;

  JobFailed(Exception reason) {
    super(reason);
    this.reason = reason;
  }

  Exception reason() {
    return reason;
  }
}
