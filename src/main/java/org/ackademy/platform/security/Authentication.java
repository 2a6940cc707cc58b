package org.ackademy.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
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
 * <p>What a request shows is looked at once, by the first that asks ({@link CallerOfRequest}). What
 * is refused here is only told; {@link Gate} answers, in the form of all other problems.
 */
@ApplicationScoped
class Authentication {
  /** The one path where a password is taken. */
  static final String LOGIN_PATH = "/api/v1/tokens";

  /** Where a client shows a token of its own by HTTP Basic ({@link TokenExchange}). */
  static final String EXCHANGE_PATH = "/api/v1/oauth/token";

  private final SignIn signIn;
  private final Login login;
  private final Clients clients;
  private final SessionCookie cookie;

  @Inject
  Authentication(SignIn signIn, Login login, Clients clients, SessionCookie cookie) {
    this.signIn = signIn;
    this.login = login;
    this.clients = clients;
    this.cookie = cookie;
  }

  /** Who sent a request, by what it shows; may wait for the database, or for a slow hash. */
  Outcome of(HttpServletRequest request) {
    return switch (Credentials.read(request.getHeader("Authorization"))) {
      case Credentials.None none -> browser(request);
      case Credentials.Bearer bearer -> accepted(signIn.byToken(bearer.token()));
      case Credentials.Basic basic -> basic(basic, request);
      case Credentials.Unknown unknown -> new Outcome.Refused();
    };
  }

  private static Outcome accepted(Optional<Caller.Person> person) {
    return person.<Outcome>map(Outcome.Accepted::new).orElseGet(Outcome.Refused::new);
  }

  private Outcome basic(Credentials.Basic basic, HttpServletRequest request) {
    if (request.getMethod().equals("POST") && request.getRequestURI().equals(EXCHANGE_PATH)) {
      // No password: whoever answers there looks at it.
      return new Outcome.Accepted(new Caller.Guest());
    }
    if (!request.getMethod().equals("POST") || !request.getRequestURI().equals(LOGIN_PATH)) {
      return new Outcome.PasswordElsewhere();
    }
    String address = clients.address(request);
    Login.Result result = login.attempt(address, basic.username(), basic.password());
    RateLimited.tell(request, "logins", login.standing(address, basic.username()));
    return switch (result) {
      case Login.Result.Throttled throttled -> new Outcome.Throttled(throttled.retryAfter());
      case Login.Result.Wrong wrong -> new Outcome.Refused();
      case Login.Result.In in -> new Outcome.Accepted(in.person());
    };
  }

  private Outcome browser(HttpServletRequest request) {
    Optional<Secret> shown =
        request.getRequestURI().startsWith("/api/") ? cookie.read(request) : Optional.empty();
    Optional<Caller.Person> person = shown.flatMap(signIn::bySession);
    if (person.isEmpty()) {
      return new Outcome.Accepted(new Caller.Guest());
    }
    return cookie.isOurs(request, shown.get())
        ? new Outcome.Accepted(person.get())
        : new Outcome.Foreign();
  }

  /** What came of it. */
  sealed interface Outcome {
    /** The caller is known, or showed nothing and is a guest. */
    record Accepted(Caller caller) implements Outcome {}

    /** Credentials are wrong, or no longer good. */
    record Refused() implements Outcome {}

    /** A password was sent to where only tokens are taken. */
    record PasswordElsewhere() implements Outcome {}

    /** A browser's cookie, with a request that another site may have sent. */
    record Foreign() implements Outcome {}

    /** Too many were wrong. */
    record Throttled(Duration retryAfter) implements Outcome {}
  }
}
