package org.ackademy.platform.security;

import java.util.Locale;

/** By which way the secret of a link gets to the one it is for. */
public sealed interface Handing {

  /** Whoever makes it is shown it, once, and hands it on. */
  record Shown() implements Handing {}

  /** It goes by mail, and nobody else sees it. */
  record Mailed(String address, Locale language) implements Handing {}
}
