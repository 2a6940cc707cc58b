package org.ackademy.course;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** Which quizzes whole classes may begin at about the same moment. Each call is a transaction. */
@Dependent
@Transactional
public class Openings {
  /** Most begin soon after an assignment opens: who comes later comes alone. */
  static final Duration AFTERWARDS = Duration.ofHours(1);

  private static final String NEAREST =
      """
      SELECT quiz_id FROM assignment
      WHERE withdrawn_at IS NULL AND (closes_at IS NULL OR closes_at > :now)
        AND coalesce(opens_at, created_at) BETWEEN :from AND :to
      GROUP BY quiz_id
      ORDER BY min(abs(extract(epoch FROM coalesce(opens_at, created_at) - :now))), quiz_id
      """;

  private final StatelessSession session;

  @Inject
  Openings(StatelessSession session) {
    this.session = session;
  }

  /**
   * The quizzes of assignments that opened lately or open soon, the nearest first. What has no
   * opening opened when it was given.
   *
   * @param ahead how soon
   * @param limit the most that are told
   */
  public List<UUID> quizzes(Instant now, Duration ahead, int limit) {
    return session
        .createNativeQuery(NEAREST, UUID.class)
        .setParameter("now", now)
        .setParameter("from", now.minus(AFTERWARDS))
        .setParameter("to", now.plus(ahead))
        .setMaxResults(limit)
        .getResultList();
  }
}
