package org.ackademy.gradebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What OneRoster 1.2 says of its objects, written down from the REST bindings of the gradebook
 * service (September 2022) and the rostering service (July 2021).
 */
final class OneRosterObjects {
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,3})?Z");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

  /**
   * What the bindings say of each object's members: a type, with an exclamation mark where the
   * member must be there. Not all that may be there: all that we tell.
   */
  private static final Map<String, Map<String, String>> OBJECTS =
      Map.of(
          "category",
          Map.of("title", "text!", "weight", "number"),
          "lineItem",
          Map.of(
              "title", "text!",
              "assignDate", "time!",
              "dueDate", "time!",
              "class", "class!",
              "school", "org!",
              "category", "category!",
              "academicSession", "academicSession",
              "resultValueMin", "number",
              "resultValueMax", "number"),
          "result",
          with(
              Map.of(
                  "lineItem", "lineItem!",
                  "student", "user!",
                  "class", "class",
                  "scoreStatus", "exempt|fully graded|not submitted|partially graded|submitted!",
                  "score", "number",
                  "scoreDate", "day!",
                  "comment", "text"),
              Map.of(
                  "inProgress", "true|false",
                  "incomplete", "true|false",
                  "late", "true|false",
                  "missing", "true|false")),
          "academicSession",
          Map.of(
              "title", "text!",
              "startDate", "day!",
              "endDate", "day!",
              "type", "gradingPeriod|semester|schoolYear|term!",
              "schoolYear", "text!"),
          "class",
          Map.of(
              "title", "text!",
              "classCode", "text",
              "classType", "homeroom|scheduled",
              "course", "course!",
              "school", "org!",
              "terms", "academicSession*!"),
          "course",
          Map.of("title", "text!", "courseCode", "text!", "org", "org"),
          "enrollment",
          Map.of(
              "user", "user!",
              "class", "class!",
              "school", "org!",
              "role", "administrator|proctor|student|teacher|ext:aide|ext:author!",
              "beginDate", "day",
              "endDate", "day"),
          "org",
          Map.of("name", "text!", "type", "school!", "identifier", "text!"),
          "user",
          Map.of(
              "username", "text",
              "enabledUser", "true|false!",
              "givenName", "text!",
              "familyName", "text!",
              "email", "text",
              "roles", "role*!"));

  private static final Map<String, String> ROLE =
      Map.of(
          "roleType", "primary|secondary!",
          "role", "aide|student|teacher|ext:author!",
          "org", "org!");

  private final Function<String, Response> follow;

  /**
   * The rules.
   *
   * @param follow asks for what is at a path
   */
  OneRosterObjects(Function<String, Response> follow) {
    this.follow = follow;
  }

  private static <V> Map<String, V> with(Map<String, V> some, Map<String, V> more) {
    var all = new HashMap<>(some);
    all.putAll(more);
    return Map.copyOf(all);
  }

  void assertIs(String kind, Map<String, Object> object) {
    Map<String, String> members =
        with(
            Objects.requireNonNull(OBJECTS.get(kind)),
            Map.of(
                "sourcedId",
                "text!",
                "status",
                "active|tobedeleted!",
                "dateLastModified",
                "time!"));
    assertMembers(kind, members, object);
  }

  private void assertMembers(String what, Map<String, String> members, Map<String, Object> object) {
    assertThat(members.keySet()).as(what).containsAll(object.keySet());
    members.forEach(
        (name, type) -> {
          Object value = object.get(name);
          assertThat(value != null || !type.endsWith("!")).as("%s.%s", what, name).isTrue();
          if (value != null) {
            assertType(what + "." + name, type.replace("!", ""), value);
          }
        });
  }

  @SuppressWarnings("unchecked")
  private void assertType(String what, String type, Object value) {
    switch (type) {
      case "text" -> assertThat(value).as(what).isInstanceOf(String.class);
      case "number" -> assertThat(value).as(what).isInstanceOf(Number.class);
      case "time" -> assertThat(value.toString()).as(what).matches(TIME);
      case "day" -> assertThat(value.toString()).as(what).matches(DAY);
      case "role*" -> {
        assertThat((List<?>) value).as(what).isNotEmpty();
        ((List<?>) value).forEach(each -> assertMembers(what, ROLE, (Map<String, Object>) each));
      }
      case "academicSession*" -> {
        assertThat((List<?>) value).as(what).isNotEmpty();
        ((List<?>) value).forEach(each -> assertReference(what, "academicSession", each));
      }
      case "class", "org", "category", "academicSession", "lineItem", "user", "course" ->
          assertReference(what, type, value);
      default -> assertThat(type.split("\\|")).as(what).contains(value.toString());
    }
  }

  /** Whoever follows it finds an object of that id. */
  private void assertReference(String what, String type, Object value) {
    assertThat(value).as(what).isInstanceOf(Map.class);
    var reference = (Map<?, ?>) value;
    assertThat(reference.keySet().stream().map(Object::toString))
        .as(what)
        .containsExactlyInAnyOrder("href", "sourcedId", "type");
    assertThat(reference.get("type")).as(what).isEqualTo(type);
    URI href = URI.create(String.valueOf(reference.get("href")));
    assertThat(href.isAbsolute()).isTrue();
    follow
        .apply(href.getPath())
        .then()
        .statusCode(200)
        .body(type + ".sourcedId", equalTo(reference.get("sourcedId")));
  }
}
