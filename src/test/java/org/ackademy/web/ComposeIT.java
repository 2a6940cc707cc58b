package org.ackademy.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ackademy.web.Browser.Language;
import org.ackademy.web.Browser.Look;
import org.ackademy.web.Browser.Screen;
import org.ackademy.web.Browser.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Writing a sequence and having it replayed: by keyboard alone, by pointer, by finger. */
@WithBrowser
class ComposeIT {
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

  private void type(String line) {
    page.locator("#command").fill(line);
    page.keyboard().press("Enter");
  }

  private List<String> lines() {
    return page.locator(".ladder .row[data-i] .lbl .f, .ladder .row[data-i] .lbl .fl")
        .allInnerTexts();
  }

  private Locator row(int line) {
    return page.locator(".ladder .row[data-i='%d']".formatted(line - 1));
  }

  private Locator rows() {
    return page.locator(".ladder .row[data-i]");
  }

  @Test
  void theWholeTaskByKeyboardAlone() {
    page.navigate("/compose?kind=opening");
    page.locator(".empty").waitFor();
    // From the top of the page to the line in which segments are typed.
    for (int i = 0; i < 60 && !isFocused("#command"); i++) {
      page.keyboard().press("Tab");
    }
    assertThat(isFocused("#command")).isTrue();
    for (String line : List.of("a s 100", "b sa 300 100", "a a 101 301")) {
      page.keyboard().type(line);
      page.keyboard().press("Enter");
    }
    assertThat(rows()).hasCount(3);
    page.keyboard().press("Control+Enter");
    assertThat(page.locator(".row.wrong .idx")).hasText("2");
    assertThat(page.locator(".row.wrong .lbl .err")).hasText("ack 100");
    // On to the button that leads to the wrong line.
    Locator fix =
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Fix segment 2"));
    for (int i = 0;
        i < 60 && !(Boolean) fix.evaluate("button => button === document.activeElement");
        i++) {
      page.keyboard().press("Tab");
    }
    page.keyboard().press("Enter");
    assertThat(page.locator(".editor input[name=seq]")).isFocused();
    page.keyboard().press("Tab");
    page.keyboard().type("101");
    page.keyboard().press("Enter");
    page.keyboard().press("Control+Enter");
    assertThat(page.locator(".ending.ok h3")).containsText("This could have happened");
    assertThat(page.locator(".score-card b")).hasText("100%");
  }

  /** Pasted, played step by step, taken along, opened from a file: nothing needs a pointer. */
  @Test
  void whatIsBroughtAlongIsReplayedAndTakenAlongByKeyboardAlone() throws IOException {
    page.navigate("/compose?kind=opening");
    page.locator(".empty").waitFor();
    Keys keys = Keys.on(page).enter(".stage-head .acts .btn:nth-of-type(3)");
    keys.to("dialog textarea").type(String.join("\n", Scene.Written.HANDSHAKE));
    keys.enter("dialog .btn.primary");
    assertThat(rows()).hasCount(3);
    keys.press("Control+Enter");
    assertThat(page.locator("#stage-name")).isFocused();
    keys.to(".bar .btn.primary").press("Home");
    assertThat(page.locator(".row.now .idx")).hasText("1");
    keys.press("ArrowRight");
    assertThat(page.locator(".row.now .idx")).hasText("2");
    keys.enter(".bar .speed");
    assertThat(page.locator(".bar .speed")).hasText("2×");
    Download picture = page.waitForDownload(() -> keys.enter(".side.right .acts .btn", "SVG"));
    assertThat(Files.readString(picture.path())).startsWith("<svg");
    keys.enter(".side.right .acts .btn", "Copy link");
    assertThat(page.locator("#say")).containsText("copied");
    keys.enter(".modes button:nth-of-type(1)");
    keys.enter(".stage-head .acts .btn:nth-of-type(3)").to("dialog input[type=file]");
    FileChooser chooser = page.waitForFileChooser(() -> keys.press("Space"));
    chooser.setFiles(Path.of("src/test/resources/captures/linux-wire.pcap"));
    keys.enter("dialog .dialog-list .btn");
    assertThat(page.locator(".ending.ok")).isVisible();
    // The task is another one, chosen from the list.
    keys.to(".prompt select").press("End");
    assertThat(page.locator(".empty")).isVisible();
  }

