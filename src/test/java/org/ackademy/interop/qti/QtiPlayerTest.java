package org.ackademy.interop.qti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ackademy.interop.plain.Body;
import org.ackademy.interop.plain.Item;
import org.ackademy.interop.plain.Losses;
import org.ackademy.interop.plain.Projection;
import org.ackademy.interop.plain.Speech;
import org.ackademy.notation.JsonWriter;
import org.ackademy.question.Definition;
import org.ackademy.quiz.file.QuizFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A player that is not ours (qti3-item-player, certified by 1EdTech) takes every item of the bank
 * in Chromium, and scores it: all for the correct response, nothing for none.
 *
 * <p>It is looked for in {@code target/npm}; skipped where it or Chromium is not there, unless
 * {@code -Dqti=required}.
 */
class QtiPlayerTest {
  private static final Path MODULES = Path.of("target/npm/node_modules").toAbsolutePath();
  private static final Path PLAYER = MODULES.resolve("qti3-item-player/dist/qti3Player.umd.min.js");
  private static final Path VUE = MODULES.resolve("vue/dist/vue.min.js");
  private static final long SECONDS_MAX = 120;
  private static final int ITEMS_MIN = 100;
  private static final Pattern SAID =
      Pattern.compile("<pre id=\"said\">(.*?)</pre>", Pattern.DOTALL);

  private static final String PAGE =
      """
      <!doctype html><meta charset="utf-8"><script src="VUE"></script><script src="PLAYER"></script>
      <div id="app"></div><pre id="said">it never ended</pre><script>
      const items = ITEMS, said = [];
      let at = 0, player = null, answered = true;
      function responses(xml) {
        const item = new DOMParser().parseFromString(xml, 'text/xml');
        return [...item.getElementsByTagName('qti-response-declaration')].map((declared) => {
          const float = declared.getAttribute('base-type') === 'float';
          const correct = declared.getElementsByTagName('qti-correct-response')[0];
          const all = [...correct.getElementsByTagName('qti-value')]
              .map((value) => float ? Number(value.textContent) : value.textContent);
          const cardinality = declared.getAttribute('cardinality');
          return {identifier: declared.getAttribute('identifier'), cardinality, state: null,
            value: cardinality === 'single' ? all[0] : all};
        });
      }
      function next() {
        if (at >= items.length && answered) {
          answered = false;
          at = 0;
        } else if (at >= items.length) {
          document.getElementById('said').textContent = said.join('\\n');
          return;
        }
        const name = items[at].name + (answered ? ' right' : ' none');
        const set = {guid: name, status: 'interacting',
          sessionControl: {showFeedback: false, validateResponses: false}};
        if (answered) {
          const own = ['numAttempts', 'duration'].map((identifier) =>
              ({identifier, cardinality: 'single', value: 0, state: null}));
          set.state = {identifier: items[at].name, guid: name, contextVariables: [],
            responseVariables: own.concat(responses(items[at].xml)), outcomeVariables: [],
            templateVariables: [], validationMessages: []};
        }
        player.loadItemFromXml(items[at].xml, set);
      }
      function told(value) {
        said.push(items[at].name + (answered ? ' right ' : ' none ') + value);
        at++;
        setTimeout(next, 0);
      }
      const Player = window.qti3Player.Qti3Player || window.qti3Player.default || window.qti3Player;
      new Vue({render: (h) => h(Player, {
        props: {suppressAlertMessages: true, suppressInvalidResponseMessages: true},
        on: {
          notifyQti3PlayerReady: (ready) => { player = ready; setTimeout(next, 0); },
          notifyQti3ItemReady: () => setTimeout(() => {
            try { player.scoreAttempt('scored'); } catch (e) { told(e); }
          }, 10),
          notifyQti3ScoreAttemptCompleted: (done) => told((done.state || done).outcomeVariables
              .find((outcome) => outcome.identifier === 'SCORE').value),
        },
      })}).$mount('#app');
      </script>
      """;

  @TempDir Path folder;

  private static Optional<Path> chromium() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(
            name ->
                Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                    .map(place -> Path.of(place, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @BeforeEach
  void thePlayerIsThere() {
    boolean isThere = Files.exists(PLAYER) && Files.exists(VUE) && chromium().isPresent();
    if ("required".equals(System.getProperty("qti"))) {
      assertThat(isThere).as("%s and Chromium are required here", PLAYER).isTrue();
    }
    assumeTrue(isThere, "QTI NOT PLAYED: qti3-item-player is not in target/npm, or no Chromium");
  }

  @Test
  void everyItemIsScoredAsItIsMeant() throws IOException, InterruptedException {
    List<String> expected = new ArrayList<>();
    List<Item> items = items();
    for (String answer : List.of(" right 1", " none 0")) {
      items.forEach(item -> expected.add(item.id() + answer));
    }
    assertThat(items).hasSizeGreaterThan(ITEMS_MIN);
    assertThat(played(items)).containsExactlyElementsOf(expected);
  }

  private List<String> played(List<Item> items) throws IOException, InterruptedException {
    var json = new StringBuilder();
    var list = new JsonWriter(json).openList();
    for (Item item : items) {
      String xml = QtiItem.of(Dialect.QTI3, item, Speech.ALL, new Losses());
      list.openObject().name("name").text(item.id()).name("xml").text(xml).closeObject();
    }
    list.closeList();
    String script = json.toString().replace("</", "<\\/");
    Path page =
        Files.writeString(
            folder.resolve("page.html"),
            PAGE.replace("VUE", "" + VUE.toUri())
                .replace("PLAYER", "" + PLAYER.toUri())
                .replace("ITEMS", script));
    Path out = folder.resolve("out.html");
    Process browser =
        new ProcessBuilder(
                chromium().orElseThrow().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--allow-file-access-from-files",
                "--user-data-dir=" + folder.resolve("profile"),
                "--virtual-time-budget=120000",
                "--dump-dom",
                page.toUri().toString())
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    boolean ended = browser.waitFor(SECONDS_MAX, TimeUnit.SECONDS);
    browser.destroyForcibly();
    assertThat(ended).as("the browser ended in time").isTrue();
    Matcher said = SAID.matcher(Files.readString(out, StandardCharsets.UTF_8));
    assertThat(said.find()).isTrue();
    return said.group(1).lines().toList();
  }

  /** The whole bank but for what a person marks. */
  private static List<Item> items() throws IOException {
    List<Item> items = new ArrayList<>();
    for (QuizFolder quiz : QuizFolder.readAll(Path.of("quizzes"))) {
      for (QuizFolder.QuizFile file : quiz.files()) {
        file.definition()
            .map(Definition::sample)
            .map(one -> Projection.of(one, one.exercise().id(), new Losses()))
            .filter(item -> !(item.body() instanceof Body.Write))
            .ifPresent(items::add);
      }
    }
    return items;
  }
}
