package org.ackademy.platform.security;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ackademy.platform.Ids;
import org.ackademy.platform.Settings;
import org.ackademy.platform.audit.Audit;
import org.ackademy.platform.audit.Subject;

/**
 * Gives a client a short-lived token for a token of its own (OAuth 2.0, RFC 6749 section 4.4): this
 * one's id is the client's name, and it is itself the client's secret. So what a client may do, and
 * until when, is decided where tokens are made and ended, and nowhere else.
 */
@Dependent
@Transactional
class TokenExchange {
  /** How long such a token is good for; never longer than the one that it was given for. */
  static final Duration LIFETIME = Duration.ofHours(1);

  /** The most that are good for one client; the oldest ends as one more is given. */
  static final int GOOD_MAX = 10;

  private final AccessTokens tokens;
  private final Settings.DemoAccounts demoAccounts;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;
  private final SecureRandom random;

  @Inject
  TokenExchange(
      AccessTokens tokens,
      Settings settings,
      Audit audit,
      Ids ids,
      Clock clock,
      SecureRandom random) {
    this.tokens = tokens;
    this.demoAccounts = settings.demoAccounts();
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
  }

  /** Who a client is, if what it shows is good. */
  Optional<AccessToken> client(String name, String secret) {
    return Secret.read(Secret.Kind.ACCESS_TOKEN, secret)
        .flatMap(shown -> Optional.ofNullable(tokens.bySecrets(List.of(shown)).get(shown)))
        .filter(owned -> owned.token().id().toString().equals(name))
        .filter(owned -> owned.token().isGoodAt(clock.instant()))
        .filter(owned -> owned.token().exchangedFor().isEmpty())
        .filter(owned -> owned.account().isOpen(demoAccounts))
        .map(AccessTokens.Owned::token);
  }

  /**
   * A token for a client.
   *
   * @param wanted what it shall be good for, of what the client's own is good for; one at least
   */
  Given give(AccessToken client, Set<Scope> wanted) {
    Instant now = clock.instant();
    Set<Scope> scopes = EnumSet.copyOf(wanted);
    if (scopes.retainAll(client.scopes()) && scopes.isEmpty()) {
      throw new IllegalArgumentException("nothing that the client may do");
    }
    Instant until = now.plus(LIFETIME);
    Secret secret = Secret.draw(Secret.Kind.ACCESS_TOKEN, random);
    var token =
        new AccessToken(
            ids.next(),
            client.accountId(),
            client.name(),
            secret,
            scopes,
            now,
            until.isAfter(client.expiresAt()) ? client.expiresAt() : until);
    token.exchangeFor(client);
    tokens.endExchanged(client.id(), GOOD_MAX - 1, now);
    tokens.add(token);
    audit.record(
        Optional.of(client.accountId()),
        "access.exchanged",
        Subject.of("access", client.id()),
        Map.of(),
        Map.of("name", token.name(), "scopes", Scope.join(scopes), "expiresAt", token.expiresAt()));
    return new Given(token, secret);
  }

  /** A new token and, this once, its secret. */
  record Given(AccessToken token, Secret secret) {}
}
