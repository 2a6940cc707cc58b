package org.ackademy.platform.security;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.oidc.Provider;

/**
 * What comes of it that a provider says who somebody is. Accounts are known by issuer and subject
 * alone: an address or a name that a provider tells gives nobody an account that exists.
 */
@Dependent
@Transactional
class ProviderSignIn {
  private static final int SUFFIX_OCTETS = 4;

  private final Identities identities;
  private final Inviting inviting;
  private final AccountBook book;
  private final WebSessions sessions;
  private final SecureRandom random;

  @Inject
  ProviderSignIn(
      Identities identities,
      Inviting inviting,
      AccountBook book,
      WebSessions sessions,
      SecureRandom random) {
    this.identities = identities;
    this.inviting = inviting;
    this.book = book;
    this.sessions = sessions;
    this.random = random;
  }

  /** What comes of it. */
  sealed interface Outcome {
    /** Signed in: the secret is the cookie's. */
    record In(Secret cookie) implements Outcome {}

    /** An account has one more way in. */
    record Linked() implements Outcome {}

    /** Nothing. */
    record Refused(Fault fault) implements Outcome {}
  }

  /** Why nothing came of it; pages have a sentence for each. */
  enum Fault {
    /** The browser began nothing, or too long ago, or it was another browser. */
    FLOW,
    /** The provider did not answer as it should. */
    PROVIDER,
    /** The person did not want to, or the provider did not let them. */
    CANCELLED,
    /** Nobody here is known by this identity. */
    NOT_LINKED,
    /** Another account is known by it. */
    TAKEN,
    /** The invitation is no longer good. */
    INVITATION;

    String tag() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Signs in, accepts an invitation, or links.
   *
   * @param signedIn who the browser's cookie says it is
   */
  Outcome enter(SignInFlows.Purpose purpose, Provider.Somebody somebody, Optional<UUID> signedIn) {
    Optional<UUID> known = identities.account(somebody);
    return switch (purpose) {
      case SignInFlows.Purpose.SignIn signIn ->
          known.map(this::in).orElseGet(() -> new Outcome.Refused(Fault.NOT_LINKED));
      case SignInFlows.Purpose.Accept accept -> accept(accept.invitation(), somebody, known);
      case SignInFlows.Purpose.Link link -> link(link.account(), somebody, known, signedIn);
    };
  }

  private Outcome in(UUID account) {
    return book.isOpen(account)
        ? new Outcome.In(sessions.open(account))
        : new Outcome.Refused(Fault.NOT_LINKED);
  }

  private Outcome accept(UUID invitation, Provider.Somebody somebody, Optional<UUID> known) {
    if (known.isPresent() && !book.isOpen(known.get())) {
      return new Outcome.Refused(Fault.NOT_LINKED);
    }
    if (known.isPresent()) {
      return inviting.redeemFor(invitation, known.get())
          ? in(known.get())
          : new Outcome.Refused(Fault.INVITATION);
    }
    String username = freeName(somebody);
    String displayName = somebody.displayName().map(String::strip).orElse(username);
    int length = Math.min(displayName.length(), AccountForm.DISPLAY_NAME_LENGTH_MAX);
    Optional<Account> made =
        inviting.redeemBy(
            invitation, username, displayName.substring(0, length).replace('\0', ' '));
    return made.<Outcome>map(
            account -> {
              identities.link(account.id(), somebody);
              return in(account.id());
            })
        .orElseGet(() -> new Outcome.Refused(Fault.INVITATION));
  }

  /** What they are called at the provider, or something like it. */
  private String freeName(Provider.Somebody somebody) {
    String wanted = somebody.username().orElse("").toLowerCase(Locale.ROOT);
    byte[] octets = new byte[SUFFIX_OCTETS];
    random.nextBytes(octets);
    String suffix = HexFormat.of().formatHex(octets);
    if (!AccountForm.USERNAME.matcher(wanted).matches()) {
      return "u" + suffix;
    }
    if (!book.isTaken(wanted)) {
      return wanted;
    }
    return wanted.substring(0, Math.min(wanted.length(), 80)) + "-" + suffix;
  }

  private Outcome link(
      UUID account, Provider.Somebody somebody, Optional<UUID> known, Optional<UUID> signedIn) {
    if (!signedIn.equals(Optional.of(account))) {
      return new Outcome.Refused(Fault.FLOW); // signed out, or somebody else since
    }
    if (known.isPresent()) {
      return known.get().equals(account) ? new Outcome.Linked() : new Outcome.Refused(Fault.TAKEN);
    }
    identities.link(account, somebody);
    return new Outcome.Linked();
  }
}
