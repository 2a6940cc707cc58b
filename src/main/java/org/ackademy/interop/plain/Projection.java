package org.ackademy.interop.plain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ackademy.notation.Tree;
import org.ackademy.question.Blank;
import org.ackademy.question.Captured;
import org.ackademy.question.Choice;
import org.ackademy.question.Comment;
import org.ackademy.question.Complete;
import org.ackademy.question.Compose;
import org.ackademy.question.Converse;
import org.ackademy.question.Definition;
import org.ackademy.question.Exercise;
import org.ackademy.question.Explain;
import org.ackademy.question.Find;
import org.ackademy.question.Gaps;
import org.ackademy.question.Holes;
import org.ackademy.question.Matching;
import org.ackademy.question.Mend;
import org.ackademy.question.NumberBlank;
import org.ackademy.question.OptionsBlank;
import org.ackademy.question.Order;
import org.ackademy.question.Ordering;
import org.ackademy.question.Predict;
import org.ackademy.question.Slips;
import org.ackademy.question.States;
import org.ackademy.question.Text;
import org.ackademy.question.Truth;
import org.ackademy.question.WordsBlank;

/**
 * Makes of an exercise the plain question that is nearest to it. Those that replay grades become
 * what a program without a machine can ask: their key is one of the answers that are right here.
 */
public final class Projection {
  private final Exercise exercise;
  private final Tree filled;
  private final String id;
  private final Losses losses;

  private Projection(Definition.Drawn drawn, String id, Losses losses) {
    this.exercise = drawn.exercise();
    this.filled = drawn.filled();
    this.id = id;
    this.losses = losses;
  }

  /**
   * The plain question of one draw.
   *
   * @param id what it is called there
   * @param losses where it is noted what becomes of grading by replay and of named beliefs
   */
  public static Item of(Definition.Drawn drawn, String id, Losses losses) {
    return new Projection(drawn, id, losses).item();
  }

  private Item item() {
    if (!exercise.question().misconceptions().isEmpty()) {
      losses.add(id, Loss.Kind.BELIEFS, "");
    }
    return switch (exercise.question()) {
      case Choice choice -> plain(chosen(choice));
      case Truth truth ->
          plain(
              new Body.Judge(
                  truth.statements().stream()
                      .map(one -> new Body.Statement(one.text(), one.holds(), said(one.comment())))
                      .toList()));
      case Gaps gaps -> plain(gaps(gaps));
      case Matching matching -> plain(matched(matching));
      case Ordering ordering ->
          plain(
              new Body.Sort(
                  ordering.order().stream()
                      .map(place -> ordering.items().get(place).text())
                      .toList()));
      case Explain explain ->
          segments().asking(chosen(explain.choice()), explain.given().texts(), Optional.empty());
      case Find find -> segments().of(find);
      case States states -> segments().of(states);
      case Predict predict -> segments().of(predict);
      case Holes holes -> segments().of(holes);
      case Order order -> segments().of(order);
      case Compose compose -> segments().written(List.of(), Loss.Kind.BY_HAND);
      case Complete complete -> segments().written(complete.given().texts(), Loss.Kind.BY_HAND);
      case Mend mend -> segments().written(mend.given().texts(), Loss.Kind.BY_HAND);
      case Converse converse -> segments().written(List.of(), Loss.Kind.CONVERSATION);
      case Captured captured -> segments().written(List.of(), Loss.Kind.CAPTURE);
    };
  }

  private Segmented segments() {
    return new Segmented(exercise, filled, this::plain, kind -> losses.add(id, kind, ""));
  }

  private Item plain(Body body) {
    return plain(exercise.task(), body);
  }

  private Item plain(Text task, Body body) {
    return new Item(
        id,
        exercise.title(),
        task,
        body,
        exercise.explanation(),
        exercise.hints(),
        exercise.references(),
        exercise.label());
  }

  private static Optional<Text> said(Optional<Comment> comment) {
    return comment.map(Comment::feedback);
  }

