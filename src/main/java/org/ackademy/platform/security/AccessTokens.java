package org.ackademy.platform.security;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** The bearer tokens that are stored. To be used within a transaction. */
@Dependent
class AccessTokens {
  private final StatelessSession session;

  @Inject
  AccessTokens(StatelessSession session) {
    this.session = session;
  }

  void add(AccessToken token) {
    session.insert(token);
  }

  /** Those of these tokens that there are, each with its account. */
  Map<Secret, Owned> bySecrets(List<Secret> secrets) {
    return Secret.byDigest(
        secrets,
        session
            .createSelectionQuery(
                "select t, a, t.digest from AccessToken t join Account a on a.id = t.accountId"
                    + " where t.digest in (:digests)",
                Tuple.class)
            .setParameterList("digests", secrets.stream().map(Secret::digest).toList())
            .getResultList(),
        row -> row.get(2, byte[].class),
        row -> new Owned(row.get(0, AccessToken.class), row.get(1, Account.class)));
  }

  /** A token and whose it is. */
  record Owned(AccessToken token, Account account) {}

  long countOfGood(UUID account, Instant now) {
    return session
        .createSelectionQuery(
            "select count(*) from AccessToken"
                + " where accountId = :account and revokedAt is null and expiresAt > :now"
                + " and exchangedFor is null",
            Long.class)
        .setParameter("account", account)
        .setParameter("now", now)
        .getSingleResult();
  }

  /**
   * An account's tokens by age, the oldest first, from the one after an id; without those that were
   * given in exchange, which are their clients' affair.
   */
  List<AccessToken> after(UUID account, UUID after, int limit) {
    return session
        .createSelectionQuery(
            "from AccessToken where accountId = :account and id > :after"
                + " and exchangedFor is null order by id",
            AccessToken.class)
        .setParameter("account", account)
        .setParameter("after", after)
        .setMaxResults(limit)
        .getResultList();
  }

  /** All tokens of several accounts, by age, without those that were given in exchange. */
  List<AccessToken> ofAccounts(List<UUID> accounts) {
    return session
        .createSelectionQuery(
            "from AccessToken where accountId in (:accounts) and exchangedFor is null order by id",
            AccessToken.class)
        .setParameterList("accounts", accounts)
        .getResultList();
  }

  /** Everybody's tokens by age, from the one after an id. */
  List<AccessToken> ofAll(UUID after, int limit) {
    return session
        .createSelectionQuery(
            "from AccessToken where id > :after and exchangedFor is null order by id",
            AccessToken.class)
        .setParameter("after", after)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Writes down that tokens were used. */
  void seen(List<UUID> ids, Instant now) {
    session
        .createMutationQuery("update AccessToken set usedAt = :now where id in (:ids)")
        .setParameter("now", now)
        .setParameterList("ids", ids)
        .executeUpdate();
  }

  Optional<AccessToken> byId(UUID id) {
    return Optional.ofNullable(session.get(AccessToken.class, id));
  }

  Optional<AccessToken> byId(UUID account, UUID id) {
    return session
        .createSelectionQuery(
            "from AccessToken where accountId = :account and id = :id", AccessToken.class)
        .setParameter("account", account)
        .setParameter("id", id)
        .uniqueResultOptional();
  }

  /** Ends those that were given in exchange for a token but the newest. */
  void endExchanged(UUID id, int kept, Instant now) {
    session
        .createNativeMutationQuery(
            "UPDATE access_token SET revoked_at = :now WHERE exchanged_for = :id"
                + " AND revoked_at IS NULL AND expires_at > :now AND id NOT IN (SELECT t.id"
                + " FROM access_token t WHERE t.exchanged_for = :id AND t.revoked_at IS NULL"
                + " ORDER BY t.id DESC LIMIT :kept)")
        .setParameter("id", id)
        .setParameter("kept", kept)
        .setParameter("now", now)
        .executeUpdate();
  }

  /**
   * Ends a token, and what was given in exchange for it; one that has ended keeps its time.
   *
   * @return whether it was this call that did
   */
  boolean revoke(UUID id, Instant now) {
    endExchanged(id, 0, now);
    return session
            .createMutationQuery(
                "update AccessToken set revokedAt = :now where id = :id and revokedAt is null")
            .setParameter("now", now)
            .setParameter("id", id)
            .executeUpdate()
        == 1;
  }
}
