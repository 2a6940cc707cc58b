package org.ackademy.gradebook;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ackademy.platform.http.IdempotencyKey;
import org.ackademy.quiz.Texts;
import org.hibernate.StatelessSession;

/** Who and what a gradebook is about. To be used within a transaction. */
@Dependent
class GradebookStore {
  private static final String LEARNERS =
      """
      SELECT a.id, a.username, a.display_name
      FROM enrolment e
      JOIN account a ON a.id = e.account_id
      WHERE e.course_id = :course AND e.role = 'LEARNER' AND e.left_at IS NULL
        AND a.username > :after
        AND (:everybody OR EXISTS (
          SELECT 1 FROM section_member m
          WHERE m.account_id = a.id AND m.section_id IN (:sections)))
      ORDER BY a.username
      LIMIT :limit
      """;

  private static final String EXERCISES =
      """
      SELECT q.id, exercises_of_an_attempt(
        (SELECT v.id FROM quiz_version v WHERE v.quiz_id = q.id ORDER BY v.number DESC LIMIT 1))
      FROM quiz q WHERE q.id = ANY (cast(:quizzes AS uuid[]))
      """;

  private static final String LEARNER =
      """
      SELECT a.id, a.username, a.display_name
      FROM enrolment e
      JOIN account a ON a.id = e.account_id
      WHERE e.course_id = :course AND e.account_id = :account AND e.role = 'LEARNER'
        AND e.left_at IS NULL
        AND (:everybody OR EXISTS (
          SELECT 1 FROM section_member m
          WHERE m.account_id = a.id AND m.section_id IN (:sections)))
      """;

  private static final String WEIGHTINGS =
      """
      SELECT w.assignment_id, w.category_id, w.points, w.late, w.late_percent, w.late_period,
        w.late_floor
      FROM weighting w
      """;

  private static final String CATEGORIES =
      "SELECT c.id, cast(c.title AS text), c.weight, c.drop_lowest, c.course_id FROM category c";
  private static final String OF_COURSE = " WHERE c.course_id = :course";

  private static final String BY_HAND =
      """
      SELECT h.account_id, h.assignment_id, h.standing, h.points, h.reason, h.remark, h.changed_by,
        h.changed_at
      FROM by_hand h
      JOIN assignment a ON a.id = h.assignment_id
      WHERE a.course_id = :course AND h.account_id = ANY (cast(:learners AS uuid[]))
      """;

  private final StatelessSession session;

  @Inject
  GradebookStore(StatelessSession session) {
    this.session = session;
  }

  /**
   * A course's learners by name, from the one after a name.
   *
   * @param sections only those in one of them; all where empty
   */
  List<Learner> learners(UUID course, Set<UUID> sections, String after, int limit) {
    return session
        .createNativeQuery(LEARNERS, Tuple.class)
        .setParameter("course", course)
        .setParameter("everybody", sections.isEmpty())
        .setParameterList("sections", sections.isEmpty() ? Set.of(course) : sections)
        .setParameter("after", after)
        .setParameter("limit", limit)
        .getResultList()
        .stream()
        .map(GradebookStore::learner)
        .toList();
  }

  /** How many exercises an attempt at each of these quizzes has now. */
  Map<UUID, Integer> exercises(Set<UUID> quizzes) {
    return session
        .createNativeQuery(EXERCISES, Tuple.class)
        .setParameter("quizzes", quizzes.toArray(UUID[]::new))
        .getResultList()
        .stream()
        .collect(
            Collectors.toUnmodifiableMap(
                row -> row.get(0, UUID.class), row -> row.get(1, Long.class).intValue()));
  }

  /** How an assignment counts. */
  Weighting weighting(UUID assignment) {
    return session
        .createNativeQuery(WEIGHTINGS + " WHERE w.assignment_id = :assignment", Tuple.class)
        .setParameter("assignment", assignment)
        .getResultList()
        .stream()
        .findFirst()
        .map(GradebookStore::weighting)
        .orElse(Weighting.PLAIN);
  }

  /** Keeps others from changing how an assignment counts until the transaction ends. */
  void lockWeighting(UUID assignment) {
    session
        .createNativeQuery(
            "SELECT id FROM assignment WHERE id = :assignment FOR NO KEY UPDATE", UUID.class)
        .setParameter("assignment", assignment)
        .getSingleResult();
  }

