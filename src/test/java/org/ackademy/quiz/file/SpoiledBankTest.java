package org.ackademy.quiz.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ackademy.question.Extent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A question of each type that the project ships, spoiled by a small edit for each kind of fault:
 * it is found, and the line is named. That the questions as they are pass, {@link QuizCheckTest}
 * shows.
 */
class SpoiledBankTest {
  /** One question of each type. */
  private static final Map<String, String> SAMPLES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("compose", "opening/open-three-way"),
              Map.entry("complete", "opening/open-greeting"),
              Map.entry("states", "opening/open-states"),
              Map.entry("choice", "opening/open-ack-meaning"),
              Map.entry("choice by the machine", "closing/close-foresee-ack"),
              Map.entry("truth", "opening/open-statements"),
              Map.entry("numeric", "opening/open-ack-wraps"),
              Map.entry("short", "opening/open-name-of-number"),
              Map.entry("cloze", "opening/open-cloze"),
              Map.entry("matching", "opening/open-call-and-segment"),
              Map.entry("ordering", "opening/open-order-events"),
              Map.entry("repair", "opening/open-repair"),
              Map.entry("find", "opening/open-find-fault"),
              Map.entry("fill", "opening/open-fill"),
              Map.entry("order", "opening/open-order-segments"),
              Map.entry("explain", "opening/open-explain-repeat"),
              Map.entry("predict", "opening/open-predict-listen"),
              Map.entry("converse", "opening/open-converse"),
              Map.entry("capture", "captures/capture-show-server-closes")));

  @TempDir private Path root;

  /** What is said of a question's text, and in which line it is said. */
  private List<String> said(String question, String text) throws IOException {
    return said(question, text, Extent.FAST);
  }

  private List<String> said(String question, String text, Extent extent) throws IOException {
    String id = question.substring(question.indexOf('/') + 1);
    Path folder = Files.createDirectories(root.resolve("spoiled"));
    Files.writeString(
        folder.resolve("quiz.yaml"),
        "id: spoiled\ntitle: {en: S, ko: S}\ndescription: {en: S., ko: S.}\nexercises: ["
            + id
            + "]\n");
    Files.writeString(folder.resolve(id + ".yaml"), text);
    return QuizCheck.of(root, extent).flaws().stream()
        .peek(flaw -> BothLanguages.looked(flaw.flaw()))
        .map(flaw -> flaw.toString().replace(folder + "/" + id + ".yaml:", ""))
        .toList();
  }

  private static String text(String question) throws IOException {
    return Files.readString(Path.of("quizzes", question + ".yaml"));
  }

  /** A spoiled text, and the line of the spoiled place, from 1. */
  private record Spoiled(String text, int line) {
    static Spoiled of(String text, String part, String by) {
      int at = text.indexOf(part);
      assertThat(at).as(part).isNotNegative();
      int same = 0;
      while (same < part.length() && same < by.length() && part.charAt(same) == by.charAt(same)) {
        same++;
      }
      String before = text.substring(0, at + same);
      return new Spoiled(
          text.substring(0, at) + by + text.substring(at + part.length()),
          1 + (int) before.chars().filter(unit -> unit == '\n').count());
    }
  }

  /** Faults that every question can have: what is replaced, by what, what is said, how far down. */
  private static final List<String[]> FAULTS =
      List.of(
          new String[] {"\ntitle:\n  en:", "\ntitle:\n  ko:", "stands here twice", "1"},
          new String[] {
            "\nclaims: [", "\nclaims: [no-such-claim, ", "the material has no claim", "0"
          },
          new String[] {
            "\nmisconceptions: [",
            "\nmisconceptions: [no-belief, ",
            "there is no misconception",
            "0"
          },
          new String[] {"\nrfc: [", "\nrfc: [\"9.9.9\", ", "RFC 9293 has no section 9.9.9", "0"},
          new String[] {"\ndifficulty: ", "\ndifficulty: un", "/difficulty: does not have", "0"},
          new String[] {"\ntype: ", "\ntype: no-", "/type: does not have a value", "0"},
          new String[] {"\ntask:", "\nsurplus: 1\ntask:", "property 'surplus' is not defined", "0"},
          new String[] {"\nid: ", "\nid: another-", "the id asks for the name another-", "0"},
          new String[] {"explanation:\n  en: ", "explanation:\n  fr: ", "property 'fr'", "0"},
          new String[] {
            "\ntask:\n  en: |\n    ", "\ntask:\n  en: |\n    <b>x</b> ", "HTML is not", "0"
          },
          new String[] {
            "\ntask:\n  en: |\n    ",
            "\ntask:\n  en: |\n    [x](javascript:1) ",
            "a link leads to an https",
            "0"
          },
          new String[] {
            "\ntask:\n  en: |\n    ",
            "\ntask:\n  en: |\n    ![x](https://a.example) ",
            "images",
            "0"
          });

  static Stream<Arguments> faultsOfAll() throws IOException {
    List<Arguments> all = new ArrayList<>();
    for (String sample : SAMPLES.values()) {
      String text =
          "\n" + text(sample).replaceAll("\ntask:\n  en: ([A-Z])", "\ntask:\n  en: |\n    $1");
      for (String[] fault : FAULTS) {
        if (text.contains(fault[0])) {
          all.add(Arguments.of(sample, fault[0].strip(), fault[1], fault[2], fault[3]));
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("faultsOfAll")
  void faultsThatAnyQuestionCanHaveAreFound(
      String sample, String part, String by, String what, int further) throws IOException {
    String text =
        "\n" + text(sample).replaceAll("\ntask:\n  en: ([A-Z])", "\ntask:\n  en: |\n    $1");
    String[] fault = FAULTS.stream().filter(one -> one[1].equals(by)).findFirst().orElseThrow();
    Spoiled spoiled = Spoiled.of(text, fault[0], by);
    int line = spoiled.line() + further - 1; // the blank line before is taken away again
    List<String> found = said(sample, spoiled.text().substring(1));
    assertThat(found)
        .as("%s in line %s: %s", sample, line, found)
        .anyMatch(flaw -> flaw.matches(line + ":[0-9]+: (?s).*") && flaw.contains(what));
  }

  @Test
  void everyFaultIsTriedOnMostTypes() throws IOException {
    assertThat(SAMPLES).hasSize(19);
    assertThat(faultsOfAll().count()).isGreaterThan(19 * 9);
  }

  @Test
  void anExerciseWhoseShortestAnswerIsTriviallyShortIsFound() throws IOException {
    String text = text("resets/reset-by-abort");
    assertThat(said("resets/reset-by-abort", text.replace("    delivered: {A: 10}\n", "")))
        .anyMatch(
            flaw ->
                flaw.matches("[0-9]+:3: an answer of fewer than 2 lines is enough: . > . RST.*"));
  }

  @Test
  void anExchangeThatIsWholeAlreadyIsFound() throws IOException {
    String text = text("opening/open-greeting");
    String whole =
        text.replace(
            "  - B > A SYN,ACK seq=7000 ack=2001\n\n",
            """
              - B > A SYN,ACK seq=7000 ack=2001
              - A > B ACK seq=2001 ack=7001
              - B > A ACK seq=7001 ack=2001 len=20
              - A > B ACK seq=2001 ack=7021

            """);
    assertThat(whole).isNotEqualTo(text);
    assertThat(said("opening/open-greeting", whole))
        .anyMatch(flaw -> flaw.contains("these lines are a right answer by themselves"));
  }

  /** A fault that is told where it was made. */
  private static Arguments spoiled(String type, String part, String by, String said) {
    return elsewhere(type, part, by, "", said);
  }

  /** A fault that is told in a line that begins so. */
  private static Arguments elsewhere(
      String type, String part, String by, String line, String said) {
    return Arguments.of(type, part, by, line, said);
  }

  /** Faults of one type: what is replaced, by what, in which line it is told, and what. */
  static Stream<Arguments> faultsOfTypes() {
    return Stream.of(exchanges(), options(), blanks(), machines()).flatMap(kind -> kind);
  }

  private static Stream<Arguments> exchanges() {
    return Stream.of(
        spoiled(
            "compose",
            "SYN,ACK seq=300 ack=101\n      - A > B ACK seq=101 ack=301\n  - shows",
            "SYN,ACK seq=300 ack=102\n      - A > B ACK seq=101 ack=301\n  - shows",
            "a model answer must be VALID, but this is INVALID at line 2 ACK_OF_UNSENT"),
        spoiled("compose", "at: 2, code: ACK_NUMBER", "at: 3, code: ACK_NUMBER", "listed as"),
        spoiled(
            "complete",
            "given:\n  - A > B SYN seq=2000\n  - B > A SYN,ACK seq=7000 ack=2001\n",
            "given:\n  - A > B SYN seq=2000\n  - B > A SYN,ACK seq=7000 ack=2002\n",
            "this could not have happened: ACK_OF_UNSENT"),
        spoiled("states", "asked: [1 A, ", "asked: [9 A, ", "there is no line 9"),
        elsewhere(
            "states",
            "- 2 B SYN-RECEIVED\n",
            "- 2 B ESTABLISHED\n",
            "lines:",
            "a model answer must be VALID"),
        elsewhere(
            "repair",
            "ack={a}\n  - A > B ACK seq={b+1}",
            "ack={a+1}\n  - A > B ACK seq={a+1}",
            "given:",
            "there is nothing to mend: this is VALID"),
        elsewhere(
            "find",
            "seq={a+1+len} ack={a+1+len}",
            "seq={b+1} ack={a+1+len}",
            "given:",
            "there is nothing to find: this could have happened"),
        spoiled(
            "find",
            "[SEQ_NUMBER, ACK_NUMBER",
            "[RST_NUMBER, ACK_NUMBER",
            "the reason is missing: line 5 SEQ_NUMBER"),
        elsewhere("fill", "seq={a}\n", "seq={a+5}\n", "given:", "what stood there must be VALID"),
        spoiled("fill", "[SYN,ACK] seq=[5000]", "[SYN,ACK seq=5000", "a bracket is not closed"),
        spoiled(
            "order",
            "ack={b+1+r}",
            "ack={b+2+r}",
            "a model answer must be VALID, but this is INVALID at line 6 ACK_OF_UNSENT"),
        spoiled("converse", "plays: A", "plays: C", "/plays: does not have a value"),
        elsewhere(
            "converse",
            "goal: {A: [ESTABLISHED]",
            "goal: {A: [TIME-WAIT]",
            "plays:",
            "the learner has nothing to say on the shortest way to the goal"));
  }

  private static Stream<Arguments> options() {
    return Stream.of(
        elsewhere("choice", "right: true", "right: false", "options:", "options that hold: 0"),
        spoiled(
            "choice",
            "    misconception: ack-is-last-byte",
            "    misconception: nobody",
            "there is no misconception nobody"),
        spoiled(
            "choice",
            "en: The server's own data will start at 5001.",
            "en: 5001 is the number of the last octet that it received.",
            "says the same as"),
        spoiled("truth", "holds: true", "holds: maybe", "/statements/0/holds"),
        spoiled(
            "matching", "      en: OPEN, passive", "      en: OPEN, active", "says the same as"),
        spoiled(
            "ordering",
            "en: The client's SYN arrives at the server.",
            "en: The server's program opens passively.",
            "says the same as"),
        elsewhere("explain", "lost: [3]", "lost: [1]", "options:", "options that hold: 0"),
        spoiled(
            "explain",
            "calls: [OPEN",
            "calls: [FLY, OPEN",
            "expected calls: one of OPEN, SEND, RECEIVE, CLOSE, ABORT, CRASH"));
  }

  private static Stream<Arguments> blanks() {
    return Stream.of(
        spoiled(
            "numeric",
            "answer: {isn+len}",
            "answer: {isn+1+len}",
            "listed as INVALID, but this is VALID"),
        spoiled("numeric", "value: {isn+1+len}", "value: {isn+1+size}", "no parameters give"),
        spoiled(
            "short",
            "  - answer: SYN\n",
            "  - answer: isn\n",
            "listed as INVALID, but this is VALID"),
        elsewhere("cloze", "state [[state]]", "state [[stare]]", "en:", "there is no gap stare"),
        spoiled("cloze", "answer: {isnA}\n", "answer: {isnA+1}\n", "is right"));
  }

  private static Stream<Arguments> machines() {
    return Stream.of(
        spoiled(
            "choice by the machine", "value: {rcv+len-1}", "value: {rcv+len+1}", "this is right"),
        elsewhere(
            "choice by the machine",
            "value: {rcv+len-1}",
            "value: {rcv}",
            "- value: {rcv}",
            "says the same as"),
        spoiled(
            "choice by the machine",
            "misconception: fin-takes-no-number",
            "misconception: close-always-four",
            "the machine cannot play close-always-four"),
        spoiled(
            "choice by the machine",
            "misconception: fin-takes-no-number",
            "misconception: any-rst-kills",
            "whoever believes any-rst-kills says nothing wrong here"),
        spoiled("choice by the machine", "asks: ack", "asks: wonder", "/machine/asks"),
        spoiled("predict", "arrives: \"B > A", "arrives: \"A > B", "is sent by B"),
        spoiled("predict", "start: LISTEN", "start: LISTENING", "/host/start"),
        elsewhere(
            "capture", "A: [CLOSED]", "A: [LISTEN]", "- shows:", "a model answer must be VALID"),
        elsewhere(
            "capture",
            "    answer: |\n      1",
            "    answer: |\n      x1",
            "- shows:",
            "a model answer must be VALID, but this is UNREADABLE"),
        spoiled("capture", "vantage: wire", "vantage: air", "/vantage"));
  }

  @ParameterizedTest
  @MethodSource("faultsOfTypes")
  void faultsOfATypeAreFound(String type, String part, String by, String place, String what)
      throws IOException {
    String sample = Objects.requireNonNull(SAMPLES.get(type));
    Spoiled spoiled = Spoiled.of(text(sample), part, by);
    List<String> lines = spoiled.text().lines().toList();
    assertThat(said(sample, spoiled.text()))
        .as(type + ": " + by)
        .anySatisfy(
            flaw -> {
              assertThat(flaw).matches("[0-9]+:[0-9]+: (?s).*").contains(what);
              int line = Integer.parseInt(flaw.substring(0, flaw.indexOf(':')));
              if (place.isEmpty()) {
                assertThat(line).isEqualTo(spoiled.line());
              } else {
                assertThat(lines.get(line - 1).strip()).startsWith(place);
              }
            });
  }

  /** What is right for some of the drawn values alone is found all the same. */
  @Test
  void aMistakeThatIsRightForSomeValuesIsFound() throws IOException {
    String sample = "first/first-connections";
    Spoiled spoiled = Spoiled.of(text(sample), "  - answer: 2\n", "  - answer: 11\n");
    assertThat(said(sample, spoiled.text())).isEmpty();
    assertThat(said(sample, spoiled.text(), Extent.FULL))
        .singleElement()
        .asString()
        .startsWith(spoiled.line() + ":5: listed as INVALID, but this is VALID")
        .endsWith("(with some of its values)");
  }

  /** Values for which two options say the same are never given to anybody; others must be left. */
  @Test
  void optionsThatSayTheSameForEveryValueAreFound() throws IOException {
    String sample = "closing/close-foresee-ack";
    String text = text(sample);
    Spoiled sometimes = Spoiled.of(text, "    - value: {rcv}\n", "    - value: 4294967260\n");
    assertThat(said(sample, sometimes.text(), Extent.FULL)).isEmpty();
    Spoiled always = Spoiled.of(text, "    - value: {rcv}\n", "    - value: {rcv+len-1}\n");
    assertThat(said(sample, always.text(), Extent.FULL))
        .anyMatch(flaw -> flaw.startsWith(always.line() + ":") && flaw.contains("says the same"));
  }

  @Test
  void aTextThatIsMissingInOneLanguageIsFoundAtEveryDepth() throws IOException {
    Map<String, String> parts =
        Map.of(
            "opening/open-ack-meaning", "    ko: ",
            "opening/open-statements", "    ko: ",
            "opening/open-call-and-segment", "      ko: ",
            "opening/open-three-way", "      ko: ",
            "closing/close-foresee-ack", "        ko: ");
    for (Map.Entry<String, String> part : parts.entrySet()) {
      String language = part.getValue();
      Spoiled spoiled =
          Spoiled.of(text(part.getKey()), "\n" + language, "\n" + language.replace("ko", "fr"));
      assertThat(said(part.getKey(), spoiled.text()))
          .as(part.getKey())
          .anyMatch(flaw -> flaw.contains("required property 'ko' not found"))
          .anyMatch(flaw -> flaw.startsWith(spoiled.line() + ":") && flaw.contains("'fr'"));
    }
  }

  @Test
  void aReasonForALabelThatIsRecognisedIsFound() throws IOException {
    Spoiled spoiled =
        Spoiled.of(
            text("opening/open-three-way"),
            "    misconception: ack-is-last-byte\n",
            "    misconception: ack-is-last-byte\n    unrecognised: it never is.\n");
    assertThat(said("opening/open-three-way", spoiled.text()))
        .singleElement()
        .asString()
        .matches("[0-9]+:19: no belief goes unrecognised here");
  }
}
