package org.ackademy.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.ackademy.platform.Clients;
import org.ackademy.platform.http.RateLimited;

/**
 * How requests prove who sends them: a bearer token everywhere, and a name with a password (HTTP
 * Basic) where tokens are made and nowhere else. A password costs a slow hash each time; a token
 * does not, can be revoked, and may be good for little.
 *
 * <p>Browsers show the cookie of their session instead. A request that changes something must then
 * prove that it comes from a page of ours ({@link SessionCookie}); one that does not is a guest's.
 *
 * <p>What is refused here is only marked; {@link Gate} answers, in the form of all other problems.
 */
@ApplicationScoped
public class Mechanism implements HttpAuthenticationMechanism {
  /** The request attribute with the {@link Denial}, where credentials were not accepted. */
  static final String DENIAL = "org.ackademy.denial";

  /** The one path where a password is taken. */
  static final String LOGIN_PATH = "/api/v1/tokens";

  private final IdentityStoreHandler stores;
  private final Login login;
  private final Clients clients;
  private final SessionCookie cookie;
  private final WebSessions sessions;

  @Inject
  Mechanism(
      IdentityStoreHandler stores,
      Login login,
      Clients clients,
      SessionCookie cookie,
      WebSessions sessions) {
    this.stores = stores;
    this.login = login;
    this.clients = clients;
    this.cookie = cookie;
    this.sessions = sessions;
  }

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    try {
      return validated(request, context);
    } catch (RuntimeException e) {
      // The server would answer with 500 and nothing else; the gate lets it be told.
      return deny(new Denial.Failed(e), context);
    }
  }

  private AuthenticationStatus validated(HttpServletRequest request, HttpMessageContext context) {
    return switch (Credentials.read(request.getHeader("Authorization"))) {
      case Credentials.None none -> browser(request, context);
      case Credentials.Bearer bearer -> bearer(bearer, context);
      case Credentials.Basic basic -> basic(basic, context);
      case Credentials.Unknown unknown -> deny(new Denial.Refused(), context);
    };
  }

  private AuthenticationStatus bearer(Credentials.Bearer bearer, HttpMessageContext context) {
    CredentialValidationResult result = validated(new BearerCredential(bearer.token()));
    return isValid(result)
        ? context.notifyContainerAboutLogin(result)
        : deny(new Denial.Refused(), context);
  }

  private AuthenticationStatus basic(Credentials.Basic basic, HttpMessageContext context) {
    HttpServletRequest request = context.getRequest();
    if (!request.getMethod().equals("POST") || !request.getRequestURI().equals(LOGIN_PATH)) {
      return deny(new Denial.PasswordElsewhere(), context);
    }
    String address = clients.address(request);
    Login.Result result = login.attempt(address, basic.username(), basic.password());
    RateLimited.tell(request, "logins", login.standing(address, basic.username()));
    return switch (result) {
      case Login.Result.Throttled throttled ->
          deny(new Denial.Throttled(throttled.retryAfter()), context);
      case Login.Result.Wrong wrong -> deny(new Denial.Refused(), context);
      case Login.Result.In in -> context.notifyContainerAboutLogin(PeopleStore.result(in.person()));
    };
  }

  private AuthenticationStatus browser(HttpServletRequest request, HttpMessageContext context) {
    Optional<Secret> shown =
        request.getRequestURI().startsWith("/api/") ? cookie.read(request) : Optional.empty();
    Optional<Caller.Person> person = shown.flatMap(sessions::person);
    if (person.isEmpty()) {
      return context.doNothing();
    }
    if (!cookie.isOurs(request, shown.get())) {
      return deny(new Denial.Foreign(), context);
    }
    return context.notifyContainerAboutLogin(PeopleStore.result(person.get()));
  }

  private CredentialValidationResult validated(Credential credential) {
    return stores.validate(credential);
  }

  private static boolean isValid(CredentialValidationResult result) {
    return result.getStatus() == CredentialValidationResult.Status.VALID;
  }

  private static AuthenticationStatus deny(Denial denial, HttpMessageContext context) {
    context.getRequest().setAttribute(DENIAL, denial);
    return context.doNothing();
  }

  /** Why credentials were not accepted. */
  sealed interface Denial {
    /** They are wrong, or no longer good. */
    record Refused() implements Denial {}

    /** A password was sent to where only tokens are taken. */
    record PasswordElsewhere() implements Denial {}

    /** They could not be looked at, for a reason that is no fault of theirs. */
    record Failed(RuntimeException failure) implements Denial {}

    /** A browser's cookie, with a request that another site may have sent. */
    record Foreign() implements Denial {}

    /** Too many were wrong. */
    record Throttled(Duration retryAfter) implements Denial {}
  }
}
