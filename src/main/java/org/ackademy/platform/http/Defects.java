package org.ackademy.platform.http;

import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Writes down what is our fault; the client learns only the name of the entry. */
final class Defects {
  private static final Logger LOG = Logger.getLogger(Defects.class.getName());

  private Defects() {}

  /** The name under which the log holds it. */
  static String logged(Throwable defect, String path) {
    String trace = UUID.randomUUID().toString();
    LOG.log(Level.SEVERE, defect, () -> "defect " + trace + " at " + path);
    return trace;
  }
}
