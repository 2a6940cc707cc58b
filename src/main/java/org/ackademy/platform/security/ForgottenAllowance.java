package org.ackademy.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.ackademy.platform.Allowance;

/** How often links may be asked for by people who are not signed in. */
@ApplicationScoped
class ForgottenAllowance {
  static final Duration SPAN = Duration.ofHours(1);

  /** From one address: a classroom behind one address stays below. */
  static final int FROM_ADDRESS_MAX = 60;

  /** For one name from anywhere, so that nobody's box is filled. */
  static final int FOR_NAME_MAX = 5;

  private final Allowance fromAddress;
  private final Allowance forName;

  @Inject
  ForgottenAllowance(Clock clock) {
    fromAddress = new Allowance(FROM_ADDRESS_MAX, SPAN, clock);
    forName = new Allowance(FOR_NAME_MAX, SPAN, clock);
  }

  /** Takes one; how long to wait where none is left. */
  Optional<Duration> take(String address, String username) {
    Optional<Duration> wait = fromAddress.take(address);
    return wait.isPresent() ? wait : forName.take(username);
  }
}
