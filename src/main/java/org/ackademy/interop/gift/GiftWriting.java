package org.ackademy.interop.gift;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ackademy.interop.plain.Body;
import org.ackademy.interop.plain.Composed;
import org.ackademy.interop.plain.Item;
import org.ackademy.interop.plain.Labels;
import org.ackademy.interop.plain.Loss;
import org.ackademy.interop.plain.Losses;
import org.ackademy.interop.plain.Paper;
import org.ackademy.interop.plain.Reduced;
import org.ackademy.interop.plain.Speech;
import org.ackademy.interop.plain.Weights;
import org.ackademy.interop.plain.Words;
import org.ackademy.question.Text;

/**
 * Writes questions as GIFT (question/format/gift/format.php of Moodle 4.5). A question is one line,
 * but for the items of an ordering, which Moodle wants a line each; its texts are HTML.
 */
public final class GiftWriting {
  private static final double ALL = 100;
  private static final BigDecimal CIRCLE = BigDecimal.valueOf(1L << 32);

  private final Speech speech;
  private final Losses losses;

  private GiftWriting(Speech speech, Losses losses) {
    this.speech = speech;
    this.losses = losses;
  }

  /**
   * The document of a paper.
   *
   * @param losses where it is noted what has no place in it
   */
  public static String of(Paper paper, Speech speech, Losses losses) {
    var writing = new GiftWriting(speech, losses);
    String category = speech.plain(paper.title()).replace("/", "//");
    return paper.items().stream()
        .map(writing::question)
        .collect(Collectors.joining("\n", "$CATEGORY: $course$/top/" + category + "\n\n", ""));
  }

  private String question(Item item) {
    if (item.body() instanceof Body.Cloze cloze) {
      return question(Reduced.of(item, cloze, losses));
    }
    if (speech.isCut(item.title())) {
      losses.add(item, Loss.Kind.ONE_LANGUAGE, "name");
    }
    if (!item.hints().isEmpty()) {
      losses.add(item, Loss.Kind.HINTS);
    }
    return switch (item.body()) {
      case Body.Choose choose -> choose(item, choose);
      case Body.Judge judge ->
          judge.statements().size() == 1
              ? trueOrFalse(item, judge.statements().getFirst())
              : statements(item, judge);
      case Body.Fill fill -> fill(item, fill.entry());
      case Body.Match match -> match(item, match);
      case Body.Sort sort -> sort(item, sort);
      case Body.Write write -> essay(item, write);
      case Body.Cloze cloze -> throw new IllegalStateException("reduced above");
    };
  }

  private String question(Item item, String text, List<String> answers, Text explanation) {
    return head(item)
        + "[html]"
        + text
        + "{"
        + String.join(" ", answers)
        + " ####"
        + html(explanation)
        + "}\n";
  }

  private String head(Item item) {
    String tags =
        Labels.of(item).stream()
            .map(tag -> " [tag:" + tag.replace("]", "\\]") + "]")
            .collect(Collectors.joining());
    return "// [id:" + item.id() + "]" + tags + "\n::" + plain(item.title()) + "::";
  }

  /** A text as HTML, on one line. */
  private String html(Text text) {
    return escaped(speech.html(text));
  }

  private String plain(Text text) {
    return escaped(speech.plain(text));
  }

  /** What GIFT would take for a sign of its own, after a backslash. */
  static String escaped(String text) {
    return text.replaceAll("[\\\\~=#{}:]", "\\\\$0").replace("\r", "").replace("\n", "\\n");
  }

  private String feedback(Optional<Text> feedback) {
    return feedback.map(text -> "#" + html(text)).orElse("");
  }

  private String choose(Item item, Body.Choose choose) {
    if (choose.order() == Body.Order.FIXED) {
      losses.add(item, Loss.Kind.ORDER);
    }
    boolean one = choose.pick() == Body.Pick.ONE;
    long right = choose.options().stream().filter(Body.Option::right).count();
    long wrong = choose.options().size() - right;
    List<String> answers = new ArrayList<>();
    for (Body.Option option : choose.options()) {
      double percent = option.right() ? ALL / right : -ALL / wrong;
      String mark = option.right() ? "=" : "~";
      if (!one) {
        mark = "~%" + Weights.of(percent) + "%";
        if (!Weights.isListed(percent)) {
          losses.add(item, Loss.Kind.WEIGHT, Weights.of(percent));
        }
      }
      answers.add(mark + html(option.text()) + feedback(option.feedback()));
    }
    return question(item, html(item.task()), answers, item.explanation());
  }

  private String trueOrFalse(Item item, Body.Statement statement) {
    String answer = (statement.holds() ? "TRUE" : "FALSE") + feedback(statement.feedback());
    String text = html(Composed.quoted(item.task(), statement.text()));
    return question(item, text, List.of(answer), item.explanation());
  }

