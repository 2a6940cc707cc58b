package org.ackademy.platform.http;

/** Ends a request with a problem document. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  Refused(Problem problem) {
    // No stack trace: this is an answer, not a bug.
    super(problem.kind(), null, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
