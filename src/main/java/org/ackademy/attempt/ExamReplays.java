package org.ackademy.attempt;

import java.util.Set;
import org.ackademy.course.Exams;
import org.ackademy.platform.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What of results may be told while an exam is open. */
final class ExamReplays {
  /** The rest explains, or follows from a right answer. */
  private static final Set<String> TOLD = Set.of("id", "verdict", "at", "code");

  private ExamReplays() {}

  /** The results, one or many, as JSON. */
  static String told(String results, Exams.Help help) {
    return switch (help) {
      case FULL -> results;
      case VERDICT_ALONE -> {
        JsonNode tree = Json.mapper().readTree(results);
        if (tree instanceof ArrayNode many) {
          many.forEach(ExamReplays::reduce);
        } else {
          reduce(tree);
        }
        yield Json.mapper().writeValueAsString(tree);
      }
    };
  }

  private static void reduce(JsonNode result) {
    if (result instanceof ObjectNode object) {
      object.retain(TOLD);
    }
  }
}
