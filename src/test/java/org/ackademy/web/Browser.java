package org.ackademy.web;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Frame;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.ackademy.platform.launcher.RunningAckademy;
import org.jspecify.annotations.Nullable;

/**
 * A real Chromium that looks at the real application. Nothing moves in it unless a test wants so,
 * and every complaint on its console is kept.
 */
public final class Browser implements AutoCloseable {
  /**
   * What Chromium is to do without: what Playwright 1.62 names, for the last of such switches alone
   * counts, and then the list below the field for addresses, a page and a process of each window.
   */
  private static final List<String> WITHOUT =
      List.of(
          "AvoidUnnecessaryBeforeUnloadCheckSync",
          "BoundaryEventDispatchTracksNodeRemoval",
          "DestroyProfileOnBrowserClose",
          "DialMediaRouteProvider",
          "GlobalMediaControls",
          "HttpsUpgrades",
          "LensOverlay",
          "MediaRouter",
          "PaintHolding",
          "ThirdPartyStoragePartitioning",
          "BlockOriginHeaderModificationOnRedirect",
          "Translate",
          "AutoDeElevate",
          "OptimizationHints",
          "WebUIOmniboxPopup",
          "WebUIOmniboxAimPopup",
          "WebUIOmniboxFullPopup");

  private static final List<String> QUIET =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-features=" + String.join(",", WITHOUT));

  /** What is to be laid out anew has been by then. */
  static final String TWO_FRAMES =
      "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))";

  private static final int WAIT_MILLIS = 60_000;
  private static final int TABS_MAX = 200;

  private static final String IS_THERE =
      "([selector, said]) => { const at = document.hasFocus() ? document.activeElement : null;"
          + " return (at?.matches(selector) ?? false) && at.textContent.includes(said); }";

  /** The usual one, which all classes of a process share: a start takes seconds of a processor. */
  private static @Nullable Driven usual;

  private final Driven driven;
  private final boolean own;
  private final List<BrowserContext> opened = new ArrayList<>();

  /** Chromium, and the program that drives it. Both end with this process. */
  private record Driven(Playwright playwright, com.microsoft.playwright.Browser chromium) {
    static Driven start(List<String> manners) {
      String node = Machine.node().orElseThrow().toString();
      var playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(
                      Map.of(
                          "PLAYWRIGHT_NODEJS_PATH",
                          node,
                          "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                          "1")));
      return new Driven(
          playwright,
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(Machine.chromium().orElseThrow())
                      .setArgs(manners)));
    }
  }

  /** Opens the usual one; {@link WithBrowser} has seen to it that there is one. */
  public Browser() {
    PlaywrightAssertions.setDefaultAssertionTimeout(WAIT_MILLIS);
    own = false;
    driven = usual();
  }

  /**
   * Opens one with manners of its own.
   *
   * @param manners switches of Chromium, beside the usual ones
   */
  public Browser(String... manners) {
    PlaywrightAssertions.setDefaultAssertionTimeout(WAIT_MILLIS);
    own = true;
    driven = Driven.start(Stream.concat(QUIET.stream(), Stream.of(manners)).toList());
  }

  private static synchronized Driven usual() {
    Driven running = usual;
    if (running == null || !running.chromium().isConnected()) {
      running = Driven.start(QUIET);
      usual = running;
    }
    return running;
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

    Look inOtherLanguage() {
      return new Look(
          screen, language == Language.ENGLISH ? Language.KOREAN : Language.ENGLISH, colours);
    }

    Look inOtherColours() {
      return new Look(
          screen, language, colours == ColorScheme.LIGHT ? ColorScheme.DARK : ColorScheme.LIGHT);
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
        driven
            .chromium()
            .newContext(
                new com.microsoft.playwright.Browser.NewContextOptions()
                    .setBaseURL(RunningAckademy.shared().root().toString())
                    .setViewportSize(look.screen().width, look.screen().height)
                    .setLocale(look.language().locale)
                    .setColorScheme(look.colours())
                    .setReducedMotion(ReducedMotion.REDUCE)
                    .setHasTouch(look.screen() == Screen.PHONE)
                    .setIsMobile(look.screen() == Screen.PHONE)
                    .setPermissions(List.of("clipboard-read", "clipboard-write")));
    // Neither has a page that is not served by TLS from another machine.
    context.addInitScript("delete Crypto.prototype.randomUUID");
    context.setDefaultTimeout(WAIT_MILLIS);
    context.setDefaultNavigationTimeout(WAIT_MILLIS);
    opened.add(context);
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
        driven
            .playwright()
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
    tabTo(page, selector, "");
  }

  /** Goes by the Tab key alone to the first of these in which something is said. */
  static void tabTo(Page page, String selector, String said) {
    tabTo(page.mainFrame(), selector, said);
  }

  /** The same in one of its frames. */
  static void tabTo(Frame frame, String selector, String said) {
    frame.locator(selector, new Frame.LocatorOptions().setHasText(said)).first().waitFor();
    for (int i = 0; i < TABS_MAX; i++) {
      if (Boolean.TRUE.equals(frame.evaluate(IS_THERE, List.of(selector, said)))) {
        return;
      }
      frame.page().keyboard().press("Tab");
    }
    throw new AssertionError("no way to " + selector + " " + said);
  }

  /** A window with one page in it. */
  public static final class Window implements AutoCloseable {
    private final BrowserContext context;
    private final List<String> complaints = new ArrayList<>();

    /** How many requests were sent and have no answer yet. */
    private final AtomicInteger asked = new AtomicInteger();

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
      page.onRequest(request -> asked.incrementAndGet());
      page.onRequestFinished(request -> asked.decrementAndGet());
      page.onRequestFailed(request -> asked.decrementAndGet());
    }

    /**
     * The same page for the same person, as if it were another one: what was fetched is there
     * still, and nothing of what pages keep, of what they were told and of how they are looked at.
     * A page more would be a window more, and a process.
     */
    Window afresh(Look look) {
      page.evaluate("() => sessionStorage.clear()");
      page.unrouteAll();
      page.navigate("about:blank");
      var all = new JsonObject();
      all.addProperty("origin", RunningAckademy.shared().root().resolve("/").toString());
      all.addProperty("storageTypes", "local_storage,indexeddb,service_workers,cache_storage");
      CDPSession session = context.newCDPSession(page);
      session.send("Storage.clearDataForOrigin", all);
      session.detach();
      page.setViewportSize(look.screen().width, look.screen().height);
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look.colours()));
      asked.set(0);
      complaints.clear();
      return this;
    }

    /**
     * Chooses the other language of the page, wherever that stands, and waits until all is said.
     */
    void speakOtherLanguage() {
      String before = page.locator("html").getAttribute("lang");
      page.locator(".choices [lang]").dispatchEvent("click");
      page.waitForCondition(
          () -> !before.equals(page.locator("html").getAttribute("lang")) && asked.get() == 0);
      page.evaluate(TWO_FRAMES);
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

  /** Closes what was opened in it, and the browser itself where nobody else uses that. */
  @Override
  public void close() {
    if (own) {
      driven.playwright().close();
    } else {
      opened.forEach(BrowserContext::close);
    }
  }
}
