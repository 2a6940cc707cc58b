package org.ackademy.lms;

import java.util.Optional;
import java.util.UUID;

/**
 * Somebody who teaches chooses what links of a course show.
 *
 * @param account who does
 * @param place for which course
 * @param settings as the platform asked
 * @param state whether it was answered
 */
record Picking(UUID id, UUID account, Place place, Launch.Choosing settings, State state) {
  /** Whether it was answered. */
  enum State {
    OPEN,
    ANSWERED
  }

  /**
   * A course there and here.
   *
   * @param context there, as we know it
   * @param course here
   * @param registration of which system
   * @param deployment its id there
   * @param state of the deployment
   * @param family the product, as it calls itself
   */
  record Place(
      UUID context,
      UUID course,
      UUID registration,
      String deployment,
      Registration.DeploymentState state,
      Optional<String> family) {}
}
