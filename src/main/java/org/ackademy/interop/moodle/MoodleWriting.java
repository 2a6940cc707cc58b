package org.ackademy.interop.moodle;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ackademy.interop.plain.Body;
import org.ackademy.interop.plain.Composed;
import org.ackademy.interop.plain.Item;
import org.ackademy.interop.plain.Labels;
import org.ackademy.interop.plain.Loss;
import org.ackademy.interop.plain.Losses;
import org.ackademy.interop.plain.Paper;
import org.ackademy.interop.plain.Speech;
import org.ackademy.interop.plain.Weights;
import org.ackademy.interop.plain.Words;
import org.ackademy.interop.xml.XmlText;
import org.ackademy.question.Text;

/**
 * Writes questions as Moodle XML (question/format/xml/format.php of Moodle 4.5). Texts hold all
 * languages in spans that Moodle's multi-language filter knows; names, answers to be typed or
 * matched, and everything in a cloze hold one.
 */
public final class MoodleWriting {
  static final BigDecimal CIRCLE = BigDecimal.valueOf(1L << 32);

  private static final double ALL = 100;
  private static final String HALF = "50";
  private static final String NOTHING = "0";
  private static final String WHOLE = "100";

  private final Speech speech;
  private final Losses losses;
  private final XmlText xml = new XmlText();

  private MoodleWriting(Speech speech, Losses losses) {
    this.speech = speech;
    this.losses = losses;
  }

  /**
   * The document of a paper.
   *
   * @param losses where it is noted what has no place in it
   */
  public static String of(Paper paper, Speech speech, Losses losses) {
    var writing = new MoodleWriting(speech, losses);
    writing.xml.open("quiz");
    writing.category(paper);
    paper.items().forEach(writing::question);
    return writing.xml.close().written();
  }

  private void category(Paper paper) {
    String name = speech.plain(paper.title()).replace("/", "//");
    xml.open("question").attribute("type", "category");
    xml.open("category").element("text", "$course$/top/" + name).close();
    html("info", speech.html(paper.description()));
    xml.element("idnumber", paper.id()).close();
  }

  private void question(Item item) {
    if (speech.isCut(item.title())) {
      losses.add(item, Loss.Kind.ONE_LANGUAGE, "name");
    }
    switch (item.body()) {
      case Body.Choose choose -> choose(item, choose);
      case Body.Judge judge -> {
        if (judge.statements().size() == 1) {
          trueOrFalse(item, judge.statements().getFirst());
        } else {
          statements(item, judge);
        }
      }
      case Body.Fill fill -> {
        switch (fill.entry()) {
          case Body.Entry.Amount amount -> numerical(item, amount);
          case Body.Entry.Word word -> words(item, word);
          case Body.Entry.Picked picked ->
              choose(item, new Body.Choose(Body.Pick.ONE, picked.options(), Body.Order.DRAWN));
        }
      }
      case Body.Cloze cloze -> cloze(item, cloze);
      case Body.Match match -> matching(item, match);
      case Body.Sort sort -> ordering(item, sort);
      case Body.Write write -> essay(item, write);
    }
  }

  private void begin(Item item, String type, String text, Text explanation) {
    xml.open("question").attribute("type", type);
    xml.open("name").element("text", speech.plain(item.title())).close();
    html("questiontext", text);
    html("generalfeedback", speech.html(explanation));
    if (!type.equals("cloze")) {
      xml.element("defaultgrade", "1");
    }
    xml.element("penalty", "0.3333333").element("hidden", "0").element("idnumber", item.id());
  }

  private void end(Item item) {
    for (Text hint : item.hints()) {
      html("hint", speech.html(hint));
    }
    xml.open("tags");
    Labels.of(item).forEach(tag -> xml.open("tag").element("text", tag).close());
    xml.close().close();
  }

  private void html(String name, String html) {
    xml.open(name).attribute("format", "html").element("text", html).close();
  }

  private void combined() {
    html("correctfeedback", "");
    html("partiallycorrectfeedback", "");
    html("incorrectfeedback", "");
    xml.empty("shownumcorrect");
  }

