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
    String id = question.substring(question.indexOf('/') + 1);
    Path folder = Files.createDirectories(root.resolve("spoiled"));
    Files.writeString(
        folder.resolve("quiz.yaml"),
        "id: spoiled\ntitle: {en: S, ko: S}\ndescription: {en: S., ko: S.}\nexercises: ["
            + id
            + "]\n");
    Files.writeString(folder.resolve(id + ".yaml"), text);
    return QuizCheck.of(root, Extent.FAST).flaws().stream()
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

  private static Arguments spoiled(String type, String part, String by, String said) {
    return Arguments.of(type, part, by, said);
  }

  /** Faults of one type: what is replaced, by what, where it is said, and what. */
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
            "a model answer must be VALID"),
        spoiled("states", "asked: [1 A, ", "asked: [9 A, ", "9"),
        spoiled(
            "states",
            "- 2 B SYN-RECEIVED\n",
            "- 2 B ESTABLISHED\n",
            "a model answer must be VALID"),
        spoiled(
            "repair", "ack={a}\n  - A > B ACK seq={b+1}", "ack={a+1}\n  - A > B ACK seq={a+1}", ""),
        spoiled("find", "seq={a+1+len} ack={a+1+len}", "seq={b+1} ack={a+1+len}", ""),
        spoiled("find", "[SEQ_NUMBER, ACK_NUMBER", "[RST_NUMBER, ACK_NUMBER", "SEQ_NUMBER"),
        spoiled("fill", "seq={a}\n", "seq={a+5}\n", ""),
        spoiled("fill", "[SYN,ACK] seq=[5000]", "[SYN,ACK seq=5000", "a bracket is not closed"),
        spoiled("order", "ack={b+1+r}", "ack={b+2+r}", ""),
        spoiled("converse", "plays: A", "plays: C", "/plays: does not have a value"),
        spoiled("converse", "goal: {A: [ESTABLISHED]", "goal: {A: [TIME-WAIT]", ""));
  }

  private static Stream<Arguments> options() {
    return Stream.of(
        spoiled("choice", "right: true", "right: false", "options that hold: 0"),
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
        spoiled("explain", "lost: [3]", "lost: [1]", "options that hold: 0"),
        spoiled("explain", "calls: [OPEN", "calls: [FLY, OPEN", ""));
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
        spoiled("cloze", "state [[state]]", "state [[stare]]", "there is no gap stare"),
        spoiled("cloze", "answer: {isnA}\n", "answer: {isnA+1}\n", "is right"));
  }

  private static Stream<Arguments> machines() {
    return Stream.of(
        spoiled(
            "choice by the machine",
            "value: {rcv+len-1}",
            "value: {rcv+len+1}",
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
        spoiled("capture", "A: [CLOSED]", "A: [LISTEN]", "a model answer must be VALID"),
        spoiled("capture", "    answer: |\n      1", "    answer: |\n      x1", "a model answer"),
        spoiled("capture", "vantage: wire", "vantage: air", "/vantage"));
  }

  @ParameterizedTest
  @MethodSource("faultsOfTypes")
  void faultsOfATypeAreFound(String type, String part, String by, String what) throws IOException {
    String sample = Objects.requireNonNull(SAMPLES.get(type));
    List<String> found = said(sample, Spoiled.of(text(sample), part, by).text());
    assertThat(found)
        .as(type + ": " + by)
        .anyMatch(flaw -> flaw.matches("[0-9]+:[0-9]+: (?s).*") && flaw.contains(what));
  }
}
