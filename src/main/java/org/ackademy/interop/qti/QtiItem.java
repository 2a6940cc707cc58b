package org.ackademy.interop.qti;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ackademy.interop.plain.Body;
import org.ackademy.interop.plain.Composed;
import org.ackademy.interop.plain.Item;
import org.ackademy.interop.plain.Loss;
import org.ackademy.interop.plain.Losses;
import org.ackademy.interop.plain.Speech;
import org.ackademy.interop.plain.Words;
import org.ackademy.question.Text;

/**
 * One question as an item of QTI, in one language. Scores go from 0 to 1, by the same rules as ours
 * wherever QTI can say them.
 */
final class QtiItem {
  static final String RESPONSE = "RESPONSE";
  static final String SCORE = "SCORE";
  static final String FEEDBACK = "FEEDBACK";
  static final String EXPLANATION = "EXPLANATION";
  static final String SHOWN = "shown";
  static final String IDENTIFIER = "identifier";
  static final String RESPONSE_IDENTIFIER = "response-identifier";

  private static final Set<String> ATTRIBUTES = Set.of("href", "class");

  private final Dialect dialect;
  private final Item item;
  private final Speech speech;
  private final Losses losses;
  private final Markup out;

  private QtiItem(Dialect dialect, Item item, Speech speech, Losses losses) {
    this.dialect = dialect;
    this.item = item;
    this.speech = speech.alone();
    this.losses = losses;
    this.out = new Markup(dialect);
    if (speech.isCut(item.task())) {
      losses.add(item, Loss.Kind.ONE_LANGUAGE, "item");
    }
    if (!item.hints().isEmpty()) {
      losses.add(item, Loss.Kind.HINTS);
    }
  }

  /**
   * The document of an item.
   *
   * @param speech the first of its languages is the item's
   */
  static String of(Dialect dialect, Item item, Speech speech, Losses losses) {
    var writing = new QtiItem(dialect, item, speech, losses);
    switch (item.body()) {
      case Body.Choose choose -> writing.choose(choose);
      case Body.Judge judge -> writing.judge(judge);
      case Body.Fill fill -> writing.fill(fill.entry());
      case Body.Match match -> writing.match(match);
      case Body.Sort sort -> writing.sort(sort);
      case Body.Cloze cloze -> writing.cloze(cloze);
      case Body.Write write -> writing.write(write);
    }
    return writing.out.close().written();
  }

  private void begin() {
    out.document(
        "assessment-item",
        IDENTIFIER,
        item.id(),
        "title",
        speech.plain(item.title()),
        "xml:lang",
        speech.first().tag(),
        "adaptive",
        "false",
        "time-dependent",
        "false");
  }

  private String html(Text text) {
    return speech.xml(text, ATTRIBUTES);
  }

  private void response(String identifier, String cardinality, String type, List<String> right) {
    out.open(
        "response-declaration",
        IDENTIFIER,
        identifier,
        "cardinality",
        cardinality,
        "base-type",
        type);
    if (!right.isEmpty()) {
      out.open("correct-response");
      right.forEach(value -> out.text("value", value));
      out.close();
    }
  }

  /** Outcomes: the score, which feedback is shown, and that the explanation is. */
  private void outcomes(String cardinalityOfFeedback) {
    score();
    outcome(FEEDBACK, cardinalityOfFeedback);
    outcome(EXPLANATION, "single");
  }

  private void score() {
    out.open(
        "outcome-declaration",
        IDENTIFIER,
        SCORE,
        "cardinality",
        "single",
        "base-type",
        "float",
        "normal-maximum",
        "1",
        "normal-minimum",
        "0");
    out.open("default-value").text("value", "0").close().close();
  }

  private void outcome(String identifier, String cardinality) {
    out.empty(
        "outcome-declaration",
        IDENTIFIER,
        identifier,
        "cardinality",
        cardinality,
        "base-type",
        IDENTIFIER);
  }

  /** The end of the scoring, and what is told. */
  private void end(Text explanation, Map<String, Text> feedback) {
    out.set(EXPLANATION, IDENTIFIER, SHOWN);
    out.close();
    feedback.forEach((name, text) -> told(FEEDBACK, name, text));
    told(EXPLANATION, SHOWN, explanation);
  }

  private void told(String outcome, String name, Text text) {
    out.open(
        "modal-feedback", "outcome-identifier", outcome, IDENTIFIER, name, "show-hide", "show");
    switch (dialect) {
      case QTI3 -> out.open("content-body").html(html(text)).close();
      case QTI22 -> out.html(html(text));
    }
    out.close();
  }

