package org.ackademy.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.ackademy.web.Browser.Look;
import org.ackademy.web.Browser.Screen;
import org.ackademy.web.Browser.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page, in every language and theme, on a screen: axe finds nothing, nothing sticks out, and
 * the browser does not complain. With {@code -Dscreenshots=FOLDER} it leaves a picture of each;
 * {@code -Dscenes=TEACH,SETUP} looks at these alone. A class for each screen, so that two are
 * looked at side by side.
 */
@WithBrowser
abstract class Appearance {
  private static final List<Integer> WIDTHS = List.of(320, 390, 768, 1024, 1440);

  private static final String AXE_RUN =
      """
      async ({only, without}) => {
        const found = await axe.run(document, {
          rules: Object.fromEntries(without.map((rule) => [rule, {enabled: false}])),
          runOnly: only.length ? only : ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'],
          // Where all is well need not be told element by element.
          resultTypes: ['violations'],
        });
        if (found.passes.length + found.incomplete.length < (only.length ? 1 : 10)) return ['axe looked at next to nothing'];
        return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id} at ${node.target}: ${node.failureSummary}`));
      }
      """;

  /*
   * Screen, language and theme make eight looks. All rules are held against two that differ in all
   * three: the desktop in English by day, the phone in Korean by night. Of the others those are
   * held that the difference can break: in the other theme of each the rules about colours, so that
   * every theme is seen on every screen and in every language; in the other language of each all
   * but those, so that every language is seen on every screen. A colour is the same in every
   * language, and what is said is the same in every theme.
   */

  /** Axe's rules about colours: what another theme of the same page can break. */
  private static final List<String> ABOUT_COLOURS = List.of("color-contrast", "link-in-text-block");

  /** Which of axe's rules are held against a page. */
  enum Rules {
    ALL,
    ABOUT_COLOURS_ALONE,
    ALL_BUT_COLOURS;

    private Map<String, List<String>> asked() {
      return Map.of(
          "only", this == ABOUT_COLOURS_ALONE ? ABOUT_COLOURS : List.of(),
          "without", this == ALL_BUT_COLOURS ? ABOUT_COLOURS : List.of());
    }
  }

  /**
   * What sticks out to the right of the window, and does not lie in something that scrolls; no more
   * may what belongs together be hidden for being too wide.
   */
  private static final String STICKING_OUT =
      """
      () => {
        const width = document.documentElement.clientWidth;
        const scrolls = (element) => {
          for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
            if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(at).overflowX)) return true;
          }
          return false;
        };
        const out = [...document.querySelectorAll('body *')].filter((element) => {
          const box = element.getBoundingClientRect();
          return box.width > 0 && (box.right > width + 1 || box.left < -1) && !scrolls(element) && !element.closest('svg, .unseen, .skip');
        });
        const wide = document.documentElement.scrollWidth > width ? ['the page scrolls sideways'] : [];
        const hidden = [...document.querySelectorAll('.tabs, .pal')].filter((element) => element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1);
        return [...wide, ...[...out, ...hidden].map((element) => `${element.tagName}.${element.className}: ${element.textContent.slice(0, 40)}`)];
      }
      """;

  /** Opened for all scenes. */
  static Browser browser;

  /** Each looks by a browser of their own, which need not fetch everything for every scene. */
  private static final Map<Scene.Who, Window> windows = new EnumMap<>(Scene.Who.class);

  static String axe;

  @BeforeAll
  static void open() throws IOException {
    browser = new Browser();
    try (InputStream in = Appearance.class.getResourceAsStream("/axe.min.js")) {
      axe =
          new String(
              Objects.requireNonNull(in, "axe.min.js").readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @AfterAll
  static void close() {
    windows.clear();
    browser.close();
  }

  /** All of them, or those that are named. */
  static Stream<Scene> scenes() {
    String named = System.getProperty("scenes", "");
    return named.isBlank()
        ? Stream.of(Scene.values())
        : Stream.of(named.split(",", -1)).map(Scene::valueOf);
  }

  /** The look in which pages are opened; from there it is turned. */
  abstract Look opened();

  @ParameterizedTest
  @MethodSource("scenes")
  void isAccessibleAndQuiet(Scene scene) {
    Look opened = opened();
    Window last = windows.get(scene.who());
    Window window = last == null ? browser.open(opened) : last.afresh(opened);
    windows.put(scene.who(), window);
    Page page = window.page;
    scene.show(page);
    page.evaluate(axe);
    examine(window, scene, opened, Rules.ALL);
    examineColours(window, scene, opened.inOtherColours());
    if (opened.screen() == Screen.DESKTOP) {
      fitsEveryWidth(page);
      page.setViewportSize(opened.screen().width, opened.screen().height);
    }
    window.speakOtherLanguage();
    Look spoken = opened.inOtherLanguage();
    examine(window, scene, spoken, Rules.ALL_BUT_COLOURS);
    turn(page, spoken.inOtherColours());
    picture(page, scene, spoken.inOtherColours());
    turn(page, spoken);
  }

  /** What stands there. */
  private static void examine(Window window, Scene scene, Look look, Rules rules) {
    Page page = window.page;
    assertThat(page.locator("html").getAttribute("lang")).isEqualTo(look.language().tag);
    picture(page, scene, look);
    assertThat(sticksOut(page)).as(look.toString()).isEmpty();
    assertThat(found(page, rules)).as(look.toString()).isEmpty();
    assertThat(window.complaints()).isEmpty();
  }

  /** The same in this theme, and back. */
  private static void examineColours(Window window, Scene scene, Look look) {
    turn(window.page, look);
    picture(window.page, scene, look);
    assertThat(found(window.page, Rules.ABOUT_COLOURS_ALONE)).as(look.toString()).isEmpty();
    turn(window.page, look.inOtherColours());
    assertThat(window.complaints()).isEmpty();
  }

  private static void turn(Page page, Look look) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look.colours()));
  }

  /**
   * What axe finds.
   *
   * @param rules those that it holds against the page
   */
  static List<?> found(Page page, Rules rules) {
    return (List<?>) page.evaluate(AXE_RUN, rules.asked());
  }

  /** From the narrowest screen on, as on one that is turned or drawn wider. */
  private static void fitsEveryWidth(Page page) {
    for (int width : WIDTHS) {
      page.setViewportSize(width, Screen.DESKTOP.height);
      page.evaluate(Browser.TWO_FRAMES);
      assertThat(sticksOut(page)).as("at %s px", width).isEmpty();
    }
  }

  static List<?> sticksOut(Page page) {
    return (List<?>) page.evaluate(STICKING_OUT);
  }

  private static void picture(Page page, Scene scene, Look look) {
    Optional.ofNullable(System.getProperty("screenshots"))
        .filter(folder -> !folder.isBlank())
        .ifPresent(
            folder -> {
              // What sticks to an edge of the window lies where it does at the page's beginning.
              page.evaluate("() => scrollTo(0, 0)");
              page.screenshot(
                  new Page.ScreenshotOptions()
                      .setPath(Path.of(folder, scene + "-" + look + ".png"))
                      .setFullPage(true));
            });
  }
}
