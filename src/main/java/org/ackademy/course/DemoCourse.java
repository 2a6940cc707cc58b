package org.ackademy.course;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.StartOrder;
import org.ackademy.platform.security.DemoPerson;
import org.ackademy.platform.security.FirstPeople;
import org.ackademy.question.Text;
import org.ackademy.quiz.OfferedQuiz;
import org.ackademy.quiz.QuizShelf;

/** A course for the demo accounts: every quiz that there is, on the terms of practice. */
@ApplicationScoped
public class DemoCourse {
  static final String SLUG = "demo";
  static final int QUIZZES_MAX = 100;

  private static final Text TITLE = new Text("TCP opens and closes", "TCP 연결의 시작과 종료");

  private static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

  private final CourseMaking making;
  private final Assigning assigning;
  private final FirstPeople people;
  private final QuizShelf quizzes;

  @Inject
  DemoCourse(CourseMaking making, Assigning assigning, FirstPeople people, QuizShelf quizzes) {
    this.making = making;
    this.assigning = assigning;
    this.people = people;
    this.quizzes = quizzes;
  }

  /** Runs once, before anybody can call. */
  @Transactional
  public void make(
      @Observes @Priority(StartOrder.COURSES) @Initialized(ApplicationScoped.class)
          Object application) {
    if (people.account(DemoPerson.INSTRUCTOR).isPresent()) {
      making.made(SLUG, TITLE, ZONE).ifPresent(this::fill);
    }
  }

  private void fill(Course course) {
    for (DemoPerson person : DemoPerson.values()) {
      Optional<UUID> account = people.account(person);
      switch (person) {
        case ADMIN -> {
          // Sees every course as it is.
        }
        case INSTRUCTOR ->
            account.ifPresent(
                id -> making.enrol(course.id(), id, CourseRole.INSTRUCTOR, Optional.empty()));
        case LEARNER, LEARNER2 ->
            account.ifPresent(
                id -> making.enrol(course.id(), id, CourseRole.LEARNER, Optional.empty()));
      }
    }
    for (OfferedQuiz quiz : quizzes.after("", QUIZZES_MAX)) {
      assigning.giveForPractice(course.id(), quiz);
    }
  }
}
