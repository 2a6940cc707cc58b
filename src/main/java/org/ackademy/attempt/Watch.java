package org.ackademy.attempt;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ackademy.course.Arrangement;
import org.ackademy.course.Arrangements;
import org.ackademy.course.Courses;
import org.ackademy.platform.security.Caller;
import org.ackademy.quiz.OfferedQuiz;
import org.ackademy.quiz.QuizShelf;

/**
 * How far a class has come with an assignment, while it is at it. Each call is a short transaction
 * of as many queries for a thousand learners as for one.
 */
@Dependent
@Transactional
class Watch {
  private final WatchStore store;
  private final Courses courses;
  private final Arrangements arrangements;
  private final QuizShelf quizzes;

  @Inject
  Watch(WatchStore store, Courses courses, Arrangements arrangements, QuizShelf quizzes) {
    this.store = store;
    this.courses = courses;
    this.arrangements = arrangements;
    this.quizzes = quizzes;
  }

  /**
   * The learners whose work somebody sees, by username.
   *
   * @throws org.ackademy.platform.http.Refused where they do not teach the course
   */
  List<Watched> learners(Caller.Person person, Attempts.Place place, Instant now) {
    Courses.Given given = courses.visible(person, place.course(), place.assignment());
    Set<UUID> sections = given.membership().requireTeaching().onlySections();
    List<WatchStore.Seat> seats = store.seats(place.course(), place.assignment(), sections);
    Map<UUID, Arrangement> arranged =
        arrangements.of(
            given.assignment(), seats.stream().map(WatchStore.Seat::learner).toList(), now);
    Map<UUID, Integer> sizes = new HashMap<>();
    return seats.stream()
        .map(
            seat ->
                new Watched(
                    seat,
                    Objects.requireNonNull(arranged.get(seat.learner())),
                    seat.sitting()
                        .map(sitting -> sizes.computeIfAbsent(sitting.quizVersion(), this::size))))
        .toList();
  }

  private int size(UUID version) {
    return quizzes.version(version).map(OfferedQuiz::size).orElse(0);
  }

  /**
   * A learner who is watched.
   *
   * @param arrangement what holds for them now
   * @param exercises how many their attempt has
   */
  record Watched(WatchStore.Seat seat, Arrangement arrangement, Optional<Integer> exercises) {
    Optional<AttemptView.State> state(Instant now) {
      return seat.sitting()
          .map(
              sitting -> {
                if (sitting.endedAt().isPresent()) {
                  return AttemptView.State.HANDED_IN;
                }
                if (arrangement.pause() == Arrangement.Pause.PAUSED) {
                  return AttemptView.State.PAUSED;
                }
                return arrangement.isOver(sitting.startedAt(), now)
                    ? AttemptView.State.OVER
                    : AttemptView.State.OPEN;
              });
    }
  }
}
