package org.ackademy.interop.webhook;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What delivering reads and notes. Each call is a short transaction. */
@Dependent
@Transactional
class Deliveries {
  private final WebhookStore store;
  private final Clock clock;

  @Inject
  Deliveries(WebhookStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** A message that is to be sent, and with which keys it is signed. */
  record Due(Message message, Webhook webhook, List<SigningKey> keys) {
    Due {
      keys = List.copyOf(keys);
    }
  }

  /** A message, if it still is to be sent. */
  Optional<Due> due(UUID id) {
    Optional<Message> message =
        store.message(id).filter(found -> found.state() == Message.State.WAITING);
    return message.flatMap(
        found ->
            store
                .webhookToChange(found.webhook())
                .filter(webhook -> webhook.state() == Webhook.State.ACTIVE)
                .map(
                    webhook -> new Due(found, webhook, store.keys(webhook.id(), clock.instant()))));
  }

  void tried(UUID message, Message.State state, String answer, Instant at) {
    store.tried(message, state, answer, at);
  }

  /** Seals signing keys with the current key. */
  void sealAnew() {
    store.sealAnew();
  }

  /** The receiver wants nothing any more. */
  void gone(Due due, String answer, Instant at) {
    store.tried(due.message().id(), Message.State.DEAD, answer, at);
    store.gone(due.webhook().id());
  }
}