  private void answer(String fraction, String format, String text, Optional<String> feedback) {
    xml.open("answer").attribute("fraction", fraction).attribute("format", format);
    xml.element("text", text);
    html("feedback", feedback.orElse(""));
  }

  private void choose(Item item, Body.Choose choose) {
    begin(item, "multichoice", speech.html(item.task()), item.explanation());
    boolean one = choose.pick() == Body.Pick.ONE;
    xml.element("single", String.valueOf(one));
    xml.element("shuffleanswers", String.valueOf(choose.order() == Body.Order.DRAWN));
    xml.element("answernumbering", "abc").element("showstandardinstruction", one ? "0" : "1");
    combined();
    long right = choose.options().stream().filter(Body.Option::right).count();
    long wrong = choose.options().size() - right;
    for (Body.Option option : choose.options()) {
      double percent = option.right() ? ALL / (one ? 1 : right) : one ? 0 : -ALL / wrong;
      if (!Weights.isListed(percent)) {
        losses.add(item, Loss.Kind.WEIGHT, Weights.of(percent));
      }
      answer(
          Weights.of(percent),
          "html",
          speech.html(option.text()),
          option.feedback().map(speech::html));
      xml.close();
    }
    end(item);
  }

  private void trueOrFalse(Item item, Body.Statement statement) {
    begin(
        item,
        "truefalse",
        speech.html(Composed.quoted(item.task(), statement.text())),
        item.explanation());
    for (boolean said : List.of(true, false)) {
      boolean right = said == statement.holds();
      Optional<String> feedback = right ? Optional.empty() : statement.feedback().map(speech::html);
      answer(right ? WHOLE : NOTHING, "moodle_auto_format", String.valueOf(said), feedback);
      xml.close();
    }
    end(item);
  }

  /** Several statements are matched with true and false. */
  private void statements(Item item, Body.Judge judge) {
    losses.add(item, Loss.Kind.GUESSING);
    List<Composed.Said> said =
        judge.statements().stream()
            .map(one -> new Composed.Said(one.text(), one.feedback()))
            .toList();
    begin(item, "matching", speech.html(item.task()), gathered(item, said));
    xml.element("shuffleanswers", "false");
    combined();
    for (Body.Statement statement : judge.statements()) {
      Text word = statement.holds() ? Words.TRUE : Words.FALSE;
      subquestion(speech.html(statement.text()), speech.plain(word));
    }
    // Moodle's form wants three rows; what is there twice is offered once.
    for (Text word : List.of(Words.TRUE, Words.FALSE)) {
      subquestion("", speech.plain(word));
    }
    end(item);
  }

  private Text gathered(Item item, List<Composed.Said> said) {
    if (Composed.isAnythingSaid(said)) {
      losses.add(item, Loss.Kind.FEEDBACK_GATHERED);
    }
    return Composed.gathered(item.explanation(), said);
  }

  private void subquestion(String html, String answer) {
    xml.open("subquestion").attribute("format", "html").element("text", html);
    xml.open("answer").element("text", answer).close().close();
  }

  private void matching(Item item, Body.Match match) {
    List<Composed.Said> said =
        match.pairs().stream()
            .map(pair -> new Composed.Said(pair.left(), pair.feedback()))
            .toList();
    begin(item, "matching", speech.html(item.task()), gathered(item, said));
    xml.element("shuffleanswers", "true");
    combined();
    match.pairs().forEach(pair -> subquestion(speech.html(pair.left()), plain(item, pair.right())));
    match.extra().forEach(extra -> subquestion("", plain(item, extra)));
    end(item);
  }

  private String plain(Item item, Text text) {
    if (speech.isCut(text)) {
      losses.add(item, Loss.Kind.ONE_LANGUAGE, "answer");
    }
    return speech.plain(text);
  }

  private void ordering(Item item, Body.Sort sort) {
    losses.add(item, Loss.Kind.PARTS);
    begin(item, "ordering", speech.html(item.task()), item.explanation());
    xml.element("layouttype", "VERTICAL").element("selecttype", "ALL").element("selectcount", "0");
    xml.element("gradingtype", "RELATIVE_ALL_PREVIOUS_AND_NEXT").element("showgrading", "SHOW");
    xml.element("numberingstyle", "none");
    combined();
    for (Text text : sort.items()) {
      xml.open("answer").attribute("fraction", "1.0000000").attribute("format", "html");
      xml.element("text", speech.html(text)).close();
    }
    end(item);
  }

