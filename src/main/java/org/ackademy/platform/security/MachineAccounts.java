package org.ackademy.platform.security;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ackademy.platform.Ids;
import org.ackademy.platform.audit.Audit;
import org.ackademy.platform.audit.Subject;
import org.ackademy.platform.http.Creations;
import org.ackademy.platform.http.Problem;
import org.hibernate.StatelessSession;

/**
 * Accounts of other systems: made by administrators, without a password or any other way in but
 * their tokens. Each call is a transaction, or joins one.
 */
@Dependent
@Transactional
public class MachineAccounts {
  /**
   * What a machine's tokens can be good for: everything but making more of themselves and running
   * the installation.
   */
  public static final Set<Scope> SCOPES =
      Set.copyOf(EnumSet.complementOf(EnumSet.of(Scope.TOKEN_WRITE, Scope.ADMIN)));

  private final StatelessSession session;
  private final Accounts accounts;
  private final Tokens tokens;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  @Inject
  MachineAccounts(
      StatelessSession session,
      Accounts accounts,
      Tokens tokens,
      Audit audit,
      Ids ids,
      Clock clock) {
    this.session = session;
    this.accounts = accounts;
    this.tokens = tokens;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * A machine.
   *
   * @param endedAt since when it may do nothing
   */
  public record Machine(UUID id, String name, Instant createdAt, Optional<Instant> endedAt) {}

  /** Makes one of an id that nothing has; it may do nothing until it has a token. */
  public Machine make(Caller.Person by, UUID id, String name) {
    Instant now = clock.instant();
    String username = "machine-" + id.toString().replace("-", "");
    accounts.add(
        new Account(id, username, name, null, AccountRole.MEMBER, Account.Origin.MACHINE, now));
    audit.record(
        Optional.of(by.id()),
        "machine.made",
        Subject.of("account", id),
        Map.of(),
        Map.of("name", name));
    return new Machine(id, name, now, Optional.empty());
  }

  /**
   * Gives one a token, or finds the one that the same wish made.
   *
   * @throws org.ackademy.platform.http.Refused where there is no such machine, or it was ended
   */
  public TokensResource.View token(
      Caller.Person by, UUID machine, NewToken wanted, Creations.Wish wish) {
    if (byId(machine).filter(found -> found.endedAt().isEmpty()).isEmpty()) {
      throw Problem.notFound().refused();
    }
    return tokens.once(by, machine, wanted, wish).view();
  }

  /** Gives one that was made just now its first token. */
  public TokensResource.View firstToken(Caller.Person by, Machine machine, NewToken wanted) {
    return tokens.make(by, machine.id(), ids.next(), wanted).view();
  }

  /** The tokens of several, without their secrets, by age; whoever has none is not there. */
  public Map<UUID, List<TokensResource.View>> tokens(List<UUID> machines) {
    return tokens.ofAccounts(machines).stream()
        .collect(
            Collectors.groupingBy(
                AccessToken::accountId,
                Collectors.mapping(
                    token -> TokensResource.View.of(token, Optional.empty()),
                    Collectors.toList())));
  }

  /** Machines by age, from the one after an id. */
  public List<Machine> after(UUID after, int limit) {
    return session
        .createNativeQuery(
            "SELECT id, display_name, created_at, disabled_at FROM account"
                + " WHERE origin = 'MACHINE' AND erased_at IS NULL AND id > :after"
                + " ORDER BY id LIMIT :limit",
            Tuple.class)
        .setParameter("after", after)
        .setParameter("limit", limit)
        .getResultList()
        .stream()
        .map(MachineAccounts::machine)
        .toList();
  }

  /** One that there is or was. */
  public Optional<Machine> byId(UUID id) {
    return session
        .createNativeQuery(
            "SELECT id, display_name, created_at, disabled_at FROM account"
                + " WHERE origin = 'MACHINE' AND id = :id",
            Tuple.class)
        .setParameter("id", id)
        .getResultList()
        .stream()
        .findFirst()
        .map(MachineAccounts::machine);
  }

  private static Machine machine(Tuple row) {
    return new Machine(
        row.get(0, UUID.class),
        row.get(1, String.class),
        row.get(2, Instant.class),
        Optional.ofNullable(row.get(3, Instant.class)));
  }

  /**
   * Ends one and all its tokens, for ever; ending it again changes nothing.
   *
   * @throws org.ackademy.platform.http.Refused where there is no such machine
   */
  public void end(Caller.Person by, UUID id) {
    Machine machine = byId(id).orElseThrow(() -> Problem.notFound().refused());
    if (machine.endedAt().isPresent()) {
      return;
    }
    session
        .createNativeMutationQuery("UPDATE account SET disabled_at = :now WHERE id = :id")
        .setParameter("now", clock.instant())
        .setParameter("id", id)
        .executeUpdate();
    for (AccessToken token : tokens.ofAccounts(List.of(id))) {
      tokens.revoke(by, token.id());
    }
    audit.record(
        Optional.of(by.id()),
        "machine.ended",
        Subject.of("account", id),
        Map.of("name", machine.name()),
        Map.of());
  }
}
