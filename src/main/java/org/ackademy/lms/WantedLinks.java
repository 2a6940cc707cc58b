package org.ackademy.lms;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ackademy.course.Moments;
import org.ackademy.course.PlatformCourses;
import org.ackademy.course.Schedule;
import org.ackademy.course.Terms;
import org.ackademy.platform.Ids;
import org.ackademy.platform.http.Fields;
import org.ackademy.question.Text;
import org.ackademy.quiz.OfferedQuiz;
import org.ackademy.quiz.Selections;

/**
 * The links that are wanted; none where nothing is to be chosen after all.
 *
 * @param items in order
 */
public record WantedLinks(List<Item> items) {
  /** The most links of one answer. */
  static final int ITEMS_MAX = 50;

  private static final int POINTS_MAX = 10_000;
  private static final int POINTS_DIGITS_MAX = 3;
  private static final int ATTEMPTS_MAX = 1_000;

  public WantedLinks {
    items = List.copyOf(items);
  }

  /**
   * One link: to a quiz, or to questions that become one.
   *
   * @param title as the quiz, or the question, where it is missing
   * @param attemptsMax as many as learners like, where it is missing
   * @param counting which attempt counts; the best, where it is missing
   * @param points the maximum of its column; as many as it has questions, where it is missing
   * @param opensAt when it opens, as in 2026-12-01T00:00:00Z; at once, where it is missing
   * @param dueAt from when on an answer is late; never, where it is missing
   * @param closesAt when it closes; never, where it is missing
   */
  public record Item(
      Optional<String> quiz,
      Optional<List<String>> questions,
      Optional<String> title,
      Optional<Integer> attemptsMax,
      Optional<Terms.Counting> counting,
      Optional<BigDecimal> points,
      Optional<String> opensAt,
      Optional<String> dueAt,
      Optional<String> closesAt) {
    private Schedule schedule(String at, Fields fields) {
      return new Schedule(
          Moments.read(at + "/opensAt", opensAt, fields),
          Moments.read(at + "/dueAt", dueAt, fields),
          Moments.read(at + "/closesAt", closesAt, fields));
    }
  }

  /** All that can be chosen, by what it is called. */
  private record Bank(Map<String, OfferedQuiz> quizzes, Map<String, OfferedQuiz.Placed> questions) {
    static Bank of(List<Offers.Offer> offers) {
      return new Bank(
          offers.stream()
              .filter(offer -> offer.kind() == Offers.Kind.QUIZ)
              .collect(Collectors.toMap(Offers.Offer::id, Offers.Offer::quiz)),
          offers.stream()
              .filter(offer -> offer.kind() == Offers.Kind.QUESTION)
              .collect(
                  Collectors.toMap(
                      Offers.Offer::id, offer -> offer.question().orElseThrow(), (a, b) -> a)));
    }
  }

  /**
   * The choices that they are.
   *
   * @param settings what the platform takes
   * @param offers what can be chosen
   * @throws org.ackademy.platform.http.Refused where something is wrong with them
   */
  List<Choice> choices(
      Launch.Choosing settings, List<Offers.Offer> offers, Selections selections, Ids ids) {
    var fields = new Fields();
    int most = !settings.takesLinks() ? 0 : settings.takesSeveral() ? ITEMS_MAX : 1;
    fields.range("#/items", items.size(), 0, most);
    fields.requireNoFault();
    Bank bank = Bank.of(offers);
    for (int i = 0; i < items.size(); i++) {
      check("#/items/" + i, items.get(i), bank, fields);
    }
    fields.requireNoFault();
    var choices = new ArrayList<Choice>();
    for (Item item : items) {
      choices.add(choice(item, bank, selections, ids));
    }
    return choices;
  }

  private static void check(String at, Item item, Bank bank, Fields fields) {
    fields.check(at, "quiz-or-questions", item.quiz().isPresent() != item.questions().isPresent());
    item.quiz()
        .ifPresent(
            quiz -> fields.check(at + "/quiz", "no-such-quiz", bank.quizzes().containsKey(quiz)));
    List<String> questions = item.questions().orElse(List.of());
    if (item.questions().isPresent()) {
      fields.range(at + "/questions", questions.size(), 1, Selections.EXERCISES_MAX);
      var seen = new HashSet<String>();
      for (int i = 0; i < questions.size(); i++) {
        String question = questions.get(i);
        String here = at + "/questions/" + i;
        fields.check(here, "no-such-question", bank.questions().containsKey(question));
        fields.check(here, "taken", seen.add(question));
      }
    }
    item.title()
        .ifPresent(title -> fields.text(at + "/title", title, 1, PlatformCourses.TITLE_LENGTH_MAX));
    item.attemptsMax()
        .ifPresent(attempts -> fields.range(at + "/attemptsMax", attempts, 1, ATTEMPTS_MAX));
    item.points().ifPresent(points -> fields.check(at + "/points", "points", fits(points)));
    fields.check(at + "/closesAt", "order", item.schedule(at, fields).isInOrder());
  }

  private static boolean fits(BigDecimal points) {
    return points.signum() > 0
        && points.compareTo(BigDecimal.valueOf(POINTS_MAX)) <= 0
        && points.stripTrailingZeros().scale() <= POINTS_DIGITS_MAX;
  }

  private static Choice choice(Item item, Bank bank, Selections selections, Ids ids) {
    OfferedQuiz quiz =
        item.quiz()
            .map(bank.quizzes()::get)
            .orElseGet(
                () ->
                    selections.of(
                        item.questions().orElseThrow().stream()
                            .map(bank.questions()::get)
                            .toList()));
    Text own = quiz.version().title();
    Function<String, Text> called =
        title -> title.equals(own.en()) || title.equals(own.ko()) ? own : new Text(title, title);
    return new Choice(
        ids.next(),
        new PlatformCourses.Wish(
            quiz.version().quizId(),
            item.title().map(String::strip).map(called).orElse(own),
            item.attemptsMax().map(OptionalInt::of).orElse(OptionalInt.empty()),
            item.counting().orElse(Terms.Counting.BEST),
            item.schedule("#", new Fields())),
        item.points().orElse(BigDecimal.valueOf(quiz.size())));
  }
}
