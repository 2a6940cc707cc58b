package org.ackademy.platform.security;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
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

  Optional<Account> byUsername(String username) {
    return session
        .createSelectionQuery("from Account where username = :username", Account.class)
        .setParameter("username", username)
        .uniqueResultOptional();
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
