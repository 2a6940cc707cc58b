package org.ackademy.question;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ackademy.notation.Parsed;
import org.ackademy.question.Graded.Finding;
import org.ackademy.replay.Case;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Judgement;
import org.ackademy.replay.Replay;
import org.ackademy.replay.Scenario;

/**
 * Bring segments into an order in which they could have passed. They are shown in another one,
 * which is drawn; any order is right that replay finds VALID. The answer: their letters in order.
 *
 * @param scenario the hosts, the network and the goal
 * @param shown the segments in the order that is shown
 * @param order for each place in the file's order, the place in which it is shown
 */
public record Order(Scenario scenario, Given shown, List<Integer> order) implements Question {
  static final String TYPE = "order";

  /** How many orders are drawn, at most, until one is not right by itself. */
  private static final int DRAWS_MAX = 20;

  /** What every line in a possible order is worth where the goal is still not reached. */
  private static final double ALMOST = 0.9;

  public Order {
    order = List.copyOf(order);
  }

  static Optional<Question> read(Source source) {
    Optional<Scenario> scenario = source.scenario();
    Optional<Given> given = source.given();
    if (!source.isSound()) {
      return Optional.empty();
    }
    if (given.orElseThrow().exchange().size() < 2) {
      source.root().field("given").flaw(Wrong.ORDER_TWO);
      return Optional.empty();
    }
    return Optional.of(drawn(scenario.orElseThrow(), given.orElseThrow(), source.chance()));
  }

  private static Order drawn(Scenario scenario, Given given, Chance chance) {
    List<Integer> places = IntStream.range(0, given.texts().size()).boxed().toList();
    Chance own = chance.of("segments");
    List<Integer> shown = Shuffle.misplaced(places, own);
    for (int again = 1; again < DRAWS_MAX && isValid(scenario, given, shown); again++) {
      shown = Shuffle.misplaced(places, own);
    }
    List<Integer> inOrder = places.stream().map(shown::indexOf).toList();
    return new Order(
        scenario,
        new Given(
            exchange(given, shown), shown.stream().map(place -> given.texts().get(place)).toList()),
        inOrder);
  }

  private static Exchange exchange(Given lines, List<Integer> places) {
    return new Exchange(places.stream().map(place -> lines.exchange().lines().get(place)).toList());
  }

  private static boolean isValid(Scenario scenario, Given lines, List<Integer> places) {
    Case asked = new Case(TYPE, scenario, exchange(lines, places), Map.of());
    return Replay.isValid(asked);
  }

  @Override
  public String type() {
    return TYPE;
  }

  private Shuffle shuffle() {
    return new Shuffle(order);
  }

  @Override
  public String startingText() {
    return shuffle().asShown();
  }

  @Override
  public Optional<String> key() {
    return Optional.of(shuffle().inOrder());
  }

  @Override
  public Parsed<Reply> read(Asking asking, String answer) {
    return shuffle().places(answer).then(places -> Parsed.done(ordered(asking, places)));
  }

  private Reply ordered(Asking asking, List<Integer> places) {
    return new Ordered(this, asking.id(), places);
  }

  /** What replay says of the segments in an order. */
  private Finding.Replayed replayed(String id, List<Integer> places) {
    Case asked = new Case(id, scenario, exchange(shown, places), Map.of());
    return new Finding.Replayed(asked, Replay.judge(asked));
  }

  /** How many lines of an order could have followed each other, from the first on. */
  private static int possible(Finding.Replayed replayed) {
    return replayed.judgement().verdict() instanceof Judgement.Invalid invalid
        ? invalid.violation().at() - 1
        : replayed.question().exchange().size();
  }

  /** An order is worth as many lines as could have followed each other, more than as shown. */
  private record Ordered(Order question, String id, List<Integer> places) implements Reply {
    Ordered {
      places = List.copyOf(places);
    }

    @Override
    public boolean isEmpty() {
      return places.isEmpty();
    }

    @Override
    public Checked judge() {
      Finding.Replayed replayed = question.replayed(id, places);
      if (replayed.judgement().verdict() instanceof Judgement.Valid) {
        return new Checked(replayed, 1);
      }
      int all = question.order().size();
      List<Integer> asShown = IntStream.range(0, all).boxed().toList();
      int before = Math.min(possible(question.replayed(id, asShown)), all - 1);
      double better = (double) (possible(replayed) - before) / (all - before);
      return new Checked(replayed, Math.max(0, Math.min(ALMOST, better)));
    }
  }

  @Override
  public Handout.Shown shown(Audience audience) {
    return Handout.Shown.lines(scenario, Optional.empty(), List.of())
        .with(
            json -> {
              json.name("items").openList();
              for (int i = 0; i < shown.texts().size(); i++) {
                json.openObject().name("name").text(Choice.letter(i));
                json.name("text").text(shown.texts().get(i)).closeObject();
              }
              json.closeList();
            });
  }

  @Override
  public void prove(Flaws flaws) {
    if (isValid(scenario, shown, IntStream.range(0, order.size()).boxed().toList())) {
      flaws.at("/given", Wrong.ORDER_ANY);
    }
  }
}
