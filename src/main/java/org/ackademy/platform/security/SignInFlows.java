package org.ackademy.platform.security;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.Ids;
import org.ackademy.platform.Sha256;
import org.ackademy.platform.oidc.Provider;
import org.hibernate.StatelessSession;

/** Browsers that are at the provider. Each call is a short transaction. */
@Dependent
@Transactional
class SignInFlows {
  /** Signing in at the provider takes its time, and no longer than this. */
  static final Duration LIFETIME = Duration.ofMinutes(10);

  private static final int RANDOM_OCTETS = 32;

  private final StatelessSession session;
  private final Ids ids;
  private final Clock clock;
  private final SecureRandom random;

  @Inject
  SignInFlows(StatelessSession session, Ids ids, Clock clock, SecureRandom random) {
    this.session = session;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
  }

  /** What is to come of it. */
  sealed interface Purpose {
    /** Being signed in. */
    record SignIn() implements Purpose {}

    /** The same, with an account by an invitation where there is none. */
    record Accept(UUID invitation) implements Purpose {}

    /** One more way into an account. */
    record Link(UUID account) implements Purpose {}
  }

  /** A browser that came back. */
  record Flow(Purpose purpose, String continuesAt, Provider.Secrets secrets) {}

  /** Secrets for a new one. */
  Provider.Secrets draw() {
    return new Provider.Secrets(text(), text(), text());
  }

  private String text() {
    byte[] octets = new byte[RANDOM_OCTETS];
    random.nextBytes(octets);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  /** Remembers one; those that never came back go. */
  Secret begin(Purpose purpose, String continuesAt, Provider.Secrets secrets) {
    Instant now = clock.instant();
    session
        .createNativeMutationQuery("DELETE FROM sign_in_flow WHERE expires_at < :now")
        .setParameter("now", now)
        .executeUpdate();
    Secret browser = Secret.draw(Secret.Kind.SIGN_IN_FLOW, random);
    session
        .createNativeMutationQuery(
            "INSERT INTO sign_in_flow (id, state, browser, nonce, verifier, account_id,"
                + " invitation_id, continues_at, expires_at) VALUES (:id, :state, :browser, :nonce,"
                + " :verifier, CAST(:account AS uuid), CAST(:invitation AS uuid), :at, :until)")
        .setParameter("id", ids.next())
        .setParameter("state", Sha256.of(secrets.state()))
        .setParameter("browser", browser.digest())
        .setParameter("nonce", secrets.nonce())
        .setParameter("verifier", secrets.verifier())
        .setParameter("account", purpose instanceof Purpose.Link l ? l.account().toString() : null)
        .setParameter(
            "invitation", purpose instanceof Purpose.Accept a ? a.invitation().toString() : null)
        .setParameter("at", continuesAt)
        .setParameter("until", now.plus(LIFETIME))
        .executeUpdate();
    return browser;
  }

  /** The one that a browser comes back from, once; nothing where it is another browser's. */
  Optional<Flow> end(String state, Secret browser) {
    return session
        .createNativeQuery(
            "DELETE FROM sign_in_flow WHERE state = :state AND browser = :browser"
                + " RETURNING account_id, invitation_id, continues_at, nonce, verifier, expires_at",
            Tuple.class)
        .setParameter("state", Sha256.of(state))
        .setParameter("browser", browser.digest())
        .getResultList()
        .stream()
        .filter(row -> clock.instant().isBefore(row.get(5, Instant.class)))
        .map(row -> flow(row, state))
        .findFirst();
  }

  private static Flow flow(Tuple row, String state) {
    Purpose purpose =
        Optional.ofNullable(row.get(0, UUID.class))
            .<Purpose>map(Purpose.Link::new)
            .or(() -> Optional.ofNullable(row.get(1, UUID.class)).map(Purpose.Accept::new))
            .orElseGet(Purpose.SignIn::new);
    return new Flow(
        purpose,
        row.get(2, String.class),
        new Provider.Secrets(state, row.get(3, String.class), row.get(4, String.class)));
  }
}
