package org.ackademy.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.ackademy.web.Browser.tabTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.ackademy.course.Classroom;
import org.ackademy.platform.launcher.RunningAckademy;
import org.ackademy.web.Browser.Look;
import org.ackademy.web.Browser.Screen;
import org.ackademy.web.Browser.Window;
import org.junit.jupiter.api.Test;

/** What an instructor does to an assignment: gives it, changes it, and looks at answers again. */
class SetupIT extends Taught {
  private static final String RIGHT =
      "A > B SYN seq=100\nB > A SYN,ACK seq=300 ack=101\nA > B ACK seq=101 ack=301";

  private static String address(String assignment) {
    return room.address() + "/assignments/" + assignment;
  }

  private static void press(Page page, String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
  }

  /** Part by part, as the browser asks for it in this language. */
  private static void date(Keys keys, String name, String day, String time) {
    keys.to("input[name=" + name + "]").type(day).press("ArrowRight").type(time);
  }

  private static void act(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }

  /** An answer, stored once more as some other engine would have graded it. */
  private static String gradedOtherwise(String answer, String verdict, int score)
      throws SQLException {
    String id = UUID.randomUUID().toString();
    try (var connection = RunningAckademy.shared().database().getConnection();
        var insert =
            connection.prepareStatement(
                "INSERT INTO answer (id, attempt_id, exercise_version_id, seed, written,"
                    + " answered_at, timing, verdict, line, code, score, explanation,"
                    + " engine_version, idempotency_key, request_digest) SELECT ?, attempt_id,"
                    + " exercise_version_id, seed, written, answered_at, timing, ?,"
                    + " CASE WHEN ? = 'VALID' THEN NULL ELSE 1 END, NULL, ?,"
                    + " explanation, engine_version, ?, request_digest FROM answer WHERE id = ?")) {
      insert.setObject(1, UUID.fromString(id));
      insert.setString(2, verdict);
      insert.setString(3, verdict);
      insert.setInt(4, score);
      insert.setString(5, id);
      insert.setObject(6, UUID.fromString(answer));
      assertThat(insert.executeUpdate()).isEqualTo(1);
    }
    return id;
  }

  @Test
  void anExamIsGivenByKeyboardAndChangedWhileSomebodyElseChangesIt() {
    String assignment;
    try (Window window = browser.open(Look.USUAL)) {
      Page page = window.page;
      teacher.signIn(page);
      page.navigate("/teach");
      tabTo(page, ".taught a[href$='/new']");
      press(page, "Enter");
      tabTo(page, "select[name=quiz]");
      page.keyboard().type("Opening");
      tabTo(page, "input[name=titleEn]");
      page.keyboard().type("Midterm");
      tabTo(page, ".presets button:nth-of-type(3)");
      press(page, "Enter");
      assertThat(page.locator(".as-learners")).containsText("You have 1 attempt.");
      tabTo(page, ".save-card .btn");
      press(page, "Enter");
      // What the server refuses stands at its field, and the focus goes there.
      assertThat(page.locator("input[name=guard]")).isFocused();
      assertThat(page.locator(".tick:has([name=guard]) .fault")).not().isEmpty();
      Keys keys = Keys.on(page);
      date(keys, "closesAt", "03012100", "0600PM");
      date(keys, "opensAt", "04012100", "0600PM");
      keys.enter(".save-card .btn");
      assertThat(page.locator(".of-closesAt .fault")).not().isEmpty();
      assertThat(page.locator("input[name=closesAt]")).isFocused();
      keys.to("input[name=opensAt]").press("Backspace", "ArrowRight", "Backspace");
      keys.enter(".save-card .btn");
      page.waitForURL(Pattern.compile("/teach/assignments/[^/]+/[0-9a-f-]{36}$"));
      assertThat(page.locator("h1")).hasText("Midterm");
      assignment = page.url().replaceFirst(".*/", "");

      String tag = room.as(teacher.member()).get(address(assignment)).header("ETag");
      room.as(teacher.member())
          .header("If-Match", tag)
          .contentType("application/merge-patch+json")
          .body(Map.of("dueAt", "2100-02-01T00:00:00Z"))
          .patch(address(assignment))
          .then()
          .statusCode(200);
      keys.write("input[name=attemptsMax]", "2").enter(".save-card .btn");
      assertThat(page.locator(".save-card .fault")).containsText("Somebody else changed");
      assertThat(page.locator("input[name=dueAt]")).not().hasValue("");
      assertThat(page.locator("input[name=attemptsMax]")).hasValue("2");
      keys.enter(".save-card .btn");
      assertThat(page.locator(".save-card .hint")).containsText("Everything is saved.");
      // Nothing is left to be saved, and the focus stays where it was.
      assertThat(page.locator(".save-card .btn")).isFocused();
      assertThat(window.complaints().stream().filter(said -> !said.contains("status of 4")))
          .isEmpty();
    }
    room.as(teacher.member())
        .get(address(assignment))
        .then()
        .body("quiz", equalTo("opening"))
        .body("attemptsMax", equalTo(2))
        .body("dueAt", equalTo("2100-02-01T00:00:00Z"))
        .body("guard", equalTo("EXAM"))
        .body("timeLimitSeconds", equalTo(3600));
    room.as(pupil.member()).get(address(assignment)).then().body("quiz", nullValue());
    try (Window window = browser.open(Look.USUAL)) {
      Page guest = window.page;
      guest.navigate(
          "/compose" + Scene.exchange("opening", Scene.Written.HANDSHAKE) + "&show=replay");
      assertThat(guest.locator(".withheld")).containsText("An exam is open");
    }
    // Nothing else is to be under an exam's guard because of it.
    room.as(teacher.member())
        .header("If-Match", "*")
        .delete(address(assignment))
        .then()
        .statusCode(204);
  }

