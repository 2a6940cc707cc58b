package org.ackademy.platform.launcher;

/** Why Ackademy could not start, in one line that says what the user can do about it. */
public final class StartFailure extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param sentence its name in the bundle of {@link Console}
   */
  public StartFailure(String sentence, Object... values) {
    super(Console.text(sentence, values));
  }

  /** The same with what caused it, which goes to the log and not to the user. */
  public StartFailure(Throwable cause, String sentence, Object... values) {
    super(Console.text(sentence, values), cause);
  }
}