  private String statements(Item item, Body.Judge judge) {
    losses.add(item, Loss.Kind.GUESSING);
    List<String> answers = new ArrayList<>();
    List<Composed.Said> said = new ArrayList<>();
    for (Body.Statement statement : judge.statements()) {
      Text word = statement.holds() ? Words.TRUE : Words.FALSE;
      answers.add("=" + html(statement.text()) + " -> " + plain(word));
      said.add(new Composed.Said(statement.text(), statement.feedback()));
    }
    for (Text word : List.of(Words.TRUE, Words.FALSE)) {
      String row = "= -> " + plain(word);
      if (answers.stream().noneMatch(answer -> answer.endsWith("-> " + plain(word)))) {
        answers.add(row);
      }
    }
    return question(item, html(item.task()), answers, gathered(item, said));
  }

  private Text gathered(Item item, List<Composed.Said> said) {
    if (Composed.isAnythingSaid(said)) {
      losses.add(item, Loss.Kind.FEEDBACK_GATHERED);
    }
    return Composed.gathered(item.explanation(), said);
  }

  private String fill(Item item, Body.Entry entry) {
    return switch (entry) {
      case Body.Entry.Picked picked ->
          choose(item, new Body.Choose(Body.Pick.ONE, picked.options(), picked.order()));
      case Body.Entry.Word word -> {
        losses.add(item, Loss.Kind.SPELLING);
        List<String> answers = new ArrayList<>();
        word.accept().forEach(accepted -> answers.add("=" + typed(accepted)));
        word.wrong()
            .forEach(
                wrong ->
                    answers.add(
                        "=%0%" + typed(wrong.answer()) + feedback(Optional.of(wrong.feedback()))));
        yield question(item, html(item.task()), answers, item.explanation());
      }
      case Body.Entry.Amount amount -> {
        List<String> answers = amounts(item, amount);
        answers.set(0, "#" + answers.getFirst());
        yield question(item, html(item.task()), answers, item.explanation());
      }
    };
  }

  /** A star is a wildcard. */
  private static String typed(String text) {
    return escaped(text).replace("*", "\\*");
  }

  private List<String> amounts(Item item, Body.Entry.Amount amount) {
    List<String> answers = new ArrayList<>();
    String tolerance = ":" + amount.tolerance().toPlainString();
    answers.add("=" + amount.value().toPlainString() + tolerance);
    if (amount.circle()) {
      losses.add(item, Loss.Kind.CIRCLE);
      answers.add("=%50%" + amount.value().add(CIRCLE).toPlainString() + tolerance);
      answers.add("=%50%" + amount.value().subtract(CIRCLE).toPlainString() + tolerance);
    }
    if (!amount.units().isEmpty()) {
      losses.add(item, Loss.Kind.UNITS);
    }
    for (Body.Wrong wrong : amount.wrong()) {
      Optional<BigDecimal> value = Words.number(wrong.answer());
      if (value.isEmpty()) {
        losses.add(item, Loss.Kind.FEEDBACK, wrong.answer());
      } else {
        String said = feedback(Optional.of(wrong.feedback()));
        answers.add("=%0%" + value.get().toPlainString() + ":0" + said);
      }
    }
    return answers;
  }

  private String match(Item item, Body.Match match) {
    List<String> answers = new ArrayList<>();
    List<Composed.Said> said = new ArrayList<>();
    for (Body.Pair pair : match.pairs()) {
      cut(item, pair.right());
      answers.add("=" + html(pair.left()) + " -> " + plain(pair.right()));
      said.add(new Composed.Said(pair.left(), pair.feedback()));
    }
    for (Text extra : match.extra()) {
      cut(item, extra);
      answers.add("= -> " + plain(extra));
    }
    return question(item, html(item.task()), answers, gathered(item, said));
  }

  private void cut(Item item, Text answer) {
    if (speech.isCut(answer)) {
      losses.add(item, Loss.Kind.ONE_LANGUAGE, "answer");
    }
  }

  /**
   * Moodle reads an ordering before it reads anything else, and undoes no backslash there: signs of
   * GIFT's own become entities.
   */
  private String sort(Item item, Body.Sort sort) {
    losses.add(item, Loss.Kind.PARTS);
    losses.add(item, Loss.Kind.FEEDBACK, "explanation");
    var text = new StringBuilder(head(item)).append("[html]").append(raw(speech.html(item.task())));
    text.append("{>").append(sort.items().size());
    text.append(" ALL VERTICAL RELATIVE_ALL_PREVIOUS_AND_NEXT SHOW none\n");
    sort.items().forEach(one -> text.append(raw(speech.html(one))).append('\n'));
    return text.append("}\n").toString();
  }

  private static String raw(String html) {
    return html.replace("\r", "")
        .replace("\n", " ")
        .replace("\\", "&bsol;")
        .replace("{", "&lbrace;")
        .replace("}", "&rbrace;");
  }

  private String essay(Item item, Body.Write write) {
    losses.add(item, Loss.Kind.FEEDBACK, "answers");
    if (!write.start().isEmpty()) {
      losses.add(item, Loss.Kind.FEEDBACK, "start");
    }
    return question(item, html(item.task()), List.of(), item.explanation());
  }
}
