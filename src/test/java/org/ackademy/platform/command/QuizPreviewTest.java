package org.ackademy.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuizPreviewTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return Ackademy.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  @Test
  void showsWhatTheLearnerOfASeedGetsWithItsKeyAndWhatIsSaidToWhom() {
    String file = "quizzes/opening/open-ack-wraps.yaml";
    assertThat(run("quiz", "preview", file, "--seed", "7")).isZero();
    String first = out.toString();
    assertThat(first)
        .contains("open-ack-wraps (numeric)", "= VALID 1.0", "= INVALID @1 0.0")
        .contains("syn-takes-no-number: ", "The SYN occupies a number too.");
    out.getBuffer().setLength(0);
    assertThat(run("quiz", "preview", file, "--seed", "7")).isZero();
    assertThat(out.toString()).isEqualTo(first);
    out.getBuffer().setLength(0);
    assertThat(run("quiz", "preview", file, "--seed", "8", "--lang", "ko")).isZero();
    assertThat(out.toString()).isNotEqualTo(first).contains("SYN도 번호 하나를 차지합니다");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "opening/open-three-way",
        "opening/open-ack-meaning",
        "opening/open-statements",
        "opening/open-cloze",
        "opening/open-find-fault",
        "opening/open-fill",
        "opening/open-explain-repeat",
        "closing/close-who-is-where",
        "closing/close-states-in-order",
        "closing/close-repair",
        "closing/close-order-segments",
        "closing/close-predict-fin-wait",
        "closing/close-passive-state"
      })
  void everyKindCanBeShown(String question) {
    assertThat(run("quiz", "preview", "quizzes/" + question + ".yaml")).isZero();
    assertThat(out.toString()).contains("= VALID 1.0");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void whatCannotBeShownIsNamed() throws IOException {
    assertThat(run("quiz", "preview", "no-such-file.yaml")).isEqualTo(1);
    assertThat(err.toString()).contains("no-such-file.yaml");
    Path broken = folder.resolve("broken.yaml");
    Files.writeString(broken, "id: broken\ntype: guess\n");
    assertThat(run("quiz", "preview", broken.toString())).isEqualTo(1);
    assertThat(err.toString()).contains(broken + ":2:7: there is no type guess");
    assertThat(run("quiz", "preview")).isEqualTo(2);
    assertThat(run("quiz", "preview", broken.toString(), "--lang", "xx")).isEqualTo(2);
  }
}
