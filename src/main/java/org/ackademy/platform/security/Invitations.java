package org.ackademy.platform.security;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** The invitations that are stored. To be used within a transaction. */
@Dependent
class Invitations {
  private final StatelessSession session;

  @Inject
  Invitations(StatelessSession session) {
    this.session = session;
  }

  void add(Invitation invitation) {
    session.insert(invitation);
  }

  Optional<Invitation> bySecret(Secret secret) {
    return session
        .createSelectionQuery("from Invitation where digest = :digest", Invitation.class)
        .setParameter("digest", secret.digest())
        .uniqueResultOptional();
  }

  /** Ends the invitations for a first administrator that nobody used. */
  void withdrawFirst(Instant now) {
    session
        .createMutationQuery(
            "update Invitation set expiresAt = :now"
                + " where invitedBy is null and redeemedAt is null and expiresAt > :now")
        .setParameter("now", now)
        .executeUpdate();
  }

  Optional<Invitation> byId(UUID id) {
    return Optional.ofNullable(session.get(Invitation.class, id));
  }

  /** The invitations of these ids. */
  List<Invitation> byIds(List<UUID> ids) {
    return session
        .createSelectionQuery("from Invitation where id in (:ids)", Invitation.class)
        .setParameterList("ids", ids)
        .getResultList();
  }

  /** All invitations by age, from the one after an id. */
  List<Invitation> after(UUID after, int limit) {
    return session
        .createSelectionQuery("from Invitation where id > :after order by id", Invitation.class)
        .setParameter("after", after)
        .setMaxResults(limit)
        .getResultList();
  }

  /**
   * Takes an invitation back.
   *
   * @return whether it was this call that did
   */
  boolean revoke(UUID id, Instant now) {
    return session
            .createMutationQuery(
                "update Invitation set revokedAt = :now"
                    + " where id = :id and redeemedAt is null and revokedAt is null")
            .setParameter("now", now)
            .setParameter("id", id)
            .executeUpdate()
        == 1;
  }

  /**
   * Uses an invitation up.
   *
   * @return whether it was this call that did
   */
  boolean redeem(UUID id, UUID account, Instant now) {
    return session
            .createMutationQuery(
                "update Invitation set redeemedAt = :now, redeemedBy = :account where id = :id and"
                    + " redeemedAt is null and revokedAt is null and expiresAt > :now")
            .setParameter("now", now)
            .setParameter("account", account)
            .setParameter("id", id)
            .executeUpdate()
        == 1;
  }
}
