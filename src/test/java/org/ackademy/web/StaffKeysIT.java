package org.ackademy.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.ackademy.course.Classroom;
import org.ackademy.course.Classroom.Member;
import org.ackademy.course.CourseRole;
import org.ackademy.quiz.authoring.OwnQuestion;
import org.ackademy.web.Browser.Look;
import org.ackademy.web.Browser.Screen;
import org.ackademy.web.Browser.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What those do by keyboard alone who teach, write and administer, beside their usual ways. */
class StaffKeysIT extends Taught {
  private Window window;
  private Page page;

  @BeforeEach
  void begin() {
    window = browser.open(Look.USUAL);
    page = window.page;
  }

  @AfterEach
  void end() {
    window.close();
  }

  private static String setup(String assignment) {
    return "/teach/assignments/" + room.course() + "/" + assignment;
  }

  private static Page.LocatorOptions with(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  @Test
  void resultsAreReleasedByHandAndTheAssignmentIsWithdrawn() {
    String assignment = room.give(Pupil.QUIZ, Map.of("release", "BY_HAND"));
    String attempt = room.begin(pupil.member(), assignment);
    pupil.answer(attempt, "open-three-way", Pupil.SLIP);
    pupil.end(attempt);
    String answers = Classroom.API + "/attempts/" + attempt + "/answers";
    String given = room.address() + "/assignments";
    teacher.signIn(page);
    page.navigate(setup(assignment));
    Locator ends = page.locator(".ends");
    Keys keys = Keys.on(page).enter(".ends .btn", "Release").enter("dialog button[value=no]");
    assertThat(ends).containsText("Results are not released yet.");
    room.as(pupil.member()).get(answers).then().body("items[0].verdict", equalTo(null));
    keys.press("Enter").enter("dialog button[value=yes]");
    assertThat(ends).containsText("Results were released");
    assertThat(page.locator(".ends .btn.danger")).isFocused();
    room.as(pupil.member()).get(answers).then().body("items[0].verdict", equalTo("INVALID"));

    keys.press("Enter").enter("dialog button[value=yes]");
    assertThat(page.locator(".setup .badge-text.bad")).containsText("Withdrawn");
    assertThat(ends).hasCount(0);
    assertThat(page.locator("body")).not().isFocused();
    room.as(pupil.member()).get(given).then().body("items.id", not(hasItem(assignment)));
    assertThat(window.complaints()).isEmpty();
  }

  /** Part by part, as on a desk: a phone may have a keyboard too. */
  @Test
  void theDatesOfAnAssignmentAreTypedOnAPhone() {
    try (Window phone = browser.open(Look.on(Screen.PHONE))) {
      teacher.signIn(phone.page);
      phone.page.navigate(setup("new"));
      Hand hand = new Hand.Typing(phone.page);
      hand.choose("select[name=quiz]", Pupil.QUIZ, "Opening");
      hand.date("input[name=opensAt]", LocalDateTime.of(2098, 2, 28, 8, 5));
      hand.date("input[name=dueAt]", LocalDateTime.of(2098, 12, 31, 23, 59));
      hand.date("input[name=closesAt]", LocalDateTime.of(2099, 1, 1, 12, 0));
      assertThat(phone.page.locator("input[name=opensAt]")).hasValue("2098-02-28T08:05");
      assertThat(phone.page.locator("input[name=dueAt]")).hasValue("2098-12-31T23:59");
      assertThat(phone.page.locator("input[name=closesAt]")).hasValue("2099-01-01T12:00");
      hand.press(".save-card .btn");
      phone.page.waitForURL(Pattern.compile("/teach/assignments/[^/]+/[0-9a-f-]{36}$"));
      String assignment = phone.page.url().replaceFirst(".*/", "");
      // As the clock shows it in the course's zone.
      assertThat(phone.page.locator("input[name=dueAt]")).hasValue("2098-12-31T23:59");
      String zone = room.as(teacher.member()).get(room.address()).path("zone");
      String due =
          LocalDateTime.of(2098, 12, 31, 23, 59)
              .atZone(java.time.ZoneId.of(zone))
              .toInstant()
              .toString();
      room.as(teacher.member())
          .get(room.address() + "/assignments/" + assignment)
          .then()
          .body("dueAt", equalTo(due));
      assertThat(phone.complaints()).isEmpty();
    }
  }

  @Test
  void scoresThatGoToASystemAreComparedAndOneIsSentAgain() {
    ToldSystem.sent(page);
    var again =
        Map.of(
            "id",
            "score-DEAD",
            "learner",
            "learner-DEAD",
            "displayName",
            "Ada Lovelace",
            "assignment",
            "assignment-1",
            "state",
            "WAITING",
            "reason",
            "NO_ANSWER",
            "tries",
            3);
    page.route("**/lti/scores/score-DEAD/again", route -> BigClass.told(route, again));
    teacher.signIn(page);
    page.navigate("/teach/lms/" + room.course());
    Locator row = page.locator("tbody tr", with("Ada Lovelace"));
    assertThat(row.locator(".badge-text.bad")).hasCount(1);
    Keys keys = Keys.on(page).enter("p > .btn" + Hand.READY);
    assertThat(page.locator("thead th")).hasCount(7);
    assertThat(page.locator("p > .btn")).isFocused();
    keys.enter("tbody .btn[aria-label*='Ada Lovelace']");
    assertThat(row.locator(".badge-text.live")).hasText("Waits");
    assertThat(page.locator("#say")).containsText("The score of Ada Lovelace waits to be sent.");
    assertThat(page.locator("tbody .btn[aria-label*='Ada Lovelace']")).isFocused();
    assertThat(window.complaints()).isEmpty();
  }

  @Test
  void aSystemIsRegisteredByHand() {
    String name = "School " + UUID.randomUUID();
    String origin = "https://" + UUID.randomUUID() + ".example";
    String form = "details.card form ";
    Pupil.administering(room).signIn(page);
    page.navigate("/lti/systems");
    Keys keys = Keys.on(page).enter("details.card summary");
    keys.to(form + "input[name=name]").type(name);
    keys.to(form + "input[name=issuer]").type(origin);
    keys.to(form + "input[name=clientId]").type("client 7");
    keys.to(form + "input[name=authorizationUrl]").type(origin + "/authorize");
    keys.to(form + "input[name=tokenUrl]").type("no address");
    keys.to(form + "input[name=keysUrl]").type(origin + "/keys");
    keys.enter(form + ".btn.primary");
    // What is wrong is said at its field, where one goes on.
    assertThat(page.locator(form + "input[name=tokenUrl]")).isFocused();
    keys.write(form + "input[name=tokenUrl]", origin + "/token").press("Enter");
    assertThat(page.locator("#say")).containsText(name + " is registered.");
    Locator system = page.locator(".system", with(name));
    assertThat(system).containsText(origin);
    assertThat(system).containsText("client 7");
    assertThat(page.locator(form + "input[name=name]")).hasValue("");
    assertThat(page.locator("body")).not().isFocused();
    assertThat(window.complaints()).allSatisfy(said -> assertThat(said).contains("422"));
  }

  /** The values of a form of theirs, where there is no TLS and with that no clipboard. */
  @Test
  void whatIsTypedIntoAFormIsCopiedAlsoWithoutTls() {
    page.addInitScript(AccountKeysIT.WITHOUT_TLS);
    Pupil.administering(room).signIn(page);
    page.navigate("/lti/systems");
    Keys keys = Keys.on(page).enter(".addresses .btn");
    assertThat(page.locator(".addresses .btn.done")).isFocused();
    assertThat(page.locator("#say")).containsText("is copied.");
    String first = page.locator(".addresses dd code").first().innerText();
    keys.enter("details.card summary").to("details.card input[name=name]");
    keys.press("ControlOrMeta+v");
    assertThat(page.locator("details.card input[name=name]")).hasValue(first);
    assertThat(window.complaints()).isEmpty();
  }

  @Test
  void aQuestionIsTakenOutAsAFileAndRetired() throws IOException {
    Member author = room.join(CourseRole.AUTHOR, "Aino Author");
    String id = "q" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    OwnQuestion.offer(room, author, id, "Open it.");
    new Pupil(room, author).signIn(page);
    page.navigate("/author/edit/" + id);
    Keys keys = Keys.on(page);
    Download file = page.waitForDownload(() -> keys.enter(".head-acts .btn", "Download file"));
    assertThat(file.suggestedFilename()).isEqualTo(id + ".yaml");
    assertThat(Files.readString(file.path())).isEqualTo(OwnQuestion.file(id, "Open it."));
    String retire = ".head-acts .btn" + Hand.READY;
    keys.enter(retire, "Retire").enter("dialog button[value=no]");
    assertThat(page.locator(".head-acts .badge-text").first()).hasText("Published");
    keys.press("Enter").enter("dialog button[value=yes]");
    assertThat(page.locator(".head-acts .badge-text").first()).hasText("Retired");
    assertThat(page.locator(".head-acts .btn.primary")).isFocused();
    List<String> exercises =
        given().get(Classroom.API + "/quizzes/quiz-" + id).path("exercises.id");
    assertThat(exercises == null ? List.of() : exercises).isEmpty();
    // It can be published again, from where one is.
    keys.press("Enter");
    assertThat(page.locator(".head-acts .badge-text").first()).hasText("Published");
    OwnQuestion.retire(room, author, id);
    assertThat(window.complaints()).isEmpty();
  }

  @Test
  void somebodyIsForgotten() {
    String name = "Forget " + UUID.randomUUID();
    Member gone = room.join(CourseRole.LEARNER, name);
    Pupil.administering(room).signIn(page);
    page.navigate("/admin");
    Keys keys = Keys.on(page);
    keys.to(".admin input[type=search]").type(name);
    assertThat(page.locator(".admin-table tbody tr")).hasCount(1);
    keys.enter(".admin-table .btn.danger", name).enter("dialog button[value=no]");
    assertThat(page.locator(".admin-table .btn.danger")).isFocused();
    room.as(gone).get("/api/v1/me").then().statusCode(200);
    keys.press("Enter").enter("dialog button[value=yes]");
    assertThat(page.locator("#say")).containsText(name + " is forgotten.");
    assertThat(page.locator(".admin-table")).hasCount(0);
    assertThat(page.locator(".admin input[type=search]")).isFocused();
    room.as(gone).get("/api/v1/me").then().statusCode(401);
    assertThat(window.complaints()).isEmpty();
  }
}
