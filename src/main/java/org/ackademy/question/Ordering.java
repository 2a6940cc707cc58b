package org.ackademy.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ackademy.notation.Parsed;
import org.ackademy.question.Graded.Finding;

/**
 * Bring things into their order. They are shown in another one, which is drawn and never the right
 * one, and called by their place in it. The answer: their letters in order. Each two of them that
 * stand rightly earn a share, each two that do not take one back, so that an order thrown together
 * earns nothing in the long run.
 *
 * @param items in the order that is shown
 * @param order for each place in the right order, the place in which it is shown
 */
public record Ordering(List<Item> items, List<Integer> order) implements Question {
  static final String TYPE = "ordering";
  static final int ITEMS_MAX = 12;

  public Ordering {
    items = List.copyOf(items);
    order = List.copyOf(order);
  }

  /** Something to be put in its place, Markdown, and where it stands in the file. */
  public record Item(Text text, String pointer) {}

  static Optional<Question> read(Source source) {
    List<Item> items = new ArrayList<>();
    int number = 0;
    for (Node item : source.root().field("items").items()) {
      items.add(new Item(item.words(), "/items/" + number++));
    }
    if (items.size() < 2 || items.size() > ITEMS_MAX) {
      source.root().flaw(Wrong.ITEMS_COUNT, ITEMS_MAX);
    }
    if (!source.isSound()) {
      return Optional.empty();
    }
    List<Item> shown = Shuffle.misplaced(items, source.chance().of("items"));
    return Optional.of(new Ordering(shown, items.stream().map(shown::indexOf).toList()));
  }

  @Override
  public String type() {
    return TYPE;
  }

  private Shuffle shuffle() {
    return new Shuffle(order);
  }

  /** The order in which the items are shown. */
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
    return shuffle().places(answer).then(places -> Parsed.done(new Placed(this, places)));
  }

  private record Placed(Ordering question, List<Integer> places) implements Reply {
    Placed {
      places = List.copyOf(places);
    }

    @Override
    public boolean isEmpty() {
      return places.isEmpty();
    }

    @Override
    public Checked judge() {
      List<Part> parts = new ArrayList<>();
      List<Integer> order = question.order();
      for (int place = 0; place < order.size(); place++) {
        String name = String.valueOf(place + 1);
        if (place >= places.size()) {
          parts.add(Part.of(name, Part.Outcome.MISSING));
        } else {
          boolean right = places.get(place).equals(order.get(place));
          parts.add(Part.of(name, right ? Part.Outcome.RIGHT : Part.Outcome.WRONG));
        }
      }
      return new Checked(new Finding.Marked(parts), score());
    }

    private double score() {
      List<Integer> order = question.order();
      int balance = 0;
      for (int later = 1; later < places.size(); later++) {
        for (int earlier = 0; earlier < later; earlier++) {
          boolean right = order.indexOf(places.get(earlier)) < order.indexOf(places.get(later));
          balance += right ? 1 : -1;
        }
      }
      int pairs = order.size() * (order.size() - 1) / 2;
      return Math.max(0, (double) balance / pairs);
    }
  }

  @Override
  public Handout.Shown shown(Audience audience) {
    return Handout.Shown.sheet(
        json -> {
          json.name("items").openList();
          for (int i = 0; i < items.size(); i++) {
            json.openObject().name("name").text(Choice.letter(i));
            audience.write(json, items.get(i).text());
            json.closeObject();
          }
          json.closeList();
        });
  }

  @Override
  public void prove(Flaws flaws) {
    Likening.distinct(
        items.stream().map(Item::text).toList(), items.stream().map(Item::pointer).toList(), flaws);
  }
}
