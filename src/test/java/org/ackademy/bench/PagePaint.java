package org.ackademy.bench;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.ackademy.platform.launcher.RunningAckademy;
import org.ackademy.web.Browser;
import org.ackademy.web.Browser.Look;
import org.ackademy.web.Browser.Window;
import org.ackademy.web.Scene;

/**
 * How soon pages have painted the largest of what they show, on the first visit with an empty
 * browser; and how many frames a second there are while the replay of a long exchange plays.
 */
public final class PagePaint {
  private static final int WARM_UP = 2;
  private static final int LOADS = 20;
  private static final double MOST = 0.95;

  private static final List<Scene> PAGES =
      List.of(Scene.HOME, Scene.WORK, Scene.ATTEMPT, Scene.REVIEW, Scene.SANDBOX);

  /** Lines of the exchange that is replayed. */
  private static final int LINES = 200;

  /** So long a replay that plays is watched, in milliseconds. */
  private static final int WATCHED_MILLIS = 10_000;

  /** A frame that comes later than this, in milliseconds, has let one of sixty a second pass. */
  private static final double LATE_MILLIS = 25;

  /** Without a screen, frames still come at the pace of one, and in windows that nobody sees. */
  private static final String[] FRAMES_AS_ON_A_SCREEN = {
    "--disable-background-timer-throttling",
    "--disable-renderer-backgrounding",
    "--disable-backgrounding-occluded-windows"
  };

  private static final String WATCHING =
      """
      window.seen = {paint: 0, shift: 0};
      new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.seen.paint = entry.startTime; })
        .observe({type: 'largest-contentful-paint', buffered: true});
      new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.seen.shift += entry.value; })
        .observe({type: 'layout-shift', buffered: true});
      """;

  /** What was painted with the last frame is told a little later. */
  private static final String SEEN =
      "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() =>"
          + " setTimeout(() => done([window.seen.paint, window.seen.shift]), 250))))";

  private static final String FRAMES =
      """
      (millis) => new Promise((done) => {
        const spans = [];
        let begin, last;
        const frame = (now) => {
          begin ??= now;
          if (last !== undefined) spans.push(now - last);
          last = now;
          if (now - begin < millis) requestAnimationFrame(frame);
          else done(spans);
        };
        requestAnimationFrame(frame);
      })
      """;

  private PagePaint() {}

  public static void main(String[] args) {
    RestAssured.baseURI = RunningAckademy.shared().root().toString();
    try (var browser = new Browser(FRAMES_AS_ON_A_SCREEN)) {
      PAGES.forEach(scene -> paints(browser, scene));
      replay(browser);
      PageActs.tell(browser);
    }
    // The neighbours of the shared server have threads that never end; it stops with the process.
    System.exit(0);
  }

  private static void paints(Browser browser, Scene scene) {
    var paints = new double[LOADS];
    double shift = 0;
    for (int i = -WARM_UP; i < LOADS; i++) {
      try (Window window = browser.open(Look.USUAL)) {
        window.page().addInitScript(WATCHING);
        scene.load(window.page());
        double[] seen = numbers(window.page().evaluate(SEEN));
        if (i >= 0) {
          paints[i] = seen[0];
          shift = Math.max(shift, seen[1]);
        }
      }
    }
    Arrays.sort(paints);
    System.out.printf(
        Locale.ROOT,
        "%s: largest paint after %.0f ms in the middle, %.0f ms for 95 of 100, %.0f ms at most;"
            + " layout moved by %.3f (%d first visits)%n",
        scene,
        paints[LOADS / 2],
        paints[(int) Math.ceil(LOADS * MOST) - 1],
        paints[LOADS - 1],
        shift,
        LOADS);
  }

  private static void replay(Browser browser) {
    try (Window window = browser.open(Look.USUAL)) {
      Page page = window.page();
      page.emulateMedia(
          new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
      page.navigate("/compose" + Scene.exchange("anything", exchange()) + "&show=replay");
      page.locator("#line-" + LINES).waitFor();
      tell("at rest", numbers(page.evaluate(FRAMES, WATCHED_MILLIS)));
      for (String speed : List.of("2×", "4×")) {
        page.locator(".bar .speed").click();
        page.locator(".bar .speed").filter(text(speed)).waitFor();
      }
      page.locator(".bar .btn.primary").click();
      page.locator(".row.now .packet").waitFor();
      double[] spans = numbers(page.evaluate(FRAMES, WATCHED_MILLIS));
      page.locator(".row.now .packet").waitFor();
      tell("while it plays at the fastest", spans);
    }
  }

  private static com.microsoft.playwright.Locator.FilterOptions text(String text) {
    return new com.microsoft.playwright.Locator.FilterOptions().setHasText(text);
  }

  private static void tell(String when, double[] spans) {
    double whole = Arrays.stream(spans).sum();
    long late = Arrays.stream(spans).filter(span -> span > LATE_MILLIS).count();
    Arrays.sort(spans);
    double middle = spans[spans.length / 2];
    System.out.printf(
        Locale.ROOT,
        "a replay of %d lines %s: a frame in %.1f ms in the middle (%.0f a second), in %.1f ms for"
            + " 95 of 100, %.0f ms at most; %.1f frames a second in all, %d of %d late%n",
        LINES,
        when,
        middle,
        1000 / middle,
        spans[(int) Math.ceil(spans.length * MOST) - 1],
        spans[spans.length - 1],
        1000 * spans.length / whole,
        late,
        spans.length);
  }

  private static double[] numbers(Object list) {
    return ((List<?>) list).stream().mapToDouble(one -> ((Number) one).doubleValue()).toArray();
  }

  /** A handshake, then octets and their acknowledgments. */
  private static List<String> exchange() {
    var lines = new ArrayList<>(Scene.Written.HANDSHAKE);
    for (int sent = 101; lines.size() < LINES; sent += 100) {
      lines.add("A > B ACK seq=" + sent + " ack=301 len=100");
      lines.add("B > A ACK seq=301 ack=" + (sent + 100));
    }
    return lines.subList(0, LINES);
  }
}
