package org.ackademy.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.ackademy.course.Classroom;
import org.ackademy.course.CourseRole;
import org.ackademy.web.Browser.Look;
import org.ackademy.web.Browser.Window;
import org.junit.jupiter.api.Test;

/**
 * What learners and those who teach them do, by keyboard alone, as far as the stories in the other
 * tests do not go by keyboard anyway: nothing is clicked, and no focus is set from outside.
 */
class KeysIT extends Taught {
  private static final int TABS_MAX = 60;

  private static final List<String> KINDS =
      List.of(
          "open-ack-meaning",
          "open-states",
          "open-statements",
          "open-cloze",
          "open-ack-wraps",
          "open-name-of-number",
          "open-call-and-segment",
          "open-find-fault",
          "open-fill",
          "open-explain-repeat",
          "open-predict-listen");

  /** What has the focus, where it is part of the question. */
  private static final String AT =
      "() => { const at = document.activeElement; return !at?.closest('.kind') ? '' :"
          + " at.matches('select') ? 'select' : at.matches('[type=radio], [type=checkbox]') ?"
          + " 'tick' : at.matches('input, textarea') ? 'text' : 'other'; }";

  private static Page.LocatorOptions with(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  @Test
  void anAppealIsFiledAndAnswered() {
    var radia = new Pupil(room, room.join(CourseRole.LEARNER, "Radia Perlman"));
    String assignment = room.give(Pupil.QUIZ, Pupil.terms());
    String attempt = room.begin(radia.member(), assignment);
    radia.answer(attempt, "open-three-way", Pupil.SLIP);
    radia.end(attempt);
    try (Window window = browser.open(Look.USUAL)) {
      Page page = window.page;
      radia.signIn(page);
      page.navigate(radia.page(assignment));
      Keys keys = Keys.on(page).enter("table.plain a").enter(".questions li:nth-child(3) a");
      keys.enter("ack-appeal summary").to("ack-appeal textarea").type("A late segment may come.");
      keys.enter("ack-appeal .btn");
      assertThat(page.locator(".filed")).containsText("Your appeal is with your instructor");
      assertThat(page.locator(".filed")).isFocused();
      assertThat(window.complaints()).allSatisfy(said -> assertThat(said).contains("404"));
    }
    try (Window window = browser.open(Look.USUAL)) {
      Page page = window.page;
      teacher.signIn(page);
      page.navigate("/teach");
      Keys keys = Keys.on(page).enter(".taught a[href^='/teach/queue/']");
      keys.enter(".waiting .btn", "Radia Perlman");
      assertThat(page.locator(".opened h3")).isFocused();
      keys.to(".verdict-form input[value=UPHELD]").press("ArrowDown");
      keys.to(".verdict-form input[name=score]").type("100");
      keys.to(".verdict-form textarea").type("You are right.");
      keys.enter(".verdict-form .btn.primary");
      assertThat(page.locator("#queue-name")).isFocused();
      assertThat(window.complaints()).isEmpty();
    }
    try (Window window = browser.open(Look.USUAL)) {
      Page page = window.page;
      radia.signIn(page);
      page.navigate("/attempts/" + attempt);
      Keys.on(page).enter(".questions li:nth-child(3) a").enter("ack-appeal summary");
      assertThat(page.locator(".filed")).containsText("You are right.");
    }
  }

  /** One of each kind; whatever it asks for is reached by Tab and answered where it stands. */
  @Test
  void everyKindOfQuestionIsAnswered() {
    try (Window window = browser.open(Look.USUAL)) {
      Page page = window.page;
      open(page, "open-three-way");
      Keys keys = Keys.on(page).write("#command", "a s 100").press("Enter");
      keys.press("Control+Enter");
      assertThat(page.locator("#outcome-name")).isFocused();
      for (String question : KINDS) {
        keys.enter(".questions a[href='#" + question + "']");
        assertThat(page.locator("#question-name")).isFocused();
        assertThat(fillIn(page, keys)).as(question).isPositive();
        keys.press("Control+Enter");
        assertThat(page.locator("#outcome-name")).isFocused();
      }
      // By then the focus often is on a link, of which the browser would open a tab.
      assertThat(page.context().pages()).containsExactly(page);
      assertThat(window.complaints()).isEmpty();
    }
  }

  /** How much there was to fill in. */
  private static int fillIn(Page page, Keys keys) {
    keys.to(".kind :is(input, select)");
    int answered = 0;
    String at = (String) page.evaluate(AT);
    for (int i = 0; i < TABS_MAX && !at.isEmpty(); i++) {
      switch (at) {
        case "select" -> keys.press("ArrowDown");
        case "tick" -> keys.press("Space");
        case "text" -> keys.type("1");
        default -> answered--;
      }
      answered++;
      keys.press("Tab");
      at = (String) page.evaluate(AT);
    }
    return answered;
  }

  private static String open(Page page, String question) {
    var learner = new Pupil(room, room.join(CourseRole.LEARNER));
    String attempt = room.begin(learner.member(), room.give(Pupil.QUIZ, Map.of()));
    learner.signIn(page);
    page.navigate("/attempts/" + attempt + "#" + question);
    page.locator(".kind").waitFor();
    return attempt;
  }

  @Test
  void thingsAreBroughtIntoTheirOrder() {
    try (Window window = browser.open(Look.USUAL)) {
      Page page = window.page;
      open(page, "open-order-events");
      Locator rows = page.locator(".order-row");
      Keys keys = Keys.on(page);
      List<String> order =
          List.of(
              "The server's program opens passively.",
              "The client's SYN arrives at the server.",
              "The client takes the server's number over",
              "The server's SYN is acknowledged",
              "The server hands the client's first data");
      for (int wanted = 0; wanted < order.size(); wanted++) {
        keys.to(".order-row .what", order.get(wanted));
        List<String> texts = rows.allInnerTexts();
        String text = order.get(wanted);
        int is = texts.indexOf(texts.stream().filter(row -> row.contains(text)).findAny().get());
        for (int i = is; i > wanted; i--) {
          keys.press("Alt+ArrowUp");
          assertThat(rows.nth(i - 1).locator(".what")).isFocused();
        }
        assertThat(rows.nth(wanted)).containsText(text);
      }
      // What was moved last is said.
      assertThat(page.locator("#say")).not().isEmpty();
      keys.enter(".foot .btn.primary");
      assertThat(page.locator(".outcome")).containsText("Right");
      assertThat(window.complaints()).isEmpty();
    }
  }

  @Test
  void aCaptureIsHandedIn() throws IOException {
    String question = "capture-show-server-closes";
    byte[] capture = LearnIT.capture(question);
    var learner = new Pupil(room, room.join(CourseRole.LEARNER));
    String attempt = room.begin(learner.member(), room.give("captures", Map.of()));
    try (Window window = browser.open(Look.USUAL)) {
      Page page = window.page;
      learner.signIn(page);
      page.navigate("/attempts/" + attempt + "#" + question);
      Keys keys = Keys.on(page).to(".drop input");
      FileChooser chooser = page.waitForFileChooser(() -> keys.press("Space"));
      chooser.setFiles(new FilePayload("closes.pcap", "application/octet-stream", capture));
      assertThat(page.locator(".read-as")).containsText("closes.pcap");
      keys.enter(".foot .btn.primary");
      assertThat(page.locator(".outcome")).containsText("Right");
      assertThat(window.complaints()).isEmpty();
    }
  }

  @Test
  void progressLeadsBackToPractice() {
    var learner = new Pupil(room, room.join(CourseRole.LEARNER));
    String assignment = room.give(Pupil.QUIZ, Map.of());
    String attempt = room.begin(learner.member(), assignment);
    learner.answer(attempt, "open-three-way", Pupil.SLIP);
    learner.end(attempt);
    try (Window window = browser.open(Look.USUAL)) {
      Page page = window.page;
      learner.signIn(page);
      page.navigate("/learn");
      Keys keys = Keys.on(page).enter(".pages a[href='/progress']");
      assertThat(page.locator("main")).isFocused();
      assertThat(page.locator(".met")).containsText("names the last octet received");
      keys.enter(".next-up .btn");
      assertThat(page).hasURL(Pattern.compile("/courses/[^/]+/assignments/"));
      keys.enter(".crumbs a[href='/learn']");
      keys.enter(".task.done h3 a");
      keys.enter("table.plain a");
      assertThat(page.locator(".sum")).containsText("0.83 of " + Pupil.questions());
      assertThat(window.complaints()).isEmpty();
    }
  }

  @Test
  void aClassIsWatchedAndOneOfItGetsMoreTime() {
    var learner = new Pupil(room, room.join(CourseRole.LEARNER, "Barbara Liskov"));
    String assignment = room.give(Pupil.QUIZ, Pupil.terms());
    String attempt = room.begin(learner.member(), assignment);
    learner.answer(attempt, "open-three-way", Pupil.SLIP);
    try (Window window = browser.open(Look.USUAL)) {
      Page page = window.page;
      teacher.signIn(page);
      page.navigate("/teach/live/" + room.course() + "/" + assignment);
      Keys keys = Keys.on(page).enter(".standing.is-running");
      Locator rows = page.locator(".watch tbody tr");
      assertThat(rows).hasCount(1);
      keys.enter(".watch .btn", "Barbara Liskov");
      assertThat(page.locator("#during-minutes")).isFocused();
      keys.press("Control+a").type("30").press("Enter");
      assertThat(page.locator(".deeds li")).containsText("30 minutes more for Barbara Liskov");
      keys.enter(".pause-act");
      assertThat(rows).hasCount(0);
      assertThat(page.locator(".pause-act")).isFocused();
      keys.press("Enter");
      assertThat(rows).hasCount(1);
      keys.write(".live input[type=search]", "LISK");
      assertThat(rows).hasCount(1);
      keys.enter(".watch th a", "Barbara Liskov");
      assertThat(page.locator("h1")).hasText("Barbara Liskov");
      keys.enter(".answer-head");
      assertThat(page.locator(".event .row.wrong")).isVisible();
      assertThat(window.complaints()).isEmpty();
    }
    room.as(learner.member())
        .get(Classroom.API + "/attempts/" + attempt)
        .then()
        .body("state", equalTo("OPEN"));
  }

  @Test
  void somethingIsAgreedWithALearnerAndTakenBack() {
    room.join(CourseRole.LEARNER, "Zuse");
    String assignment = room.give(Pupil.QUIZ, Pupil.terms());
    try (Window window = browser.open(Look.USUAL)) {
      Page page = window.page;
      teacher.signIn(page);
      page.navigate("/teach/assignments/" + room.course() + "/" + assignment);
      Keys keys = Keys.on(page).enter(".agreements > .acts .btn");
      keys.to("dialog select").type("Zuse");
      keys.write("dialog input[name=timePercent]", "150");
      keys.to("dialog textarea").type("certificate");
      keys.enter("dialog .btn.primary");
      assertThat(page.locator(".agreement", with("Zuse"))).containsText("150% of the time");
      assertThat(page.locator(".agreements > .acts .btn")).isFocused();
      keys.enter(".agreement .ghost", "Zuse");
      keys.enter("dialog button[value=yes]");
      assertThat(page.locator(".agreement")).hasCount(0);
      assertThat(page.locator(".agreements > .acts .btn")).isFocused();
      assertThat(window.complaints()).isEmpty();
    }
  }
}
