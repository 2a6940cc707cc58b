package org.ackademy.replay.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.ackademy.notation.ExchangeReader;
import org.ackademy.replay.Case;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Goal;
import org.ackademy.replay.Judgement;
import org.ackademy.replay.Line;
import org.ackademy.replay.Replay;
import org.ackademy.replay.Scenario;

/**
 * Walks through every exchange that a model knows, and through the neighbours of each, and writes
 * down wherever the replay says something else.
 *
 * @param <W> the model's worlds
 */
final class Comparison<W> {
  private static final int DISAGREEMENTS_SHOWN = 20;

  private final Scenario scenario;
  private final Model<W> model;
  private final int lostMost;
  private final BiConsumer<List<Line>, W> further;
  private final Set<List<Line>> judged = new HashSet<>();
  private final List<String> disagreements = new ArrayList<>();
  private int exchanges;
  private int neighbours;

  /**
   * A comparison.
   *
   * @param lostMost how many lines of an exchange may be marked lost
   * @param further what else is asked of every exchange
   */
  Comparison(Scenario scenario, Model<W> model, int lostMost, BiConsumer<List<Line>, W> further) {
    this.scenario = scenario;
    this.model = model;
    this.lostMost = lostMost;
    this.further = further;
  }

  /** Compares every exchange of at most this many lines. */
  void run(int linesMost) {
    walk(List.of(), model.start(), linesMost, lostMost);
  }

  int exchanges() {
    return exchanges;
  }

  int neighbours() {
    return neighbours;
  }

  List<String> disagreements() {
    return List.copyOf(disagreements);
  }

  private void walk(List<Line> lines, W worlds, int more, int mayBeLost) {
    exchanges++;
    compare(lines, "VALID");
    further.accept(lines, worlds);
    if (more == 0) {
      return;
    }
    for (Line.Fate fate : Line.Fate.values()) {
      boolean lost = fate == Line.Fate.LOST;
      if (lost && mayBeLost == 0) {
        continue;
      }
      for (Model.Next<W> next : model.next(worlds, fate)) {
        List<Line> longer = with(lines, next.line());
        if (!lost) {
          neighbours(lines, worlds, next.line());
        }
        walk(longer, next.after(), more - 1, lost ? mayBeLost - 1 : mayBeLost);
      }
    }
  }

  /** Every edit of the line that would come next, what comes before it being as it is. */
  private void neighbours(List<Line> lines, W worlds, Line next) {
    for (Line edited : Edits.of(next)) {
      List<Line> neighbour = with(lines, edited);
      if (judged.add(neighbour)) {
        neighbours++;
        boolean explained = model.survives(model.after(worlds, edited));
        compare(neighbour, explained ? "VALID" : "INVALID at " + neighbour.size());
      }
    }
  }

  /** Compares one exchange, whatever it is. */
  void decide(List<Line> lines) {
    neighbours++;
    compare(lines, decided(lines));
  }

  private String decided(List<Line> lines) {
    W worlds = model.start();
    for (int i = 0; i < lines.size(); i++) {
      worlds = model.after(worlds, lines.get(i));
      if (!model.survives(worlds)) {
        return "INVALID at " + (i + 1);
      }
    }
    return "VALID";
  }

  private void compare(List<Line> lines, String expected) {
    disagree(lines, expected, verdict(scenario, lines, new Goal.AnyPrefix()));
  }

  /** Writes down a disagreement, where it is one. */
  void disagree(List<Line> lines, String expected, String said) {
    if (!said.equals(expected) && disagreements.size() < DISAGREEMENTS_SHOWN) {
      disagreements.add(
          "oracle: %s, replay: %s: %s"
              .formatted(expected, said, ExchangeReader.print(new Exchange(lines))));
    }
  }

  private static List<Line> with(List<Line> lines, Line next) {
    var longer = new ArrayList<>(lines);
    longer.add(next);
    return longer;
  }

  /** The replay's verdict in short. */
  static String verdict(Scenario scenario, List<Line> lines, Goal goal) {
    return text(
        Replay.judge(new Case("", reaching(scenario, goal), new Exchange(lines), Map.of())));
  }

  /** A verdict in short. */
  static String text(Judgement judgement) {
    return switch (judgement.verdict()) {
      case Judgement.Valid valid -> "VALID";
      case Judgement.Incomplete incomplete -> "INCOMPLETE";
      case Judgement.Invalid invalid -> "INVALID at " + invalid.violation().at();
      case Judgement.Undecided undecided -> "UNDECIDED";
    };
  }

  static Scenario reaching(Scenario s, Goal goal) {
    return new Scenario(
        s.a(),
        s.b(),
        s.network(),
        s.vantage(),
        s.calls(),
        s.earlier(),
        s.shorthand(),
        s.reopening(),
        goal);
  }
}
