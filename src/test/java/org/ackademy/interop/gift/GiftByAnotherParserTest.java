package org.ackademy.interop.gift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ackademy.interop.plain.Body;
import org.ackademy.interop.plain.Item;
import org.ackademy.interop.plain.Losses;
import org.ackademy.interop.plain.Paper;
import org.ackademy.interop.plain.Projection;
import org.ackademy.interop.plain.Speech;
import org.ackademy.interop.plain.Words;
import org.ackademy.question.Definition;
import org.ackademy.question.Language;
import org.ackademy.quiz.file.QuizFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A parser that is not ours (gift-pegjs) reads the whole bank, and finds the types, keys and names
 * that we wrote. It knows no orderings, which are Moodle's own addition.
 *
 * <p>It is looked for in {@code target/npm}; skipped where it is not there, unless {@code
 * -Dgift=required}.
 */
class GiftByAnotherParserTest {
  private static final Path PARSER =
      Path.of("target/npm/node_modules/gift-pegjs/pegjs-gift.js").toAbsolutePath();

  private static final String PROGRAM =
      "const parser = require(process.argv[2]);"
          + "const text = require('fs').readFileSync(process.argv[3], 'utf8');"
          + "process.stdout.write(JSON.stringify(parser.parse(text)));";

  @TempDir Path folder;

  @BeforeEach
  void theParserIsThere() {
    boolean isThere = Files.exists(PARSER);
    if ("required".equals(System.getProperty("gift"))) {
      assertThat(isThere).as("%s is required here and was not found", PARSER).isTrue();
    }
    assumeTrue(isThere, "GIFT NOT READ BY ANOTHER PARSER: gift-pegjs is not in target/npm");
  }

  private JsonNode parsed(String gift) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("q.gift"), gift);
    Process node =
        new ProcessBuilder("node", "-e", PROGRAM, "-", PARSER.toString(), file.toString()).start();
    String out = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(node.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(node.waitFor()).as(err).isZero();
    return JsonMapper.shared().readTree(out);
  }

  private static List<Item> items() throws IOException {
    List<Item> items = new ArrayList<>();
    for (QuizFolder folder : QuizFolder.readAll(Path.of("quizzes"))) {
      for (QuizFolder.QuizFile file : folder.files()) {
        file.definition().map(Definition::sample).ifPresent(one -> items.add(item(one)));
      }
    }
    return items.stream().filter(item -> !(item.body() instanceof Body.Sort)).toList();
  }

  private static Item item(Definition.Drawn drawn) {
    return Projection.of(drawn, drawn.exercise().id(), new Losses());
  }

  @Test
  void allQuestionsAreReadAsWhatTheyAre() throws IOException, InterruptedException {
    List<Item> items = items();
    var paper = new Paper("quiz", items.getFirst().title(), items.getFirst().title(), items);
    JsonNode read = parsed(GiftWriting.of(paper, Speech.ALL, new Losses()));
    List<JsonNode> questions = new ArrayList<>();
    read.forEach(
        one -> {
          if (!one.get("type").stringValue().equals("Category")) {
            questions.add(one);
          }
        });
    assertThat(questions).hasSameSizeAs(items);
    for (int i = 0; i < items.size(); i++) {
      same(items.get(i), questions.get(i));
    }
  }

  private static void same(Item item, JsonNode read) {
    String type = read.get("type").stringValue();
    assertThat(read.path("id").asString("")).isEqualTo(item.id());
    assertThat(read.get("title").stringValue()).isEqualTo(Speech.ALL.plain(item.title()));
    assertThat(read.get("stem").get("format").stringValue()).isEqualTo("html");
    switch (item.body()) {
      case Body.Choose choose -> {
        assertThat(type).as(item.id()).isEqualTo("MC");
        assertThat(read.get("choices").size()).isEqualTo(choose.options().size());
        for (int i = 0; i < choose.options().size(); i++) {
          JsonNode choice = read.get("choices").get(i);
          boolean right =
              choose.pick() == Body.Pick.ONE
                  ? choice.get("isCorrect").booleanValue()
                  : choice.get("weight").doubleValue() > 0;
          assertThat(right).as(item.id()).isEqualTo(choose.options().get(i).right());
          assertThat(choice.get("text").get("text").stringValue())
              .isEqualTo(Speech.ALL.html(choose.options().get(i).text()));
        }
      }
      case Body.Judge judge -> {
        if (judge.statements().size() == 1) {
          assertThat(type).as(item.id()).isEqualTo("TF");
          assertThat(read.get("isTrue").booleanValue())
              .isEqualTo(judge.statements().getFirst().holds());
        } else {
          assertThat(type).as(item.id()).isEqualTo("Matching");
          for (int i = 0; i < judge.statements().size(); i++) {
            String word = read.get("matchPairs").get(i).get("subanswer").stringValue();
            assertThat(Words.truth(word)).contains(judge.statements().get(i).holds());
          }
        }
      }
      case Body.Fill fill ->
          assertThat(type)
              .as(item.id())
              .isEqualTo(fill.entry() instanceof Body.Entry.Amount ? "Numerical" : "Short");
      case Body.Match match -> {
        assertThat(type).as(item.id()).isEqualTo("Matching");
        assertThat(read.get("matchPairs").get(0).get("subanswer").stringValue())
            .isEqualTo(Speech.of(Language.EN).plain(match.pairs().getFirst().right()));
      }
      case Body.Write write -> assertThat(type).as(item.id()).isEqualTo("Essay");
      case Body.Cloze cloze ->
          assertThat(type).as(item.id()).isIn("Matching", "MC", "Short", "Numerical");
      case Body.Sort sort -> throw new AssertionError("left out above");
    }
  }
}
