package org.ackademy.quiz.file;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form of a quiz file as its author writes it, for editors. It is the form by which files are
 * checked once what is drawn has been put in ({@link QuizSchema}), with a parameter wherever a
 * value may stand; made of it, so that the two cannot say different things.
 */
public final class WrittenForm {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String DEFINITIONS = "$defs";
  private static final String DESCRIPTION = "description";

  /** Keywords below which schemas stand by names of their own. */
  private static final Set<String> NAMED = Set.of("properties", DEFINITIONS);

  /** Keywords that are a schema; what only asks ({@code if}) stays as it is. */
  private static final Set<String> SINGLE = Set.of("items", "additionalProperties", "then", "else");

  /** Keywords that are lists of schemas. */
  private static final Set<String> LISTED = Set.of("allOf", "anyOf", "oneOf");

  private static final String PARAMETER = "parameter";
  private static final String PARAMETER_INSIDE = "parameterInside";

  private WrittenForm() {}

  /** The form of {@code quiz.yaml}, in UTF-8. In it nothing is drawn. */
  public static byte[] quiz() {
    return Catalogues.text(QuizSchema.QUIZ_RESOURCE).getBytes(StandardCharsets.UTF_8);
  }

  /** The form of a question's file, in UTF-8. */
  public static byte[] question() {
    JsonMapper mapper = JsonMapper.shared();
    ObjectNode form =
        (ObjectNode) schema(mapper.readTree(Catalogues.text(QuizSchema.EXERCISE_RESOURCE)));
    ObjectNode definitions = (ObjectNode) form.get(DEFINITIONS);
    ObjectNode parameter =
        NODES.objectNode().put("type", "object").put("minProperties", 1).put("maxProperties", 1);
    parameter.put(DESCRIPTION, "A drawn value that stands by itself: {name}, {name+1}.");
    parameter.set("additionalProperties", NODES.objectNode().put("type", "null"));
    definitions.set(PARAMETER, parameter);
    ObjectNode inside = NODES.objectNode().put("type", "string").put("pattern", "\\{[^}]+\\}");
    inside.put(DESCRIPTION, "A text with a drawn value in it.");
    definitions.set(PARAMETER_INSIDE, inside);
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(form);
  }

  private static JsonNode schema(JsonNode node) {
    if (!(node instanceof ObjectNode schema)) {
      return node;
    }
    ObjectNode written = NODES.objectNode();
    for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
      written.set(keyword.getKey(), below(keyword.getKey(), keyword.getValue()));
    }
    return isOfValues(schema) ? orParameter(written) : written;
  }

  private static JsonNode below(String keyword, JsonNode node) {
    if (NAMED.contains(keyword)) {
      ObjectNode named = NODES.objectNode();
      node.properties().forEach(entry -> named.set(entry.getKey(), schema(entry.getValue())));
      return named;
    }
    if (LISTED.contains(keyword)) {
      ArrayNode list = NODES.arrayNode();
      node.forEach(item -> list.add(schema(item)));
      return list;
    }
    return SINGLE.contains(keyword) ? schema(node) : node;
  }

  /** Whether it is about texts, numbers and truths, and not about what holds other values. */
  private static boolean isOfValues(ObjectNode schema) {
    JsonNode type = schema.get("type");
    if (type == null) {
      return schema.has("enum") || schema.has("const");
    }
    String types = type.toString();
    return !types.contains("object") && !types.contains("array");
  }

  private static ObjectNode orParameter(ObjectNode values) {
    ObjectNode either = NODES.objectNode();
    JsonNode description = values.remove(DESCRIPTION);
    if (description != null) {
      either.set(DESCRIPTION, description);
    }
    ArrayNode ways = either.putArray("anyOf").add(values);
    if (values.has("pattern")) {
      ways.add(reference(PARAMETER_INSIDE));
    }
    ways.add(reference(PARAMETER));
    return either;
  }

  private static ObjectNode reference(String definition) {
    return NODES.objectNode().put("$ref", "#/" + DEFINITIONS + "/" + definition);
  }
}
