package org.ackademy.gradebook;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;

/**
 * When what gradebooks say changed last, so that others can ask for what is new. Where it cannot be
 * told exactly it is rather said too late than too early: who asks gets something twice then, and
 * misses nothing. And how many there are. To be used within a transaction.
 */
@Dependent
class ChangeStore {
  private static final String CATEGORIES =
      """
      SELECT c.id, greatest(c.created_at,
        (SELECT max(u.done_at) FROM audit u WHERE u.subject = cast(c.id AS text)))
      FROM category c WHERE c.course_id = ANY (cast(:courses AS uuid[]))
      """;

  /**
   * What the assignment says, how it counts, what was done while it ran, a quiz with more or fewer
   * exercises; and any change of categories, for one that is removed is in none of its assignments
   * any more.
   */
  private static final String ASSIGNMENTS =
      """
      SELECT a.id, greatest(a.created_at, v.at, k.at,
        (SELECT max(u.done_at) FROM audit u WHERE u.subject = cast(a.id AS text)))
      FROM assignment a
      LEFT JOIN (SELECT quiz_id, max(loaded_at) AS at FROM quiz_version GROUP BY quiz_id) v
        ON v.quiz_id = a.quiz_id
      LEFT JOIN (
        SELECT course_id, max(done_at) AS at FROM audit
        WHERE course_id = ANY (cast(:courses AS uuid[])) AND action = 'category.removed'
        GROUP BY course_id
      ) k ON k.course_id = a.course_id
      WHERE a.course_id = ANY (cast(:courses AS uuid[]))
      """;

  /**
   * The standing, what was done by hand, what was agreed or ceased to be, and of attempts that no
   * standing holds all that happened to them.
   */
  private static final String MARKS =
      """
      SELECT l.account_id, a.id, greatest(l.enrolled_at, s.folded_at, h.changed_at, o.at, r.at)
      FROM assignment a
      JOIN enrolment l ON l.course_id = a.course_id
        AND l.account_id = ANY (cast(:learners AS uuid[]))
      LEFT JOIN standing s ON s.assignment_id = a.id AND s.account_id = l.account_id
      LEFT JOIN by_hand h ON h.assignment_id = a.id AND h.account_id = l.account_id
      LEFT JOIN (
        SELECT subject, max(done_at) AS at FROM audit
        WHERE course_id = :course AND subject_kind = 'accommodation' GROUP BY subject
      ) r ON r.subject = cast(l.account_id AS text)
      LEFT JOIN LATERAL (
        SELECT max(greatest(p.started_at, e.ended_at, w.answered_at, g.graded_at, d.decided_at))
          AS at
        FROM attempt p
        LEFT JOIN attempt_end e ON e.attempt_id = p.id
        LEFT JOIN answer w ON w.attempt_id = p.id
        LEFT JOIN grading g ON g.answer_id = w.id
        LEFT JOIN decision d ON d.answer_id = w.id
        WHERE p.assignment_id = a.id AND p.account_id = l.account_id
          AND p.number > coalesce(s.through, 0)
      ) o ON true
      WHERE a.course_id = :course
      """;

  private final StatelessSession session;

  @Inject
  ChangeStore(StatelessSession session) {
    this.session = session;
  }

  /** Of the categories of these courses. */
  Map<UUID, Instant> categories(Collection<UUID> courses) {
    return of(CATEGORIES, courses);
  }

  /** Of their assignments, apart from anybody's mark. */
  Map<UUID, Instant> assignments(Collection<UUID> courses) {
    return of(ASSIGNMENTS, courses);
  }

  private Map<UUID, Instant> of(String query, Collection<UUID> courses) {
    return session
        .createNativeQuery(query, Tuple.class)
        .setParameter("courses", courses.toArray(UUID[]::new))
        .getResultList()
        .stream()
        .collect(Collectors.toMap(row -> row.get(0, UUID.class), row -> row.get(1, Instant.class)));
  }

  /** How many learn in these courses, where anybody does. */
  Map<UUID, Integer> learners(Collection<UUID> courses) {
    return session
        .createNativeQuery(
            "SELECT e.course_id, count(*) FROM enrolment e WHERE e.role = 'LEARNER' AND e.left_at"
                + " IS NULL AND e.course_id = ANY (cast(:courses AS uuid[])) GROUP BY e.course_id",
            Tuple.class)
        .setParameter("courses", courses.toArray(UUID[]::new))
        .getResultList()
        .stream()
        .collect(
            Collectors.toUnmodifiableMap(
                row -> row.get(0, UUID.class), row -> row.get(1, Long.class).intValue()));
  }

  /** Of these learners' marks in a course. */
  Map<StandingStore.Key, Instant> marks(UUID course, List<UUID> learners) {
    return session
        .createNativeQuery(MARKS, Tuple.class)
        .setParameter("course", course)
        .setParameter("learners", learners.toArray(UUID[]::new))
        .getResultList()
        .stream()
        .collect(
            Collectors.toMap(
                row -> new StandingStore.Key(row.get(0, UUID.class), row.get(1, UUID.class)),
                row -> row.get(2, Instant.class)));
  }
}
