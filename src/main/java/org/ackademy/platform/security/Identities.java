package org.ackademy.platform.security;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.Ids;
import org.ackademy.platform.audit.Audit;
import org.ackademy.platform.audit.Subject;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.oidc.Provider;
import org.hibernate.StatelessSession;

/** Who people are at providers. Each call is a transaction, or joins one. */
@Dependent
@Transactional
class Identities {
  /** Of one account. */
  static final int COUNT_MAX = 20;

  private final StatelessSession session;
  private final Accounts accounts;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  @Inject
  Identities(StatelessSession session, Accounts accounts, Audit audit, Ids ids, Clock clock) {
    this.session = session;
    this.accounts = accounts;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /** One of them. */
  record Identity(UUID id, String issuer, Instant linkedAt) {}

  /** Whose it is, whether that account is open or not. */
  Optional<UUID> account(Provider.Somebody somebody) {
    return session
        .createNativeQuery(
            "SELECT account_id FROM identity WHERE issuer = :issuer AND subject = :subject",
            UUID.class)
        .setParameter("issuer", somebody.issuer())
        .setParameter("subject", somebody.subject())
        .getResultList()
        .stream()
        .findFirst();
  }

  /** Those of an account, by age. */
  List<Identity> of(UUID account) {
    return session
        .createNativeQuery(
            "SELECT id, issuer, linked_at FROM identity WHERE account_id = :account ORDER BY id",
            Tuple.class)
        .setParameter("account", account)
        .getResultList()
        .stream()
        .map(
            row ->
                new Identity(
                    row.get(0, UUID.class), row.get(1, String.class), row.get(2, Instant.class)))
        .toList();
  }

  /** Adds one that nobody has yet; of two at once the database refuses the second. */
  void link(UUID account, Provider.Somebody somebody) {
    UUID id = ids.next();
    session
        .createNativeMutationQuery(
            "INSERT INTO identity (id, account_id, issuer, subject, linked_at)"
                + " VALUES (:id, :account, :issuer, :subject, :now)")
        .setParameter("id", id)
        .setParameter("account", account)
        .setParameter("issuer", somebody.issuer())
        .setParameter("subject", somebody.subject())
        .setParameter("now", clock.instant())
        .executeUpdate();
    audit.record(
        Optional.of(account),
        "identity.linked",
        Subject.of("identity", id),
        Map.of(),
        Map.of("issuer", somebody.issuer()));
  }

  /**
   * Takes one away.
   *
   * @throws org.ackademy.platform.http.Refused where the account has no such one, or no other way
   *     in
   */
  void unlink(UUID account, UUID identity) {
    List<Identity> all = of(account);
    if (all.stream().noneMatch(found -> found.id().equals(identity))) {
      throw Problem.notFound().refused();
    }
    boolean hasPassword = accounts.byId(account).flatMap(Account::passwordHash).isPresent();
    if (all.size() == 1 && !hasPassword) {
      throw Problem.of(409, "last-way-in").refused();
    }
    session
        .createNativeMutationQuery("DELETE FROM identity WHERE id = :id")
        .setParameter("id", identity)
        .executeUpdate();
    audit.record(
        Optional.of(account),
        "identity.unlinked",
        Subject.of("identity", identity),
        Map.of(),
        Map.of());
  }
}
