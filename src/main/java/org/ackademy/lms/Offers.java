package org.ackademy.lms;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ackademy.platform.security.Caller;
import org.ackademy.question.Exercise;
import org.ackademy.question.Text;
import org.ackademy.quiz.OfferedQuiz;
import org.ackademy.quiz.QuizShelf;
import org.ackademy.quiz.QuizVeil;

/** What can be chosen: quizzes, and single questions of them. */
@Dependent
class Offers {
  /** Far more than a bank has; they are looked through one by one. */
  private static final int QUIZZES_MAX = 1_000;

  private static final String PLACE = "%s %s %04d";

  private final QuizShelf quizzes;
  private final QuizVeil veil;

  @Inject
  Offers(QuizShelf quizzes, QuizVeil veil) {
    this.quizzes = quizzes;
    this.veil = veil;
  }

  /** What an offer is. */
  enum Kind {
    QUIZ,
    QUESTION
  }

  /**
   * Something that can be chosen.
   *
   * @param key its place among all
   * @param id of the quiz, or of the question
   * @param about what it is about, or asks, Markdown
   * @param quiz the quiz that it is, or is of
   * @param question where it is one
   */
  record Offer(
      String key,
      Kind kind,
      String id,
      Text title,
      Text about,
      OfferedQuiz quiz,
      Optional<OfferedQuiz.Placed> question) {
    private boolean has(List<String> words) {
      String all =
          Stream.concat(
                  Stream.of(id, title.en(), title.ko(), about.en(), about.ko()),
                  question.stream().flatMap(placed -> said(placed.exercise())))
              .collect(Collectors.joining(" "))
              .toLowerCase(Locale.ROOT);
      return words.stream().allMatch(all::contains);
    }

    private Stream<String> said(Exercise exercise) {
      return Stream.concat(
          Stream.of(
              quiz.version().title().en(),
              quiz.version().title().ko(),
              exercise.question().type(),
              exercise.label().difficulty().name()),
          exercise.label().tags().stream());
    }
  }

  /**
   * What is wanted of all there is.
   *
   * @param search words that all have to be there; empty for everything
   * @param kind nothing for all kinds
   */
  record Wanted(String search, Optional<Kind> kind) {}

  /** The offers that somebody may see, quizzes first, from the one after a key. */
  List<Offer> after(Caller.Person person, Wanted wanted, String key, int limit) {
    List<String> words =
        Arrays.stream(wanted.search().toLowerCase(Locale.ROOT).split("\\s+", -1))
            .filter(word -> !word.isEmpty())
            .toList();
    return all(person).stream()
        .filter(offer -> offer.key().compareTo(key) > 0)
        .filter(offer -> wanted.kind().isEmpty() || wanted.kind().get() == offer.kind())
        .filter(offer -> offer.has(words))
        .limit(limit)
        .toList();
  }

  /** All of them in order. */
  List<Offer> all(Caller.Person person) {
    Set<UUID> hidden = veil.hiddenFrom(person);
    var questions = new ArrayList<Offer>();
    var all = new ArrayList<Offer>();
    for (OfferedQuiz quiz : quizzes.after("", QUIZZES_MAX, hidden)) {
      all.add(
          new Offer(
              PLACE.formatted("1", quiz.slug(), 0),
              Kind.QUIZ,
              quiz.slug(),
              quiz.version().title(),
              quiz.version().description(),
              quiz,
              Optional.empty()));
      int position = 1;
      for (OfferedQuiz.Placed placed : quiz.exercises()) {
        // What is drawn is another quiz's.
        if (placed.lot() == 0) {
          questions.add(question(quiz, placed, position++));
        }
      }
    }
    all.addAll(questions);
    return all;
  }

  private static Offer question(OfferedQuiz quiz, OfferedQuiz.Placed placed, int position) {
    Exercise exercise = placed.exercise();
    return new Offer(
        PLACE.formatted("2", quiz.slug(), position),
        Kind.QUESTION,
        exercise.id(),
        exercise.title(),
        exercise.task(),
        quiz,
        Optional.of(placed));
  }
}
