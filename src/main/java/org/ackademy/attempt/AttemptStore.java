package org.ackademy.attempt;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ackademy.platform.http.IdempotencyKey;
import org.hibernate.StatelessSession;

/** The attempts and answers that are stored. To be used within a transaction. */
@Dependent
class AttemptStore {
  private final StatelessSession session;

  @Inject
  AttemptStore(StatelessSession session) {
    this.session = session;
  }

  void add(Attempt attempt) {
    session.insert(attempt);
  }

  void add(AttemptEnd end) {
    session.insert(end);
  }

  Optional<Attempt> attempt(UUID id) {
    return Optional.ofNullable(session.get(Attempt.class, id));
  }

  List<Attempt> attempts(List<UUID> ids) {
    return session
        .createSelectionQuery("from Attempt where id in (:ids)", Attempt.class)
        .setParameterList("ids", ids)
        .getResultList();
  }

  /** Keeps answers from being added to an attempt until the transaction ends. */
  void lock(UUID attempt) {
    // What Hibernate makes of PESSIMISTIC_WRITE is FOR NO KEY UPDATE, and that lets the foreign
    // key of a new answer pass.
    session
        .createNativeQuery("select id from attempt where id = :id for update", UUID.class)
        .setParameter("id", attempt)
        .getSingleResult();
  }

  Optional<AttemptEnd> end(UUID attempt) {
    return Optional.ofNullable(session.get(AttemptEnd.class, attempt));
  }

  /** The ends of those attempts that were handed in. */
  List<AttemptEnd> ends(List<UUID> attempts) {
    return session
        .createSelectionQuery("from AttemptEnd where attemptId in (:attempts)", AttemptEnd.class)
        .setParameterList("attempts", attempts)
        .getResultList();
  }

  Optional<Attempt> attempt(UUID assignment, UUID account, IdempotencyKey key) {
    return session
        .createSelectionQuery(
            "from Attempt where assignmentId = :assignment and accountId = :account"
                + " and idempotencyKey = :key",
            Attempt.class)
        .setParameter("assignment", assignment)
        .setParameter("account", account)
        .setParameter("key", key.text())
        .uniqueResultOptional();
  }

  /** A learner's newest attempt at an assignment. */
  Optional<Attempt> last(UUID assignment, UUID account) {
    return session
        .createSelectionQuery(
            "from Attempt where assignmentId = :assignment and accountId = :account"
                + " order by number desc",
            Attempt.class)
        .setParameter("assignment", assignment)
        .setParameter("account", account)
        .setMaxResults(1)
        .uniqueResultOptional();
  }

  /**
   * Attempts at an assignment by age, from the one after an id.
   *
   * @param sections only those of learners in one of them; all where empty
   */
  List<Attempt> attempts(UUID assignment, Set<UUID> sections, UUID after, int limit) {
    String within =
        sections.isEmpty()
            ? ""
            : " and exists (select 1 from SectionMember m"
                + " where m.accountId = t.accountId and m.sectionId in (:sections))";
    var query =
        session
            .createSelectionQuery(
                "from Attempt t where t.assignmentId = :assignment and t.id > :after"
                    + within
                    + " order by t.id",
                Attempt.class)
            .setParameter("assignment", assignment)
            .setParameter("after", after)
            .setMaxResults(limit);
    if (!sections.isEmpty()) {
      query.setParameterList("sections", sections);
    }
    return query.getResultList();
  }

  /** A learner's attempts at an assignment by age, from the one after an id. */
  List<Attempt> attempts(UUID assignment, UUID account, UUID after, int limit) {
    return session
        .createSelectionQuery(
            "from Attempt where assignmentId = :assignment and accountId = :account"
                + " and id > :after order by id",
            Attempt.class)
        .setParameter("assignment", assignment)
        .setParameter("account", account)
        .setParameter("after", after)
        .setMaxResults(limit)
        .getResultList();
  }

  /** A learner's newest attempts at what still stands in the courses that they are in. */
  List<Attempt> newest(UUID account, int limit) {
    return session
        .createSelectionQuery(
            "from Attempt t where t.accountId = :account and exists (select 1 from Assignment a"
                + " join Enrolment e on e.courseId = a.courseId and e.accountId = t.accountId"
                + " where a.id = t.assignmentId and a.withdrawnAt is null and e.leftAt is null)"
                + " order by t.id desc",
            Attempt.class)
        .setParameter("account", account)
        .setMaxResults(limit)
        .getResultList();
  }

  /** The ids of all attempts of a person, by age. */
  List<UUID> attemptsOf(UUID account) {
    return session
        .createSelectionQuery(
            "select id from Attempt where accountId = :account order by id", UUID.class)
        .setParameter("account", account)
        .getResultList();
  }

  Optional<Answer> answer(UUID attempt, IdempotencyKey key) {
    return session
        .createSelectionQuery(
            "from Answer where attemptId = :attempt and idempotencyKey = :key", Answer.class)
        .setParameter("attempt", attempt)
        .setParameter("key", key.text())
        .uniqueResultOptional();
  }

  Optional<Answer> answer(UUID attempt, UUID id) {
    return session
        .createSelectionQuery("from Answer where attemptId = :attempt and id = :id", Answer.class)
        .setParameter("attempt", attempt)
        .setParameter("id", id)
        .uniqueResultOptional();
  }

  /** The answers that attempts have for keys, those of other pairs of the two among them. */
  List<Answer> answers(List<UUID> attempts, List<String> keys) {
    return session
        .createSelectionQuery(
            "from Answer where attemptId in (:attempts) and idempotencyKey in (:keys)",
            Answer.class)
        .setParameterList("attempts", attempts)
        .setParameterList("keys", keys)
        .getResultList();
  }

  /** How many answers attempts have, where they have any. */
  Map<UUID, Long> countsOfAnswers(List<UUID> attempts) {
    return session
        .createSelectionQuery(
            "select attemptId, count(*) from Answer where attemptId in (:attempts)"
                + " group by attemptId",
            Tuple.class)
        .setParameterList("attempts", attempts)
        .getResultList()
        .stream()
        .collect(Collectors.toMap(row -> row.get(0, UUID.class), row -> row.get(1, Long.class)));
  }

  /** An attempt's answers in the order of storing, from the one after a place in it. */
  List<Answer> answers(UUID attempt, long after, int limit) {
    return session
        .createSelectionQuery(
            "from Answer where attemptId = :attempt and sequence > :after order by sequence",
            Answer.class)
        .setParameter("attempt", attempt)
        .setParameter("after", after)
        .setMaxResults(limit)
        .getResultList();
  }

  /** The later gradings of these answers, in the order of storing. */
  List<LaterGrade> gradings(List<UUID> answers) {
    if (answers.isEmpty()) {
      return List.of();
    }
    return session
        .createSelectionQuery(
            "from LaterGrade where answerId in :answers order by sequence", LaterGrade.class)
        .setParameter("answers", answers)
        .getResultList();
  }

  /** Whether the machine could not judge the last answer to an exercise of an attempt. */
  boolean hasUndecided(UUID attempt) {
    return session
            .createSelectionQuery(
                "select count(*) from Answer a where a.attemptId = :attempt"
                    + " and a.verdict = UNDECIDED and not exists (select 1 from Answer b"
                    + " where b.attemptId = a.attemptId and b.sequence > a.sequence"
                    + " and b.exerciseVersionId = a.exerciseVersionId) and not exists"
                    + " (select 1 from Decision d where d.answerId = a.id)",
                Long.class)
            .setParameter("attempt", attempt)
            .getSingleResult()
        > 0;
  }
}
