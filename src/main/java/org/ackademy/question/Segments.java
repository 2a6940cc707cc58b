package org.ackademy.question;

import java.util.List;
import java.util.Map;
import org.ackademy.notation.ExchangeReader;
import org.ackademy.notation.HostNames;
import org.ackademy.notation.LineReader;
import org.ackademy.notation.Numbers;
import org.ackademy.notation.Parsed;
import org.ackademy.question.Graded.Finding;
import org.ackademy.replay.Case;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Judgement;
import org.ackademy.replay.Line;
import org.ackademy.replay.Replay;
import org.ackademy.replay.Scenario;
import org.ackademy.replay.Score;

/**
 * A reply that is an exchange: judged by replay, worth what its repair leaves of it.
 *
 * @param id the exercise's id
 * @param scenario the hosts, the network and the goal
 * @param exchange the lines, given ones included
 * @param given how many of the first lines are the exercise's own
 * @param own the learner's lines
 */
record Segments(String id, Scenario scenario, Exchange exchange, int given, List<Line> own)
    implements Reply {
  Segments {
    own = List.copyOf(own);
  }

  /** A reply whose lines are all the learner's own. */
  static Reply own(Question.Asking asking, Scenario scenario, Exchange exchange) {
    return new Segments(asking.id(), scenario, exchange, 0, exchange.lines());
  }

  /** Reads lines as a learner writes them. */
  static Parsed<Exchange> read(HostNames names, Numbers numbers, String text) {
    return new ExchangeReader(new LineReader(names, numbers), Grading.LINES_MAX).readText(text);
  }

  @Override
  public boolean isEmpty() {
    return own.isEmpty();
  }

  @Override
  public Checked judge() {
    Case asked = new Case(id, scenario, exchange, Map.of());
    Judgement judgement = Replay.judge(asked);
    return new Checked(
        new Finding.Replayed(asked, judgement.nameless(line -> line <= given)),
        shortest -> Marks.of(Score.marks(asked, judgement, given, shortest)));
  }
}
