package org.ackademy.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.ackademy.course.Classroom;
import org.ackademy.course.CourseRole;
import org.ackademy.platform.launcher.RunningAckademy;
import org.ackademy.quiz.authoring.OwnQuestion;
import org.ackademy.web.Browser.Look;
import org.ackademy.web.Browser.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The whole story of a class: a question is published with a slip in its key, given, answered
 * rightly, wrongly and late, looked at, corrected and graded anew; told by mouse, by keys alone,
 * and by a finger on a phone.
 */
@WithBrowser
class ClassStoryIT {
  private static final String TITLE = "Week one";
  private static final String SOURCE = "#source";
  private static final String PROVEN = ".findings .ph .badge-text.ok";

  /** Where the two options stand in the question's file. */
  private static final int FIRST = 10;

  private static final int SECOND = 11;
  private static final String RIGHT = "- {en: \"%1$s\", ko: \"%1$s\", right: true}";
  private static final String WRONG =
      "- {en: \"%1$s\", ko: \"%1$s\", misconception: ack-is-last-byte,"
          + " feedback: {en: It is not., ko: 아닙니다.}}";

  private static Browser browser;

  @BeforeAll
  static void open() {
    browser = new Browser();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  /** Somebody sits down at a page of their own, signed in, and does something there. */
  private static void sits(Hand.Way way, Pupil who, String at, Consumer<Hand> chapter) {
    try (Window window = browser.open(Look.on(way.screen))) {
      who.signIn(window.page);
      window.page.navigate(at);
      chapter.accept(way.at(window.page));
      assertThat(window.complaints()).as("%s at %s", way, at).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aQuestionIsPublishedGivenAnsweredCorrectedAndGradedAnew(Hand.Way way) throws SQLException {
    Classroom room = Classroom.open();
    Pupil author = new Pupil(room, room.join(CourseRole.AUTHOR, "Aino Author"));
    Pupil teacher = Pupil.teaching(room);
    Pupil ada = new Pupil(room, room.join(CourseRole.LEARNER, "Ada Lovelace"));
    Pupil radia = new Pupil(room, room.join(CourseRole.LEARNER, "Radia Perlman"));
    Pupil vint = new Pupil(room, room.join(CourseRole.LEARNER, "Vint Cerf"));
    String question = "k" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    sits(way, author, "/author/questions", hand -> publishes(hand, question));
    try {
      sits(way, teacher, "/teach", hand -> gives(hand, question));
      sits(way, ada, "/learn", hand -> answers(hand, "301", "Not right"));
      sits(way, radia, "/learn", hand -> answers(hand, "300", "Right"));
      theTimeIsOver(room);
      sits(way, vint, "/learn", hand -> answers(hand, "300", "It came late."));
      sits(way, teacher, "/teach", ClassStoryIT::looks);
      sits(way, author, "/author/questions", hand -> corrects(hand, question));
      sits(way, teacher, "/teach", ClassStoryIT::gradesAnew);
      sits(way, ada, "/learn", hand -> sees(hand, "100%", "Right"));
      // Nobody loses by somebody else's slip.
      sits(way, radia, "/learn", hand -> sees(hand, "100%", "Right"));
    } finally {
      OwnQuestion.retire(room, author.member(), question);
    }
  }

  /** Nothing is indented, so that each line is typed as it stands. */
  private static String file(String id, String first, String second) {
    return """
    id: %s
    type: choice
    difficulty: easy
    title: {en: The third segment, ko: 세 번째 세그먼트}
    claims: [third-ack]
    misconceptions: [ack-is-last-byte]
    rfc: ["3.5"]
    task: {en: B sent a SYN with number 300. What does A acknowledge?, ko: A가 확인하는 번호는?}
    options:
    %s
    %s
    explanation: {en: It is the number that is expected next., ko: 다음에 받을 번호입니다.}"""
        .formatted(id, first, second);
  }

  private static void publishes(Hand hand, String question) {
    Page page = hand.page();
    String form = ".new-question ";
    hand.press(form + "summary").choose(form + "select[name=quiz]", "", "A new quiz");
    hand.write(form + "input[name=newQuiz]", "quiz-" + question);
    hand.write(form + "input[name=titleEn]", "Story " + question);
    hand.write(form + "input[name=titleKo]", "이야기 " + question);
    hand.write(form + "input[name=id]", question).press(form + ".btn.primary");
    assertThat(page.locator(PROVEN)).isVisible();
    hand.write(SOURCE, file(question, WRONG.formatted(301), RIGHT.formatted(300)));
    hand.press(".head-acts .btn.primary");
    assertThat(page.locator(".head-acts .badge-text").first()).hasText("Published");
    assertThat(page.locator(".head-acts .facts")).containsText("Version 2");
  }

  private static void gives(Hand hand, String question) {
    hand.press(".taught a[href$='/new']");
    hand.choose("select[name=quiz]", "quiz-" + question, "Story " + question);
    hand.write("input[name=titleEn]", TITLE);
    hand.date("input[name=dueAt]", LocalDateTime.of(2099, 12, 1, 21, 30));
    Locator told = hand.page().locator(".as-learners");
    assertThat(told).containsText(TITLE);
    assertThat(told).containsText("You have 3 attempts.");
    assertThat(told).containsText("Dec 1, 2099");
    hand.press(".save-card .btn");
    hand.page().waitForURL(Pattern.compile("/teach/assignments/[^/]+/[0-9a-f-]{36}$"));
    assertThat(hand.page().locator("h1")).hasText(TITLE);
  }

  private static void answers(Hand hand, String chosen, String told) {
    Page page = hand.page();
    hand.press(".task h3 a", TITLE).press("form.begin button");
    assertThat(page).hasURL(Pattern.compile("/attempts/[0-9a-f-]{36}"));
    hand.tick(chosen);
    assertThat(page.locator(".save")).containsText("Saved at");
    hand.press(".foot .btn", "Hand in this answer");
    assertThat(page.locator(".outcome")).containsText("The result is not told yet");
    hand.press(".list-card .btn.wide").press("dialog button[value=yes]");
    assertThat(page.locator(".sum")).containsText("of 1 point");
    assertThat(page.locator(".outcome")).containsText(told);
  }

  /** Days pass between one test's line and the next. */
  private static void theTimeIsOver(Classroom room) throws SQLException {
    try (var connection = RunningAckademy.shared().database().getConnection();
        var update =
            connection.prepareStatement(
                "UPDATE assignment SET due_at = now() WHERE course_id = ?::uuid")) {
      update.setString(1, room.course());
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  private static Locator mark(Page page, String name) {
    return page.locator(".book .line", new Page.LocatorOptions().setHasText(name)).locator(".mark");
  }

  private static void looks(Hand hand) {
    Page page = hand.page();
    hand.press(".taught a[href^='/teach/gradebook/']");
    assertThat(mark(page, "Ada Lovelace")).hasText("0");
    assertThat(mark(page, "Radia Perlman")).hasText("1");
    assertThat(mark(page, "Vint Cerf")).hasText(Pattern.compile("1\\s*late"));
    hand.press(".crumbs a[href='/teach']").press(".given a[href^='/teach/results/']");
    assertThat(page.locator(".sums")).containsText("3 learners");
  }

  private static void corrects(Hand hand, String question) {
    Page page = hand.page();
    hand.write(".tools input[type=search]", question);
    assertThat(page.locator(".bank tbody tr")).hasCount(1);
    hand.press(".bank tbody a");
    assertThat(page.locator(PROVEN)).isVisible();
    hand.line(SOURCE, FIRST, RIGHT.formatted(301)).line(SOURCE, SECOND, WRONG.formatted(300));
    hand.press(".head-acts .btn.primary");
    assertThat(page.locator(".head-acts .facts")).containsText("Version 3");
    assertThat(page.locator(".head-acts .badge-text").first()).hasText("Published");
  }

  private static void gradesAnew(Hand hand) {
    Page page = hand.page();
    hand.press(".given a[href^='/teach/results/']").press(".tabs a[href^='/teach/regrades/']");
    hand.write(".regrade-form textarea", "The key was wrong.").press(".regrade-form .btn");
    assertThat(page.locator(".diff .is-applies"))
        .hasText(Pattern.compile("Ada.*0%.*wrong.*100%.*right.*\\+1", Pattern.DOTALL));
    assertThat(page.locator(".diff .is-kept")).hasCount(2);
    // It was read; nothing is another before it is applied.
    assertThat(page.locator(".diff-card .ph")).containsText("not applied");
    hand.press(".apply-row .btn").press("dialog button[value=yes]");
    assertThat(page.locator(".diff-card .ph")).containsText(Pattern.compile("(?<!not )applied"));
    hand.press(".crumbs a[href^='/teach/gradebook/']");
    assertThat(mark(page, "Ada Lovelace")).hasText("1");
    assertThat(mark(page, "Radia Perlman")).hasText("1");
    assertThat(mark(page, "Vint Cerf")).hasText(Pattern.compile("1\\s*late"));
  }

  private static void sees(Hand hand, String mark, String told) {
    Page page = hand.page();
    hand.press(".task.done h3 a", TITLE);
    assertThat(page.locator("section[aria-labelledby=mark-name] .score-line")).containsText(mark);
    hand.press("table.plain a");
    assertThat(page.locator(".outcome")).containsText(told);
  }
}
