package org.ackademy.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ackademy.quiz.markdown.Attacks;
import org.ackademy.quiz.markdown.Markdown;
import org.ackademy.web.Browser.Look;
import org.ackademy.web.Browser.Window;
import org.junit.jupiter.api.Test;

/**
 * Every page on a desktop and on windows of all widths, and whether what is amiss would be found.
 */
class WideAppearanceIT extends Appearance {
  private static final String TOUCHING =
      """
      () => {
        document.addEventListener('click', (event) => event.preventDefault(), true);
        for (const element of document.querySelectorAll('*')) {
          for (const type of ['load', 'error', 'focus', 'mouseover', 'click']) {
            element.dispatchEvent(new Event(type, {cancelable: true}));
          }
        }
      }
      """;

  @Override
  Look opened() {
    return Look.USUAL;
  }

  /** The checks above can fail. */
  @Test
  void whatIsWrongIsFound() {
    try (Window window = browser.open(Look.USUAL)) {
      Scene.HOME.show(window.page);
      window.page.evaluate(
          "() => { const p = document.createElement('button'); document.querySelector('.home').append(p);"
              + " const wide = document.createElement('div'); wide.style.width = '3000px';"
              + " wide.style.height = '1px'; document.querySelector('.home').append(wide); }");
      assertThat(sticksOut(window.page)).isNotEmpty();
      window.page.evaluate(axe);
      assertThat(found(window.page, Rules.ALL))
          .anySatisfy(finding -> assertThat(finding.toString()).startsWith("button-name"));
      assertThat(found(window.page, Rules.ALL_BUT_COLOURS))
          .anySatisfy(finding -> assertThat(finding.toString()).startsWith("button-name"));
      assertThat(found(window.page, Rules.ABOUT_COLOURS_ALONE)).isEmpty();
      window.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      window.page.evaluate("() => document.querySelector('h1').style.color = '#222'");
      assertThat(found(window.page, Rules.ABOUT_COLOURS_ALONE))
          .anySatisfy(finding -> assertThat(finding.toString()).startsWith("color-contrast"));
      window.page.evaluate("() => document.body.setAttribute('style', 'color: red')");
      assertThat(window.complaints()).anySatisfy(said -> assertThat(said).contains("style"));
    }
  }

  /** Texts of questions, attacks and all, on a page that forbids nothing by itself. */
  @Test
  void nothingRunsInTheTextsOfQuestions() {
    assertThat(ran(Attacks.texts().stream().map(Markdown::html).toList())).isEmpty();
    // As they were written they do run: what is looked at would show it.
    assertThat(ran(Attacks.texts())).contains("alert: 1");
  }

  /** What comes of texts, and of touching all that is in them. */
  private static List<String> ran(List<String> texts) {
    List<String> ran = new CopyOnWriteArrayList<>();
    try (Window window = browser.open(Look.USUAL)) {
      Page page = window.page;
      page.route("**", route -> route.abort());
      page.onRequest(request -> ran.add("request: " + request.url()));
      page.onPopup(popup -> ran.add("window: " + popup.url()));
      page.onDialog(
          dialog -> {
            ran.add(dialog.type() + ": " + dialog.message());
            dialog.dismiss();
          });
      page.setContent("<!doctype html><body><p>" + String.join("<hr>", texts) + "</body>");
      page.evaluate(TOUCHING);
    }
    return ran;
  }
}
