package org.ackademy.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.ackademy.course.Classroom;
import org.ackademy.lms.mock.MockPlatform;
import org.ackademy.lms.mock.MockPlatform.Person;
import org.ackademy.lms.mock.MockPlatform.Place;
import org.ackademy.lms.mock.MockPlatform.Visit;
import org.ackademy.lms.mock.MockRegistry;
import org.ackademy.lms.mock.MockRoster;
import org.ackademy.lms.mock.Quirk;
import org.ackademy.platform.launcher.RunningAckademy;
import org.ackademy.web.Browser.Language;
import org.ackademy.web.Browser.Look;
import org.ackademy.web.Browser.Screen;
import org.ackademy.web.Browser.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a learning management system comes to be known, and what its roster changes, by pages. */
@WithBrowser
class SystemsIT {
  private static final Look PHONE = new Look(Screen.PHONE, Language.KOREAN, ColorScheme.DARK);

  private static Browser browser;
  private static Classroom room;

  private MockPlatform platform;
  private MockRoster roster;

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
  void begin() throws IOException {
    platform = new MockPlatform(Quirk.MOODLE, Clock.systemUTC(), "localhost");
    platform.showsCourses();
    roster = platform.roster(URI.create(root() + "lti/jwks.json"));
  }

  @AfterEach
  void end() {
    platform.close();
  }

