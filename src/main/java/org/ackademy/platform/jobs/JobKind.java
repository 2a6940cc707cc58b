package org.ackademy.platform.jobs;

import java.util.regex.Pattern;

/**
 * A kind of job that is scheduled for one thing each time.
 *
 * @param name as in {@code regrade-batch}; never changed, for jobs that wait are kept under it
 * @param particulars what a job of this kind needs to know: a record that JSON can hold
 */
public record JobKind<T>(String name, Class<T> particulars) {
  private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+)*");

  public JobKind {
    requireName(name);
  }

  static void requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("name " + name);
    }
  }
}
