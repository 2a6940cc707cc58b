package org.ackademy.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ackademy.course.Classroom;
import org.ackademy.lms.mock.MockPlatform;
import org.ackademy.lms.mock.MockPlatform.Person;
import org.ackademy.lms.mock.MockPlatform.Place;
import org.ackademy.lms.mock.MockPlatform.Visit;
import org.ackademy.lms.mock.Quirk;
import org.ackademy.platform.launcher.RunningAckademy;
import org.ackademy.web.Browser.Language;
import org.ackademy.web.Browser.Look;
import org.ackademy.web.Browser.Screen;
import org.ackademy.web.Browser.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our pages in a frame of a learning management system of another site, in a browser that keeps no
 * cookies for the frames of others.
 */
@WithBrowser
class FramedIT {
  private static final String AXE_RUN =
      """
      async () => {
        const found = await axe.run(document, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'],
        });
        if (found.passes.length < 10) return ['axe looked at next to nothing'];
        return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id} at ${node.target}: ${node.failureSummary}`));
      }
      """;

  /** Where we are in the system's page. */
  private static final String TOOL = "iframe[title=tool]";

  private static Browser browser;
  private static MockPlatform platform;

  @BeforeAll
  static void open() throws IOException {
    // A name of its own makes another site of the same machine.
    platform = new MockPlatform(Quirk.CANVAS, Clock.systemUTC(), "localhost");
    platform.showsCourses();
    platform.links().from(RunningAckademy.shared().root().toString());
    Classroom room = Classroom.open();
    Classroom.as(Classroom.SHARED, room.administrator())
        .body(platform.registration())
        .post("/api/v1/lti/registrations")
        .then()
        .statusCode(201);
    browser = new Browser("--test-third-party-cookie-phaseout");
  }

  @AfterAll
  static void close() {
    browser.close();
    platform.close();
  }

  private static Place place(Map<String, String> custom) {
    return new Place("1", UUID.randomUUID().toString(), UUID.randomUUID().toString(), custom);
  }

  /** The address of a course in which somebody follows a link to us. */
  private static String course(
      String role,
      Place place,
      UnaryOperator<com.nimbusds.jwt.JWTClaimsSet.Builder> says,
      Map<String, String> more) {
    String root = RunningAckademy.shared().root().toString();
    var fields =
        new HashMap<>(
            platform.login(
                new Visit(
                    new Person(UUID.randomUUID().toString(), "김민지", role),
                    place,
                    says,
                    root + "lti/launch")));
    fields.put("login", root + "lti/login");
    fields.putAll(more);
    return platform.origin()
        + "/course?"
        + fields.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
  }

  @Test
  void aTeacherChoosesByTheKeyboardOnAPhone() throws IOException {
    int before = platform.links().received().size();
    try (Window window =
        browser.open(
            new Look(
                Screen.PHONE,
                Language.KOREAN,
                com.microsoft.playwright.options.ColorScheme.DARK))) {
      Page page = window.page;
      page.navigate(course("Instructor", place(Map.of()), platform.links().asks(), Map.of()));
      FrameLocator frame = page.frameLocator(TOOL);
      assertThat(frame.locator("h1")).hasText("링크가 보여 줄 내용 고르기");
      var inner = inner(page);
      Keys keys = new Keys(inner).to("input[type=search]").type("open-three-way");
      assertThat(frame.locator(".offer")).hasCount(1);
      keys.to(".offer input").press("Space");
      assertThat(frame.locator(".chosen input[name=title]")).isVisible();
      inner.evaluate(axe());
      assertThat((List<?>) inner.evaluate(AXE_RUN)).isEmpty();
      assertThat(
              (Boolean)
                  inner.evaluate(
                      "() => document.documentElement.scrollWidth <="
                          + " document.documentElement.clientWidth"))
          .isTrue();
      keys.enter(".dates summary");
      // On a phone the browser asks for dates in a window of its own.
      frame.locator("input[name=dueAt]").fill("2099-12-01T09:00");
      keys.write("input[name=points]", "7.5").press("Enter");
      assertThat(frame.locator("h1")).hasText("1 taken");
      assertThat(window.complaints()).isEmpty();
    }
    assertThat(platform.links().received()).hasSize(before + 1);
    assertThat(platform.links().received().getLast().getClaims().toString())
        .contains("scoreMaximum=7.5")
        // As the clock shows it in the course's zone.
        .contains("endDateTime=2099-12-01T09:00:00Z");
  }