  private void choose(Body.Choose choose) {
    boolean one = choose.pick() == Body.Pick.ONE;
    List<String> right = new ArrayList<>();
    Map<String, Text> feedback = new LinkedHashMap<>();
    for (int i = 0; i < choose.options().size(); i++) {
      String name = name("c", i);
      Body.Option option = choose.options().get(i);
      if (option.right()) {
        right.add(name);
      }
      option.feedback().ifPresent(text -> feedback.put(name, text));
    }
    begin();
    response(RESPONSE, one ? "single" : "multiple", IDENTIFIER, right);
    if (!one) {
      mapping(choose, right.size());
    }
    out.close();
    outcomes(one ? "single" : "multiple");
    out.open("item-body").block("div", html(item.task()));
    out.open(
        "choice-interaction",
        RESPONSE_IDENTIFIER,
        RESPONSE,
        "shuffle",
        String.valueOf(choose.order() == Body.Order.DRAWN),
        "max-choices",
        one ? "1" : "0");
    for (int i = 0; i < choose.options().size(); i++) {
      out.open("simple-choice", IDENTIFIER, name("c", i));
      out.html(html(choose.options().get(i).text())).close();
    }
    out.close().close();
    out.open("response-processing");
    if (one) {
      matched();
    } else {
      mapped();
    }
    out.open("set-outcome-value", IDENTIFIER, FEEDBACK).variable(RESPONSE).close();
    end(item.explanation(), feedback);
  }

  static String name(String letter, int place) {
    return letter + (place + 1);
  }

  /** What is chosen of the right ones counts for, of the others against, each as its share. */
  private void mapping(Body.Choose choose, int right) {
    int wrong = choose.options().size() - right;
    var mapping = new Scoring(out);
    mapping.open();
    int hits = 0;
    int misses = 0;
    for (int i = 0; i < choose.options().size(); i++) {
      boolean holds = choose.options().get(i).right();
      mapping.entry(
          name("c", i),
          holds ? Scoring.share(right, hits++) : "-" + Scoring.share(wrong, misses++));
    }
    out.close();
  }

  /** All or nothing, by the template's rule. */
  private void matched() {
    new Scoring(out).matched(RESPONSE);
  }

  private void mapped() {
    out.open("set-outcome-value", IDENTIFIER, SCORE);
    out.empty("map-response", IDENTIFIER, RESPONSE).close();
  }

  private Text gathered(List<Composed.Said> said) {
    if (Composed.isAnythingSaid(said)) {
      losses.add(item, Loss.Kind.FEEDBACK_GATHERED);
    }
    return Composed.gathered(item.explanation(), said);
  }

  private void judge(Body.Judge judge) {
    List<Text> lefts = judge.statements().stream().map(Body.Statement::text).toList();
    List<Integer> keys = judge.statements().stream().map(one -> one.holds() ? 0 : 1).toList();
    List<Composed.Said> said =
        judge.statements().stream()
            .map(one -> new Composed.Said(one.text(), one.feedback()))
            .toList();
    pairs(lefts, List.of(Words.TRUE, Words.FALSE), keys, Shuffled.NEVER, gathered(said));
  }

  private void match(Body.Match match) {
    List<Text> rights = new ArrayList<>();
    match.pairs().stream().map(Body.Pair::right).distinct().forEach(rights::add);
    rights.addAll(match.extra());
    List<Composed.Said> said =
        match.pairs().stream().map(one -> new Composed.Said(one.left(), one.feedback())).toList();
    pairs(
        match.pairs().stream().map(Body.Pair::left).toList(),
        rights,
        match.pairs().stream().map(one -> rights.indexOf(one.right())).toList(),
        Shuffled.ALWAYS,
        gathered(said));
  }

  private enum Shuffled {
    ALWAYS,
    NEVER
  }

