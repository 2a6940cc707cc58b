package org.ackademy.quiz.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.ackademy.question.Difficulty;
import org.ackademy.question.Exercise;
import org.ackademy.question.Extent;
import org.ackademy.question.Lot;
import org.ackademy.question.Quiz;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quizzes that draw from others by a blueprint. */
class BlueprintTest {
  private static final int SEEDS = 300;
  private static final int EXAM_SIZE = 20;

  @TempDir private Path root;

  @BeforeEach
  void makeABank() throws IOException {
    bankQuiz("easy", "easy", 3);
    bankQuiz("mixed", "hard", 2);
  }

  /** A quiz of so many copies of one exercise. */
  private void bankQuiz(String name, String difficulty, int count) throws IOException {
    Path folder = Files.createDirectories(root.resolve(name));
    String sample = Files.readString(Path.of("src/test/resources/quizzes/sample/sample-open.yaml"));
    StringBuilder list = new StringBuilder();
    for (int i = 1; i <= count; i++) {
      String id = name + "-" + (char) ('a' + i);
      list.append("  - ").append(id).append('\n');
      Files.writeString(
          folder.resolve(id + ".yaml"),
          sample
              .replace("id: sample-open", "id: " + id)
              .replace("type: compose", "type: compose\ndifficulty: " + difficulty));
    }
    Files.writeString(folder.resolve("quiz.yaml"), head(name) + "exercises:\n" + list);
  }

  private static String head(String name) {
    return "id: %1$s\ntitle: {en: %1$s, ko: %1$s}\ndescription: {en: D., ko: D.}\n".formatted(name);
  }

  private List<String> check(String... lots) throws IOException {
    Path folder = Files.createDirectories(root.resolve("exam"));
    Files.writeString(
        folder.resolve("quiz.yaml"),
        head("exam") + "draw:\n  - " + String.join("\n  - ", lots) + "\n");
    return QuizCheck.of(root, Extent.FAST).flaws().stream()
        .map(flaw -> flaw.toString().replace(root + "/", ""))
        .toList();
  }

