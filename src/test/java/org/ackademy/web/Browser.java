package org.ackademy.web;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ackademy.platform.launcher.RunningAckademy;

/**
 * A real Chromium that looks at the real application. Nothing moves in it unless a test wants so,
 * and every complaint on its console is kept.
 */
public final class Browser implements AutoCloseable {
  private static final List<String> QUIET =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private static final int WAIT_MILLIS = 60_000;
  private static final int TABS_MAX = 200;

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;

  /**
   * Opens one; {@link WithBrowser} has seen to it that there is one.
   *
   * @param manners switches of Chromium, beside the usual ones
   */
  public Browser(String... manners) {
    PlaywrightAssertions.setDefaultAssertionTimeout(WAIT_MILLIS);
    String node = Machine.node().orElseThrow().toString();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(
                    Map.of(
                        "PLAYWRIGHT_NODEJS_PATH", node, "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    chromium =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Machine.chromium().orElseThrow())
                    .setArgs(Stream.concat(QUIET.stream(), Stream.of(manners)).toList()));
  }

  /** How the pages are looked at. */
  public enum Screen {
    DESKTOP(1280, 900),
    PHONE(390, 844);

    final int width;
    final int height;

    Screen(int width, int height) {
      this.width = width;
      this.height = height;
    }
  }

  public enum Language {
    ENGLISH("en-US", "en"),
    KOREAN("ko-KR", "ko");

    final String locale;
    final String tag;

    Language(String locale, String tag) {
      this.locale = locale;
      this.tag = tag;
    }
  }

  /** A look at the application. */
  public record Look(Screen screen, Language language, ColorScheme colours) {
    public static final Look USUAL = new Look(Screen.DESKTOP, Language.ENGLISH, ColorScheme.LIGHT);

    static Look on(Screen screen) {
      return new Look(screen, Language.ENGLISH, ColorScheme.LIGHT);
    }

    static List<Look> all() {
      var all = new ArrayList<Look>();
      for (Screen screen : Screen.values()) {
        for (Language language : Language.values()) {
          for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            all.add(new Look(screen, language, colours));
          }
        }
      }
      return all;
    }

    @Override
    public String toString() {
      return String.join("-", screen.name(), language.tag, colours.name())
          .toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** A window of its own, with nothing kept from others. */
  public Window open(Look look) {
    BrowserContext context =
        chromium.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(RunningAckademy.shared().root().toString())
                .setViewportSize(look.screen().width, look.screen().height)
                .setLocale(look.language().locale)
                .setColorScheme(look.colours())
                .setReducedMotion(ReducedMotion.REDUCE)
                .setHasTouch(look.screen() == Screen.PHONE)
                .setIsMobile(look.screen() == Screen.PHONE)
                .setPermissions(List.of("clipboard-read", "clipboard-write")));
    context.setDefaultTimeout(WAIT_MILLIS);
    context.setDefaultNavigationTimeout(WAIT_MILLIS);
    return new Window(context);
  }

  /**
   * A window of a browser of its own, whose owner forbids one host to keep anything in the frames
   * of another's pages: neither cookies, partitioned ones among them, nor storage.
   *
   * @param profile a new folder
   */
  Window openForbidding(Look look, Path profile, String host, String within) throws IOException {
    Path settings = Files.createDirectories(profile.resolve("Default")).resolve("Preferences");
    // Chromium's own content settings; 2 is to block.
    Files.writeString(
        settings,
        """
        {"profile": {"content_settings": {"exceptions": {"cookies": {"%s,%s": {"setting": 2}}}}}}
        """
            .formatted(host, within));
    BrowserContext context =
        playwright
            .chromium()
            .launchPersistentContext(
                profile,
                new BrowserType.LaunchPersistentContextOptions()
                    .setExecutablePath(Machine.chromium().orElseThrow())
                    .setArgs(QUIET)
                    .setBaseURL(RunningAckademy.shared().root().toString())
                    .setViewportSize(look.screen().width, look.screen().height)
                    .setLocale(look.language().locale)
                    .setColorScheme(look.colours())
                    .setReducedMotion(ReducedMotion.REDUCE));
    context.setDefaultTimeout(WAIT_MILLIS);
    context.setDefaultNavigationTimeout(WAIT_MILLIS);
    return new Window(context);
  }

  /** Goes there by the Tab key alone. */
  static void tabTo(Page page, String selector) {
    page.locator(selector).first().waitFor();
    for (int i = 0; i < TABS_MAX; i++) {
      if (Boolean.TRUE.equals(
          page.evaluate(
              "(selector) => document.activeElement?.matches(selector) ?? false", selector))) {
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("no way to " + selector);
  }

  /** A window with one page in it. */
  public static final class Window implements AutoCloseable {
    private final BrowserContext context;
    private final List<String> complaints = new ArrayList<>();
    final Page page;

    private Window(BrowserContext context) {
      this.context = context;
      this.page = context.newPage();
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
              complaints.add(message.text());
            }
          });
      page.onPageError(complaints::add);
    }

    /** What is shown in it. */
    public Page page() {
      return page;
    }

    /**
     * What the page or the browser complained about: errors, and everything that its policy
     * forbids.
     */
    List<String> complaints() {
      return List.copyOf(complaints);
    }

    @Override
    public void close() {
      context.close();
    }
  }

  @Override
  public void close() {
    playwright.close();
  }
}