  /** Things on the left, each of which belongs to one on the right; a wrong one takes its share. */
  private void pairs(
      List<Text> lefts, List<Text> rights, List<Integer> keys, Shuffled shuffled, Text told) {
    List<String> right = new ArrayList<>();
    for (int i = 0; i < lefts.size(); i++) {
      right.add(name("l", i) + " " + name("r", keys.get(i)));
    }
    begin();
    response(RESPONSE, "multiple", "directedPair", right);
    var mapping = new Scoring(out);
    mapping.open();
    for (int i = 0; i < right.size(); i++) {
      mapping.entry(right.get(i), Scoring.share(lefts.size(), i));
    }
    if (shuffled == Shuffled.NEVER) {
      // Where there are two sides only, a wrong one takes back what a right one earns.
      for (int i = 0; i < lefts.size(); i++) {
        mapping.entry(
            name("l", i) + " " + name("r", 1 - keys.get(i)), "-" + Scoring.share(lefts.size(), i));
      }
    }
    out.close().close();
    outcomes("single");
    out.open("item-body").block("div", html(item.task()));
    out.open(
        "match-interaction",
        RESPONSE_IDENTIFIER,
        RESPONSE,
        "shuffle",
        String.valueOf(shuffled == Shuffled.ALWAYS),
        "max-associations",
        String.valueOf(lefts.size()));
    side("l", lefts, "1");
    side("r", rights, "0");
    out.close().close();
    out.open("response-processing");
    mapped();
    end(told, Map.of());
  }

  private void side(String letter, List<Text> texts, String most) {
    out.open("simple-match-set");
    for (int i = 0; i < texts.size(); i++) {
      out.open("simple-associable-choice", IDENTIFIER, name(letter, i), "match-max", most);
      out.html(html(texts.get(i))).close();
    }
    out.close();
  }

  private void sort(Body.Sort sort) {
    losses.add(item, Loss.Kind.PARTS);
    List<String> right = new ArrayList<>();
    for (int i = 0; i < sort.items().size(); i++) {
      right.add(name("c", i));
    }
    begin();
    response(RESPONSE, "ordered", IDENTIFIER, right);
    out.close();
    outcomes("single");
    out.open("item-body").block("div", html(item.task()));
    out.open("order-interaction", RESPONSE_IDENTIFIER, RESPONSE, "shuffle", "true");
    for (int i = 0; i < sort.items().size(); i++) {
      out.open("simple-choice", IDENTIFIER, name("c", i));
      out.html(html(sort.items().get(i))).close();
    }
    out.close().close();
    out.open("response-processing");
    matched();
    end(item.explanation(), Map.of());
  }

  private void fill(Body.Entry entry) {
    if (entry instanceof Body.Entry.Picked picked) {
      choose(new Body.Choose(Body.Pick.ONE, picked.options(), picked.order()));
      return;
    }
    var blank = new QtiBlank(dialect, speech, kind -> losses.add(item, kind));
    begin();
    blank.declare(out, RESPONSE, entry);
    outcomes("single");
    out.open("item-body").block("div", html(item.task()));
    out.block("p", blank.interaction(RESPONSE, entry));
    out.close();
    out.open("response-processing");
    Map<String, Text> feedback = blank.score(out, RESPONSE, entry);
    end(item.explanation(), feedback);
  }

  private void cloze(Body.Cloze cloze) {
    var blank = new QtiBlank(dialect, speech, kind -> losses.add(item, kind));
    begin();
    String text = html(Composed.ruled(item.task(), cloze.text()));
    List<String> names = new ArrayList<>();
    for (Map.Entry<String, Body.Entry> gap : cloze.gaps().entrySet()) {
      String name = name(RESPONSE, names.size());
      names.add(name);
      blank.declare(out, name, gap.getValue());
      text = text.replace("[[" + gap.getKey() + "]]", blank.interaction(name, gap.getValue()));
    }
    outcomes("single");
    out.open("item-body").block("div", text).close();
    out.open("response-processing");
    int place = 0;
    for (Body.Entry entry : cloze.gaps().values()) {
      blank.share(out, names.get(place), entry, Scoring.share(names.size(), place));
      place++;
    }
    end(item.explanation(), Map.of());
  }

  private void write(Body.Write write) {
    begin();
    response(RESPONSE, "single", "string", List.of());
    out.close();
    score();
    outcome(EXPLANATION, "single");
    out.open("item-body").block("div", html(item.task()));
    out.empty("extended-text-interaction", RESPONSE_IDENTIFIER, RESPONSE, "expected-lines", "15");
    out.open("rubric-block", "use", "scoring", "view", "scorer");
    StringBuilder models = new StringBuilder();
    for (String model : write.models()) {
      models.append("<pre>").append(Words.escaped(model)).append("</pre>");
    }
    switch (dialect) {
      case QTI3 -> out.open("content-body").html(models.toString()).close();
      case QTI22 -> out.html(models.toString());
    }
    out.close().close();
    out.open("response-processing");
    end(item.explanation(), Map.of());
  }
}
