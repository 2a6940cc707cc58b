package org.ackademy.platform.audit;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** The entries that are stored. To be used within a transaction. */
@Dependent
class AuditStore {
  private final StatelessSession session;

  @Inject
  AuditStore(StatelessSession session) {
    this.session = session;
  }

  void add(AuditEntry entry) {
    session.insert(entry);
  }

  /** Entries, the newest first, from the one before a place. */
  List<AuditEntry> before(long sequence, int limit, Optional<UUID> course, AuditFilter filter) {
    var where = new StringBuilder("from AuditEntry where sequence < :sequence");
    course.ifPresent(id -> where.append(" and courseId = :course"));
    filter.action().ifPresent(action -> where.append(" and action = :action"));
    filter.subject().ifPresent(subject -> where.append(" and subject = :subject"));
    filter.who().ifPresent(who -> where.append(" and accountId = :who"));
    filter.since().ifPresent(since -> where.append(" and doneAt >= :since"));
    filter.until().ifPresent(until -> where.append(" and doneAt < :until"));
    var query =
        session
            .createSelectionQuery(where + " order by sequence desc", AuditEntry.class)
            .setParameter("sequence", sequence)
            .setMaxResults(limit);
    course.ifPresent(id -> query.setParameter("course", id));
    filter.action().ifPresent(action -> query.setParameter("action", action));
    filter.subject().ifPresent(subject -> query.setParameter("subject", subject));
    filter.who().ifPresent(who -> query.setParameter("who", who));
    filter.since().ifPresent(since -> query.setParameter("since", since));
    filter.until().ifPresent(until -> query.setParameter("until", until));
    return query.getResultList();
  }
}
