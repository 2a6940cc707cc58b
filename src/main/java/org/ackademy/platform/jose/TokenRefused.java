package org.ackademy.platform.jose;

/** Why a signed token is not believed. */
public final class TokenRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** What is wrong with it. */
  public enum Reason {
    /** It is no signed token at all. */
    FORM,
    /** It is signed in a way that is not allowed, or not signed. */
    ALGORITHM,
    /** Its issuer has no such key. */
    KEY,
    SIGNATURE,
    ISSUER,
    AUDIENCE,
    /** It has ended, is not good yet, or does not say. */
    TIME,
    NONCE,
    SUBJECT
  }

  public TokenRefused(Reason reason) {
    super("token refused: " + reason);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
