package org.ackademy.question;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.ackademy.notation.ExchangeReader;
import org.ackademy.notation.LineReader;
import org.ackademy.notation.Numbers;
import org.ackademy.notation.Parsed;
import org.ackademy.replay.Code;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Goal;
import org.ackademy.replay.Scenario;
import org.ackademy.replay.Side;
import org.ackademy.tcp.TcpState;

/** Exercises as tests want them. */
final class Exercises {
  static final Text TEXT = new Text("text", "글");

  /** A opens (100) to B (300), which listens. */
  static final Scenario OPENING =
      scenario(fresh(TcpState.CLOSED, 100), fresh(TcpState.LISTEN, 300), TcpState.ESTABLISHED);

  /** Established, A at 101 and B at 301; A must end in TIME-WAIT, B in CLOSED. */
  static final Scenario CLOSING =
      closing(Map.of(Side.A, Set.of(TcpState.TIME_WAIT), Side.B, Set.of(TcpState.CLOSED)));

  /** The same, where both must end in TIME-WAIT: their FINs have to cross. */
  static final Scenario CROSSING =
      closing(Map.of(Side.A, Set.of(TcpState.TIME_WAIT), Side.B, Set.of(TcpState.TIME_WAIT)));

  private Exercises() {}

  static Exercise compose(Scenario scenario) {
    return of(new Compose(scenario, Numbers.REQUIRED, ""));
  }

  static Exercise compose(Scenario scenario, Numbers numbers, String startingText) {
    return of(new Compose(scenario, numbers, startingText));
  }

  static Exercise complete(Scenario scenario, String... given) {
    return of(
        new Complete(
            scenario, Numbers.REQUIRED, new Given(exchange(given), Arrays.asList(given)), ""));
  }

  static Exercise states(Scenario scenario, List<Question.Moment> asked, String... given) {
    return of(new States(scenario, new Given(exchange(given), Arrays.asList(given)), asked, ""));
  }

  static Question.Moment after(int line, Side side) {
    return new Question.Moment(line, side);
  }

  static Exercise of(Question question) {
    return new Exercise(
        "sample",
        TEXT,
        TEXT,
        List.of(TEXT),
        TEXT,
        new Hosts(Optional.of(new Text("client", "클라이언트")), Optional.of(new Text("server", "서버"))),
        question,
        List.of(new Exercise.ModelAnswer(TEXT, "a model answer")),
        List.of(),
        new Exercise.References(Set.of(), Set.of(), Set.of()),
        Exercise.Label.NONE,
        HelpLevel.VALUE,
        "1");
  }

  /** The exercise with a listed mistake more. */
  static Exercise with(Exercise exercise, Code code, String misconception, String... lines) {
    List<Exercise.Mistake> mistakes = new ArrayList<>(exercise.mistakes());
    mistakes.add(
        new Exercise.Mistake(
            String.join("\n", lines),
            new Exercise.Expectation(Verdict.INVALID, OptionalInt.empty(), Optional.of(code)),
            Optional.of(new Exercise.Belief(misconception, Optional.empty())),
            TEXT));
    return new Exercise(
        exercise.id(),
        exercise.title(),
        exercise.task(),
        exercise.hints(),
        exercise.explanation(),
        exercise.hosts(),
        exercise.question(),
        exercise.answers(),
        mistakes,
        exercise.references(),
        exercise.label(),
        exercise.help(),
        exercise.version());
  }

  static Graded grade(Exercise exercise, String... lines) {
    return Grading.grade(exercise, String.join("\n", lines), Language.EN);
  }

  private static Exchange exchange(String... lines) {
    var read = new ExchangeReader(LineReader.PLAIN, lines.length).read(Arrays.asList(lines));
    if (read instanceof Parsed.Done<Exchange> done) {
      return done.value();
    }
    throw new IllegalArgumentException(read.toString());
  }

  private static Scenario.Host fresh(TcpState start, long isn) {
    return new Scenario.Host(
        start,
        start == TcpState.CLOSED ? Scenario.Opening.ACTIVE : Scenario.Opening.NEVER,
        OptionalLong.of(isn),
        Optional.empty(),
        Scenario.WINDOW_DEFAULT);
  }

  private static Scenario.Host established(int sndNxt, int rcvNxt) {
    int window = Scenario.WINDOW_DEFAULT;
    return new Scenario.Host(
        TcpState.ESTABLISHED,
        Scenario.Opening.NEVER,
        OptionalLong.empty(),
        Optional.of(new Scenario.Numbers(sndNxt, sndNxt, window, rcvNxt, window)),
        window);
  }

  private static Scenario closing(Map<Side, Set<TcpState>> goal) {
    return scenario(established(101, 301), established(301, 101), goal);
  }

  private static Scenario scenario(Scenario.Host a, Scenario.Host b, TcpState both) {
    return scenario(a, b, Map.of(Side.A, Set.of(both), Side.B, Set.of(both)));
  }

  private static Scenario scenario(
      Scenario.Host a, Scenario.Host b, Map<Side, Set<TcpState>> goal) {
    return new Scenario(
        a,
        b,
        Scenario.Network.RELIABLE,
        Scenario.Vantage.WIRE,
        Scenario.CALLS_DEFAULT,
        List.of(),
        Scenario.Shorthand.STRICT,
        Scenario.Reopening.NEVER,
        new Goal.Reached(goal, Map.of(), OptionalInt.empty(), Map.of(), List.of()));
  }
}
