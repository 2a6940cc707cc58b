package org.ackademy.platform.security;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.Settings;
import org.ackademy.platform.mail.Letter;
import org.hibernate.StatelessSession;

/** Links that go by mail. Each call is a short transaction, or joins its caller's. */
@Dependent
@Transactional
public class MailedLinks {
  private static final DateTimeFormatter UNTIL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT);

  private final StatelessSession session;
  private final Accounts accounts;
  private final Event<LinkToMail> wanted;
  private final Settings settings;
  private final Clock clock;
  private final SecureRandom random;

  @Inject
  MailedLinks(
      StatelessSession session,
      Accounts accounts,
      Event<LinkToMail> wanted,
      Settings settings,
      Clock clock,
      SecureRandom random) {
    this.session = session;
    this.accounts = accounts;
    this.wanted = wanted;
    this.settings = settings;
    this.clock = clock;
    this.random = random;
  }

  /** Has a link sent, once the transaction that makes it is through. */
  void send(LinkToMail.Purpose purpose, UUID link, Locale language) {
    wanted.fire(new LinkToMail(purpose, link, language.toLanguageTag()));
  }

  /** The mail with a new secret, if the link is still good; the secret before it ends. */
  public Optional<Letter> letter(LinkToMail wanted) {
    return switch (wanted.purpose()) {
      case INVITATION -> invitation(wanted);
      case PASSWORD -> password(wanted);
    };
  }

  /**
   * To whom links are sent, or would be: an address, and after it the name of whoever has an
   * account already.
   *
   * @return by link, as far as there is an address
   */
  public Map<UUID, String> recipients(List<UUID> links) {
    var found = new HashMap<UUID, String>();
    session
        .createSelectionQuery(
            "select id, email from Invitation where id in (:ids) and email is not null",
            Tuple.class)
        .setParameterList("ids", links)
        .getResultList()
        .forEach(row -> found.put(row.get(0, UUID.class), row.get(1, String.class)));
    session
        .createSelectionQuery(
            "select l.id, a.email, a.displayName from PasswordLink l, Account a"
                + " where l.id in (:ids) and a.id = l.accountId and a.email is not null",
            Tuple.class)
        .setParameterList("ids", links)
        .getResultList()
        .forEach(
            row ->
                found.put(
                    row.get(0, UUID.class),
                    row.get(1, String.class) + " (" + row.get(2, String.class) + ")"));
    return found;
  }

  private Optional<Letter> invitation(LinkToMail wanted) {
    Invitation invitation = session.get(Invitation.class, wanted.id());
    if (invitation == null || !invitation.isGoodAt(clock.instant())) {
      return Optional.empty();
    }
    return invitation
        .email()
        .map(
            address ->
                Letter.of(
                    "invitation",
                    address,
                    wanted.locale(),
                    settings.root(),
                    settings.root()
                        + "invitation#"
                        + drawn("Invitation", Secret.Kind.INVITATION, invitation.id()),
                    until(invitation.expiresAt())));
  }

  private Optional<Letter> password(LinkToMail wanted) {
    PasswordLink link = session.get(PasswordLink.class, wanted.id());
    if (link == null || !link.isGoodAt(clock.instant())) {
      return Optional.empty();
    }
    Optional<Account> owner = accounts.byId(link.accountId());
    return owner
        .flatMap(Account::email)
        .map(
            address ->
                Letter.of(
                    "password",
                    address,
                    wanted.locale(),
                    settings.root(),
                    settings.root()
                        + "reset#"
                        + drawn("PasswordLink", Secret.Kind.PASSWORD_LINK, link.id()),
                    until(link.expiresAt()),
                    owner.map(Account::username).orElse("")));
  }

  private String drawn(String entity, Secret.Kind kind, UUID id) {
    Secret secret = Secret.draw(kind, random);
    session
        .createMutationQuery("update " + entity + " set digest = :digest where id = :id")
        .setParameter("digest", secret.digest())
        .setParameter("id", id)
        .executeUpdate();
    return secret.reveal();
  }

  private static String until(Instant instant) {
    return UNTIL.format(instant.atOffset(ZoneOffset.UTC));
  }
}
