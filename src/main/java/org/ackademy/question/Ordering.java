package org.ackademy.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ackademy.notation.Expected;
import org.ackademy.notation.Parsed;
import org.ackademy.question.Graded.Finding;
import org.ackademy.question.Slots.Slot;

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
  record Item(Text text, String pointer) {}

  static Optional<Question> read(Source source) {
    List<Item> items = new ArrayList<>();
    int number = 0;
    for (Node item : source.root().field("items").items()) {
      items.add(new Item(item.words(), "/items/" + number++));
    }
    if (items.size() < 2 || items.size() > ITEMS_MAX) {
      source.root().flaw("there must be 2 to " + ITEMS_MAX + " items");
    }
    if (!source.isSound()) {
      return Optional.empty();
    }
    List<Item> shown = misplaced(items, source.chance().of("items"));
    return Optional.of(new Ordering(shown, items.stream().map(shown::indexOf).toList()));
  }

  /** Another order of a list of two or more. */
  static <T> List<T> misplaced(List<T> list, Chance chance) {
    List<T> shown = chance.shuffled(list);
    if (shown.equals(list)) {
      shown.add(shown.remove(0));
    }
    return shown;
  }

  @Override
  public String type() {
    return TYPE;
  }

  private List<String> letters() {
    return IntStream.range(0, items.size()).mapToObj(Choice::letter).toList();
  }

  /** The order in which the items are shown. */
  @Override
  public String startingText() {
    return String.join(" ", letters());
  }

  @Override
  public Optional<String> key() {
    return Optional.of(String.join(" ", order.stream().map(Choice::letter).toList()));
  }

  @Override
  public Parsed<Reply> read(Asking asking, String answer) {
    return Slots.list(answer)
        .then(slots -> letters(slots, letters()))
        .then(places -> Parsed.done(new Placed(this, places)));
  }

  /** Places by their letters, each once. */
  static Parsed<List<Integer>> letters(List<Slot> slots, List<String> letters) {
    List<Integer> places = new ArrayList<>();
    for (Slot slot : slots) {
      int place = letters.indexOf(Likening.plain(slot.text()).toLowerCase(Locale.ROOT));
      if (place < 0) {
        return Parsed.failed(slot.fault(Expected.ONE_OF, "answer", String.join(", ", letters)));
      }
      if (places.contains(place)) {
        return Parsed.failed(slot.fault(Expected.FIELD_ONCE, letters.get(place)));
      }
      places.add(place);
    }
    return Parsed.done(places);
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
  public Handout.Shown shown(Language language) {
    return Handout.Shown.sheet(
        json -> {
          json.name("items").openList();
          for (int i = 0; i < items.size(); i++) {
            json.openObject().name("name").text(Choice.letter(i));
            json.name("text").text(items.get(i).text().in(language)).closeObject();
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
