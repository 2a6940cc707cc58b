package org.ackademy.lms;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.lms.Registration.DeploymentState;
import org.hibernate.StatelessSession;
import org.hibernate.query.MutationQuery;

/** Registrations and their deployments as they are stored. To be used within a transaction. */
@Dependent
class RegistrationStore {
  private static final String COLUMNS =
      "SELECT id, name, issuer, client_id, authorization_url, token_url, token_audience, keys_url,"
          + " state, admits, made_by, made_at, sites FROM lti_registration";
  private static final String DEPLOYMENTS =
      "SELECT id, deployment, state, family, seen_at FROM lti_deployment";

  private final StatelessSession session;

  @Inject
  RegistrationStore(StatelessSession session) {
    this.session = session;
  }

  void add(Registration registration) {
    with(
            session.createNativeMutationQuery(
                "INSERT INTO lti_registration (id, name, issuer, client_id, authorization_url,"
                    + " token_url, token_audience, keys_url, state, admits, sites, made_by,"
                    + " made_at) VALUES (:id, :name, :issuer, :client, :authorization, :token,"
                    + " :audience, :keys, :state, :admits, :sites, :by, :at)"),
            registration)
        .setParameter("by", registration.madeBy())
        .setParameter("at", registration.madeAt())
        .executeUpdate();
  }

  void change(Registration registration) {
    with(
            session.createNativeMutationQuery(
                "UPDATE lti_registration SET name = :name, issuer = :issuer, client_id = :client,"
                    + " authorization_url = :authorization, token_url = :token,"
                    + " token_audience = :audience, keys_url = :keys, state = :state,"
                    + " admits = :admits, sites = :sites WHERE id = :id"),
            registration)
        .executeUpdate();
  }

  private static MutationQuery with(MutationQuery query, Registration registration) {
    Registration.Terms terms = registration.terms();
    return query
        .setParameter("id", registration.id())
        .setParameter("name", terms.name())
        .setParameter("issuer", terms.issuer())
        .setParameter("client", terms.clientId())
        .setParameter("authorization", terms.authorization().toString())
        .setParameter("token", terms.token().toString())
        .setParameter("audience", terms.tokenAudience().orElse(null), String.class)
        .setParameter("keys", terms.keys().toString())
        .setParameter("state", terms.state().name())
        .setParameter("admits", terms.admits().name())
        .setParameter("sites", String.join(" ", terms.sites()));
  }

  /** Writes down that one began a login, where it was not written down lately. */
  void began(UUID id, Instant now, Instant lately) {
    session
        .createNativeMutationQuery(
            "UPDATE lti_registration SET login_seen_at = :now WHERE id = :id"
                + " AND (login_seen_at IS NULL OR login_seen_at < :lately)")
        .setParameter("now", now)
        .setParameter("lately", lately)
        .setParameter("id", id)
        .executeUpdate();
  }

  /** When one last began a login, and what else was seen of it. */
  Seen seen(UUID id) {
    return session
        .createNativeQuery(
            "SELECT r.login_seen_at, (SELECT max(d.seen_at) FROM lti_deployment d"
                + " WHERE d.registration_id = r.id AND EXISTS (SELECT 1 FROM lti_context c"
                + " WHERE c.deployment_id = d.id)),"
                + " (SELECT count(*) FROM lti_deployment d"
                + " WHERE d.registration_id = r.id AND d.state = 'ACTIVE'),"
                + " (SELECT count(*) FROM lti_deployment d"
                + " WHERE d.registration_id = r.id AND d.state = 'PENDING'),"
                + " (SELECT c.line_items_url FROM lti_context c JOIN lti_deployment d"
                + " ON d.id = c.deployment_id WHERE d.registration_id = r.id"
                + " AND c.line_items_url IS NOT NULL ORDER BY c.id DESC LIMIT 1),"
                + " (SELECT c.id FROM lti_context c JOIN lti_deployment d"
                + " ON d.id = c.deployment_id WHERE d.registration_id = r.id"
                + " AND c.memberships_url IS NOT NULL ORDER BY c.id DESC LIMIT 1)"
                + " FROM lti_registration r WHERE r.id = :id",
            Tuple.class)
        .setParameter("id", id)
        .getResultList()
        .stream()
        .map(
            row ->
                new Seen(
                    Optional.ofNullable(row.get(0, Instant.class)),
                    Optional.ofNullable(row.get(1, Instant.class)),
                    row.get(2, Long.class),
                    row.get(3, Long.class),
                    Optional.ofNullable(row.get(4, String.class)),
                    Optional.ofNullable(row.get(5, UUID.class))))
        .findFirst()
        .orElseThrow();
  }

  /**
   * What was seen of a system.
   *
   * @param active deployments whose launches are accepted
   * @param pending those that wait for an administrator
   * @param lineItems where one of its courses has its columns
   * @param roster the context of one of its courses with a roster
   */
  record Seen(
      Optional<Instant> login,
      Optional<Instant> launch,
      long active,
      long pending,
      Optional<String> lineItems,
      Optional<UUID> roster) {}

