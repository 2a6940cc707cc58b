package org.ackademy.interop.qti;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.ackademy.interop.plain.Body;
import org.ackademy.interop.plain.Loss;
import org.ackademy.interop.plain.Speech;
import org.ackademy.interop.plain.Words;
import org.ackademy.question.Text;

/** Blanks as QTI has them: text to be entered, or one of several words chosen within a line. */
final class QtiBlank {
  private static final BigDecimal CIRCLE = BigDecimal.valueOf(1L << 32);
  private static final String FLOAT = "float";
  private static final String STRING = "string";

  private final Dialect dialect;
  private final Speech speech;
  private final Consumer<Loss.Kind> losses;

  QtiBlank(Dialect dialect, Speech speech, Consumer<Loss.Kind> losses) {
    this.dialect = dialect;
    this.speech = speech;
    this.losses = losses;
  }

  /** Declares the response, with what is correct. */
  void declare(Markup out, String name, Body.Entry entry) {
    switch (entry) {
      case Body.Entry.Picked picked -> {
        List<Body.Option> options = picked.options();
        for (int i = 0; i < options.size(); i++) {
          if (options.get(i).right()) {
            declare(out, name, QtiItem.IDENTIFIER, QtiItem.name("c", i));
          }
        }
      }
      case Body.Entry.Word word -> {
        losses.accept(Loss.Kind.SPELLING);
        open(out, name, STRING, word.accept().getFirst());
        var mapping = new Scoring(out);
        mapping.open();
        for (String accepted : word.accept()) {
          out.empty(
              "map-entry", "map-key", accepted, "mapped-value", "1", "case-sensitive", "false");
        }
        out.close().close();
      }
      case Body.Entry.Amount amount -> declare(out, name, FLOAT, amount.value().toPlainString());
    }
  }

  private static void declare(Markup out, String name, String type, String right) {
    open(out, name, type, right);
    out.close();
  }

  private static void open(Markup out, String name, String type, String right) {
    out.open(
        "response-declaration",
        QtiItem.IDENTIFIER,
        name,
        "cardinality",
        "single",
        "base-type",
        type);
    out.open("correct-response").text("value", right).close();
  }

  /** Where it is entered, as XML. */
  String interaction(String name, Body.Entry entry) {
    String response = " " + dialect.attribute(QtiItem.RESPONSE_IDENTIFIER) + "=\"" + name + "\"";
    return switch (entry) {
      case Body.Entry.Picked picked -> {
        var out = new StringBuilder("<" + dialect.element("inline-choice-interaction") + response);
        boolean drawn = picked.order() == Body.Order.DRAWN;
        out.append(" shuffle=\"").append(drawn).append("\">");
        String choice = dialect.element("inline-choice");
        for (int i = 0; i < picked.options().size(); i++) {
          out.append('<').append(choice).append(" identifier=\"");
          out.append(QtiItem.name("c", i)).append("\">");
          out.append(Words.escaped(speech.plain(picked.options().get(i).text())));
          out.append("</").append(choice).append('>');
        }
        yield out.append("</")
            .append(dialect.element("inline-choice-interaction"))
            .append('>')
            .toString();
      }
      case Body.Entry.Word word -> entered(response, 20);
      case Body.Entry.Amount amount -> entered(response, 12);
    };
  }

  private String entered(String response, int length) {
    String expected = dialect.attribute("expected-length");
    return "<%s%s %s=\"%d\"/>"
        .formatted(dialect.element("text-entry-interaction"), response, expected, length);
  }

  /** Scores a blank that is all there is, and tells what is expected and wrong. */
  Map<String, Text> score(Markup out, String name, Body.Entry entry) {
    Map<String, Text> feedback = new LinkedHashMap<>();
    switch (entry) {
      case Body.Entry.Picked picked -> new Scoring(out).matched(name);
      case Body.Entry.Word word -> {
        out.open("set-outcome-value", QtiItem.IDENTIFIER, QtiItem.SCORE);
        out.empty("map-response", QtiItem.IDENTIFIER, name).close();
        expected(out, name, word.wrong(), STRING, feedback);
      }
      case Body.Entry.Amount amount -> {
        out.open("response-condition");
        branch(out, "response-if", name, amount.tolerance(), Optional.empty());
        out.set(QtiItem.SCORE, FLOAT, "1").close();
        for (BigDecimal other : halves(amount)) {
          branch(out, "response-else-if", name, amount.tolerance(), Optional.of(other));
          out.set(QtiItem.SCORE, FLOAT, "0.5").close();
        }
        out.close();
        expected(out, name, numbers(amount.wrong()), FLOAT, feedback);
      }
    }
    return feedback;
  }

