package org.ackademy.quiz.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ackademy.question.Extent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One spoiled copy for each kind of flaw: what is said of it, and where. */
class SpoiledQuizTest {
  private static final Path SAMPLE = Path.of("src/test/resources/quizzes/sample");
  private static final String OPEN = "sample-open.yaml";
  private static final String REST = "sample-rest.yaml";
  private static final String STATES = "sample-states.yaml";
  private static final String QUIZ = "quiz.yaml";

  @TempDir private Path temporary;
  private Path root = Path.of("");
  private Path folder = Path.of("");

  @BeforeEach
  void copy() throws IOException {
    root = temporary.resolve("quizzes");
    folder = Files.createDirectories(root.resolve("sample"));
    try (Stream<Path> files = Files.list(SAMPLE)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
  }

  private void spoil(String file, String part, String by) throws IOException {
    Path path = folder.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(part);
    Files.writeString(path, text.replace(part, by));
  }

  private List<String> said() throws IOException {
    String before = root + "/";
    return QuizCheck.of(root, Extent.FAST).flaws().stream()
        .peek(flaw -> BothLanguages.looked(flaw.flaw()))
        .map(flaw -> flaw.toString().replace(before, "").replace("sample/", ""))
        .toList();
  }

  @Test
  void theCopyItselfPasses() throws IOException {
    assertThat(said()).isEmpty();
  }

  static Stream<Arguments> spoiled() {
    return Stream.of(documents(), forms(), references(), answers(), mistakes())
        .flatMap(kind -> kind);
  }

  private static Arguments spoiled(String what, String file, String part, String by, String said) {
    return Arguments.of(what, file, part, by, said);
  }

  private static Stream<Arguments> documents() {
    return Stream.of(
        spoiled("not YAML", OPEN, "type: compose", "type: [compose", OPEN + ":3:6: not YAML: "),
        spoiled(
            "a name twice",
            OPEN,
            "type: compose",
            "type: compose\ntype: states",
            ":3:1: type stands"),
        spoiled(
            "an alias",
            OPEN,
            "task: {en: Open., ko: 연결을 수립하십시오.}",
            "task: &it {en: Open., ko: 연결을 수립하십시오.}\nexplanation: *it",
            ":8:14: aliases are not used"),
        spoiled("a missing field", OPEN, "type: compose\n", "", ":1:1: required property 'type'"),
        spoiled(
            "an unknown field",
            OPEN,
            "type: compose",
            "type: compose\nlevel: 3",
            ":3:8: property 'level' is not defined"),
        spoiled(
            "an unknown type",
            OPEN,
            "type: compose",
            "type: guess",
            ":2:7: /type: does not have a value in the enumeration"));
  }

  private static Stream<Arguments> forms() {
    return Stream.of(
        spoiled(
            "a number for a text",
            OPEN,
            "rfc: [\"3.5\"]",
            "rfc: [3.5]",
            ":6:7: /rfc/0: number found"),
        spoiled(
            "a language missing",
            OPEN,
            "{en: Three segments, ko: 세그먼트 세 개}",
            "{en: Three segments}",
            ":18:5: /answers/0/shows: required property 'ko' not found"),
        spoiled(
            "a language empty",
            OPEN,
            "title: {en: Open, ko: 수립}",
            "title: {en: Open, ko: \"\"}",
            ":3:23: /title/ko: must be at least 1 characters long"),
        spoiled(
            "a state that does not exist",
            OPEN,
            "{start: LISTEN, isn: 300}",
            "{start: LISTENING, isn: 300}",
            ":11:16: /scenario/hosts/B/start: does not have a value"),
        spoiled(
            "a goal that is none",
            OPEN,
            "    A: [ESTABLISHED]",
            "    C: [ESTABLISHED]",
            ":13:5: /scenario/goal: property 'C' is not defined"),
        spoiled(
            "a text of blanks",
            OPEN,
            "title: {en: Open, ko: 수립}",
            "title: {en: Open, ko: \" \"}",
            ":3:23: ko must be a text"),
        spoiled(
            "numbers missing in an established state",
            OPEN,
            "{start: LISTEN, isn: 300}",
            "{start: ESTABLISHED}",
            ":11:8: expected "),
        spoiled(
            "a type without what it needs",
            STATES,
            "asked: [1 A, 2 B]\n",
            "",
            ":1:1: required property 'asked' not found"),
        spoiled(
            "a moment after the last line",
            STATES,
            "asked: [1 A, 2 B]",
            "asked: [1 A, 2 B, 4 B]",
            ":16:19: there is no line 4"),
        spoiled(
            "a given line that cannot be read",
            REST,
            "  - client > B SYN seq=100",
            "  - client > B SYM seq=100",
            ":15:16: expected "),
        spoiled(
            "two hosts of one name",
            REST,
            "  A: {en: client, ko: 클라이언트}",
            "  A: {en: client, ko: 클라이언트}\n  B: {en: Client, ko: 서버}",
            ":8:3: both hosts are called client"));
  }

  private static Stream<Arguments> references() {
    return Stream.of(
        spoiled(
            "a claim that the material does not make",
            OPEN,
            "claims: [third-ack]",
            "claims: [third-ack, fourth-ack]",
            ":4:21: the material has no claim fourth-ack"),
        spoiled(
            "an unknown misconception",
            OPEN,
            "misconceptions: [ack-is-last-byte]",
            "misconceptions: [ack-is-lost]",
            ":5:18: there is no misconception ack-is-lost"),
        spoiled(
            "an unknown misconception of a mistake",
            OPEN,
            "    misconception: ack-is-last-byte",
            "    misconception: ack-is-lost",
            ":28:20: there is no misconception ack-is-lost"),
        spoiled(
            "an unknown section",
            OPEN,
            "rfc: [\"3.5\"]",
            "rfc: [\"3.5\", \"3.99\"]",
            ":6:14: RFC 9293 has no section 3.99"),
        spoiled(
            "an exercise that has no file",
            QUIZ,
            "  - sample-open",
            "  - sample-open\n  - sample-shut",
            QUIZ + ":6:5: there is no exercise sample-shut beside this file"),
        spoiled(
            "an exercise offered twice",
            QUIZ,
            "  - sample-open",
            "  - sample-open\n  - sample-open",
            QUIZ + ":6:5: sample-open is offered twice"),
        spoiled(
            "an exercise not offered",
            QUIZ,
            "  - sample-rest\n",
            "",
            QUIZ + ":4:1: the exercise sample-rest lies beside this file but is not offered"),
        spoiled(
            "a quiz whose folder is named otherwise",
            QUIZ,
            "id: sample",
            "id: example",
            QUIZ + ":1:5: the id asks for the name example, but this is sample"),
        spoiled(
            "an exercise whose file is named otherwise",
            OPEN,
            "id: sample-open",
            "id: sample-opening",
            ":1:5: the id asks for the name sample-opening.yaml, but this is sample-open.yaml"));
  }

  private static Stream<Arguments> answers() {
    return Stream.of(
        spoiled(
            "a model answer that is wrong",
            OPEN,
            "      - A > B ACK seq=101 ack=301",
            "      - A > B ACK seq=101 ack=300",
            ":22:9: a model answer must be VALID, but this is INVALID at line 3 ACK_NUMBER:"
                + " expected 301, not 300"),
        spoiled(
            "a model answer that is unfinished",
            OPEN,
            "      - A > B ACK seq=101 ack=301\n",
            "",
            ":19:5: a model answer must be VALID, but this is INCOMPLETE SEGMENT_OWED"),
        spoiled(
            "a model answer that cannot be read",
            OPEN,
            "      - A > B ACK seq=101 ack=301",
            "      - A > B ACK seq=101",
            ":22:26: a model answer must be VALID, but this is UNREADABLE at line 3"),
        spoiled(
            "a continuation that is wrong",
            REST,
            "      - A > B ACK seq=101 ack=301",
            "      - A > B ACK seq=100 ack=301",
            ":20:9: a model answer must be VALID, but this is INVALID at line 3 SEQ_NUMBER"),
        spoiled(
            "labels that are wrong",
            STATES,
            "      - 2 B SYN-RECEIVED",
            "      - 2 B LISTEN",
            ":19:5: a model answer must be VALID, but this is INVALID at line 2 STATE_CLAIM"),
        spoiled(
            "labels that are missing",
            STATES,
            "      - 2 B SYN-RECEIVED\n",
            "",
            "a model answer must be VALID, but this is INCOMPLETE at line 2 STATE_CLAIM"));
  }

  private static Stream<Arguments> mistakes() {
    return Stream.of(
        spoiled(
            "a belief that does not explain the mistake",
            OPEN,
            "    misconception: ack-is-last-byte",
            "    misconception: ack-of-ack",
            ":28:20: listed as ack-of-ack, but what explains this is "),
        spoiled(
            "a listed mistake that is right",
            OPEN,
            "      - B > A SYN,ACK seq=300 ack=100",
            "      - B > A SYN,ACK seq=300 ack=101\n      - A > B ACK seq=101 ack=301",
            ":28:5: listed as INVALID at line 2 ACK_NUMBER, but this is VALID"),
        spoiled(
            "a listed mistake with another line",
            OPEN,
            "at: 2,",
            "at: 1,",
            ":27:5: listed as INVALID at line 1 ACK_NUMBER, but this is INVALID at line 2"),
        spoiled(
            "a listed mistake with another code",
            OPEN,
            "code: ACK_NUMBER",
            "code: SEQ_NUMBER",
            ":27:5: listed as INVALID at line 2 SEQ_NUMBER, but this is INVALID at line 2 ACK_NUMBER"),
        spoiled(
            "a code that does not exist",
            OPEN,
            "code: ACK_NUMBER",
            "code: ACK_NUMBERS",
            ":27:43: ACK_NUMBERS is none of the words for code"),
        spoiled(
            "a listed mistake that is listed as right",
            OPEN,
            "verdict: INVALID",
            "verdict: VALID",
            ":27:21: /wrong/0/gets/verdict: does not have a value"),
        spoiled(
            "a starting text that cannot be read",
            OPEN,
            "start:\n  - A > B SYN seq=100",
            "start:\n  - A > B SYN seq",
            ":16:18: the starting text cannot be read: expected "),
        spoiled(
            "a starting text that is the answer already",
            OPEN,
            "start:\n  - A > B SYN seq=100\n",
            """
            start:
              - A > B SYN seq=100
              - B > A SYN,ACK seq=300 ack=101
              - A > B ACK seq=101 ack=301
            """,
            ":21:5: a model answer must earn something, but this earns nothing"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("spoiled")
  void isFound(String what, String file, String part, String by, String said) throws IOException {
    spoil(file, part, by);

    List<String> flaws = said();

    String expected = said.startsWith(":") ? file + said : said;
    assertThat(flaws).as(what).anySatisfy(flaw -> assertThat(flaw).contains(expected));
  }

  @Test
  void allFlawsOfAFileAreToldAtOnceInItsOrder() throws IOException {
    spoil(OPEN, "type: compose", "type: guess");
    spoil(OPEN, "ko: 그렇습니다.", "kr: 그렇습니다.");
    spoil(OPEN, "claims: [third-ack]", "claims: third-ack");

    assertThat(said())
        .hasSize(4)
        .satisfiesExactly(
            flaw -> assertThat(flaw).startsWith(OPEN + ":2:7: "),
            flaw -> assertThat(flaw).startsWith(OPEN + ":4:9: "),
            flaw -> assertThat(flaw).startsWith(OPEN + ":30:1: "),
            flaw -> assertThat(flaw).startsWith(OPEN + ":30:"));
  }

  @Test
  void oneFlawIsToldOnce() throws IOException {
    spoil(OPEN, "    A: [ESTABLISHED]\n    B: [ESTABLISHED]", "    state: [ESTABLISHED]");

    assertThat(said())
        .singleElement()
        .asString()
        .startsWith(OPEN + ":13:5: /scenario/goal: property 'state' is not defined");
  }

  @Test
  void anIdMayBeTakenOnce() throws IOException {
    Path other = Files.createDirectories(root.resolve("second"));
    Files.copy(folder.resolve(OPEN), other.resolve(OPEN));
    Files.writeString(
        other.resolve(QUIZ),
        """
        id: second
        title: {en: Second, ko: 둘째}
        description: {en: For tests., ko: 시험용입니다.}
        exercises: [sample-open]
        """);

    assertThat(said())
        .containsExactly("second/" + OPEN + ":1:5: the id sample-open is taken by " + OPEN);
  }

  @Test
  void aFileInAnotherEncodingIsNamed() throws IOException {
    Files.write(folder.resolve(OPEN), "id: é".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(said()).contains(OPEN + ":1:1: the file is not in UTF-8");
  }

  @Test
  void aFileWithAnotherEndingIsNamed() throws IOException {
    Files.move(folder.resolve(OPEN), folder.resolve("sample-open.yml"));

    assertThat(said()).contains("sample-open.yml:1:1: quiz files end in .yaml");
  }

  @Test
  void aFolderOfExercisesWithoutAQuizIsNamed() throws IOException {
    Files.delete(folder.resolve(QUIZ));

    assertThat(said()).containsExactly(QUIZ + ":1:1: there is no such file");
  }

  @Test
  void anEmptyFileIsNamed() throws IOException {
    Files.writeString(folder.resolve(OPEN), "");

    assertThat(said()).contains(OPEN + ":1:1: the file is empty");
  }

  @Test
  void aFolderWithoutAQuizIsAFlaw() throws IOException {
    Path empty = Files.createDirectories(temporary.resolve("empty"));

    QuizCheck check = QuizCheck.of(empty, Extent.FAST);

    assertThat(check.isPassed()).isFalse();
    assertThat(check.quizzes()).isZero();
  }
}
