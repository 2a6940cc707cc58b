package org.ackademy.lms;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What was agreed with a learning management system. */
record Registration(UUID id, Terms terms, UUID madeBy, Instant madeAt) {
  /** All Blackboard sites share an issuer, and people of different ones a client id. */
  private static final Set<String> SHARED_ISSUERS = Set.of("https://blackboard.com");

  /**
   * What can be changed of it.
   *
   * @param name for people
   * @param issuer exactly as it names itself
   * @param clientId ours there; with the issuer it names the registration
   * @param authorization where browsers are sent
   * @param token where tokens for services are had
   * @param tokenAudience of our assertions, where it is not that address
   * @param keys where its public keys are
   * @param admits the state of a deployment that is met for the first time
   */
  record Terms(
      String name,
      String issuer,
      String clientId,
      URI authorization,
      URI token,
      Optional<String> tokenAudience,
      URI keys,
      State state,
      DeploymentState admits) {}

  /** Whether launches are accepted. */
  enum State {
    ACTIVE,
    OFF
  }

  /** Whether launches from a deployment are accepted. */
  enum DeploymentState {
    /** An administrator has to look at it first. */
    PENDING,
    ACTIVE,
    OFF
  }

  /** Where it has us. */
  record Deployment(
      UUID id, String deployment, DeploymentState state, Optional<String> family, Instant seenAt) {}

  boolean isActive() {
    return terms.state() == State.ACTIVE;
  }

  /** The origin that frames our pages and keeps what a browser is to keep. */
  String origin() {
    return origin(terms.authorization());
  }

  static String origin(URI address) {
    return address.getScheme() + "://" + address.getRawAuthority();
  }

  /** Within what a subject names somebody. */
  String tenant(String deployment) {
    return SHARED_ISSUERS.contains(terms.issuer()) ? deployment : "";
  }
}
