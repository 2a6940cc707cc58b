package org.ackademy.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.UUID;
import java.util.regex.Pattern;
import org.ackademy.course.Classroom;
import org.ackademy.course.CourseRole;
import org.ackademy.web.Browser.Look;
import org.ackademy.web.Browser.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An author's story by keyboard alone: begun, spoiled, mended, published, compared. */
@WithBrowser
class AuthorIT {
  private static final String STATE = ".findings .ph .badge-text";

  private static Browser browser;
  private static Classroom room;
  private static Pupil author;

  @BeforeAll
  static void open() {
    browser = new Browser();
    room = Classroom.open();
    author = new Pupil(room, room.join(CourseRole.AUTHOR, "Aino Author"));
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  private static void type(Page page, String field, String text) {
    Browser.tabTo(page, "input[name='" + field + "']");
    page.keyboard().type(text);
  }

  private static void press(Page page, String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
  }

  @Test
  void aQuestionIsWrittenAndPublishedByKeyboardAlone() {
    String name = "k" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    try (Window window = browser.open(Look.USUAL)) {
      Page page = window.page;
      author.signIn(page);
      // Whoever writes and teaches nothing comes to the questions by the same way.
      page.navigate("/teach");
      Browser.tabTo(page, ".new-question summary");
      press(page, "Enter");
      if (page.locator("input[name='newQuiz']").count() == 0) {
        Browser.tabTo(page, "select[name='quiz']");
        press(page, "End");
      }
      type(page, "newQuiz", name + "-quiz");
      type(page, "titleEn", "Written by keys");
      type(page, "titleKo", "자판으로 쓴 퀴즈");
      type(page, "id", name);
      press(page, "Enter");
      assertThat(page.locator(STATE)).hasClass("badge-text ok");

      Browser.tabTo(page, "#source");
      press(page, "Control+Home");
      page.keyboard().type("x");
      assertThat(page.locator(STATE)).hasClass("badge-text bad");
      assertThat(page.locator("#source")).hasAttribute("aria-invalid", "true");
      assertThat(page.locator(".gutter .ERROR").first()).hasText("1");
      assertThat(page.locator(".finding-list")).containsText("property 'id' not found");
      page.locator("button.pill[lang]").click();
      assertThat(page.locator(".finding-list")).containsText("id 필드가 없습니다");
      page.locator("button.pill[lang]").click();
      assertThat(page.locator(".finding-list")).containsText("property 'id' not found");
      Browser.tabTo(page, "#source");
      press(page, "Control+End", "F8");
      assertThat(page.evaluate("() => document.querySelector('#source').selectionStart"))
          .isEqualTo(0);
      press(page, "Delete");
      assertThat(page.locator(STATE)).hasClass("badge-text ok");
      assertThat(page.locator(".judged .badge-text").first()).hasText("VALID");

      press(page, "ArrowDown", "ArrowDown", "End");
      press(page, "Backspace", "Backspace", "Backspace", "Backspace");
      page.keyboard().type("medium");
      press(page, "Control+s");
      assertThat(page.locator(".head-acts .facts")).containsText("Version 2");
      // Tab is a way out of the field, as everywhere.
      press(page, "Tab");
      assertThat(page.evaluate("() => document.activeElement.id")).isNotEqualTo("source");

      Browser.tabTo(page, ".head-acts .btn.primary");
      press(page, "Enter");
      assertThat(page.locator(".head-acts .badge-text").first()).hasText("Published");
      given().get(Classroom.API + "/quizzes/" + name + "-quiz").then().statusCode(200);

      Browser.tabTo(page, ".tabs a[href^='/author/versions/']");
      press(page, "Enter");
      assertThat(page.locator(".diff-lines ins"))
          .containsText("Added in line 3: difficulty: medium");
      assertThat(page.locator(".diff-lines del"))
          .containsText("Removed from line 3: difficulty: easy");

      page.navigate("/author/questions");
      Keys.on(page).enter("details.own summary").enter("ack-own-quiz button", name);
      assertThat(page.locator(".own-quiz input").first()).isFocused();
      press(page, "Control+a");
      page.keyboard().type("Renamed by keys");
      press(page, "Enter");
      assertThat(page.locator("ack-own-quiz", with(name)).first()).containsText("Renamed by keys");
      assertThat(page.locator(".own-quiz")).hasCount(0);
      assertThat(page.locator("ack-own-quiz", with(name)).locator("button")).isFocused();
      assertThat(window.complaints()).isEmpty();
    }
    retire(name);
  }

  @Test
  void aConversationIsHeldInThePreviewByKeyboardAlone() {
    try (Window window = browser.open(Look.USUAL)) {
      Page page = window.page;
      author.signIn(page);
      page.navigate("/author/edit/open-converse");
      Browser.tabTo(page, ".turn input");
      var own = Pattern.compile("number is (\\d+)").matcher(page.locator(".previewed").innerText());
      assertThat(own.find()).isTrue();
      page.keyboard().type("s " + own.group(1));
      press(page, "Enter");
      assertThat(page.locator(".previewed .ladder > li")).hasCount(2);
      assertThat(page.locator(".turn input")).isFocused();
      page.keyboard().type("what");
      press(page, "Enter");
      assertThat(page.locator(".previewed .fault")).isVisible();
      // What another learner gets begins from the beginning.
      Browser.tabTo(page, ".seed + .btn");
      press(page, "Enter");
      assertThat(page.locator(".previewed .ladder > li")).hasCount(0);
      assertThat(window.complaints()).isEmpty();
    }
  }

  private static Page.LocatorOptions with(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  private static void retire(String id) {
    String address = Classroom.API + "/authoring/questions/" + id;
    String tag = room.as(author.member()).get(address).header("ETag");
    room.as(author.member())
        .header("If-Match", tag)
        .delete(address + "/publication")
        .then()
        .statusCode(200);
  }
}
