package org.ackademy.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.ackademy.platform.Allowance;

/** How often tokens may be asked for in exchange for others. */
@ApplicationScoped
class ExchangeAllowance {
  static final Duration SPAN = Duration.ofMinutes(15);

  /** Requests from one address in a {@link #SPAN}. */
  static final int OF_ADDRESS_MAX = 300;

  private final Allowance ofAddress;

  @Inject
  ExchangeAllowance(Clock clock) {
    ofAddress = new Allowance(OF_ADDRESS_MAX, SPAN, clock);
  }

  /** Takes one; says how long to wait where none is left. */
  Optional<Duration> take(String address) {
    return ofAddress.take(address);
  }
}