  Optional<Registration> byId(UUID id) {
    return session
        .createNativeQuery(COLUMNS + " WHERE id = :id", Tuple.class)
        .setParameter("id", id)
        .getResultList()
        .stream()
        .map(RegistrationStore::registration)
        .findFirst();
  }

  /** The same, kept from being changed by others until the transaction ends. */
  Optional<Registration> toChange(UUID id) {
    return session
        .createNativeQuery(COLUMNS + " WHERE id = :id FOR NO KEY UPDATE", Tuple.class)
        .setParameter("id", id)
        .getResultList()
        .stream()
        .map(RegistrationStore::registration)
        .findFirst();
  }

  /** Those of an issuer, whose number tells whether a client id is needed. */
  List<Registration> ofIssuer(String issuer) {
    return session
        .createNativeQuery(COLUMNS + " WHERE issuer = :issuer ORDER BY id", Tuple.class)
        .setParameter("issuer", issuer)
        .getResultList()
        .stream()
        .map(RegistrationStore::registration)
        .toList();
  }

  /** All by age, from the one after an id. */
  List<Registration> after(UUID after, int limit) {
    return session
        .createNativeQuery(COLUMNS + " WHERE id > :after ORDER BY id LIMIT :limit", Tuple.class)
        .setParameter("after", after)
        .setParameter("limit", limit)
        .getResultList()
        .stream()
        .map(RegistrationStore::registration)
        .toList();
  }

  private static Registration registration(Tuple row) {
    return new Registration(
        row.get(0, UUID.class),
        new Registration.Terms(
            row.get(1, String.class),
            row.get(2, String.class),
            row.get(3, String.class),
            URI.create(row.get(4, String.class)),
            URI.create(row.get(5, String.class)),
            Optional.ofNullable(row.get(6, String.class)),
            URI.create(row.get(7, String.class)),
            Registration.State.valueOf(row.get(8, String.class)),
            DeploymentState.valueOf(row.get(9, String.class)),
            sites(row.get(12, String.class))),
        row.get(10, UUID.class),
        row.get(11, Instant.class));
  }

  private static List<String> sites(String joined) {
    return joined.isEmpty() ? List.of() : List.of(joined.split(" ", -1));
  }

  /** A deployment that launches come from; one that is met for the first time is written down. */
  Registration.Deployment met(
      UUID id, Registration registration, String deployment, Optional<String> family, Instant at) {
    session
        .createNativeMutationQuery(
            "INSERT INTO lti_deployment (id, registration_id, deployment, state, family, seen_at)"
                + " VALUES (:id, :registration, :deployment, :state, :family, :at)"
                + " ON CONFLICT (registration_id, deployment) DO UPDATE SET seen_at = :at,"
                + " family = coalesce(:family, lti_deployment.family)")
        .setParameter("id", id)
        .setParameter("registration", registration.id())
        .setParameter("deployment", deployment)
        .setParameter("state", registration.terms().admits().name())
        .setParameter("family", family.orElse(null), String.class)
        .setParameter("at", at)
        .executeUpdate();
    return session
        .createNativeQuery(
            DEPLOYMENTS + " WHERE registration_id = :registration AND deployment = :deployment",
            Tuple.class)
        .setParameter("registration", registration.id())
        .setParameter("deployment", deployment)
        .getResultList()
        .stream()
        .map(RegistrationStore::deployment)
        .findFirst()
        .orElseThrow();
  }

  /** Deployments of a registration by age, from the one after an id. */
  List<Registration.Deployment> deployments(UUID registration, UUID after, int limit) {
    return session
        .createNativeQuery(
            DEPLOYMENTS
                + " WHERE registration_id = :registration AND id > :after ORDER BY id LIMIT :limit",
            Tuple.class)
        .setParameter("registration", registration)
        .setParameter("after", after)
        .setParameter("limit", limit)
        .getResultList()
        .stream()
        .map(RegistrationStore::deployment)
        .toList();
  }

  Optional<Registration.Deployment> deployment(UUID registration, UUID id) {
    return session
        .createNativeQuery(
            DEPLOYMENTS + " WHERE registration_id = :registration AND id = :id FOR NO KEY UPDATE",
            Tuple.class)
        .setParameter("registration", registration)
        .setParameter("id", id)
        .getResultList()
        .stream()
        .map(RegistrationStore::deployment)
        .findFirst();
  }

  void change(UUID deployment, DeploymentState state) {
    session
        .createNativeMutationQuery("UPDATE lti_deployment SET state = :state WHERE id = :id")
        .setParameter("state", state.name())
        .setParameter("id", deployment)
        .executeUpdate();
  }

  private static Registration.Deployment deployment(Tuple row) {
    return new Registration.Deployment(
        row.get(0, UUID.class),
        row.get(1, String.class),
        DeploymentState.valueOf(row.get(2, String.class)),
        Optional.ofNullable(row.get(3, String.class)),
        row.get(4, Instant.class));
  }
}
