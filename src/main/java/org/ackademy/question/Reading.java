package org.ackademy.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ackademy.notation.ExchangeReader;
import org.ackademy.notation.HostNames;
import org.ackademy.notation.LineReader;
import org.ackademy.notation.Numbers;
import org.ackademy.notation.Parsed;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Line;
import org.ackademy.replay.Side;
import org.ackademy.tcp.TcpState;

/** How answers are read. */
final class Reading {
  private Reading() {}

  /** What an answer says, and whether that is anything at all. */
  sealed interface Written {
    /** The learner's own share of the answer. */
    Share share();

    /** An exchange, given lines included. */
    record Segments(Exchange exchange, Share share) implements Written {}

    /** States at moments. */
    record Labels(Map<Question.Moment, TcpState> states, Share share) implements Written {}
  }

  /** Whether a learner has added anything to what stood there at first. */
  enum Share {
    NONE,
    SOME
  }

  /** Reads an answer to a question. */
  static Parsed<Written> read(Question question, HostNames names, String answer) {
    return switch (question) {
      case Question.Compose compose ->
          exchange(names, compose.numbers(), answer)
              .then(
                  exchange ->
                      Parsed.done(
                          new Written.Segments(
                              exchange,
                              share(compose, names, answer, exchange.lines().isEmpty()))));
      case Question.Complete complete ->
          exchange(names, complete.numbers(), answer)
              .then(exchange -> Parsed.done(continued(complete, names, answer, exchange)));
      case Question.States states ->
          StateLabels.read(answer, names, states)
              .then(
                  labels ->
                      Parsed.done(
                          new Written.Labels(
                              labels, share(states, names, answer, labels.isEmpty()))));
    };
  }

  /** Reads lines as a learner writes them. */
  static Parsed<Exchange> exchange(HostNames names, Numbers numbers, String text) {
    return new ExchangeReader(new LineReader(names, numbers), Grading.LINES_MAX).readText(text);
  }

  private static Written continued(
      Question.Complete complete, HostNames names, String answer, Exchange written) {
    List<Line> given = complete.given().lines();
    List<Line> own = written.lines();
    boolean repeated = own.size() >= given.size() && own.subList(0, given.size()).equals(given);
    if (repeated) {
      own = own.subList(given.size(), own.size());
    }
    List<Line> all = new ArrayList<>(given);
    all.addAll(own);
    return new Written.Segments(new Exchange(all), share(complete, names, answer, own.isEmpty()));
  }

  private static Share share(Question question, HostNames names, String answer, boolean empty) {
    return empty || isUntouched(question, names, answer) ? Share.NONE : Share.SOME;
  }

  /** Whether an answer says no more than the starting text, however it is spelled. */
  private static boolean isUntouched(Question question, HostNames names, String answer) {
    String start = question.startingText();
    if (start.isBlank()) {
      return answer.isBlank();
    }
    return tidy(answer).equals(tidy(start))
        || switch (question) {
          case Question.Compose compose -> sameLines(compose.numbers(), names, answer, start);
          case Question.Complete complete -> sameLines(complete.numbers(), names, answer, start);
          case Question.States states ->
              StateLabels.read(answer, names, states)
                  .equals(StateLabels.read(start, names, states));
        };
  }

  private static boolean sameLines(Numbers numbers, HostNames names, String one, String other) {
    return exchange(names, numbers, one).equals(exchange(names, numbers, other));
  }

  private static List<String> tidy(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /** The host that a word names: its letter or one of its names, in any letter case. */
  static List<Side> sidesNamed(String word, HostNames names) {
    List<Side> found = new ArrayList<>(1);
    for (Side side : Side.values()) {
      List<String> known = side == Side.A ? names.a() : names.b();
      boolean hit =
          side.name().equalsIgnoreCase(word) || known.stream().anyMatch(word::equalsIgnoreCase);
      if (hit) {
        found.add(side);
      }
    }
    return found;
  }
}
