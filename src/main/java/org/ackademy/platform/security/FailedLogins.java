package org.ackademy.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ackademy.platform.Allowance;

/**
 * Slows down whoever guesses passwords. Strangers cannot lock anybody out: an address from which
 * somebody signed in lately is not counted among those who guess for their account from anywhere.
 */
@ApplicationScoped
class FailedLogins {
  static final Duration SPAN = Duration.ofMinutes(15);

  /** From one address for one account: a person who mistypes stays below. */
  static final int FROM_ADDRESS_FOR_ACCOUNT_MAX = 10;

  /** From one address: a classroom behind one address stays below. */
  static final int FROM_ADDRESS_MAX = 100;

  /** For one account from anywhere: guesses that are spread over many addresses. */
  static final int FOR_ACCOUNT_MAX = 100;

  /** The most pairs of an address and an account that are remembered. */
  static final int KNOWN_MAX = 10_000;

  private final Set<String> known =
      Collections.newSetFromMap(
          Collections.synchronizedMap(
              new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                  return size() > KNOWN_MAX;
                }
              }));
  private final Allowance fromAddressForAccount;
  private final Allowance fromAddress;
  private final Allowance forAccount;

  @Inject
  FailedLogins(Clock clock) {
    fromAddressForAccount = new Allowance(FROM_ADDRESS_FOR_ACCOUNT_MAX, SPAN, clock);
    fromAddress = new Allowance(FROM_ADDRESS_MAX, SPAN, clock);
    forAccount = new Allowance(FOR_ACCOUNT_MAX, SPAN, clock);
  }

  /** How long this address must wait before it may try this account again, if it must. */
  Optional<Duration> waitFor(String address, String username) {
    return counted(address, username).entrySet().stream()
        .filter(
            count -> !count.getKey().equals(forAccount) || !known.contains(both(address, username)))
        .flatMap(count -> count.getKey().waitFor(count.getValue()).stream())
        .max(Duration::compareTo);
  }

  /** How this address stands with this account. */
  Allowance.Standing standing(String address, String username) {
    return fromAddressForAccount.standing(both(address, username));
  }

  /** Counts a failure. */
  void failed(String address, String username) {
    counted(address, username).forEach(Allowance::take);
  }

  /** Forgives what this address got wrong for this account. */
  void succeeded(String address, String username) {
    fromAddressForAccount.forget(both(address, username));
    known.add(both(address, username));
  }

  private Map<Allowance, String> counted(String address, String username) {
    return Map.of(
        fromAddressForAccount, both(address, username), fromAddress, address, forAccount, username);
  }

  private static String both(String address, String username) {
    return String.join(" ", List.of(address, username));
  }
}
