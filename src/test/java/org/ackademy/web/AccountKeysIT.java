package org.ackademy.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.ackademy.course.Classroom;
import org.ackademy.course.CourseRole;
import org.ackademy.platform.launcher.RunningAckademy;
import org.ackademy.platform.mail.Letterbox;
import org.ackademy.platform.oidc.MockProvider;
import org.ackademy.web.Browser.Look;
import org.ackademy.web.Browser.Screen;
import org.ackademy.web.Browser.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do with their own accounts, by keyboard alone. */
class AccountKeysIT extends Taught {
  private static final String SESSIONS = "[aria-labelledby=sessions-name] ";
  private static final String IDENTITIES = "[aria-labelledby=identities-name] ";

  /** What is shown for two seconds stays; and there is no clipboard, as without TLS. */
  static final String WITHOUT_TLS =
      """
      const after = window.setTimeout;
      window.setTimeout = (act, millis, ...more) => (millis === 2000 ? 0 : after(act, millis, ...more));
      Object.defineProperty(navigator, 'clipboard', {value: undefined});
      """;

  private Window window;
  private Page page;
  private Pupil somebody;

  @BeforeEach
  void begin() {
    window = browser.open(Look.USUAL);
    page = window.page;
    somebody = new Pupil(room, room.join(CourseRole.LEARNER, "Somebody Else"));
  }

  @AfterEach
  void end() {
    window.close();
  }

  @Test
  void aForgottenPasswordIsSetAnewByALinkThatIsMailed() throws Exception {
    try (var box = new Letterbox()) {
      Classroom.as(Classroom.SHARED, room.administrator())
          .body(Map.of("role", "LEARNER", "email", box.address()))
          .post(room.address() + "/invitations")
          .then()
          .statusCode(201);
      String username = "m" + UUID.randomUUID();
      page.navigate(box.link(1));
      Keys keys = Keys.on(page);
      keys.to("input[name=username]").type(username);
      keys.to("input[name=displayName]").type("Forgetful");
      keys.to("input[name=password]").type("a long enough password").press("Enter");
      assertThat(page.locator(".signed-in")).hasText("Forgetful");
      keys.enter(".choices button", "Sign out");

      keys.enter("header a[href='/sign-in']").enter("a[href='/forgotten']");
      keys.to("input[name=username]").type(username).press("Enter");
      assertThat(page.locator(".entry [role=status]")).containsText("a mail is on its way");
      page.navigate(box.link(2));
      assertThat(page.locator(".lead")).containsText(username);
      keys.to("input[name=password]").type("short").press("Enter");
      assertThat(page.locator("input[name=password]")).isFocused();
      keys.write("input[name=password]", "another long password").press("Enter");
      assertThat(page.locator(".signed-in")).hasText("Forgetful");
      Classroom.signIn(Classroom.SHARED, username, "another long password");
      // It is good once.
      page.navigate("about:blank");
      page.navigate(box.link(2));
      assertThat(page.locator("[role=alert]")).not().isEmpty();
    }
  }

  @Test
  void aLoginElsewhereIsLinkedAndUnlinked() throws Exception {
    somebody.signIn(page);
    Locator linked = page.locator(IDENTITIES + ".own-list li");
    try (var provider =
        new MockProvider(RunningAckademy.neighbours().provider(), Clock.systemUTC())) {
      page.navigate("/account");
      Keys keys = Keys.on(page).enter(IDENTITIES + ".acts .btn");
      assertThat(linked).containsText(provider.issuer());
      keys.enter(IDENTITIES + ".own-list .btn").enter("dialog button[value=no]");
      assertThat(linked).hasCount(1);
      assertThat(page.locator(IDENTITIES + ".own-list .btn")).isFocused();
      keys.press("Enter").enter("dialog button[value=yes]");
      assertThat(linked).hasCount(0);
      assertThat(page.locator(IDENTITIES + ".acts .btn")).isFocused();
    }
    assertThat(window.complaints()).isEmpty();
  }

  @Test
  void otherBrowsersAreSignedOutOneByOneAndAllTogether() {
    somebody.signIn(page);
    try (Window other = browser.open(Look.USUAL);
        Window third = browser.open(Look.USUAL)) {
      somebody.signIn(other.page);
      somebody.signIn(third.page);
      page.navigate("/account");
      Locator all = page.locator(SESSIONS + ".own-list li");
      assertThat(all).hasCount(3);
      Keys keys = Keys.on(page).enter(SESSIONS + ".own-list .btn");
      assertThat(all).hasCount(2);
      assertThat(page.locator("#say")).containsText("That browser is signed out.");
      assertThat(page.locator(SESSIONS + ".own-list .btn")).isFocused();
      keys.enter(SESSIONS + ".btn.danger").enter("dialog button[value=yes]");
      assertThat(page).hasURL(Pattern.compile("/sign-in$"));
      for (Window window : new Window[] {this.window, other, third}) {
        window.page.navigate("/account");
        assertThat(window.page).hasURL(Pattern.compile("/sign-in\\?to="));
      }
    }
  }

  @Test
  void aTokenIsCopiedAlsoWithoutTls() {
    page.addInitScript(WITHOUT_TLS);
    somebody.signIn(page);
    page.navigate("/account");
    Keys keys = Keys.on(page).enter(".new-token summary");
    keys.to(".new-token input[name=name]").type("copied").press("Enter");
    assertThat(page.locator(".made-token")).isFocused();
    String token = page.locator(".made-token code").textContent();
    keys.enter(".made-token .btn", "Copy");
    assertThat(page.locator(".made-token .btn.done")).isFocused();
    assertThat(page.locator("#say")).containsText("The token is copied.");
    keys.to("input[name=current]").press("ControlOrMeta+v");
    assertThat(page.locator("input[name=current]")).hasValue(token);
    assertThat(window.complaints()).isEmpty();
  }

  @Test
  void aPhonesMenuIsOpenedTheThemeChosenAndTheMenuClosed() {
    try (Window phone = browser.open(Look.on(Screen.PHONE))) {
      Page small = phone.page;
      somebody.signIn(small);
      small.navigate("/learn");
      Locator menu = small.locator("#choices");
      assertThat(menu).isHidden();
      Keys keys = Keys.on(small).enter(".menu-button");
      assertThat(menu).isVisible();
      keys.enter(".choices .pill.square");
      assertThat(small.locator("html")).hasAttribute("data-theme", "light");
      keys.press("Enter");
      assertThat(small.locator("html")).hasAttribute("data-theme", "dark");
      assertThat(small.locator(".choices .pill.square")).isFocused();
      keys.press("Escape");
      assertThat(menu).isHidden();
      assertThat(small.locator(".menu-button")).isFocused();
      keys.press("Enter").enter(".choices a.signed-in");
      assertThat(small).hasURL(Pattern.compile("/account$"));
      small.reload();
      assertThat(small.locator("html")).hasAttribute("data-theme", "dark");
      assertThat(phone.complaints()).isEmpty();
    }
  }
}
