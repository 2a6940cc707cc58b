package org.ackademy.course;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;

/** Looks up exams, and who learns and teaches. Each call is a short transaction. */
@Dependent
@Transactional
class ExamRegister {
  private final StatelessSession session;
  private final ArrangementStore arrangements;

  @Inject
  ExamRegister(StatelessSession session, ArrangementStore arrangements) {
    this.session = session;
    this.arrangements = arrangements;
  }

  /** Exams that may not be over. */
  List<Exams.Exam> exams(Instant now) {
    return session
        .createSelectionQuery(
            "from Assignment where guard = EXAM and withdrawnAt is null"
                + " and (arranged = true or closesAt > :now)",
            Assignment.class)
        .setParameter("now", now)
        .getResultList()
        .stream()
        .map(assignment -> exam(assignment, now))
        .toList();
  }

  private Exams.Exam exam(Assignment assignment, Instant now) {
    List<Schedule> schedules = schedules(assignment, now);
    return new Exams.Exam(
        assignment.courseId(),
        assignment.quizId(),
        schedules.stream()
            .map(schedule -> schedule.opens().orElse(Instant.MIN))
            .min(Instant::compareTo)
            .orElse(Instant.MIN),
        schedules.stream()
            .map(schedule -> schedule.closes().orElse(Instant.MAX))
            .max(Instant::compareTo)
            .orElse(Instant.MAX));
  }

  /** The class's schedule, and that of each learner for whom anything else holds. */
  private List<Schedule> schedules(Assignment assignment, Instant now) {
    if (!assignment.isArranged()) {
      return List.of(assignment.schedule());
    }
    List<Accommodation> agreed = arrangements.accommodations(assignment.id());
    List<Intervention> done = arrangements.interventions(assignment.id());
    Stream<UUID> learners =
        Stream.concat(
            agreed.stream().map(Accommodation::accountId),
            done.stream().flatMap(intervention -> intervention.learner().stream()));
    return Stream.concat(Stream.of(new UUID(0, 0)), learners)
        .distinct()
        .map(
            learner ->
                Arrangement.of(
                        assignment.schedule(),
                        assignment.terms(),
                        agreed.stream()
                            .filter(one -> one.accountId().equals(learner))
                            .map(Accommodation::allowed)
                            .findFirst(),
                        done.stream()
                            .filter(one -> one.learner().map(learner::equals).orElse(true))
                            .map(Intervention::fact)
                            .toList(),
                        now)
                    .schedule())
        .toList();
  }

  /** Whether somebody learns in one of these courses. */
  boolean learnsInOneOf(UUID account, Set<UUID> courses) {
    return session
            .createSelectionQuery(
                "select count(*) from Enrolment where accountId = :account and leftAt is null"
                    + " and role = LEARNER and courseId in :courses",
                Long.class)
            .setParameter("account", account)
            .setParameterList("courses", courses)
            .getSingleResult()
        > 0;
  }

  /** Whether somebody teaches anywhere. */
  boolean teaches(UUID account) {
    return session
            .createSelectionQuery(
                "select count(*) from Enrolment where accountId = :account and leftAt is null"
                    + " and role <> LEARNER",
                Long.class)
            .setParameter("account", account)
            .getSingleResult()
        > 0;
  }
}
