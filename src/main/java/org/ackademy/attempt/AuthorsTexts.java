package org.ackademy.attempt;

import java.util.Map;
import org.ackademy.platform.http.Json;
import org.ackademy.quiz.markdown.Markdown;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes HTML of what authors say in a stored explanation. That is done whenever it is shown: what
 * is stored is what was said, and how it is made safe may get better.
 */
final class AuthorsTexts {
  private static final String MARKDOWN = "feedback";
  private static final String HTML = "feedbackHtml";

  private AuthorsTexts() {}

  /** The explanation with the HTML beside each text of an author. */
  static String shown(String explanation) {
    if (!explanation.contains('"' + MARKDOWN + '"')) {
      return explanation;
    }
    JsonNode tree = Json.mapper().readTree(explanation);
    add(tree);
    return Json.mapper().writeValueAsString(tree);
  }

  private static void add(JsonNode node) {
    if (node instanceof ObjectNode object) {
      JsonNode text = object.get(MARKDOWN);
      if (text != null && text.isString()) {
        object.put(HTML, Markdown.html(text.stringValue()));
      }
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        add(field.getValue());
      }
    } else if (node.isArray()) {
      node.forEach(AuthorsTexts::add);
    }
  }
}
