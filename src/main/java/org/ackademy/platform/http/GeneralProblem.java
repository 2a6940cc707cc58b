package org.ackademy.platform.http;

/** Problems that no feature names: those that the server or JAX-RS finds, known by their status. */
final class GeneralProblem {
  private static final int INTERNAL = 500;

  private GeneralProblem() {}

  /** The problem of a status of 400 to 499, or of 503. */
  static Problem ofStatus(int status) {
    return switch (status) {
      case 401 -> Problem.of(status, "unauthenticated");
      case 403 -> Problem.forbidden();
      case 404 -> Problem.notFound();
      case 405, 501 -> Problem.of(405, "method-not-allowed");
      case 406 -> Problem.of(status, "not-acceptable");
      case 413 -> tooLarge();
      case 415 -> Problem.of(status, "unsupported-media-type");
      case 503 -> Problem.of(status, "unavailable");
      default -> Problem.of(status, "bad-request");
    };
  }

  /** Whether a status says that the fault is ours. */
  static boolean isDefect(int status) {
    return status >= INTERNAL && status != 501 && status != 503;
  }

  /** A body of more than {@link Limits#BODY_BYTES_MAX} bytes. */
  static Problem tooLarge() {
    return Problem.of(413, "body-too-large", Long.toString(Limits.BODY_BYTES_MAX));
  }
}
