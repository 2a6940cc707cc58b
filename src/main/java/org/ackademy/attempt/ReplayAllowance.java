package org.ackademy.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.ackademy.platform.Allowance;
import org.ackademy.platform.security.Caller;

/** How many replays somebody may ask for. */
@ApplicationScoped
class ReplayAllowance {
  static final Duration SPAN = Duration.ofMinutes(1);

  /** Requests of guests at one address in a {@link #SPAN}: a class may share an address. */
  static final int OF_ADDRESS_MAX = 1_200;

  /** Requests of one account in a {@link #SPAN}. */
  static final int OF_ACCOUNT_MAX = 1_200;

  private final Allowance ofAddress;
  private final Allowance ofAccount;

  @Inject
  ReplayAllowance(Clock clock) {
    ofAddress = new Allowance(OF_ADDRESS_MAX, SPAN, clock);
    ofAccount = new Allowance(OF_ACCOUNT_MAX, SPAN, clock);
  }

  /** Takes one; says how long to wait where none is left. */
  Optional<Duration> take(Caller caller, String address) {
    return switch (caller) {
      case Caller.Guest guest -> ofAddress.take(address);
      case Caller.Person person -> ofAccount.take(person.id().toString());
    };
  }

  /** How they stand. */
  Allowance.Standing standing(Caller caller, String address) {
    return switch (caller) {
      case Caller.Guest guest -> ofAddress.standing(address);
      case Caller.Person person -> ofAccount.standing(person.id().toString());
    };
  }
}
