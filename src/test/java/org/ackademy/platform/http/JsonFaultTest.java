package org.ackademy.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

/** What a client hears of a body that cannot be read, and that it hears nothing of our classes. */
class JsonFaultTest {
  /** A body of all that matters here. */
  record Body(String name, int count, Optional<String> note, List<Item> items, Kind kind) {}

  record Item(long id) {}

  enum Kind {
    ONE,
    OTHER
  }

  private static final String WHOLE =
      "{\"name\":\"x\",\"count\":3,\"items\":[{\"id\":1},{\"id\":2}],\"kind\":\"ONE\"}";

  @Test
  void whatMayBeAbsentMayBeAbsent() {
    assertThat(Json.mapper().readValue(WHOLE, Body.class).note()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"name\":\"x\" | \"name\":\"x\",\"nmae\":\"x\" | #/nmae       | unknown",
        "\"name\":\"x\",|                           | #/name       | missing",
        "\"count\":3   | \"count\":\"three\"        | #/count      | type",
        "\"count\":3   | \"count\":[3]              | #/count      | type",
        "{\"id\":2}    | {\"id\":2,\"a/b~c\":1}     | #/items/1/a~1b~0c | unknown",
        "\"ONE\"       | \"THIRD\"                  | #/kind       | value",
        "\"ONE\"       | 1                          | #/kind       | value",
      })
  void namesTheFieldAtFault(String part, String instead, String pointer, String code) {
    String body = WHOLE.replace(part.strip(), instead == null ? "" : instead.strip());
    Problem problem = problem(body);
    assertThat(problem.status()).isEqualTo(422);
    assertThat(problem.faults()).containsExactly(Problem.FieldFault.of(pointer, code));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"name\":", "{\n\"name\" x", "{\"name\":\"x\",}", "nothing"})
  void namesThePlaceWhereItIsNoJson(String body) {
    Problem problem = problem(body);
    assertThat(problem.kind()).isEqualTo("malformed-json");
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.values()).hasSize(2).allMatch(place -> Integer.parseInt(place) >= 1);
  }

  @Test
  void aFieldThatStandsTwiceIsNoJsonOfOurs() {
    Problem problem = problem("{\"name\":\"x\",\"name\":\"y\"}");
    assertThat(problem.kind()).isEqualTo("malformed-json");
  }

  @Test
  void refusesNestingWithoutEnd() {
    String deep = "[".repeat(Json.DEPTH_MAX + 1);
    assertThatThrownBy(() -> Json.mapper().readTree(deep))
        .isInstanceOf(JacksonException.class)
        .hasMessageContaining(Integer.toString(Json.DEPTH_MAX));
  }

  private static Problem problem(String body) {
    try {
      Json.mapper().readValue(body, Body.class);
    } catch (JacksonException e) {
      return JsonFault.problem(e);
    }
    throw new AssertionError("was read: " + body);
  }

  @Test
  void theStreamOfABodyIsReadToItsEnd() {
    assertThatThrownBy(() -> Json.mapper().readValue(WHOLE + "x", Body.class))
        .isInstanceOf(JacksonException.class);
  }
}