  private void words(Item item, Body.Entry.Word word) {
    losses.add(item, Loss.Kind.SPELLING);
    begin(item, "shortanswer", speech.html(item.task()), item.explanation());
    xml.element("usecase", "0");
    for (String accepted : word.accept()) {
      answer(WHOLE, "moodle_auto_format", starred(accepted), Optional.empty());
      xml.close();
    }
    for (Body.Wrong wrong : word.wrong()) {
      Optional<String> feedback = Optional.of(speech.html(wrong.feedback()));
      answer(NOTHING, "moodle_auto_format", starred(wrong.answer()), feedback);
      xml.close();
    }
    end(item);
  }

  /** A star is a wildcard there. */
  private static String starred(String text) {
    return text.replace("*", "\\*");
  }

  private void numerical(Item item, Body.Entry.Amount amount) {
    begin(item, "numerical", speech.html(item.task()), item.explanation());
    number(WHOLE, amount.value(), amount.tolerance(), Optional.empty());
    if (amount.circle()) {
      losses.add(item, Loss.Kind.CIRCLE);
      for (BigDecimal other :
          List.of(amount.value().add(CIRCLE), amount.value().subtract(CIRCLE))) {
        number(HALF, other, amount.tolerance(), Optional.empty());
      }
    }
    for (Body.Wrong wrong : amount.wrong()) {
      Optional<BigDecimal> value = Words.number(wrong.answer());
      if (value.isEmpty()) {
        losses.add(item, Loss.Kind.FEEDBACK, wrong.answer());
      } else {
        number(NOTHING, value.get(), BigDecimal.ZERO, Optional.of(speech.html(wrong.feedback())));
      }
    }
    units(amount);
    end(item);
  }

  private void number(
      String fraction, BigDecimal value, BigDecimal tolerance, Optional<String> feedback) {
    answer(fraction, "moodle_auto_format", value.toPlainString(), feedback);
    xml.element("tolerance", tolerance.toPlainString()).close();
  }

  private void units(Body.Entry.Amount amount) {
    xml.element("unitgradingtype", "0").element("unitpenalty", "0.1000000");
    xml.element("showunits", amount.units().isEmpty() ? "3" : "0").element("unitsleft", "0");
    if (!amount.units().isEmpty()) {
      xml.open("units");
      for (Map.Entry<String, BigDecimal> unit : amount.units().entrySet()) {
        BigDecimal multiplier = BigDecimal.ONE.divide(unit.getValue(), MathContext.DECIMAL64);
        xml.open("unit").element("multiplier", multiplier.stripTrailingZeros().toPlainString());
        xml.element("unit_name", unit.getKey()).close();
      }
      xml.close();
    }
  }

  private void cloze(Item item, Body.Cloze cloze) {
    boolean cut = speech.isCut(item.task()) || speech.isCut(cloze.text());
    if (cut) {
      losses.add(item, Loss.Kind.ONE_LANGUAGE, "cloze");
    }
    Speech alone = speech.alone();
    String html = alone.html(Composed.ruled(item.task(), cloze.text()));
    var gaps = new ClozeText(alone, kind -> losses.add(item, kind));
    for (Map.Entry<String, Body.Entry> gap : cloze.gaps().entrySet()) {
      html = html.replace("[[" + gap.getKey() + "]]", gaps.written(gap.getValue()));
    }
    begin(item, "cloze", html, item.explanation());
    end(item);
  }

  private void essay(Item item, Body.Write write) {
    begin(item, "essay", speech.html(item.task()), item.explanation());
    xml.element("responseformat", "monospaced").element("responserequired", "1");
    xml.element("responsefieldlines", "15");
    xml.element("attachments", "0").element("attachmentsrequired", "0");
    StringBuilder models = new StringBuilder();
    for (String model : write.models()) {
      models.append("<pre>").append(Words.escaped(model)).append("</pre>");
    }
    html("graderinfo", models.toString());
    html("responsetemplate", Words.escaped(write.start()).replace("\n", "<br>"));
    end(item);
  }
}
