package org.ackademy.gradebook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.ackademy.course.Classroom;
import org.ackademy.course.Classroom.Member;
import org.ackademy.course.CourseRole;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OneRoster 1.2 over REST, held against what the standard's two bindings say of it. */
class OneRosterIT {
  private static final String GRADES = "/ims/oneroster/gradebook/v1p2/";
  private static final String ROSTER = "/ims/oneroster/rostering/v1p2/";

  private static final String WRONG = "A > B FIN,ACK seq=101 ack=301";

  private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");

  private static final Map<String, String> MANY =
      Map.of(
          GRADES + "categories", "category",
          GRADES + "lineItems", "lineItem",
          GRADES + "results", "result",
          ROSTER + "academicSessions", "academicSession",
          ROSTER + "classes", "class",
          ROSTER + "courses", "course",
          ROSTER + "enrollments", "enrollment",
          ROSTER + "orgs", "org",
          ROSTER + "users", "user");

  private static Classroom room;
  private static Member teacher;
  private static Member answering;
  private static Member excused;
  private static Member absent;
  private static Member assistant;
  private static String closing;
  private static String opening;
  private static String category;

  @BeforeAll
  static void meet() {
    room = Classroom.open();
    teacher = room.join(CourseRole.INSTRUCTOR, "Ina Instructor");
    answering = room.join(CourseRole.LEARNER, "Ada Byron Lovelace");
    excused = room.join(CourseRole.LEARNER, "김민지");
    absent = room.join(CourseRole.LEARNER);
    assistant = room.join(CourseRole.ASSISTANT);
    room.join(CourseRole.AUTHOR);
    closing = room.give("closing", Map.of());
    opening = room.give("opening", Map.of());
    category =
        room.as(teacher)
            .header("Idempotency-Key", UUID.randomUUID())
            .body("{\"title\":{\"en\":\"Homework\",\"ko\":\"숙제\"},\"weight\":40}")
            .post(room.address() + "/categories")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    room.as(teacher)
        .header("If-Match", "*")
        .body(Map.of("category", category, "points", 10))
        .put(room.address() + "/assignments/" + closing + "/weighting")
        .then()
        .statusCode(200);
    String attempt = room.begin(answering, closing);
    room.as(answering)
        .header("Idempotency-Key", UUID.randomUUID())
        .body(Map.of("exercise", "close-by-client", "answer", WRONG))
        .post("/api/v1/attempts/" + attempt + "/answers")
        .then()
        .statusCode(201);
    mark(excused, opening, Map.of("standing", "EXCUSED", "reason", "ill"));
    String section =
        room.as(teacher)
            .header("Idempotency-Key", UUID.randomUUID())
            .body("{\"name\":\"Monday\"}")
            .post(room.address() + "/sections")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    for (Member member : List.of(assistant, excused)) {
      room.as(teacher)
          .header("If-Match", "*")
          .body(Map.of("sections", List.of(section)))
          .patch(room.address() + "/enrolments/" + member.id())
          .then()
          .statusCode(200);
    }
  }

  private static void mark(Member learner, String assignment, Map<String, ?> body) {
    room.as(teacher)
        .header("If-Match", "*")
        .body(body)
        .put(room.address() + "/assignments/" + assignment + "/marks/" + learner.id())
        .then()
        .statusCode(200);
  }

  private static List<Map<String, Object>> list(Member by, String path) {
    Response answer =
        room.as(by).urlEncodingEnabled(false).get(path).then().statusCode(200).extract().response();
    Map<String, List<Map<String, Object>>> body = answer.path("$");
    assertThat(body).hasSize(1);
    return body.values().iterator().next();
  }

  /** The id of what an object refers to. */
  private static String id(Map<String, Object> object, String reference) {
    var its = (Map<?, ?>) Objects.requireNonNull(object.get(reference));
    return Objects.requireNonNull(its.get("sourcedId")).toString();
  }

  @Test
  void everyObjectIsAsTheStandardSaysAndFoundByItsId() {
    var standard = new OneRosterObjects(path -> room.as(teacher).get(path));
    MANY.forEach(
        (path, kind) -> {
          List<Map<String, Object>> all = list(teacher, path);
          assertThat(all).as(path).isNotEmpty();
          for (Map<String, Object> object : all) {
            standard.assertIs(kind, object);
            Map<String, Object> alone =
                room.as(teacher)
                    .get(path + "/" + object.get("sourcedId"))
                    .then()
                    .statusCode(200)
                    .body("size()", equalTo(1))
                    .extract()
                    .path(kind);
            assertThat(alone).isEqualTo(object);
          }
        });
  }

