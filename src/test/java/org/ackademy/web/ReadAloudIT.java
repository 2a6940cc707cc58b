package org.ackademy.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.ackademy.web.Browser.Language;
import org.ackademy.web.Browser.Look;
import org.ackademy.web.Browser.Screen;
import org.ackademy.web.Browser.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a screen reader is given to read: the accessibility tree, as golden text. */
@WithBrowser
class ReadAloudIT {
  /** Clocks, spans, days with their times, and ids. */
  private static final List<Pattern> MOMENTS =
      List.of(
          Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
          Pattern.compile("\\d+ (second|minute|hour)s?|\\d+(초|분|시간)"),
          Pattern.compile("(오전|오후) \\d+:\\d\\d|\\d+:\\d\\d(:\\d\\d)?( [AP]M)?"));

  private static Browser browser;

  @BeforeAll
  static void open() {
    browser = new Browser();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @ParameterizedTest
  @CsvSource({
    "COMPOSE, ENGLISH, .stage, composed-en",
    "COMPOSE, KOREAN, .stage, composed-ko",
    "REPLAY_RIGHT, ENGLISH, .stage .ladder, replayed-en",
    "REPLAY_RIGHT, KOREAN, .stage .ladder, replayed-ko",
    "ATTEMPT, ENGLISH, .run-side section / .questions li:nth-child(3) / .run-main, running-en",
    "ATTEMPT, KOREAN, .run-side section / .questions li:nth-child(3) / .run-main, running-ko",
    "ATTEMPT_TOLD, ENGLISH, .kind / .outcome, told-en",
    "ATTEMPT_TOLD, KOREAN, .kind / .outcome, told-ko",
    "RESULTS, ENGLISH, .learn, results-en",
    "RESULTS, KOREAN, .learn, results-ko",
  })
  void readsSensibly(Scene scene, Language language, String parts, String golden)
      throws IOException {
    try (Window window = browser.open(new Look(Screen.DESKTOP, language, Look.USUAL.colours()))) {
      scene.show(window.page);
      assertThat(read(window.page, parts)).isEqualTo(golden(golden));
    }
  }

  /**
   * A table of a thousand lines of which few are there says how many there are, and which these
   * are.
   */
  @ParameterizedTest
  @CsvSource({"ENGLISH, book-en", "KOREAN, book-ko"})
  void aBookOfManyLinesReadsSensibly(Language language, String golden) throws IOException {
    try (Window window = browser.open(new Look(Screen.DESKTOP, language, Look.USUAL.colours()))) {
      Page page = window.page;
      Scene.GRADEBOOK.show(page);
      Locator book = page.locator(".book");
      assertThat(book.getAttribute("aria-rowcount")).isEqualTo("1001");
      assertThat(book.getAttribute("aria-colcount")).isEqualTo("32");
      page.locator("input[type=search]").fill("0042");
      PlaywrightAssertions.assertThat(book.locator(".line")).hasCount(1);
      assertThat(book.getAttribute("aria-rowcount")).isEqualTo("2");
      assertThat(book.locator(".line").getAttribute("aria-rowindex")).isEqualTo("2");
      assertThat(book.locator(".line > :last-child").getAttribute("aria-colindex")).isEqualTo("32");
      assertThat(read(page, ".book")).isEqualTo(golden(golden));
    }
  }

  /** What came of a composed answer, its replay with it. */
  @ParameterizedTest
  @CsvSource({"ENGLISH, reviewed-en", "KOREAN, reviewed-ko"})
  void whatCameOfAnAnswerReadsSensibly(Language language, String golden) throws IOException {
    try (Window window = browser.open(new Look(Screen.DESKTOP, language, Look.USUAL.colours()))) {
      Page page = window.page;
      School.shared().enter(page);
      page.navigate(School.shared().ended() + "#open-three-way");
      page.locator(".reviewed .row.wrong").waitFor();
      assertThat(read(page, ".task-card / .outcome / .reviewed .ladder")).isEqualTo(golden(golden));
    }
  }

  /** Ten of a class, in every state that there is. */
  @ParameterizedTest
  @CsvSource({"ENGLISH, watched-en", "KOREAN, watched-ko"})
  void aClassThatIsWatchedReadsSensibly(Language language, String golden) throws IOException {
    try (Window window = browser.open(new Look(Screen.DESKTOP, language, Look.USUAL.colours()))) {
      Page page = window.page;
      Scene.LIVE.show(page);
      page.locator("input[type=search]").fill("000");
      PlaywrightAssertions.assertThat(page.locator(".watch tbody tr")).hasCount(10);
      assertThat(read(page, ".standings / .tools / .table-box")).isEqualTo(golden(golden));
    }
  }

  /**
   * The trees of some parts, without what differs each time: moments, what is counted from them,
   * and how many questions the quiz has.
   */
  private static String read(Page page, String parts) {
    var trees = new StringBuilder();
    for (String part : parts.split(" / ", -1)) {
      trees.append(page.locator(part).first().ariaSnapshot()).append('\n');
    }
    String read = trees.toString();
    for (Pattern moment : MOMENTS) {
      read = moment.matcher(read).replaceAll("…");
    }
    // After the moments: one of them may hold the same number.
    return read.replaceAll("\\b" + Pupil.questions() + "(?!\\d)", "…");
  }

  private static String golden(String name) throws IOException {
    try (InputStream in = ReadAloudIT.class.getResourceAsStream(name + ".txt")) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
