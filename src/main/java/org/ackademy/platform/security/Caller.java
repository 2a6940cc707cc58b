package org.ackademy.platform.security;

import java.util.Set;
import java.util.UUID;

/** Who sent a request. */
public sealed interface Caller {

  /** Somebody who showed no credentials. */
  record Guest() implements Caller {}

  /**
   * Somebody who proved who they are.
   *
   * @param id of the account
   * @param scopes what the credentials that were shown may be used for
   */
  record Person(UUID id, String username, String displayName, AccountRole role, Set<Scope> scopes)
      implements Caller {
    public Person {
      scopes = Set.copyOf(scopes);
    }

    public boolean isAdministrator() {
      return role == AccountRole.ADMINISTRATOR;
    }
  }
}
