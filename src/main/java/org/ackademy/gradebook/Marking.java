package org.ackademy.gradebook;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.ackademy.course.Courses;
import org.ackademy.course.Membership;
import org.ackademy.platform.audit.Audit;
import org.ackademy.platform.audit.Subject;
import org.ackademy.platform.http.Tagged;
import org.ackademy.platform.security.Caller;

/** Marks changed by hand. Each call is a short transaction. */
@Dependent
@Transactional
class Marking {
  private final GradebookStore store;
  private final StandingStore standings;
  private final Gradebooks gradebooks;
  private final Courses courses;
  private final Event<MarkChanged> changed;
  private final Audit audit;
  private final Clock clock;

  @Inject
  Marking(
      GradebookStore store,
      StandingStore standings,
      Gradebooks gradebooks,
      Courses courses,
      Event<MarkChanged> changed,
      Audit audit,
      Clock clock) {
    this.store = store;
    this.standings = standings;
    this.gradebooks = gradebooks;
    this.courses = courses;
    this.changed = changed;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Changes a mark by hand.
   *
   * @param seen says which state the person has seen
   * @param view what people are shown of a mark
   * @throws org.ackademy.platform.http.Refused where they may not, or have seen another state
   */
  Gradebook change(
      Caller.Person person,
      UUID course,
      Target target,
      ByHand wanted,
      HttpHeaders seen,
      Function<Gradebook, Object> view) {
    courses
        .visible(person, course, target.assignment())
        .membership()
        .require(Membership.Right.GRADE);
    gradebooks.cell(person, course, target.assignment(), target.learner());
    standings.lock(target.assignment(), target.learner(), clock.instant());
    Gradebook before = gradebooks.cell(person, course, target.assignment(), target.learner());
    Tagged.requireSeen(seen, view.apply(before));
    ByHand old = only(before).byHand();
    store.put(
        target.assignment(),
        target.learner(),
        wanted,
        new ByHand.Changed(person.id(), clock.instant()));
    audit.record(
        Optional.of(person.id()),
        "mark.changed",
        Subject.inCourse(course, "mark", target.assignment() + "/" + target.learner()),
        fields(old),
        fields(wanted));
    changed.fire(new MarkChanged(target.assignment(), target.learner(), MarkChanged.Cause.HAND));
    return gradebooks.cell(person, course, target.assignment(), target.learner());
  }

  private static Cell only(Gradebook gradebook) {
    return gradebook.rows().getFirst().cell(gradebook.columns().getFirst());
  }

  private static Map<String, Object> fields(ByHand byHand) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("excused", byHand.counts() == ByHand.Counts.EXCUSED ? "yes" : "no");
    byHand.points().map(BigDecimal::toPlainString).ifPresent(text -> fields.put("points", text));
    byHand.reason().ifPresent(text -> fields.put("reason", text));
    byHand.remark().ifPresent(text -> fields.put("remark", text));
    return fields;
  }

  /** Which mark. */
  record Target(UUID assignment, UUID learner) {}
}
