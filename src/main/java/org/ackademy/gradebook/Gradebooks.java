package org.ackademy.gradebook;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ackademy.course.Arrangement;
import org.ackademy.course.Arrangements;
import org.ackademy.course.Assignment;
import org.ackademy.course.Courses;
import org.ackademy.course.Membership;
import org.ackademy.course.Schedule;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.security.Caller;

/** Reads gradebooks. Each call is a short transaction, or joins its caller's. */
@Dependent
@Transactional
class Gradebooks {
  /** The most assignments that a gradebook shows. */
  static final int COLUMNS_MAX = 500;

  private static final UUID FIRST = new UUID(0, 0);

  private final GradebookStore store;
  private final StandingStore standings;
  private final Courses courses;
  private final Arrangements arrangements;
  private final Clock clock;

  @Inject
  Gradebooks(
      GradebookStore store,
      StandingStore standings,
      Courses courses,
      Arrangements arrangements,
      Clock clock) {
    this.store = store;
    this.standings = standings;
    this.courses = courses;
    this.arrangements = arrangements;
    this.clock = clock;
  }

  /** Who is going to see it. */
  enum Audience {
    TEACHERS,
    /** Is told only what is released. */
    LEARNER
  }

  /**
   * A part of a course's gradebook: so many learners, from the one after a name.
   *
   * @throws org.ackademy.platform.http.Refused where the person may not see it
   */
  Gradebook read(Caller.Person person, UUID course, String after, int limit) {
    Membership membership = courses.visible(person, course).requireTeaching();
    return gradebook(
        membership,
        courses.assignments(membership, FIRST, COLUMNS_MAX),
        store.learners(course, membership.onlySections(), after, limit),
        Audience.TEACHERS);
  }

  /**
   * A learner's line: for those who teach, and as far as it is released for the learner.
   *
   * @throws org.ackademy.platform.http.Refused where there is none that the person may see
   */
  Gradebook line(Caller.Person person, UUID course, UUID learner) {
    Membership membership = courses.visible(person, course);
    return gradebook(
        membership,
        courses.assignments(membership, FIRST, COLUMNS_MAX),
        List.of(learner(person, membership, learner)),
        audience(membership));
  }

  /**
   * A learner's line with one assignment alone.
   *
   * @throws org.ackademy.platform.http.Refused where there is none that the person may see
   */
  Gradebook cell(Caller.Person person, UUID course, UUID assignment, UUID learner) {
    Courses.Given given = courses.visible(person, course, assignment);
    return gradebook(
        given.membership(),
        List.of(given.assignment()),
        List.of(learner(person, given.membership(), learner)),
        audience(given.membership()));
  }

  private GradebookStore.Learner learner(
      Caller.Person person, Membership membership, UUID learner) {
    if (!membership.teaches() && !learner.equals(person.id())) {
      throw Problem.notFound().refused();
    }
    return store
        .learner(membership.course().id(), membership.onlySections(), learner)
        .orElseThrow(() -> Problem.notFound().refused());
  }

  private static Audience audience(Membership membership) {
    return membership.teaches() ? Audience.TEACHERS : Audience.LEARNER;
  }

  private Gradebook gradebook(
      Membership membership,
      List<Assignment> assignments,
      List<GradebookStore.Learner> learners,
      Audience audience) {
    UUID course = membership.course().id();
    List<Gradebook.Column> columns = columns(List.of(course), assignments);
    List<UUID> ids = learners.stream().map(GradebookStore.Learner::id).toList();
    var known =
        new Known(
            standings.standings(course, ids),
            standings.afterStandings(course, ids),
            store.byHand(course, ids),
            new HashMap<>(),
            ids,
            clock.instant());
    return new Gradebook(
        membership.course().slug(),
        store.categories(course),
        columns,
        learners.stream().map(learner -> row(learner, columns, known, audience)).toList());
  }

  private List<Gradebook.Column> columns(List<UUID> courses, List<Assignment> assignments) {
    Map<UUID, Weighting> weightings = store.weightings(courses);
    Map<UUID, Integer> exercises =
        store.exercises(assignments.stream().map(Assignment::quizId).collect(Collectors.toSet()));
    return assignments.stream()
        .map(
            assignment ->
                new Gradebook.Column(
                    assignment,
                    weightings.getOrDefault(assignment.id(), Weighting.PLAIN),
                    Math.max(exercises.getOrDefault(assignment.quizId(), 0), 1)))
        .toList();
  }

