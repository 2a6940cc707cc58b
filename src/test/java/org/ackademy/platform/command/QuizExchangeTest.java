package org.ackademy.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ackademy.interop.xml.Zip;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** {@code quiz export} and {@code quiz import}: what they write, what they say, and when not. */
class QuizExchangeTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  @BeforeEach
  void nothingWasSaid() {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
  }

  private int run(String... words) {
    CommandLine commandLine = Ackademy.commandLine();
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(words);
  }

  private Path exported(String format, String ending) {
    assertThat(run("quiz", "export", "--format", format, "--out", "" + folder, "quizzes/first"))
        .isZero();
    return folder.resolve("first." + ending);
  }

  /** All that this quiz asks has a place in these formats, so that the way back ends in a proof. */
  @ParameterizedTest
  @ValueSource(strings = {"moodle:xml", "gift:gift", "qti3:qti3.zip"})
  void aQuizGoesOutAndComesIn(String format) throws IOException {
    String[] names = format.split(":", 2);
    Path file = exported(names[0], names[1]);
    assertThat(err.toString()).contains("first/first-packet-words: ");
    Path back = folder.resolve("back");
    assertThat(
            run(
                "quiz",
                "import",
                "--format",
                names[0],
                "--out",
                "" + back,
                "--id",
                "first",
                "" + file))
        .isZero();
    assertThat(out.toString()).contains("24");
    assertThat(run("quiz", "check", "--fast", "" + back)).isLessThan(2);
    // What the check still asks for is what the formats cannot hold: feedback to single parts.
    List<String> flaws = err.toString().lines().filter(line -> line.contains(".yaml:")).toList();
    assertThat(flaws).allMatch(line -> line.contains("feedback"));
  }

  @Test
  void nothingIsWrittenWhereAQuestionIsNotUnderstood() throws IOException {
    Path file = Files.writeString(folder.resolve("two.gift"), "::A::Good{T}\n\n::B::Write{}\n");
    Path back = folder.resolve("back");
    assertThat(run("quiz", "import", "--format", "gift", "--out", "" + back, "" + file))
        .isEqualTo(1);
    assertThat(back).doesNotExist();
    assertThat(err.toString()).contains(file + ":3: B: ");
    assertThat(out.toString()).isEmpty();

    assertThat(
            run("quiz", "import", "--format", "gift", "--leave-out", "--out", "" + back, "" + file))
        .isZero();
    try (var files = Files.list(back.resolve("two"))) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("quiz.yaml", "a.yaml");
    }
    try (var files = Files.list(back)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aFolderThatIsThereStaysAsItIs() throws IOException {
    Path file = Files.writeString(folder.resolve("one.gift"), "::A::Good{T}\n");
    Path there = Files.createDirectories(folder.resolve("back/one"));
    assertThat(
            run(
                "quiz",
                "import",
                "--format",
                "gift",
                "--out",
                "" + folder.resolve("back"),
                "" + file))
        .isEqualTo(1);
    try (var files = Files.list(there)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void variantsOfWhatIsDrawnAreTold() throws IOException {
    assertThat(
            run(
                "quiz",
                "export",
                "--format",
                "moodle",
                "--variants",
                "3",
                "--lang",
                "ko",
                "--link",
                "https://quiz.example.org/do/{id}",
                "--out",
                "" + folder,
                "quizzes/opening/open-find-fault.yaml"))
        .isZero();
    String xml = Files.readString(folder.resolve("opening.xml"));
    assertThat(xml)
        .contains("<idnumber>open-find-fault-v1</idnumber>", "open-find-fault-v3")
        .contains("https://quiz.example.org/do/open-find-fault")
        .doesNotContain("multilang", "open-find-too-early");
    assertThat(err.toString()).contains("opening/open-find-fault-v2: ").contains("2/3");
  }

  @Test
  void aCartridgeIsALinkAndHoldsNoKey() throws Exception {
    assertThat(
            run(
                "quiz",
                "export",
                "--format",
                "cartridge",
                "--out",
                "" + folder,
                "--link",
                "https://quiz.example.org/lti/launch",
                "quizzes/first"))
        .isZero();
    assertThat(err.toString()).isEmpty();
    assertThat(Zip.unpacked(Files.readAllBytes(folder.resolve("first.imscc"))).keySet())
        .containsExactly("imsmanifest.xml", "lti/first.xml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "export --format word quizzes/first",
        "export quizzes/first",
        "export --format gift --variants 21 quizzes/first",
        "export --format gift --lang de quizzes/first",
        "export --format gift --link http://example.org quizzes/first",
        "export --format gift quizzes",
        "import --format word README.md",
        "import --format qti22 README.md",
        "export --format cartridge quizzes/first",
        "import --format gift --id A_B README.md"
      })
  void wrongUsageIsTold(String words) {
    assertThat(run(("quiz " + words).split(" ", -1))).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void whatIsNoXmlIsTold() {
    assertThat(run("quiz", "import", "--format", "moodle", "--out", "" + folder, "README.md"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("README.md:1: ");
  }
}
