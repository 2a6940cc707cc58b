package org.ackademy.interop.webhook;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.seal.Seals;
import org.ackademy.platform.seal.Seals.Sealed;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Webhooks and their messages. To be used within a transaction. */
@Dependent
class WebhookStore {
  /** Characters of what is kept of an answer. */
  static final int ANSWER_LENGTH_MAX = 500;

  private static final String WEBHOOKS =
      "SELECT w.id, w.course_id, w.url, w.events, w.state, w.made_by, w.made_at FROM webhook w";

  private static final String MESSAGES =
      "SELECT m.id, m.webhook_id, m.event, m.body, m.made_at, m.state, m.tries, m.tried_at,"
          + " m.answer FROM webhook_message m";

  private final StatelessSession session;
  private final Seals seals;

  @Inject
  WebhookStore(StatelessSession session, Seals seals) {
    this.session = session;
    this.seals = seals;
  }

  void add(Webhook webhook, SigningKey key, String idempotencyKey) {
    Sealed sealed = seals.seal(key.octets(), webhook.id().toString());
    session
        .createNativeMutationQuery(
            "INSERT INTO webhook (id, course_id, url, events, state, signing_key, signing_key_seal,"
                + " made_by, made_at, idempotency_key) VALUES (:id, :course, :url, :events, :state,"
                + " :key, :seal, :by, :at, :once)")
        .setParameter("id", webhook.id())
        .setParameter("course", webhook.course())
        .setParameter("url", webhook.url().toString())
        .setParameter("events", WebhookEvent.join(webhook.events()))
        .setParameter("state", webhook.state().name())
        .setParameter("key", sealed.octets())
        .setParameter("seal", sealed.key().orElse(null), String.class)
        .setParameter("by", webhook.madeBy())
        .setParameter("at", webhook.madeAt())
        .setParameter("once", idempotencyKey)
        .executeUpdate();
  }

  void change(Webhook webhook) {
    session
        .createNativeMutationQuery(
            "UPDATE webhook SET url = :url, events = :events, state = :state WHERE id = :id")
        .setParameter("url", webhook.url().toString())
        .setParameter("events", WebhookEvent.join(webhook.events()))
        .setParameter("state", webhook.state().name())
        .setParameter("id", webhook.id())
        .executeUpdate();
  }

  void changeKey(UUID webhook, SigningKey key, Instant formerUntil) {
    Sealed sealed = seals.seal(key.octets(), webhook.toString());
    session
        .createNativeMutationQuery(
            "UPDATE webhook SET former_key = signing_key, former_key_seal = signing_key_seal,"
                + " former_key_until = :until, signing_key = :key, signing_key_seal = :seal"
                + " WHERE id = :id")
        .setParameter("until", formerUntil)
        .setParameter("key", sealed.octets())
        .setParameter("seal", sealed.key().orElse(null), String.class)
        .setParameter("id", webhook)
        .executeUpdate();
  }

  void remove(UUID webhook) {
    session
        .createNativeMutationQuery("DELETE FROM webhook WHERE id = :id")
        .setParameter("id", webhook)
        .executeUpdate();
  }

  /** The keys that sign now, the current one first. */
  List<SigningKey> keys(UUID webhook, Instant now) {
    var keys = new ArrayList<SigningKey>();
    for (Tuple row :
        session
            .createNativeQuery(
                "SELECT signing_key, signing_key_seal,"
                    + " CASE WHEN former_key_until > :now THEN former_key END, former_key_seal"
                    + " FROM webhook WHERE id = :id",
                Tuple.class)
            .setParameter("now", now)
            .setParameter("id", webhook)
            .getResultList()) {
      keys.add(key(webhook, row.get(0, byte[].class), row.get(1, String.class)));
      Optional.ofNullable(row.get(2, byte[].class))
          .map(former -> key(webhook, former, row.get(3, String.class)))
          .ifPresent(keys::add);
    }
    return keys;
  }

  private SigningKey key(UUID webhook, byte[] octets, @Nullable String seal) {
    return new SigningKey(
        seals.open(new Sealed(Optional.ofNullable(seal), octets), webhook.toString()));
  }

  /** Seals all keys with the current key, also those that were as they are. */
  void sealAnew() {
    for (String column : List.of("signing_key", "former_key")) {
      for (Tuple row :
          session
              .createNativeQuery(
                  "SELECT id, "
                      + column
                      + ", "
                      + column
                      + "_seal FROM webhook WHERE "
                      + column
                      + " IS NOT NULL FOR UPDATE",
                  Tuple.class)
              .getResultList()) {
        UUID id = row.get(0, UUID.class);
        var kept =
            new Sealed(Optional.ofNullable(row.get(2, String.class)), row.get(1, byte[].class));
        if (seals.isOutdated(kept)) {
          Sealed sealed = seals.seal(seals.open(kept, id.toString()), id.toString());
          session
              .createNativeMutationQuery(
                  "UPDATE webhook SET "
                      + column
                      + " = :key, "
                      + column
                      + "_seal = :seal"
                      + " WHERE id = :id")
              .setParameter("key", sealed.octets())
              .setParameter("seal", sealed.key().orElse(null), String.class)
              .setParameter("id", id)
              .executeUpdate();
        }
      }
    }
  }

  List<Webhook> webhooks(UUID course) {
    return session
        .createNativeQuery(WEBHOOKS + " WHERE w.course_id = :course ORDER BY w.id", Tuple.class)
        .setParameter("course", course)
        .getResultList()
        .stream()
        .map(WebhookStore::webhook)
        .toList();
  }

