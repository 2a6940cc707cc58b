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
          + " state, admits, made_by, made_at FROM lti_registration";
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
                    + " token_url, token_audience, keys_url, state, admits, made_by, made_at)"
                    + " VALUES (:id, :name, :issuer, :client, :authorization, :token, :audience,"
                    + " :keys, :state, :admits, :by, :at)"),
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
                    + " admits = :admits WHERE id = :id"),
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
        .setParameter("admits", terms.admits().name());
  }

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
            DeploymentState.valueOf(row.get(9, String.class))),
        row.get(10, UUID.class),
        row.get(11, Instant.class));
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
