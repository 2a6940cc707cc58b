package org.ackademy.web;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;

/**
 * Somebody who has a keyboard and nothing else: goes from one thing to the next by Tab, as the page
 * orders them, and never sets the focus from outside.
 */
record Keys(Frame frame) {
  static Keys on(Page page) {
    return new Keys(page.mainFrame());
  }

  Keys to(String selector) {
    return to(selector, "");
  }

  /** Goes to the first of these in which something is said, also to those who only hear it. */
  Keys to(String selector, String said) {
    Browser.tabTo(frame, selector, said);
    return this;
  }

  Keys enter(String selector) {
    return enter(selector, "");
  }

  Keys enter(String selector, String said) {
    return to(selector, said).press("Enter");
  }

  Keys press(String... keys) {
    for (String key : keys) {
      frame.page().keyboard().press(key);
    }
    return this;
  }

  /** Types: into a list to choose by its first letters, part by part into a date. */
  Keys type(String text) {
    frame.page().keyboard().type(text);
    return this;
  }

  /** Types into a field, whatever stands there. */
  Keys write(String selector, String text) {
    return to(selector).press("ControlOrMeta+a").type(text);
  }
}
