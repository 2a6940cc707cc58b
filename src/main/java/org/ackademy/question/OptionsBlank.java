package org.ackademy.question;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ackademy.notation.Expected;
import org.ackademy.notation.JsonWriter;
import org.ackademy.notation.Parsed;
import org.ackademy.question.Slots.Slot;

/**
 * One of several options, called by the place in which it is shown.
 *
 * @param choice the options, of which one holds
 */
public record OptionsBlank(Choice choice) implements Blank {

  static Optional<Blank> read(Node node, String pointer, Chance chance) {
    return Choice.options(node, pointer, chance, Choice::stated).map(OptionsBlank::new);
  }

  @Override
  public Parsed<Entry> read(Slot slot) {
    String letter = Likening.plain(slot.text()).toLowerCase(Locale.ROOT);
    return choice.letters().contains(letter)
        ? Parsed.done(new Entry(letter))
        : Parsed.failed(slot.fault(Expected.ONE_OF, "answer", String.join(", ", choice.letters())));
  }

  private Choice.Option option(Entry entry) {
    return choice.options().get(choice.letters().indexOf(entry.meaning()));
  }

  @Override
  public Part.Outcome mark(Entry entry) {
    return option(entry).right() ? Part.Outcome.RIGHT : Part.Outcome.WRONG;
  }

  @Override
  public Optional<Comment> comment(Entry entry) {
    return option(entry).comment();
  }

  @Override
  public String key() {
    return choice.key().orElse("");
  }

  @Override
  public void show(JsonWriter json, Audience audience) {
    json.name("form").text("options");
    choice.showOptions(json, audience);
  }

  @Override
  public void prove(String pointer, Flaws flaws) {
    choice.prove(flaws);
  }

  @Override
  public List<Question.Slip> slipsIn() {
    return choice.slips();
  }

  @Override
  public List<Question.Named> misconceptions() {
    return choice.misconceptions();
  }
}
