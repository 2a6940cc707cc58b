package org.ackademy.platform.security;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.audit.Audit;
import org.ackademy.platform.audit.Subject;
import org.ackademy.platform.http.Creations;
import org.ackademy.platform.http.Problem;

/** A person's own tokens. Each call is a short transaction. */
@Dependent
@Transactional
class Tokens {
  /** The most good tokens of one account. */
  static final int GOOD_TOKENS_MAX = 50;

  private final AccessTokens tokens;
  private final Audit audit;
  private final Clock clock;
  private final SecureRandom random;
  private final Creations creations;

  @Inject
  Tokens(AccessTokens tokens, Audit audit, Clock clock, SecureRandom random, Creations creations) {
    this.tokens = tokens;
    this.audit = audit;
    this.clock = clock;
    this.random = random;
    this.creations = creations;
  }

  /**
   * Makes a token, or finds the one that the same wish made: that without its secret.
   *
   * @param account whose it is to be
   * @throws org.ackademy.platform.http.Refused where the account has too many
   */
  Made once(Caller.Person person, UUID account, NewToken wanted, Creations.Wish wish) {
    var fresh = new ArrayList<Made>();
    Creations.Made made =
        creations.once(person.id(), wish, id -> fresh.add(make(person, account, id, wanted)));
    return fresh.isEmpty() ? madeBefore(made.id()) : fresh.getFirst();
  }

  private Made madeBefore(UUID id) {
    AccessToken token = tokens.byId(id).orElseThrow(() -> Problem.notFound().refused());
    return new Made(token, Optional.empty());
  }

  /** Makes a token of an id that nothing has. */
  Made make(Caller.Person person, UUID account, UUID id, NewToken wanted) {
    Instant now = clock.instant();
    if (tokens.countOfGood(account, now) >= GOOD_TOKENS_MAX) {
      throw Problem.of(409, "too-many-tokens", String.valueOf(GOOD_TOKENS_MAX)).refused();
    }
    Secret secret = Secret.draw(Secret.Kind.ACCESS_TOKEN, random);
    var token =
        new AccessToken(
            id, account, wanted.name(), secret, wanted.scopes(), now, now.plus(wanted.lifetime()));
    tokens.add(token);
    audit.record(
        Optional.of(person.id()),
        "access.granted",
        Subject.of("access", token.id()),
        Map.of(),
        Map.of(
            "name",
            token.name(),
            "scopes",
            Scope.join(wanted.scopes()),
            "expiresAt",
            token.expiresAt()));
    return new Made(token, Optional.of(secret));
  }

  /** All tokens of several accounts, by age. */
  List<AccessToken> ofAccounts(List<UUID> accounts) {
    return tokens.ofAccounts(accounts);
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

  /**
   * A token and, as it is made, its secret.
   *
   * @param secret missing where the same wish was granted before
   */
  record Made(AccessToken token, Optional<Secret> secret) {
    /** The answer to whoever wished it. */
    TokensResource.View view() {
      return TokensResource.View.of(token, secret);
    }
  }
}