  private static String root() {
    return RunningAckademy.shared().root().toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Follows a link of a course there, in the whole window. */
  private void launches(
      Page page,
      Person person,
      Place place,
      UnaryOperator<com.nimbusds.jwt.JWTClaimsSet.Builder> says) {
    StringBuilder query = new StringBuilder(root() + "lti/login?");
    platform
        .login(new Visit(person, place, says, root() + "lti/launch"))
        .forEach(
            (name, value) -> query.append(name).append('=').append(encoded(value)).append('&'));
    page.navigate(query.toString());
  }

  private static Place place() {
    return new Place(
        "1", UUID.randomUUID().toString(), UUID.randomUUID().toString(), Map.of("quiz", "opening"));
  }

  /** From the link to the last step that is looked at, by the keyboard where it is ours. */
  @Test
  void anAdministratorInvitesAcceptsAndChecksASystem() {
    MockRegistry registry = platform.registry();
    registry.says(
        all -> {
          all.put("token_endpoint", roster.tokenUrl());
          return all;
        });
    try (Window window = browser.open(Look.USUAL)) {
      Page page = window.page;
      Pupil.administering(room).signIn(page);
      page.navigate("/lti/systems");
      Browser.tabTo(page, ".guide .acts button");
      page.keyboard().press("Enter");
      String link = page.locator(".shown-once code").innerText();
      Page there = page.context().newPage();
      there.navigate(
          platform.origin()
              + "/registers?tool="
              + encoded(
                  link
                      + "&openid_configuration="
                      + encoded(registry.address())
                      + "&registration_token="
                      + encoded(registry.token())));
      FrameLocator frame = there.frameLocator("iframe");
      assertThat(frame.locator(".lead")).containsText("localhost:");
      Keys inside = new Keys(ours(there));
      inside.enter(".entry .btn");
      assertThat(frame.locator(".entry [role=status]")).containsText("waits for an administrator");
      inside.enter(".entry .btn");
      // It is the system's to close its frame, and it was asked to.
      assertThat(there.locator("iframe")).hasCount(0);
      there.close();
      assertThat(registry.taken()).hasSize(1);

      page.reload();
      String host = URI.create(platform.origin()).getAuthority();
      Locator system =
          page.locator(".system")
              .filter(new Locator.FilterOptions().setHasText(platform.clientId()));
      assertThat(system.locator("h3")).hasText("moodle localhost");
      assertThat(system.locator("header")).containsText("waits for approval");
      Keys keys = Keys.on(page);
      String own = ".system[aria-labelledby='" + system.locator("h3").getAttribute("id") + "'] ";
      keys.enter(own + ".acts .btn:nth-of-type(1)");
      findings(system, "amiss", "good", "not yet", "not yet", "amiss", "not yet", "not yet");
      assertThat(system.locator(".findings")).containsText("Follow a link there to this server.");
      keys.enter(own + ".own-list .btn", "moodle localhost, 1");
      assertThat(system.locator(".own-list")).containsText("accepted");
      keys.enter(own + ".acts .btn:nth-of-type(2)");
      assertThat(system.locator("header")).containsText("accepted");
      Person teacher = new Person("7", "Grace Hopper", "Instructor");
      roster.has("7", "Grace Hopper", "Instructor", null);
      try (Window other = browser.open(Look.USUAL)) {
        launches(other.page, teacher, place(), roster.claim());
        assertThat(other.page.locator(".signed-in")).hasText("Grace Hopper");
      }
      keys.enter(own + ".acts .btn:nth-of-type(1)");
      findings(system, "good", "good", "good", "good", "good", "good", "not yet");
      changes(keys, own, system, host);
      assertThat(window.complaints()).allSatisfy(said -> assertThat(said).contains("422"));
    }
  }

  /** Our own page in the system's frame. */
  private static Frame ours(Page page) {
    return page.frames().stream()
        .filter(frame -> frame.url().startsWith(root()))
        .findFirst()
        .orElseThrow();
  }

  private static void findings(Locator system, String... words) {
    assertThat(system.locator(".findings .badge-text")).hasText(words);
  }

  /** Its addresses, once they are known to be wrong. */
  private void changes(Keys keys, String own, Locator system, String host) {
    keys.enter(own + "[aria-expanded]");
    Locator address = system.locator("input[name=keysUrl]");
    assertThat(system.locator("input[name=name]")).isFocused();
    assertThat(address).hasValue("http://" + host + "/keys");
    keys.write(own + "input[name=keysUrl]", "no address").press("Enter");
    assertThat(address).hasAttribute("aria-invalid", "true");
    assertThat(address).isFocused();
    keys.write(own + "input[name=keysUrl]", "http://" + host + "/keys?renewed=1");
    keys.write(own + "input[name=sites]", "http://" + host).press("Enter");
    assertThat(system.locator("form")).hasCount(0);
    assertThat(system.locator("[aria-expanded]")).isFocused();
    Map<String, Object> changed =
        Classroom.as(Classroom.SHARED, room.administrator())
            .get("/api/v1/audit?action=lti.registration-changed&limit=1")
            .then()
            .statusCode(200)
            .extract()
            .path("items[0]");
    assertThat(changed.toString()).contains("/keys?renewed=1");
    keys.press("Enter");
    assertThat(address).hasValue("http://" + host + "/keys?renewed=1");
  }

  /** The values of each system's own form, as many as it has fields. */
  @Test
  void whatIsTypedIntoTheFormsOfSystemsIsCopied() {
    try (Window window = browser.open(PHONE)) {
      Page page = window.page;
      Pupil.administering(room).signIn(page);
      page.navigate("/lti/systems");
      for (String product : List.of("Blackboard", "Brightspace", "Sakai", "Moodle")) {
        Keys.on(page).enter(".guide .modes button", product);
        assertThat(
                page.locator(".addresses dd")
                    .filter(new Locator.FilterOptions().setHasText("/lti/login")))
            .hasCount(1);
        assertThat(page.locator(".guide .acts a")).hasCount(0);
      }
      Keys.on(page).enter(".addresses .btn");
      String first = page.locator(".addresses dd code").first().innerText();
      page.waitForCondition(
          () -> first.equals(page.evaluate("() => navigator.clipboard.readText()")));
      Keys.on(page).enter(".guide .modes button", "Canvas");
      assertThat(page.locator(".addresses")).hasCount(0);
      assertThat(page.locator(".guide .acts a")).hasAttribute("href", "/lti/config/canvas.json");
      assertThat(window.complaints()).isEmpty();
    }
  }

  @Test
  void aTeacherTakesTheRosterOverOnAPhone() {
    Classroom.as(Classroom.SHARED, room.administrator())
        .body(registrationWith(roster.tokenUrl()))
        .post("/api/v1/lti/registrations")
        .then()
        .statusCode(201);
    Person teacher = new Person("7", "그레이스", "Instructor");
    roster.has("7", "그레이스", "Instructor", null);
    roster.has("8", "김민지", "Learner", null);
    roster.has("9", "이서준", "Learner", null);
    roster.has("10", "방문자", "Nobody", null);
    try (Window window = browser.open(PHONE)) {
      Page page = window.page;
      launches(page, teacher, place(), roster.claim());
      page.locator("ack-results h1, ack-teach h1").first().waitFor();
      page.navigate("/teach");
      Keys.on(page).enter("a[href^='/lti/roster']");
      assertThat(page.locator("tbody tr")).hasCount(3);
      assertThat(page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText("김민지")))
          .containsText("들어옴");
      // Somebody else comes meanwhile: what was not seen is not applied.
      roster.has("11", "박지우", "Learner", null);
      Browser.tabTo(page, ".roster .btn.primary");
      page.keyboard().press("Enter");
      assertThat(page.locator("tbody tr")).hasCount(4);
      assertThat(page.locator(".roster")).containsText("그사이 명단이 바뀌었습니다.");
      Browser.tabTo(page, ".roster .btn.primary");
      page.keyboard().press("Enter");
      // Who has no role that is known here stays where they are.
      assertThat(page.locator("tbody tr")).hasCount(1);
      assertThat(page.locator("tbody tr")).containsText("방문자");
      assertThat(page.locator(".roster .btn.primary")).isDisabled();
      assertThat(window.complaints()).allSatisfy(said -> assertThat(said).contains("412"));
    }
  }

  private Map<String, Object> registrationWith(String tokenUrl) {
    var all = new java.util.HashMap<>(platform.registration());
    all.put("tokenUrl", tokenUrl);
    return all;
  }
}
