package org.ackademy.platform.security;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.ackademy.platform.http.Problem;

/** Who sent the request that is being answered. */
@Dependent
public class CallerOfRequest {
  /** The request attribute with what came of its credentials. */
  private static final String OUTCOME = "org.ackademy.authentication";

  private final Authentication authentication;
  private final HttpServletRequest request;

  /**
   * Asks for requests of the thread that asks.
   *
   * @param request stands for whichever request the thread is answering
   */
  @Inject
  CallerOfRequest(Authentication authentication, HttpServletRequest request) {
    this.authentication = authentication;
    this.request = request;
  }

  /** What came of the request's credentials; they are looked at once. */
  Authentication.Outcome outcome() {
    if (request.getAttribute(OUTCOME) instanceof Authentication.Outcome known) {
      return known;
    }
    Authentication.Outcome found = authentication.of(request);
    request.setAttribute(OUTCOME, found);
    return found;
  }

  /** A person, or a guest: whoever shows what is not good is nobody. */
  public Caller caller() {
    return switch (outcome()) {
      case Authentication.Outcome.Accepted accepted -> accepted.caller();
      case Authentication.Outcome.Refused refused -> new Caller.Guest();
      case Authentication.Outcome.PasswordElsewhere elsewhere -> new Caller.Guest();
      case Authentication.Outcome.Foreign foreign -> new Caller.Guest();
      case Authentication.Outcome.Throttled throttled -> new Caller.Guest();
    };
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
