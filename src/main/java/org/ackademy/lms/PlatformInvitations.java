package org.ackademy.lms;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.Ids;
import org.ackademy.platform.audit.Audit;
import org.ackademy.platform.audit.Subject;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.security.Caller;
import org.ackademy.platform.security.Secret;
import org.hibernate.StatelessSession;

/**
 * Leave for one learning management system to register itself, made by an administrator. Each call
 * is a short transaction.
 */
@Dependent
@Transactional
class PlatformInvitations {
  /** The link stands in an address that others see, so it does not last. */
  static final Duration LIFETIME = Duration.ofHours(24);

  private final StatelessSession session;
  private final RegistrationStore registrations;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;
  private final SecureRandom random;

  @Inject
  PlatformInvitations(
      StatelessSession session,
      RegistrationStore registrations,
      Audit audit,
      Ids ids,
      Clock clock,
      SecureRandom random) {
    this.session = session;
    this.registrations = registrations;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
  }

  /** One that is shown this once. */
  record Made(UUID id, Secret secret, Instant expiresAt) {}

  Made make(Caller.Person person) {
    if (!person.isAdministrator()) {
      throw Problem.forbidden().refused();
    }
    Instant now = clock.instant();
    var made =
        new Made(ids.next(), Secret.draw(Secret.Kind.LMS_INVITATION, random), now.plus(LIFETIME));
    session
        .createNativeMutationQuery(
            "INSERT INTO lti_invitation (id, secret, made_by, made_at, expires_at)"
                + " VALUES (:id, :secret, :by, :now, :until)")
        .setParameter("id", made.id())
        .setParameter("secret", made.secret().digest())
        .setParameter("by", person.id())
        .setParameter("now", now)
        .setParameter("until", made.expiresAt())
        .executeUpdate();
    audit.record(
        Optional.of(person.id()),
        "lti.invited",
        Subject.of("lti-invitation", made.id()),
        Map.of(),
        Map.of("expiresAt", made.expiresAt()));
    return made;
  }

  /** Whether it can be used. */
  boolean isGood(Secret secret) {
    return !session
        .createNativeQuery(
            "SELECT id FROM lti_invitation WHERE secret = :secret AND used_at IS NULL"
                + " AND expires_at > :now",
            UUID.class)
        .setParameter("secret", secret.digest())
        .setParameter("now", clock.instant())
        .getResultList()
        .isEmpty();
  }

  /** One that is being used, and whose leave it is. */
  record Used(UUID id, UUID by) {}

  /** Uses it; nobody else can from then on. */
  Optional<Used> use(Secret secret) {
    return session
        .createNativeQuery(
            "UPDATE lti_invitation SET used_at = :now WHERE secret = :secret AND used_at IS NULL"
                + " AND expires_at > :now RETURNING id, made_by",
            Tuple.class)
        .setParameter("secret", secret.digest())
        .setParameter("now", clock.instant())
        .getResultList()
        .stream()
        .map(row -> new Used(row.get(0, UUID.class), row.get(1, UUID.class)))
        .findFirst();
  }

  /** It can be used again: nothing came of it. */
  void takeBack(Used used) {
    session
        .createNativeMutationQuery(
            "UPDATE lti_invitation SET used_at = NULL WHERE id = :id AND registration_id IS NULL")
        .setParameter("id", used.id())
        .executeUpdate();
  }

  /**
   * What came of it: a registration that waits for an administrator.
   *
   * @param deployment its id there, where it was told
   */
  Registration register(Used used, Registration.Terms terms, Optional<String> deployment) {
    boolean isTaken =
        registrations.ofIssuer(terms.issuer()).stream()
            .anyMatch(found -> found.terms().clientId().equals(terms.clientId()));
    if (isTaken) {
      throw Problem.of(409, "lms-registered").refused();
    }
    Instant now = clock.instant();
    var made = new Registration(ids.next(), terms, used.by(), now);
    registrations.add(made);
    deployment.ifPresent(id -> registrations.met(ids.next(), made, id, Optional.empty(), now));
    session
        .createNativeMutationQuery(
            "UPDATE lti_invitation SET registration_id = :registration WHERE id = :id")
        .setParameter("registration", made.id())
        .setParameter("id", used.id())
        .executeUpdate();
    audit.record(
        Optional.empty(),
        "lti.registered-itself",
        Subject.of("lti-registration", made.id()),
        Map.of(),
        Map.of(
            "name", terms.name(),
            "issuer", terms.issuer(),
            "client", terms.clientId(),
            "state", terms.state()));
    return made;
  }
}
