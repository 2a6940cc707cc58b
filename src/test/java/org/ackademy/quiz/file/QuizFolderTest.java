package org.ackademy.quiz.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ackademy.notation.Tree;
import org.ackademy.question.Definition;
import org.ackademy.question.Exercise;
import org.ackademy.question.Flaw;
import org.ackademy.question.Graded;
import org.ackademy.question.Grading;
import org.ackademy.question.HelpLevel;
import org.ackademy.question.Language;
import org.ackademy.question.Quiz;
import org.ackademy.question.Read;
import org.ackademy.question.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuizFolderTest {
  private static final Path SAMPLE = Path.of("src/test/resources/quizzes/sample");

  private static Exercise open(String text) {
    return ((Read.Done<Definition>) QuizFolder.definition(text)).value().sample().exercise();
  }

  private static String openFile() throws IOException {
    return Files.readString(SAMPLE.resolve("sample-open.yaml"));
  }

  @Test
  void aQuizIsReadWithItsExercisesInOrder() throws IOException {
    QuizFolder folder = QuizFolder.read(SAMPLE);

    Quiz quiz = folder.quiz().orElseThrow();
    assertThat(folder.flaws()).isEmpty();
    assertThat(quiz.id()).isEqualTo("sample");
    assertThat(quiz.title().in(Language.KO)).isEqualTo("견본");
    assertThat(quiz.exercises())
        .extracting(Exercise::id)
        .containsExactly("sample-open", "sample-rest", "sample-states");
    Exercise exercise = quiz.exercise("sample-open").orElseThrow();
    assertThat(exercise.help()).isEqualTo(HelpLevel.VALUE);
    assertThat(exercise.question().startingText()).isEqualTo("A > B SYN seq=100");
    assertThat(exercise.references().claims()).containsExactly("third-ack");
    assertThat(folder.definitions())
        .containsOnlyKeys("sample-open", "sample-rest", "sample-states")
        .containsEntry("sample-open", openFile());
  }

  @Test
  void aStoredDefinitionGivesTheSameExercise() throws IOException {
    QuizFolder folder = QuizFolder.read(SAMPLE);

    folder
        .definitions()
        .forEach(
            (id, definition) ->
                assertThat(open(definition))
                    .isEqualTo(folder.quiz().orElseThrow().exercise(id).orElseThrow()));
    assertThat(QuizFolder.definition("id: nothing")).isInstanceOf(Read.Flawed.class);
    assertThat(QuizFolder.definition("{")).isInstanceOf(Read.Flawed.class);
  }

  @Test
  void aMistakeOfTheFileIsRecognisedInAnAnswer() throws IOException {
    Graded graded =
        Grading.grade(open(openFile()), "a s 100\nb sa 300 100\na a 101 301", Language.EN);

    assertThat(graded.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(graded.recognised().flatMap(Exercise.Mistake::misconception))
        .contains("ack-is-last-byte");
  }

  @Test
  void aVersionNamesWhatAFileSaysAndNotHow() throws IOException {
    String text = openFile();
    String version = open(text).version();

    assertThat(version).matches("[0-9a-f]{32}");
    assertThat(open("# a remark\n" + text).version()).isEqualTo(version);
    assertThat(open(text.replace("type: compose\n", "") + "type: compose\n").version())
        .isEqualTo(version);
    assertThat(open(text.replace("{en: Open., ko", "{en: \"Open.\", ko")).version())
        .isEqualTo(version);
    assertThat(open(text.replace("{en: Open., ko", "{en: Open!, ko")).version())
        .isNotEqualTo(version);
    assertThat(open(text.replace("isn: 300", "isn: 301")).version()).isNotEqualTo(version);
  }

  @Test
  void aQuizHasANewVersionWhenAnExerciseHas(@org.junit.jupiter.api.io.TempDir Path temporary)
      throws IOException {
    Path copy = Files.createDirectories(temporary.resolve("sample"));
    try (var files = Files.list(SAMPLE)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    String before = QuizFolder.read(copy).quiz().orElseThrow().version();
    assertThat(before).isEqualTo(QuizFolder.read(SAMPLE).quiz().orElseThrow().version());

    Files.writeString(copy.resolve("sample-open.yaml"), openFile().replace("Open.", "Open!"));

    assertThat(QuizFolder.read(copy).quiz().orElseThrow().version()).isNotEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: no          | no",
        "a: 012         | 012",
        "a: 1:30        | 1:30",
        "a: 2026-11-22  | 2026-11-22",
        "a: A > B SYN   | A > B SYN",
      })
  void yamlIsThatOfVersion12(String text, String value) {
    assertThat(Yaml.read(text.strip()))
        .isInstanceOfSatisfying(
            Read.Done.class,
            done ->
                assertThat(((Tree.Mapping) done.value()).find("a"))
                    .contains(new Tree.Text(1, 4, value)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: !!set {}       | 4 | tags are not used in quiz files",
        "[a, b]: c         | 1 | a name must be a text",
        "1: c              | 1 | a name must be a text",
        "a: .inf           | 4 | a number is written as in JSON",
        "{a: 1, a: 2}      | 8 | a stands here twice",
      })
  void yamlBeyondJsonIsRefused(String text, int column, String said) {
    Read<Tree> read = Yaml.read(text.strip());
    assertThat(read).isInstanceOf(Read.Flawed.class);
    Flaw flaw = ((Read.Flawed<Tree>) read).flaws().getFirst();
    assertThat(flaw.line() + ":" + flaw.column() + ": " + flaw.text())
        .isEqualTo("1:" + column + ": " + said);
  }

  @Test
  void yamlThatWouldGrowIsRefused() {
    var text = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 40; i++) {
      text.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
    }
    assertThat(Yaml.read(text.toString())).isInstanceOf(Read.Flawed.class);
    assertThat(Yaml.read("a: &a [*a]")).isInstanceOf(Read.Flawed.class);
    assertThat(Yaml.read("[".repeat(5_000))).isInstanceOf(Read.Flawed.class);
    assertThat(Yaml.read("x".repeat(Yaml.CODE_POINTS_MAX + 1))).isInstanceOf(Read.Flawed.class);
    assertThat(Yaml.read("- a\n--- b\n")).isInstanceOf(Read.Flawed.class);
  }

  @Test
  void theCatalogueHoldsWhatTheMaterialClaims() {
    var catalogue = Catalogues.own();

    assertThat(catalogue.claims()).hasSize(20).containsKey("ack-then-wait");
    assertThat(catalogue.misconceptions()).hasSize(38).containsKey("time-wait-at-passive-closer");
    assertThat(catalogue.sections()).containsKeys("3.1", "3.6.1", "3.10.7.4", "3.10.8");
    assertThat(catalogue.claims().values())
        .filteredOn(claim -> claim.reading().isPresent())
        .hasSize(6);
  }
}