  /** Options in the order of the file: whoever takes them draws an order again. */
  private Body.Choose chosen(Choice choice) {
    Body.Pick pick =
        switch (choice.mode()) {
          case ONE -> Body.Pick.ONE;
          case ANY -> Body.Pick.ANY;
        };
    return new Body.Choose(pick, options(choice), order(filled));
  }

  /** Whether the options of a node keep the order of the file. */
  private static Body.Order order(Tree node) {
    return find(node, "ordered").orElse(node) instanceof Tree.Truth truth && truth.value()
        ? Body.Order.FIXED
        : Body.Order.DRAWN;
  }

  private static Optional<Tree> find(Tree node, String name) {
    return node instanceof Tree.Mapping mapping ? mapping.find(name) : Optional.empty();
  }

  private static List<Body.Option> options(Choice choice) {
    return choice.options().stream()
        .sorted(Comparator.comparingInt(option -> place(option.pointer())))
        .map(option -> new Body.Option(option.text(), option.right(), said(option.comment())))
        .toList();
  }

  /** The number at the end of a pointer; what the machine made first stands first. */
  private static int place(String pointer) {
    String end = pointer.substring(pointer.lastIndexOf('/') + 1);
    return end.matches("[0-9]{1,3}") ? Integer.parseInt(end) : -1;
  }

  private Body gaps(Gaps gaps) {
    if (gaps.text().isEmpty()) {
      List<Body.Wrong> wrong =
          exercise.mistakes().stream()
              .map(mistake -> new Body.Wrong(mistake.text(), mistake.feedback()))
              .toList();
      return new Body.Fill(entry(gaps.gaps().getFirst().blank(), filled, wrong));
    }
    Map<String, Body.Entry> entries = new LinkedHashMap<>();
    Tree all = find(filled, "gaps").orElse(filled);
    for (Gaps.Gap gap : gaps.gaps()) {
      Tree node = find(all, gap.name()).orElse(all);
      entries.put(gap.name(), entry(gap.blank(), node, List.of()));
    }
    return new Body.Cloze(gaps.text().get(), entries);
  }

  private static Body.Entry entry(Blank blank, Tree node, List<Body.Wrong> more) {
    return switch (blank) {
      case NumberBlank number ->
          new Body.Entry.Amount(
              number.value(),
              number.tolerance(),
              number.circle(),
              number.units(),
              wrong(number.slips(), more));
      case WordsBlank words -> new Body.Entry.Word(words.accept(), wrong(words.slips(), more));
      case OptionsBlank options -> new Body.Entry.Picked(options(options.choice()), order(node));
    };
  }

  private static List<Body.Wrong> wrong(Slips slips, List<Body.Wrong> more) {
    List<Body.Wrong> wrong = new ArrayList<>();
    slips.all().forEach(slip -> wrong.add(new Body.Wrong(slip.text(), slip.comment().feedback())));
    wrong.addAll(more);
    return wrong;
  }

  private Body matched(Matching matching) {
    List<Text> used = matching.lefts().stream().map(Matching.Left::right).toList();
    return new Body.Match(
        matching.lefts().stream()
            .sorted(Comparator.comparingInt(left -> place(left.pointer())))
            .map(left -> new Body.Pair(left.text(), left.right(), said(left.comment())))
            .toList(),
        matching.rights().stream()
            .filter(right -> !used.contains(right))
            .sorted(Comparator.comparingInt(right -> extras().indexOf(right.en())))
            .toList());
  }

  /** What belongs to nothing, in English and in the order of the file. */
  private List<String> extras() {
    List<String> extras = new ArrayList<>();
    if (find(filled, "extra").orElse(filled) instanceof Tree.Sequence sequence) {
      for (Tree extra : sequence.items()) {
        if (find(extra, "en").orElse(extra) instanceof Tree.Text text) {
          extras.add(text.value());
        }
      }
    }
    return extras;
  }
}
