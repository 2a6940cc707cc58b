package org.ackademy.interop.xapi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.gradebook.GradebookView;
import org.ackademy.gradebook.MarkChanged;
import org.ackademy.gradebook.OwnMarks;
import org.ackademy.platform.Ids;
import org.ackademy.platform.Settings;
import org.ackademy.platform.http.Refused;
import org.ackademy.platform.jobs.Job;
import org.ackademy.platform.jobs.JobKind;
import org.ackademy.platform.jobs.Jobs;
import org.ackademy.platform.jobs.Patience;
import org.ackademy.platform.security.AccountBook;
import org.ackademy.platform.security.Caller;

/**
 * Tells a learning record store a mark that changed, as soon as its learner may know it and not
 * before: until then it asks again and again, and after a year no more.
 */
@ApplicationScoped
public class MarkTold implements Job.OneTime<MarkTold.Changed> {
  /** From one look whether a mark is released to the next. */
  static final Duration LOOK_AGAIN = Duration.ofHours(1);

  static final Duration LOOKED_FOR = Duration.ofDays(366);

  private static final JobKind<Changed> KIND = new JobKind<>("xapi-mark", Changed.class);

  private final RecordStore records;
  private final OwnMarks marks;
  private final AccountBook book;
  private final Jobs jobs;
  private final Ids ids;
  private final Clock clock;
  private final Statements statements;

  @Inject
  MarkTold(
      RecordStore records,
      OwnMarks marks,
      AccountBook book,
      Jobs jobs,
      Ids ids,
      Clock clock,
      Settings settings) {
    this.records = records;
    this.marks = marks;
    this.book = book;
    this.jobs = jobs;
    this.ids = ids;
    this.clock = clock;
    this.statements = new Statements(settings.root());
  }

  /**
   * What the job is about.
   *
   * @param statement the id of the statement that tells it
   */
  record Changed(UUID statement, UUID assignment, UUID account, Instant at) {}

  void changed(@Observes MarkChanged changed) {
    if (records.isThere()) {
      UUID id = ids.next();
      jobs.schedule(
          KIND,
          id.toString(),
          new Changed(id, changed.assignment(), changed.account(), clock.instant()));
    }
  }

  @Override
  public JobKind<Changed> kind() {
    return KIND;
  }

  @Override
  public Patience patience() {
    return Patience.DAYS;
  }

  @Override
  public Outcome run(Changed changed) throws IOException {
    Optional<Caller.Person> learner = book.person(changed.account());
    Optional<UUID> course = marks.courseOf(changed.assignment());
    if (learner.isEmpty() || course.isEmpty()) {
      return new Outcome.Done(); // forgotten, or gone
    }
    GradebookView view;
    try {
      view = marks.of(course.get(), changed.assignment(), learner.get());
    } catch (Refused e) {
      return new Outcome.Done(); // who left the course, or an assignment that was withdrawn
    }
    GradebookView.ColumnView column = view.assignments().getFirst();
    var points = view.learners().getFirst().marks().getFirst().score();
    if (points.isEmpty()) {
      Instant now = clock.instant();
      return now.isBefore(changed.at().plus(LOOKED_FOR))
          ? new Outcome.Again(now.plus(LOOK_AGAIN))
          : new Outcome.Done();
    }
    var mark = new Statements.Mark(course.get(), changed.assignment(), changed.account());
    records.tell(
        java.util.List.of(
            statements.scored(
                changed.statement(), mark, points.get(), column.maximum(), changed.at())));
    return new Outcome.Done();
  }
}
