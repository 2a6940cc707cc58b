package org.ackademy.interop.webhook;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** Counts what became of the messages of webhooks. Each call is a short transaction. */
@Dependent
@Transactional
class WebhookHealth {
  private final StatelessSession session;

  @Inject
  WebhookHealth(StatelessSession session) {
    this.session = session;
  }

  /** How a webhook does. */
  record Health(
      UUID id,
      UUID course,
      String url,
      Webhook.State state,
      long waiting,
      long dead,
      Optional<Instant> lastDeliveredAt,
      Optional<String> lastAnswer) {}

  /** Webhooks by age, from the one after an id. */
  List<Health> after(UUID after, int limit) {
    return session
        .createNativeQuery(
            """
            SELECT w.id, w.course_id, w.url, w.state,
              count(m.id) FILTER (WHERE m.state = 'WAITING'),
              count(m.id) FILTER (WHERE m.state = 'DEAD'),
              max(m.tried_at) FILTER (WHERE m.state = 'DELIVERED'),
              (SELECT l.answer FROM webhook_message l
                WHERE l.webhook_id = w.id AND l.tried_at IS NOT NULL
                ORDER BY l.tried_at DESC LIMIT 1)
            FROM webhook w LEFT JOIN webhook_message m ON m.webhook_id = w.id
            WHERE w.id > :after GROUP BY w.id ORDER BY w.id LIMIT :limit\
            """,
            Tuple.class)
        .setParameter("after", after)
        .setParameter("limit", limit)
        .getResultList()
        .stream()
        .map(
            row ->
                new Health(
                    row.get(0, UUID.class),
                    row.get(1, UUID.class),
                    row.get(2, String.class),
                    Webhook.State.valueOf(row.get(3, String.class)),
                    row.get(4, Long.class),
                    row.get(5, Long.class),
                    Optional.ofNullable(row.get(6, Instant.class)),
                    Optional.ofNullable(row.get(7, String.class))))
        .toList();
  }
}
