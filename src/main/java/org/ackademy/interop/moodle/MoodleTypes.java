package org.ackademy.interop.moodle;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ackademy.interop.plain.Amounts;
import org.ackademy.interop.plain.Body;
import org.ackademy.interop.plain.Note;
import org.ackademy.interop.plain.Notes;
import org.ackademy.interop.plain.Rows;
import org.ackademy.interop.plain.Tongues;
import org.ackademy.interop.plain.Weights;
import org.ackademy.interop.plain.Words;
import org.ackademy.interop.xml.Element;
import org.ackademy.question.Text;

/** What the types of Moodle's questions ask. */
final class MoodleTypes {
  private static final double ALL = 100;
  private static final MathContext FACTOR = new MathContext(12, RoundingMode.HALF_EVEN);
  private static final Map<Boolean, String> SIDES = Map.of(true, "true", false, "false");

  private final Element question;
  private final Notes notes;
  private final Function<Element, Optional<Text>> texts;
  private final Tongues tongues;

  MoodleTypes(
      Element question, Notes notes, Function<Element, Optional<Text>> texts, Tongues tongues) {
    this.question = question;
    this.notes = notes;
    this.texts = texts;
    this.tongues = tongues;
  }

  private double fraction(Element answer) {
    Optional<BigDecimal> fraction = answer.attribute("fraction").flatMap(Words::number);
    if (fraction.isEmpty()) {
      notes.add(Note.Kind.BROKEN, "fraction");
    }
    return fraction.orElse(BigDecimal.ZERO).doubleValue();
  }

  private Optional<Text> feedback(Element answer) {
    return answer.child("feedback").flatMap(texts);
  }

  private String setting(String name, String otherwise) {
    return question.child(name).map(Element::text).map(String::strip).orElse(otherwise);
  }

  /** Whether a setting says yes. */
  private boolean isSet(String name) {
    String value = setting(name, "false");
    return value.equals("true") || value.equals("1");
  }

  Optional<Body> choose() {
    Body.Pick pick = isSet("single") ? Body.Pick.ONE : Body.Pick.ANY;
    List<Element> answers = question.children("answer");
    double best = answers.stream().mapToDouble(this::fraction).max().orElse(0);
    double least = answers.stream().mapToDouble(this::fraction).min().orElse(0);
    double right = 0;
    List<Body.Option> options = new ArrayList<>();
    for (Element answer : answers) {
      double fraction = fraction(answer);
      boolean holds = fraction > 0;
      right += holds ? fraction : 0;
      if (holds && !Weights.isSame(fraction, best)) {
        notes.add(Note.Kind.WEIGHTS, answer.attribute("fraction").orElse(""));
      }
      Optional<Text> text = texts.apply(answer);
      if (text.isEmpty()) {
        notes.add(Note.Kind.BROKEN, "answer");
      } else {
        options.add(new Body.Option(text.get(), holds, feedback(answer)));
      }
    }
    boolean sums = pick == Body.Pick.ONE ? Weights.isSame(right, ALL) : Weights.isWhole(right);
    if (options.size() < 2 || !sums) {
      notes.add(options.size() < 2 ? Note.Kind.BROKEN : Note.Kind.WEIGHTS, String.valueOf(right));
    }
    boolean ours = pick == Body.Pick.ONE ? least == 0 : least < 0;
    if (!ours) {
      notes.add(Note.Kind.SETTING, "fraction " + least);
    }
    Body.Order order = isSet("shuffleanswers") ? Body.Order.DRAWN : Body.Order.FIXED;
    return Optional.of(new Body.Choose(pick, options, order));
  }

