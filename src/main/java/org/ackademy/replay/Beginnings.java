package org.ackademy.replay;

import java.util.Set;

/** Numbers with which a connection may begin that nobody states. */
interface Beginnings {
  /**
   * The numbers that are looked at.
   *
   * @param now the number of the line that comes next
   * @param connections how many the host has begun before
   */
  Set<Integer> of(int now, int connections);
}