  Optional<Webhook> webhook(UUID course, UUID by, String idempotencyKey) {
    return session
        .createNativeQuery(
            WEBHOOKS
                + " WHERE w.course_id = :course AND w.made_by = :by AND w.idempotency_key = :key",
            Tuple.class)
        .setParameter("course", course)
        .setParameter("by", by)
        .setParameter("key", idempotencyKey)
        .getResultList()
        .stream()
        .findFirst()
        .map(WebhookStore::webhook);
  }

  /** A webhook, which nobody else changes until the transaction ends. */
  Optional<Webhook> webhookToChange(UUID id) {
    return session
        .createNativeQuery(WEBHOOKS + " WHERE w.id = :id FOR UPDATE", Tuple.class)
        .setParameter("id", id)
        .getResultList()
        .stream()
        .findFirst()
        .map(WebhookStore::webhook);
  }

  /** The active ones of a course that want to hear of an event. */
  List<UUID> listening(UUID course, WebhookEvent event) {
    return session
        .createNativeQuery(
            "SELECT id FROM webhook WHERE course_id = :course AND state = 'ACTIVE'"
                + " AND :event = ANY (string_to_array(events, ' ')) ORDER BY id",
            UUID.class)
        .setParameter("course", course)
        .setParameter("event", event.tag())
        .getResultList();
  }

  /** The course of an assignment. */
  UUID courseOf(UUID assignment) {
    return session
        .createNativeQuery("SELECT course_id FROM assignment WHERE id = :id", UUID.class)
        .setParameter("id", assignment)
        .getSingleResult();
  }

  /** The courses to which a quiz is given. */
  List<UUID> coursesWith(UUID quiz) {
    return session
        .createNativeQuery(
            "SELECT DISTINCT course_id FROM assignment WHERE quiz_id = :quiz ORDER BY course_id",
            UUID.class)
        .setParameter("quiz", quiz)
        .getResultList();
  }

  void add(UUID id, UUID webhook, WebhookEvent event, String body, Instant now) {
    session
        .createNativeMutationQuery(
            "INSERT INTO webhook_message (id, webhook_id, event, body, made_at, state)"
                + " VALUES (:id, :webhook, :event, :body, :now, 'WAITING')")
        .setParameter("id", id)
        .setParameter("webhook", webhook)
        .setParameter("event", event.tag())
        .setParameter("body", body)
        .setParameter("now", now)
        .executeUpdate();
  }

  Optional<Message> message(UUID id) {
    return session
        .createNativeQuery(MESSAGES + " WHERE m.id = :id", Tuple.class)
        .setParameter("id", id)
        .getResultList()
        .stream()
        .findFirst()
        .map(WebhookStore::message);
  }

  /** A webhook's messages by age, from the one after an id. */
  List<Message> messages(UUID webhook, Optional<Message.State> state, UUID after, int limit) {
    return session
        .createNativeQuery(
            MESSAGES
                + " WHERE m.webhook_id = :webhook AND m.id > :after"
                + state.map(wanted -> " AND m.state = '" + wanted.name() + "'").orElse("")
                + " ORDER BY m.id LIMIT :limit",
            Tuple.class)
        .setParameter("webhook", webhook)
        .setParameter("after", after)
        .setParameter("limit", limit)
        .getResultList()
        .stream()
        .map(WebhookStore::message)
        .toList();
  }

  /** Notes what came of a try. */
  void tried(UUID id, Message.State state, String answer, Instant now) {
    session
        .createNativeMutationQuery(
            "UPDATE webhook_message SET state = :state, tries = tries + 1, tried_at = :now,"
                + " answer = :answer WHERE id = :id")
        .setParameter("state", state.name())
        .setParameter("now", now)
        .setParameter("answer", answer.substring(0, Math.min(answer.length(), ANSWER_LENGTH_MAX)))
        .setParameter("id", id)
        .executeUpdate();
  }

  /** Has a message tried anew, as if it had never been. */
  void revive(UUID id) {
    session
        .createNativeMutationQuery(
            "UPDATE webhook_message SET state = 'WAITING', tries = 0 WHERE id = :id")
        .setParameter("id", id)
        .executeUpdate();
  }

  /** The receiver is gone: it is told nothing more, and what waits is dead. */
  void gone(UUID webhook) {
    session
        .createNativeMutationQuery("UPDATE webhook SET state = 'GONE' WHERE id = :id")
        .setParameter("id", webhook)
        .executeUpdate();
    session
        .createNativeMutationQuery(
            "UPDATE webhook_message SET state = 'DEAD' WHERE webhook_id = :id AND state ="
                + " 'WAITING'")
        .setParameter("id", webhook)
        .executeUpdate();
  }

  private static Webhook webhook(Tuple row) {
    return new Webhook(
        row.get(0, UUID.class),
        row.get(1, UUID.class),
        URI.create(row.get(2, String.class)),
        WebhookEvent.split(row.get(3, String.class)),
        Webhook.State.valueOf(row.get(4, String.class)),
        row.get(5, UUID.class),
        row.get(6, Instant.class));
  }

  private static Message message(Tuple row) {
    return new Message(
        row.get(0, UUID.class),
        row.get(1, UUID.class),
        row.get(2, String.class),
        row.get(3, String.class),
        row.get(4, Instant.class),
        Message.State.valueOf(row.get(5, String.class)),
        row.get(6, Integer.class),
        Optional.ofNullable(row.get(7, Instant.class)),
        Optional.ofNullable(row.get(8, String.class)));
  }
}
