package org.ackademy.attempt;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.LockMode;
import org.hibernate.StatelessSession;

/** What people decided about answers, and what learners appealed. To be used in a transaction. */
@Dependent
class ReviewStore {
  /**
   * Undecided answers that count: nobody decided them, they were not too late, and the learner gave
   * no later one to the same exercise in the same attempt.
   */
  private static final String QUEUE =
      """
      select w from Answer w
        join Attempt t on t.id = w.attemptId
        join Assignment g on g.id = t.assignmentId
      where g.courseId = :course and (:assignment is null or g.id = :assignment)
        and w.verdict = UNDECIDED and w.timing <> TOO_LATE and w.sequence > :after
        and not exists (from Decision d where d.answerId = w.id)
        and not exists (
          from Answer l where l.attemptId = w.attemptId
            and l.exerciseVersionId = w.exerciseVersionId
            and l.timing <> TOO_LATE and l.sequence > w.sequence)
        and (:everybody = true or exists (
          select 1 from SectionMember m
          where m.accountId = t.accountId and m.sectionId in (:sections)))
      order by w.sequence
      """;

  private static final String CLAIM =
      """
      INSERT INTO claim (answer_id, account_id, claimed_at) VALUES (:answer, :account, :now)
      ON CONFLICT (answer_id) DO UPDATE
      SET account_id = excluded.account_id, claimed_at = excluded.claimed_at
      WHERE claim.account_id = excluded.account_id OR claim.claimed_at <= :old
      """;

  private static final String SEEN =
      """
      select p, w.attemptId, r, d from Appeal p
        join Answer w on w.id = p.answerId
        left join AppealReply r on r.appealId = p.id
        left join Decision d on d.id = r.decisionId
      where p.id in (:appeals)
      """;

  private static final String APPEALS =
      """
      select p from Appeal p
        join Answer w on w.id = p.answerId
        join Attempt t on t.id = w.attemptId
        join Assignment g on g.id = t.assignmentId
        left join AppealReply r on r.appealId = p.id
      where g.courseId = :course and p.id > :after
        and (:state is null or (:state = 'OPEN' and r.appealId is null)
          or cast(r.outcome as string) = :state)
        and (:everybody = true or exists (
          select 1 from SectionMember m
          where m.accountId = t.accountId and m.sectionId in (:sections)))
      order by p.id
      """;

  /** An id that nothing has. */
  private static final UUID NOTHING = new UUID(0, 0);

  private final StatelessSession session;

  @Inject
  ReviewStore(StatelessSession session) {
    this.session = session;
  }

  void add(Decision decision) {
    session.insert(decision);
  }

  void add(Appeal appeal) {
    session.insert(appeal);
  }

  void add(AppealReply reply) {
    session.insert(reply);
  }

  /**
   * A course's answers that wait for a person, in the order of storing, after a place in it.
   *
   * @param sections only those of learners in one of them; all where empty
   */
  List<Answer> queue(
      UUID course, Optional<UUID> assignment, Set<UUID> sections, long after, int limit) {
    return session
        .createSelectionQuery(QUEUE, Answer.class)
        .setParameter("course", course)
        .setParameter("assignment", assignment.orElse(null), UUID.class)
        .setParameter("everybody", sections.isEmpty())
        .setParameterList("sections", sections.isEmpty() ? Set.of(NOTHING) : sections)
        .setParameter("after", after)
        .setMaxResults(limit)
        .getResultList();
  }

  Optional<Answer> answer(UUID id) {
    return Optional.ofNullable(session.get(Answer.class, id));
  }

  /** The newest decision about each of these answers that has one. */
  Map<UUID, Decision> decisions(List<UUID> answers) {
    var newest = new HashMap<UUID, Decision>();
    if (!answers.isEmpty()) {
      session
          .createSelectionQuery(
              "from Decision where answerId in :answers order by sequence", Decision.class)
          .setParameterList("answers", answers)
          .getResultList()
          .forEach(decision -> newest.put(decision.answerId(), decision));
    }
    return newest;
  }

