package org.ackademy.platform.http;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.UriInfo;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ackademy.platform.Ids;
import org.ackademy.platform.Sha256;
import org.hibernate.StatelessSession;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/**
 * Makes a thing once for each {@link IdempotencyKey}, however often and at once it is asked for:
 * the key is kept in the transaction that makes the thing, so there is never one without the other.
 */
@Dependent
public class Creations {
  /** A double click meets itself once; more often means that something else is wrong. */
  static final int TRIES_MAX = 3;

  private final StatelessSession session;
  private final Ids ids;
  private final Clock clock;

  @Inject
  Creations(StatelessSession session, Ids ids, Clock clock) {
    this.session = session;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes a thing, or finds what the same wish made.
   *
   * @param account whose wish it is
   * @param make makes it, with this id
   * @throws Refused where the key was used for something else
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Made once(UUID account, Wish wish, Consumer<UUID> make) {
    UUID id = ids.next();
    if (wish.key().isEmpty()) {
      make.accept(id);
      return new Made(id, Novelty.NEW);
    }
    var key = new Creation.Key(account, wish.route(), wish.key().get().text());
    Creation before = session.get(Creation.class, key);
    if (before != null) {
      if (!MessageDigest.isEqual(before.requestDigest(), wish.digest())) {
        throw Problem.of(422, "idempotency-key-reused").refused();
      }
      return new Made(before.made(), Novelty.REPEATED);
    }
    // The key goes first: the same wish, granted elsewhere at the same moment, is waited for here,
    // and not met as a name that is taken.
    session.insert(new Creation(key, wish.digest(), id, clock.instant()));
    make.accept(id);
    return new Made(id, Novelty.NEW);
  }

  /**
   * Does something that calls {@link #once}, or keeps its key otherwise, again where the same wish,
   * or one that stands in its way, was granted elsewhere at the same moment; to be called with no
   * transaction open.
   */
  public static <T> T retried(Supplier<T> wished) {
    for (int tries = 1; ; tries++) {
      try {
        return wished.get();
      } catch (ConstraintViolationException e) {
        // The next try finds what was granted, and says so.
        if (tries == TRIES_MAX) {
          throw e;
        }
      }
    }
  }

  /**
   * What is wished for.
   *
   * @param route method and path of the request
   * @param key the client's name for it; without one each request makes a thing
   * @param body of the request, as it was read: the same key with another is a client's mistake
   */
  public record Wish(String route, Optional<IdempotencyKey> key, Object body) {
    /** What a request wishes that may have a key. */
    public static Wish of(UriInfo uri, @Nullable String key, Object body) {
      return new Wish(route(uri), IdempotencyKey.optional(key), body);
    }

    /**
     * What a request wishes that must have a key: to have it done twice would do harm.
     *
     * @throws Refused where it has none
     */
    public static Wish keyed(UriInfo uri, @Nullable String key, Object body) {
      return new Wish(route(uri), Optional.of(IdempotencyKey.required(key)), body);
    }

    private static String route(UriInfo uri) {
      return "POST " + uri.getPath();
    }

    byte[] digest() {
      return Sha256.of(Json.mapper().writeValueAsBytes(body));
    }
  }

  /** What a wish made. */
  public record Made(UUID id, Novelty novelty) {}
}
