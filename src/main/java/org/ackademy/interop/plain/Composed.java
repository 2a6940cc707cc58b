package org.ackademy.interop.plain;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.ackademy.question.Language;
import org.ackademy.question.Text;

/**
 * Texts that other programs hold in one field and we in two: a task and the statement, or the text
 * with gaps, that follows it; an explanation and what is said to single parts.
 */
public final class Composed {
  /** What is asked where a statement stands alone. */
  private static final Text IS_IT_TRUE = new Text("Is this statement true?", "다음 문장은 맞습니까, 틀립니까?");

  /** What is asked where a text with gaps stands alone. */
  private static final Text FILL_IN = new Text("Fill in the gaps.", "빈칸을 채우십시오.");

  private static final String RULE = "***";

  private Composed() {}

  /** A task, and below it a statement as a quotation. */
  public static Text quoted(Text task, Text statement) {
    return each(language -> task.in(language).strip() + "\n\n" + quotation(statement.in(language)));
  }

  /** A task, a rule, and a text with gaps. */
  public static Text ruled(Text task, Text text) {
    return each(
        language -> task.in(language).strip() + "\n\n" + RULE + "\n\n" + text.in(language).strip());
  }

  /** A task and its statement. */
  public record Split(Text task, Text rest) {}

  /** What {@link #quoted} joined; a text that ends in no quotation is the statement itself. */
  public static Split unquoted(Text text) {
    return quotedFrom(text.en()) > 0 && quotedFrom(text.ko()) > 0
        ? new Split(
            map(text, part -> lines(part).limit(quotedFrom(part)).collect(joining("\n")).strip()),
            map(
                text,
                part ->
                    lines(part)
                        .skip(quotedFrom(part))
                        .map(line -> line.replaceFirst("^> ?", ""))
                        .collect(joining("\n"))
                        .strip()))
        : new Split(IS_IT_TRUE, text);
  }

  /** The line, from 0, at which the quotation begins that ends a text; below 0 where none does. */
  private static int quotedFrom(String text) {
    List<String> lines = lines(text).toList();
    int from = lines.size();
    while (from > 0 && lines.get(from - 1).startsWith(">")) {
      from--;
    }
    boolean stands = from >= 2 && lines.get(from - 1).isEmpty();
    boolean isAsked = lines.subList(0, from).stream().anyMatch(line -> !line.isBlank());
    boolean isSaid = lines.subList(from, lines.size()).stream().anyMatch(Composed::says);
    return stands && isAsked && isSaid ? from : -1;
  }

  /** Whether something stands in a line of a quotation. */
  private static boolean says(String line) {
    return !line.substring(1).isBlank();
  }

  private static Stream<String> lines(String text) {
    return text.stripTrailing().lines();
  }

  /** What {@link #ruled} joined; a text without a rule is the text with gaps itself. */
  public static Split unruled(Text text) {
    String rule = "\n\n" + RULE + "\n\n";
    return text.en().contains(rule) && text.ko().contains(rule)
        ? new Split(
            map(text, part -> part.substring(0, part.indexOf(rule)).strip()),
            map(text, part -> part.substring(part.indexOf(rule) + rule.length()).strip()))
        : new Split(FILL_IN, text);
  }

  /** A part of a question, and what is said to whoever gets it wrong. */
  public record Said(Text part, Optional<Text> feedback) {}

  /** An explanation, and below it what is said to single parts. */
  public static Text gathered(Text explanation, List<Said> parts) {
    return each(
        language -> {
          var text = new StringBuilder(explanation.in(language).strip());
          for (Said said : parts) {
            said.feedback()
                .ifPresent(
                    feedback ->
                        text.append("\n\n")
                            .append(quotation(said.part().in(language)))
                            .append("\n\n")
                            .append(feedback.in(language).strip()));
          }
          return text.toString();
        });
  }

  /** Whether there is anything to gather. */
  public static boolean isAnythingSaid(List<Said> parts) {
    return parts.stream().anyMatch(said -> said.feedback().isPresent());
  }

  private static String quotation(String text) {
    return text.strip().lines().map(line -> ("> " + line).stripTrailing()).collect(joining("\n"));
  }

  private static Text each(Function<Language, String> text) {
    return new Text(text.apply(Language.EN), text.apply(Language.KO));
  }

  private static Text map(Text text, UnaryOperator<String> turned) {
    return each(language -> turned.apply(text.in(language)));
  }
}
