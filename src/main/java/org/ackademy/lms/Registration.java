package org.ackademy.lms;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

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
   * @param sites origins beside that of {@code authorization} at which it stands too
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
      DeploymentState admits,
      List<String> sites) {
    Terms {
      sites = List.copyOf(sites);
    }

    /** Of a system that stands at one address. */
    Terms(
        String name,
        String issuer,
        String clientId,
        URI authorization,
        URI token,
        Optional<String> tokenAudience,
        URI keys,
        State state,
        DeploymentState admits) {
      this(
          name,
          issuer,
          clientId,
          authorization,
          token,
          tokenAudience,
          keys,
          state,
          admits,
          List.of());
    }
  }

  /** Whether launches are accepted. */
  enum State {
    /** It registered itself, and an administrator has to look at it first. */
    PENDING,
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

  /** All origins at which it stands. */
  List<String> origins() {
    return Stream.concat(Stream.of(origin()), terms.sites().stream()).distinct().toList();
  }

  /** Whether it stands at an address, so that a browser may be sent there with an answer. */
  boolean takes(String address) {
    try {
      return origins().contains(origin(new URI(address)));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  static String origin(URI address) {
    return address.getScheme() + "://" + address.getRawAuthority();
  }

  /** Within what a subject names somebody. */
  String tenant(String deployment) {
    return SHARED_ISSUERS.contains(terms.issuer()) ? deployment : "";
  }
}
