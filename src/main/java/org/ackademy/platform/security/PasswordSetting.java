package org.ackademy.platform.security;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ackademy.platform.Ids;
import org.ackademy.platform.audit.Audit;
import org.ackademy.platform.audit.Subject;
import org.ackademy.platform.http.Problem;
import org.hibernate.StatelessSession;

/**
 * Sets passwords: by their owners who know the old one, and by links that are good once. Each call
 * is a transaction; what is slow, the hash, is made before it.
 */
@Dependent
@Transactional
public class PasswordSetting {
  /** How long a link is good. */
  static final Duration LINK_LIFETIME = Duration.ofDays(3);

  /** Whoever asks again sooner is sent nothing: a stranger could end link after link. */
  static final Duration FORGOTTEN_AGAIN = Duration.ofMinutes(5);

  /** Whoever was sent a first link sooner than this is left out when a whole class is sent some. */
  static final Duration FIRST_AGAIN = Duration.ofHours(1);

  private final StatelessSession session;
  private final Accounts accounts;
  private final WebSessions sessions;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;
  private final SecureRandom random;
  private final MailedLinks mailed;

  @Inject
  PasswordSetting(
      StatelessSession session,
      Accounts accounts,
      WebSessions sessions,
      Audit audit,
      Ids ids,
      Clock clock,
      SecureRandom random,
      MailedLinks mailed) {
    this.session = session;
    this.accounts = accounts;
    this.sessions = sessions;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
    this.mailed = mailed;
  }

  /**
   * Makes a link for an account; those made before end.
   *
   * @param mailedIn the language of the mail by which it goes, if it does
   * @throws org.ackademy.platform.http.Refused where there is no such account
   */
  public Made link(Caller.Person by, UUID account, Optional<Locale> mailedIn) {
    Account owner =
        accounts
            .byId(account)
            .filter(Account::isPerson)
            .orElseThrow(() -> Problem.notFound().refused());
    if (mailedIn.isPresent() && owner.email().isEmpty()) {
      throw Problem.of(409, "no-address").refused();
    }
    return link(Optional.of(by.id()), owner, mailedIn);
  }

  private Made link(Optional<UUID> by, Account owner, Optional<Locale> mailedIn) {
    Instant now = clock.instant();
    withdraw(owner.id(), now);
    Secret secret = Secret.draw(Secret.Kind.PASSWORD_LINK, random);
    Instant until = now.plus(LINK_LIFETIME);
    var link = new PasswordLink(ids.next(), owner.id(), secret, by, now, until);
    session.insert(link);
    audit.record(
        by, "reset.made", Subject.of("account", owner.id()), Map.of(), Map.of("expiresAt", until));
    mailedIn.ifPresent(language -> mailed.send(LinkToMail.Purpose.PASSWORD, link.id(), language));
    return new Made(owner.username(), secret, until, mailedIn.flatMap(language -> owner.email()));
  }

  /**
   * Sends a link to whoever says that they forgot their password, if the account has an address and
   * was not sent one lately; who asks is not told, for they may be a stranger.
   */
  void forgotten(String username, Locale language) {
    accounts
        .byUsername(username)
        .filter(account -> account.email().isPresent())
        .filter(
            account -> {
              accounts.lock(List.of(account.id()));
              return !wasSentLately(account.id());
            })
        .ifPresent(account -> link(Optional.empty(), account, Optional.of(language)));
  }

  private boolean wasSentLately(UUID account) {
    return session
            .createSelectionQuery(
                "select count(*) from PasswordLink"
                    + " where accountId = :account and madeBy is null and createdAt > :since",
                Long.class)
            .setParameter("account", account)
            .setParameter("since", clock.instant().minus(FORGOTTEN_AGAIN))
            .getSingleResult()
        > 0;
  }

  /**
   * The same for an account that nobody has taken over; who runs a course may hand it out.
   *
   * @throws org.ackademy.platform.http.Refused where its owner has a way in already
   */
  public Made firstLink(Caller.Person by, UUID account, Optional<Locale> mailedIn) {
    Account owner = accounts.byId(account).orElseThrow(() -> Problem.notFound().refused());
    if (!owner.isUnclaimed()) {
      throw Problem.of(409, "account-claimed").refused();
    }
    return link(by, account, mailedIn);
  }

