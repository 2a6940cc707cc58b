package org.ackademy.quiz;

import java.util.Map;
import org.ackademy.platform.http.Json;
import org.ackademy.question.Text;
import tools.jackson.core.type.TypeReference;

/** Texts for people as the database holds them: an object from language to text. */
public final class Texts {
  private static final TypeReference<Map<String, String>> LANGUAGES = new TypeReference<>() {};

  private Texts() {}

  /** As JSON. */
  public static String json(Text text) {
    return Json.mapper().writeValueAsString(Map.of("en", text.en(), "ko", text.ko()));
  }

  /** From JSON; a language that is missing is stood in for by the other. */
  public static Text text(String json) {
    Map<String, String> texts = Json.mapper().readValue(json, LANGUAGES);
    String any = texts.values().iterator().next();
    return new Text(texts.getOrDefault("en", any), texts.getOrDefault("ko", any));
  }
}
