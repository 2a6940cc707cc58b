package org.ackademy.lms;

import com.nimbusds.jose.jwk.RSAKey;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ackademy.platform.seal.Seals;
import org.ackademy.platform.seal.Seals.Sealed;
import org.hibernate.StatelessSession;

/** Our own keys as they are stored. Each call is a short transaction. */
@Dependent
@Transactional
class KeyStore {
  /** So long a key signs. */
  static final Duration SIGNS = Duration.ofDays(90);

  /** So long the next one is published before it signs: others read our keys only now and then. */
  static final Duration KNOWN_BEFORE = Duration.ofDays(1);

  /** So long one stays published after it last signed. */
  static final Duration KNOWN_AFTER = Duration.ofDays(2);

  private final StatelessSession session;
  private final Seals seals;
  private final Clock clock;

  @Inject
  KeyStore(StatelessSession session, Seals seals, Clock clock) {
    this.session = session;
    this.seals = seals;
    this.clock = clock;
  }

  /** The public keys as JWK, the one that signs first. */
  List<String> published() {
    return session
        .createNativeQuery("SELECT published FROM lti_key ORDER BY state, id", String.class)
        .getResultList();
  }

  /** The key that signs. */
  Optional<RSAKey> current() {
    return session
        .createNativeQuery(
            "SELECT id, secret, seal FROM lti_key WHERE state = 'CURRENT'", Tuple.class)
        .getResultList()
        .stream()
        .map(row -> key(opened(row)))
        .findFirst();
  }

  private String opened(Tuple row) {
    var sealed =
        new Sealed(Optional.ofNullable(row.get(2, String.class)), row.get(1, byte[].class));
    return new String(seals.open(sealed, row.get(0, String.class)), StandardCharsets.UTF_8);
  }

  private static RSAKey key(String json) {
    try {
      return RSAKey.parse(json);
    } catch (ParseException e) {
      throw new IllegalStateException("no key", e);
    }
  }

  /** Whether a new key is needed: there is no next one. */
  boolean lacksNext() {
    return session
        .createNativeQuery("SELECT id FROM lti_key WHERE state = 'NEXT'", String.class)
        .getResultList()
        .isEmpty();
  }

  /** Takes a new key: as the one that signs where there is none, else as the next one. */
  void take(RSAKey key) {
    Instant now = clock.instant();
    Sealed sealed = seals.seal(key.toJSONString().getBytes(StandardCharsets.UTF_8), key.getKeyID());
    session
        .createNativeMutationQuery(
            "INSERT INTO lti_key (id, state, published, secret, seal, made_at, changed_at)"
                + " SELECT :id, CASE WHEN EXISTS (SELECT 1 FROM lti_key WHERE state = 'CURRENT')"
                + " THEN 'NEXT' ELSE 'CURRENT' END, :published, :secret, :seal, :now, :now"
                + " ON CONFLICT DO NOTHING")
        .setParameter("id", key.getKeyID())
        .setParameter("published", key.toPublicJWK().toJSONString())
        .setParameter("secret", sealed.octets())
        .setParameter("seal", sealed.key().orElse(null), String.class)
        .setParameter("now", now)
        .executeUpdate();
  }

  /** Lets the next key sign once the current one has signed long enough; old ones go. */
  void turn() {
    Instant now = clock.instant();
    session
        .createNativeMutationQuery(
            "DELETE FROM lti_key WHERE state = 'RETIRED' AND changed_at < :before")
        .setParameter("before", now.minus(KNOWN_AFTER))
        .executeUpdate();
    int retired =
        session
            .createNativeMutationQuery(
                "UPDATE lti_key SET state = 'RETIRED', secret = NULL, seal = NULL,"
                    + " changed_at = :now WHERE state = 'CURRENT' AND changed_at <= :signed"
                    + " AND EXISTS (SELECT 1 FROM lti_key n WHERE n.state = 'NEXT'"
                    + " AND n.made_at <= :known)")
            .setParameter("now", now)
            .setParameter("signed", now.minus(SIGNS))
            .setParameter("known", now.minus(KNOWN_BEFORE))
            .executeUpdate();
    if (retired == 1) {
      session
          .createNativeMutationQuery(
              "UPDATE lti_key SET state = 'CURRENT', changed_at = :now WHERE state = 'NEXT'")
          .setParameter("now", now)
          .executeUpdate();
    }
  }

  /** Seals keys anew that are as they are, or sealed with a former key. */
  void sealAnew() {
    for (Tuple row :
        session
            .createNativeQuery(
                "SELECT id, secret, seal FROM lti_key WHERE secret IS NOT NULL FOR UPDATE",
                Tuple.class)
            .getResultList()) {
      var kept =
          new Sealed(Optional.ofNullable(row.get(2, String.class)), row.get(1, byte[].class));
      if (seals.isOutdated(kept)) {
        String id = row.get(0, String.class);
        Sealed sealed = seals.seal(seals.open(kept, id), id);
        session
            .createNativeMutationQuery(
                "UPDATE lti_key SET secret = :secret, seal = :seal WHERE id = :id")
            .setParameter("secret", sealed.octets())
            .setParameter("seal", sealed.key().orElse(null), String.class)
            .setParameter("id", id)
            .executeUpdate();
      }
    }
  }
}
