package org.ackademy.gradebook.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.ackademy.platform.http.Json;
import org.ackademy.question.Verdict;
import tools.jackson.databind.JsonNode;

/**
 * An answer that went wrong, as it was written, and how many learners wrote the same.
 *
 * @param mistake where it first went wrong
 * @param answer as one of them wrote it
 */
record Typical(Analysis.Mistake mistake, Verdict verdict, String answer) {
  /**
   * The wrong answers to an exercise, the commonest first, at most {@link Analyst#LISTED_MAX}; none
   * where fewer than {@link Statistics#LEARNERS_MIN} learners had the exercise.
   */
  static List<Typical> of(Analyses.Material material, String exercise) {
    List<Told> having =
        material.attempts().stream()
            .filter(one -> one.quiz().exercise(exercise).isPresent())
            .map(Analyses.Attempted::told)
            .toList();
    if (having.size() < Statistics.LEARNERS_MIN) {
      return List.of();
    }
    Map<String, List<Told.Answer>> same = new LinkedHashMap<>();
    for (Told told : having) {
      for (Told.Answer answer : told.answers()) {
        if (answer.exercise().equals(exercise) && answer.verdict() != Verdict.VALID) {
          same.computeIfAbsent(meaning(answer), key -> new ArrayList<>()).add(answer);
        }
      }
    }
    return same.values().stream()
        .sorted(Comparator.comparingInt((List<Told.Answer> some) -> some.size()).reversed())
        .limit(Analyst.LISTED_MAX)
        .map(Typical::typical)
        .toList();
  }

  private static Typical typical(List<Told.Answer> some) {
    Told.Answer first = some.getFirst();
    Analysis.Mistake mistake = Analyst.mistake(first);
    return new Typical(
        new Analysis.Mistake(mistake.at(), mistake.code(), some.size()),
        first.verdict(),
        first.written());
  }

  /** The lines as they were understood, however they were spelled; else the text. */
  private static String meaning(Told.Answer answer) {
    JsonNode lines = Json.mapper().readTree(answer.explanation()).path("replay").path("exchange");
    var text = new StringJoiner("\n");
    lines.forEach(line -> text.add(line.asString("")));
    return text.length() == 0 ? answer.written().strip() : text.toString();
  }
}
