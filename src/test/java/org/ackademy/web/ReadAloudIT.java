package org.ackademy.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
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
  })
  void readsSensibly(Scene scene, Language language, String part, String golden)
      throws IOException {
    try (Window window = browser.open(new Look(Screen.DESKTOP, language, Look.USUAL.colours()))) {
      scene.show(window.page);
      String tree = window.page.locator(part).first().ariaSnapshot();
      assertThat(tree + "\n").isEqualTo(golden(golden));
    }
  }

  private static String golden(String name) throws IOException {
    try (InputStream in = ReadAloudIT.class.getResourceAsStream(name + ".txt")) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