  @Test
  void aPauseAndMoreTimeForOneHoldForThatOne() {
    String assignment = room.give(Pupil.QUIZ, Pupil.terms());
    try (Window window = browser.open(Look.on(Screen.PHONE))) {
      Page page = window.page;
      teacher.signIn(page);
      page.navigate("/teach/assignments/" + room.course() + "/" + assignment);
      act(page, "Pause");
      assertThat(page.locator(".deeds li")).hasText(Pattern.compile("Paused for the whole class"));
      room.as(pupil.member()).get(address(assignment)).then().body("pause", equalTo("PAUSED"));
      act(page, "Go on");
      assertThat(page.locator(".deeds li")).hasCount(2);
      act(page, "Agree with a learner");
      page.locator("dialog select").selectOption(pupil.member().id());
      page.locator("input[name=timePercent]").fill("99");
      page.locator("dialog textarea").fill("certificate");
      page.locator("dialog").getByText("Agree", exact()).last().click();
      assertThat(page.locator("dialog .fault").first()).not().isEmpty();
      page.locator("input[name=timePercent]").fill("150");
      page.locator("dialog").getByText("Agree", exact()).last().click();
      assertThat(page.locator(".agreement")).containsText("150% of the time");
    }
    room.as(pupil.member())
        .get(address(assignment))
        .then()
        .body("timeLimitSeconds", equalTo(5400))
        .body("pause", equalTo("RUNNING"));
  }

  private static com.microsoft.playwright.Locator.GetByTextOptions exact() {
    return new com.microsoft.playwright.Locator.GetByTextOptions().setExact(true);
  }

  @Test
  void aClassIsWatchedWhileItIsAtIt() {
    String assignment = room.give(Pupil.QUIZ, Pupil.terms());
    String watch = address(assignment) + "/watch";
    String before = room.as(teacher.member()).get(watch).header("ETag");
    room.as(teacher.member()).header("If-None-Match", before).get(watch).then().statusCode(304);
    try (Window window = browser.open(Look.USUAL)) {
      Page page = window.page;
      teacher.signIn(page);
      page.navigate("/teach/live/" + room.course() + "/" + assignment);
      assertThat(page.locator(".standing.is-absent b")).hasText("2");
      String attempt = room.begin(pupil.member(), assignment);
      pupil.answer(attempt, "open-three-way", Pupil.SLIP);
      // Nobody loads the page anew.
      var row = page.locator(".watch tbody tr", new Page.LocatorOptions().setHasText("김민지"));
      assertThat(row).containsText("1 of " + Pupil.questions());
      assertThat(row.locator(".left")).hasText(Pattern.compile("(59|60):.."));
      row.locator(".btn").click();
      assertThat(page.locator("#during-minutes")).isFocused();
      press(page, "Control+a");
      page.keyboard().type("30");
      press(page, "Enter");
      assertThat(page.locator(".deeds li")).containsText("30 minutes more for 김민지");
      assertThat(row.locator(".left")).hasText(Pattern.compile("1:(29|30):.."));
      pupil.end(attempt);
      assertThat(row).containsText("handed in");
      page.locator(".standing.is-done").click();
      assertThat(page.locator(".watch tbody tr")).hasCount(1);
      row.getByRole(AriaRole.LINK).click();
      assertThat(page.locator("h1")).hasText("김민지");
      assertThat(page.locator(".event")).hasCount(4);
      page.locator(".answer-head").click();
      assertThat(page.locator(".event .row.wrong")).isVisible();
      assertThat(window.complaints()).isEmpty();
    }
    room.as(teacher.member())
        .header("If-None-Match", before)
        .get(watch)
        .then()
        .statusCode(200)
        .body("learners.attempt.state", contains("HANDED_IN"))
        .body("learners.attempt.answered", contains(1));
  }

