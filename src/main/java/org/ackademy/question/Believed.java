package org.ackademy.question;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ackademy.notation.LinePrinter;
import org.ackademy.notation.Parsed;
import org.ackademy.replay.Believer;
import org.ackademy.replay.Case;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Judgement;
import org.ackademy.replay.Line;
import org.ackademy.replay.Misconception;
import org.ackademy.replay.Side;

/** What those who believe a misconception would answer, as far as the machine knows. */
public final class Believed {
  private Believed() {}

  /**
   * Wrong answers with the beliefs behind them: those that the question itself or its author names,
   * and, where the answer is an exchange, what comes of the first model answer in the believer's
   * way of counting, or up to the first line that only a believer would send.
   */
  public static List<Question.Slip> answers(Exercise exercise) {
    Set<Question.Slip> answers = new LinkedHashSet<>();
    exercise.question().slips().stream()
        .filter(slip -> slip.misconception().isPresent())
        .forEach(answers::add);
    exercise.mistakes().stream()
        .filter(mistake -> mistake.misconception().isPresent())
        .map(mistake -> new Question.Slip(mistake.text(), mistake.misconception()))
        .forEach(answers::add);
    segments(exercise)
        .ifPresent(
            right -> {
              for (Misconception belief : Misconception.values()) {
                counted(right, belief)
                    .or(() -> sent(right, belief))
                    .map(text -> new Question.Slip(text, Optional.of(belief.id())))
                    .ifPresent(answers::add);
              }
            });
    return List.copyOf(answers);
  }

  private static Optional<Segments> segments(Exercise exercise) {
    return Grading.read(exercise, exercise.answers().get(0).text())
                instanceof Parsed.Done<Reply> done
            && done.value() instanceof Segments segments
            && segments.exchange().lines().stream()
                .allMatch(
                    line -> line.given().seq() && (!line.segment().isAck() || line.given().ack()))
        ? Optional.of(segments)
        : Optional.empty();
  }

  /** The same exchange, counted as the believer counts. */
  private static Optional<String> counted(Segments right, Misconception belief) {
    List<String> written = printed(right, new Believer(belief).written(right.exchange()).lines());
    return written.equals(printed(right, right.exchange().lines()))
        ? Optional.empty()
        : Optional.of(String.join("\n", written));
  }

  /** What comes up to the first line that nobody else would send. */
  private static Optional<String> sent(Segments right, Misconception belief) {
    List<Line> lines = right.exchange().lines();
    for (int length = right.given(); length < lines.size(); length++) {
      var soFar = new Case("", right.scenario(), new Exchange(lines.subList(0, length)), Map.of());
      for (Side side : Side.values()) {
        Set<Integer> octets =
            lines.stream()
                .filter(line -> line.from() == side && line.segment().length() > 0)
                .map(line -> line.segment().length())
                .collect(Collectors.toSet());
        List<Judgement.Move> moves = new Believer(belief).wrongMoves(soFar, side, octets);
        if (!moves.isEmpty()) {
          List<String> text = new ArrayList<>(printed(right, lines.subList(0, length)));
          text.add(LinePrinter.print(moves.get(0)));
          return Optional.of(String.join("\n", text));
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> printed(Segments right, List<Line> lines) {
    return lines.stream().skip(right.given()).map(LinePrinter::print).toList();
  }
}