  @Test
  void aBlueprintThatCanBeFilledPasses() throws IOException {
    assertThat(
            check(
                "{take: 2, topic: easy, difficulty: easy}",
                "{take: 2, topic: mixed, difficulty: hard}"))
        .isEmpty();
    Quiz quiz = QuizFolder.read(root.resolve("exam")).quiz().orElseThrow();
    assertThat(quiz.drawn(5)).hasSize(4).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{take: 4, topic: easy, difficulty: easy}|5:12|there are only 3 such questions in easy",
        "{take: 1, topic: easy, difficulty: hard}|5:12|there are only 0 such questions in easy",
        "{take: 1, topic: lost, difficulty: easy}|5:22|there is no quiz lost to draw from, but",
        "{take: 1, topic: easy, difficulty: dire}|5:40|/draw/0/difficulty: does not have a value",
        "{take: 0, topic: easy, difficulty: easy}|5:12|/draw/0/take: must have a minimum value of 1",
        "{take: 1, topic: easy, difficulty: easy, tags: [rare]}|5:12|there are only 0 such",
        "{take: 1, topic: easy, difficulty: easy, without: [compose]}|5:12|there are only 0 such",
        "{topic: easy, difficulty: easy}|5:5|/draw/0: required property 'take' not found",
      })
  void whatCannotBeFilledIsNamed(String lot, String place, String said) throws IOException {
    assertThat(check(lot)).hasSize(1).first().asString().startsWith("exam/quiz.yaml:" + place);
    assertThat(check(lot)).first().asString().contains(said);
  }

  @Test
  void noQuestionFitsTwoLots() throws IOException {
    assertThat(
            check(
                "{take: 1, topic: easy, difficulty: easy}",
                "{take: 1, topic: easy, difficulty: easy}"))
        .containsExactly(
            "exam/quiz.yaml:6:5: could be drawn twice, for an earlier lot has them:"
                + " easy-b, easy-c, easy-d");
  }

  @Test
  void nothingIsDrawnFromAQuizWithFlaws() throws IOException {
    Files.writeString(root.resolve("easy/easy-b.yaml"), "id: [");

    assertThat(check("{take: 1, topic: easy, difficulty: easy}"))
        .contains("exam/quiz.yaml:5:22: the quiz easy has flaws, so that nothing is drawn from it");
  }

  @Test
  void aQuizHasExercisesOrDraws() throws IOException {
    Path folder = Files.createDirectories(root.resolve("exam"));
    Files.writeString(folder.resolve("quiz.yaml"), head("exam"));

    assertThat(QuizCheck.of(root, Extent.FAST).flaws()).isNotEmpty();
  }

  @Test
  void aQuestionMoreInTheBankMakesAnotherVersion() throws IOException {
    String lot = "{take: 1, topic: easy, difficulty: easy}";
    assertThat(check(lot)).isEmpty();
    String before = QuizFolder.read(root.resolve("exam")).quiz().orElseThrow().version();
    assertThat(check(lot)).isEmpty();
    assertThat(QuizFolder.read(root.resolve("exam")).quiz().orElseThrow().version())
        .isEqualTo(before);
    bankQuiz("easy", "easy", 4);
    assertThat(check(lot)).isEmpty();
    assertThat(QuizFolder.read(root.resolve("exam")).quiz().orElseThrow().version())
        .isNotEqualTo(before);
  }

  @Test
  void everyLearnerOfTheExamGetsAsManyOfEachTopicAndDifficulty() throws IOException {
    Quiz exam = QuizFolder.read(Path.of("quizzes/exam")).quiz().orElseThrow();
    Set<List<String>> papers = new HashSet<>();
    Set<String> drawn = new HashSet<>();
    var blueprint = new TreeMap<String, Integer>();
    exam.lots()
        .forEach(lot -> blueprint.merge(key(lot.exercises().get(0)), lot.take(), Integer::sum));
    for (long seed = -SEEDS; seed < SEEDS; seed++) {
      List<Exercise> paper = exam.drawn(seed);
      var got = new TreeMap<String, Integer>();
      paper.forEach(exercise -> got.merge(key(exercise), 1, Integer::sum));
      assertThat(got).as("seed " + seed).isEqualTo(blueprint);
      List<String> ids = paper.stream().map(Exercise::id).toList();
      assertThat(ids).as("seed " + seed).hasSize(EXAM_SIZE).doesNotHaveDuplicates();
      assertThat(exam.drawn(seed)).isEqualTo(paper);
      papers.add(ids);
      drawn.addAll(ids);
    }
    assertThat(papers).hasSizeGreaterThan(SEEDS);
    assertThat(drawn)
        .as("every question of the bank that fits is drawn by somebody")
        .hasSameSizeAs(
            exam.lots().stream().flatMap(lot -> lot.exercises().stream()).distinct().toList());
  }

  private static String key(Exercise exercise) {
    String topic = exercise.id().replaceFirst("-.*", "");
    return topic + " " + exercise.label().difficulty();
  }

  @Test
  void whatIsDrawnStaysAsItWasWhenThisWasWritten() {
    List<String> five = List.of("a", "b", "c", "d", "e");
    assertThat(Lot.drawn(7, 1, five, 2)).containsExactly("e", "d");
    assertThat(Lot.drawn(7, 2, five, 2)).containsExactly("e", "c");
  }

  @Test
  void everyQuestionOfTheBankSaysHowDifficultItIs() throws IOException {
    for (QuizFolder folder : QuizFolder.readAll(Path.of("quizzes"))) {
      for (QuizFolder.QuizFile file : folder.files()) {
        assertThat(file.text())
            .as(file.path().toString())
            .containsPattern(file.isQuiz() ? "(?m)^(exercises|draw):" : "(?m)^difficulty: ");
      }
    }
    assertThat(Difficulty.values()).hasSize(3);
  }
}
