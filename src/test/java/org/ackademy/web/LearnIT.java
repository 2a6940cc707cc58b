package org.ackademy.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.ackademy.web.Browser.tabTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ackademy.course.Classroom;
import org.ackademy.question.Definition;
import org.ackademy.question.Read;
import org.ackademy.quiz.file.QuizFolder;
import org.ackademy.web.Browser.Look;
import org.ackademy.web.Browser.Screen;
import org.ackademy.web.Browser.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A learner's way through an assignment: by pointer on a desk, by keyboard alone on a phone. */
@WithBrowser
class LearnIT {
  private static final Pattern ATTEMPT = Pattern.compile("/attempts/[0-9a-f-]{36}(#.*)?$");

  private static Browser browser;
  private static Classroom room;

  @BeforeAll
  static void open() {
    browser = new Browser();
    room = Classroom.open();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  @Test
  void byPointerFromTheSignInToTheAppeal() {
    Pupil pupil = Pupil.of(room);
    var terms = new HashMap<>(Pupil.terms());
    terms.put("accessCode", "sea 7");
    String assignment = room.give(Pupil.QUIZ, terms);
    try (Window window = browser.open(Look.USUAL)) {
      Page page = window.page;
      page.navigate(pupil.page(assignment));
      assertThat(page).hasURL(Pattern.compile("/sign-in\\?to="));
      page.locator("input[name=username]").fill(pupil.member().username());
      page.locator("input[name=password]").fill(pupil.member().password());
      page.locator("form button").click();
      assertThat(page).hasURL(Pattern.compile(pupil.page(assignment) + "$"));
      assertThat(page.locator(".rules")).containsText("You have 1 hour.");
      assertThat(page.locator(".rules")).containsText("You have 3 attempts.");
      page.getByLabel("Access code").fill("sea 7");
      button(page, "Begin; the clock starts now").click();
      assertThat(page).hasURL(ATTEMPT);
      assertThat(page.locator(".countdown")).containsText(Pattern.compile("59:\\d\\d|1:00:00"));

      page.locator(".question").nth(1).click();
      assertThat(page.locator("#question-name")).isFocused();
      page.locator(".option", new Page.LocatorOptions().setHasText("everything before")).click();
      button(page, "Check answer").click();
      assertThat(page.locator(".outcome")).containsText("Right");

      page.locator(".question").nth(2).click();
      for (String line : List.of("a s 100", "b sa 300 100", "a a 101 301")) {
        page.locator("#command").fill(line);
        page.locator("#command").press("Enter");
      }
      assertThat(page.locator(".save")).containsText("Saved at");
      button(page, "Check answer").click();
      assertThat(page.locator(".outcome")).containsText("83%");
      assertThat(page.locator(".reviewed .row.wrong")).containsText("Wrong acknowledgment number");

      button(page, "Finish and hand in").first().click();
      assertThat(page.locator("dialog"))
          .containsText((Pupil.questions() - 2) + " questions are not answered:");
      page.locator("dialog button[value=yes]").click();
      assertThat(page.locator(".sum")).containsText("1.83 of " + Pupil.questions() + " points");
      page.locator(".question").nth(2).click();
      assertThat(page.locator(".reviewed .row.wrong")).isVisible();
      assertThat(window.complaints()).isEmpty();
      page.locator("ack-appeal summary").click();
      page.locator("ack-appeal textarea").fill("An old segment may have come.");
      button(page, "Send the appeal").click();
      assertThat(page.locator(".filed")).containsText("Your appeal is with your instructor");

      page.navigate("/");
      Locator task = page.locator(".task.done");
      assertThat(task).containsText("5%");
      task.locator("h3 a").click();
      assertThat(page.locator("table.plain")).containsText("handed in");
    }
  }

  @Test
  void aConversationIsHeldTurnByTurn() {
    Pupil pupil = Pupil.of(room);
    String attempt = room.begin(pupil.member(), room.give(Pupil.QUIZ, Pupil.terms()));
    try (Window window = browser.open(Look.USUAL)) {
      Page page = window.page;
      pupil.signIn(page);
      page.navigate("/attempts/" + attempt + "#open-converse");
      Locator turn = page.locator(".turn input");
      turn.waitFor();
      long own = number("number is (\\d+)", page.locator(".task-card .prose").first().innerText());
      turn.fill("s " + own);
      turn.press("Enter");
      Locator said = page.locator(".given-lines .ladder > li");
      assertThat(said).hasCount(2);
      assertThat(turn).isFocused();
      assertThat(page.locator(".save")).containsText("Saved at");
      String draft =
          room.as(pupil.member())
              .get(Classroom.API + "/attempts/" + attempt + "/drafts")
              .path("items.find { it.exercise == 'open-converse' }.answer");
      turn.fill("a " + (own + 1) + " " + (number("SYN,ACK seq=(\\d+)", draft) + 1));
      turn.press("Enter");
      assertThat(said).hasCount(3);
      button(page, "Check answer").click();
      assertThat(page.locator(".outcome")).containsText("Right");
      assertThat(window.complaints()).isEmpty();
    }
  }

  private static long number(String pattern, String text) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).as("%s in %s", pattern, text).isTrue();
    return Long.parseLong(found.group(1));
  }

  /** On a phone the pages stand in the menu, whole; it closes where one of them was chosen. */
  @Test
  void thePhonesMenuLeadsToThePages() {
    try (Window window = browser.open(Look.on(Screen.PHONE))) {
      Page page = window.page;
      Pupil.of(room).signIn(page);
      page.navigate("/learn");
      assertThat(page.locator(".menu-button")).isVisible();
      assertThat(page.locator(".pages")).isHidden();
      assertThat(page.locator(".places")).isHidden();
      page.locator(".menu-button").click();
      assertThat(page.locator(".places [aria-current=page]")).hasText("My work");
      page.locator(".places a[href='/progress']").click();
      assertThat(page).hasURL(Pattern.compile("/progress$"));
      assertThat(page.locator("ack-progress h1")).isVisible();
      assertThat(page.locator(".places")).isHidden();
      assertThat(window.complaints()).isEmpty();
    }
  }

  @Test
  void aCaptureIsHandedIn() throws IOException {
    Pupil pupil = Pupil.of(room);
    String question = "capture-show-server-closes";
    String attempt = room.begin(pupil.member(), room.give("captures", Pupil.terms()));
    try (Window window = browser.open(Look.on(Screen.PHONE))) {
      Page page = window.page;
      pupil.signIn(page);
      page.navigate("/attempts/" + attempt + "#" + question);
      Locator file = page.locator(".drop input");
      file.setInputFiles(new FilePayload("big.pcap", "application/octet-stream", new byte[75_000]));
      assertThat(page.locator(".fault[role=alert]")).isVisible();
      file.setInputFiles(
          new FilePayload("closes.pcap", "application/octet-stream", capture(question)));
      assertThat(page.locator(".read-as")).containsText("closes.pcap");
      button(page, "Check answer").click();
      assertThat(page.locator(".outcome")).containsText("Right");
      assertThat(window.complaints()).isEmpty();
    }
  }

  /** The capture that the question's own file gives as right. */
  static byte[] capture(String question) throws IOException {
    String file = Files.readString(Path.of("quizzes/captures/" + question + ".yaml"));
    Read<Definition> read = QuizFolder.definition(file);
    assertThat(read).isInstanceOf(Read.Done.class);
    String text =
        ((Read.Done<Definition>) read).value().sample().exercise().answers().getFirst().text();
    return Base64.getMimeDecoder().decode(text);
  }

  /** What is written is never lost and never doubled, whatever the connection does. */
  @Test
  void byKeyboardAloneOnAPhoneThatLosesItsConnection() {
    Pupil pupil = Pupil.of(room);
    String assignment =
        room.give(Pupil.QUIZ, Map.of("release", "BY_HAND", "drafts", "LEFT", "attemptsMax", 1));
    List<String> told = new ArrayList<>();
    try (Window window = browser.open(Look.on(Screen.PHONE))) {
      Page page = window.page;
      pupil.signIn(page);
      page.onResponse(answer -> remember(answer, told));
      page.navigate(pupil.page(assignment));
      tabTo(page, "form.begin button");
      page.keyboard().press("Enter");
      assertThat(page).hasURL(ATTEMPT);
      tabTo(page, ".questions li:nth-child(2) a");
      page.keyboard().press("Enter");
      assertThat(page.locator("#question-name")).isFocused();

      tabTo(page, ".option:first-of-type input");
      page.keyboard().press("Space");
      assertThat(page.locator(".save")).containsText("Saved at");
      page.context().setOffline(true);
      page.keyboard().press("ArrowDown");
      assertThat(page.locator(".save")).containsText("kept on this device");
      page.context().setOffline(false);
      assertThat(page.locator(".save")).containsText("Saved at");

      page.route("**/drafts/**", route -> route.abort());
      page.keyboard().press("ArrowDown");
      assertThat(page.locator(".save")).containsText("kept on this device");
      page.reload();
      assertThat(page.locator(".option input").nth(2)).isChecked();
      page.unroute("**/drafts/**");

      // The server stores it, and the answer to that is lost on its way.
      page.route(
          "**/answers",
          route -> {
            if (route.request().method().equals("POST")) {
              route.fetch();
              route.abort();
            } else {
              route.resume();
            }
          });
      tabTo(page, ".foot .btn.primary");
      page.keyboard().press("Enter");
      assertThat(page.locator(".save")).containsText("kept on this device");
      page.unroute("**/answers");
      page.context().setOffline(true);
      page.context().setOffline(false);
      assertThat(page.locator(".outcome")).containsText("The result is not told yet");

      tabTo(page, ".list-card .btn.wide");
      page.keyboard().press("Enter");
      assertThat(page.locator("dialog"))
          .containsText((Pupil.questions() - 1) + " questions are not answered:");
      tabTo(page, "dialog button[value=yes]");
      page.keyboard().press("Enter");
      assertThat(page.locator(".sum")).containsText("The result is not told yet");
      String attempt = page.url().replaceFirst(".*/attempts/", "").replaceFirst("#.*", "");
      room.as(pupil.member())
          .get(Classroom.API + "/attempts/" + attempt + "/answers")
          .then()
          .body("items", hasSize(1))
          .body("items[0].exercise", equalTo("open-ack-meaning"));
      assertThat(told)
          .isNotEmpty()
          .noneSatisfy(body -> assertThat(body).containsAnyOf("\"solution\"", "\"verdict\""));
    }
  }

  @Test
  void aPauseIsNoticedAndWhatWasWrittenIsThereAfterwards() {
    Pupil pupil = Pupil.of(room);
    String assignment = room.give(Pupil.QUIZ, Map.of("timeLimitMinutes", 30));
    String attempt = room.begin(pupil.member(), assignment);
    try (Window window = browser.open(Look.USUAL)) {
      Page page = window.page;
      pupil.signIn(page);
      page.navigate("/attempts/" + attempt + "#open-ack-wraps");
      page.locator(".kind input").fill("7");
      assertThat(page.locator(".save")).containsText("Saved at");
      intervene(assignment, Map.of("kind", "PAUSE"));
      page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))");
      assertThat(page.locator(".notice.big")).containsText("Your instructor paused it");
      assertThat(page.locator(".kind")).hasCount(0);
      intervene(assignment, Map.of("kind", "RESUME"));
      page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))");
      assertThat(page.locator(".kind input")).hasValue("7");
      intervene(assignment, Map.of("kind", "EXTEND", "minutes", 60));
      page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))");
      assertThat(page.locator(".countdown")).containsText(Pattern.compile("1:\\d\\d:\\d\\d"));
      assertThat(window.complaints()).isEmpty();
    }
  }

  @Test
  void anotherDeviceGoesOnAndTheFirstOneIsTold() {
    Pupil pupil = Pupil.of(room);
    String attempt = room.begin(pupil.member(), room.give(Pupil.QUIZ, Map.of()));
    String question = "/attempts/" + attempt + "#open-ack-wraps";
    try (Window desk = browser.open(Look.USUAL);
        Window phone = browser.open(Look.on(Screen.PHONE))) {
      pupil.signIn(desk.page);
      pupil.signIn(phone.page);
      desk.page.navigate(question);
      desk.page.locator(".kind input").fill("1");
      assertThat(desk.page.locator(".save")).containsText("Saved at");
      phone.page.navigate(question);
      assertThat(phone.page.locator(".kind input")).hasValue("1");
      phone.page.locator(".kind input").fill("2");
      assertThat(phone.page.locator(".save")).containsText("Saved at");
      desk.page.locator(".kind input").fill("3");
      assertThat(desk.page.locator(".save")).containsText("Another device went on");
      assertThat(desk.page.locator(".kind input")).hasValue("2");
      button(desk.page, "Take back what I wrote here").click();
      assertThat(desk.page.locator(".kind input")).hasValue("3");
      assertThat(desk.page.locator(".save")).containsText("Saved at");
    }
  }

  private static void intervene(String assignment, Map<String, ?> wish) {
    Classroom.as(room.server(), room.administrator())
        .header("Idempotency-Key", java.util.UUID.randomUUID())
        .body(wish)
        .post(room.address() + "/assignments/" + assignment + "/interventions")
        .then()
        .statusCode(201);
  }

  private static void remember(Response answer, List<String> told) {
    if (answer.url().contains("/attempts/") && answer.ok()) {
      told.add(answer.text());
    }
  }
}
