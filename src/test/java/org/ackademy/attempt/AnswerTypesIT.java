package org.ackademy.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.ackademy.course.Classroom;
import org.ackademy.course.Classroom.Member;
import org.ackademy.course.CourseRole;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Every type of question over REST: what learners see of it, a slip with what it is worth and what
 * is said of it, and the right answer, as text and as JSON.
 */
class AnswerTypesIT {
  private static final Map<String, String> ATTEMPTS = new HashMap<>();
  private static Classroom room;
  private static Member learner;

  @BeforeAll
  static void begin() {
    room = Classroom.open();
    learner = room.join(CourseRole.LEARNER);
    for (String quiz : List.of("first", "opening", "captures")) {
      ATTEMPTS.put(quiz, room.begin(learner, room.give(quiz, Map.of())));
    }
  }

  /**
   * A type of question.
   *
   * @param exercise the quiz and a question of this type
   * @param shows a place in its JSON at which something stands, for this type alone
   * @param told where in an answer's explanation the feedback of this type stands
   * @param slip makes the right answer of this learner a wrong one
   * @param verdict what that is found to be
   * @param least what that is worth at least, and below {@code most}
   */
  record Sample(
      String type,
      String exercise,
      String shows,
      String told,
      UnaryOperator<String> slip,
      String verdict,
      double least,
      double most) {
    String quiz() {
      return exercise.substring(0, exercise.indexOf('/'));
    }

    String id() {
      return exercise.substring(exercise.indexOf('/') + 1);
    }
  }

  private static final String REPLAY = "explanation.replay.explanation";
  private static final String PARTS = "explanation.marking.parts";

  /** Half of what a wrong share may differ, as decimals are rounded. */
  private static final double ROUNDED = 0.000_001;

  /** A slip that is worth exactly this. */
  private static Sample worth(
      double score, String type, String exercise, String shows, UnaryOperator<String> slip) {
    return new Sample(
        type, exercise, shows, PARTS, slip, "INVALID", score - ROUNDED, score + ROUNDED);
  }

  static final List<Sample> SAMPLES =
      List.of(
          new Sample(
              "compose",
              "opening/open-three-way",
              "scenario.hosts.A",
              REPLAY,
              key -> key.replaceFirst("ack=101", "ack=100"),
              "INVALID",
              0.01,
              1),
          new Sample(
              "complete",
              "opening/open-greeting",
              "given[1]",
              REPLAY,
              key -> key.lines().findFirst().orElseThrow(),
              "INCOMPLETE",
              0.01,
              1),
          new Sample(
              "states",
              "opening/open-states",
              "asked[0].line",
              REPLAY,
              key -> key.replaceFirst("SYN-RECEIVED", "ESTABLISHED"),
              "INVALID",
              0.01,
              1),
          new Sample(
              "repair",
              "opening/open-repair",
              "given[2]",
              REPLAY,
              key -> key.replaceFirst("ack=[0-9]+", "ack=5"),
              "INVALID",
              0.01,
              1),
          worth(
              0.5,
              "find",
              "opening/open-find-fault",
              "sheet.reasons[2].text",
              key -> key.substring(0, key.length() - 1) + (key.endsWith("a") ? "b" : "a")),
          new Sample(
              "fill",
              "opening/open-fill",
              "sheet.blanks[4]",
              PARTS,
              key -> key.replaceFirst("SYN,ACK", "FIN,ACK"),
              "INVALID",
              0.5,
              1),
          new Sample(
              "order",
              "opening/open-order-segments",
              "sheet.items[5].text",
              REPLAY,
              key -> key.substring(2) + " " + key.charAt(0),
              "INVALID",
              0,
              0.9),
          worth(
              0,
              "explain",
              "opening/open-explain-repeat",
              "sheet.options[2].text",
              AnswerTypesIT::other),
          worth(
              0.5,
              "predict",
              "opening/open-predict-listen",
              "sheet.happens",
              key -> key.replaceFirst("reply: .*", "reply: none")),
          new Sample(
              "converse",
              "opening/open-converse",
              "sheet.plays",
              REPLAY,
              key -> key.lines().findFirst().orElseThrow(),
              "INCOMPLETE",
              0.01,
              1),
          new Sample(
              "capture",
              "captures/capture-show-server-closes",
              "sheet.accepts",
              REPLAY,
              key -> file("captures/one-closed-by-its-client.pcap"),
              "INCOMPLETE",
              0,
              ROUNDED),
          worth(
              0,
              "choice",
              "opening/open-ack-meaning",
              "sheet.options[2].html",
              AnswerTypesIT::other),
          worth(
              0.5,
              "truth",
              "opening/open-statements",
              "sheet.statements[3].text",
              key -> key.replaceFirst("1: true", "1: false")),
          worth(
              0.5,
              "numeric",
              "opening/open-ack-wraps",
              "sheet.gaps[0].name",
              key -> String.valueOf(Long.parseLong(key) + (1L << 32))),
          worth(0, "short", "opening/open-name-of-number", "sheet.gaps[0].name", key -> "SYN"),
          worth(
              2.0 / 3,
              "cloze",
              "opening/open-cloze",
              "sheet.html",
              key -> key.replaceFirst("flags: \\S+", "flags: FIN")),
          new Sample(
              "matching",
              "opening/open-call-and-segment",
              "sheet.lefts[1].text",
              PARTS,
              key -> key.replaceFirst("1: (.)\n2: (.)", "1: $2\n2: $1"),
              "INVALID",
              0,
              0.99),
          new Sample(
              "ordering",
              "opening/open-order-events",
              "sheet.items[4].text",
              PARTS,
              key -> key.replaceFirst("^(.) (.)", "$2 $1"),
              "INVALID",
              0,
              1));