  Optional<Decision> decision(UUID id) {
    return Optional.ofNullable(session.get(Decision.class, id));
  }

  /** Claims of these answers, run out or not. */
  Map<UUID, Claim> claims(List<UUID> answers) {
    var claims = new HashMap<UUID, Claim>();
    if (!answers.isEmpty()) {
      session
          .createSelectionQuery("from Claim where answerId in :answers", Claim.class)
          .setParameterList("answers", answers)
          .getResultList()
          .forEach(claim -> claims.put(claim.answerId(), claim));
    }
    return claims;
  }

  /**
   * Claims an answer, or claims it anew.
   *
   * @param now the time
   * @return whether it is theirs; otherwise it is somebody else's
   */
  boolean claim(UUID answer, UUID account, Instant now) {
    return session
            .createNativeMutationQuery(CLAIM)
            .setParameter("answer", answer)
            .setParameter("account", account)
            .setParameter("now", now)
            .setParameter("old", now.minus(Claim.LIFE))
            .executeUpdate()
        == 1;
  }

  /** Gives up a person's claim. */
  void unclaim(UUID answer, UUID account) {
    session
        .createMutationQuery("delete Claim where answerId = :answer and accountId = :account")
        .setParameter("answer", answer)
        .setParameter("account", account)
        .executeUpdate();
  }

  /** An appeal, kept from being answered by others until the transaction ends. */
  Optional<Appeal> appealToAnswer(UUID id) {
    return Optional.ofNullable(session.get(Appeal.class, id, LockMode.PESSIMISTIC_WRITE));
  }

  Optional<Appeal> appealOf(UUID answer) {
    return session
        .createSelectionQuery("from Appeal where answerId = :answer", Appeal.class)
        .setParameter("answer", answer)
        .uniqueResultOptional();
  }

  /** How many appeals a learner made at an assignment. */
  long countOfAppeals(UUID assignment, UUID account) {
    return session
        .createSelectionQuery(
            "select count(*) from Appeal p join Answer w on w.id = p.answerId"
                + " join Attempt t on t.id = w.attemptId"
                + " where p.accountId = :account and t.assignmentId = :assignment",
            Long.class)
        .setParameter("account", account)
        .setParameter("assignment", assignment)
        .getSingleResult();
  }

  /**
   * A course's appeals by age, of one state or all, from the one after an id.
   *
   * @param sections only those of learners in one of them; all where empty
   */
  List<Appeal> appeals(
      UUID course, Optional<String> state, Set<UUID> sections, UUID after, int limit) {
    return session
        .createSelectionQuery(APPEALS, Appeal.class)
        .setParameter("course", course)
        .setParameter("state", state.orElse(null), String.class)
        .setParameter("everybody", sections.isEmpty())
        .setParameterList("sections", sections.isEmpty() ? Set.of(NOTHING) : sections)
        .setParameter("after", after)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Where the answers of appeals are, and what has become of them, by the appeals' ids. */
  Map<UUID, Appeal.Seen> seen(List<Appeal> appeals) {
    if (appeals.isEmpty()) {
      return Map.of();
    }
    return session
        .createSelectionQuery(SEEN, Tuple.class)
        .setParameterList("appeals", appeals.stream().map(Appeal::id).toList())
        .getResultList()
        .stream()
        .map(
            row ->
                new Appeal.Seen(
                    row.get(0, Appeal.class),
                    row.get(1, UUID.class),
                    state(
                        Optional.ofNullable(row.get(2, AppealReply.class)),
                        Optional.ofNullable(row.get(3, Decision.class)))))
        .collect(Collectors.toMap(seen -> seen.appeal().id(), Function.identity()));
  }

  private static Appeal.State state(Optional<AppealReply> found, Optional<Decision> decision) {
    if (found.isEmpty()) {
      return new Appeal.State.Open();
    }
    AppealReply reply = found.get();
    return switch (reply.outcome()) {
      case UPHELD -> new Appeal.State.Upheld(reply);
      case CHANGED ->
          new Appeal.State.Changed(
              reply,
              decision.orElseThrow(() -> new IllegalStateException("a change without a decision")));
    };
  }
}
