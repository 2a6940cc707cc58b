package org.ackademy.lms;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.lms.Registration.DeploymentState;
import org.ackademy.platform.audit.Audit;
import org.ackademy.platform.audit.Subject;
import org.ackademy.platform.http.Creations;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.http.Tagged;
import org.ackademy.platform.security.Caller;

/** What administrators agree with learning management systems. Each call is one transaction. */
@Dependent
@Transactional
class Registrations {
  private static final String SUBJECT = "lti-registration";

  /** What is seen again and again is written down no more often. */
  private static final Duration SEEN_AGAIN = Duration.ofMinutes(1);

  private final RegistrationStore store;
  private final RosterStore rosters;
  private final Creations creations;
  private final Audit audit;
  private final Clock clock;

  @Inject
  Registrations(
      RegistrationStore store, RosterStore rosters, Creations creations, Audit audit, Clock clock) {
    this.store = store;
    this.rosters = rosters;
    this.creations = creations;
    this.audit = audit;
    this.clock = clock;
  }

  private static void requireAdministrator(Caller.Person person) {
    if (!person.isAdministrator()) {
      throw Problem.forbidden().refused();
    }
  }

  /** By age, from the one after an id. */
  List<Registration> after(Caller.Person person, UUID after, int limit) {
    requireAdministrator(person);
    return store.after(after, limit);
  }

  /**
   * One of them.
   *
   * @throws org.ackademy.platform.http.Refused where there is none
   */
  Registration one(Caller.Person person, UUID id) {
    requireAdministrator(person);
    return store.byId(id).orElseThrow(() -> Problem.notFound().refused());
  }

  /** One, for launches. */
  Optional<Registration> byId(UUID id) {
    return store.byId(id);
  }

  /** Those that a login may be about. */
  List<Registration> ofIssuer(String issuer, Optional<String> clientId) {
    return store.ofIssuer(issuer).stream()
        .filter(Registration::isActive)
        .filter(found -> clientId.isEmpty() || found.terms().clientId().equals(clientId.get()))
        .toList();
  }

  /** Whether one of them waits for an administrator. */
  boolean isPending(String issuer, Optional<String> clientId) {
    return store.ofIssuer(issuer).stream()
        .filter(found -> clientId.isEmpty() || found.terms().clientId().equals(clientId.get()))
        .anyMatch(found -> found.terms().state() == Registration.State.PENDING);
  }

  /** What was seen of one, and a roster of one of its courses. */
  record Watched(RegistrationStore.Seen seen, Optional<Roster.Source> roster) {}

  /** What was seen of one. */
  Watched watched(Caller.Person person, UUID id) {
    one(person, id);
    RegistrationStore.Seen seen = store.seen(id);
    return new Watched(seen, seen.roster().flatMap(rosters::ofContext));
  }

  /** One began a login. */
  void began(UUID id) {
    Instant now = clock.instant();
    store.began(id, now, now.minus(SEEN_AGAIN));
  }

  /**
   * Makes one.
   *
   * @throws org.ackademy.platform.http.Refused where there is one of this issuer and client id
   */
  Creations.Made make(Caller.Person person, Registration.Terms terms, Creations.Wish wish) {
    requireAdministrator(person);
    return creations.once(
        person.id(),
        wish,
        id -> {
          requireFree(terms, id);
          store.add(new Registration(id, terms, person.id(), clock.instant()));
          record(person, id, "lti.registered", Map.of(), told(terms));
        });
  }

  Registration change(Caller.Person person, UUID id, Registration.Terms terms, HttpHeaders seen) {
    requireAdministrator(person);
    Registration before = store.toChange(id).orElseThrow(() -> Problem.notFound().refused());
    Tagged.requireSeen(seen, RegistrationsResource.View.of(before));
    requireFree(terms, id);
    var after = new Registration(id, terms, before.madeBy(), before.madeAt());
    store.change(after);
    record(person, id, "lti.registration-changed", told(before.terms()), told(terms));
    return after;
  }

  private void requireFree(Registration.Terms terms, UUID id) {
    boolean isTaken =
        store.ofIssuer(terms.issuer()).stream()
            .anyMatch(
                found ->
                    found.terms().clientId().equals(terms.clientId()) && !found.id().equals(id));
    if (isTaken) {
      throw Problem.ofFields(List.of(Problem.FieldFault.of("#/clientId", "taken"))).refused();
    }
  }

  List<Registration.Deployment> deployments(
      Caller.Person person, UUID registration, UUID after, int limit) {
    one(person, registration);
    return store.deployments(registration, after, limit);
  }

  /** Accepts launches from a deployment, or no longer. */
  Registration.Deployment change(
      Caller.Person person,
      UUID registration,
      UUID deployment,
      DeploymentState state,
      HttpHeaders seen) {
    one(person, registration);
    Registration.Deployment before = deployment(registration, deployment);
    Tagged.requireSeen(seen, RegistrationsResource.DeploymentView.of(before));
    store.change(deployment, state);
    record(
        person,
        registration,
        "lti.deployment-changed",
        Map.of("deployment", before.deployment(), "state", before.state()),
        Map.of("deployment", before.deployment(), "state", state));
    return deployment(registration, deployment);
  }

  private Registration.Deployment deployment(UUID registration, UUID id) {
    return store.deployment(registration, id).orElseThrow(() -> Problem.notFound().refused());
  }

  private void record(
      Caller.Person person, UUID id, String action, Map<String, ?> before, Map<String, ?> after) {
    audit.record(Optional.of(person.id()), action, Subject.of(SUBJECT, id), before, after);
  }

  private static Map<String, Object> told(Registration.Terms terms) {
    return Map.of(
        "name", terms.name(),
        "issuer", terms.issuer(),
        "client", terms.clientId(),
        "authorization", terms.authorization().toString(),
        "services", terms.token().toString(),
        "audience", terms.tokenAudience().orElse(""),
        "keys", terms.keys() + " " + String.join(" ", terms.sites()),
        "state", terms.state(),
        "admits", terms.admits());
  }
}
