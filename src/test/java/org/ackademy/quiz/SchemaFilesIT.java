package org.ackademy.quiz;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

/** An editor gets the forms of quiz files from the server, and checks by them what is written. */
class SchemaFilesIT {
  private static final Path QUIZZES = Path.of("quizzes");

  private static Schema served(String address) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(JsonMapper.shared().readTree(given().get(address).asByteArray()));
  }

  /** What an editor underlines: the file as it is written, parameters and all. */
  private static List<String> underlined(Schema schema, String yaml) {
    Object written = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return schema.validate(JsonMapper.shared().valueToTree(written)).stream()
        .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {SchemaFiles.QUIZ, SchemaFiles.QUESTION})
  void anybodyMayReadThemAndKeepThem(String address) {
    var answer = given().get(address).then().statusCode(200).contentType(SchemaFiles.TYPE);
    answer
        .header("Cache-Control", SchemaFiles.FOR_AN_HOUR)
        .body("$schema", equalTo("https://json-schema.org/draft/2020-12/schema"));
    given()
        .header("If-None-Match", answer.extract().header("ETag"))
        .get(address)
        .then()
        .statusCode(304)
        .body(emptyString());
    given().header("If-None-Match", "\"another\"").get(address).then().statusCode(200);
    given().post(address).then().statusCode(405);
  }

  @Test
  void nothingIsUnderlinedInTheFilesThatTheProjectShips() throws IOException {
    Schema quiz = served(SchemaFiles.QUIZ);
    Schema question = served(SchemaFiles.QUESTION);
    List<Path> files;
    try (Stream<Path> all = Files.walk(QUIZZES)) {
      files = all.filter(file -> file.toString().endsWith(".yaml")).toList();
    }
    assertThat(files).hasSizeGreaterThan(150);
    for (Path file : files) {
      Schema form = file.endsWith("quiz.yaml") ? quiz : question;
      assertThat(underlined(form, Files.readString(file))).as(file.toString()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "type: [a-z]+ | type: composed | /type",
        "difficulty: [a-z]+ | difficulty: harder | /difficulty",
        "ko: 나머지 페이지 | kr: 나머지 페이지 | /title",
        "rfc: .*      | rfc: [3.6] | /rfc/0",
        "delivered: .* | delivered: {B: \"ten\"} | /scenario/goal",
        "start: ESTABLISHED | start: ESTABLISHING | /scenario/hosts/A/start",
        "code: DATA_AFTER_FIN | kode: DATA_AFTER_FIN | /wrong/0/gets",
        "numbers: [a-z]+ | numbers: some | /numbers",
      })
  void whatIsWrongIsUnderlined(String part, String by, String place) throws IOException {
    String text = Files.readString(QUIZZES.resolve("closing/close-server-finishes.yaml"));
    assertThat(text).containsPattern(part);
    assertThat(underlined(served(SchemaFiles.QUESTION), text.replaceFirst(part, by)))
        .anyMatch(said -> said.startsWith(place));
  }

  @Test
  void aQuizThatOffersNothingIsUnderlined() {
    String quiz = "id: x\ntitle: {en: X, ko: 엑스}\ndescription: {en: X., ko: 엑스입니다.}\n";
    assertThat(underlined(served(SchemaFiles.QUIZ), quiz)).isNotEmpty();
    assertThat(underlined(served(SchemaFiles.QUIZ), quiz + "exercises: [open]\n")).isEmpty();
  }

  /** The lines for editors in the authors' guide name what is served. */
  @Test
  void theAuthorsGuideNamesTheseAddresses() throws IOException {
    Set<String> named = new TreeSet<>();
    var line = Pattern.compile("# yaml-language-server: \\$schema=(\\S+)");
    line.matcher(Files.readString(QUIZZES.resolve("README.md")))
        .results()
        .forEach(found -> named.add(URI.create(found.group(1)).getPath()));
    assertThat(named).containsExactly(SchemaFiles.QUESTION, SchemaFiles.QUIZ);
  }
}