  /** Another option than the one that is right. */
  private static String other(String key) {
    return key.equals("a") ? "b" : "a";
  }

  private static String file(String name) {
    try {
      return Base64.getEncoder()
          .encodeToString(Files.readAllBytes(Path.of("src/test/resources", name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String attempt(Sample sample) {
    return "/api/v1/attempts/" + ATTEMPTS.get(sample.quiz());
  }

  private static JsonPath answer(Sample sample, Object answer) {
    return room.as(learner)
        .header("Idempotency-Key", UUID.randomUUID())
        .body(Map.of("exercise", sample.id(), "answer", answer))
        .post(attempt(sample) + "/answers")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath();
  }

  /** The answer as a JSON value, in the form of its type. */
  private static Object json(String type, String key) {
    return switch (type) {
      case "choice", "explain", "order", "ordering" -> List.of(key.split(" ", -1));
      case "numeric" -> Long.parseLong(key);
      case "truth", "cloze", "matching", "find", "fill", "predict" -> {
        Map<String, Object> slots = new LinkedHashMap<>();
        for (String line : key.lines().toList()) {
          String[] slot = line.split(": ", 2);
          slots.put(slot[0], type.equals("truth") ? Boolean.valueOf(slot[1]) : slot[1]);
        }
        yield slots;
      }
      default -> key;
    };
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("SAMPLES")
  void everyTypeIsShownAnsweredMarkedAndExplained(Sample sample) {
    room.as(learner)
        .get(attempt(sample))
        .then()
        .rootPath("exercises.find { it.id == '" + sample.id() + "' }")
        .body("type", equalTo(sample.type()))
        .body(sample.shows(), notNullValue())
        .body("taskHtml", not(equalTo("")));
    JsonPath nothing = answer(sample, "");
    assertThat(nothing.getDouble("score")).as("nothing").isZero();
    String key = nothing.getString("solution.answers[0].answer");

    JsonPath slip = answer(sample, sample.slip().apply(key));
    assertThat(slip.getString("verdict")).isEqualTo(sample.verdict());
    assertThat(slip.getDouble("score")).isBetween(sample.least(), sample.most());
    assertThat(slip.getList(sample.told())).as(slip.prettify()).isNotEmpty();

    for (Object right : List.of(key, json(sample.type(), key))) {
      JsonPath answer = answer(sample, right);
      assertThat(answer.getString("verdict")).as(answer.prettify()).isEqualTo("VALID");
      assertThat(answer.getDouble("score")).isEqualTo(1);
      assertThat(answer.getString("solution.explanationHtml")).startsWith("<");
    }
  }

  @Test
  void everyTypeThatThereIsIsTried() throws IOException {
    Set<String> types = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("quizzes"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
        Files.readString(file)
            .lines()
            .filter(line -> line.startsWith("type: "))
            .forEach(line -> types.add(line.substring("type: ".length())));
      }
    }
    assertThat(types).hasSize(18);
    assertThat(SAMPLES).extracting(Sample::type).containsExactlyInAnyOrderElementsOf(types);
  }

  /** Several may hold: what is chosen of them counts for, of the others against. */
  @Test
  void ofSeveralOptionsEachCounts() {
    Sample sample = worth(0, "choice", "first/first-envelope", "", AnswerTypesIT::other);
    String key = answer(sample, "").getString("solution.answers[0].answer");
    List<String> right = List.of(key.split(" ", -1));
    assertThat(right).hasSize(3);
    assertThat(answer(sample, right.getFirst()).getDouble("score")).isBetween(0.333, 0.334);
    assertThat(answer(sample, "a b c d e").getDouble("score")).isZero();
    assertThat(answer(sample, right).getString("verdict")).isEqualTo("VALID");
  }

  /** Words are taken in either language, however they are spelled. */
  @Test
  void wordsAreTakenInBothLanguages() {
    Sample sample = worth(0, "short", "opening/open-name-of-number", "", AnswerTypesIT::other);
    for (String words :
        List.of("isn", "Ｉ Ｓ Ｎ", "the initial sequence number", "초기 순서 번호입니다", "초기순서번호")) {
      assertThat(answer(sample, words).getString("verdict")).as(words).isEqualTo("VALID");
    }
    JsonPath wrong = answer(sample, "SYN");
    assertThat(wrong.getString("explanation.misconception")).isEqualTo("syn-is-the-number");
    assertThat(wrong.getString("explanation.feedback")).isNotBlank();
  }

  @Test
  void whatIsNoCaptureIsUnreadable() {
    Sample sample =
        worth(0, "capture", "captures/capture-show-server-closes", "", AnswerTypesIT::other);
    JsonPath answer = answer(sample, "bm90IGEgY2FwdHVyZQ==");
    assertThat(answer.getString("verdict")).isEqualTo("UNREADABLE");
    assertThat(answer.getDouble("score")).isZero();
  }
}
