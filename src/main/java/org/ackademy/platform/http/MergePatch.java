package org.ackademy.platform.http;

import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A change to a thing, as a merge patch (RFC 7396): null takes a field away. */
public record MergePatch(JsonNode patch) {
  public static final String MEDIA_TYPE = "application/merge-patch+json";

  /**
   * Reads a body.
   *
   * @throws Refused where it is no JSON, or no object
   */
  public static MergePatch read(byte[] body) {
    try {
      JsonNode patch = Json.mapper().readTree(body);
      if (!patch.isObject()) {
        throw Problem.ofFields(List.of(Problem.FieldFault.of("#", "type"))).refused();
      }
      return new MergePatch(patch);
    } catch (JacksonException e) {
      throw JsonFault.problem(e).refused();
    }
  }

  /** Whether it says anything about a field. */
  public boolean names(String field) {
    return patch.has(field);
  }

  /**
   * The thing after the change.
   *
   * @throws Refused where that is no such thing
   */
  public <T> T on(T before, Class<T> type) {
    JsonNode merged = merged(Json.mapper().valueToTree(before), patch);
    // By way of the text, so that faults are named as those of a body are.
    return JsonBody.read(Json.mapper().writeValueAsBytes(merged), type);
  }

  private static JsonNode merged(JsonNode target, JsonNode patch) {
    if (!(patch instanceof ObjectNode changes)) {
      return patch;
    }
    ObjectNode result =
        target instanceof ObjectNode object ? object : Json.mapper().createObjectNode();
    for (Map.Entry<String, JsonNode> change : changes.properties()) {
      if (change.getValue().isNull()) {
        result.remove(change.getKey());
      } else {
        JsonNode inner = result.path(change.getKey());
        result.set(change.getKey(), merged(inner, change.getValue()));
      }
    }
    return result;
  }
}
