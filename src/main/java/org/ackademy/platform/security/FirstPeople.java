package org.ackademy.platform.security;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.Ids;
import org.ackademy.platform.Settings;
import org.ackademy.platform.Settings.DemoAccounts;
import org.ackademy.platform.StartOrder;
import org.ackademy.platform.Welcome;

/**
 * Lets the first people in: demo accounts where only this machine's users come in anyway, elsewhere
 * an invitation for an administrator as long as there is none.
 */
@ApplicationScoped
public class FirstPeople {
  static final Duration INVITATION_LIFETIME = Duration.ofDays(7);

  private final Accounts accounts;
  private final Inviting inviting;
  private final Settings settings;
  private final Welcome welcome;
  private final Ids ids;
  private final Clock clock;
  private final SecureRandom random;

  @Inject
  FirstPeople(
      Accounts accounts,
      Inviting inviting,
      Settings settings,
      Welcome welcome,
      Ids ids,
      Clock clock,
      SecureRandom random) {
    this.accounts = accounts;
    this.inviting = inviting;
    this.settings = settings;
    this.welcome = welcome;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
  }

  /** Runs once, before anybody can call. */
  @Transactional
  public void welcome(
      @Observes @Priority(StartOrder.ACCOUNTS) @Initialized(ApplicationScoped.class)
          Object application) {
    switch (settings.demoAccounts()) {
      case PRESENT -> {
        for (DemoPerson person : DemoPerson.values()) {
          demoAccount(person);
          welcome.say("demo", person.username(), person.password());
        }
      }
      case ABSENT -> inviteAdministrator();
    }
  }

  private void demoAccount(DemoPerson person) {
    if (accounts.byUsername(person.username()).isEmpty()) {
      accounts.add(
          new Account(
              ids.next(),
              person.username(),
              person.displayName(),
              PasswordHash.of(person.password(), random).phc(),
              person.role(),
              Account.Origin.DEMO,
              clock.instant()));
    }
  }

  private void inviteAdministrator() {
    if (welcome.isRead()) {
      inviting
          .inviteFirstAdministrator(INVITATION_LIFETIME)
          .ifPresent(
              invited -> {
                var view = InvitationsResource.View.of(invited, settings.root());
                welcome.say(
                    "invitation",
                    view.url().orElseThrow(),
                    invited.expiresAt(),
                    view.page().orElseThrow());
              });
    }
  }

  /** The account of a demo person, where there are demo accounts. */
  @Transactional
  public Optional<UUID> account(DemoPerson person) {
    return settings.demoAccounts() == DemoAccounts.PRESENT
        ? accounts.byUsername(person.username()).map(Account::id)
        : Optional.empty();
  }
}
