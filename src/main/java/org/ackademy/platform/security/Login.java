package org.ackademy.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.ackademy.platform.Allowance;

/** A name and a password from an address, with a brake on guessing. */
@ApplicationScoped
class Login {
  private final SignIn signIn;
  private final FailedLogins failedLogins;

  @Inject
  Login(SignIn signIn, FailedLogins failedLogins) {
    this.signIn = signIn;
    this.failedLogins = failedLogins;
  }

  /** Tries it; takes as long for a name that does not exist as for a wrong password. */
  Result attempt(String address, String username, String password) {
    Optional<Duration> wait = failedLogins.waitFor(address, username);
    if (wait.isPresent()) {
      return new Result.Throttled(wait.get());
    }
    Optional<Caller.Person> person = signIn.byPassword(username, password);
    if (person.isEmpty()) {
      failedLogins.failed(address, username);
      return new Result.Wrong();
    }
    failedLogins.succeeded(address, username);
    return new Result.In(person.get());
  }

  /** How many failures this address still has with this account. */
  Allowance.Standing standing(String address, String username) {
    return failedLogins.standing(address, username);
  }

  /** What comes of it. */
  sealed interface Result {
    record In(Caller.Person person) implements Result {}

    record Wrong() implements Result {}

    record Throttled(Duration retryAfter) implements Result {}
  }
}
