package org.ackademy.quiz.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every condition that our schemas use has a sentence of its own. */
class SchemaErrorTest {
  /** What finds nothing itself: what it leads to does. */
  private static final Set<String> SILENT =
      Set.of(
          "$schema",
          "$id",
          "$ref",
          "$defs",
          "title",
          "description",
          "properties",
          "items",
          "if",
          "then",
          "else",
          "allOf",
          "anyOf",
          "default");

  @ParameterizedTest
  @ValueSource(strings = {QuizSchema.QUIZ_RESOURCE, QuizSchema.EXERCISE_RESOURCE})
  void everyKeywordHasASentence(String resource) {
    var keywords = new TreeSet<String>();
    collect(JsonMapper.shared().readTree(Catalogues.text(resource)), keywords);
    keywords.removeAll(SILENT);
    assertThat(keywords)
        .contains("required", "pattern")
        .allSatisfy(
            keyword ->
                assertThat(SchemaError.sentence(keyword))
                    .as(keyword)
                    .isNotEqualTo(WrongForm.OTHER));
  }

  /** The keywords of a schema and of those within it. */
  private static void collect(JsonNode schema, Set<String> keywords) {
    for (var entry : schema.properties()) {
      String keyword = entry.getKey();
      JsonNode value = entry.getValue();
      keywords.add(keyword);
      if (keyword.equals("properties") || keyword.equals("$defs")) {
        value.forEach(inner -> collect(inner, keywords));
      } else if (value.isArray()) {
        value.forEach(inner -> collect(inner, keywords));
      } else if (value.isObject() && !keyword.equals("dependentRequired")) {
        collect(value, keywords);
      }
    }
  }
}