  private List<BigDecimal> halves(Body.Entry.Amount amount) {
    if (!amount.units().isEmpty()) {
      losses.accept(Loss.Kind.UNITS);
    }
    if (!amount.circle()) {
      return List.of();
    }
    losses.accept(Loss.Kind.CIRCLE);
    return List.of(amount.value().add(CIRCLE), amount.value().subtract(CIRCLE));
  }

  private List<Body.Wrong> numbers(List<Body.Wrong> wrong) {
    List<Body.Wrong> numbers = new ArrayList<>();
    for (Body.Wrong one : wrong) {
      Optional<BigDecimal> number = Words.number(one.answer());
      if (number.isPresent()) {
        numbers.add(new Body.Wrong(number.get().toPlainString(), one.feedback()));
      } else {
        losses.accept(Loss.Kind.FEEDBACK);
      }
    }
    return numbers;
  }

  /** Begins a branch where the response is a number; the correct one, where none is named. */
  private static void branch(
      Markup out, String kind, String name, BigDecimal tolerance, Optional<BigDecimal> value) {
    String within = tolerance.toPlainString();
    out.open(kind).open("and");
    out.open("not").open("is-null").variable(name).close().close();
    if (tolerance.signum() == 0) {
      out.open("equal", "tolerance-mode", "exact");
    } else {
      out.open("equal", "tolerance-mode", "absolute", "tolerance", within + " " + within);
    }
    out.variable(name);
    value.ifPresentOrElse(
        number -> out.value(FLOAT, number.toPlainString()),
        () -> out.empty("correct", QtiItem.IDENTIFIER, name));
    out.close().close();
  }

  /** Tells what is expected and wrong; a response that is not there is compared with nothing. */
  private static void expected(
      Markup out, String name, List<Body.Wrong> wrong, String type, Map<String, Text> feedback) {
    for (int i = 0; i < wrong.size(); i++) {
      String told = QtiItem.name("w", i);
      out.open("response-condition");
      out.open("response-if").open("and");
      out.open("not").open("is-null").variable(name).close().close();
      if (type.equals(FLOAT)) {
        out.open("equal", "tolerance-mode", "exact");
      } else {
        out.open("string-match", "case-sensitive", "false");
      }
      out.variable(name).value(type, wrong.get(i).answer()).close().close();
      out.set(QtiItem.FEEDBACK, QtiItem.IDENTIFIER, told).close().close();
      feedback.put(told, wrong.get(i).feedback());
    }
  }

  /** Adds to the score what a blank earns that is one of several. */
  void share(Markup out, String name, Body.Entry entry, String share) {
    var scoring = new Scoring(out);
    switch (entry) {
      case Body.Entry.Picked picked -> {
        out.open("response-condition").open("response-if");
        out.open("match").variable(name).empty("correct", QtiItem.IDENTIFIER, name).close();
        scoring.add(share);
        out.close().close();
        if (picked.options().stream().anyMatch(option -> option.feedback().isPresent())) {
          losses.accept(Loss.Kind.FEEDBACK);
        }
      }
      case Body.Entry.Word word -> {
        out.open("set-outcome-value", QtiItem.IDENTIFIER, QtiItem.SCORE).open("sum");
        out.variable(QtiItem.SCORE).open("product");
        out.empty("map-response", QtiItem.IDENTIFIER, name).value(FLOAT, share);
        out.close().close().close();
        lost(word.wrong());
      }
      case Body.Entry.Amount amount -> {
        out.open("response-condition");
        branch(out, "response-if", name, amount.tolerance(), Optional.empty());
        scoring.add(share);
        out.close();
        for (BigDecimal other : halves(amount)) {
          branch(out, "response-else-if", name, amount.tolerance(), Optional.of(other));
          scoring.add(Scoring.half(share));
          out.close();
        }
        out.close();
        lost(amount.wrong());
      }
    }
  }

  private void lost(List<Body.Wrong> wrong) {
    if (!wrong.isEmpty()) {
      losses.accept(Loss.Kind.FEEDBACK);
    }
  }
}
