package org.ackademy.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.ackademy.course.Classroom.Member;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Class lists: what becomes of each row, all or nothing, and again without effect. */
class RosterIT {
  private Classroom room;
  private Member instructor;
  private String unique;

  @BeforeEach
  void meet() {
    room = Classroom.open();
    instructor = room.join(CourseRole.INSTRUCTOR);
    unique = UUID.randomUUID().toString().substring(0, 8);
  }

  @Test
  void aListIsLookedAtThenAppliedThenChangesNothing() {
    String list =
        "\uFEFF아이디,이름,이메일,역할,분반\r\n"
            + "minji-"
            + unique
            + ",김민지,minji@example.org,학생,월요일\r\n"
            + "Jun-"
            + unique
            + "@uni.ac.kr,박준,,조교,월요일;화요일\r\n"
            + "yuna-"
            + unique
            + ",한유나,,출제자,\r\n";
    send("DRY_RUN", list)
        .statusCode(200)
        .body("counts.NEW", equalTo(3))
        .body("rows.line", contains(2, 3, 4));
    room.as(instructor).get(room.address() + "/sections").then().body("items", empty());
    send("APPLY", list).statusCode(200).body("counts.NEW", equalTo(3));
    room.as(instructor)
        .get(room.address() + "/enrolments")
        .then()
        .body("items.username", hasItems("minji-" + unique, "jun-" + unique + "@uni.ac.kr"))
        .body("items.find { it.displayName == '박준' }.role", equalTo("ASSISTANT"))
        .body("items.find { it.displayName == '한유나' }.role", equalTo("AUTHOR"))
        .body("items.find { it.displayName == '박준' }.sections", hasSize(2));
    send("APPLY", list)
        .statusCode(200)
        .body("counts.UNCHANGED", equalTo(3))
        .body("rows.outcome", everyItem(equalTo("UNCHANGED")));
    room.as(instructor)
        .queryParam("action", "roster.imported")
        .get(room.address() + "/audit")
        .then()
        .body("items", hasSize(2))
        .body("items[1].after.new", equalTo(3));
  }

  @Test
  void whatChangesIsNamed() {
    String name = "sora-" + unique;
    send("APPLY", "username,name\n" + name + ",Sora").statusCode(200);
    send("DRY_RUN", "username,name,email,role,section\n" + name + ",Sora K,s@x.org,ta,A")
        .body("rows[0].outcome", equalTo("CHANGED"))
        .body("rows[0].changes", contains("email", "name", "role", "section"));
  }

  @Test
  void ofAPersonWhoHasTheirAccountOnlyThePlaceInTheCourseChanges() {
    Member learner = room.join(CourseRole.LEARNER, "Own Name");
    send("APPLY", "username,name,email,section\n" + learner.username() + ",Other,x@evil.org,A")
        .body("rows[0].changes", contains("section"));
    room.as(instructor)
        .get(room.address() + "/enrolments/" + learner.id())
        .then()
        .body("displayName", equalTo("Own Name"))
        .body("email", equalTo(null));
  }

