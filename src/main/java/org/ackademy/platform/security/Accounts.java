package org.ackademy.platform.security;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.StatelessSession;

/** The accounts that are stored. To be used within a transaction. */
@Dependent
class Accounts {
  private final StatelessSession session;

  @Inject
  Accounts(StatelessSession session) {
    this.session = session;
  }

  void add(Account account) {
    session.insert(account);
  }

  Optional<Account> byId(UUID id) {
    return Optional.ofNullable(session.get(Account.class, id));
  }

  /** An account that nobody else changes until the transaction ends. */
  Optional<Account> toChange(UUID id) {
    return Optional.ofNullable(session.get(Account.class, id, LockMode.PESSIMISTIC_WRITE));
  }

  void changeRole(UUID id, AccountRole role) {
    session
        .createMutationQuery("update Account set role = :role where id = :id")
        .setParameter("role", role)
        .setParameter("id", id)
        .executeUpdate();
  }

  List<Account> byIds(List<UUID> ids) {
    return session
        .createSelectionQuery("from Account where id in (:ids)", Account.class)
        .setParameterList("ids", ids)
        .getResultList();
  }

  /**
   * Has whoever wants to do the same with these accounts wait until the transaction ends, in one
   * order for all, so that nobody waits for each other.
   */
  void lock(List<UUID> ids) {
    session
        .createNativeQuery(
            "SELECT 1 FROM account WHERE id = ANY (cast(:ids AS uuid[])) ORDER BY id"
                + " FOR NO KEY UPDATE",
            Integer.class)
        .setParameter("ids", ids.toArray(UUID[]::new))
        .getResultList();
  }

  Optional<Account> byUsername(String username) {
    return session
        .createSelectionQuery("from Account where username = :username", Account.class)
        .setParameter("username", username)
        .uniqueResultOptional();
  }

  List<Account> byUsernames(List<String> usernames) {
    return session
        .createSelectionQuery("from Account where username in (:usernames)", Account.class)
        .setParameterList("usernames", usernames)
        .getResultList();
  }

  /** Changes the name and the address of an account that nobody has taken over. */
  void renameUnclaimed(UUID id, String displayName, Optional<String> email) {
    session
        .createMutationQuery(
            "update Account set displayName = :name, email = :email"
                + " where id = :id and passwordHash is null")
        .setParameter("name", displayName)
        .setParameter("email", email.orElse(null))
        .setParameter("id", id)
        .executeUpdate();
  }

  /** Accounts by age, from the one after an id, with a text in their name or username. */
  List<Account> named(String text, UUID after, int limit) {
    return session
        .createSelectionQuery(
            "from Account where id > :after and (locate(:text, lower(username)) > 0"
                + " or locate(:text, lower(displayName)) > 0) order by id",
            Account.class)
        .setParameter("after", after)
        .setParameter("text", text.toLowerCase(Locale.ROOT).replace('\0', '\uFFFD'))
        .setMaxResults(limit)
        .getResultList();
  }

  /** Whether anybody runs the installation; whoever only does for demonstration does not count. */
  boolean hasAdministrator() {
    return session
            .createSelectionQuery(
                "select count(*) from Account"
                    + " where role = :role and origin <> :demo and disabledAt is null",
                Long.class)
            .setParameter("role", AccountRole.ADMINISTRATOR)
            .setParameter("demo", Account.Origin.DEMO)
            .getSingleResult()
        > 0;
  }
}
