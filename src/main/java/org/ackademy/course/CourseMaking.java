package org.ackademy.course;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ackademy.platform.Ids;
import org.ackademy.platform.audit.Audit;
import org.ackademy.platform.audit.Subject;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.security.Caller;
import org.ackademy.question.Text;
import org.ackademy.quiz.OfferedQuiz;
import org.ackademy.quiz.QuizShelf;

/** Makes courses, fills them with people, gives quizzes to them. Each call is one transaction. */
@Dependent
@Transactional
class CourseMaking {
  /** The organisation of courses that name none; there is one for as long as nobody needs two. */
  static final String ORGANISATION = "ackademy";

  private final CourseStore store;
  private final QuizShelf quizzes;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  @Inject
  CourseMaking(CourseStore store, QuizShelf quizzes, Audit audit, Ids ids, Clock clock) {
    this.store = store;
    this.quizzes = quizzes;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes a course.
   *
   * @throws org.ackademy.platform.http.Refused where the name is taken
   */
  Membership make(Caller.Person person, String slug, Text title) {
    if (!person.isAdministrator()) {
      throw Problem.forbidden().refused();
    }
    Course course =
        made(slug, title)
            .orElseThrow(
                () ->
                    Problem.ofFields(List.of(Problem.FieldFault.of("#/slug", "taken"))).refused());
    audit.record(
        Optional.of(person.id()),
        "course.made",
        Subject.inCourse(course.id(), "course", course.id()),
        Map.of(),
        Map.of("slug", slug));
    return new Membership(course, Membership.Part.ADMINISTRATOR, Set.of());
  }

  /** Makes a course unless there is one of that name. */
  Optional<Course> made(String slug, Text title) {
    UUID organisation = organisation();
    if (store.course(organisation, slug).isPresent()) {
      return Optional.empty();
    }
    var course = new Course(ids.next(), organisation, slug, title, clock.instant());
    store.add(course);
    return Optional.of(course);
  }

  private UUID organisation() {
    return store
        .organisation(ORGANISATION)
        .orElseGet(
            () -> {
              var made = new Organisation(ids.next(), ORGANISATION, "Ackademy", clock.instant());
              store.add(made);
              return made;
            })
        .id();
  }

  /**
   * Takes somebody into a course; one who is in it already stays what they are.
   *
   * @param by whose doing it is; absent for the system itself
   */
  void enrol(UUID course, UUID account, CourseRole role, Optional<UUID> by) {
    if (store.enrolment(course, account).isEmpty()) {
      store.add(new Enrolment(course, account, role, clock.instant()));
      audit.record(
          by,
          "enrolment.made",
          Subject.inCourse(course, "enrolment", account),
          Map.of(),
          Map.of("role", role));
    }
  }

  /**
   * Gives a quiz to a course.
   *
   * @throws org.ackademy.platform.http.Refused where there is no such quiz
   */
  Assignment give(
      Course course, String quiz, Optional<Text> title, Schedule schedule, Terms terms) {
    OfferedQuiz offered =
        quizzes
            .named(quiz)
            .orElseThrow(
                () ->
                    Problem.ofFields(List.of(Problem.FieldFault.of("#/quiz", "no-such-quiz")))
                        .refused());
    var assignment =
        new Assignment(
            ids.next(),
            course.id(),
            offered.version().quizId(),
            title.orElse(offered.version().title()),
            schedule,
            terms,
            clock.instant());
    store.add(assignment);
    return assignment;
  }
}
