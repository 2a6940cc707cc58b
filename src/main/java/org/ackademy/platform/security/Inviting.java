package org.ackademy.platform.security;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ackademy.platform.Ids;
import org.ackademy.platform.audit.Audit;
import org.ackademy.platform.audit.Subject;
import org.ackademy.platform.http.Creations;
import org.ackademy.platform.http.Novelty;
import org.ackademy.platform.http.Problem;

/** Invitations: the way to an account. Each call is a short transaction, or joins its caller's. */
@Dependent
@Transactional
public class Inviting {
  private final Invitations invitations;
  private final Accounts accounts;
  private final Event<InvitationRedeemed> redeemed;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;
  private final SecureRandom random;
  private final MailedLinks mailed;
  private final Creations creations;

  @Inject
  Inviting(
      Invitations invitations,
      Accounts accounts,
      Event<InvitationRedeemed> redeemed,
      Audit audit,
      Ids ids,
      Clock clock,
      SecureRandom random,
      MailedLinks mailed,
      Creations creations) {
    this.invitations = invitations;
    this.accounts = accounts;
    this.redeemed = redeemed;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
    this.mailed = mailed;
    this.creations = creations;
  }

  /**
   * Makes an invitation once for each wish, so that a mail is not sent twice.
   *
   * @param make makes it, with this id
   * @return the one that was made now, or by the same wish before: that without its secret
   */
  public Invited once(Caller.Person by, Creations.Wish wish, Function<UUID, Invited> make) {
    var fresh = new ArrayList<Invited>();
    Creations.Made made = creations.once(by.id(), wish, id -> fresh.add(make.apply(id)));
    return fresh.isEmpty() ? madeBefore(made.id()) : fresh.getFirst();
  }

  private Invited madeBefore(UUID id) {
    Invitation invitation = invitations.byId(id).orElseThrow(() -> Problem.notFound().refused());
    return new Invited(id, Optional.empty(), invitation.expiresAt(), invitation.email());
  }

  /** Makes an invitation of an id that nothing has. */
  public Invited invite(
      UUID id, AccountRole role, Optional<Caller.Person> by, Duration lifetime, Handing handing) {
    Instant now = clock.instant();
    Secret secret = Secret.draw(Secret.Kind.INVITATION, random);
    var invitation =
        new Invitation(id, secret, role, by.map(Caller.Person::id), now, now.plus(lifetime))
            .sentTo(handing);
    invitations.add(invitation);
    audit.record(
        by.map(Caller.Person::id),
        "invitation.made",
        Subject.of("invitation", invitation.id()),
        Map.of(),
        Map.of("role", role, "expiresAt", invitation.expiresAt()));
    switch (handing) {
      case Handing.Shown shown -> {
        // Whoever called shows it.
      }
      case Handing.Mailed wanted ->
          mailed.send(LinkToMail.Purpose.INVITATION, invitation.id(), wanted.language());
    }
    return new Invited(
        invitation.id(), Optional.of(secret), invitation.expiresAt(), invitation.email());
  }

  /**
   * Makes an invitation for the first administrator, if there is no administrator yet. Earlier ones
   * end by that: at any time one at most is good.
   */
  Optional<Invited> inviteFirstAdministrator(Duration lifetime) {
    if (accounts.hasAdministrator()) {
      return Optional.empty();
    }
    invitations.withdrawFirst(clock.instant());
    return Optional.of(
        invite(
            ids.next(),
            AccountRole.ADMINISTRATOR,
            Optional.empty(),
            lifetime,
            new Handing.Shown()));
  }

  /** Whether an invitation is good. */
  boolean isGood(Secret secret) {
    return good(secret).isPresent();
  }

  /** The invitation with this secret, if it is good. */
  Optional<UUID> good(Secret secret) {
    return invitations
        .bySecret(secret)
        .filter(found -> found.isGoodAt(clock.instant()))
        .map(Invitation::id);
  }

