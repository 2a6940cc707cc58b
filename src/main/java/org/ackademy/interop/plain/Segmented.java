package org.ackademy.interop.plain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ackademy.notation.Tree;
import org.ackademy.question.Audience;
import org.ackademy.question.Exercise;
import org.ackademy.question.Find;
import org.ackademy.question.Holes;
import org.ackademy.question.Language;
import org.ackademy.question.Order;
import org.ackademy.question.Predict;
import org.ackademy.question.Question;
import org.ackademy.question.States;
import org.ackademy.question.Text;
import org.ackademy.replay.Code;
import org.ackademy.replay.Wording;
import org.ackademy.tcp.TcpState;

/**
 * The plain forms of exercises that are about segments. Their texts say what a page of ours shows
 * beside the task: how the hosts start, what is to be reached, and which lines are given.
 */
final class Segmented {
  private static final int WRONG_REPLIES_MIN = 1;

  private final Exercise exercise;
  private final Tree filled;
  private final BiFunction<Text, Body, Item> items;
  private final Consumer<Loss.Kind> losses;

  Segmented(
      Exercise exercise,
      Tree filled,
      BiFunction<Text, Body, Item> items,
      Consumer<Loss.Kind> losses) {
    this.exercise = exercise;
    this.filled = filled;
    this.items = items;
    this.losses = losses;
  }

  /** The exercise with its scene, and this to answer. */
  Item asking(Body body, List<String> given, Optional<Loss.Kind> lost) {
    lost.ifPresent(losses);
    return items.apply(new Scene(exercise, filled).task(given), body);
  }

  /** An exercise whose answer is lines: written down, and marked by a person. */
  Item written(List<String> given, Loss.Kind lost) {
    Body body =
        new Body.Write(
            exercise.question().startingText(),
            exercise.answers().stream().map(Exercise.ModelAnswer::text).toList());
    return asking(body, given, Optional.of(lost));
  }

  Item of(Order order) {
    List<Text> lines =
        order.order().stream().map(place -> code(order.shown().texts().get(place))).toList();
    return asking(new Body.Sort(lines), List.of(), Optional.of(Loss.Kind.REPLAY));
  }

  Item of(Find find) {
    Map<String, String> key = named(exercise.answers().getFirst().text());
    Map<String, Body.Entry> gaps = new LinkedHashMap<>();
    gaps.put(
        "line",
        picked(
            IntStream.rangeClosed(1, find.given().texts().size())
                .mapToObj(String::valueOf)
                .map(number -> new Text(number, number))
                .toList(),
            Body.Order.FIXED,
            number -> number.en().equals(key.get("line"))));
    int right = key.getOrDefault("why", "a").charAt(0) - 'a';
    List<Text> reasons = find.reasons().stream().map(Segmented::reason).toList();
    gaps.put("why", picked(reasons, Body.Order.DRAWN, reason -> reason.equals(reasons.get(right))));
    return asking(
        new Body.Cloze(
            new Text("Line: [[line]]\n\nBecause: [[why]]", "줄: [[line]]\n\n까닭: [[why]]"), gaps),
        find.given().texts(),
        Optional.empty());
  }

  private static Text reason(Code code) {
    return new Text(title(code, Language.EN), title(code, Language.KO));
  }

  private static String title(Code code, Language language) {
    return Wording.of(Locale.forLanguageTag(language.tag()), Wording.Names.LETTERS).title(code);
  }

  Item of(States states) {
    Map<String, Body.Entry> gaps = new LinkedHashMap<>();
    var en = new StringBuilder();
    var ko = new StringBuilder();
    Map<String, String> key = moments(exercise.answers().getFirst().text());
    for (Question.Moment moment : states.asked()) {
      String name = "l" + moment.line() + moment.side().name();
      gaps.put(name, state(key.getOrDefault(moment.line() + " " + moment.side(), "")));
      en.append("- ").append(moment.side()).append(" after line ").append(moment.line());
      en.append(": [[").append(name).append("]]\n");
      ko.append("- ").append(moment.line()).append("번 줄 다음의 ").append(moment.side());
      ko.append(": [[").append(name).append("]]\n");
    }
    return asking(
        new Body.Cloze(new Text(en.toString(), ko.toString()), gaps),
        states.given().texts(),
        Optional.of(Loss.Kind.REPLAY));
  }