  @Test
  void saysWhatTheGradebookSays() {
    Map<String, Object> wrong = result(answering, closing);
    assertThat(wrong).containsEntry("scoreStatus", "fully graded").containsEntry("late", "false");
    Object inGradebook =
        room.as(teacher)
            .get(room.address() + "/assignments/" + closing + "/marks/" + answering.id())
            .then()
            .extract()
            .path("score");
    assertThat(((Number) Objects.requireNonNull(wrong.get("score"))).doubleValue())
        .isEqualTo(((Number) inGradebook).doubleValue());
    assertThat(result(excused, opening))
        .containsEntry("scoreStatus", "exempt")
        .doesNotContainKey("score");
    assertThat(result(absent, opening))
        .containsEntry("scoreStatus", "not submitted")
        .doesNotContainKey("score")
        .doesNotContainKey("comment");
    room.as(teacher)
        .header("Accept-Language", "ko")
        .get(GRADES + "categories/" + category)
        .then()
        .body("category.title", equalTo("숙제"))
        .body("category.weight", equalTo(40));
    room.as(teacher)
        .get(ROSTER + "students/" + answering.id())
        .then()
        .body("user.givenName", equalTo("Ada Byron"))
        .body("user.familyName", equalTo("Lovelace"));
    room.as(teacher)
        .get(ROSTER + "users/" + excused.id())
        .then()
        .body("user.givenName", equalTo("김민지"))
        .body("user.familyName", equalTo(""));
    room.as(teacher).get(ROSTER + "teachers/" + answering.id()).then().statusCode(404);
  }

