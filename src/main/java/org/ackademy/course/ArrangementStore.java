package org.ackademy.course;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** What was agreed and done about assignments. To be used within a transaction. */
@Dependent
class ArrangementStore {
  private final StatelessSession session;

  @Inject
  ArrangementStore(StatelessSession session) {
    this.session = session;
  }

  void add(Intervention intervention) {
    session.insert(intervention);
  }

  void put(Accommodation accommodation) {
    session.upsert(accommodation);
  }

  void remove(Accommodation accommodation) {
    session.delete(accommodation);
  }

  Optional<Accommodation> accommodation(UUID assignment, UUID account) {
    return Optional.ofNullable(
        session.get(Accommodation.class, new Accommodation.Key(assignment, account)));
  }

  /** An assignment's accommodations, from the one after an account's. */
  List<Accommodation> accommodations(UUID assignment, UUID after, int limit) {
    return session
        .createSelectionQuery(
            "from Accommodation where assignmentId = :assignment and accountId > :after"
                + " order by accountId",
            Accommodation.class)
        .setParameter("assignment", assignment)
        .setParameter("after", after)
        .setMaxResults(limit)
        .getResultList();
  }

  /** All of an assignment. */
  List<Accommodation> accommodations(UUID assignment) {
    return accommodations(assignment, new UUID(0, 0), Integer.MAX_VALUE);
  }

  /** All that was done to an assignment, in the order of storing. */
  List<Intervention> interventions(UUID assignment) {
    return interventions(assignment, 0, Integer.MAX_VALUE);
  }

  Optional<Intervention> intervention(UUID id) {
    return Optional.ofNullable(session.get(Intervention.class, id));
  }

  /** What was done to the class or a learner, in the order of storing. */
  List<Intervention> interventions(UUID assignment, UUID account) {
    return session
        .createSelectionQuery(
            "from Intervention where assignmentId = :assignment"
                + " and (accountId is null or accountId = :account) order by sequence",
            Intervention.class)
        .setParameter("assignment", assignment)
        .setParameter("account", account)
        .getResultList();
  }

  /** All that was done, in the order of storing, from the one after a place in it. */
  List<Intervention> interventions(UUID assignment, long after, int limit) {
    return session
        .createSelectionQuery(
            "from Intervention where assignmentId = :assignment and sequence > :after"
                + " order by sequence",
            Intervention.class)
        .setParameter("assignment", assignment)
        .setParameter("after", after)
        .setMaxResults(limit)
        .getResultList();
  }
}
