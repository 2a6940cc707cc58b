package org.ackademy.course;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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

  /** What came of putting somebody into a course. */
  public enum Placed {
    CAME,
    /** They were in it already, perhaps as something else. */
    WAS_THERE
  }

  /** Has somebody be in a course as this, whatever they were. */
  public Placed place(UUID course, UUID account, CourseRole role) {
    Optional<Enrolment> known = store.enrolment(course, account);
    if (known.isEmpty()) {
      making.enrol(course, account, role, Optional.empty());
      return Placed.CAME;
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
    return known.get().isCurrent() ? Placed.WAS_THERE : Placed.CAME;
  }

  /** As what somebody is in a course now. */
  public Optional<CourseRole> roleOf(UUID course, UUID account) {
    return store.enrolment(course, account).filter(Enrolment::isCurrent).map(Enrolment::role);
  }

  /** How many run a course. */
  public long countOfInstructors(UUID course) {
    return people.countOfInstructors(course);
  }

  /** Ends that somebody is in a course; what they did stays. */
  public void end(UUID course, UUID account) {
    people.end(course, account, clock.instant());
    record(course, account, "enrolment.ended", Map.of());
  }

  private void record(UUID course, UUID account, String action, Map<String, ?> after) {
    audit.record(
        Optional.empty(), action, Subject.inCourse(course, "enrolment", account), Map.of(), after);
  }

  /** Gives a quiz for practice; nothing where there is none of that name. */
  public Optional<UUID> give(UUID course, String quiz) {
    return quizzes
        .named(quiz)
        .map(
            offered ->
                given(
                    ids.next(),
                    course,
                    offered,
                    new Assignment.State(
                        offered.version().title(),
                        Schedule.ALWAYS,
                        Terms.PRACTICE,
                        Optional.empty())));
  }

  /**
   * What somebody chose for a course.
   *
   * @param attemptsMax absent for as many as learners like
   */
  public record Wish(
      UUID quiz, Text title, OptionalInt attemptsMax, Terms.Counting counting, Schedule schedule) {
    /** The same for another course, of whose dates nothing is known. */
    public Wish atAnyTime() {
      return new Wish(quiz, title, attemptsMax, counting, Schedule.ALWAYS);
    }
  }

  /**
   * Gives a course what was chosen, for practice but for what was chosen otherwise.
   *
   * @param id the assignment's from now on
   * @return nothing where there is no such quiz
   */
  public Optional<UUID> give(UUID course, UUID id, Wish wish) {
    Terms usual = Terms.PRACTICE;
    var terms =
        new Terms(
            wish.attemptsMax(),
            wish.counting(),
            usual.release(),
            usual.feedback(),
            usual.timeLimit(),
            usual.penalties(),
            usual.sitting());
    return quizzes
        .current(wish.quiz())
        .map(
            quiz ->
                given(
                    id,
                    course,
                    quiz,
                    new Assignment.State(wish.title(), wish.schedule(), terms, Optional.empty())));
  }

  /** Whether there is, or was, an assignment of this id. */
  public boolean isGiven(UUID assignment) {
    return store.assignment(assignment).isPresent();
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
                    .map(
                        quiz ->
                            given(
                                ids.next(),
                                course,
                                quiz,
                                new Assignment.State(
                                    found.title(),
                                    Schedule.ALWAYS,
                                    open(found.terms()),
                                    Optional.empty()))));
  }

  /** Terms that need no closing, which another course's dates do not tell. */
  private static Terms open(Terms terms) {
    return terms.release() == Terms.Release.AFTER_CLOSING
            || terms.sitting().guard() == Terms.Guard.EXAM
        ? Terms.PRACTICE
        : terms;
  }

  private UUID given(UUID id, UUID course, OfferedQuiz quiz, Assignment.State state) {
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
