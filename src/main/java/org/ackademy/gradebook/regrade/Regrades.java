package org.ackademy.gradebook.regrade;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.attempt.WrittenAnswers;
import org.ackademy.course.Assignment;
import org.ackademy.course.Courses;
import org.ackademy.course.Membership;
import org.ackademy.platform.Ids;
import org.ackademy.platform.audit.Audit;
import org.ackademy.platform.audit.Subject;
import org.ackademy.platform.http.IdempotencyKey;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.jobs.JobKind;
import org.ackademy.platform.jobs.Jobs;
import org.ackademy.platform.security.Caller;

/** Asks for regrades, shows them, and has them applied. Each call is a short transaction. */
@Dependent
@Transactional
class Regrades {
  /** Answers after which a batch is full: some seconds of one server's work. */
  static final int BATCH_ANSWERS = 500;

  static final JobKind<Share> GRADING = new JobKind<>("regrade-grading", Share.class);
  static final JobKind<Share> APPLYING = new JobKind<>("regrade-applying", Share.class);

  private static final String SUBJECT = "regrade";

  private final RegradeStore store;
  private final Courses courses;
  private final Jobs jobs;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  @Inject
  Regrades(RegradeStore store, Courses courses, Jobs jobs, Audit audit, Ids ids, Clock clock) {
    this.store = store;
    this.courses = courses;
    this.jobs = jobs;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /** What a job is about: a batch of a regrade. */
  record Share(UUID regrade, int batch) {}

  /**
   * What is wanted.
   *
   * @param exercise its name in the quiz; absent for all
   */
  record Wish(
      Optional<String> exercise,
      Regrade.Against against,
      Regrade.Lowering lowering,
      String reason) {}

  /**
   * Asks for a regrade, to see; or finds the one that this key asked for.
   *
   * @throws org.ackademy.platform.http.Refused where the person may not, or there is no such
   *     exercise
   */
  Regrade prepare(
      Caller.Person person, UUID course, UUID assignment, Wish wish, IdempotencyKey key) {
    Courses.Given given = teaching(person, course, assignment);
    Optional<Regrade> same = store.regrade(assignment, person.id(), key.text());
    if (same.isPresent()) {
      return requireSame(same.get(), wish);
    }
    Instant now = clock.instant();
    var regrade =
        new Regrade(
            ids.next(),
            assignment,
            wish.exercise().map(name -> exercise(given.assignment(), name)),
            wish.against(),
            wish.lowering(),
            wish.reason(),
            WrittenAnswers.engine(),
            store.lastAnswer(),
            person.id(),
            now,
            Optional.empty(),
            new Regrade.Progress(0, 0, 0, 0, 0));
    store.add(regrade, key.text());
    for (Batch batch : Batch.of(store.shares(regrade), BATCH_ANSWERS)) {
      store.add(regrade.id(), batch);
      schedule(GRADING, regrade.id(), batch.number());
    }
    audit.record(
        Optional.of(person.id()),
        "regrade.prepared",
        Subject.inCourse(course, SUBJECT, regrade.id()),
        Map.of(),
        Map.of(
            "assignment", assignment,
            "exercise", wish.exercise().orElse(""),
            "against", wish.against(),
            "lowering", wish.lowering(),
            "reason", wish.reason()));
    return found(regrade.id());
  }

  private Regrade requireSame(Regrade regrade, Wish wish) {
    boolean same =
        regrade.exercise().map(Regrade.Exercise::name).equals(wish.exercise())
            && regrade.against() == wish.against()
            && regrade.lowering() == wish.lowering()
            && regrade.reason().equals(wish.reason());
    if (!same) {
      throw Problem.of(422, "idempotency-key-reused").refused();
    }
    return regrade;
  }

  private Regrade.Exercise exercise(Assignment assignment, String name) {
    UUID id =
        store
            .exercise(assignment.quizId(), name.replace('\0', '\uFFFD'))
            .orElseThrow(
                () ->
                    Problem.ofFields(
                            List.of(Problem.FieldFault.of("#/exercise", "no-such-exercise")))
                        .refused());
    return new Regrade.Exercise(id, name);
  }

  private void schedule(JobKind<Share> kind, UUID regrade, int batch) {
    jobs.schedule(kind, regrade + "-" + batch, new Share(regrade, batch));
  }

  /** An assignment's regrades by age, from the one after an id. */
  List<Regrade> list(Caller.Person person, UUID course, UUID assignment, UUID after, int limit) {
    teaching(person, course, assignment);
    return store.regrades(assignment, after, limit);
  }

  /**
   * A regrade.
   *
   * @throws org.ackademy.platform.http.Refused where there is none that the person may see
   */
  Regrade one(Caller.Person person, UUID course, UUID assignment, UUID id) {
    teaching(person, course, assignment);
    return store
        .regrade(id)
        .filter(regrade -> regrade.assignment().equals(assignment))
        .orElseThrow(() -> Problem.notFound().refused());
  }

  /** What a regrade changes, from the change after an id. */
  List<Change.Stored> changes(
      Caller.Person person, UUID course, UUID assignment, UUID id, UUID after, int limit) {
    one(person, course, assignment, id);
    return store.changes(id, after, limit);
  }

  /** How many changes a regrade has of each effect. */
  Map<Change.Effect, Long> effects(Regrade regrade) {
    var counts = new LinkedHashMap<Change.Effect, Long>();
    for (Change.Effect effect : Change.Effect.values()) {
      counts.put(effect, 0L);
    }
    store
        .effects(regrade.id())
        .forEach(
            row ->
                counts.put(
                    Change.Effect.valueOf(row.get(0, String.class)), row.get(1, Long.class)));
    return counts;
  }

  /**
   * Has a regrade applied; asking again changes nothing.
   *
   * @throws org.ackademy.platform.http.Refused where not all of its changes can be seen yet
   */
  Regrade apply(Caller.Person person, UUID course, UUID assignment, UUID id) {
    Regrade regrade = one(person, course, assignment, id);
    if (regrade.state() == Regrade.State.PREPARING) {
      throw Problem.of(409, "regrade-not-ready").refused();
    }
    if (store.apply(id, person.id(), clock.instant())) {
      for (int batch = 1; batch <= regrade.progress().batches(); batch++) {
        schedule(APPLYING, id, batch);
      }
      audit.record(
          Optional.of(person.id()),
          "regrade.applied",
          Subject.inCourse(course, SUBJECT, id),
          Map.of(),
          Map.of("assignment", assignment, "changes", effects(regrade)));
    }
    return found(id);
  }

  private Regrade found(UUID id) {
    return store
        .regrade(id)
        .orElseThrow(() -> new IllegalStateException("a regrade that was just stored: " + id));
  }

  private Courses.Given teaching(Caller.Person person, UUID course, UUID assignment) {
    Courses.Given given = courses.visible(person, course, assignment);
    Membership unused = given.membership().require(Membership.Right.GIVE);
    return given;
  }
}
