package org.ackademy.platform.security;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import org.ackademy.platform.http.Problem;

/** Who sent the request that is being answered. */
@Dependent
public class CallerOfRequest {
  private final SecurityContext context;

  @Inject
  CallerOfRequest(SecurityContext context) {
    this.context = context;
  }

  /** A person, or a guest. */
  public Caller caller() {
    return context.getPrincipalsByType(PersonPrincipal.class).stream()
        .findFirst()
        .<Caller>map(PersonPrincipal::person)
        .orElseGet(Caller.Guest::new);
  }

  /**
   * The person.
   *
   * @throws org.ackademy.platform.http.Refused where it is a guest
   */
  public Caller.Person person() {
    return switch (caller()) {
      case Caller.Person person -> person;
      case Caller.Guest guest -> throw Problem.of(401, "sign-in-required").refused();
    };
  }
}
