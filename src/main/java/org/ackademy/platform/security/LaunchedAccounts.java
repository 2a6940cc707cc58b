package org.ackademy.platform.security;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ackademy.platform.Ids;
import org.ackademy.platform.audit.Audit;
import org.ackademy.platform.audit.Subject;

/**
 * Accounts of people whom a learning management system sends: made without a password or an address
 * and entered by launches alone. Each call is a transaction, or joins one.
 */
@Dependent
@Transactional
public class LaunchedAccounts {
  /** A sitting; then one starts again from the course. */
  public static final Duration LIFETIME = Duration.ofHours(6);

  /** Whoever is launched may do what their courses allow, and nothing to the installation. */
  static final Set<Scope> SCOPES =
      Set.copyOf(
          EnumSet.complementOf(
              EnumSet.of(Scope.TOKEN_WRITE, Scope.ADMIN, Scope.AUDIT_READ, Scope.WEBHOOK_WRITE)));

  private static final int NAME_OCTETS = 12;

  private final Accounts accounts;
  private final AccountBook book;
  private final AccessTokens tokens;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;
  private final SecureRandom random;

  @Inject
  LaunchedAccounts(
      Accounts accounts,
      AccountBook book,
      AccessTokens tokens,
      Audit audit,
      Ids ids,
      Clock clock,
      SecureRandom random) {
    this.accounts = accounts;
    this.book = book;
    this.tokens = tokens;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
  }

  /** Makes one. */
  public UUID make(Optional<String> displayName) {
    byte[] octets = new byte[NAME_OCTETS];
    random.nextBytes(octets);
    String username = "lti-" + HexFormat.of().formatHex(octets);
    UUID id = ids.next();
    accounts.add(
        new Account(
            id,
            username,
            displayName.flatMap(LaunchedAccounts::fitting).orElse(username),
            null,
            AccountRole.MEMBER,
            Account.Origin.IDENTITY,
            clock.instant()));
    audit.record(
        Optional.empty(),
        "account.made",
        Subject.of("account", id),
        Map.of(),
        Map.of("username", username, "role", AccountRole.MEMBER));
    return id;
  }

  /** Takes on another name, where its owner has no password here, and so no name of their own. */
  public void rename(UUID account, String displayName) {
    Optional<String> name = fitting(displayName);
    accounts
        .byId(account)
        .filter(found -> name.isPresent() && !found.displayName().equals(name.get()))
        .ifPresent(found -> accounts.renameUnclaimed(account, name.orElseThrow(), found.email()));
  }

  /** What somebody is called here. */
  public Optional<String> nameOf(UUID account) {
    return accounts.byId(account).map(Account::displayName);
  }

  private static Optional<String> fitting(String name) {
    String plain = name.replaceAll("\\p{Cntrl}", " ").strip();
    int length =
        Math.min(plain.codePointCount(0, plain.length()), AccountForm.DISPLAY_NAME_LENGTH_MAX / 2);
    return Optional.of(plain.substring(0, plain.offsetByCodePoints(0, length)))
        .filter(text -> !text.isBlank());
  }

  /** Whether it may be entered by a launch: it is open, and runs nothing but courses. */
  public boolean isOpen(UUID account) {
    return book.isOpen(account)
        && accounts.byId(account).filter(found -> found.role() == AccountRole.MEMBER).isPresent();
  }

  /** A token for a launched page: it lasts {@link #LIFETIME}. */
  public Opened open(UUID account) {
    Instant now = clock.instant();
    Secret secret = Secret.draw(Secret.Kind.ACCESS_TOKEN, random);
    var token =
        new AccessToken(ids.next(), account, "LTI", secret, SCOPES, now, now.plus(LIFETIME));
    tokens.add(token);
    audit.record(
        Optional.of(account),
        "access.granted",
        Subject.of("access", token.id()),
        Map.of(),
        Map.of("name", "LTI", "expiresAt", token.expiresAt()));
    return new Opened(secret, token.expiresAt());
  }

  /** A token that is shown this once. */
  public record Opened(Secret secret, Instant expiresAt) {}
}
