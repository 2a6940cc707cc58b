package org.ackademy.replay;

import static org.ackademy.replay.Exchanges.exchange;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ackademy.notation.LinePrinter;
import org.ackademy.replay.Hint.Step;
import org.ackademy.tcp.TcpState;
import org.junit.jupiter.api.Test;

class HintTest {
  private static final Scenario OPEN =
      Scenarios.reliable(Scenarios.SERVER, Scenarios.states(Scenarios.BOTH_ESTABLISHED));
  private static final Wording ENGLISH = Wording.of(Locale.ENGLISH, Wording.Names.LETTERS);
  private static final Wording KOREAN = Wording.of(Locale.KOREAN, new Wording.Names("클라이언트", "서버"));

  private static List<Hint> hints(Map<Integer, Map<Side, TcpState>> claims, String... lines) {
    var asked = new Case("", OPEN, exchange(lines), claims);
    Judgement judgement = Replay.judge(asked);
    return Hint.of(asked, judgement, Score.marks(asked, judgement, 0).repair());
  }

  private static String segment(Hint hint) {
    return switch (hint) {
      case Hint.Claimed claimed -> "";
      case Hint.Edited edited ->
          switch (edited.edit()) {
            case Edit.Inserted inserted -> LinePrinter.print(inserted.line());
            case Edit.Changed changed -> LinePrinter.print(changed.line());
            case Edit.Deleted deleted -> "";
            case Edit.Moved moved -> "";
          };
    };
  }

  private static List<String> told(Wording wording, Hint hint) {
    List<String> told = new ArrayList<>();
    for (Step step : Step.values()) {
      told.add(wording.hint(hint, step, segment(hint)));
    }
    return told;
  }

  @Test
  void aWrongNumberInThreeSteps() {
    List<Hint> hints =
        hints(
            Map.of(),
            "A > B SYN seq=100",
            "B > A SYN,ACK seq=300 ack=100",
            "A > B ACK seq=101 ack=301");

    assertThat(hints).hasSize(1);
    assertThat(told(ENGLISH, hints.getFirst()))
        .containsExactly(
            "Look at line 2.",
            "The acknowledgment number in line 2 is wrong.",
            "Line 2 should be: B > A SYN,ACK seq=300 ack=101");
    assertThat(told(KOREAN, hints.getFirst()))
        .containsExactly(
            "2번 줄을 다시 보십시오.",
            "2번 줄의 확인 응답 번호가 틀렸습니다.",
            "2번 줄을 이렇게 고치십시오: B > A SYN,ACK seq=300 ack=101");
  }

  @Test
  void aMissingLineAtTheEnd() {
    List<Hint> hints = hints(Map.of(), "A > B SYN seq=100", "B > A SYN,ACK seq=300 ack=101");

    assertThat(hints).hasSize(1);
    assertThat(told(ENGLISH, hints.getFirst()))
        .containsExactly(
            "Look at how the exchange ends.",
            "At the end a segment from A is missing.",
            "Add at the end: A > B ACK seq=101 ack=301");
  }

  @Test
  void aLineTooMany() {
    List<Hint> hints =
        hints(
            Map.of(),
            "A > B SYN seq=100",
            "B > A SYN,ACK seq=300 ack=101",
            "A > B ACK seq=101 ack=301",
            "B > A ACK seq=301 ack=101");

    assertThat(hints).hasSize(1);
    assertThat(told(ENGLISH, hints.getFirst()))
        .containsExactly("Look at line 4.", "Line 4 does not belong here.", "Take out line 4.");
  }

  @Test
  void aWrongState() {
    List<Hint> hints =
        hints(
            Map.of(2, Map.of(Side.B, TcpState.ESTABLISHED)),
            "A > B SYN seq=100",
            "B > A SYN,ACK seq=300 ack=101",
            "A > B ACK seq=101 ack=301");

    assertThat(hints).hasSize(1);
    assertThat(told(ENGLISH, hints.getFirst()))
        .containsExactly(
            "Look at line 2.",
            "After line 2 B is in another state.",
            "After line 2 B is in SYN-RECEIVED.");
  }

