package org.ackademy.interop.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ackademy.interop.cartridge.Cartridge;
import org.ackademy.interop.plain.Item;
import org.ackademy.interop.plain.Loss;
import org.ackademy.interop.plain.Losses;
import org.ackademy.interop.plain.Paper;
import org.ackademy.interop.plain.Projection;
import org.ackademy.interop.plain.Speech;
import org.ackademy.question.Definition;
import org.ackademy.question.ExerciseReader;
import org.ackademy.question.Question;
import org.ackademy.question.Text;

/**
 * Writes quizzes in formats of other programs. Where numbers are drawn for each learner, so many
 * variants go out, drawn from the seeds from 0 on; the first is what whoever has no attempt sees.
 *
 * @param speech in which languages
 * @param variants how many of each question of which there is more than one, 1 to {@link
 *     #VARIANTS_MAX}
 * @param link where exercises about segments can be done as they are meant, {@code {id}} in it
 *     standing for the exercise; for a format that is a link, where we are launched
 */
public record QuizExport(Speech speech, int variants, Optional<String> link) {
  /** The most variants of a question. */
  public static final int VARIANTS_MAX = 20;

  private static final String ID = "{id}";

  public QuizExport {
    if (variants < 1 || variants > VARIANTS_MAX) {
      throw new IllegalArgumentException(variants + " variants");
    }
  }

  /** A file, and what could not be put into it. */
  public static final class Written {
    private final byte[] content;
    private final int items;
    private final List<Loss> losses;

    private Written(byte[] content, int items, List<Loss> losses) {
      this.content = content;
      this.items = items;
      this.losses = List.copyOf(losses);
    }

    /** The file. */
    public byte[] content() {
      return content.clone();
    }

    /** How many questions went out, variants counted. */
    public int items() {
      return items;
    }

    /** What was lost, question by question. */
    public List<Loss> losses() {
      return losses;
    }
  }

  /**
   * Writes a quiz.
   *
   * @param id the quiz's
   * @param definitions its questions in order
   */
  public Written write(
      Format format, String id, Text title, Text description, List<Definition> definitions) {
    if (format.isLink()) {
      var linked = new Cartridge.Linked(id, title, description);
      String launch = link.orElseThrow(() -> new IllegalArgumentException("no address"));
      return new Written(
          Cartridge.of(id, title, List.of(linked), launch, speech), definitions.size(), List.of());
    }
    var losses = new Losses();
    List<Item> items = new ArrayList<>();
    definitions.forEach(definition -> add(definition, items, losses));
    byte[] content = format.written(new Paper(id, title, description, items), speech, losses);
    return new Written(content, items.size(), losses.all());
  }

  private void add(Definition definition, List<Item> items, Losses losses) {
    String id = definition.sample().exercise().id();
    int count = definition.hasParameters() ? variants : 1;
    for (int number = 1; number <= count; number++) {
      String name = count == 1 ? id : id + "-v" + number;
      Definition.Drawn drawn = definition.drawn(ExerciseReader.SEED_OF_NOBODY + number - 1);
      Item item = linked(Projection.of(drawn, name, losses), drawn.exercise().question(), id);
      items.add(item);
      if (definition.hasParameters()) {
        losses.add(item, Loss.Kind.DRAWN, number + "/" + count);
      }
      if (link.isEmpty() && isReplayed(drawn.exercise().question())) {
        losses.add(item, Loss.Kind.NO_LINK);
      }
    }
  }

  /** Whether replay has its say in the grading. */
  private static boolean isReplayed(Question question) {
    return !List.of("choice", "truth", "numeric", "short", "cloze", "matching", "ordering")
        .contains(question.type());
  }

  private Item linked(Item item, Question question, String id) {
    if (link.isEmpty() || !isReplayed(question)) {
      return item;
    }
    String address = link.get().replace(ID, id);
    Text task =
        new Text(
            item.task().en() + "\n\n[Do it with a machine that answers](<" + address + ">)",
            item.task().ko() + "\n\n[응답하는 기계와 함께 풀기](<" + address + ">)");
    return new Item(
        item.id(),
        item.title(),
        task,
        item.body(),
        item.explanation(),
        item.hints(),
        item.references(),
        item.label());
  }
}
