package org.ackademy.gradebook;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ackademy.course.Assignment;
import org.ackademy.course.Courses;
import org.ackademy.course.Membership;
import org.ackademy.platform.security.Caller;

/** Reads gradebooks, for those who teach. Each call is a short transaction. */
@Dependent
@Transactional
class Gradebooks {
  /** The most assignments that a gradebook shows. */
  static final int COLUMNS_MAX = 500;

  private static final UUID FIRST = new UUID(0, 0);

  private final GradebookStore store;
  private final Courses courses;

  @Inject
  Gradebooks(GradebookStore store, Courses courses) {
    this.store = store;
    this.courses = courses;
  }

  /**
   * A part of a course's gradebook: so many learners, from the one after a name.
   *
   * @throws org.ackademy.platform.http.Refused where the person may not see it
   */
  Gradebook read(Caller.Person person, UUID course, String after, int limit) {
    Membership membership = courses.visible(person, course).requireTeaching();
    List<Assignment> assignments = courses.assignments(membership, FIRST, COLUMNS_MAX);
    List<GradebookStore.Learner> learners =
        store.learners(course, membership.onlySections(), after, limit);
    Map<UUID, Map<UUID, List<Mark.AttemptScore>>> scores =
        store.scores(course, learners.stream().map(GradebookStore.Learner::id).toList()).stream()
            .collect(
                Collectors.groupingBy(
                    GradebookStore.Row::learner,
                    Collectors.groupingBy(
                        GradebookStore.Row::assignment,
                        Collectors.mapping(GradebookStore.Row::attempt, Collectors.toList()))));
    return new Gradebook(
        membership.course().slug(),
        assignments.stream().map(this::column).toList(),
        learners.stream()
            .map(learner -> row(learner, assignments, scores.getOrDefault(learner.id(), Map.of())))
            .toList());
  }

  private Gradebook.Column column(Assignment assignment) {
    return new Gradebook.Column(
        assignment.id(),
        assignment.title(),
        BigDecimal.valueOf(store.exercises(assignment.quizId())));
  }

  private static Gradebook.Row row(
      GradebookStore.Learner learner,
      List<Assignment> assignments,
      Map<UUID, List<Mark.AttemptScore>> scores) {
    var marks = new HashMap<UUID, Mark>();
    for (Assignment assignment : assignments) {
      Mark.of(scores.getOrDefault(assignment.id(), List.of()), assignment.terms().counting())
          .ifPresent(mark -> marks.put(assignment.id(), mark));
    }
    return new Gradebook.Row(learner.id(), learner.username(), learner.displayName(), marks);
  }
}
