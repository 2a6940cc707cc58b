package org.ackademy.platform.security;

import jakarta.security.enterprise.CallerPrincipal;

/** A person, as the container carries one. */
final class PersonPrincipal extends CallerPrincipal {
  private static final long serialVersionUID = 1L;

  private final transient Caller.Person person;

  PersonPrincipal(Caller.Person person) {
    super(person.username());
    this.person = person;
  }

  Caller.Person person() {
    return person;
  }
}
