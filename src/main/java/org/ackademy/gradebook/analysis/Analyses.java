package org.ackademy.gradebook.analysis;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ackademy.course.Courses;
import org.ackademy.platform.security.Caller;
import org.ackademy.quiz.OfferedQuiz;
import org.ackademy.quiz.QuizShelf;

/** Reads what an analysis is made of. Each call is a short transaction. */
@Dependent
@Transactional
class Analyses {
  private final AnalysisStore store;
  private final Courses courses;
  private final QuizShelf quizzes;

  @Inject
  Analyses(AnalysisStore store, Courses courses, QuizShelf quizzes) {
    this.store = store;
    this.courses = courses;
    this.quizzes = quizzes;
  }

  /**
   * The answers of a class, or of those of it whose work the person sees.
   *
   * @throws org.ackademy.platform.http.Refused where the person may not see them
   */
  Material material(Caller.Person person, UUID course, UUID assignment) {
    Courses.Given given = courses.visible(person, course, assignment);
    Set<UUID> sections = given.membership().requireTeaching().onlySections();
    OfferedQuiz current =
        quizzes
            .current(given.assignment().quizId())
            .orElseThrow(() -> new IllegalStateException("an assignment without its quiz"));
    Map<UUID, OfferedQuiz> versions = new HashMap<>();
    List<Attempted> attempted =
        store.told(assignment, sections).stream()
            .map(
                told ->
                    new Attempted(
                        told,
                        versions
                            .computeIfAbsent(told.quizVersion(), this::quiz)
                            .drawn(told.seed())))
            .toList();
    return new Material(current, attempted);
  }

  private OfferedQuiz quiz(UUID version) {
    return quizzes
        .version(version)
        .orElseThrow(() -> new IllegalStateException("an attempt without its quiz"));
  }

  /** An attempt, and the exercises that it has. */
  record Attempted(Told told, OfferedQuiz quiz) {}

  /**
   * What an analysis is made of.
   *
   * @param current the quiz as it stands now, with all exercises that may be drawn
   */
  record Material(OfferedQuiz current, List<Attempted> attempts) {
    Material {
      attempts = List.copyOf(attempts);
    }
  }
}
