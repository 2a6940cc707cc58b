package org.ackademy.platform.security;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ackademy.platform.Ids;
import org.ackademy.platform.audit.Audit;
import org.ackademy.platform.audit.Subject;
import org.ackademy.platform.http.Problem;

/** A person's own tokens. Each call is a short transaction. */
@Dependent
@Transactional
class Tokens {
  /** The most good tokens of one account. */
  static final int GOOD_TOKENS_MAX = 50;

  private final AccessTokens tokens;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;
  private final SecureRandom random;

  @Inject
  Tokens(AccessTokens tokens, Audit audit, Ids ids, Clock clock, SecureRandom random) {
    this.tokens = tokens;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Makes a token.
   *
   * @param scopes what it shall be good for; nothing that the caller's own credentials are not
   * @throws org.ackademy.platform.http.Refused where the account has too many
   */
  Made make(Caller.Person person, String name, Set<Scope> scopes, Duration lifetime) {
    return makeFor(person, person.id(), name, scopes, lifetime);
  }

  /** The same for another account, as far as the caller may. */
  Made makeFor(
      Caller.Person person, UUID account, String name, Set<Scope> scopes, Duration lifetime) {
    Instant now = clock.instant();
    if (tokens.countOfGood(account, now) >= GOOD_TOKENS_MAX) {
      throw Problem.of(409, "too-many-tokens", String.valueOf(GOOD_TOKENS_MAX)).refused();
    }
    Secret secret = Secret.draw(Secret.Kind.ACCESS_TOKEN, random);
    var token = new AccessToken(ids.next(), account, name, secret, scopes, now, now.plus(lifetime));
    tokens.add(token);
    audit.record(
        Optional.of(person.id()),
        "access.granted",
        Subject.of("access", token.id()),
        Map.of(),
        Map.of("name", name, "scopes", Scope.join(scopes), "expiresAt", token.expiresAt()));
    return new Made(token, secret);
  }

  /** All tokens of an account, by age. */
  List<AccessToken> ofAccount(UUID account) {
    return tokens.after(account, new UUID(0, 0), Integer.MAX_VALUE);
  }

  /** A person's tokens by age, from the one after an id. */
  List<AccessToken> of(Caller.Person person, UUID after, int limit) {
    return tokens.after(person.id(), after, limit);
  }

  /** Everybody's tokens by age, from the one after an id; for administrators. */
  List<AccessToken> ofAll(UUID after, int limit) {
    return tokens.ofAll(after, limit);
  }

  /**
   * Ends a token at once; one that has ended stays so. Administrators end everybody's.
   *
   * @throws org.ackademy.platform.http.Refused where the person has no such token
   */
  void revoke(Caller.Person person, UUID id) {
    Optional<AccessToken> found =
        person.isAdministrator() ? tokens.byId(id) : tokens.byId(person.id(), id);
    AccessToken token = found.orElseThrow(() -> Problem.notFound().refused());
    if (tokens.revoke(token.id(), clock.instant())) {
      audit.record(
          Optional.of(person.id()),
          "access.revoked",
          Subject.of("access", token.id()),
          Map.of("name", token.name()),
          Map.of());
    }
  }

  /** A new token and, this once, its secret. */
  record Made(AccessToken token, Secret secret) {}
}
