package org.ackademy.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.ackademy.web.Browser.tabTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.ackademy.web.Browser.Look;
import org.ackademy.web.Browser.Screen;
import org.ackademy.web.Browser.Window;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An instructor's way to what a class has, by keyboard alone; and what learners see of it. */
class TeachIT extends Taught {
  private static final int LINES_MAX = 60;

  /** So many rows a class that is watched has at first. */
  private static final int ROWS = 50;

  private static String assignment;

  @BeforeAll
  static void handIn() {
    assignment = room.give(Pupil.QUIZ, Pupil.terms());
    String attempt = room.begin(pupil.member(), assignment);
    pupil.answer(attempt, "open-three-way", Pupil.SLIP);
    pupil.end(attempt);
  }

  private static String mark() {
    return room.address() + "/assignments/" + assignment + "/marks/" + pupil.member().id();
  }

  private static String gradebook() {
    return "/teach/gradebook/" + room.course();
  }

  private static Locator line(Page page, String name) {
    return page.locator(".book .line", new Page.LocatorOptions().setHasText(name));
  }

  private static void press(Page page, String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
  }

  @Test
  void byKeyboardFromTheSignInToTheChangedMark() {
    try (Window window = browser.open(Look.USUAL)) {
      Page page = window.page;
      page.navigate("/sign-in");
      tabTo(page, "input[name=username]");
      page.keyboard().type(teacher.member().username());
      tabTo(page, "input[name=password]");
      page.keyboard().type(teacher.member().password());
      press(page, "Enter");
      tabTo(page, ".pages a[href='/teach']");
      press(page, "Enter");
      assertThat(page.locator(".given").first()).containsText("1 of 2 took part");
      tabTo(page, ".taught a[href^='/teach/gradebook/']");
      press(page, "Enter");

      tabTo(page, "input[type=search]");
      page.keyboard().type("LOVE");
      assertThat(page.locator(".book .line")).hasCount(1);
      assertThat(page.locator(".found")).hasText("1 of 2 learners");
      press(page, "Control+a", "Delete");
      assertThat(page.locator(".book .line")).hasCount(2);

      tabTo(page, ".book [tabindex='0']");
      press(page, "ArrowUp", "ArrowRight", "Enter");
      assertThat(page.locator(".book [aria-sort=descending]")).containsText("Result");
      assertThat(page.locator(".book .line").first()).containsText("김민지");
      press(page, "ArrowDown", "ArrowRight", "Enter");
      assertThat(page.locator("dialog")).containsText("0.83 of " + Pupil.questions());
      press(page, "ArrowDown");
      tabTo(page, "input[name=override]");
      page.keyboard().type("30");
      tabTo(page, "textarea[name=reason]");
      page.keyboard().type("The second exercise was unclear.");
      press(page, "Tab");
      page.keyboard().type("잘했습니다.");
      tabTo(page, "dialog .btn.primary");
      press(page, "Enter");
      assertThat(line(page, "김민지").locator(".mark").first())
          .hasText(Pattern.compile("30\\s*by hand"));
      assertThat(line(page, "김민지").locator(".mark").first()).isFocused();
      assertThat(page.locator("#say")).containsText("The mark of 김민지");
      assertThat(window.complaints()).isEmpty();
    }
    room.as(pupil.member())
        .get(mark())
        .then()
        .body("score", equalTo(30), "remark", equalTo("잘했습니다."), "reason", nullValue());
  }

  @Test
  void whoeverWasSlowerIsToldAndLosesNothing() {
    String other =
        room.address()
            + "/assignments/"
            + room.give(Pupil.QUIZ, Map.of("attemptsMax", 1))
            + "/marks/"
            + pupil.member().id();
    try (Window window = browser.open(Look.on(Screen.PHONE))) {
      Page page = window.page;
      teacher.signIn(page);
      page.navigate(gradebook());
      line(page, "김민지").locator(".mark").last().click();
      page.locator("dialog .way").last().click();
      page.locator("textarea[name=reason]").fill("ill");
      String tag = room.as(teacher.member()).get(other).header("ETag");
      room.as(teacher.member())
          .header("If-Match", tag)
          .body(Map.of("override", 9, "reason", "seen in class"))
          .put(other)
          .then()
          .statusCode(200);
      page.locator("dialog .btn.primary").click();
      assertThat(page.locator("dialog .fault")).containsText("Somebody else changed this mark");
      assertThat(page.locator("dialog .stands")).containsText("9 of " + Pupil.questions());
      assertThat(page.locator("textarea[name=reason]")).hasValue("ill");
      page.locator("dialog .btn.primary").click();
      assertThat(line(page, "김민지").locator(".mark").last()).hasText("excused");
    }
  }

  @Test
  void aThousandLearnersAreAFewLines() {
    try (Window window = browser.open(Look.USUAL)) {
      Page page = window.page;
      BigClass.told(page);
      teacher.signIn(page);
      page.navigate(gradebook());
      assertThat(page.locator(".found")).hasText(BigClass.LEARNERS + " learners");
      tabTo(page, ".book [tabindex='0']");
      press(page, "Control+End");
      assertThat(page.locator(".book :focus")).isInViewport();
      assertThat(line(page, "Learner 0999")).isVisible();
      assertThat(page.locator(".book .line").count()).isLessThan(LINES_MAX);
      page.locator(".tools select").selectOption("excused");
      page.locator("input[type=search]").fill("0042");
      assertThat(page.locator(".book .line")).hasCount(1);
      assertThat(window.complaints()).isEmpty();
    }
  }

