package org.ackademy.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;
import org.ackademy.web.Browser.Look;
import org.ackademy.web.Browser.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the first visit costs, and that nothing jumps while it loads. */
@WithBrowser
class FirstLoadIT {
  /** All bodies together, as they were compressed on the way. */
  private static final int BYTES_MAX = 60_000;

  private static final int FILES_MIN = 10;

  private static final String SHIFTS =
      """
      () => new Promise((done) => {
        new PerformanceObserver((list, observer) => {
          observer.disconnect();
          done(list.getEntries().filter((entry) => !entry.hadRecentInput).reduce((sum, entry) => sum + entry.value, 0));
        }).observe({type: 'layout-shift', buffered: true});
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(0), 50)));
      })
      """;

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
  @EnumSource(
      names = {
        "HOME",
        "COMPOSE_EMPTY",
        "SANDBOX",
        "WORK",
        "ASSIGNMENT",
        "ATTEMPT",
        "REVIEW",
        "TEACH",
        "GRADEBOOK",
        "RESULTS",
        "SETUP",
        "LIVE",
        "REGRADES"
      })
  void theFirstLoadIsSmall(Scene scene) {
    try (Window window = browser.open(Look.USUAL)) {
      List<Response> responses = new ArrayList<>();
      window.page.onResponse(responses::add);
      scene.show(window.page);
      List<Response> files =
          responses.stream().filter(response -> !response.url().contains("/api/")).toList();
      assertThat(files).hasSizeGreaterThan(FILES_MIN);
      assertThat(files).allSatisfy(file -> assertThat(file.status()).isEqualTo(200));
      int bytes = files.stream().mapToInt(file -> file.request().sizes().responseBodySize).sum();
      System.out.println(
          "First load of " + scene + ": " + bytes + " bytes in " + files.size() + " files");
      assertThat(bytes).isPositive().isLessThan(BYTES_MAX);
    }
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "HOME",
        "COMPOSE",
        "SANDBOX",
        "WORK",
        "ASSIGNMENT",
        "ATTEMPT",
        "REVIEW",
        "TEACH",
        "GRADEBOOK"
      })
  void nothingJumps(Scene scene) {
    try (Window window = browser.open(Look.USUAL)) {
      scene.show(window.page);
      assertThat(((Number) window.page.evaluate(SHIFTS)).doubleValue()).isZero();
    }
  }

  @Test
  void aSecondVisitLoadsNothingButThePage() {
    try (Window window = browser.open(Look.USUAL)) {
      Scene.HOME.show(window.page);
      Scene.HOME.show(window.page);
      assertThat(
              window.page.evaluate(
                  "() => performance.getEntriesByType('resource').filter((file) => file.transferSize > 0).map((file) => file.name)"))
          .isEqualTo(List.of());
    }
  }
}
