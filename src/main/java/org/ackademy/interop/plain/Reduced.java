package org.ackademy.interop.plain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ackademy.question.Text;

/** A text with gaps, for formats that have none: its gaps become things to match. */
public final class Reduced {
  /** The most that may stand on either side of a matching. */
  private static final int ROWS_MAX = 15;

  private Reduced() {}

  /**
   * The question with its text below the task and its gaps numbered; what belongs into them is
   * matched, or for a single gap, asked for by itself.
   *
   * @param losses where that is noted
   */
  public static Item of(Item item, Body.Cloze cloze, Losses losses) {
    losses.add(item, Loss.Kind.GAPS);
    Text text = Composed.ruled(item.task(), cloze.text());
    String en = text.en();
    String ko = text.ko();
    int number = 1;
    for (String name : cloze.gaps().keySet()) {
      String shown = "(" + number++ + ") ____";
      en = en.replace("[[" + name + "]]", shown);
      ko = ko.replace("[[" + name + "]]", shown);
    }
    return new Item(
        item.id(),
        item.title(),
        new Text(en, ko),
        body(cloze),
        item.explanation(),
        item.hints(),
        item.references(),
        item.label());
  }

  private static Body body(Body.Cloze cloze) {
    if (cloze.gaps().size() == 1) {
      Body.Entry only = cloze.gaps().values().iterator().next();
      return only instanceof Body.Entry.Picked picked
          ? new Body.Choose(Body.Pick.ONE, picked.options(), picked.order())
          : new Body.Fill(only);
    }
    List<Body.Pair> pairs = new ArrayList<>();
    List<Text> others = new ArrayList<>();
    int number = 1;
    for (Map.Entry<String, Body.Entry> gap : cloze.gaps().entrySet()) {
      String name = "(" + number++ + ")";
      pairs.add(new Body.Pair(new Text(name, name), right(gap.getValue()), Optional.empty()));
      if (gap.getValue() instanceof Body.Entry.Picked picked) {
        picked.options().forEach(option -> others.add(option.text()));
      }
    }
    return new Body.Match(pairs, extra(pairs, others));
  }

  /** What looks like nothing that stands there already, as much of it as there is room for. */
  private static List<Text> extra(List<Body.Pair> pairs, List<Text> others) {
    Set<String> taken = new HashSet<>();
    for (Body.Pair pair : pairs) {
      taken.add(pair.right().en());
      taken.add(pair.right().ko());
    }
    List<Text> extra = new ArrayList<>();
    for (Text other : others) {
      boolean fresh = !taken.contains(other.en()) && !taken.contains(other.ko());
      if (fresh && pairs.size() + extra.size() < ROWS_MAX) {
        taken.add(other.en());
        taken.add(other.ko());
        extra.add(other);
      }
    }
    return extra;
  }

  private static Text right(Body.Entry entry) {
    return switch (entry) {
      case Body.Entry.Picked picked ->
          picked.options().stream()
              .filter(Body.Option::right)
              .map(Body.Option::text)
              .findFirst()
              .orElseThrow();
      case Body.Entry.Word word -> same(word.accept().getFirst());
      case Body.Entry.Amount amount -> same(amount.value().toPlainString());
    };
  }

  private static Text same(String text) {
    return new Text(text, text);
  }
}
