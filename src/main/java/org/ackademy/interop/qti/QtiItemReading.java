package org.ackademy.interop.qti;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.ackademy.interop.plain.Body;
import org.ackademy.interop.plain.Composed;
import org.ackademy.interop.plain.Note;
import org.ackademy.interop.plain.Notes;
import org.ackademy.interop.plain.Tongues;
import org.ackademy.interop.plain.Words;
import org.ackademy.interop.xml.Element;
import org.ackademy.question.Text;

/** Reads one item of QTI 3. */
final class QtiItemReading {
  /** Stands for a gap while the text is turned: no text has signs of private use. */
  private static final char FIRST_SIGN = '\uE000';

  private static final String INTERACTION = "-interaction";
  private static final Set<String> GAPS =
      Set.of("qti-text-entry-interaction", "qti-inline-choice-interaction");
  private static final Set<String> NUMBERS = Set.of("float", "integer");
  private static final int GAPS_MAX = 30;

  private final Element item;
  private final Notes notes;
  private final Tongues tongues;
  private final Processing processing;
  private final Map<String, Declared> responses;
  private final Map<String, Text> feedback = new HashMap<>();
  private final List<Element> interactions = new ArrayList<>();
  private Optional<Text> task = Optional.empty();
  private Optional<Body> body = Optional.empty();
  private Optional<Text> explanation = Optional.empty();

  QtiItemReading(Element item, Notes notes, Tongues tongues) {
    this.item = item;
    this.notes = notes;
    this.tongues = tongues;
    this.responses = Declared.of(item);
    this.processing = Processing.of(item, notes);
  }

  Optional<Text> task() {
    return task;
  }

  Optional<Body> body() {
    return body;
  }

  Optional<Text> explanation() {
    return explanation;
  }

  /** Reads it; what is not understood is noted. */
  void read() {
    Optional<Element> content = item.child("qti-item-body");
    if (content.isEmpty()) {
      notes.add(Note.Kind.BROKEN, "qti-item-body");
      return;
    }
    told();
    interactions(content.get());
    if (interactions.isEmpty()) {
      notes.add(Note.Kind.TYPE, "qti-item-body");
    } else if (interactions.stream().allMatch(one -> GAPS.contains(one.name()))) {
      gaps(content.get());
    } else if (interactions.size() > 1) {
      notes.add(Note.Kind.TOO_MANY, interactions.get(1).name());
    } else {
      one(content.get(), interactions.getFirst());
    }
  }

  /** What is told afterwards: to everybody, or to whoever gave a certain answer. */
  private void told() {
    for (Element told : item.children("qti-modal-feedback")) {
      String outcome = told.attribute("outcome-identifier").orElse("");
      String name = told.attribute("identifier").orElse("");
      Optional<Text> text = text(told.child("qti-content-body").orElse(told));
      boolean always =
          processing.rules().stream()
              .anyMatch(
                  rule ->
                      rule.outcome().equals(outcome)
                          && rule.test().isEmpty()
                          && rule.given().equals(new Processing.Given.Value(name)));
      if (always) {
        explanation = text;
      } else {
        text.ifPresent(found -> feedback.put(outcome + " " + name, found));
      }
    }
  }

  private Optional<Text> feedback(String name) {
    return Optional.ofNullable(feedback.remove(QtiItem.FEEDBACK + " " + name));
  }

  private void interactions(Element element) {
    for (Element child : element.children()) {
      if (child.name().startsWith("qti-") && child.name().endsWith(INTERACTION)) {
        interactions.add(child);
      } else {
        interactions(child);
      }
    }
  }

  private Optional<Text> text(Element element) {
    var out = new StringBuilder();
    inside(element, out);
    return tongues.html(out.toString());
  }

  /** What stands in an element, as HTML; an interaction is a sign there. */
  private void inside(Element element, StringBuilder out) {
    for (Element.Content content : element.content()) {
      switch (content) {
        case Element.Content.Words words -> out.append(Words.escaped(words.text()));
        case Element.Content.Inner inner -> written(inner.element(), out);
      }
    }
  }

  private void written(Element element, StringBuilder out) {
    int place = interactions.indexOf(element);
    if (place >= 0) {
      out.append((char) (FIRST_SIGN + place));
      element.child("qti-prompt").ifPresent(prompt -> inside(prompt, out));
      return;
    }
    out.append('<').append(element.name());
    element
        .attributes()
        .forEach(
            (name, value) -> {
              out.append(' ').append(name).append("=\"");
              out.append(Words.escaped(value).replace("\"", "&quot;")).append('"');
            });
    out.append('>');
    inside(element, out);
    if (!element.content().isEmpty() || !Set.of("br", "hr", "img").contains(element.name())) {
      out.append("</").append(element.name()).append('>');
    }
  }