  @Test
  void aThousandLearnersAtAnExamAreAFewRows() {
    try (Window window = browser.open(Look.USUAL)) {
      Page page = window.page;
      BigClass.watched(page, BigClass.LEARNERS);
      teacher.signIn(page);
      page.navigate("/teach/live/" + room.course() + "/" + assignment);
      Locator rows = page.locator(".watch tbody tr");
      assertThat(page.locator(".found")).hasText("1000 learners");
      assertThat(page.locator(".standing.is-absent b")).hasText("200");
      assertThat(rows).hasCount(ROWS);
      assertThat(page.locator(".watch")).hasAttribute("aria-rowcount", "1001");
      Keys keys = Keys.on(page).enter(".more");
      assertThat(rows).hasCount(2 * ROWS);
      assertThat(rows.nth(ROWS).locator("a")).isFocused();
      keys.write("input[type=search]", "099");
      assertThat(page.locator(".found")).hasText("11 of 1,000 learners");
      assertThat(rows).hasCount(11);
      keys.enter(".standing.is-absent");
      assertThat(rows).hasCount(3);
      assertThat(page.locator(".standing.is-absent")).isFocused();
      assertThat(window.complaints()).isEmpty();
    }
  }

  @Test
  void resultsOfAFewSayThatTheyAreTooFewAndNothingOfWhoWentWrong() {
    try (Window window = browser.open(Look.USUAL)) {
      Page page = window.page;
      teacher.signIn(page);
      page.navigate("/teach");
      tabTo(page, ".given a");
      press(page, "Enter");
      assertThat(page.locator(".notice")).containsText("Below five there are no statistics");
      assertThat(page.locator(".sums")).containsText("1 learner");
      assertThat(page.locator("section:has(#wrong-name)")).containsText("Too few learners");
      assertThat(page.locator(".heat")).hasCount(0);
      assertThat(page.locator(".picture")).hasCount(0);
      assertThat(window.complaints()).isEmpty();
    }
  }

  @Test
  void fromTheMapOfFirstErrorsToWhatWasWrittenByKeyboardAlone() {
    try (Window window = browser.open(Look.USUAL)) {
      Page page = window.page;
      BigClass.answered(page);
      teacher.signIn(page);
      page.navigate("/teach/results/" + room.course() + "/" + assignment);
      tabTo(page, "button.shade.s4");
      press(page, "Enter");
      assertThat(page.locator(".typical li")).hasCount(2);
      assertThat(page.locator(".typical li").first()).containsText("17");
      assertThat(page.locator(".typical li").first()).containsText("seq=101 ack=301");
      assertThat(window.complaints()).isEmpty();
    }
  }

  @Test
  void theBookIsTakenAlong() throws IOException {
    try (Window window = browser.open(Look.USUAL)) {
      Page page = window.page;
      teacher.signIn(page);
      page.navigate(gradebook());
      tabTo(page, ".files summary");
      press(page, "Enter");
      for (String ending : List.of("format=csv", "exports/oneroster", "exports/moodle?")) {
        Locator link = page.locator("a[download][href*='" + ending + "']").first();
        tabTo(page, "a[download][href*='" + ending + "']");
        assertThat(link).isFocused();
        Download file = page.waitForDownload(() -> press(page, "Enter"));
        assertThat(Files.size(file.path())).isPositive();
        if (ending.equals("format=csv")) {
          assertThat(Files.readString(file.path())).contains("김민지");
        }
      }
      assertThat(window.complaints()).isEmpty();
    }
  }

  @Test
  void aPageAsksForOnesCoursesOnce() {
    try (Window window = browser.open(Look.USUAL)) {
      Page page = window.page;
      teacher.signIn(page);
      List<String> asked = new CopyOnWriteArrayList<>();
      page.onRequest(request -> asked.add(request.url()));
      page.navigate("/teach/results");
      page.locator(".given").first().waitFor();
      assertThat(asked).filteredOn(url -> url.endsWith("/api/v1/courses")).hasSize(1);
      page.navigate("/teach/gradebook");
      assertThat(page).hasURL(Pattern.compile(gradebook() + "$"));
    }
  }

  @Test
  void learnersSeeNothingOfIt() {
    try (Window window = browser.open(Look.USUAL)) {
      Page page = window.page;
      pupil.signIn(page);
      page.navigate("/teach");
      assertThat(page.locator(".none")).containsText("You teach no course.");
      assertThat(page.locator(".pages a[href='/learn']")).isVisible();
      assertThat(page.locator(".pages a[href='/teach']")).hasCount(0);
      page.navigate(gradebook());
      assertThat(page.locator(".failure")).containsText("This is for those who teach the course.");
      assertThat(page.locator(".book")).hasCount(0);
    }
  }
}