  /**
   * The gradebooks of courses that somebody teaches, without their learners; asked for in as many
   * queries as for one.
   */
  Map<UUID, Gradebook> sheets(List<Membership> taught) {
    List<UUID> ids = taught.stream().map(membership -> membership.course().id()).toList();
    Map<UUID, List<Category>> categories = store.categories(ids);
    Map<UUID, List<Gradebook.Column>> columns =
        columns(ids, courses.assignments(taught)).stream()
            .collect(Collectors.groupingBy(column -> column.given().courseId()));
    var sheets = new LinkedHashMap<UUID, Gradebook>();
    for (Membership membership : taught) {
      UUID course = membership.course().id();
      sheets.put(
          course,
          new Gradebook(
              membership.course().slug(),
              categories.getOrDefault(course, List.of()),
              columns.getOrDefault(course, List.of()).stream().limit(COLUMNS_MAX).toList(),
              List.of()));
    }
    return sheets;
  }

  /**
   * All that cells are made of.
   *
   * @param open attempts that no standing holds
   * @param arranged what holds for all these learners, of assignments for which it was asked
   */
  private record Known(
      Map<StandingStore.Key, Standing> standings,
      Map<StandingStore.Key, List<StandingStore.Told>> open,
      Map<StandingStore.Key, ByHand> byHand,
      Map<UUID, Map<UUID, Arrangement>> arranged,
      List<UUID> learners,
      Instant now) {}

  private Gradebook.Row row(
      GradebookStore.Learner learner,
      List<Gradebook.Column> columns,
      Known known,
      Audience audience) {
    var cells = new HashMap<UUID, Cell>();
    for (Gradebook.Column column : columns) {
      var key = new StandingStore.Key(learner.id(), column.assignment());
      cells.put(column.assignment(), cell(column, known, key, audience));
    }
    return new Gradebook.Row(learner.id(), learner.username(), learner.displayName(), cells);
  }

  private Cell cell(
      Gradebook.Column column, Known known, StandingStore.Key key, Audience audience) {
    Assignment assignment = column.given();
    Released released =
        switch (audience) {
          case TEACHERS -> Released.ALL;
          case LEARNER -> Released.of(assignment, schedule(assignment, key, known), known.now());
        };
    if (released == Released.NOTHING) {
      return Cell.UNTOLD;
    }
    Standing standing = known.standings().getOrDefault(key, Standing.NONE);
    List<StandingStore.Told> open = known.open().getOrDefault(key, List.of());
    if (released == Released.ALL && !open.isEmpty()) {
      Costs costs =
          Learners.costs(assignment, schedule(assignment, key, known), column.weighting().late());
      for (StandingStore.Told attempt : open) {
        standing = standing.with(AttemptPoints.of(attempt.number(), attempt.answers(), costs));
      }
    }
    Optional<Mark> mark = standing.mark(assignment.terms().counting());
    return Cell.of(
        mark,
        known.byHand().getOrDefault(key, ByHand.NOTHING),
        column.maximum(),
        column.exercises(),
        time(assignment, key, known, mark));
  }

  /** What was agreed with a learner matters only where nothing came of them. */
  private Cell.Time time(
      Assignment assignment, StandingStore.Key key, Known known, Optional<Mark> mark) {
    boolean over =
        mark.isEmpty()
            && assignment.schedule().isOver(known.now())
            && schedule(assignment, key, known).isOver(known.now());
    return over ? Cell.Time.OVER : Cell.Time.LEFT;
  }

  /** Found for all learners at once, the first time that it matters for one of them. */
  private Schedule schedule(Assignment assignment, StandingStore.Key key, Known known) {
    Map<UUID, Arrangement> arranged =
        known
            .arranged()
            .computeIfAbsent(
                assignment.id(), id -> arrangements.of(assignment, known.learners(), known.now()));
    return Objects.requireNonNull(arranged.get(key.account())).schedule();
  }
}