  @Test
  void aMistakeShowsWhatSomebodyMayBelieveAndWhatElseCouldHaveBeenSent() {
    page.navigate("/compose?kind=opening");
    page.locator(".empty").waitFor();
    for (String line : List.of("a s 100", "b sa 300 100", "a a 101 301")) {
      type(line);
    }
    page.keyboard().press("Control+Enter");
    assertThat(page.locator(".why .belief").first()).containsText("names the last octet received");
    page.locator(".could > summary").click();
    assertThat(page.locator(".could .move").first()).isVisible();
    page.locator(".could .move")
        .filter(new Locator.FilterOptions().setHasText("101"))
        .first()
        .click();
    page.keyboard().press("Control+Enter");
    assertThat(page.locator(".ending.ok h3")).containsText("This could have happened");
  }

  private boolean isFocused(String selector) {
    return (Boolean)
        page.evaluate("selector => document.activeElement?.matches(selector) ?? false", selector);
  }

  @Test
  void rowsAreDraggedByTheirGrips() {
    page.navigate("/compose" + Scene.exchange("opening", Scene.Written.HANDSHAKE));
    assertThat(rows()).hasCount(3);
    row(3).hover();
    var grip = row(3).locator(".grip").boundingBox();
    var first = row(1).boundingBox();
    page.mouse().move(grip.x + grip.width / 2, grip.y + grip.height / 2);
    page.mouse().down();
    page.mouse().move(grip.x + grip.width / 2, first.y - 4, new Mouse.MoveOptions().setSteps(8));
    // The numbers follow before anything is dropped.
    assertThat(row(3).locator(".idx")).hasAttribute("data-place", "1");
    page.mouse().up();
    assertThat(row(1).locator(".lbl")).containsText("301");
    assertThat(row(2).locator(".lbl")).containsText("100");
    page.keyboard().press("Control+z");
    assertThat(row(3).locator(".lbl")).containsText("301");
    assertThat(page.locator("[data-place]")).hasCount(0);
  }

  @Test
  void rowsAreChangedByKeys() {
    page.navigate("/compose" + Scene.exchange("opening", Scene.Written.HANDSHAKE));
    assertThat(rows()).hasCount(3);
    row(3).locator(".lbl").click();
    page.keyboard().press("Escape");
    assertThat(row(3).locator(".lbl")).isFocused();
    page.keyboard().press("Alt+ArrowUp");
    assertThat(row(2).locator(".fl")).hasText("ACK");
    assertThat(row(2).locator(".lbl")).isFocused();
    page.keyboard().press("d");
    assertThat(rows()).hasCount(4);
    assertThat(row(3).locator(".lbl")).isFocused();
    page.keyboard().press("l");
    assertThat(row(3)).hasClass(java.util.regex.Pattern.compile("\\blost\\b"));
    page.keyboard().press("Delete");
    assertThat(rows()).hasCount(3);
    page.keyboard().press("Home");
    assertThat(row(1).locator(".lbl")).isFocused();
    page.keyboard().press("Control+z");
    assertThat(rows()).hasCount(4);
    page.keyboard().press("Control+Shift+z");
    assertThat(rows()).hasCount(3);
    for (int i = 0; i < 10; i++) {
      page.keyboard().press("Control+z");
    }
    assertThat(row(2).locator(".fl")).hasText("SYN ACK");
  }

  @Test
  void theWholeTaskByPointer() {
    page.navigate("/compose?kind=opening");
    page.locator(".pal.A button").first().click();
    page.locator(".editor input[name=seq]").fill("100");
    page.locator(".pal.B button").nth(1).click();
    assertThat(row(1).locator(".lbl")).containsText("100");
    page.locator(".editor input[name=seq]").fill("300");
    page.locator(".editor input[name=ack]").fill("101");
    page.locator(".editor .btn.primary").click();
    page.locator(".pal.A button").nth(2).click();
    page.locator(".check-card button").click();
    // The last one's numbers were left free: some explanation fills them in.
    assertThat(page.locator(".ending.ok")).isVisible();
    assertThat(page.locator(".chip.big")).hasText(new String[] {"ESTABLISHED", "ESTABLISHED"});
  }

  @Test
  void aRowIsDragged() {
    page.navigate("/compose" + Scene.exchange("opening", Scene.Written.HANDSHAKE));
    BoundingBox grip = row(1).locator(".grip").boundingBox();
    BoundingBox last = row(3).boundingBox();
    page.mouse().move(grip.x + grip.width / 2, grip.y + grip.height / 2);
    page.mouse().down();
    page.mouse().move(grip.x, last.y + last.height / 2 - 4);
    page.mouse().move(grip.x, last.y + last.height - 2);
    assertThat(row(1).locator(".idx").getAttribute("data-place")).isEqualTo("3");
    page.mouse().up();
    assertThat(row(3).locator(".fl")).hasText("SYN");
    assertThat(row(1).locator(".fl")).hasText("SYN ACK");
    page.keyboard().press("Control+z");
    assertThat(row(1).locator(".fl")).hasText("SYN");
  }

