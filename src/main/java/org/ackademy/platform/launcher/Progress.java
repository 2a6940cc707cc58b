package org.ackademy.platform.launcher;

/** Hears what the launcher is doing while it does it. */
@FunctionalInterface
public interface Progress {
  /** Says one step, already in the user's language. */
  void says(String line);
}
