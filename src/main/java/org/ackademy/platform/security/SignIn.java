package org.ackademy.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ackademy.platform.PlainRows;
import org.ackademy.platform.Together;

/** Finds out who somebody is from what they show. */
@ApplicationScoped
class SignIn {
  /** Each hash takes {@link PasswordHash#MEMORY_KIB} of memory; more at once wait their turn. */
  static final int HASHES_AT_ONCE_MAX = 4;

  /** A longer password is refused unread, so that nobody pays for hashing it. */
  static final int PASSWORD_LENGTH_MAX = 256;

  /** The most tokens, or sessions, that are looked up in one query. */
  static final int SECRETS_TOGETHER_MAX = 64;

  private final AccountBook book;
  private final Together<Secret, Optional<Caller.Person>> tokens;
  private final Together<Secret, Optional<Caller.Person>> sessions;
  private final Semaphore hashes = new Semaphore(HASHES_AT_ONCE_MAX);

  @Inject
  SignIn(AccountBook book, WebSessions sessions, PlainRows rows, Clock clock) {
    this.book = book;
    var knownTokens = new KnownSecrets(rows, KnownSecrets.Table.TOKENS, book::ofTokens);
    var knownSessions = new KnownSecrets(rows, KnownSecrets.Table.SESSIONS, sessions::persons);
    this.tokens = together(secrets -> knownTokens.persons(secrets, clock.instant()));
    this.sessions = together(secrets -> knownSessions.persons(secrets, clock.instant()));
  }

  private static Together<Secret, Optional<Caller.Person>> together(
      Function<List<Secret>, List<Optional<Caller.Person>>> look) {
    return new Together<>(
        SECRETS_TOGETHER_MAX,
        secrets ->
            look.apply(secrets).stream()
                .<Supplier<Optional<Caller.Person>>>map(person -> () -> person)
                .toList());
  }

  /** Whose token this is, if it is good. */
  Optional<Caller.Person> byToken(String presented) {
    return Secret.read(Secret.Kind.ACCESS_TOKEN, presented).flatMap(tokens::ask);
  }

  /** Who is signed in by this cookie, if it is good. */
  Optional<Caller.Person> bySession(Secret secret) {
    return sessions.ask(secret);
  }

  /**
   * Who has this name and password. Takes as long where there is no such account as where the
   * password is wrong, and holds no transaction while it hashes.
   */
  Optional<Caller.Person> byPassword(String username, String password) {
    Optional<Account> account = book.named(username);
    PasswordHash hash =
        account
            .flatMap(Account::passwordHash)
            .map(PasswordHash::new)
            .orElse(PasswordHash.OF_NOBODY);
    boolean right = password.length() <= PASSWORD_LENGTH_MAX && matches(hash, password);
    return right
        ? account.map(found -> person(found, EnumSet.allOf(Scope.class)))
        : Optional.empty();
  }

  private boolean matches(PasswordHash hash, String password) {
    hashes.acquireUninterruptibly();
    try {
      return hash.isOf(password);
    } finally {
      hashes.release();
    }
  }

  static Caller.Person person(Account account, Set<Scope> scopes) {
    return new Caller.Person(
        account.id(), account.username(), account.displayName(), account.role(), scopes);
  }
}