  /**
   * Makes an account by an invitation, which is used up by it.
   *
   * @throws org.ackademy.platform.http.Refused where the invitation is not good
   * @throws org.hibernate.exception.ConstraintViolationException where the name is taken
   */
  Account redeem(Secret secret, String username, String displayName, PasswordHash password) {
    return good(secret)
        .flatMap(id -> redeemed(id, username, displayName, Optional.of(password)))
        .orElseThrow(() -> Problem.notFound().refused());
  }

  /** The same for somebody whom a provider knows; nothing where the invitation is not good. */
  Optional<Account> redeemBy(UUID invitation, String username, String displayName) {
    return redeemed(invitation, username, displayName, Optional.empty());
  }

  private Optional<Account> redeemed(
      UUID id, String username, String displayName, Optional<PasswordHash> password) {
    Instant now = clock.instant();
    return invitations
        .byId(id)
        .filter(invitation -> invitation.isGoodAt(now))
        .map(
            invitation -> {
              var account =
                  new Account(
                          ids.next(),
                          username,
                          displayName,
                          password.map(PasswordHash::phc).orElse(null),
                          invitation.role(),
                          password.isPresent()
                              ? Account.Origin.INVITATION
                              : Account.Origin.IDENTITY,
                          now)
                      .withEmail(invitation.email());
              accounts.add(account);
              useUp(id, account.id(), now);
              audit.record(
                  Optional.of(account.id()),
                  "account.made",
                  Subject.of("account", account.id()),
                  Map.of(),
                  Map.of("username", username, "role", account.role(), "invitation", id));
              redeemed.fire(new InvitationRedeemed(id, account.id()));
              return account;
            });
  }

  /**
   * Takes an account that exists into what an invitation leads to.
   *
   * @return whether the invitation was good
   */
  boolean redeemFor(UUID invitation, UUID account) {
    Instant now = clock.instant();
    if (invitations.byId(invitation).filter(found -> found.isGoodAt(now)).isEmpty()) {
      return false;
    }
    useUp(invitation, account, now);
    audit.record(
        Optional.of(account),
        "invitation.accepted",
        Subject.of("invitation", invitation),
        Map.of(),
        Map.of());
    redeemed.fire(new InvitationRedeemed(invitation, account));
    return true;
  }

  private void useUp(UUID invitation, UUID account, Instant now) {
    if (!invitations.redeem(invitation, account, now)) {
      throw Problem.notFound().refused(); // somebody else was sooner
    }
  }

  /** All invitations by age, from the one after an id. */
  List<Invitation> after(UUID after, int limit) {
    return invitations.after(after, limit);
  }

  /** The invitations of these ids, by their ids. */
  public Map<UUID, Invitation> byIds(List<UUID> ids) {
    return ids.isEmpty()
        ? Map.of()
        : invitations.byIds(ids).stream()
            .collect(Collectors.toMap(Invitation::id, Function.identity()));
  }

  /**
   * Takes an invitation back; one that was used or taken back stays so.
   *
   * @throws org.ackademy.platform.http.Refused where there is none
   */
  public void revoke(Caller.Person by, UUID id) {
    if (invitations.byId(id).isEmpty()) {
      throw Problem.notFound().refused();
    }
    if (invitations.revoke(id, clock.instant())) {
      audit.record(
          Optional.of(by.id()),
          "invitation.revoked",
          Subject.of("invitation", id),
          Map.of(),
          Map.of());
    }
  }

  /**
   * An invitation and, as it is made, its secret.
   *
   * @param secret missing where the same wish was granted before
   * @param mailedTo where another secret goes, which takes this one's place
   */
  public record Invited(
      UUID id, Optional<Secret> secret, Instant expiresAt, Optional<String> mailedTo) {
    /** Whether it was made now. */
    public Novelty novelty() {
      return secret.isPresent() ? Novelty.NEW : Novelty.REPEATED;
    }
  }
}
