package org.ackademy.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.ackademy.notation.Expected;
import org.ackademy.notation.Parsed;
import org.ackademy.question.Slots.Slot;

/**
 * Things that are shown in another order than theirs, each called by the letter of the place in
 * which it stands; an order of them is written as their letters.
 *
 * @param order for each place in their own order, the place in which it is shown
 */
record Shuffle(List<Integer> order) {
  Shuffle {
    order = List.copyOf(order);
  }

  /** Another order of a list of two or more. */
  static <T> List<T> misplaced(List<T> list, Chance chance) {
    List<T> shown = chance.shuffled(list);
    if (shown.equals(list)) {
      shown.add(shown.remove(0));
    }
    return shown;
  }

  /** Everything as it is shown. */
  String asShown() {
    return String.join(" ", letters());
  }

  /** Everything in its own order. */
  String inOrder() {
    return String.join(" ", order.stream().map(Choice::letter).toList());
  }

  private List<String> letters() {
    return IntStream.range(0, order.size()).mapToObj(Choice::letter).toList();
  }

  /** The places that an answer names, in its order, each once. */
  Parsed<List<Integer>> places(String answer) {
    return Slots.list(answer).then(this::places);
  }

  private Parsed<List<Integer>> places(List<Slot> slots) {
    List<String> letters = letters();
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
}
