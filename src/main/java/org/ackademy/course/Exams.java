package org.ackademy.course;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ackademy.platform.security.Caller;
import org.ackademy.quiz.QuizVeil;

/**
 * Which exams are open, and what follows from that for others. An exam is open from its opening to
 * its closing; for as long as it is for anybody, accommodations and extensions included.
 */
@ApplicationScoped
public class Exams implements QuizVeil {
  /**
   * What was found is looked at again after so long: every replay asks. Whether an exam is open is
   * worked out anew each time; only what another server changed is learnt so late.
   */
  static final Duration FRESH = Duration.ofSeconds(1);

  private final ExamRegister register;
  private final Clock clock;
  private volatile Seen seen = Seen.NOTHING;

  @Inject
  Exams(ExamRegister register, Clock clock) {
    this.register = register;
    this.clock = clock;
  }

  /** How much somebody may be helped by a replay now. */
  public Help help(Caller caller) {
    Instant now = clock.instant();
    List<Exam> open = exams(now).stream().filter(exam -> exam.isOpen(now)).toList();
    if (open.isEmpty()) {
      return Help.FULL;
    }
    boolean restricted =
        switch (caller) {
          case Caller.Guest guest -> true;
          case Caller.Person person ->
              register.learnsInOneOf(
                  person.id(), open.stream().map(Exam::course).collect(Collectors.toSet()));
        };
    return restricted ? Help.VERDICT_ALONE : Help.FULL;
  }

  /** Quizzes of exams that are not over, from all who teach nowhere. */
  @Override
  public Set<UUID> hiddenFrom(Caller caller) {
    Instant now = clock.instant();
    Set<UUID> hidden =
        exams(now).stream()
            .filter(exam -> !exam.isOver(now))
            .map(Exam::quiz)
            .collect(Collectors.toUnmodifiableSet());
    if (hidden.isEmpty()) {
      return hidden;
    }
    boolean teaches =
        switch (caller) {
          case Caller.Guest guest -> false;
          case Caller.Person person -> person.isAdministrator() || register.teaches(person.id());
        };
    return teaches ? Set.of() : hidden;
  }

  /** What this server changes it knows at once. */
  void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) Changed changed) {
    seen = Seen.NOTHING;
  }

  private List<Exam> exams(Instant now) {
    Seen known = seen;
    // A clock that was set back makes what was seen old too.
    if (now.isBefore(known.at) || !now.isBefore(known.at.plus(FRESH))) {
      known = new Seen(now, register.exams(now));
      seen = known;
    }
    return known.exams;
  }

  /** How much a replay tells. */
  public enum Help {
    FULL,
    /** Verdict, line and code. */
    VERDICT_ALONE
  }

  /**
   * An exam that is not withdrawn.
   *
   * @param opens the first moment at which anybody can work
   * @param closes the first moment at which nobody can any more
   */
  record Exam(UUID course, UUID quiz, Instant opens, Instant closes) {
    boolean isOpen(Instant at) {
      return !at.isBefore(opens) && at.isBefore(closes);
    }

    boolean isOver(Instant at) {
      return !at.isBefore(closes);
    }
  }

  /** Told where an assignment was given, changed or arranged otherwise. */
  public record Changed() {}

  private record Seen(Instant at, List<Exam> exams) {
    private static final Seen NOTHING = new Seen(Instant.MIN, List.of());
  }
}