  /** How the assignments of courses count; those that nobody said anything of are not here. */
  Map<UUID, Weighting> weightings(Collection<UUID> courses) {
    return session
        .createNativeQuery(
            WEIGHTINGS
                + " JOIN assignment a ON a.id = w.assignment_id"
                + " WHERE a.course_id = ANY (cast(:courses AS uuid[]))",
            Tuple.class)
        .setParameter("courses", courses.toArray(UUID[]::new))
        .getResultList()
        .stream()
        .collect(
            Collectors.toUnmodifiableMap(row -> row.get(0, UUID.class), GradebookStore::weighting));
  }

  private static Weighting weighting(Tuple row) {
    String late = row.get(3, String.class);
    return new Weighting(
        Optional.ofNullable(row.get(1, UUID.class)),
        Optional.ofNullable(row.get(2, BigDecimal.class)),
        late.equals("NONE")
            ? new LatePolicy.None()
            : new LatePolicy.Stepwise(
                row.get(4, BigDecimal.class),
                LatePolicy.Period.valueOf(row.get(5, String.class)),
                row.get(6, BigDecimal.class)));
  }

  void put(UUID assignment, Weighting weighting) {
    var stepwise =
        switch (weighting.late()) {
          case LatePolicy.None none -> Optional.<LatePolicy.Stepwise>empty();
          case LatePolicy.Stepwise found -> Optional.of(found);
        };
    session
        .createNativeMutationQuery(
            "INSERT INTO weighting (assignment_id, category_id, points, late, late_percent,"
                + " late_period, late_floor) VALUES (:assignment, cast(cast(:category AS text) AS"
                + " uuid), :points, :late, :percent, :period, :floor) ON CONFLICT (assignment_id)"
                + " DO UPDATE SET category_id = excluded.category_id, points = excluded.points,"
                + " late = excluded.late, late_percent = excluded.late_percent,"
                + " late_period = excluded.late_period, late_floor = excluded.late_floor")
        .setParameter("assignment", assignment)
        .setParameter(
            "category", weighting.category().map(UUID::toString).orElse(null), String.class)
        .setParameter("points", weighting.points().orElse(null), BigDecimal.class)
        .setParameter("late", stepwise.isPresent() ? "STEPWISE" : "NONE")
        .setParameter(
            "percent", stepwise.map(LatePolicy.Stepwise::percent).orElse(null), BigDecimal.class)
        .setParameter(
            "period", stepwise.map(found -> found.period().name()).orElse(null), String.class)
        .setParameter(
            "floor", stepwise.map(LatePolicy.Stepwise::floor).orElse(null), BigDecimal.class)
        .executeUpdate();
  }

  /** A course's categories by age. */
  List<Category> categories(UUID course) {
    return session
        .createNativeQuery(CATEGORIES + OF_COURSE + " ORDER BY c.id", Tuple.class)
        .setParameter("course", course)
        .getResultList()
        .stream()
        .map(GradebookStore::category)
        .toList();
  }

  /** The categories of several courses by age. */
  Map<UUID, List<Category>> categories(Collection<UUID> courses) {
    return session
        .createNativeQuery(
            CATEGORIES + " WHERE c.course_id = ANY (cast(:courses AS uuid[])) ORDER BY c.id",
            Tuple.class)
        .setParameter("courses", courses.toArray(UUID[]::new))
        .getResultList()
        .stream()
        .collect(
            Collectors.groupingBy(
                row -> row.get(4, UUID.class),
                Collectors.mapping(GradebookStore::category, Collectors.toList())));
  }

  /** A category, which nobody else changes until the transaction ends. */
  Optional<Category> categoryToChange(UUID course, UUID id) {
    return session
        .createNativeQuery(CATEGORIES + OF_COURSE + " AND c.id = :id FOR UPDATE", Tuple.class)
        .setParameter("course", course)
        .setParameter("id", id)
        .getResultList()
        .stream()
        .findFirst()
        .map(GradebookStore::category);
  }

  Optional<Category> category(UUID course, IdempotencyKey key) {
    return session
        .createNativeQuery(CATEGORIES + OF_COURSE + " AND c.idempotency_key = :key", Tuple.class)
        .setParameter("course", course)
        .setParameter("key", key.text())
        .getResultList()
        .stream()
        .findFirst()
        .map(GradebookStore::category);
  }