  @Test
  void aRegradeIsReadBeforeItIsApplied() throws SQLException {
    String assignment = room.give(Pupil.QUIZ, Map.of());
    String attempt = room.begin(pupil.member(), assignment);
    gradedOtherwise(pupil.answer(attempt, "open-three-way", RIGHT), "INVALID", 0);
    pupil.end(attempt);
    String second = room.begin(pupil.member(), assignment);
    gradedOtherwise(pupil.answer(second, "open-three-way", Pupil.SLIP), "VALID", 1);
    try (Window window = browser.open(Look.USUAL)) {
      Page page = window.page;
      teacher.signIn(page);
      page.navigate("/teach/regrades/" + room.course() + "/" + assignment);
      tabTo(page, ".regrade-form textarea");
      page.keyboard().type("The goal was too strict.");
      tabTo(page, ".regrade-form .btn");
      press(page, "Enter");
      assertThat(page.locator(".diff tbody tr")).hasCount(2);
      assertThat(page.locator(".diff .is-applies"))
          .hasText(Pattern.compile("김민지.*0%.*wrong.*100%.*right.*\\+1", Pattern.DOTALL));
      assertThat(page.locator(".diff .is-kept")).containsText("would fall by 0.17");
      tabTo(page, ".apply-row .btn");
      press(page, "Enter");
      tabTo(page, "dialog button[value=yes]");
      press(page, "Enter");
      assertThat(page.locator(".diff-card .ph")).containsText(Pattern.compile("(?<!not )applied"));
      assertThat(window.complaints()).isEmpty();
    }
    room.as(teacher.member())
        .get(Classroom.API + "/attempts/" + attempt + "/answers")
        .then()
        .body("items.score", contains(1, 1));
  }

  @Test
  void whatWaitsForAPersonIsDecidedAndAnAppealAnswered() throws SQLException {
    String assignment = room.give(Pupil.QUIZ, Map.of());
    String attempt = room.begin(pupil.member(), assignment);
    String slip = pupil.answer(attempt, "open-three-way", Pupil.SLIP);
    String waiting = gradedOtherwise(slip, "UNDECIDED", 0);
    String answers = Classroom.API + "/attempts/" + attempt + "/answers/";
    pupil.appeal(attempt, slip, "일어날 수 있는 교환입니다.");
    try (Window window = browser.open(Look.USUAL)) {
      Page page = window.page;
      teacher.signIn(page);
      page.navigate("/teach/queue/" + room.course());
      tabTo(page, ".waiting .btn");
      press(page, "Enter");
      assertThat(page.locator(".opened ack-replay")).isVisible();
      tabTo(page, ".verdict-form input[name=score]");
      page.keyboard().type("4.1");
      tabTo(page, ".verdict-form .btn.primary");
      press(page, "Enter");
      assertThat(page.locator("#queue-name")).isFocused();
      tabTo(page, ".waiting .btn");
      press(page, "Enter");
      tabTo(page, ".verdict-form input[value=UPHELD]");
      press(page, "ArrowDown");
      tabTo(page, ".verdict-form input[name=score]");
      page.keyboard().type("100");
      tabTo(page, ".verdict-form textarea");
      page.keyboard().type("You are right.");
      tabTo(page, ".verdict-form .btn.primary");
      press(page, "Enter");
      assertThat(page.locator("section:has(#appeals-name) .none")).isVisible();
      assertThat(window.complaints()).isEmpty();
    }
    room.as(pupil.member()).get(answers + waiting).then().body("score", equalTo(0.041f));
    room.as(pupil.member()).get(answers + slip).then().body("score", equalTo(1));
    room.as(teacher.member()).get(room.address() + "/queue").then().body("items", hasSize(0));
  }
}
