package org.ackademy.platform.security;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.Ids;
import org.ackademy.platform.Settings;
import org.ackademy.platform.audit.Audit;
import org.ackademy.platform.audit.Subject;

/** Looks accounts up, each time in a short transaction; those that are closed it does not know. */
@Dependent
@Transactional
public class AccountBook {
  private static final int NAMES_AT_ONCE = 1_000;

  private final Accounts accounts;
  private final AccessTokens tokens;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;
  private final Settings.DemoAccounts demoAccounts;

  @Inject
  AccountBook(
      Accounts accounts,
      AccessTokens tokens,
      Audit audit,
      Ids ids,
      Clock clock,
      Settings settings) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
    this.demoAccounts = settings.demoAccounts();
  }

  /** The account of that name. */
  public Optional<Account> named(String username) {
    if (username.indexOf('\0') >= 0) {
      return Optional.empty(); // PostgreSQL cannot even compare it
    }
    return accounts.byUsername(username).filter(account -> account.isOpen(demoAccounts));
  }

  /** The accounts of these names, those that are closed too. */
  public List<Account> known(List<String> usernames) {
    var found = new ArrayList<Account>();
    for (int from = 0; from < usernames.size(); from += NAMES_AT_ONCE) {
      int to = Math.min(usernames.size(), from + NAMES_AT_ONCE);
      found.addAll(accounts.byUsernames(usernames.subList(from, to)));
    }
    return found.stream().distinct().toList();
  }

  /** Whoever has this account, with all that they may do themselves, be it open or not. */
  public Optional<Caller.Person> person(UUID account) {
    return accounts
        .byId(account)
        .map(found -> SignIn.person(found, java.util.EnumSet.allOf(Scope.class)));
  }

  /** Whether there is an account that may be used. */
  boolean isOpen(UUID account) {
    return accounts.byId(account).filter(found -> found.isOpen(demoAccounts)).isPresent();
  }

  /** Whether an account has this name, be it open or not. */
  boolean isTaken(String username) {
    return accounts.byUsername(username).isPresent();
  }

  /** Whether an account may be used. */
  public boolean isOpen(Account account) {
    return account.isOpen(demoAccounts);
  }

  /** Makes an account without a way in; its owner gets one by a link. */
  public UUID makeUnclaimed(
      Caller.Person by, String username, String displayName, Optional<String> email) {
    UUID id = ids.next();
    accounts.add(
        new Account(
                id,
                username,
                displayName,
                null,
                AccountRole.MEMBER,
                Account.Origin.ROSTER,
                clock.instant())
            .withEmail(email));
    audit.record(
        Optional.of(by.id()),
        "account.made",
        Subject.of("account", id),
        Map.of(),
        Map.of("username", username, "role", AccountRole.MEMBER));
    return id;
  }

  /** Changes the name, and the address where one is given, of an account that nobody has yet. */
  public void renameUnclaimed(
      Caller.Person by, Account account, String displayName, Optional<String> email) {
    Optional<String> address = email.or(account::email);
    if (account.displayName().equals(displayName) && account.email().equals(address)) {
      return;
    }
    accounts.renameUnclaimed(account.id(), displayName, address);
    audit.record(
        Optional.of(by.id()),
        "account.changed",
        Subject.of("account", account.id()),
        Map.of("displayName", account.displayName(), "email", account.email()),
        Map.of("displayName", displayName, "email", address));
  }

  /** Whose tokens these are, for each in order; nobody's where one is not good. */
  List<Optional<KnownSecrets.Good>> ofTokens(List<Secret> secrets, Instant now) {
    Map<Secret, AccessTokens.Owned> known = tokens.bySecrets(secrets);
    List<Optional<AccessTokens.Owned>> good =
        secrets.stream()
            .map(
                secret ->
                    Optional.ofNullable(known.get(secret))
                        .filter(owned -> owned.token().isGoodAt(now)))
            .toList();
    List<UUID> seen =
        good.stream()
            .flatMap(Optional::stream)
            .map(AccessTokens.Owned::token)
            .filter(token -> token.isToBeSeenAt(now))
            .map(AccessToken::id)
            .distinct()
            .toList();
    if (!seen.isEmpty()) {
      tokens.seen(seen, now);
    }
    return good.stream().map(one -> one.flatMap(this::good)).toList();
  }

  private Optional<KnownSecrets.Good> good(AccessTokens.Owned owned) {
    return Optional.of(owned.account())
        .filter(account -> account.isOpen(demoAccounts))
        .map(account -> SignIn.person(account, owned.token().scopes()))
        .map(person -> new KnownSecrets.Good(person, owned.token().unreadUntil()));
  }
}
