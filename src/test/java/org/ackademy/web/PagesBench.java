package org.ackademy.web;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ackademy.platform.launcher.RunningAckademy;
import org.ackademy.web.Browser.Language;
import org.ackademy.web.Browser.Look;
import org.ackademy.web.Browser.Screen;
import org.ackademy.web.Browser.Window;

/**
 * How soon pages show the largest of what they show, and how many frames a second the replay of a
 * long exchange has. On this machine, over loopback: to be read, not to be held to.
 */
public final class PagesBench {
  /** Lines of the exchange that is replayed. */
  private static final int LINES = 200;

  private static final int VISITS = 9;

  /** What is looked at of a replay that plays, in milliseconds. */
  private static final int WATCHED_MILLIS = 10_000;

  private static final List<String> PAGES = List.of("/", "/compose", "/sandbox", "/sign-in");

  private static final String LARGEST_PAINT =
      """
      () => new Promise((done) => {
        let last = 0;
        new PerformanceObserver((list) => { for (const entry of list.getEntries()) last = entry.startTime; })
          .observe({type: 'largest-contentful-paint', buffered: true});
        setTimeout(() => done(last), 400);
      })
      """;

  private static final String FRAMES =
      """
      (millis) => new Promise((done) => {
        const spans = [];
        const begin = performance.now();
        let last = begin;
        const frame = (now) => {
          spans.push(now - last);
          last = now;
          if (now - begin < millis) requestAnimationFrame(frame);
          else done(spans.slice(1).sort((a, b) => a - b));
        };
        requestAnimationFrame(frame);
      })
      """;

  private PagesBench() {}

  public static void main(String[] args) {
    RunningAckademy.shared();
    try (var browser = new Browser()) {
      for (String path : PAGES) {
        var paints = new ArrayList<Double>();
        for (int visit = 0; visit < VISITS; visit++) {
          try (Window window = browser.open(Look.USUAL)) {
            window.page.navigate(path);
            paints.add(((Number) window.page.evaluate(LARGEST_PAINT)).doubleValue());
          }
        }
        paints.sort(null);
        System.out.printf(
            Locale.ROOT,
            "largest paint of %s: %.0f ms on the median of %d first visits%n",
            path,
            paints.get(VISITS / 2),
            VISITS);
      }
      replay(browser);
    }
    System.exit(0);
  }

  private static void replay(Browser browser) {
    try (Window window =
        browser.open(new Look(Screen.DESKTOP, Language.ENGLISH, ColorScheme.LIGHT))) {
      Page page = window.page;
      page.emulateMedia(
          new Page.EmulateMediaOptions()
              .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.NO_PREFERENCE));
      page.navigate("/compose" + Scene.exchange("lossy", exchange()) + "&show=replay");
      page.locator(".ladder .row").nth(LINES - 1).waitFor();
      page.locator(".replay button.primary").first().click();
      List<?> spans = (List<?>) page.evaluate(FRAMES, WATCHED_MILLIS);
      double median = ((Number) spans.get(spans.size() / 2)).doubleValue();
      double slow = ((Number) spans.get(spans.size() * 99 / 100)).doubleValue();
      System.out.printf(
          Locale.ROOT,
          "a replay of %d lines: %d frames in %d s, a frame in %.1f ms on the median (%.0f a"
              + " second), in %.1f ms of a hundred 99%n",
          LINES,
          spans.size(),
          WATCHED_MILLIS / 1000,
          median,
          1000 / median,
          slow);
    }
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