  /** The states of an answer, by line and host as in {@code 2 B}. */
  private static Map<String, String> moments(String answer) {
    Map<String, String> states = new LinkedHashMap<>();
    for (String line : answer.lines().toList()) {
      String[] words = line.strip().split("\\s+", 3);
      if (words.length == 3) {
        states.put(words[0] + " " + words[1], words[2]);
      }
    }
    return states;
  }

  Item of(Predict predict) {
    Map<String, String> key = named(exercise.answers().getFirst().text());
    Map<String, Body.Entry> gaps = new LinkedHashMap<>();
    gaps.put("state", state(key.getOrDefault("state", "")));
    String right = key.getOrDefault("reply", "none");
    Set<String> replies = new LinkedHashSet<>(List.of(right));
    predict.slips().forEach(slip -> replies.add(named(slip.answer()).getOrDefault("reply", right)));
    if (replies.size() <= WRONG_REPLIES_MIN) {
      replies.add(right.equals("none") ? "A > B RST" : "none");
    }
    gaps.put(
        "reply",
        picked(
            replies.stream().map(Segmented::reply).toList(),
            Body.Order.DRAWN,
            reply -> reply.equals(reply(right))));
    var text = new Text("State: [[state]]\n\nReply: [[reply]]", "상태: [[state]]\n\n응답: [[reply]]");
    return asking(new Body.Cloze(text, gaps), List.of(), Optional.of(Loss.Kind.REPLAY));
  }

  private static Text reply(String line) {
    return line.equals("none") ? new Text("none", "없음") : new Text(line, line);
  }

  /** Lines whose blanks are gaps: what stood there is the key. */
  Item of(Holes holes) {
    Map<String, String> key = named(exercise.answers().getFirst().text());
    Map<String, Body.Entry> gaps = new LinkedHashMap<>();
    key.forEach((number, value) -> gaps.put("n" + number, value(value)));
    List<String> lines =
        holes.shown(Audience.of(Language.EN)).given().stream()
            .map(line -> line.replaceAll("\\[([0-9]+)]", "[[n$1]]"))
            .toList();
    String block = Scene.block(lines);
    return asking(
        new Body.Cloze(new Text(block, block), gaps), List.of(), Optional.of(Loss.Kind.REPLAY));
  }

  private static Body.Entry value(String value) {
    return value.matches("[0-9]{1,12}")
        ? new Body.Entry.Amount(new BigDecimal(value), BigDecimal.ZERO, true, Map.of(), List.of())
        : new Body.Entry.Word(List.of(value), List.of());
  }

  private static Body.Entry state(String right) {
    return picked(
        Stream.of(TcpState.values())
            .map(TcpState::rfcName)
            .map(name -> new Text(name, name))
            .toList(),
        Body.Order.FIXED,
        state -> state.en().equals(right));
  }

  private static Body.Entry picked(List<Text> texts, Body.Order order, Predicate<Text> right) {
    return new Body.Entry.Picked(
        texts.stream()
            .map(text -> new Body.Option(text, right.test(text), Optional.empty()))
            .toList(),
        order);
  }

  private static Text code(String line) {
    return new Text("`" + line + "`", "`" + line + "`");
  }

  /** The values of an answer, by their names. */
  private static Map<String, String> named(String answer) {
    Map<String, String> values = new LinkedHashMap<>();
    List<String> names = new ArrayList<>();
    for (String line : answer.lines().toList()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        names.add(line.substring(0, colon).strip());
        values.put(names.getLast(), line.substring(colon + 1).strip());
      }
    }
    return values;
  }
}
