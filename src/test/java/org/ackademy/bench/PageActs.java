package org.ackademy.bench;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.ackademy.web.BigClass;
import org.ackademy.web.Browser;
import org.ackademy.web.Browser.Look;
import org.ackademy.web.Browser.Window;
import org.ackademy.web.Scene;

/**
 * How soon a page shows what somebody did: a segment that is written down, a name that is looked
 * for in a class of a thousand. Between what they do there are pauses as people have them.
 */
final class PageActs {
  /** Between two keys, in milliseconds: about 80 words a minute. */
  private static final int KEY_MILLIS = 150;

  /** On the way to a button the pointer is seen so often, each time so many milliseconds later. */
  private static final int STEPS = 20;

  private static final int STEP_MILLIS = 20;
  private static final int ROUNDS = 2;
  private static final int WATCHED_MILLIS = 10_000;
  private static final double MOST = 0.95;

  /** A whole exchange, as it is typed. */
  private static final List<String> TYPED =
      List.of(
          "a s 100",
          "b sa 300 101",
          "a a 101 301",
          "a pa 101 301 20",
          "b a 301 121",
          "b fa 301 121",
          "a a 121 302",
          "a fa 121 302",
          "b a 302 122");

  /** Each event that is long enough to be told of, until what it changed is painted. */
  private static final String WATCHING =
      """
      window.acts = {events: [], tasks: []};
      new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (/^(keydown|click|input)$/.test(entry.name)) window.acts.events.push([entry.duration, entry.processingEnd - entry.processingStart]); })
        .observe({type: 'event', durationThreshold: 16, buffered: true});
      new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.acts.tasks.push(entry.duration); })
        .observe({type: 'longtask', buffered: true});
      """;

  private PageActs() {}

  static void tell(Browser browser) {
    written(browser, "by keyboard", PageActs::typed);
    written(browser, "by pointer, numbers left free", PageActs::pointed);
    looked(browser, "a gradebook of 1,000 learners and 30 assignments", Scene.GRADEBOOK, ".line");
    looked(browser, "a watched class of 1,000 learners", Scene.LIVE, ".watch tbody tr");
  }

  /** Does something in a page that was opened to compose in; how many acts that took. */
  private interface Writing {
    int lines(Page page);
  }

  private static void written(Browser browser, String how, Writing writing) {
    try (Window window = browser.open(Look.USUAL)) {
      Page page = window.page();
      page.addInitScript(WATCHING);
      page.navigate("/compose?kind=anything");
      page.locator(".empty").waitFor();
      double began = System.nanoTime();
      int acts = 0;
      for (int i = 0; i < ROUNDS; i++) {
        acts += writing.lines(page);
      }
      double seconds = (System.nanoTime() - began) / 1e9;
      int lines = page.locator(".ladder .row[data-i]").count();
      System.out.printf(
          Locale.ROOT,
          "%d segments composed %s: %.1f acts and %.2f s each; %s%n",
          lines,
          how,
          (double) acts / lines,
          seconds / lines,
          told(page));
    }
  }

  private static int typed(Page page) {
    page.locator("#command").focus();
    int keys = 0;
    for (String line : TYPED) {
      page.keyboard().type(line, new Keyboard.TypeOptions().setDelay(KEY_MILLIS));
      page.keyboard().press("Enter", new Keyboard.PressOptions().setDelay(KEY_MILLIS));
      keys += line.length() + 1;
    }
    return keys;
  }

  private static int pointed(Page page) {
    for (int i = 0; i < TYPED.size(); i++) {
      String side = TYPED.get(i).startsWith("a") ? ".pal.A" : ".pal.B";
      Locator button = page.locator(side + " button").nth(i % 3);
      BoundingBox at = button.boundingBox();
      page.mouse().move(at.x + at.width / 2, at.y + at.height / 2, steps());
      page.waitForTimeout(STEPS * STEP_MILLIS);
      page.mouse().down();
      page.mouse().up();
      // Away again, to look at what came of it.
      page.mouse().move(640, 300, steps());
    }
    return TYPED.size();
  }

  private static Mouse.MoveOptions steps() {
    return new Mouse.MoveOptions().setSteps(STEPS);
  }

  private static void looked(Browser browser, String what, Scene scene, String row) {
    try (Window window = browser.open(Look.USUAL)) {
      Page page = window.page();
      page.addInitScript(WATCHING);
      scene.load(page);
      BigClass.watched(page, BigClass.LEARNERS);
      page.reload();
      double shown =
          ((Number)
                  page.waitForFunction(
                          "(row) => document.querySelector(row) && performance.now()", row)
                      .jsonValue())
              .doubleValue();
      int elements =
          ((Number) page.evaluate("() => document.querySelectorAll('*').length")).intValue();
      page.evaluate("() => { window.acts.events = []; window.acts.tasks = []; }");
      page.locator("main input[type=search]").focus();
      for (int i = 0; i < ROUNDS; i++) {
        page.keyboard().type("0042", new Keyboard.TypeOptions().setDelay(KEY_MILLIS));
        for (int j = 0; j < 4; j++) {
          page.keyboard().press("Backspace", new Keyboard.PressOptions().setDelay(KEY_MILLIS));
        }
      }
      String keys = told(page);
      page.evaluate("() => { window.acts.tasks = []; }");
      page.waitForTimeout(WATCHED_MILLIS);
      double[] tasks = numbers(page.evaluate("() => window.acts.tasks"));
      System.out.printf(
          Locale.ROOT,
          "%s: shown %.0f ms after it was asked for, %d elements; names looked for: %s; then at"
              + " rest %d tasks of more than 50 ms in %d s, together %.0f ms%n",
          what,
          shown,
          elements,
          keys,
          tasks.length,
          WATCHED_MILLIS / 1000,
          Arrays.stream(tasks).sum());
    }
  }

  /** What was seen of events so far. */
  private static String told(Page page) {
    page.waitForTimeout(500);
    double[] until = numbers(page.evaluate("() => window.acts.events.map(([until]) => until)"));
    double[] inside =
        numbers(page.evaluate("() => window.acts.events.map(([, inside]) => inside)"));
    if (until.length == 0) {
      return "everything was painted within 16 ms";
    }
    return String.format(
        Locale.ROOT,
        "of %d events that took 16 ms or more until they were painted, %.0f ms in the middle and"
            + " %.0f ms for 95 of 100, of that %.1f and %.1f ms in the page's own code",
        until.length,
        part(until, 0.5),
        part(until, MOST),
        part(inside, 0.5),
        part(inside, MOST));
  }

  private static double part(double[] some, double share) {
    double[] sorted = some.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(sorted.length * share) - 1];
  }

  private static double[] numbers(Object list) {
    return ((List<?>) list).stream().mapToDouble(one -> ((Number) one).doubleValue()).toArray();
  }
}
