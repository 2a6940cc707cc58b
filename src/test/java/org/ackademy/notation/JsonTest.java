package org.ackademy.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Our reader says of every document what a second, well-known reader says. */
class JsonTest {
  private static final long SEED = 20_261_122;
  private static final int ROUNDS = 20_000;
  private static final JsonMapper SECOND =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final SplittableRandom random = new SplittableRandom(SEED);

  private static Tree tree(String text) {
    return switch (JsonReader.read(text)) {
      case Parsed.Done<Tree> done -> done.value();
      case Parsed.Failed<Tree> failed -> fail(text + ": " + failed.fault());
    };
  }

  private static Fault fault(String text) {
    return switch (JsonReader.read(text)) {
      case Parsed.Done<Tree> done -> fail(text + " was read: " + done.value());
      case Parsed.Failed<Tree> failed -> failed.fault();
    };
  }

  private static String written(Tree tree) {
    var out = new StringBuilder();
    new JsonWriter(out).tree(tree);
    return out.toString();
  }

  private static void assertSame(Tree ours, JsonNode theirs, String text) {
    switch (ours) {
      case Tree.Mapping mapping -> {
        assertThat(theirs.isObject()).as(text).isTrue();
        assertThat(theirs.propertyNames())
            .as(text)
            .containsExactlyElementsOf(mapping.entries().stream().map(Tree.Entry::name).toList());
        mapping
            .entries()
            .forEach(entry -> assertSame(entry.value(), theirs.get(entry.name()), text));
      }
      case Tree.Sequence sequence -> {
        assertThat(theirs.isArray()).as(text).isTrue();
        assertThat(theirs.size()).as(text).isEqualTo(sequence.items().size());
        for (int i = 0; i < theirs.size(); i++) {
          assertSame(sequence.items().get(i), theirs.get(i), text);
        }
      }
      case Tree.Text string -> {
        assertThat(theirs.isString()).as(text).isTrue();
        assertThat(string.value()).as(text).isEqualTo(theirs.stringValue());
      }
      case Tree.Numeral numeral -> {
        assertThat(theirs.isNumber()).as(text).isTrue();
        assertThat(Double.parseDouble(numeral.literal())).as(text).isEqualTo(theirs.asDouble());
      }
      case Tree.Truth truth -> assertThat(theirs.booleanValue()).isEqualTo(truth.value());
      case Tree.Nothing nothing -> assertThat(theirs.isNull()).as(text).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "0",
        "-0",
        "1E2",
        "1e+2",
        "0.5",
        "-1.5e-3",
        "\"\"",
        "null",
        "true",
        "false",
        " \t\r\n[ 1 , 2 ] \n",
        "{\"a\":{\"b\":[{}]}}",
        "\"\\u0041\\n\\/\\\"\\\\\\b\\f\\r\\t\"",
        "\"\\ud83d\\ude00\"",
        "\"😀서버\u007f\u2028\"",
        "{\"\":1,\" \":2}",
        "\"\\u0000\"",
        "123456789012345678901234567890",
        "1e400",
        "[[[[[[]]]]]]",
        "\"\\uD83D\\uDE00x\"",
      })
  void validDocuments(String text) {
    assertSame(tree(text), SECOND.readTree(text), text);
    assertSame(tree(written(tree(text))), SECOND.readTree(text), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``              | 1 | JSON_VALUE
          `  `            | 3 | JSON_VALUE
          {               | 2 | JSON_MEMBER_NAME
          [               | 2 | JSON_VALUE
          [1              | 3 | JSON_COMMA_OR_BRACKET
          [1,]            | 4 | JSON_VALUE
          [,1]            | 2 | JSON_VALUE
          [1 2]           | 4 | JSON_COMMA_OR_BRACKET
          {"a":1,}        | 8 | JSON_MEMBER_NAME
          {"a" 1}         | 6 | JSON_COLON
          {"a":}          | 6 | JSON_VALUE
          {"a":1 "b":2}   | 8 | JSON_COMMA_OR_BRACE
          {a:1}           | 2 | JSON_MEMBER_NAME
          {'a':1}         | 2 | JSON_MEMBER_NAME
          {1:1}           | 2 | JSON_MEMBER_NAME
          {"a":1,"a":2}   | 8 | JSON_NAME_ONCE
          {"a":1,"\\u0061":2} | 8 | JSON_NAME_ONCE
          01              | 2 | JSON_END
          -               | 2 | JSON_NUMBER
          -a              | 2 | JSON_NUMBER
          +1              | 1 | JSON_VALUE
          .5              | 1 | JSON_VALUE
          1.              | 3 | JSON_NUMBER
          1e              | 3 | JSON_NUMBER
          1e+             | 4 | JSON_NUMBER
          0x10            | 2 | JSON_END
          NaN             | 1 | JSON_VALUE
          Infinity        | 1 | JSON_VALUE
          tru             | 1 | JSON_VALUE
          True            | 1 | JSON_VALUE
          nul             | 1 | JSON_VALUE
          truex           | 5 | JSON_END
          1 1             | 3 | JSON_END
          []]             | 3 | JSON_END
          /*x*/1          | 1 | JSON_VALUE
          1//x            | 2 | JSON_END
          "               | 2 | JSON_STRING_END
          "abc            | 5 | JSON_STRING_END
          "a\\x"          | 3 | JSON_ESCAPE
          "a\\u12"        | 3 | JSON_ESCAPE
          "a\\u12g4"      | 3 | JSON_ESCAPE
          "a\\u１２３４"    | 3 | JSON_ESCAPE
          "a\\            | 3 | JSON_ESCAPE
          "\\'"           | 2 | JSON_ESCAPE
          '1'             | 1 | JSON_VALUE
          １              | 1 | JSON_VALUE
          ["😀",]         | 6 | JSON_VALUE
          """)
  void invalidDocumentsHaveTheirPlace(String text, int column, Expected expected) {
    // An empty text is no fault to the second reader, but no value either.
    assertThat(second(text).isMissingNode()).as("the second reader: %s", text).isTrue();
    Fault fault = fault(text);
    assertThat(fault.expected()).as(fault.toString()).isEqualTo(expected);
    assertThat(fault.column()).as(fault.toString()).isEqualTo(column);
  }

  @Test
  void strictWhereTheStandardLeavesAChoice() {
    assertThat(fault("\uFEFF1").expected()).isEqualTo(Expected.JSON_VALUE);
    assertThat(fault("\"\\ud83d\"").expected()).isEqualTo(Expected.JSON_CHARACTER);
    assertThat(fault("\"\\ude00\\ud83d\"").expected()).isEqualTo(Expected.JSON_CHARACTER);
    assertThat(fault("\"x\ud83d\"").expected()).isEqualTo(Expected.JSON_CHARACTER);
    assertThat(fault("\"a\u0001\"")).isEqualTo(Fault.at(1, 3, Expected.JSON_CHARACTER));
    assertThat(fault("\"a\n\"")).isEqualTo(Fault.at(1, 3, Expected.JSON_CHARACTER));
  }

  @Test
  void linesAndColumnsOfNodes() {
    Tree.Mapping top = (Tree.Mapping) tree("{\r\n  \"😀\": [1,\n\"😀😀\", {}]}");
    assertThat(top.line()).isEqualTo(1);
    Tree.Entry entry = top.entries().get(0);
    assertThat(entry.line()).isEqualTo(2);
    assertThat(entry.column()).isEqualTo(3);
    Tree.Sequence list = (Tree.Sequence) entry.value();
    assertThat(list.line()).isEqualTo(2);
    assertThat(list.column()).isEqualTo(8);
    assertThat(list.items().get(1).line()).isEqualTo(3);
    assertThat(list.items().get(1).column()).isEqualTo(1);
    assertThat(list.items().get(2).column()).isEqualTo(7);
    assertThat(fault("[\n1,\r2,\r\n  x]")).isEqualTo(Fault.at(4, 3, Expected.JSON_VALUE));
  }

  @Test
  void limits() {
    int deepest = JsonReader.DEPTH_MAX;
    assertThat(tree("[".repeat(deepest) + "]".repeat(deepest))).isNotNull();
    assertThat(fault("[".repeat(1_000_000)))
        .isEqualTo(Fault.at(1, deepest + 1, Expected.JSON_DEPTH, "64"));
    assertThat(fault("{\"a\":".repeat(deepest + 1)).expected()).isEqualTo(Expected.JSON_DEPTH);
    String longest = "1".repeat(JsonReader.NUMBER_CHARS_MAX);
    assertThat(tree(longest)).isInstanceOf(Tree.Numeral.class);
    assertThat(fault(longest + "1").expected()).isEqualTo(Expected.JSON_NUMBER_AT_MOST);
    String string = "x".repeat(JsonReader.STRING_CHARS_MAX);
    assertThat(tree('"' + string + '"')).isEqualTo(new Tree.Text(1, 1, string));
    assertThat(fault("\"x" + string + '"').expected()).isEqualTo(Expected.JSON_STRING_AT_MOST);
    assertThat(fault("\"\\n" + string + '"').expected()).isEqualTo(Expected.JSON_STRING_AT_MOST);
  }

  @Test
  void manyNamesAreComparedToo() {
    var text = new StringBuilder("{");
    for (int i = 0; i < 1_000; i++) {
      text.append("\"n").append(i).append("\":").append(i).append(',');
    }
    assertThat(((Tree.Mapping) tree(text + "\"m\":0}")).entries()).hasSize(1_001);
    assertThat(fault(text + "\"n5\":0}").expected()).isEqualTo(Expected.JSON_NAME_ONCE);
    assertThat(fault(text + "\"n999\":0}").expected()).isEqualTo(Expected.JSON_NAME_ONCE);
  }

  @Test
  void wholeNumbers() {
    assertThat(((Tree.Numeral) tree("-12")).whole()).hasValue(-12);
    assertThat(((Tree.Numeral) tree("999999999999999999")).whole())
        .hasValue(999_999_999_999_999_999L);
    assertThat(((Tree.Numeral) tree("1000000000000000000")).whole()).isEmpty();
    assertThat(((Tree.Numeral) tree("1.0")).whole()).isEmpty();
    assertThat(((Tree.Numeral) tree("1e2")).whole()).isEmpty();
  }

  @Test
  void whatStoodBeforeAFaultCanBeSalvaged() {
    assertThat(JsonReader.salvage("{\"id\":\"x-1\",\"exchange\":[", "id")).contains("x-1");
    assertThat(JsonReader.salvage("{\"id\":\"x-1\",\"id\":2}", "id")).contains("x-1");
    assertThat(JsonReader.salvage("{\"a\":{\"id\":\"x\"},", "id")).isEmpty();
    assertThat(JsonReader.salvage("{\"id\":5,", "id")).isEmpty();
    assertThat(JsonReader.salvage("[\"id\"", "id")).isEmpty();
  }

  @Test
  void numbersAreWrittenShort() {
    var out = new StringBuilder();
    new JsonWriter(out)
        .openList()
        .number(0.5)
        .number(1.0)
        .number(0.0)
        .number(1.0 / 3)
        .number(-1e-9)
        .number(100.0)
        .number(4_294_967_295L)
        .truth(true)
        .nothing()
        .text("\ud83d\u0001\"\\\n😀")
        .closeList();
    assertThat(out)
        .hasToString(
            "[0.5,1,0,0.333333,0,100,4294967295,true,null,\"\\ud83d\\u0001\\\"\\\\\\n😀\"]");
    assertThatThrownBy(() -> new JsonWriter(out).number(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void randomDocumentsAreReadAsTheSecondReaderReadsThem() {
    for (int round = 0; round < ROUNDS; round++) {
      String text = document(0);
      Tree ours = tree(text);
      assertSame(ours, SECOND.readTree(text), "seed " + SEED + ": " + text);
      assertThat(written(tree(written(ours)))).isEqualTo(written(ours));
    }
  }

  @Test
  void spoiledDocumentsAreReadOrRefusedByBoth() {
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String text = spoiled(document(0));
      Parsed<Tree> ours = JsonReader.read(text);
      JsonNode theirs = second(text);
      // Half a character, which the second reader lets pass.
      boolean surrogate = text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF);
      if (ours instanceof Parsed.Done<Tree> done) {
        assertThat(theirs.isMissingNode()).as("seed %d: %s", SEED, text).isFalse();
        assertSame(done.value(), theirs, text);
      } else {
        refused++;
        assertThat(theirs.isMissingNode() || surrogate)
            .as("seed %d: only ours refuses %s: %s", SEED, text, ours)
            .isTrue();
      }
    }
    assertThat(refused).isBetween(1_000, ROUNDS - 1_000);
  }

  private static JsonNode second(String text) {
    try {
      return SECOND.readTree(text);
    } catch (JacksonException refused) {
      return SECOND.missingNode();
    }
  }

  private String document(int depth) {
    int kind = random.nextInt(depth > 4 ? 4 : 6);
    return space()
        + switch (kind) {
          case 0 -> string();
          case 1 -> number();
          case 2 -> "true";
          case 3 -> "null";
          case 4 -> list(depth);
          default -> object(depth);
        }
        + space();
  }

  private String list(int depth) {
    var out = new StringBuilder("[");
    int size = random.nextInt(4);
    for (int i = 0; i < size; i++) {
      out.append(i == 0 ? "" : ",").append(document(depth + 1));
    }
    return out.append(size == 0 ? space() : "").append(']').toString();
  }

  private String object(int depth) {
    var out = new StringBuilder("{");
    int size = random.nextInt(4);
    for (int i = 0; i < size; i++) {
      out.append(i == 0 ? "" : ",").append(space()).append("\"n").append(i).append('"');
      out.append(space()).append(':').append(document(depth + 1));
    }
    return out.append(size == 0 ? space() : "").append('}').toString();
  }

  private String string() {
    var out = new StringBuilder("\"");
    String[] parts = {"a", "\\n", "\\u00e9", "서", "😀", "\\\\", "\\\"", "\\/", "\\u0000", " ", "{"};
    int size = random.nextInt(6);
    for (int i = 0; i < size; i++) {
      out.append(parts[random.nextInt(parts.length)]);
    }
    return out.append('"').toString();
  }

  private String number() {
    return switch (random.nextInt(4)) {
      case 0 -> String.valueOf(random.nextInt(-9, 100));
      case 1 -> String.valueOf(random.nextLong());
      case 2 -> random.nextInt(10) + "." + random.nextInt(100);
      default -> random.nextInt(10) + "e" + (random.nextBoolean() ? "-" : "") + random.nextInt(20);
    };
  }

  private String space() {
    return random.nextInt(5) == 0 ? " \n\t\r".substring(random.nextInt(4)) : "";
  }

  private String spoiled(String text) {
    int at = random.nextInt(text.length());
    char other = "{}[]\",:\\0-.eE+ntu 1\n".charAt(random.nextInt(20));
    return switch (random.nextInt(3)) {
      case 0 -> text.substring(0, at) + text.substring(at + 1);
      case 1 -> text.substring(0, at) + other + text.substring(at);
      default -> text.substring(0, at) + other + text.substring(at + 1);
    };
  }
}
