package org.ackademy.platform.security;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.Ids;
import org.ackademy.platform.Settings;
import org.ackademy.platform.audit.Audit;
import org.ackademy.platform.audit.Subject;
import org.ackademy.platform.http.Problem;
import org.hibernate.StatelessSession;

/** The browsers in which people are signed in. Each call is a transaction, or joins one. */
@Dependent
@Transactional
class WebSessions {
  private final StatelessSession session;
  private final Audit audit;
  private final Settings.DemoAccounts demoAccounts;
  private final Ids ids;
  private final Clock clock;
  private final SecureRandom random;

  @Inject
  WebSessions(
      StatelessSession session,
      Audit audit,
      Settings settings,
      Ids ids,
      Clock clock,
      SecureRandom random) {
    this.session = session;
    this.audit = audit;
    this.demoAccounts = settings.demoAccounts();
    this.ids = ids;
    this.clock = clock;
    this.random = random;
  }

  /** Signs somebody in: the secret is their cookie's, and is always a new one. */
  Secret open(UUID account) {
    Instant now = clock.instant();
    Secret secret = Secret.draw(Secret.Kind.WEB_SESSION, random);
    var opened = new WebSession(ids.next(), account, secret, now);
    session.insert(opened);
    audit.record(
        Optional.of(account),
        "session.opened",
        Subject.of("session", opened.id()),
        Map.of(),
        Map.of("expiresAt", now.plus(WebSession.LIFETIME)));
    return secret;
  }

  /** Who is signed in by these cookies, for each in order; nobody where one is not good. */
  List<Optional<KnownSecrets.Good>> persons(List<Secret> secrets, Instant now) {
    Map<Secret, Owned> known = bySecrets(secrets);
    List<Optional<Owned>> good =
        secrets.stream()
            .map(
                secret ->
                    Optional.ofNullable(known.get(secret))
                        .filter(owned -> owned.session().isGoodAt(now)))
            .toList();
    List<UUID> seen =
        good.stream()
            .flatMap(Optional::stream)
            .map(Owned::session)
            .filter(found -> found.isToBeSeenAt(now))
            .map(WebSession::id)
            .distinct()
            .toList();
    if (!seen.isEmpty()) {
      seen(seen, now);
    }
    return good.stream().map(one -> one.flatMap(this::good)).toList();
  }

  /** Who is signed in by this cookie, if it is good. */
  Optional<Caller.Person> person(Secret secret) {
    return persons(List.of(secret), clock.instant()).getFirst().map(KnownSecrets.Good::person);
  }

  private Optional<KnownSecrets.Good> good(Owned owned) {
    return Optional.of(owned.account())
        .filter(account -> account.isOpen(demoAccounts))
        .map(account -> SignIn.person(account, EnumSet.allOf(Scope.class)))
        .map(person -> new KnownSecrets.Good(person, owned.session().unreadUntil()));
  }

  private Map<Secret, Owned> bySecrets(List<Secret> secrets) {
    return Secret.byDigest(
        secrets,
        session
            .createSelectionQuery(
                "select s, a, s.digest from WebSession s join Account a on a.id = s.accountId"
                    + " where s.digest in (:digests)",
                Tuple.class)
            .setParameterList("digests", secrets.stream().map(Secret::digest).toList())
            .getResultList(),
        row -> row.get(2, byte[].class),
        row -> new Owned(row.get(0, WebSession.class), row.get(1, Account.class)));
  }

  /** A session and whose it is. */
  private record Owned(WebSession session, Account account) {}

  private Optional<WebSession> bySecret(Secret secret) {
    return session
        .createSelectionQuery("from WebSession where digest = :digest", WebSession.class)
        .setParameter("digest", secret.digest())
        .uniqueResultOptional();
  }

  private void seen(List<UUID> ids, Instant now) {
    session
        .createMutationQuery("update WebSession set seenAt = :now where id in (:ids)")
        .setParameter("now", now)
        .setParameterList("ids", ids)
        .executeUpdate();
  }

  /** Signs a browser out. */
  void end(Secret secret) {
    bySecret(secret).filter(found -> found.isGoodAt(clock.instant())).ifPresent(this::end);
  }

  private void end(WebSession found) {
    session
        .createMutationQuery("update WebSession set endedAt = :now where id = :id")
        .setParameter("now", clock.instant())
        .setParameter("id", found.id())
        .executeUpdate();
    audit.record(
        Optional.of(found.accountId()),
        "session.ended",
        Subject.of("session", found.id()),
        Map.of(),
        Map.of());
  }

  /** The browsers in which an account is signed in, by age, from the one after an id. */
  List<WebSession> of(UUID account, UUID after, int limit) {
    Instant now = clock.instant();
    return session
        .createSelectionQuery(
            "from WebSession where accountId = :account and id > :after and endedAt is null"
                + " and expiresAt > :now and seenAt > :idle order by id",
            WebSession.class)
        .setParameter("account", account)
        .setParameter("after", after)
        .setParameter("now", now)
        .setParameter("idle", now.minus(WebSession.IDLE_MAX))
        .setMaxResults(limit)
        .getResultList();
  }

  /** The session of this cookie, if it is good. */
  Optional<UUID> id(Secret secret) {
    return bySecret(secret).filter(found -> found.isGoodAt(clock.instant())).map(WebSession::id);
  }

  /**
   * Signs an account out of one of its browsers; doing it again changes nothing.
   *
   * @throws org.ackademy.platform.http.Refused where it is nobody's, or another's
   */
  void end(UUID account, UUID id) {
    WebSession found =
        Optional.ofNullable(session.get(WebSession.class, id))
            .filter(one -> one.accountId().equals(account))
            .orElseThrow(() -> Problem.notFound().refused());
    if (found.isGoodAt(clock.instant())) {
      end(found);
    }
  }

  /** Signs an account out of every browser but one, or of all. */
  void endAll(UUID account, Optional<Secret> but) {
    UUID kept = but.flatMap(this::bySecret).map(WebSession::id).orElse(new UUID(0, 0));
    int ended =
        session
            .createMutationQuery(
                "update WebSession set endedAt = :now"
                    + " where accountId = :account and endedAt is null and id <> :kept")
            .setParameter("now", clock.instant())
            .setParameter("account", account)
            .setParameter("kept", kept)
            .executeUpdate();
    if (ended > 0) {
      audit.record(
          Optional.of(account),
          "session.all-ended",
          Subject.of("account", account),
          Map.of("sessions", ended),
          Map.of());
    }
  }
}
