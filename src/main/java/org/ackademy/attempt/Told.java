package org.ackademy.attempt;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ackademy.course.Terms.Depth;
import org.ackademy.platform.Remembered;
import org.ackademy.platform.http.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is told of an answer's explanation.
 *
 * @param misconception the belief behind what is wrong, where one is known and released
 * @param help the steps of help that are released; absent where there are none
 * @param explanation all of it as JSON, with the authors' words as HTML too, once all is told
 */
record Told(
    Optional<Belief> misconception, Optional<List<Help>> help, @Nullable String explanation) {
  /** The most that are remembered: what a class writes alike is told alike. */
  private static final int REMEMBERED_MAX = 2_000;

  /** Characters of the longest explanation of which it is remembered: at most some 60 MB in all. */
  private static final int EXPLANATION_LENGTH_MAX = 15_000;

  private static final Remembered<Asked, Told> REMEMBERED = new Remembered<>(REMEMBERED_MAX);

  /**
   * A misconception.
   *
   * @param id its id in the catalogue
   * @param belief what learners believe
   * @param fact what holds instead
   * @param rules where RFC 9293 says so
   */
  record Belief(String id, String belief, String fact, List<String> rules) {}

  /**
   * One thing to do about the answer, as far as it is told.
   *
   * @param line where
   * @param field what is wrong there
   * @param value what has to stand there
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Help(String line, Optional<String> field, Optional<String> value) {}

  /**
   * What is told of a stored explanation.
   *
   * @param said how much is told
   */
  static Told of(String explanation, Depth said) {
    if (!Depth.LINE.isWithin(said)) {
      return new Told(Optional.empty(), Optional.empty(), null);
    }
    return explanation.length() > EXPLANATION_LENGTH_MAX
        ? read(explanation, said)
        : REMEMBERED.of(new Asked(explanation, said), () -> read(explanation, said));
  }

  private static Told read(String explanation, Depth said) {
    JsonNode all = Json.mapper().readTree(explanation);
    return new Told(
        Depth.CODE.isWithin(said) ? belief(all) : Optional.empty(),
        Optional.of(help(all.path("replay").path("help"), said)).filter(list -> !list.isEmpty()),
        Depth.SOLUTION.isWithin(said) ? AuthorsTexts.shown(explanation) : null);
  }

  private static Optional<Belief> belief(JsonNode all) {
    String id = all.path("misconception").asString("");
    for (JsonNode one : all.path("misconceptions")) {
      if (one.path("id").asString("").equals(id)) {
        List<String> rules = new ArrayList<>();
        one.path("rules").forEach(rule -> rules.add(rule.asString()));
        return Optional.of(
            new Belief(id, one.path("belief").asString(), one.path("fact").asString(), rules));
      }
    }
    return Optional.empty();
  }

  private static List<Help> help(JsonNode hints, Depth said) {
    List<Help> help = new ArrayList<>();
    for (JsonNode hint : hints) {
      help.add(
          new Help(
              hint.path("line").asString(),
              step(hint, "field", Depth.REPAIR, said),
              step(hint, "value", Depth.SOLUTION, said)));
    }
    return help;
  }

  /** What follows from what. */
  private record Asked(String explanation, Depth said) {}

  private static Optional<String> step(JsonNode hint, String name, Depth needs, Depth said) {
    return needs.isWithin(said) ? Optional.of(hint.path(name).asString()) : Optional.empty();
  }
}
