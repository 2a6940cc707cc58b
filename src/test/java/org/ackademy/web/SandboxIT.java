package org.ackademy.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.regex.Pattern;
import org.ackademy.web.Browser.Look;
import org.ackademy.web.Browser.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Playing both hosts, or one against the machine. */
@WithBrowser
class SandboxIT {
  private static Browser browser;

  private Window window;
  private Page page;

  @BeforeAll
  static void open() {
    browser = new Browser();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @BeforeEach
  void begin() {
    window = browser.open(Look.USUAL);
    page = window.page;
  }

  @AfterEach
  void nobodyComplained() {
    assertThat(window.complaints()).isEmpty();
    window.close();
  }

  /** Sends the first segment with these flags that a host could send. */
  private void send(String host, String flags) {
    page.locator(".hand." + host + " .move:enabled")
        .filter(
            new Locator.FilterOptions()
                .setHas(
                    page.locator(
                        ".fl",
                        new Page.LocatorOptions().setHasText(Pattern.compile("^" + flags + "$")))))
        .first()
        .click();
  }

  private Locator states() {
    return page.locator(".chip.big");
  }

  @Test
  void bothHostsArePlayed() {
    page.navigate("/sandbox");
    assertThat(states()).hasText(new String[] {"CLOSED", "LISTEN"});
    assertThat(page.locator(".hand.B .move")).hasCount(0);
    send("A", "SYN");
    assertThat(states()).hasText(new String[] {"SYN-SENT", "SYN-RECEIVED"});
    send("B", "SYN ACK");
    assertThat(states()).hasText(new String[] {"ESTABLISHED", "SYN-RECEIVED"});
    assertThat(page.locator(".diagram"))
        .hasAttribute(
            "aria-label", "State diagram of TCP. A is in ESTABLISHED, B is in SYN-RECEIVED.");
    assertThat(page.locator(".node.in-A text").first()).hasText("ESTABLISHED");
    page.reload();
    assertThat(states()).hasText(new String[] {"ESTABLISHED", "SYN-RECEIVED"});
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Undo")).click();
    assertThat(states()).hasText(new String[] {"SYN-SENT", "SYN-RECEIVED"});
  }

  @Test
  void theMachineAnswers() {
    page.navigate("/sandbox");
    page.locator(".players input[value=A]").check();
    send("A", "SYN");
    assertThat(page.locator("#line-2 .fl")).hasText("SYN ACK");
    assertThat(page.locator(".hand.B .move")).hasCount(0);
  }

  @Test
  void aSegmentIsLostByAClickOnIt() {
    page.navigate("/sandbox");
    send("A", "SYN");
    page.locator("#line-1 .lbl").click();
    assertThat(page.locator("#line-1")).hasClass(Pattern.compile("\\blost\\b"));
    assertThat(states()).hasText(new String[] {"SYN-SENT", "LISTEN"});
    assertThat(page.locator(".hand.B .move")).hasCount(0);
    // Its timer lets A send it again; what has been answered cannot be lost any more.
    send("A", "SYN");
    send("B", "SYN ACK");
    assertThat(page.locator("#line-3")).isVisible();
    page.locator("#line-2 .lbl").click();
    assertThat(page.locator(".hands .fault")).containsText("answered already");
    assertThat(page.locator("#line-2")).not().hasClass(Pattern.compile("\\blost\\b"));
  }

  @Test
  void aSegmentIsLostWhileItFlies() {
    page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
    page.navigate("/sandbox");
    send("A", "SYN");
    page.locator(".packet").dispatchEvent("click");
    assertThat(page.locator("#line-1")).hasClass(Pattern.compile("\\blost\\b"));
    assertThat(states()).hasText(new String[] {"SYN-SENT", "LISTEN"});
    assertThat(page.locator(".packet")).hasCount(0);
  }

  @Test
  void bothHostsArePlayedByKeyboardAlone() {
    page.navigate("/sandbox");
    Browser.tabTo(page, ".hand.A .move[aria-disabled=false]");
    page.keyboard().press("Enter");
    assertThat(states()).hasText(new String[] {"SYN-SENT", "SYN-RECEIVED"});
    assertThat(page.locator("#say")).containsText("SYN");
    Browser.tabTo(page, "#line-1 .lbl");
    page.keyboard().press("Space");
    assertThat(states()).hasText(new String[] {"SYN-SENT", "LISTEN"});
    assertThat(page.locator("#line-1 .lbl")).isFocused();
    assertThat(page.locator("#line-1 .lbl")).hasAttribute("aria-pressed", "true");
    page.keyboard().press("Space");
    assertThat(states()).hasText(new String[] {"SYN-SENT", "SYN-RECEIVED"});
    Browser.tabTo(page, ".stage-head .acts .btn:nth-of-type(2)");
    page.keyboard().press("Enter");
    assertThat(states()).hasText(new String[] {"CLOSED", "LISTEN"});
    Browser.tabTo(page, ".players input:checked");
    page.keyboard().press("ArrowDown");
    Browser.tabTo(page, ".hand.A .move[aria-disabled=false]");
    page.keyboard().press("Enter");
    assertThat(page.locator("#line-2 .fl")).hasText("SYN ACK");
  }

  @Test
  void aChallengeIsMadeAndMetByKeyboardAlone() {
    page.navigate("/sandbox");
    Keys keys = Keys.on(page).enter(".challenge summary");
    keys.to(".challenge .field:nth-of-type(1) select").type("ESTABLISHED");
    keys.to(".challenge .field:nth-of-type(2) select").type("ESTABLISHED");
    keys.enter(".challenge .btn");
    assertThat(page.locator("#say")).containsText("copied");
    String link = (String) page.evaluate("() => navigator.clipboard.readText()");
    page.navigate("about:blank");
    page.navigate(link);
    assertThat(page.locator("h1")).hasText("Bring A to ESTABLISHED and B to ESTABLISHED");
    keys.enter(".hand.A .move[aria-disabled=false]", "SYN");
    // What was done is gone from the hand; what can be done next has the focus.
    assertThat(page.locator(".hand.B .move").first()).isFocused();
    keys.enter(".hand.B .move[aria-disabled=false]", "SYN ACK");
    keys.enter(".hand.A .move[aria-disabled=false]", "ACK");
    assertThat(page.locator(".reached.yes")).hasText("Done, with 3 segments.");
    keys.enter(".stage-head .acts .btn:nth-of-type(1)");
    assertThat(page.locator(".reached")).hasText("Not there yet.");
    keys.press("Enter", "Enter");
    assertThat(states()).hasText(new String[] {"CLOSED", "LISTEN"});
    assertThat(page.locator(".stage-head .acts .btn").first()).isFocused();
  }

  @Test
  void aChallengeIsMadeAndMet() {
    page.navigate("/sandbox");
    // When the hands are dealt nothing below them moves any more.
    page.locator(".hand.A .move[aria-disabled=false]").first().waitFor();
    page.locator(".challenge summary").click();
    page.locator(".challenge select").nth(0).selectOption("ESTABLISHED");
    page.locator(".challenge select").nth(1).selectOption("ESTABLISHED");
    page.locator(".challenge .btn").click();
    page.locator(".challenge .btn.done").waitFor();
    String link = (String) page.evaluate("() => navigator.clipboard.readText()");
    page.navigate("about:blank");
    page.navigate(link);
    assertThat(page.locator("h1")).hasText("Bring A to ESTABLISHED and B to ESTABLISHED");
    assertThat(page.locator(".reached")).hasText("Not there yet.");
    for (List<String> move :
        List.of(List.of("A", "SYN"), List.of("B", "SYN ACK"), List.of("A", "ACK"))) {
      send(move.get(0), move.get(1));
    }
    assertThat(page.locator(".reached.yes")).hasText("Done, with 3 segments.");
  }

  /** On a phone what is played comes first, and what may be made of it last. */
  @Test
  void theChallengeStandsBehindTheStageWhereThereIsOneColumn() {
    page.setViewportSize(Browser.Screen.PHONE.width, Browser.Screen.PHONE.height);
    page.navigate("/sandbox");
    assertThat(page.locator(".stage ~ .side .challenge")).isVisible();
    assertThat(page.locator(".challenge")).hasCount(1);
    page.setViewportSize(Browser.Screen.DESKTOP.width, Browser.Screen.DESKTOP.height);
    assertThat(page.locator(".side:has(~ .stage) .challenge")).isVisible();
    assertThat(page.locator(".challenge")).hasCount(1);
  }
}
