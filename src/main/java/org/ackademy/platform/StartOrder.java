package org.ackademy.platform;

/** In which order the features do what they do when the application starts. */
public final class StartOrder {
  public static final int ACCOUNTS = 100;
  public static final int QUIZZES = 200;
  public static final int COURSES = 300;

  /** After all that they may be about. */
  public static final int JOBS = 900;

  /** Last: it makes nothing that anybody needs. */
  public static final int REHEARSAL = 1_000;

  private StartOrder() {}
}
