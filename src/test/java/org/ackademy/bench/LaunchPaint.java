package org.ackademy.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.restassured.RestAssured;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.ackademy.course.Classroom;
import org.ackademy.lms.mock.MockPlatform;
import org.ackademy.lms.mock.MockPlatform.Person;
import org.ackademy.lms.mock.MockPlatform.Place;
import org.ackademy.lms.mock.MockPlatform.Visit;
import org.ackademy.lms.mock.Quirk;
import org.ackademy.platform.launcher.RunningAckademy;
import org.ackademy.web.Machine;

/**
 * How long a launch takes in Chromium, from the click in a learning management system to the first
 * paint of the exercise's page, and until its heading stands there. Each learner comes for the
 * first time, with an empty browser.
 */
public final class LaunchPaint {
  private static final int WARM_UP = 10;
  private static final int LAUNCHES = 100;
  private static final double MOST = 0.95;

  /** When the first paint was, by the clock of this machine, in milliseconds. */
  private static final String PAINTED =
      """
      () => new Promise((done) => {
        const told = (entry) => done(performance.timeOrigin + entry.startTime);
        const known = performance.getEntriesByName('first-contentful-paint')[0];
        if (known) told(known);
        else new PerformanceObserver((list) => list.getEntriesByName('first-contentful-paint').forEach(told)).observe({type: 'paint', buffered: true});
      })
      """;

  private LaunchPaint() {}

  public static void main(String[] args) throws IOException {
    RestAssured.baseURI = RunningAckademy.shared().root().toString();
    Classroom room = Classroom.open();
    try (var platform = new MockPlatform(Quirk.CANVAS, Clock.systemUTC());
        Playwright playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(
                        Map.of(
                            "PLAYWRIGHT_NODEJS_PATH",
                            Machine.node().orElseThrow().toString(),
                            "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                            "1")));
        Browser chromium =
            playwright
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(Machine.chromium().orElseThrow())
                        .setArgs(List.of("--no-sandbox", "--disable-gpu")))) {
      platform.opensToBrowsers();
      Classroom.as(Classroom.SHARED, room.administrator())
          .body(platform.registration())
          .post("/api/v1/lti/registrations")
          .then()
          .statusCode(201);
      var place = new Place("1", "course", "link", Map.of("quiz", "opening"));
      var painted = new double[LAUNCHES];
      var there = new double[LAUNCHES];
      for (int i = -WARM_UP; i < LAUNCHES; i++) {
        double[] millis = launch(chromium, platform, place);
        if (i >= 0) {
          painted[i] = millis[0];
          there[i] = millis[1];
        }
      }
      tell("first paint", painted);
      tell("heading there", there);
    }
    // The neighbours of the shared server have threads that never end; it stops with the process.
    System.exit(0);
  }

  private static double[] launch(Browser chromium, MockPlatform platform, Place place) {
    var person = new Person(UUID.randomUUID().toString(), "Learner", "Learner");
    var visit =
        new Visit(
            person, place, says -> says, RunningAckademy.shared().root().toString() + "lti/launch");
    try (BrowserContext context = chromium.newContext()) {
      Page page = context.newPage();
      page.navigate(platform.link(visit).toString());
      double clicked =
          ((Number)
                  page.evaluate(
                      "() => { const at = performance.timeOrigin + performance.now();"
                          + " document.forms[0].submit(); return at; }"))
              .doubleValue();
      page.waitForURL(url -> url.contains("/assignments/"));
      page.locator("main h1").first().waitFor();
      double there =
          ((Number) page.evaluate("() => performance.timeOrigin + performance.now()"))
              .doubleValue();
      double painted = ((Number) page.evaluate(PAINTED)).doubleValue();
      return new double[] {painted - clicked, there - clicked};
    }
  }

  private static void tell(String what, double[] millis) {
    Arrays.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "%s after %.0f ms in the middle, %.0f ms for 95 of 100, %.0f ms at most (%d launches)%n",
        what,
        millis[LAUNCHES / 2],
        millis[(int) (LAUNCHES * MOST) - 1],
        millis[LAUNCHES - 1],
        LAUNCHES);
  }
}
