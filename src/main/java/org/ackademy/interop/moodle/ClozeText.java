package org.ackademy.interop.moodle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ackademy.interop.plain.Body;
import org.ackademy.interop.plain.Loss;
import org.ackademy.interop.plain.Speech;
import org.ackademy.interop.plain.Words;

/**
 * Writes gaps as they stand in the text of a cloze: {@code {1:NUMERICAL:=101:0~%0%100:0#why not}}.
 */
final class ClozeText {
  private final Speech speech;
  private final Consumer<Loss.Kind> losses;

  ClozeText(Speech speech, Consumer<Loss.Kind> losses) {
    this.speech = speech;
    this.losses = losses;
  }

  /** A gap. */
  String written(Body.Entry entry) {
    return switch (entry) {
      case Body.Entry.Picked picked -> picked(picked);
      case Body.Entry.Word word -> word(word);
      case Body.Entry.Amount amount -> amount(amount);
    };
  }

  private String picked(Body.Entry.Picked picked) {
    List<String> answers = new ArrayList<>();
    for (Body.Option option : picked.options()) {
      String text = escaped(Words.escaped(speech.plain(option.text())));
      answers.add(
          (option.right() ? "=" : "") + text + feedback(option.feedback().map(speech::html)));
    }
    String type =
        switch (picked.order()) {
          case FIXED -> "MULTICHOICE";
          case DRAWN -> "MULTICHOICE_S";
        };
    return "{1:" + type + ":" + String.join("~", answers) + "}";
  }

  private String word(Body.Entry.Word word) {
    losses.accept(Loss.Kind.SPELLING);
    List<String> answers = new ArrayList<>();
    word.accept().forEach(accepted -> answers.add("=" + typed(accepted)));
    word.wrong()
        .forEach(
            wrong ->
                answers.add(
                    "%0%"
                        + typed(wrong.answer())
                        + feedback(Optional.of(speech.html(wrong.feedback())))));
    return "{1:SHORTANSWER:" + String.join("~", answers) + "}";
  }

  private static String typed(String text) {
    return escaped(Words.escaped(text.replace("*", "\\*")));
  }

  private String amount(Body.Entry.Amount amount) {
    String tolerance = ":" + amount.tolerance().toPlainString();
    List<String> answers = new ArrayList<>();
    answers.add("=" + amount.value().toPlainString() + tolerance);
    if (amount.circle()) {
      losses.accept(Loss.Kind.CIRCLE);
      answers.add("%50%" + amount.value().add(MoodleWriting.CIRCLE).toPlainString() + tolerance);
      answers.add(
          "%50%" + amount.value().subtract(MoodleWriting.CIRCLE).toPlainString() + tolerance);
    }
    if (!amount.units().isEmpty()) {
      losses.accept(Loss.Kind.UNITS);
    }
    for (Body.Wrong wrong : amount.wrong()) {
      Optional<BigDecimal> value = Words.number(wrong.answer());
      if (value.isEmpty()) {
        losses.accept(Loss.Kind.FEEDBACK);
      } else {
        String said = feedback(Optional.of(speech.html(wrong.feedback())));
        answers.add("%0%" + value.get().toPlainString() + ":0" + said);
      }
    }
    return "{1:NUMERICAL:" + String.join("~", answers) + "}";
  }

  private static String feedback(Optional<String> html) {
    return html.map(text -> "#" + escaped(text)).orElse("");
  }

  /** What would end an answer, or the gap, after a backslash. */
  private static String escaped(String text) {
    return text.replaceAll("[}#~/\"\\\\]", "\\\\$0");
  }
}
