package org.ackademy.platform.security;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.ackademy.platform.Settings;

/** Looks accounts up, each time in a short transaction; those that are closed it does not know. */
@Dependent
@Transactional
public class AccountBook {
  private final Accounts accounts;
  private final AccessTokens tokens;
  private final Settings.DemoAccounts demoAccounts;

  @Inject
  AccountBook(Accounts accounts, AccessTokens tokens, Settings settings) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.demoAccounts = settings.demoAccounts();
  }

  /** The account of that name. */
  public Optional<Account> named(String username) {
    if (username.indexOf('\0') >= 0) {
      return Optional.empty(); // PostgreSQL cannot even compare it
    }
    return accounts.byUsername(username).filter(account -> account.isOpen(demoAccounts));
  }

  Optional<Caller.Person> ofToken(Secret secret, Instant now) {
    return tokens
        .bySecret(secret)
        .filter(token -> token.isGoodAt(now))
        .flatMap(
            token ->
                accounts
                    .byId(token.accountId())
                    .filter(account -> account.isOpen(demoAccounts))
                    .map(account -> SignIn.person(account, token.scopes())));
  }
}
