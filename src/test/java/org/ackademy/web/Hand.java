package org.ackademy.web;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.ackademy.web.Browser.Screen;

/**
 * Somebody's hand at a page: a story that is told by it is told once for a mouse, for the keyboard
 * alone and for a finger on a phone.
 */
sealed interface Hand {
  /** What cannot be pressed yet is waited for. */
  String READY = ":not([aria-disabled=true])";

  /** With what, and on which screen. */
  enum Way {
    MOUSE(Screen.DESKTOP),
    KEYS(Screen.DESKTOP),
    FINGER(Screen.PHONE);

    final Screen screen;

    Way(Screen screen) {
      this.screen = screen;
    }

    Hand at(Page page) {
      return switch (this) {
        case MOUSE -> new Pointing(page, Locator::click);
        case KEYS -> new Typing(page);
        case FINGER -> new Pointing(page, Locator::tap);
      };
    }
  }

  Page page();

  /** Goes into a field. */
  Hand go(String selector);

  /** Follows the first link, or presses the first button, in which something is said. */
  Hand press(String selector, String said);

  default Hand press(String selector) {
    return press(selector, "");
  }

  /** Chooses from a list. */
  Hand choose(String selector, String value, String said);

  /** Chooses the one of a question's options that says something. */
  Hand tick(String said);

  Hand date(String selector, LocalDateTime at);

  /** Writes into a field, whatever stands there. */
  default Hand write(String selector, String text) {
    go(selector);
    page().keyboard().press("ControlOrMeta+a");
    page().keyboard().type(text);
    return this;
  }

  /**
   * Writes a line of a longer text anew.
   *
   * @param line from 1
   */
  default Hand line(String selector, int line, String text) {
    go(selector);
    page().keyboard().press("ControlOrMeta+Home");
    for (int i = 1; i < line; i++) {
      page().keyboard().press("ArrowDown");
    }
    page().keyboard().press("Home");
    page().keyboard().press("Shift+End");
    page().keyboard().type(text);
    return this;
  }

  /** By mouse or finger; words are typed by either. */
  record Pointing(Page page, Consumer<Locator> touch) implements Hand {
    private Locator first(String selector, String said) {
      return page.locator(selector, new Page.LocatorOptions().setHasText(said)).first();
    }

    @Override
    public Hand go(String selector) {
      return press(selector);
    }

    @Override
    public Hand press(String selector, String said) {
      touch.accept(first(selector + READY, said));
      return this;
    }

    @Override
    public Hand choose(String selector, String value, String said) {
      first(selector, "").selectOption(value);
      return this;
    }

    @Override
    public Hand tick(String said) {
      return press(".option", said);
    }

    @Override
    public Hand date(String selector, LocalDateTime at) {
      first(selector, "").fill(at.toString());
      return this;
    }
  }

  /** By keys alone. */
  record Typing(Page page) implements Hand {
    /** As the browser asks for it in English, part by part. */
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMdduuuu");

    private static final DateTimeFormatter TIME =
        DateTimeFormatter.ofPattern("hhmma", Locale.ENGLISH);

    private Keys keys() {
      return Keys.on(page);
    }

    @Override
    public Hand go(String selector) {
      keys().to(selector);
      return this;
    }

    @Override
    public Hand press(String selector, String said) {
      keys().enter(selector + READY, said);
      return this;
    }

    @Override
    public Hand choose(String selector, String value, String said) {
      keys().to(selector).type(said);
      return this;
    }

    @Override
    public Hand tick(String said) {
      keys().to(".option input").press("Space");
      List<String> options = page.locator(".option").allInnerTexts();
      for (int i = 0; !options.get(i).contains(said); i++) {
        keys().press("ArrowDown");
      }
      return this;
    }

    @Override
    public Hand date(String selector, LocalDateTime at) {
      keys().to(selector).type(DAY.format(at)).press("ArrowRight").type(TIME.format(at));
      return this;
    }
  }
}