  private Optional<Declared> response(Element interaction) {
    Optional<Declared> found =
        interaction
            .attribute(QtiItem.RESPONSE_IDENTIFIER)
            .flatMap(name -> Optional.ofNullable(responses.get(name)));
    if (found.isEmpty()) {
      notes.add(Note.Kind.BROKEN, interaction.name());
    } else if (processing.scoring(found.get().identifier()).isEmpty()) {
      notes.add(Note.Kind.PATTERN, found.get().identifier());
    } else if (!isByItsKey(found.get())) {
      notes.add(Note.Kind.WEIGHTS, found.get().identifier());
    }
    return found;
  }

  /**
   * Whether what earns points is what the item names as correct, or its mapping: rules may say
   * otherwise, and then they hold. Of numbers the rules themselves are read.
   */
  private boolean isByItsKey(Declared response) {
    return NUMBERS.contains(response.type())
        || processing.isMapped(response.identifier())
        || processing.scoring(response.identifier()).stream()
            .filter(Processing.Rule::isWorthAnything)
            .flatMap(rule -> rule.test().flatMap(Processing.Test::value).stream())
            .allMatch(value -> response.correct().equals(List.of(value)));
  }

  /** An item that asks one thing below its text. */
  private void one(Element content, Element interaction) {
    task = text(content).map(text -> new Text(unsigned(text.en()), unsigned(text.ko())));
    Optional<Declared> found = response(interaction);
    if (notes.isRefused() || found.isEmpty()) {
      return;
    }
    Declared response = found.get();
    switch (interaction.name()) {
      case "qti-choice-interaction" -> choose(interaction, response);
      case "qti-order-interaction" -> order(interaction, response);
      case "qti-match-interaction" -> match(interaction, response);
      default -> notes.add(Note.Kind.TYPE, interaction.name());
    }
  }

  private static String unsigned(String text) {
    String plain = text.replaceAll("[\uE000-\uE0FF]", "").strip();
    return plain.isEmpty() ? "?" : plain;
  }

  private void choose(Element interaction, Declared response) {
    boolean one = response.cardinality().equals("single");
    boolean mapped = processing.isMapped(response.identifier());
    List<String> right = mapped ? response.worthy() : response.correct();
    if (mapped && !response.isEven()) {
      notes.add(Note.Kind.WEIGHTS, response.mapping().values().toString());
    }
    if (!one && !(mapped && response.takesBack())) {
      notes.add(Note.Kind.SETTING, "qti-mapping");
    }
    List<Body.Option> options = new ArrayList<>();
    for (Element choice : interaction.children("qti-simple-choice")) {
      String name = choice.attribute("identifier").orElse("");
      text(choice)
          .ifPresentOrElse(
              text -> options.add(new Body.Option(text, right.contains(name), feedback(name))),
              () -> notes.add(Note.Kind.BROKEN, "qti-simple-choice"));
    }
    boolean drawn = interaction.attribute("shuffle").orElse("false").equals("true");
    body =
        Optional.of(
            new Body.Choose(
                one ? Body.Pick.ONE : Body.Pick.ANY,
                options,
                drawn ? Body.Order.DRAWN : Body.Order.FIXED));
    left();
  }

  /** Says which feedback found no place. */
  private void left() {
    feedback.keySet().forEach(name -> notes.add(Note.Kind.SETTING, "feedback " + name));
  }

  private void order(Element interaction, Declared response) {
    Map<String, Text> texts = choices(interaction.children("qti-simple-choice"));
    List<Text> items = new ArrayList<>();
    for (String name : response.correct()) {
      Optional.ofNullable(texts.remove(name))
          .ifPresentOrElse(items::add, () -> notes.add(Note.Kind.BROKEN, name));
    }
    if (!texts.isEmpty()) {
      notes.add(Note.Kind.BROKEN, texts.keySet().toString());
    }
    body = Optional.of(new Body.Sort(items));
    left();
  }

  private Map<String, Text> choices(List<Element> choices) {
    Map<String, Text> texts = new LinkedHashMap<>();
    for (Element choice : choices) {
      text(choice)
          .ifPresentOrElse(
              text -> texts.put(choice.attribute("identifier").orElse(""), text),
              () -> notes.add(Note.Kind.BROKEN, choice.name()));
    }
    return texts;
  }