  @Test
  void oneBadRowAndNothingIsDone() {
    String good = "good-" + unique;
    String list =
        "username,name,role\n" + good + ",Good,\nBad Name!,Bad,\nx-" + unique + ",X,king\n";
    send("DRY_RUN", list)
        .body("counts.REFUSED", equalTo(2))
        .body("rows[1].errors[0].pointer", equalTo("roster.csv:3:1"))
        .body("rows[1].errors[0].code", equalTo("username"))
        .body("rows[2].errors[0].pointer", equalTo("roster.csv:4:3"));
    send("APPLY", list)
        .statusCode(422)
        .body("errors.pointer", contains("roster.csv:3:1", "roster.csv:4:3"));
    room.as(instructor)
        .get(room.address() + "/enrolments")
        .then()
        .body("items.username", not(hasItem(good)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name\\nx                       | column-missing | roster.csv:1:1",
        "username,name,password\\na,b,c | unknown        | roster.csv:1:3",
        "username,name,name\\na,b,c     | column-twice   | roster.csv:1:3",
        "username,name\\n\"a,b          | csv-malformed  | roster.csv",
      })
  void aFileThatIsNoListIsRefused(String list, String code, String pointer) {
    send("DRY_RUN", list.replace("\\n", "\n"))
        .statusCode(422)
        .body("errors[0].code", equalTo(code))
        .body("errors[0].pointer", equalTo(pointer));
  }

  @Test
  void rowsThatCannotBeAreRefusedOneByOne() {
    String me = instructor.username();
    send(
            "DRY_RUN",
            "username,name,email,role\n"
                + "a-"
                + unique
                + ",A,no address,\n"
                + "b-"
                + unique
                + ",,,\n"
                + "c-"
                + unique
                + ",C,,\nc-"
                + unique
                + ",C,,\n"
                + me
                + ",I,,learner\n"
                + "d-"
                + unique
                + ",D,,,extra\n")
        .body("rows[0].errors.code", contains("email"))
        .body("rows[1].errors.code", contains("empty"))
        .body("rows[2].outcome", equalTo("NEW"))
        .body("rows[3].errors.code", contains("person-twice"))
        .body("rows[4].errors.code", contains("instructor-stays"))
        .body("rows[5].errors.code", contains("cell-too-many"));
  }

  @Test
  void encodingsAreToldApart() {
    byte[] korean = "username,name\nkim,김민지\n".getBytes(Charset.forName("x-windows-949"));
    sendBytes("DRY_RUN", "text/csv", korean)
        .statusCode(422)
        .body("errors[0].code", equalTo("encoding-cp949"));
    byte[] wide = "username,name\nkim,Kim\n".getBytes(StandardCharsets.UTF_16);
    sendBytes("DRY_RUN", "text/csv", wide).statusCode(422);
    Classroom.as(Classroom.SHARED, room.administrator())
        .contentType("text/csv")
        .header("Accept-Language", "ko")
        .body(korean)
        .post(room.address() + "/roster")
        .then()
        .body("errors[0].detail", org.hamcrest.Matchers.containsString("CSV UTF-8"));
  }

  @Test
  void thereAreLimits() {
    var list = new StringBuilder("username,name\n");
    for (int i = 0; i <= RosterTable.LINES_MAX; i++) {
      list.append("u").append(i).append(",N\n");
    }
    send("DRY_RUN", list.toString())
        .statusCode(422)
        .body("errors[0].code", equalTo("too-many-lines"));
  }

  @Test
  void theListThatIsWrittenCanBeReadAndHoldsNoFormula() {
    send("APPLY", "username,name,section\neve-" + unique + ",\"=HYPERLINK(\"\"x\"\")\",+A")
        .statusCode(200);
    String csv =
        room.as(instructor)
            .get(room.address() + "/roster")
            .then()
            .statusCode(200)
            .contentType("text/csv")
            .extract()
            .asString();
    assertThat(csv).contains("eve-" + unique + ",\"'=HYPERLINK(").contains(",'+A");
    assertThat(csv.lines().skip(1)).allSatisfy(line -> assertThat(line).doesNotMatch("[=+@-].*"));
  }

  @Test
  void oneRosterIsReadWithItsClassesAsSections() throws IOException {
    send(zip(oneRoster("bulk")), "APPLY")
        .statusCode(200)
        .body("format", equalTo("ONEROSTER"))
        .body("counts.NEW", equalTo(2))
        .body("rows.file", everyItem(equalTo("users.csv")));
    room.as(instructor)
        .get(room.address() + "/enrolments")
        .then()
        .body("items.find { it.username == 'or1-" + unique + "' }.displayName", equalTo("김민지"))
        .body("items.find { it.username == 'or2-" + unique + "' }.displayName", equalTo("Ada L"))
        .body("items.find { it.username == 'or2-" + unique + "' }.role", equalTo("ASSISTANT"));
    room.as(instructor)
        .get(room.address() + "/sections")
        .then()
        .body("items.name", hasItems("Networks A", "Networks B"));
    send(zip(oneRoster("bulk")), "APPLY").body("counts.UNCHANGED", equalTo(2));
  }

  @Test
  void oneRosterIsRefusedWhereItIsNotWhole() throws IOException {
    send(zip(oneRoster("delta")), "DRY_RUN")
        .statusCode(422)
        .body("errors[0].pointer", equalTo("manifest.csv:4:2"))
        .body("errors[0].code", equalTo("delta"));
    Map<String, String> lacking = oneRoster("bulk");
    lacking.remove("users.csv");
    send(zip(lacking), "DRY_RUN").statusCode(422).body("errors[0].code", equalTo("file-missing"));
    send("no zip".getBytes(StandardCharsets.UTF_8), "DRY_RUN").statusCode(422);
    Map<String, String> stranger = oneRoster("bulk");
    stranger.merge("enrollments.csv", "e9,,,c1,,nobody,student\n", String::concat);
    stranger.merge("enrollments.csv", "e8,,,c9,,u1,emperor\n", String::concat);
    send(zip(stranger), "DRY_RUN")
        .body("rows.errors.flatten().code", hasItems("no-such-user", "no-such-class", "value"));
  }

  @Test
  void aZipThatUnpacksWithoutEndIsRefused() throws IOException {
    var bomb = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(bomb)) {
      out.putNextEntry(new ZipEntry("users.csv"));
      byte[] block = new byte[1 << 20];
      for (long left = OneRoster.UNPACKED_BYTES_MAX; left >= 0; left -= block.length) {
        out.write(block);
      }
    }
    send(bomb.toByteArray(), "DRY_RUN")
        .statusCode(422)
        .body("errors[0].code", equalTo("zip-too-large"));
  }

