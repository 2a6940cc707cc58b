package org.ackademy.platform.http;

import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/** Writes down what is our fault; the client learns only the name of the entry. */
final class Defects {
  private static final Logger LOG = Logger.getLogger(Defects.class.getName());

  private static final Pattern SECRET = Pattern.compile("(ack_[a-z]+_)[^/]*");

  private Defects() {}

  /** The name under which the log holds it. */
  static String logged(Throwable defect, String path) {
    String trace = UUID.randomUUID().toString();
    LOG.log(Level.SEVERE, defect, () -> "defect " + trace + " at " + withoutSecrets(path));
    return trace;
  }

  /** Invitations stand in the paths at which they are redeemed; no log keeps one. */
  static String withoutSecrets(String path) {
    return SECRET.matcher(path).replaceAll("$1…");
  }
}