  private static Category category(Tuple row) {
    return new Category(
        row.get(0, UUID.class),
        Texts.text(row.get(1, String.class)),
        row.get(2, BigDecimal.class),
        row.get(3, Integer.class));
  }

  void add(UUID course, Category category, IdempotencyKey key, Instant now) {
    session
        .createNativeMutationQuery(
            "INSERT INTO category (id, course_id, title, weight, drop_lowest, created_at,"
                + " idempotency_key) VALUES (:id, :course, cast(:title AS jsonb), :weight, :drop,"
                + " :now, :key)")
        .setParameter("id", category.id())
        .setParameter("course", course)
        .setParameter("title", Texts.json(category.title()))
        .setParameter("weight", category.weight())
        .setParameter("drop", category.dropLowest())
        .setParameter("now", now)
        .setParameter("key", key.text())
        .executeUpdate();
  }

  void change(Category category) {
    session
        .createNativeMutationQuery(
            "UPDATE category SET title = cast(:title AS jsonb), weight = :weight,"
                + " drop_lowest = :drop WHERE id = :id")
        .setParameter("title", Texts.json(category.title()))
        .setParameter("weight", category.weight())
        .setParameter("drop", category.dropLowest())
        .setParameter("id", category.id())
        .executeUpdate();
  }

  void removeCategory(UUID id) {
    session
        .createNativeMutationQuery("DELETE FROM category WHERE id = :id")
        .setParameter("id", id)
        .executeUpdate();
  }

  /** What was done by hand to the marks of these learners. */
  Map<StandingStore.Key, ByHand> byHand(UUID course, List<UUID> learners) {
    return session
        .createNativeQuery(BY_HAND, Tuple.class)
        .setParameter("course", course)
        .setParameter("learners", learners.toArray(UUID[]::new))
        .getResultList()
        .stream()
        .collect(
            Collectors.toUnmodifiableMap(
                row -> new StandingStore.Key(row.get(0, UUID.class), row.get(1, UUID.class)),
                row ->
                    new ByHand(
                        ByHand.Counts.valueOf(row.get(2, String.class)),
                        Optional.ofNullable(row.get(3, BigDecimal.class)),
                        Optional.ofNullable(row.get(4, String.class)),
                        Optional.ofNullable(row.get(5, String.class)),
                        Optional.of(
                            new ByHand.Changed(
                                row.get(6, UUID.class), row.get(7, Instant.class))))));
  }

  void put(UUID assignment, UUID account, ByHand byHand, ByHand.Changed changed) {
    session
        .createNativeMutationQuery(
            "INSERT INTO by_hand (assignment_id, account_id, standing, points, reason, remark,"
                + " changed_by, changed_at) VALUES (:assignment, :account, :standing, :points,"
                + " :reason, :remark, :by, :at) ON CONFLICT (assignment_id, account_id) DO UPDATE"
                + " SET standing = excluded.standing, points = excluded.points,"
                + " reason = excluded.reason, remark = excluded.remark,"
                + " changed_by = excluded.changed_by, changed_at = excluded.changed_at")
        .setParameter("assignment", assignment)
        .setParameter("account", account)
        .setParameter("standing", byHand.counts().name())
        .setParameter("points", byHand.points().orElse(null), BigDecimal.class)
        .setParameter("reason", byHand.reason().orElse(null), String.class)
        .setParameter("remark", byHand.remark().orElse(null), String.class)
        .setParameter("by", changed.by())
        .setParameter("at", changed.at())
        .executeUpdate();
  }

  /**
   * A learner of a course by id.
   *
   * @param sections only if in one of them; all where empty
   */
  Optional<Learner> learner(UUID course, Set<UUID> sections, UUID account) {
    return session
        .createNativeQuery(LEARNER, Tuple.class)
        .setParameter("course", course)
        .setParameter("everybody", sections.isEmpty())
        .setParameterList("sections", sections.isEmpty() ? Set.of(course) : sections)
        .setParameter("account", account)
        .getResultList()
        .stream()
        .findFirst()
        .map(GradebookStore::learner);
  }

  private static Learner learner(Tuple row) {
    return new Learner(row.get(0, UUID.class), row.get(1, String.class), row.get(2, String.class));
  }

  /** Somebody in a course who learns. */
  record Learner(UUID id, String username, String displayName) {}
}
