package org.ackademy.course;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.Ids;
import org.ackademy.platform.audit.Audit;
import org.ackademy.platform.audit.Subject;
import org.ackademy.question.Text;
import org.ackademy.quiz.OfferedQuiz;
import org.ackademy.quiz.QuizShelf;

/**
 * Courses that stand for those of a learning management system: who is in them as what, and what
 * they give, is decided there. Each call joins its caller's transaction.
 */
@Dependent
@Transactional(Transactional.TxType.MANDATORY)
public class PlatformCourses {
  /** The most characters of a title. */
  public static final int TITLE_LENGTH_MAX = CoursesResource.TITLE_LENGTH_MAX;

  private static final ZoneId ZONE = ZoneId.of("UTC");

  private final CourseStore store;
  private final CourseMaking making;
  private final PeopleOfCourse people;
  private final QuizShelf quizzes;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  @Inject
  PlatformCourses(
      CourseStore store,
      CourseMaking making,
      PeopleOfCourse people,
      QuizShelf quizzes,
      Audit audit,
      Ids ids,
      Clock clock) {
    this.store = store;
    this.making = making;
    this.people = people;
    this.quizzes = quizzes;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /** Makes a course. */
  public UUID make(String title) {
    String slug = "lti-" + ids.next();
    Course course = making.made(slug, new Text(title, title), ZONE).orElseThrow();
    audit.record(
        Optional.empty(),
        "course.made",
        Subject.inCourse(course.id(), "course", course.id()),
        Map.of(),
        Map.of("slug", slug));
    return course.id();
  }

  /** Has somebody be in a course as this, whatever they were. */
  public void place(UUID course, UUID account, CourseRole role) {
    Optional<Enrolment> known = store.enrolment(course, account);
    if (known.isEmpty()) {
      making.enrol(course, account, role, Optional.empty());
      return;
    }
    boolean stays = known.get().isCurrent() && known.get().role() == role;
    if (!stays) {
      people.change(course, account, role);
      record(
          course,
          account,
          known.get().isCurrent() ? "enrolment.changed" : "enrolment.made",
          Map.of("role", role));
    }
  }

  private void record(UUID course, UUID account, String action, Map<String, ?> after) {
    audit.record(
        Optional.empty(), action, Subject.inCourse(course, "enrolment", account), Map.of(), after);
  }

  /** Gives a quiz for practice; nothing where there is none of that name. */
  public Optional<UUID> give(UUID course, String quiz) {
    return quizzes.named(quiz).map(offered -> given(course, offered, Terms.PRACTICE));
  }

  /**
   * Gives a course what another one gives: the same quiz on the same terms, at any time.
   *
   * @return nothing where there is no such assignment
   */
  public Optional<UUID> giveLike(UUID course, UUID assignment) {
    return store
        .assignment(assignment)
        .flatMap(
            found ->
                quizzes
                    .current(found.quizId())
                    .map(quiz -> given(course, quiz, open(found.terms()))));
  }

  /** Terms that need no closing, which another course's dates do not tell. */
  private static Terms open(Terms terms) {
    return terms.release() == Terms.Release.AFTER_CLOSING
            || terms.sitting().guard() == Terms.Guard.EXAM
        ? Terms.PRACTICE
        : terms;
  }

  private UUID given(UUID course, OfferedQuiz quiz, Terms terms) {
    var state =
        new Assignment.State(quiz.version().title(), Schedule.ALWAYS, terms, Optional.empty());
    UUID id = ids.next();
    store.add(new Assignment(id, course, quiz.version().quizId(), state, clock.instant()));
    audit.record(
        Optional.empty(),
        "assignment.given",
        Subject.inCourse(course, "assignment", id),
        Map.of(),
        Map.of("quiz", quiz.slug()));
    return id;
  }

  /** The course that an assignment is of, unless it was withdrawn. */
  public Optional<UUID> courseOf(UUID assignment) {
    return store
        .assignment(assignment)
        .filter(found -> found.withdrawnAt().isEmpty())
        .map(Assignment::courseId);
  }

  /** What an assignment is called. */
  public Optional<Text> titleOf(UUID assignment) {
    return store.assignment(assignment).map(Assignment::title);
  }
}
