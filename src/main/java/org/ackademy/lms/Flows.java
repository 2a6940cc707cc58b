package org.ackademy.lms;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.Ids;
import org.ackademy.platform.Sha256;
import org.ackademy.platform.security.Secret;
import org.hibernate.StatelessSession;

/**
 * Browsers that are on their way to a learning management system and back. Each is ended once, by
 * whichever server of a cluster it comes back to. Each call is a short transaction.
 */
@Dependent
@Transactional
class Flows {
  /** From the login to the launch. */
  static final Duration LIFETIME = Duration.ofMinutes(10);

  /** For a checked launch, until its browser has shown what a frame kept. */
  static final Duration HELD = Duration.ofMinutes(1);

  private static final int RANDOM_OCTETS = 32;
  private static final String COLUMNS =
      " registration_id, nonce, target, login, storage, browser, expires_at";

  private final StatelessSession session;
  private final Ids ids;
  private final Clock clock;
  private final SecureRandom random;

  @Inject
  Flows(StatelessSession session, Ids ids, Clock clock, SecureRandom random) {
    this.session = session;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
  }

  /**
   * One of them.
   *
   * @param target what is to be shown, as the login said
   * @param login the parameters with which it began, as a query
   * @param storage the frame that offered to keep state and nonce
   * @param browser the digest of its cookie
   */
  @SuppressWarnings("ArrayRecordComponent") // a digest, compared in constant time by hand
  record Flow(
      UUID registration,
      String nonce,
      String target,
      String login,
      Optional<String> storage,
      byte[] browser) {
    /** Whether it is this browser's. */
    boolean isOf(Secret shown) {
      return MessageDigest.isEqual(shown.digest(), browser);
    }
  }

  /** What a new one is known by: to the system there, in its token, and to the browser. */
  record Begun(String state, String nonce, Secret browser) {
    @Override
    public String toString() {
      return "Begun[hidden]";
    }
  }

  /** What is wanted of a new one. */
  record Wanted(UUID registration, String target, String login, Optional<String> storage) {}

  /** A checked launch, with the claims of its token as JSON. */
  record Held(UUID registration, String claims, String target) {}

  Begun begin(Wanted wanted) {
    Instant now = clock.instant();
    session
        .createNativeMutationQuery("DELETE FROM lti_flow WHERE expires_at < :now")
        .setParameter("now", now)
        .executeUpdate();
    var begun = new Begun(text(), text(), Secret.draw(Secret.Kind.LAUNCH_FLOW, random));
    session
        .createNativeMutationQuery(
            "INSERT INTO lti_flow (id, registration_id, state, browser, nonce, target, login,"
                + " storage, expires_at) VALUES (:id, :registration, :state, :browser, :nonce,"
                + " :target, :login, :storage, :until)")
        .setParameter("id", ids.next())
        .setParameter("registration", wanted.registration())
        .setParameter("state", Sha256.of(begun.state()))
        .setParameter("browser", begun.browser().digest())
        .setParameter("nonce", begun.nonce())
        .setParameter("target", wanted.target())
        .setParameter("login", wanted.login())
        .setParameter("storage", wanted.storage().orElse(null), String.class)
        .setParameter("until", now.plus(LIFETIME))
        .executeUpdate();
    return begun;
  }

  private String text() {
    byte[] octets = new byte[RANDOM_OCTETS];
    random.nextBytes(octets);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  /** One that goes on. */
  Optional<Flow> look(String state) {
    return found(
        "SELECT" + COLUMNS + " FROM lti_flow WHERE state = :state AND held IS NULL", state);
  }

  /** One that comes back; there is none of this state from then on. */
  Optional<Flow> end(String state) {
    return found(
        "DELETE FROM lti_flow WHERE state = :state AND held IS NULL RETURNING" + COLUMNS, state);
  }

  private Optional<Flow> found(String query, String state) {
    return session
        .createNativeQuery(query, Tuple.class)
        .setParameter("state", Sha256.of(state))
        .getResultList()
        .stream()
        .filter(row -> clock.instant().isBefore(row.get(6, Instant.class)))
        .map(
            row ->
                new Flow(
                    row.get(0, UUID.class),
                    row.get(1, String.class),
                    row.get(2, String.class),
                    row.get(3, String.class),
                    Optional.ofNullable(row.get(4, String.class)),
                    row.get(5, byte[].class)))
        .findFirst();
  }

  /** Keeps a launch whose token was checked until its browser shows what it was given. */
  Secret hold(Flow flow, String state, String claims) {
    Secret held = Secret.draw(Secret.Kind.LAUNCH_HELD, random);
    session
        .createNativeMutationQuery(
            "INSERT INTO lti_flow (id, registration_id, state, browser, nonce, target, login,"
                + " storage, held, claims, expires_at) VALUES (:id, :registration, :state,"
                + " :browser, :nonce, :target, '', :storage, :held, :claims, :until)")
        .setParameter("id", ids.next())
        .setParameter("registration", flow.registration())
        .setParameter("state", Sha256.of(state))
        .setParameter("browser", flow.browser())
        .setParameter("nonce", flow.nonce())
        .setParameter("target", flow.target())
        .setParameter("storage", flow.storage().orElse(null), String.class)
        .setParameter("held", held.digest())
        .setParameter("claims", claims)
        .setParameter("until", clock.instant().plus(HELD))
        .executeUpdate();
    return held;
  }

  /** A held launch, once; nothing where the browser shows another state or nonce. */
  Optional<Held> release(Secret held, String state, String nonce) {
    return session
        .createNativeQuery(
            "DELETE FROM lti_flow WHERE held = :held"
                + " RETURNING registration_id, claims, state, nonce, expires_at, target",
            Tuple.class)
        .setParameter("held", held.digest())
        .getResultList()
        .stream()
        .filter(row -> clock.instant().isBefore(row.get(4, Instant.class)))
        .filter(
            row ->
                MessageDigest.isEqual(row.get(2, byte[].class), Sha256.of(state))
                    && MessageDigest.isEqual(octets(row.get(3, String.class)), octets(nonce)))
        .map(
            row ->
                new Held(
                    row.get(0, UUID.class), row.get(1, String.class), row.get(5, String.class)))
        .findFirst();
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A code for a page that was launched in this browser. */
  Secret enter(UUID account, Secret browser) {
    Instant now = clock.instant();
    session
        .createNativeMutationQuery("DELETE FROM lti_entry WHERE expires_at < :now")
        .setParameter("now", now)
        .executeUpdate();
    Secret code = Secret.draw(Secret.Kind.LAUNCH_ENTRY, random);
    session
        .createNativeMutationQuery(
            "INSERT INTO lti_entry (code, browser, account_id, expires_at)"
                + " VALUES (:code, :browser, :account, :until)")
        .setParameter("code", code.digest())
        .setParameter("browser", browser.digest())
        .setParameter("account", account)
        .setParameter("until", now.plus(HELD))
        .executeUpdate();
    return code;
  }

  /** Whose code this is, once; nothing where it is another browser's. */
  Optional<UUID> entered(Secret code, Secret browser) {
    return session
        .createNativeQuery(
            "DELETE FROM lti_entry WHERE code = :code AND browser = :browser"
                + " RETURNING account_id, expires_at",
            Tuple.class)
        .setParameter("code", code.digest())
        .setParameter("browser", browser.digest())
        .getResultList()
        .stream()
        .filter(row -> clock.instant().isBefore(row.get(1, Instant.class)))
        .map(row -> row.get(0, UUID.class))
        .findFirst();
  }
}