  /**
   * Sends first links to those of these accounts that nobody has taken over.
   *
   * @param wanted whose; who is unknown among them, or has a way in already, is left out
   */
  public FirstLinks firstLinks(Caller.Person by, List<UUID> wanted, Locale language) {
    // A double click: the second would end the links that the first sends, and send others.
    accounts.lock(wanted);
    List<Account> unclaimed = accounts.byIds(wanted).stream().filter(Account::isUnclaimed).toList();
    Set<UUID> lately = sentLately(unclaimed.stream().map(Account::id).toList());
    Map<FirstLink, List<Account>> kinds =
        unclaimed.stream()
            .sorted(Comparator.comparing(Account::username))
            .collect(
                Collectors.groupingBy(
                    account ->
                        account.email().isEmpty()
                            ? FirstLink.NO_ADDRESS
                            : lately.contains(account.id()) ? FirstLink.LATELY : FirstLink.MAILED));
    kinds
        .getOrDefault(FirstLink.MAILED, List.of())
        .forEach(account -> link(Optional.of(by.id()), account, Optional.of(language)));
    return new FirstLinks(
        names(kinds, FirstLink.MAILED),
        names(kinds, FirstLink.LATELY),
        names(kinds, FirstLink.NO_ADDRESS));
  }

  private static List<String> names(Map<FirstLink, List<Account>> kinds, FirstLink kind) {
    return kinds.getOrDefault(kind, List.of()).stream().map(Account::username).toList();
  }

  private Set<UUID> sentLately(List<UUID> owners) {
    return new HashSet<>(
        session
            .createSelectionQuery(
                "select accountId from PasswordLink where accountId in (:accounts)"
                    + " and expiresAt > :now and createdAt > :since",
                UUID.class)
            .setParameterList("accounts", owners)
            .setParameter("now", clock.instant())
            .setParameter("since", clock.instant().minus(FIRST_AGAIN))
            .getResultList());
  }

  private void withdraw(UUID account, Instant now) {
    session
        .createMutationQuery(
            "update PasswordLink set expiresAt = :now"
                + " where accountId = :account and usedAt is null and expiresAt > :now")
        .setParameter("now", now)
        .setParameter("account", account)
        .executeUpdate();
  }

  /** Whose link this is, if it is good. */
  Optional<String> owner(Secret secret) {
    return good(secret).flatMap(link -> accounts.byId(link.accountId())).map(Account::username);
  }

  private Optional<PasswordLink> good(Secret secret) {
    return session
        .createSelectionQuery("from PasswordLink where digest = :digest", PasswordLink.class)
        .setParameter("digest", secret.digest())
        .uniqueResultOptional()
        .filter(link -> link.isGoodAt(clock.instant()));
  }

  /**
   * Sets a password by a link, which is used up by it; every browser is signed out.
   *
   * @throws org.ackademy.platform.http.Refused where the link is not good
   */
  void use(Secret secret, PasswordHash password) {
    PasswordLink link = good(secret).orElseThrow(() -> Problem.notFound().refused());
    int used =
        session
            .createMutationQuery(
                "update PasswordLink set usedAt = :now where id = :id and usedAt is null")
            .setParameter("now", clock.instant())
            .setParameter("id", link.id())
            .executeUpdate();
    if (used != 1) {
      throw Problem.notFound().refused();
    }
    set(link.accountId(), password, Optional.empty());
  }

  /** Sets a password; every browser but this one is signed out. */
  void change(UUID account, PasswordHash password, Optional<Secret> but) {
    withdraw(account, clock.instant());
    set(account, password, but);
  }

  private void set(UUID account, PasswordHash password, Optional<Secret> but) {
    session
        .createMutationQuery("update Account set passwordHash = :hash where id = :id")
        .setParameter("hash", password.phc())
        .setParameter("id", account)
        .executeUpdate();
    audit.record(
        Optional.of(account),
        "account.rekeyed",
        Subject.of("account", account),
        Map.of(),
        Map.of());
    sessions.endAll(account, but);
  }

  /**
   * A new link and, this once, its secret.
   *
   * @param mailedTo where another secret goes, which takes this one's place
   */
  public record Made(
      String username, Secret secret, Instant expiresAt, Optional<String> mailedTo) {}

  /** What becomes of an account's first link. */
  private enum FirstLink {
    MAILED,
    LATELY,
    NO_ADDRESS
  }

  /**
   * Whose first links went by mail, by name.
   *
   * @param lately who have a good one that is younger than {@link #FIRST_AGAIN}
   * @param withoutAddress who have to be handed theirs
   */
  public record FirstLinks(List<String> mailed, List<String> lately, List<String> withoutAddress) {
    public FirstLinks {
      mailed = List.copyOf(mailed);
      lately = List.copyOf(lately);
      withoutAddress = List.copyOf(withoutAddress);
    }
  }
}