  @Test
  void aFingerDoesAsMuchAsAMouse() {
    try (Window phone = browser.open(Look.on(Screen.PHONE))) {
      Page small = phone.page;
      small.navigate("/compose?kind=opening");
      small.locator(".pal.A button").first().tap();
      small.locator(".pal.B button").nth(1).tap();
      small.locator(".pal.A button").nth(2).tap();
      Locator third = small.locator(".row[data-i='2']");
      third.locator("[data-do=delete]").tap();
      assertThat(small.locator(".row[data-i]")).hasCount(2);
      small.locator(".small-screen").tap();
      assertThat(small.locator(".ending")).containsText("Something is still missing");
      small.locator(".ending summary").tap();
      small.locator(".ending .btn").tap();
      assertThat(small.locator(".ending.ok")).isVisible();
      assertThat(phone.complaints()).isEmpty();
    }
  }

  @Test
  void everyTargetIsLargeEnoughForAFinger() {
    try (Window phone = browser.open(Look.on(Screen.PHONE))) {
      Scene.COMPOSE_EDITOR.show(phone.page);
      List<?> small =
          (List<?>)
              phone.page.evaluate(
                  "() => [...document.querySelectorAll('button, a, input, select,"
                      + " summary')].filter((e) => e.checkVisibility() && !e.matches('.skip, .lbl,"
                      + " .brand')).map((e) => [e.getBoundingClientRect(), e]).filter(([box]) =>"
                      + " box.width < 24 || box.height < 24).map(([box, e]) =>"
                      + " `${e.outerHTML.slice(0, 80)} ${box.width}x${box.height}`)");
      assertThat(small).isEmpty();
    }
  }

  @Test
  void anyNotationIsPasted() {
    page.navigate("/compose?kind=opening");
    page.locator(".empty").waitFor();
    page.locator(".stage-head .acts button").last().click();
    page.locator("dialog textarea")
        .fill(
            """
            client -> server: SYN seq 100
            b sa 300 101
            A --> B <SEQ=101><ACK=301><CTL=ACK>
            """
                .replace("client -> server: ", "A -> B "));
    page.locator("dialog .btn.primary").click();
    assertThat(rows()).hasCount(3);
    assertThat(lines())
        .containsExactly(
            "SYN", "seq 100", "SYN ACK", "seq 300", "ack 101", "ACK", "seq 101", "ack 301");
    page.reload();
    assertThat(rows()).hasCount(3);
  }

  @Test
  void whatCannotBeReadIsToldInTheReadersLanguage() {
    try (Window korean =
        browser.open(new Look(Screen.DESKTOP, Language.KOREAN, Look.USUAL.colours()))) {
      korean.page.navigate("/compose");
      korean.page.locator("#command").fill("무엇이든");
      korean.page.keyboard().press("Enter");
      assertThat(korean.page.locator(".cmp .fault")).containsText("읽을 수 없습니다");
      assertThat(korean.page.locator("#command")).hasValue("무엇이든");
    }
  }

  @Test
  void aCaptureIsOpened() throws IOException {
    page.navigate("/compose");
    page.locator(".empty").waitFor();
    page.locator(".stage-head .acts button").last().click();
    byte[] capture = Files.readAllBytes(Path.of("src/test/resources/captures/linux-wire.pcap"));
    page.locator("dialog input[type=file]")
        .setInputFiles(new FilePayload("linux.pcap", "application/vnd.tcpdump.pcap", capture));
    assertThat(page.locator(".dialog-list button")).hasCount(159);
    page.locator(".dialog-list button").first().click();
    assertThat(page.locator(".ending.ok")).isVisible();
    assertThat(page.locator("#task-name")).hasText("192.0.2.1:20000-192.0.2.2:40000");
  }

  @Test
  void textIsNeverMarkup() {
    String evil = "<img src=x onerror=\"document.body.dataset.evil=1\">";
    page.navigate(
        "/compose#title="
            + java.net.URLEncoder.encode(evil, StandardCharsets.UTF_8)
            + "&scenario="
            + java.net.URLEncoder.encode(
                "{\"hosts\":{\"A\":{\"start\":\"CLOSED\",\"opens\":\"active\"},\"B\":{\"start\":\"LISTEN\"}}}",
                StandardCharsets.UTF_8)
            + "&lines=a+s+100");
    assertThat(page.locator("#task-name")).hasText(evil);
    type(evil);
    assertThat(page.locator(".cmp .fault")).isVisible();
    assertThat(page.locator("main img")).hasCount(0);
    assertThat(page.evaluate("() => document.body.dataset.evil ?? ''")).isEqualTo("");
  }

