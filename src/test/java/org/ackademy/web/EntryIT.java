package org.ackademy.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.ackademy.course.Classroom;
import org.ackademy.course.Classroom.Member;
import org.ackademy.course.CourseRole;
import org.ackademy.platform.launcher.RunningAckademy;
import org.ackademy.platform.oidc.MockProvider;
import org.ackademy.web.Browser.Look;
import org.ackademy.web.Browser.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Coming in by a browser: with a password, an invitation, a link; and going out again. */
@WithBrowser
class EntryIT {
  private static final String START = "^https?://[^/]+/$";

  private static Browser browser;
  private static Classroom room;

  private Window window;
  private Page page;

  @BeforeAll
  static void open() {
    browser = new Browser();
    room = Classroom.open();
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
  void end() {
    window.close();
  }

  @Test
  void aPasswordLetsInAndTheFrameSaysWhoAndLetsOut() {
    Member learner = room.join(CourseRole.LEARNER, "김민지");
    page.navigate("/");
    page.locator("header a[href='/sign-in']").click();
    page.locator("input[name=username]").fill(learner.username());
    page.locator("input[name=password]").fill(learner.password());
    page.locator("form button").click();
    assertThat(page.locator(".signed-in")).hasText("김민지");
    assertThat(page).hasURL(Pattern.compile(START));
    page.reload();
    assertThat(page.locator(".signed-in")).hasText("김민지");
    assertThat(page.evaluate("() => document.cookie")).isEqualTo("");
    page.locator("header button", new Page.LocatorOptions().setHasText("Sign out")).click();
    assertThat(page.locator("header a[href='/sign-in']")).isVisible();
    assertThat(window.complaints()).isEmpty();
  }

  @Test
  void anInvitationIsAcceptedByTheProviderAndThePageSaysWhoCame() throws Exception {
    String invitation =
        Classroom.as(Classroom.SHARED, room.administrator())
            .body(Map.of("role", "LEARNER"))
            .post(room.address() + "/invitations")
            .then()
            .statusCode(201)
            .extract()
            .path("invitation");
    int port = RunningAckademy.neighbours().provider();
    try (var provider = new MockProvider(port, Clock.systemUTC())) {
      page.navigate("/invitation#" + invitation);
      page.locator("button.provider").click();
      assertThat(page.locator(".signed-in")).hasText("김민지");
      assertThat(page).hasURL(Pattern.compile(START));
      page.navigate("/sign-in?fault=not-linked");
      assertThat(page.locator("[role=alert]")).containsText("No account here is linked");
      assertThat(provider.issuer()).endsWith(":" + port);
    }
    assertThat(window.complaints()).isEmpty();
  }

  @Test
  void aWrongPasswordIsSaidAndTheFocusIsInTheForm() {
    page.navigate("/sign-in");
    page.locator("input[name=username]").fill("nobody-" + UUID.randomUUID());
    page.locator("input[name=password]").fill("wrong");
    page.locator("form button").click();
    assertThat(page.locator("[role=alert]")).hasText("The name or the password is wrong.");
    assertThat(page.locator("input[name=username]")).isFocused();
  }

  @Test
  void anInvitationMakesAnAccountAndLetsIn() {
    String invitation =
        Classroom.as(Classroom.SHARED, room.administrator())
            .body(Map.of("role", "LEARNER"))
            .post(room.address() + "/invitations")
            .then()
            .statusCode(201)
            .extract()
            .path("page");
    page.navigate(invitation);
    page.locator("input[name=username]").fill("web-" + UUID.randomUUID());
    page.locator("input[name=displayName]").fill("New Learner");
    page.locator("input[name=password]").fill("a long enough password");
    page.locator("form button").click();
    assertThat(page.locator(".signed-in")).hasText("New Learner");
    assertThat(window.complaints()).isEmpty();
  }

  @Test
  void aLinkSetsAPasswordAndLetsIn() {
    Member learner = room.join(CourseRole.LEARNER, "Reset Me");
    String link =
        Classroom.as(Classroom.SHARED, room.administrator())
            .body(Map.of("account", learner.id()))
            .post("/api/v1/passwords/links")
            .then()
            .statusCode(201)
            .extract()
            .path("page");
    page.navigate(link);
    assertThat(page.locator(".lead")).containsText(learner.username());
    page.locator("input[name=password]").fill("a new password, long");
    page.locator("form button").click();
    assertThat(page.locator(".signed-in")).hasText("Reset Me");
    assertThat(window.complaints()).isEmpty();
  }

  @Test
  void onesOwnAccountHasATokenThatIsShownOnceAndAPasswordThatIsChanged() {
    Member learner = room.join(CourseRole.LEARNER, "김민지");
    new Pupil(room, learner).signIn(page);
    page.navigate("/learn");
    page.locator(".signed-in").click();
    assertThat(page.locator(".own-list").first()).containsText("This browser");
    Browser.tabTo(page, ".new-token summary");
    page.keyboard().press("Enter");
    Browser.tabTo(page, ".new-token input[name=name]");
    page.keyboard().type("my script");
    Browser.tabTo(page, ".new-token .btn");
    page.keyboard().press("Enter");
    assertThat(page.locator(".made-token")).isFocused();
    String token = page.locator(".made-token code").textContent();
    Classroom.as(Classroom.SHARED, token).get("/api/v1/me").then().statusCode(200);
    Classroom.as(Classroom.SHARED, token).get("/api/v1/tokens").then().statusCode(403);
    page.reload();
    assertThat(page.locator("ack-tokens .own-list")).containsText("my script");
    assertThat(page.locator(".made-token")).hasCount(0);
    page.locator("ack-tokens .own-list li", new Page.LocatorOptions().setHasText("my script"))
        .locator(".btn")
        .click();
    page.locator("dialog button[value=yes]").click();
    assertThat(page.locator("#say")).containsText("The token my script is ended.");
    Classroom.as(Classroom.SHARED, token).get("/api/v1/me").then().statusCode(401);

    page.locator("input[name=current]").fill("not it");
    page.locator("input[name=password]").fill("a new and longer password");
    page.locator(".own-password .btn").click();
    assertThat(page.locator("#current-wrong")).isVisible();
    assertThat(page.locator("input[name=current]")).isFocused();
    page.locator("input[name=current]").fill(learner.password());
    page.locator(".own-password .btn").click();
    assertThat(page.locator("#say")).containsText("The password is changed");
    Classroom.signIn(Classroom.SHARED, learner.username(), "a new and longer password");
  }

  @Test
  void anAdministratorFindsSomebodyAndWhatWasDone() {
    Member learner = room.join(CourseRole.LEARNER, "Rosalind " + room.course());
    Pupil.administering(room).signIn(page);
    page.navigate("/learn");
    page.locator(".pages a[href='/admin']").click();
    Browser.tabTo(page, ".admin input[type=search]");
    page.keyboard().type("rosalind " + room.course().substring(0, 20).toUpperCase(Locale.ROOT));
    assertThat(page.locator(".admin-table tbody tr")).hasCount(1);
    Browser.tabTo(page, ".admin-table button");
    page.keyboard().press("Enter");
    assertThat(page.locator(".shown-once")).isFocused();
    assertThat(page.locator(".shown-once code")).containsText("/reset#ack_pwd_");
    page.locator(".tabs a[href='/admin/audit']").click();
    page.locator("input[name=action]").fill("reset.made");
    page.locator("input[name=subject]").fill(learner.id());
    page.locator(".admin form .btn").click();
    assertThat(page.locator(".admin-table tbody tr")).hasCount(1);
    assertThat(page.locator(".admin-table tbody tr")).containsText("reset.made");
    page.navigate("/admin/jobs");
    assertThat(page.locator(".admin-table tbody tr").first()).isVisible();
    assertThat(window.complaints()).isEmpty();
  }

  @Test
  void anAdministratorMakesAnotherOneAndTakesThatBackAndTakesDataAlong() throws IOException {
    Member learner = room.join(CourseRole.LEARNER, "Katherine " + room.course());
    Pupil.administering(room).signIn(page);
    page.navigate("/admin");
    page.locator(".admin input[type=search]").fill("katherine " + room.course());
    Locator row = page.locator(".admin-table tbody tr");
    assertThat(row).hasCount(1);
    for (String role : List.of("ADMINISTRATOR", "MEMBER")) {
      Browser.tabTo(page, ".admin-table button:nth-of-type(2)");
      page.keyboard().press("Enter");
      Browser.tabTo(page, "dialog button[value=yes]");
      page.keyboard().press("Enter");
      assertThat(page.locator("#say")).containsText("Katherine");
      assertThat(row.locator(".badge-text").first())
          .hasText(role.equals("MEMBER") ? "Member" : "Administrator");
      Classroom.as(Classroom.SHARED, room.administrator())
          .get(Classroom.API + "/people/" + learner.id())
          .then()
          .body("role", equalTo(role));
    }
    Download data = page.waitForDownload(() -> row.locator("a[download]").click());
    try (var zip = new ZipInputStream(Files.newInputStream(data.path()))) {
      assertThat(zip.getNextEntry()).isNotNull();
    }
    assertThat(window.complaints()).isEmpty();
  }

  @Test
  void anAdministratorHasSentAgainWhatWasGivenUp() throws Exception {
    BlockingQueue<Integer> told = new LinkedBlockingQueue<>();
    BlockingQueue<Integer> answers = new LinkedBlockingQueue<>(List.of(410));
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          int status = Objects.requireNonNullElse(answers.poll(), 204);
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
          told.add(status);
        });
    receiver.start();
    try {
      String url = "http://localhost:" + receiver.getAddress().getPort() + "/";
      var wish = Map.of("url", url, "events", List.of("roster.changed"));
      var administrator = Classroom.as(Classroom.SHARED, room.administrator());
      String hook =
          administrator
              .header("Idempotency-Key", UUID.randomUUID())
              .body(wish)
              .post(room.address() + "/webhooks")
              .then()
              .statusCode(201)
              .extract()
              .path("webhook.id");
      String address = room.address() + "/webhooks/" + hook;
      room.join(CourseRole.LEARNER);
      room.awaitState(address, "GONE");
      Classroom.as(Classroom.SHARED, room.administrator())
          .header("If-Match", "*")
          .body(wish)
          .put(address)
          .then()
          .statusCode(200);
      Pupil.administering(room).signIn(page);
      page.navigate("/admin/webhooks");
      Locator row =
          page.locator(".admin-table tbody tr", new Page.LocatorOptions().setHasText(url));
      assertThat(row.locator(".n").last()).hasText("1");
      Keys.on(page).enter(".admin-table button", url);
      assertThat(page.locator("#say")).containsText("1 message is sent again.");
      assertThat(row.locator("button")).hasCount(0);
      assertThat(page.locator(".table-box")).isFocused();
      assertThat(told.poll(1, TimeUnit.MINUTES)).isEqualTo(410);
      assertThat(told.poll(1, TimeUnit.MINUTES)).isEqualTo(204);
      assertThat(window.complaints()).isEmpty();
    } finally {
      receiver.stop(0);
    }
  }

  @Test
  void anAdministratorSeesWhomMailIsForThatWaitsAndNothingOfWhatStandsInIt() {
    // Nobody takes mail here, unless a test is about that.
    String address = "p@" + UUID.randomUUID() + ".example";
    String invitation =
        Classroom.as(Classroom.SHARED, room.administrator())
            .body(Map.of("role", "LEARNER", "email", address))
            .post(room.address() + "/invitations")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    Pupil.administering(room).signIn(page);
    page.navigate("/admin/jobs");
    Keys.on(page).to(".tools select").press("End");
    assertThat(page.locator(".admin .hint")).containsText("shown nowhere");
    Locator row =
        page.locator(".admin-table tbody tr", new Page.LocatorOptions().setHasText(address));
    assertThat(row).containsText("Mail with a link");
    assertThat(page.locator(".admin-table")).not().containsText("ack_inv_");
    Classroom.as(Classroom.SHARED, room.administrator())
        .get(Classroom.API + "/jobs?limit=200&name=link-mail")
        .then()
        .statusCode(200)
        .body("items.name", everyItem(equalTo("link-mail")))
        .body("items.find { it.instance == '" + invitation + "' }.about", equalTo(address));
    assertThat(window.complaints()).isEmpty();
  }

  @Test
  void anAdministratorInvitesAndLetsAnotherSystemInByKeyboardAlone() {
    Pupil.administering(room).signIn(page);
    page.navigate("/admin");
    Keys keys = Keys.on(page).enter(".tabs a[href='/admin/invitations']");
    keys.enter(".tools .btn.primary");
    assertThat(page.locator(".shown-once")).isFocused();
    assertThat(page.locator(".shown-once code")).containsText("/invitation#ack_inv_");
    keys.enter(".shown-once .btn.ghost");
    assertThat(page.locator(".tools select")).isFocused();
    Locator open = page.locator(".admin-table button");
    int before = open.count();
    keys.enter(".admin-table button");
    assertThat(open).hasCount(before - 1);
    assertThat(page.locator(".table-box")).isFocused();

    String name = "Records " + UUID.randomUUID();
    keys.enter(".tabs a[href='/admin/tokens']").enter(".new-machine summary");
    keys.to(".new-machine input[name=name]").type(name);
    keys.to(".new-machine input[value='grade:read']").press("Space");
    keys.enter(".new-machine .btn.primary");
    assertThat(page.locator(".shown-once")).isFocused();
    keys.enter(".shown-once .btn.ghost");
    assertThat(page.locator(".new-machine summary")).isFocused();
    keys.enter(".own-list .btn", name).enter("dialog button[value=yes]");
    assertThat(page.locator(".own-list li", new Page.LocatorOptions().setHasText(name)))
        .containsText("ended");
    assertThat(page.evaluate("() => document.activeElement.tagName")).isNotEqualTo("BODY");

    keys.enter(".tabs a[href='/admin/audit']");
    keys.to(".admin input[name=action]").type("machine.ended").press("Enter");
    assertThat(page.locator(".admin-table tbody tr").first()).containsText("machine.ended");
    assertThat(window.complaints()).isEmpty();
  }

  @Test
  void somebodyComesInByAnInvitationChoosesALanguageAndEndsATokenByKeyboardAlone() {
    String invitation =
        Classroom.as(Classroom.SHARED, room.administrator())
            .body(Map.of("role", "LEARNER"))
            .post(room.address() + "/invitations")
            .then()
            .statusCode(201)
            .extract()
            .path("page");
    page.navigate(invitation);
    Keys keys = Keys.on(page);
    keys.to("input[name=username]").type("keys-" + UUID.randomUUID());
    keys.to("input[name=displayName]").type("Key Learner");
    keys.to("input[name=password]").type("a long enough password").press("Enter");
    assertThat(page.locator(".signed-in")).hasText("Key Learner");
    keys.enter(".choices .pill[lang=ko]");
    assertThat(page.locator("html")).hasAttribute("lang", "ko");
    assertThat(page.locator(".choices .pill[lang=en]")).isFocused();
    keys.press("Enter");
    keys.enter("a.signed-in").enter(".new-token summary");
    keys.to(".new-token input[name=name]").type("my script").press("Enter");
    assertThat(page.locator(".made-token")).isFocused();
    keys.enter(".own-list .btn", "my script").enter("dialog button[value=yes]");
    assertThat(page.locator("#say")).containsText("The token my script is ended.");
    assertThat(page.locator(".new-token summary")).isFocused();
    keys.to("input[name=current]").type("a long enough password");
    keys.to("input[name=password]").type("another long password").press("Enter");
    assertThat(page.locator("#say")).containsText("The password is changed");
    keys.enter(".choices button", "Sign out");
    assertThat(page.locator("header a[href='/sign-in']")).isVisible();
    assertThat(window.complaints()).isEmpty();
  }

  @Test
  void administrationIsNobodyElses() {
    new Pupil(room, room.join(CourseRole.INSTRUCTOR)).signIn(page);
    page.navigate("/admin");
    assertThat(page.locator(".admin .none")).containsText("This is for administrators.");
    assertThat(page.locator(".pages a[href='/admin']")).hasCount(0);
  }

  @Test
  void signingInLeadsNowhereElse() {
    Member learner = room.join(CourseRole.LEARNER);
    page.navigate("/sign-in?to=https://evil.example/");
    page.locator("input[name=username]").fill(learner.username());
    page.locator("input[name=password]").fill(learner.password());
    page.locator("form button").click();
    assertThat(page.locator(".signed-in")).isVisible();
    assertThat(page).hasURL(Pattern.compile(START));
  }
}
