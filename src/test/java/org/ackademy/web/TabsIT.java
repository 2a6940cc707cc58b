package org.ackademy.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.ackademy.course.Classroom;
import org.ackademy.course.CourseRole;
import org.ackademy.web.Browser.Look;
import org.ackademy.web.Browser.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of an attempt that runs where more happens than that it is written in. */
class TabsIT extends Taught {
  private static final String FIELD = ".kind input";
  private static final String SAVE = ".save";
  private static final String ONLINE = "() => dispatchEvent(new Event('online'))";

  private Window window;
  private Pupil learner;
  private String attempt;

  @BeforeEach
  void begin() {
    window = browser.open(Look.USUAL);
    learner = new Pupil(room, room.join(CourseRole.LEARNER));
    attempt = room.begin(learner.member(), room.give(Pupil.QUIZ, Map.of()));
    learner.signIn(window.page);
  }

  @AfterEach
  void end() {
    window.close();
  }

  private Page tab() {
    return window.page.context().newPage();
  }

  private void look(Page page, String question) {
    page.navigate("/attempts/" + attempt + "#" + question);
    page.locator(".kind").waitFor();
  }

  /** Writes what the server does not get. */
  private void writes(Page page, String text) {
    page.route("**/drafts/**", Route::abort);
    page.locator(FIELD).fill(text);
    assertThat(page.locator(SAVE)).containsText("kept on this device");
  }

  private static void saves(Page page, String text) {
    var answer = page.waitForResponse("**/drafts/**", () -> page.locator(FIELD).fill(text));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(page.locator(SAVE)).containsText("Saved at");
  }

  private ValidatableResponse drafts() {
    return room.as(learner.member())
        .get(Classroom.API + "/attempts/" + attempt + "/drafts")
        .then()
        .statusCode(200);
  }

  @Test
  void twoTabsAreAsTwoDevices() {
    Page first = window.page;
    look(first, "open-ack-wraps");
    writes(first, "1");
    Page second = tab();
    look(second, "open-ack-wraps");
    assertThat(second.locator(FIELD)).hasValue("");
    second.navigate("/attempts/" + attempt + "#open-name-of-number");
    second.locator(FIELD).first().fill("x");
    assertThat(second.locator(SAVE)).containsText("Saved at");
    drafts().body("items.exercise", contains("open-name-of-number"));

    // What the first one writes on is nobody else's, and is not taken for it.
    first.unroute("**/drafts/**");
    first.evaluate(ONLINE);
    assertThat(first.locator(SAVE)).containsText("Saved at");
    saves(first, "12");
    first.reload();
    assertThat(first.locator(FIELD)).hasValue("12");
    drafts()
        .body("items.find { it.exercise == 'open-ack-wraps' }.answer", equalTo("12"))
        .body("items.size()", equalTo(2));
  }

  @Test
  void whatATabThatWasClosedDidNotSendIsTheNextOnes() {
    Page first = tab();
    look(first, "open-ack-wraps");
    writes(first, "7");
    first.close();
    Page second = window.page;
    look(second, "open-ack-wraps");
    assertThat(second.locator(FIELD)).hasValue("7");
    assertThat(second.locator(SAVE)).containsText("Saved at");
    drafts().body("items.answer", contains("7"));
    // It was taken over once.
    saves(second, "8");
    Page third = tab();
    look(third, "open-ack-wraps");
    assertThat(third.locator(FIELD)).hasValue("8");
  }

  @Test
  void withoutLocksATabTakesOverWhatIsKept() {
    Page page = window.page;
    page.addInitScript("Object.defineProperty(navigator, 'locks', {value: undefined})");
    look(page, "open-ack-wraps");
    writes(page, "7");
    page.unroute("**/drafts/**");
    page.reload();
    assertThat(page.locator(FIELD)).hasValue("7");
    assertThat(page.locator(SAVE)).containsText("Saved at");
    drafts().body("items.answer", contains("7"));
  }

  @Test
  void inAnotherLanguageWhatIsWrittenStaysAndWhatWasToldIsToldAgain() {
    Page page = window.page;
    learner.answer(attempt, "open-three-way", Pupil.SLIP);
    look(page, "open-three-way");
    assertThat(page.locator(".outcome")).containsText("Partly right");
    assertThat(page.locator(".reviewed .row.wrong")).containsText("Wrong acknowledgment number");
    String english = page.locator("#question-name").textContent();
    Keys keys = Keys.on(page).enter(".questions a[href='#open-ack-wraps']");
    assertThat(page.locator("#question-name")).isFocused();
    writes(page, "42");
    keys.enter(".choices .pill[lang=ko]");
    assertThat(page.locator("html")).hasAttribute("lang", "ko");
    assertThat(page.locator(SAVE)).containsText("이 기기");
    assertThat(page.locator(FIELD)).hasValue("42");
    assertThat(page.locator("#question-name")).hasText(java.util.regex.Pattern.compile("[가-힣]"));
    assertThat(page.locator(".choices .pill[lang=en]")).isFocused();
    page.unroute("**/drafts/**");
    page.evaluate(ONLINE);
    keys.enter(".questions a[href='#open-three-way']");
    assertThat(page.locator("#question-name")).not().hasText(english);
    assertThat(page.locator(".outcome")).containsText("일부만 맞았습니다");
    assertThat(page.locator(".reviewed .row.wrong")).containsText("확인 응답 번호가 틀렸습니다");
    assertThat(page.locator("html")).hasAttribute("lang", "ko");
    keys.enter(".choices .pill[lang=en]");
    assertThat(page.locator("#question-name")).hasText(english);
    assertThat(page.locator(".reviewed .row.wrong")).containsText("Wrong acknowledgment number");
    keys.enter(".questions a[href='#open-ack-wraps']");
    assertThat(page.locator(FIELD)).hasValue("42");
    assertThat(page.locator(SAVE)).containsText("Saved at");
    drafts().body("items.answer", contains("42"));
  }
}