  Optional<Body> trueOrFalse(Text statement) {
    Optional<Boolean> holds = Optional.empty();
    Map<Boolean, Optional<Text>> said = new LinkedHashMap<>();
    for (Element answer : question.children("answer")) {
      String word = answer.child("text").map(Element::text).orElse("").strip();
      boolean side = word.equals(SIDES.get(true));
      if (!side && !word.equals(SIDES.get(false))) {
        notes.add(Note.Kind.BROKEN, word);
      }
      said.put(side, feedback(answer));
      if (Weights.isSame(fraction(answer), ALL)) {
        holds = Optional.of(side);
      }
    }
    if (holds.isEmpty()) {
      notes.add(Note.Kind.BROKEN, "fraction");
      return Optional.empty();
    }
    Optional<Text> wrong = said.getOrDefault(!holds.get(), Optional.empty());
    if (said.getOrDefault(holds.get(), Optional.empty()).isPresent()) {
      notes.add(Note.Kind.SETTING, "feedback");
    }
    return Optional.of(new Body.Judge(List.of(new Body.Statement(statement, holds.get(), wrong))));
  }

  Optional<Body> words() {
    List<String> accept = new ArrayList<>();
    List<Body.Wrong> wrong = new ArrayList<>();
    if (isSet("usecase")) {
      notes.add(Note.Kind.SETTING, "usecase");
    }
    for (Element answer : question.children("answer")) {
      String text = answer.child("text").map(Element::text).orElse("").strip();
      double fraction = fraction(answer);
      Optional<String> typed = Words.typed(text);
      if (Weights.isSame(fraction, ALL)) {
        typed.ifPresentOrElse(accept::add, () -> notes.add(Note.Kind.PATTERN, text));
        feedback(answer).ifPresent(ignored -> notes.add(Note.Kind.SETTING, "feedback"));
      } else if (fraction > 0) {
        notes.add(Note.Kind.WEIGHTS, answer.attribute("fraction").orElse(""));
      } else {
        wrong(typed, feedback(answer), wrong);
      }
    }
    if (accept.isEmpty()) {
      notes.add(Note.Kind.BROKEN, "answer");
      return Optional.empty();
    }
    return Optional.of(new Body.Fill(new Body.Entry.Word(accept, wrong)));
  }

  private void wrong(Optional<String> answer, Optional<Text> feedback, List<Body.Wrong> wrong) {
    if (answer.isPresent() && feedback.isPresent()) {
      wrong.add(new Body.Wrong(answer.get(), feedback.get()));
    } else {
      notes.add(Note.Kind.SETTING, "answer " + answer.orElse("*"));
    }
  }

  Optional<Body> numerical() {
    var amounts = new Amounts(notes);
    for (Element answer : question.children("answer")) {
      String text = answer.child("text").map(Element::text).orElse("").strip();
      String tolerance = answer.child("tolerance").map(Element::text).orElse("");
      amounts.add(fraction(answer), text, tolerance, feedback(answer));
    }
    return amounts.amount(units()).map(Body.Fill::new);
  }

  private Map<String, BigDecimal> units() {
    Map<String, BigDecimal> units = new LinkedHashMap<>();
    for (Element unit :
        question.child("units").map(all -> all.children("unit")).orElse(List.of())) {
      Optional<BigDecimal> multiplier =
          unit.child("multiplier").flatMap(one -> Words.number(one.text()));
      String name = unit.child("unit_name").map(Element::text).orElse("").strip();
      if (multiplier.isEmpty() || multiplier.get().signum() <= 0 || name.isEmpty()) {
        notes.add(Note.Kind.BROKEN, "unit");
      } else {
        units.put(name, BigDecimal.ONE.divide(multiplier.get(), FACTOR).stripTrailingZeros());
      }
    }
    return units;
  }

  Optional<Body> matching() {
    var rows = new Rows(notes, tongues);
    for (Element row : question.children("subquestion")) {
      rows.add(texts.apply(row), MoodleReading.inner(row, "answer").strip());
    }
    return rows.body();
  }

  Optional<Body> ordering() {
    if (!setting("selecttype", "ALL").matches("ALL|0")) {
      notes.add(Note.Kind.SETTING, "selecttype");
    }
    List<Text> items = new ArrayList<>();
    for (Element answer : question.children("answer")) {
      texts.apply(answer).ifPresentOrElse(items::add, () -> notes.add(Note.Kind.BROKEN, "answer"));
    }
    if (items.size() < 2) {
      notes.add(Note.Kind.BROKEN, "answer");
    }
    return Optional.of(new Body.Sort(items));
  }
}