  private void match(Element interaction, Declared response) {
    List<Element> sides = interaction.children("qti-simple-match-set");
    if (sides.size() != 2) {
      notes.add(Note.Kind.BROKEN, "qti-simple-match-set");
      return;
    }
    Map<String, Text> lefts = choices(sides.get(0).children());
    Map<String, Text> rights = choices(sides.get(1).children());
    Map<String, String> key = new HashMap<>();
    boolean mapped = processing.isMapped(response.identifier());
    if (mapped && !response.isEven()) {
      notes.add(Note.Kind.WEIGHTS, response.mapping().values().toString());
    }
    for (String pair : mapped ? response.worthy() : response.correct()) {
      String[] names = pair.split("\\s+", 2);
      if (names.length != 2 || key.put(names[0], names[1]) != null) {
        notes.add(Note.Kind.BROKEN, pair);
      }
    }
    if (!key.keySet().equals(lefts.keySet()) || !rights.keySet().containsAll(key.values())) {
      notes.add(Note.Kind.BROKEN, "qti-correct-response");
      return;
    }
    body = Optional.of(matched(lefts, rights, key));
    left();
  }

  private static Body matched(
      Map<String, Text> lefts, Map<String, Text> rights, Map<String, String> key) {
    boolean statements =
        rights.values().stream().allMatch(right -> Words.truth(right.en()).isPresent());
    if (statements) {
      List<Body.Statement> all = new ArrayList<>();
      lefts.forEach(
          (name, text) -> {
            Text right = Objects.requireNonNull(rights.get(key.get(name)));
            boolean holds = Words.truth(right.en()).orElse(false);
            all.add(new Body.Statement(text, holds, Optional.empty()));
          });
      return new Body.Judge(all);
    }
    List<Body.Pair> pairs = new ArrayList<>();
    lefts.forEach(
        (name, text) ->
            pairs.add(
                new Body.Pair(
                    text, Objects.requireNonNull(rights.get(key.get(name))), Optional.empty())));
    List<Text> extra =
        rights.entrySet().stream()
            .filter(right -> !key.containsValue(right.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    return new Body.Match(pairs, extra);
  }

  private void gaps(Element content) {
    if (interactions.size() > GAPS_MAX) {
      notes.add(Note.Kind.TOO_MANY, String.valueOf(GAPS_MAX));
      return;
    }
    Map<String, Body.Entry> entries = new LinkedHashMap<>();
    for (Element interaction : interactions) {
      response(interaction)
          .flatMap(response -> entry(interaction, response))
          .ifPresent(entry -> entries.put("g" + (entries.size() + 1), entry));
    }
    Optional<Text> text = text(content);
    if (notes.isRefused() || text.isEmpty() || entries.size() != interactions.size()) {
      return;
    }
    left();
    String only = String.valueOf(FIRST_SIGN);
    Text signed = text.get();
    if (entries.size() == 1 && signed.en().endsWith("\n\n" + only)) {
      task = Optional.of(new Text(unsigned(signed.en()), unsigned(signed.ko())));
      body = Optional.of(new Body.Fill(entries.values().iterator().next()));
      return;
    }
    Composed.Split split = Composed.unruled(new Text(named(signed.en()), named(signed.ko())));
    task = Optional.of(split.task());
    body = Optional.of(new Body.Cloze(split.rest(), entries));
  }

  private String named(String signed) {
    String text = signed;
    for (int i = 0; i < interactions.size(); i++) {
      text = text.replace(String.valueOf((char) (FIRST_SIGN + i)), "[[g" + (i + 1) + "]]");
    }
    return text;
  }

  private Optional<Body.Entry> entry(Element interaction, Declared response) {
    if (interaction.name().equals("qti-inline-choice-interaction")) {
      Map<String, Text> texts = choices(interaction.children("qti-inline-choice"));
      List<Body.Option> options = new ArrayList<>();
      texts.forEach(
          (name, text) ->
              options.add(
                  new Body.Option(text, response.correct().contains(name), Optional.empty())));
      boolean drawn = interaction.attribute("shuffle").orElse("false").equals("true");
      return Optional.of(
          new Body.Entry.Picked(options, drawn ? Body.Order.DRAWN : Body.Order.FIXED));
    }
    return NUMBERS.contains(response.type())
        ? new QtiNumbers(processing, response, notes).amount(this::feedback)
        : word(response);
  }

  private Optional<Body.Entry> word(Declared response) {
    boolean mapped = processing.isMapped(response.identifier());
    List<String> accept = mapped ? response.worthy() : response.correct();
    if (accept.isEmpty() || (mapped && !response.isEven())) {
      notes.add(accept.isEmpty() ? Note.Kind.BROKEN : Note.Kind.WEIGHTS, response.identifier());
      return Optional.empty();
    }
    List<Body.Wrong> wrong = new ArrayList<>();
    for (Processing.Rule rule : processing.rules()) {
      if (rule.given() instanceof Processing.Given.Value(var told)
          && !rule.outcome().equals(QtiItem.SCORE)) {
        rule.test()
            .filter(test -> test.response().equals(response.identifier()))
            .flatMap(Processing.Test::value)
            .ifPresent(
                answer ->
                    feedback(told).ifPresent(text -> wrong.add(new Body.Wrong(answer, text))));
      }
    }
    return Optional.of(new Body.Entry.Word(accept, wrong));
  }
}
