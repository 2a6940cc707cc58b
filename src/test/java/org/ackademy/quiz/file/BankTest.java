package org.ackademy.quiz.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ackademy.notation.JsonWriter;
import org.ackademy.notation.Tree;
import org.ackademy.question.Exercise;
import org.ackademy.question.Question;
import org.ackademy.question.Read;
import org.ackademy.quiz.file.QuizFolder.QuizFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How much the bank holds: questions that differ only in names, numbers or roles count once. */
class BankTest {
  private static final int QUESTIONS_MIN = 150;
  private static final int REPLAYED_MIN = 60;

  /** Types whose answers the machine judges. */
  private static final Set<String> REPLAYED =
      Set.of(
          "compose",
          "complete",
          "states",
          "repair",
          "find",
          "fill",
          "order",
          "explain",
          "predict",
          "converse",
          "capture");

  /** Types whose answer is a sequence of segments. */
  private static final Set<String> WRITTEN =
      Set.of("compose", "complete", "repair", "order", "converse");

  /** What of a question's file makes it what it is, where the machine judges. */
  private static final List<String> MATTERS =
      List.of(
          "type",
          "scenario",
          "given",
          "asked",
          "host",
          "happens",
          "goal",
          "plays",
          "vantage",
          "reasons",
          "numbers",
          "answers");

  private static final List<QuizFile> FILES = new ArrayList<>();

  @BeforeAll
  static void read() throws IOException {
    for (QuizFolder folder : QuizFolder.readAll(Path.of("quizzes"))) {
      folder.files().stream().filter(file -> !file.isQuiz()).forEach(FILES::add);
    }
  }

  private static Exercise exercise(QuizFile file) {
    return file.exercise().orElseThrow();
  }

  /** The question without names, numbers and roles. */
  private static String likeness(QuizFile file) {
    String one = written(file.tree());
    String swapped = one.replaceAll("\\bA\\b", "?").replaceAll("\\bB\\b", "A").replace("?", "B");
    return one.compareTo(swapped) < 0 ? one : swapped;
  }

  private static String written(Tree tree) {
    var text = new StringBuilder();
    for (Tree.Entry entry : ((Tree.Mapping) tree).entries()) {
      if (MATTERS.contains(entry.name())) {
        var json = new StringBuilder();
        new JsonWriter(json).tree(entry.value());
        text.append(entry.name()).append(json).append('\n');
      }
    }
    return text.toString()
        .replaceAll("\"shows\":\\{[^}]*\\}", "")
        .replaceAll("\\{\"[^\"]*\":null\\}", "#")
        .replaceAll("\\{[a-zA-Z0-9+.-]+\\}", "#")
        .replaceAll("[0-9]+", "#")
        .replaceAll("#([+-]#)+", "#");
  }

  @Test
  void theBankIsLargeEnoughWhenLikeQuestionsCountOnce() {
    Map<String, Set<String>> alike = new TreeMap<>();
    for (QuizFile file : FILES) {
      if (REPLAYED.contains(exercise(file).question().type())) {
        alike.computeIfAbsent(likeness(file), like -> new TreeSet<>()).add(exercise(file).id());
      }
    }
    List<Set<String>> twins = alike.values().stream().filter(ids -> ids.size() > 1).toList();
    int replayed = alike.values().stream().mapToInt(Set::size).sum();
    System.out.printf(
        "%d questions; %d judged by replay, %d where those alike count once; alike: %s%n",
        FILES.size(), replayed, alike.size(), twins);
    assertThat(FILES.size() - replayed + alike.size()).isGreaterThanOrEqualTo(QUESTIONS_MIN);
    assertThat(alike.size()).isGreaterThanOrEqualTo(REPLAYED_MIN);
  }

  @Test
  void likenessLeavesNamesNumbersAndRolesAside() {
    assertThat(likenessOf("A > B SYN seq=100", "\"A\""))
        .isEqualTo(likenessOf("B > A SYN seq={isn+1}", "\"B\""))
        .isNotEqualTo(likenessOf("A > B SYN,ACK seq=100", "\"A\""));
  }

  private static String likenessOf(String line, String plays) {
    String yaml = "type: compose\ngiven: [\"" + line + "\"]\nplays: " + plays + "\n";
    Tree tree = ((Read.Done<Tree>) Yaml.read(yaml)).value();
    return likeness(new QuizFile(Path.of("x.yaml"), yaml, tree, Optional.empty()));
  }

  @Test
  void everyTypeThatThereIsIsInTheBank() {
    Set<String> types = new TreeSet<>();
    FILES.forEach(file -> types.add(exercise(file).question().type()));
    assertThat(types).containsAll(REPLAYED).hasSize(REPLAYED.size() + 7);
  }

  /** What the study note has wrong or loose: a question on it has the note's words as a mistake. */
  @ParameterizedTest
  @CsvSource({
    "syn-random-value, syn-is-the-number",
    "isn-why-random, random-isn-only-old-segments",
    "ack-then-wait, time-wait-at-passive-closer",
    "time-wait-why, time-wait-saves-late-data",
    "time-wait-240, time-wait-is-240s",
    "packet-definition, packet-is-a-rule"
  })
  void everyErratumOfTheNoteHasAQuestionWhoseWrongAnswerItIs(String claim, String belief) {
    assertThat(FILES)
        .as(claim)
        .anyMatch(
            file ->
                exercise(file).references().claims().contains(claim)
                    && beliefs(exercise(file)).contains(belief));
  }

  /** What the note says of segments is also asked for as segments. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "connect-purpose",
        "connect-three",
        "connect-syn-first",
        "syn-random-value",
        "syn-ack-reply",
        "ack-plus-one",
        "third-ack",
        "open-vs-close",
        "fin-first",
        "ack-then-wait",
        "time-wait-why",
        "server-fin",
        "last-ack"
      })
  void everyClaimAboutSegmentsIsAnsweredBySegments(String claim) {
    assertThat(FILES)
        .anyMatch(
            file ->
                exercise(file).references().claims().contains(claim)
                    && WRITTEN.contains(exercise(file).question().type()));
  }

  /** The beliefs that wrong answers of a question name. */
  private static Set<String> beliefs(Exercise exercise) {
    Set<String> beliefs = new TreeSet<>();
    exercise.mistakes().forEach(mistake -> mistake.misconception().ifPresent(beliefs::add));
    exercise.question().misconceptions().stream().map(Question.Named::id).forEach(beliefs::add);
    return beliefs;
  }

  /** What a claim of the material needs is counted by the check; that it holds here, too. */
  @Test
  void everyMisconceptionIsTheMistakeOfSomeQuestion() {
    Set<String> named = new TreeSet<>();
    FILES.forEach(file -> named.addAll(beliefs(exercise(file))));
    FILES.forEach(file -> named.addAll(exercise(file).references().misconceptions()));
    assertThat(named).containsAll(Catalogues.own().misconceptions().keySet());
  }
}