  /** The address of the page in the tool's frame. */
  private static Frame inner(Page page) {
    return page.frames().stream()
        .filter(frame -> frame.url().startsWith(RunningAckademy.shared().root().toString()))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Neither cookies nor storage, in a frame of another site: the system's frame keeps what is to be
   * kept, and the page itself holds whose it is.
   */
  @Test
  void aLearnerWorksInAFrameThatMayKeepNothing(@TempDir Path profile) throws IOException {
    List<String> asked = new ArrayList<>();
    List<String> strangers = new ArrayList<>();
    try (Window window = forbidding(profile)) {
      Page page = window.page;
      page.onRequest(request -> asked.add(request.url()));
      page.onResponse(
          answer -> {
            if (answer.status() == 401) {
              strangers.add(URI.create(answer.frame().url()).getPath());
            }
          });
      page.navigate(
          course(
              "Learner",
              place(Map.of("quiz", "opening")),
              says -> says,
              Map.of("lti_storage_target", "post_message_forwarding")));
      FrameLocator frame = page.frameLocator(TOOL);
      assertThat(frame.locator("ack-assignment h1")).isVisible();
      assertThat(frame.locator(".signed-in")).hasText("김민지");
      keepsNothing(page);
      assertThat(asked).anySatisfy(url -> assertThat(url).contains("/lti/launched/held"));
      assertThat(asked).noneSatisfy(url -> assertThat(url).contains("ack_"));
      frame.locator("form.begin button").click();
      frame.locator(".question").nth(1).click();
      frame
          .locator(".option")
          .filter(new Locator.FilterOptions().setHasText("everything before"))
          .click();
      frame
          .getByRole(AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName("Check answer"))
          .click();
      assertThat(frame.locator(".outcome")).containsText("Right");
      // The frame is as high as the page: nothing of it has to be scrolled to.
      page.waitForCondition(
          () ->
              Boolean.TRUE.equals(
                  inner(page)
                      .evaluate(
                          "() => innerHeight !== 800 && document.documentElement.scrollHeight <="
                              + " innerHeight + 2")));
      keepsNothing(page);
      // Nobody is asked for anything that only somebody has.
      assertThat(strangers).isEmpty();
      assertThat(window.complaints()).isEmpty();
    }
  }

  private static Window forbidding(Path profile) throws IOException {
    return browser.openForbidding(Look.USUAL, profile, "127.0.0.1", "localhost");
  }

  private static void keepsNothing(Page page) {
    assertThat(page.context().cookies()).isEmpty();
    assertThat(
            inner(page)
                .evaluate("() => { try { return sessionStorage.length } catch { return 'none' } }"))
        .isEqualTo("none");
  }

  @Test
  void whatTheSystemsFrameMixesUpLetsNobodyIn(@TempDir Path profile) throws IOException {
    List<Integer> answers = new ArrayList<>();
    try (Window window = forbidding(profile)) {
      Page page = window.page;
      page.onResponse(
          answer -> {
            if (answer.url().contains("/lti/launched/")) {
              answers.add(answer.status());
            }
          });
      page.navigate(
          course(
              "Learner",
              place(Map.of("quiz", "opening")),
              says -> says,
              Map.of("lti_storage_target", "_parent", "keeper", "/keeper?mixes=up")));
      FrameLocator frame = page.frameLocator(TOOL);
      assertThat(frame.locator("h1")).hasText("Nothing to show");
      assertThat(frame.locator(".lead")).containsText("Please start again from your course.");
      assertThat(answers).containsExactly(403);
      assertThat(frame.locator(".signed-in")).hasCount(0);
    }
  }

  @Test
  void aTeacherChoosesAndDownloadsInAFrameThatMayKeepNothing(@TempDir Path profile)
      throws IOException {
    try (Window window = forbidding(profile)) {
      Page page = window.page;
      Place place = place(Map.of());
      // The frame around says of itself which of its frames keeps things.
      Map<String, String> storage = Map.of("lti_storage_target", "_parent");
      page.navigate(course("Instructor", place, platform.links().asks(), storage));
      FrameLocator frame = page.frameLocator(TOOL);
      assertThat(frame.locator("h1")).hasText("Choose what the link shows");
      frame.locator(".pick .acts button").last().click();
      assertThat(frame.locator("h1")).hasText("0 taken");
      page.navigate(course("Instructor", place, says -> says, storage));
      frame.locator("a[href^='/teach/gradebook/']").first().click();
      frame.locator(".files summary").click();
      Download download = page.waitForDownload(() -> frame.locator("a[download]").first().click());
      assertThat(download.suggestedFilename()).endsWith(".csv");
      assertThat(Files.readString(download.path())).contains(",");
      keepsNothing(page);
    }
  }

  @Test
  void withoutCookieAndStorageItGoesOnInAWindowOfItsOwn(@TempDir Path profile) throws IOException {
    try (Window window = forbidding(profile)) {
      Page page = window.page;
      page.navigate(course("Learner", place(Map.of("quiz", "opening")), says -> says, Map.of()));
      Locator open = page.frameLocator(TOOL).locator("a.btn.primary");
      assertThat(open).hasText("Open");
      Page other = page.waitForPopup(open::click);
      assertThat(other.locator("ack-assignment h1")).isVisible();
      assertThat(other.locator(".signed-in")).hasText("김민지");
      assertThat(other).hasURL(Pattern.compile("/courses/[^#]*$"));
    }
  }

  /** Whoever is shown nothing goes back, and the system is told why. */
  @Test
  void whoIsShownNothingGoesBackAndNowhereElse() {
    try (Window window = browser.open(Look.USUAL)) {
      Page page = window.page;
      page.navigate(
          course("Learner", place(Map.of()), back(platform.origin() + "/back?of=1"), Map.of()));
      FrameLocator frame = page.frameLocator(TOOL);
      assertThat(frame.locator(".lead")).containsText("Nobody has chosen yet");
      frame.locator(".entry .btn").press("Enter");
      assertThat(frame.locator("h1")).hasText("Back: 1, not-set-up");
      assertThat(window.complaints()).isEmpty();
      // A way that somebody put into the address leads nowhere: the page may send nothing there.
      String elsewhere = RunningAckademy.shared().root().toString().replace("127.0.0.1", "[::1]");
      page.navigate(
          RunningAckademy.shared().root()
              + "lti/notice?why=flow#back="
              + URLEncoder.encode(elsewhere, StandardCharsets.UTF_8));
      page.locator(".entry .btn").focus();
      // Not by the button itself: that would wait for the page that must not come.
      page.keyboard().press("Enter");
      page.waitForCondition(
          () -> window.complaints().stream().anyMatch(said -> said.contains("form-action")));
      // One that does not stand where the system does is not offered at all.
      page.navigate(course("Learner", place(Map.of()), back("https://evil.example/"), Map.of()));
      assertThat(frame.locator(".lead")).containsText("Nobody has chosen yet");
      assertThat(frame.locator(".entry .btn")).hasCount(0);
    }
  }

  private static UnaryOperator<com.nimbusds.jwt.JWTClaimsSet.Builder> back(String address) {
    return says ->
        says.claim(MockPlatform.LTI + "launch_presentation", Map.of("return_url", address));
  }

  private static String axe() throws IOException {
    try (InputStream in = FramedIT.class.getResourceAsStream("/axe.min.js")) {
      return new String(
          Objects.requireNonNull(in, "axe.min.js").readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
