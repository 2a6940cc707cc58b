package org.ackademy.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What {@code quiz check} says, where, and with which status. */
class QuizFilesTest {
  private static final Path SAMPLE = Path.of("src/test/resources/quizzes/sample");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... words) {
    CommandLine commandLine = Ackademy.commandLine();
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(words);
  }

  @Test
  void provenFilesEndWellAndSayHowManyTheyAre() {
    assertThat(run("quiz", "check", SAMPLE.toString())).isZero();
    assertThat(out.toString()).contains("1").contains("3");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void flawsAreNamedOnStderr(@TempDir Path temporary) throws IOException {
    Path copy = Files.createDirectories(temporary.resolve("sample"));
    try (var files = Files.list(SAMPLE)) {
      for (Path file : files.toList()) {
        Files.writeString(
            copy.resolve(file.getFileName()),
            Files.readString(file).replace("at: 2, code: ACK_NUMBER", "at: 2, code: SEQ_NUMBER"));
      }
    }

    assertThat(run("quiz", "check", copy.toString())).isEqualTo(1);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith(copy.resolve("sample-open.yaml") + ":27:5: listed as INVALID at line 2");
  }

  /** As every command does, in the language of the machine. */
  @Test
  void flawsAreNamedInKoreanOnAKoreanMachine(@TempDir Path temporary) throws IOException {
    Files.writeString(temporary.resolve("quiz.yaml"), "");
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.KOREA);
      assertThat(run("quiz", "check", temporary.toString())).isEqualTo(1);
    } finally {
      Locale.setDefault(before);
    }
    assertThat(err.toString().strip())
        .isEqualTo(temporary.resolve("quiz.yaml") + ":1:1: 파일이 비어 있습니다");
  }

  @Test
  void howManyAnswersAreRightIsSaidWhereAskedFor() {
    assertThat(run("quiz", "check", "--answers", "quizzes/opening")).isZero();
    List<String> lines = out.toString().lines().toList();
    assertThat(lines)
        .anyMatch(line -> line.matches("open-three-way: .*\\b5\\b.*\\b4\\b.*\\b3\\b.*"))
        .anyMatch(line -> line.matches("open-simultaneous: .*\\b6\\b.*\\b20\\b.*\\b4\\b.*"))
        .containsSubsequence(
            "  A > B SYN seq=100", "  B > A SYN,ACK seq=300 ack=101", "  A > B ACK seq=101 ack=301")
        .anyMatch(line -> line.startsWith("open-repair: "))
        .noneMatch(line -> line.startsWith("open-states"));
    for (int at = 0; at < lines.size(); at++) {
      if (lines.get(at).matches("open-.*:")) {
        assertThat(lines.get(at + 1)).as(lines.get(at)).startsWith("  A > B ");
      }
    }
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void whatOfTheMaterialHasTooFewQuestionsIsAFaultWhereAskedFor() {
    assertThat(run("quiz", "check", "--fast", "--coverage", "quizzes/captures")).isEqualTo(1);
    assertThat(err.toString().lines())
        .anyMatch(line -> line.contains("connect-purpose") && line.contains("0"))
        .anyMatch(line -> line.contains("packet-is-a-rule"))
        .noneMatch(line -> line.contains("packet-control"));
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    assertThat(run("quiz", "check", "no-such-folder")).isEqualTo(1);
    assertThat(err.toString()).contains("no-such-folder");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void wrongUsageIsTold() {
    assertThat(run("quiz")).isEqualTo(2);
    assertThat(run("quiz", "prove")).isEqualTo(2);
    assertThat(run("quiz", "check", "one", "two")).isEqualTo(2);
    assertThat(err.toString()).isNotEmpty();
  }
}