  private static Map<String, Object> result(Member learner, String assignment) {
    List<Map<String, Object>> found =
        list(
                teacher,
                GRADES + "classes/" + room.course() + "/students/" + learner.id() + "/results")
            .stream()
            .filter(result -> id(result, "lineItem").equals(assignment))
            .toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  @Test
  void hasTheIdsOfTheFiles() throws IOException {
    byte[] zip =
        room.as(teacher)
            .get(room.address() + "/gradebook/exports/oneroster")
            .then()
            .statusCode(200)
            .extract()
            .asByteArray();
    var files = new HashMap<String, List<CSVRecord>>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        files.put(
            entry.getName(),
            CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(text))
                .getRecords());
      }
    }
    for (String many : List.of("categories", "lineItems", "results")) {
      assertThat(rows(files, many).stream().map(row -> row.get("sourcedId")))
          .as(many)
          .containsExactlyInAnyOrderElementsOf(
              list(teacher, GRADES + "classes/" + room.course() + "/" + many).stream()
                  .map(object -> String.valueOf(object.get("sourcedId")))
                  .toList());
    }
    for (String session : column(files, "lineItems", "academicSessionSourcedId")) {
      room.as(teacher).get(ROSTER + "academicSessions/" + session).then().statusCode(200);
    }
    for (String school : column(files, "lineItems", "schoolSourcedId")) {
      room.as(teacher).get(ROSTER + "orgs/" + school).then().statusCode(200);
    }
  }

  private static Set<String> column(
      Map<String, List<CSVRecord>> files, String many, String column) {
    var values = new HashSet<String>();
    rows(files, many).forEach(row -> values.add(row.get(column)));
    return values;
  }

  private static List<CSVRecord> rows(Map<String, List<CSVRecord>> files, String many) {
    return Objects.requireNonNull(files.get(many + ".csv"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        GRADES + "results?limit=1",
        GRADES + "results?limit=4",
        GRADES + "lineItems?limit=1&sort=title&orderBy=desc",
        ROSTER + "users?limit=2&filter=status%3D%27active%27&fields=sourcedId,username"
      })
  void partsMakeUpTheWhole(String path) {
    List<Map<String, Object>> whole = list(teacher, path.replaceFirst("limit=\\d", "limit=1000"));
    var parts = new ArrayList<Map<String, Object>>();
    String next = path;
    while (!next.isEmpty()) {
      Response answer =
          room.as(teacher).urlEncodingEnabled(false).get(next).then().extract().response();
      assertThat(answer.statusCode()).as(next).isEqualTo(200);
      assertThat(answer.header("X-Total-Count")).isEqualTo(String.valueOf(whole.size()));
      assertThat(answer.header("Link")).contains("rel=\"first\"").contains("rel=\"last\"");
      Map<String, List<Map<String, Object>>> body = answer.path("$");
      parts.addAll(body.values().iterator().next());
      Matcher link = NEXT.matcher(answer.header("Link"));
      next = link.find() ? path(URI.create(link.group(1))) : "";
    }
    assertThat(parts).isEqualTo(whole);
    assertThat(whole.stream().map(object -> object.get("sourcedId")).distinct())
        .hasSize(whole.size());
  }

  private static String path(URI uri) {
    return uri.getRawPath() + "?" + uri.getRawQuery();
  }

  @Test
  void beyondTheEndThereIsNothing() {
    room.as(teacher)
        .get(GRADES + "results?offset=1000")
        .then()
        .statusCode(200)
        .header("X-Total-Count", "6")
        .body("results", empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "results | scoreStatus='exempt' | 1",
        "results | scoreStatus='EXEMPT' | 1",
        "results | scoreStatus!='exempt' | 5",
        "results | student.sourcedId='{answering}' AND lineItem.sourcedId='{closing}' | 1",
        "results | student.sourcedId='{answering}' OR lineItem.sourcedId='{closing}' | 4",
        "results | scoreStatus='exempt' OR score>=0 AND score<=10 | 2",
        "results | dateLastModified>'2000-01-01' | 6",
        "results | dateLastModified>='2999-01-01T00:00:00Z' | 0",
        "results | score>'-1' | 1",
        "results | score>'none' | 0",
        "results | class.sourcedId='{course}' | 6",
        "results | scoreScale.sourcedId='x' | 0",
        "lineItems | title~'CLOS' | 1",
        "lineItems | title~'it''s' | 0",
        "lineItems | resultValueMax=10 | 1",
      })
  void filters(String many, String filter, int found) {
    room.as(teacher)
        .queryParam("filter", filled(filter))
        .get(GRADES + many)
        .then()
        .statusCode(200)
        .header("X-Total-Count", String.valueOf(found))
        .body(many, hasSize(found));
  }

  private static String filled(String filter) {
    return filter
        .replace("{answering}", answering.id())
        .replace("{closing}", closing)
        .replace("{course}", room.course());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "filter | points>1 | invalid_filter_field",
        "filter | student='x' | invalid_filter_field",
        "filter | score | invalid_filter_field",
        "filter | score>1 XOR score<2 | invalid_filter_field",
        "filter | score>1 AND | invalid_filter_field",
        "filter | comment='open | invalid_filter_field",
        "fields | sourcedId,points | invalid_selection_field",
        "limit | 0 | invalid_selection_field",
        "limit | many | invalid_selection_field",
        "offset | -1 | invalid_selection_field",
        "orderBy | up | invalid_selection_field",
      })
  void whatCannotBeAskedIsRefused(String parameter, String value, String code) {
    told(
        room.as(teacher).queryParam(parameter, value).get(GRADES + "results").then(),
        400,
        "failure",
        code);
  }

  private static void told(ValidatableResponse answer, int status, String major, String minor) {
    answer
        .statusCode(status)
        .contentType(ContentType.JSON)
        .body("imsx_codeMajor", equalTo(major))
        .body("imsx_severity", equalTo("error"))
        .body("imsx_description", not(equalTo("")))
        .body(
            "imsx_CodeMinor.imsx_codeMinorField[0].imsx_codeMinorFieldName",
            equalTo("TargetEndSystem"))
        .body("imsx_CodeMinor.imsx_codeMinorField[0].imsx_codeMinorFieldValue", equalTo(minor));
  }

  @Test
  void problemsAreToldAsTheStandardTellsThem() {
    told(given().get(GRADES + "results").then(), 401, "failure", "unauthorisedrequest");
    told(
        room.as(teacher).get(GRADES + "lineItems/" + UUID.randomUUID()).then(),
        404,
        "failure",
        "unknownobject");
    told(room.as(teacher).get(GRADES + "nothing").then(), 404, "failure", "unknownobject");
    told(room.as(teacher).get(GRADES + "lineItems/1").then(), 404, "failure", "unknownobject");
    told(
        room.as(teacher).delete(GRADES + "results/" + UUID.randomUUID()).then(),
        405,
        "unsupported",
        "invaliddata");
    told(
        room.as(answering).get(GRADES + "classes/" + room.course() + "/results").then(),
        403,
        "failure",
        "forbidden");
    room.as(teacher)
        .header("Accept-Language", "ko")
        .get(GRADES + "results/" + UUID.randomUUID())
        .then()
        .body("imsx_description", containsString("없습니다"));
    // Behind the door they are not reached.
    room.as(teacher).get("/api/v1" + GRADES + "results").then().statusCode(404);
    room.as(teacher)
        .get(GRADES + "results")
        .then()
        .header("Cache-Control", "no-store")
        .header("Content-Security-Policy", containsString("default-src 'none'"))
        .header("RateLimit-Policy", containsString("oneroster"));
  }

  @Test
  void sortsWithoutAndWithFields() {
    room.as(teacher)
        .queryParam("sort", "score")
        .queryParam("orderBy", "desc")
        .queryParam("fields", "score,scoreStatus")
        .get(GRADES + "results")
        .then()
        .statusCode(200)
        .body("results[0].scoreStatus", equalTo("fully graded"))
        .body("results[0].size()", equalTo(2));
    // By what there is not, the list's own order remains.
    assertThat(list(teacher, GRADES + "results?sort=points"))
        .isEqualTo(list(teacher, GRADES + "results"));
  }

  @Test
  void whatChangedSinceIsFound() {
    Classroom other = Classroom.open();
    Member instructor = other.join(CourseRole.INSTRUCTOR);
    Member learner = other.join(CourseRole.LEARNER);
    other.join(CourseRole.LEARNER);
    String assignment = other.give("closing", Map.of());
    Object last =
        other
            .as(instructor)
            .get(GRADES + "results?sort=dateLastModified&orderBy=desc&limit=1")
            .then()
            .extract()
            .path("results[0].dateLastModified");
    RequestSpecification since =
        other.as(instructor).queryParam("filter", "dateLastModified>'" + last + "'");
    since.get(GRADES + "results").then().body("results", empty());
    other
        .as(instructor)
        .header("If-Match", "*")
        .body(Map.of("standing", "COUNTS", "override", 3, "reason", "by hand"))
        .put(other.address() + "/assignments/" + assignment + "/marks/" + learner.id())
        .then()
        .statusCode(200);
    since
        .get(GRADES + "results")
        .then()
        .body("results", hasSize(1))
        .body("results[0].student.sourcedId", equalTo(learner.id()))
        .body("results[0].score", equalTo(3));
    other
        .as(instructor)
        .header("If-Match", "*")
        .body(Map.of("points", 5))
        .put(other.address() + "/assignments/" + assignment + "/weighting")
        .then()
        .statusCode(200);
    since.get(GRADES + "results").then().body("results", hasSize(2));
    since.get(GRADES + "lineItems").then().body("lineItems", hasSize(1));
    // Who left is told as to be deleted, and is no user any more.
    other
        .as(instructor)
        .header("If-Match", "*")
        .delete(other.address() + "/enrolments/" + learner.id())
        .then()
        .statusCode(204);
    other
        .as(instructor)
        .queryParam("filter", "status='tobedeleted'")
        .get(ROSTER + "enrollments")
        .then()
        .body("enrollments.user.sourcedId", equalTo(List.of(learner.id())));
    other.as(instructor).get(ROSTER + "users/" + learner.id()).then().statusCode(404);
    other.as(instructor).get(GRADES + "results").then().body("results", hasSize(1));
  }

  @Test
  void anAssistantOfASectionSeesItsLearnersAlone() {
    assertThat(list(assistant, GRADES + "results").stream().map(result -> id(result, "student")))
        .containsOnly(excused.id())
        .hasSize(2);
    assertThat(list(assistant, ROSTER + "students").stream().map(user -> user.get("sourcedId")))
        .containsExactly(excused.id());
    assertThat(list(assistant, ROSTER + "enrollments").stream().map(one -> id(one, "user")))
        .containsExactlyInAnyOrder(excused.id(), assistant.id());
    String hidden = String.valueOf(result(answering, closing).get("sourcedId"));
    room.as(assistant).get(GRADES + "results/" + hidden).then().statusCode(404);
    room.as(assistant)
        .get(GRADES + "classes/" + room.course() + "/students/" + answering.id() + "/results")
        .then()
        .statusCode(404);
    room.as(assistant).get(ROSTER + "students/" + answering.id()).then().statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%2e%2e/%2e%2e/me",
        "..%2f..%2fme",
        "..;/..;/me",
        ".;/../../me",
        "gradebook/v1p2/lineItems;x=1",
        "gradebook/v1p2/%6cineItems",
        "",
      })
  void theDoorLeadsNowhereElse(String path) {
    int status =
        room.as(teacher).urlEncodingEnabled(false).get("/ims/oneroster/" + path).statusCode();
    assertThat(status).isIn(400, 404);
  }

  @Test
  void learnersAndStrangersSeeNothing() {
    Member stranger = Classroom.open().join(CourseRole.INSTRUCTOR);
    for (Member member : List.of(answering, stranger)) {
      for (String path : List.of(GRADES + "results", GRADES + "lineItems", ROSTER + "users")) {
        assertThat(list(member, path + "?filter=sourcedId!%3D%27" + stranger.id() + "%27"))
            .as(path)
            .isEmpty();
      }
    }
    room.as(stranger).get(GRADES + "lineItems/" + closing).then().statusCode(404);
    room.as(stranger).get(ROSTER + "users/" + answering.id()).then().statusCode(404);
    String other = room.address().replace(room.course(), UUID.randomUUID().toString());
    room.as(stranger).get(other).then().statusCode(404);
  }
}
