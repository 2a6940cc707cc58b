package org.ackademy.question;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ackademy.notation.Parsed;
import org.ackademy.question.Graded.Finding;
import org.ackademy.replay.Case;
import org.ackademy.replay.Judgement;
import org.ackademy.replay.Replay;
import org.ackademy.replay.Scenario;
import org.ackademy.replay.Score;
import org.ackademy.replay.Side;
import org.ackademy.tcp.TcpState;

/**
 * Name the states of hosts after lines of an exchange that is given in full.
 *
 * @param scenario the hosts, the network and the goal
 * @param given the exchange
 * @param asked which states are asked for, at least one, each once
 * @param startingText what the editor holds at first
 */
public record States(Scenario scenario, Given given, List<Moment> asked, String startingText)
    implements Question {
  static final String TYPE = "states";

  public States {
    asked = List.copyOf(asked);
    if (asked.isEmpty() || new HashSet<>(asked).size() < asked.size()) {
      throw new IllegalArgumentException("asked: " + asked);
    }
    for (Moment moment : asked) {
      if (moment.line() < 1 || moment.line() > given.exchange().size()) {
        throw new IllegalArgumentException("no line " + moment.line());
      }
    }
  }

  static Optional<Question> read(Source source) {
    Optional<Scenario> scenario = source.scenario();
    String start = source.start();
    Optional<Given> given = source.given();
    int lines = given.map(found -> found.exchange().size()).orElse(Integer.MAX_VALUE);
    List<Moment> asked = asked(source.root(), lines);
    return source.isSound()
        ? Optional.of(new States(scenario.orElseThrow(), given.orElseThrow(), asked, start))
        : Optional.empty();
  }

  private static List<Moment> asked(Node root, int lines) {
    Set<Moment> asked = new LinkedHashSet<>();
    for (Node item : root.field("asked").items()) {
      String text = item.text();
      if (!text.matches("[1-9][0-9]{0,2} [AB]")) {
        item.flaw(Wrong.MOMENT);
        continue;
      }
      int line = Integer.parseInt(text.substring(0, text.indexOf(' ')));
      if (line > lines) {
        item.flaw(Wrong.LINE_UNKNOWN, line);
      }
      if (!asked.add(new Moment(line, Side.valueOf(text.substring(text.length() - 1))))) {
        item.flaw(Wrong.ASKED_TWICE, text);
      }
    }
    if (asked.isEmpty()) {
      root.field("asked").flaw(Wrong.ASKED_NONE);
    }
    return List.copyOf(asked);
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public int givenLines() {
    return given.exchange().size();
  }

  /** The moments that these labels leave out, in the order in which they are asked. */
  public List<Moment> without(Collection<Moment> labelled) {
    List<Moment> missing = new ArrayList<>(asked);
    missing.removeAll(labelled);
    return missing;
  }

  @Override
  public Parsed<Reply> read(Asking asking, String answer) {
    return StateLabels.read(answer, asking.names(), this)
        .then(labels -> Parsed.done(new Labels(asking.id(), this, labels)));
  }

  @Override
  public Handout.Shown shown(Audience audience) {
    return Handout.Shown.lines(scenario, Optional.empty(), given.texts()).asking(asked);
  }

  private record Labels(String id, States question, Map<Moment, TcpState> states) implements Reply {
    Labels {
      states = Map.copyOf(states);
    }

    @Override
    public boolean isEmpty() {
      return states.isEmpty();
    }

    @Override
    public Checked judge() {
      Map<Integer, Map<Side, TcpState>> claims = new TreeMap<>();
      states.forEach(
          (moment, state) ->
              claims
                  .computeIfAbsent(moment.line(), line -> new TreeMap<>())
                  .put(moment.side(), state));
      var asked = new Case(id, question.scenario(), question.given().exchange(), claims);
      Judgement judgement = Replay.judge(asked);
      List<Moment> missing = question.without(states.keySet());
      int all = question.asked().size();
      if (judgement.verdict() instanceof Judgement.Valid && !missing.isEmpty()) {
        // The labels that are there all hold; those that are missing earn nothing.
        return new Checked(
            new Finding.Unlabelled(asked, judgement, missing),
            (double) (all - missing.size()) / all);
      }
      double labelled = Math.min(1, (double) states.size() / all);
      return new Checked(
          new Finding.Replayed(asked, judgement),
          shortest -> {
            Marks marks = Marks.of(Score.marks(asked, judgement, question.givenLines(), shortest));
            return marks.worth(marks.score() * labelled);
          });
    }
  }
}
