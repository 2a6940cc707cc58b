package org.ackademy.interop.person;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.Ids;
import org.ackademy.platform.audit.Audit;
import org.ackademy.platform.audit.Subject;
import org.hibernate.StatelessSession;

/** Removes what was kept long enough. Each call is one transaction and audits what it removed. */
@Dependent
@Transactional
class RetentionStore {
  /** Learners of closed courses that are forgotten in one transaction. */
  static final int LEARNERS_AT_ONCE = 100;

  private final StatelessSession session;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  @Inject
  RetentionStore(StatelessSession session, Audit audit, Ids ids, Clock clock) {
    this.session = session;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /** What is removed when it was kept long enough. */
  enum Kept {
    SESSIONS(
        "DELETE FROM web_session WHERE least(expires_at, coalesce(ended_at, expires_at)) < :before"),
    TOKENS(
        "DELETE FROM access_token WHERE least(expires_at, coalesce(revoked_at, expires_at)) < :before"),
    LINKS("DELETE FROM password_link WHERE expires_at < :before"),
    INVITED_COURSES(
        "DELETE FROM invitation_course USING invitation i"
            + " WHERE i.id = invitation_id AND i.expires_at < :before"),
    FLOWS("DELETE FROM sign_in_flow WHERE expires_at < :before"),
    INVITATIONS("DELETE FROM invitation WHERE expires_at < :before"),
    DRAFTS("DELETE FROM draft WHERE saved_at < :before");

    private final String statement;

    Kept(String statement) {
      this.statement = statement;
    }
  }

  /** Removes what ended, or was saved last, so many days ago. */
  void remove(Kept kept, int days) {
    int gone =
        session
            .createNativeMutationQuery(kept.statement)
            .setParameter("before", before(days))
            .executeUpdate();
    told(kept.name(), gone);
  }

  /** Removes audit entries that are older. */
  void removeAudit(int days) {
    long gone =
        session
            .createNativeQuery("SELECT forget_audit(:before)", Long.class)
            .setParameter("before", before(days))
            .getSingleResult();
    told("AUDIT", gone);
  }

  /**
   * Forgets whose work it was in courses all of whose assignments closed so many days ago.
   *
   * @return how many learners; there may be more where it is {@link #LEARNERS_AT_ONCE}
   */
  int forgetLearners(int days) {
    Instant now = clock.instant();
    List<Tuple> found =
        session
            .createNativeQuery(
                "SELECT e.course_id, e.account_id FROM enrolment e"
                    + " JOIN account a ON a.id = e.account_id AND a.erased_at IS NULL"
                    + " WHERE e.role = 'LEARNER' AND (SELECT count(*) > 0"
                    + " AND bool_and(coalesce(g.closes_at < :before, false)) FROM assignment g"
                    + " WHERE g.course_id = e.course_id)"
                    + " AND NOT EXISTS (SELECT FROM attempt t JOIN assignment g"
                    + " ON g.id = t.assignment_id WHERE g.course_id = e.course_id"
                    + " AND t.started_at >= :before)"
                    + " ORDER BY e.course_id, e.account_id LIMIT :most",
                Tuple.class)
            .setParameter("before", before(days))
            .setParameter("most", LEARNERS_AT_ONCE)
            .getResultList();
    for (Tuple learner : found) {
      UUID course = learner.get(0, UUID.class);
      session
          .createNativeQuery(
              "SELECT CAST(erase_from_course(:course, :person, :pseudonym, :now) AS text)",
              String.class)
          .setParameter("course", course)
          .setParameter("person", learner.get(1, UUID.class))
          .setParameter("pseudonym", ids.next())
          .setParameter("now", now)
          .getResultList();
    }
    told("LEARNERS", found.size());
    return found.size();
  }

  private Instant before(int days) {
    return clock.instant().minus(Duration.ofDays(days));
  }

  private void told(String what, long gone) {
    if (gone > 0) {
      audit.record(
          Optional.empty(),
          "retention.applied",
          Subject.of("retention", what),
          Map.of("count", gone),
          Map.of());
    }
  }
}
