package org.ackademy.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
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
      FrameLocator frame = page.frameLocator("iframe");
      assertThat(frame.locator("h1")).hasText("링크가 보여 줄 내용 고르기");
      frame.locator("input[type=search]").focus();
      page.keyboard().type("open-three-way");
      assertThat(frame.locator(".offer")).hasCount(1);
      Browser.tabTo(page, "iframe");
      frame.locator(".offer input").focus();
      page.keyboard().press("Space");
      assertThat(frame.locator(".chosen input[name=title]")).isVisible();
      var inner = page.frames().getLast();
      inner.evaluate(axe());
      assertThat((List<?>) inner.evaluate(AXE_RUN)).isEmpty();
      assertThat(
              (Boolean)
                  inner.evaluate(
                      "() => document.documentElement.scrollWidth <="
                          + " document.documentElement.clientWidth"))
          .isTrue();
      frame.locator("input[name=points]").focus();
      page.keyboard().press("ControlOrMeta+a");
      page.keyboard().type("7.5");
      page.keyboard().press("Enter");
      assertThat(frame.locator("h1")).hasText("1 taken");
      assertThat(window.complaints()).isEmpty();
    }
    assertThat(platform.links().received()).hasSize(before + 1);
    assertThat(platform.links().received().getLast().getClaims().toString())
        .contains("scoreMaximum=7.5");
  }

  private static String axe() throws IOException {
    try (InputStream in = FramedIT.class.getResourceAsStream("/axe.min.js")) {
      return new String(
          Objects.requireNonNull(in, "axe.min.js").readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