  @Test
  void aRightAnswerNeedsNoHelp() {
    assertThat(
            hints(
                Map.of(),
                "A > B SYN seq=100",
                "B > A SYN,ACK seq=300 ack=101",
                "A > B ACK seq=101 ack=301"))
        .isEmpty();
  }

  /** Every edit has its words, every text is used, and no step but the last tells the segment. */
  @Test
  void everyEditHasItsWords() throws IOException {
    Line line = Exchanges.line("B > A SYN,ACK seq=300 ack=101");
    Map<Edit, Hint.Place> edits = new LinkedHashMap<>();
    edits.put(new Edit.Inserted(2, line), Hint.Place.BEFORE_A_LINE);
    edits.put(new Edit.Inserted(9, line), Hint.Place.AT_THE_END);
    edits.put(new Edit.Moved(3, 2), Hint.Place.BEFORE_A_LINE);
    edits.put(new Edit.Moved(4, 9), Hint.Place.AT_THE_END);
    edits.put(new Edit.Deleted(5), Hint.Place.BEFORE_A_LINE);
    edits.put(new Edit.Changed(6, line, 2), Hint.Place.BEFORE_A_LINE);
    List<String> fields = List.of("from", "flags", "seq", "ack", "len");
    Set<String> said = new TreeSet<>();
    for (Wording wording : List.of(ENGLISH, KOREAN)) {
      edits.forEach(
          (edit, place) -> {
            Hint hint = new Hint.Edited(edit, fields, place);
            List<String> told = told(wording, hint);
            assertThat(told).allMatch(text -> !text.contains("{") && !text.isBlank());
            assertThat(told.subList(0, 2)).noneMatch(text -> text.contains("seq="));
            said.addAll(told);
          });
    }
    assertThat(said).hasSizeGreaterThan(30);
    assertThat(
            BundlesTest.texts("replay/messages.properties").keySet().stream()
                .filter(key -> key.startsWith("help.")))
        .hasSize(20);
  }

  @Test
  void theMovesOfBothHostsAtAnyLine() {
    Case asked =
        new Case(
            "",
            OPEN,
            exchange(
                "A > B SYN seq=100", "B > A SYN,ACK seq=300 ack=100", "A > B ACK seq=101 ack=301"),
            Map.of());

    assertThat(moves(asked, 1, Side.A)).containsExactly("A > B SYN seq=100");
    assertThat(moves(asked, 1, Side.B)).isEmpty();
    assertThat(moves(asked, 2, Side.B)).contains("B > A SYN,ACK seq=300 ack=101");
    // After the mistake in line 2, as if the nearest legal line stood there.
    assertThat(moves(asked, 3, Side.A)).contains("A > B ACK seq=101 ack=301");
    assertThat(moves(asked, 4, Side.A))
        .contains("A > B ACK seq=101 ack=301 len=10")
        .doesNotContain("A > B ACK seq=101 ack=301");
    assertThat(moves(asked, 4, Side.B)).contains("B > A ACK seq=301 ack=101 len=10");
  }

  private static List<String> moves(Case asked, int line, Side side) {
    return Moves.at(asked, line).of(side).stream().map(LinePrinter::print).toList();
  }

  @Test
  void namesAreTakenOffTheLinesThatAreGiven() {
    Case asked =
        new Case(
            "", OPEN, exchange("A > B SYN seq=100", "B > A SYN,ACK seq=300 ack=100"), Map.of());
    Judgement judgement = Replay.judge(asked);

    assertThat(judgement.misconceptions()).isNotEmpty();
    assertThat(judgement.nameless(line -> line <= 1).misconception())
        .isEqualTo(judgement.misconception());
    assertThat(judgement.nameless(line -> line <= 2).misconception()).isEqualTo(Optional.empty());
  }
}