  @Test
  void theLanguageChangesWithoutAReload() {
    Scene.REPLAY_WRONG.show(page);
    page.evaluate("() => { window.stillHere = true; }");
    assertThat(page.locator(".why h3").first()).hasText("Wrong acknowledgment number");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("한국어")).click();
    assertThat(page.locator(".why h3").first()).hasText("확인 응답 번호가 틀렸습니다");
    assertThat(page.locator("html")).hasAttribute("lang", "ko");
    assertThat(page.locator("#task-name")).hasText("유실된 요청과 정상적인 연결 종료");
    assertThat(page.evaluate("() => window.stillHere")).isEqualTo(true);
    page.reload();
    assertThat(page.locator("html")).hasAttribute("lang", "ko");
  }

  @Test
  void theThemeChangesAndIsKept() {
    Scene.HOME.show(page);
    Object light =
        page.evaluate("() => getComputedStyle(document.documentElement).backgroundColor");
    Locator button = page.locator(".top .pill.square:not(.menu-button)");
    button.click();
    button.click();
    assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    assertThat(page.evaluate("() => getComputedStyle(document.documentElement).backgroundColor"))
        .isNotEqualTo(light);
    page.reload();
    assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
  }

  @Test
  void oneMistakeAfterTheOther() {
    page.navigate(
        "/compose"
            + Scene.exchange(
                "whole",
                List.of(
                    "A > B SYN seq=100",
                    "B > A SYN,ACK seq=300 ack=100",
                    "A > B ACK seq=101 ack=301",
                    "A > B PSH,ACK seq=101 ack=301 len=20",
                    "B > A ACK seq=301 ack=120"))
            + "&show=replay");
    assertThat(page.locator(".row.wrong .idx")).hasText(new String[] {"2", "5"});
    assertThat(page.locator("div.why")).hasCount(1);
    assertThat(page.locator("details.why")).hasCount(1);
    // Taking what could have been sent mends the first.
    page.locator("div.why .instead summary").click();
    page.locator("div.why .move").first().click();
    assertThat(page.locator(".row.wrong .idx")).hasText(new String[] {"5"});
  }

  @Test
  void itPlaysUpToTheFirstMistake() {
    Scene.REPLAY_WRONG.show(page);
    page.locator(".strip button").first().click();
    assertThat(page.locator(".row.now .idx")).hasText("1");
    page.locator(".speed").click();
    page.locator(".speed").click();
    page.locator(".bar .btn.primary").click();
    assertThat(page.locator(".row.now .idx")).hasText("8");
    assertThat(page.locator(".bar .btn.primary")).hasText("Play");
  }

  @Test
  void variablesFollowTheStep() {
    Scene.REPLAY_WRONG.show(page);
    page.locator(".strip button").first().click();
    assertThat(page.locator(".tcb tbody tr").first().locator("td"))
        .hasText(new String[] {"SYN-SENT", "SYN-RECEIVED"});
    page.keyboard().press("ArrowRight");
    assertThat(page.locator(".tcb tbody tr").first().locator("td"))
        .hasText(new String[] {"ESTABLISHED", "SYN-RECEIVED"});
    assertThat(page.locator(".tcb tbody tr").nth(1).locator("td").first()).containsText("101");
  }

  @Test
  void itIsTakenAlong() throws IOException {
    Scene.REPLAY_WRONG.show(page);
    Download text = page.waitForDownload(() -> page.getByText("Text", exactly()).click());
    assertThat(Files.readString(text.path()))
        .isEqualTo(String.join("\n", Scene.Written.LOST_REQUEST) + "\n");
    Download picture = page.waitForDownload(() -> page.getByText("SVG", exactly()).click());
    assertThat(Files.readString(picture.path())).startsWith("<svg").contains("FIN-WAIT-1");
    Download capture = page.waitForDownload(() -> page.getByText("pcapng", exactly()).click());
    assertThat(Files.readAllBytes(capture.path())).startsWith(0x0A, 0x0D, 0x0D, 0x0A);
    page.getByText("Copy link", exactly()).click();
    page.locator(".btn.done").waitFor();
    String link = (String) page.evaluate("() => navigator.clipboard.readText()");
    page.navigate("about:blank");
    page.navigate(link);
    assertThat(page.locator(".row.wrong .idx")).hasText("8");
  }

  private static Page.GetByTextOptions exactly() {
    return new Page.GetByTextOptions().setExact(true);
  }
}