  private Map<String, String> oneRoster(String mode) {
    var files = new LinkedHashMap<String, String>();
    files.put(
        "manifest.csv",
        "propertyName,value\nmanifest.version,1.0\noneroster.version,1.2\nfile.users,"
            + mode
            + "\nfile.classes,bulk\n");
    files.put("orgs.csv", "sourcedId,status,dateLastModified,name,type\no1,,,School,school\n");
    files.put(
        "users.csv",
        "sourcedId,status,dateLastModified,enabledUser,username,givenName,familyName,email,password\n"
            + "u1,,,true,or1-"
            + unique
            + ",민지,김,minji@example.org,plain\n"
            + "u2,,,true,or2-"
            + unique
            + ",Ada,L,,\n"
            + "u3,,,true,or3-"
            + unique
            + ",Not,Enrolled,,\n");
    files.put(
        "classes.csv",
        """
        sourcedId,status,dateLastModified,title
        c1,,,Networks A
        c2,,,Networks B
        """);
    files.put(
        "enrollments.csv",
        """
        sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role
        e1,,,c1,o1,u1,student
        e2,,,c1,o1,u2,aide
        e3,,,c2,o1,u2,aide
        e4,tobedeleted,,c2,o1,u1,student
        """);
    return files;
  }

  private static byte[] zip(Map<String, String> files) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        out.putNextEntry(new ZipEntry("export/" + file.getKey()));
        out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private ValidatableResponse send(byte[] zip, String mode) {
    return sendBytes(mode, "application/zip", zip);
  }

  private ValidatableResponse send(String mode, String list) {
    return sendBytes(mode, "text/csv", list.getBytes(StandardCharsets.UTF_8));
  }

  private ValidatableResponse sendBytes(String mode, String type, byte[] body) {
    return room.as(instructor)
        .contentType(type)
        .body(body)
        .queryParam("mode", mode)
        .post(room.address() + "/roster")
        .then();
  }
}
