package org.ackademy.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ackademy.replay.Judgement.Detail;
import org.ackademy.replay.Judgement.Hidden;
import org.ackademy.replay.Judgement.Incomplete;
import org.ackademy.replay.Judgement.Reach;
import org.ackademy.replay.Judgement.Remark;
import org.ackademy.replay.Judgement.Timer;
import org.ackademy.replay.Judgement.View;
import org.ackademy.replay.Judgement.Views;
import org.ackademy.replay.Judgement.Violation;
import org.ackademy.tcp.TcpState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordingTest {
  private static final Views BEFORE =
      new Views(
          new View(TcpState.SYN_SENT, 100, 101, 65_535, 0, 65_535),
          new View(TcpState.LISTEN, 0, 0, 0, 0, 0));
  private static final Wording ENGLISH =
      Wording.of(Locale.ENGLISH, new Wording.Names("client", "server"));
  private static final Wording KOREAN = Wording.of(Locale.KOREAN, new Wording.Names("클라이언트", "서버"));
  private static final Set<String> PARAMETERS =
      Set.of(
          "host",
          "peer",
          "state",
          "at",
          "expected",
          "actual",
          "line",
          "column",
          "octets",
          "bound",
          "most");

  private static Violation violation(
      Code code, String expected, String actual, Optional<Detail> detail) {
    return new Violation(
        code, 2, Side.B, "ack", expected, actual, code.section(), detail, BEFORE, List.of());
  }

  private static void assertComplete(String text) {
    assertThat(text).isNotBlank().doesNotContain("{", "}").matches(".*[.?:\\d]");
  }

  @Test
  void everyThingThatCanBeSaidHasItsTextAndNothingElseHas() throws IOException {
    Set<String> keys = new TreeSet<>();
    for (Code code : Code.values()) {
      keys.addAll(List.of("title." + code, "code." + code, "rule." + code));
    }
    for (Detail detail : Detail.values()) {
      keys.add("detail." + detail);
      if (detail != Detail.NOT_YET_ARRIVED) {
        keys.add("detail." + detail + ".seq");
      }
    }
    for (Scenario.Call call : Scenario.Call.values()) {
      keys.add("hidden." + call);
    }
    for (Timer timer : Timer.values()) {
      keys.add("hidden." + timer);
    }
    for (TcpState state : TcpState.values()) {
      keys.add("state." + state.name());
    }
    for (String verdict : List.of("VALID", "INCOMPLETE", "INVALID", "UNDECIDED", "UNREADABLE")) {
      keys.add("verdict." + verdict);
    }
    for (Judgement.Bound bound : Judgement.Bound.values()) {
      keys.add("bound." + bound);
    }
    keys.addAll(List.of("goal.GONE", "hidden.DELIVERED", "hidden.DELIVERED.earlier"));
    keys.add("hidden.SEND.one");
    Map<String, String> texts = BundlesTest.texts("replay/messages.properties");
    Set<String> others = new TreeSet<>(texts.keySet());
    others.removeIf(
        key -> key.startsWith("remark.") || key.startsWith("help.") || isOpenFormOfACode(key));
    assertThat(others).isEqualTo(keys);
    texts.forEach(
        (key, text) -> assertThat(PARAMETERS).as(key).containsAll(BundlesTest.parameters(text)));
  }

  private static boolean isOpenFormOfACode(String key) {
    return key.startsWith("code.") && key.endsWith(".open");
  }

  @ParameterizedTest
  @EnumSource(Code.class)
  void everyCodeInBothLanguagesWithAndWithoutValues(Code code) {
    for (Wording wording : List.of(ENGLISH, KOREAN)) {
      for (Side side : Side.values()) {
        for (Optional<Detail> detail : details()) {
          Violation told = violation(code, "101", "100", detail);
          assertComplete(wording.violation(told, side));
          assertThat(wording.detail(told, side).isPresent()).isEqualTo(detail.isPresent());
          wording.detail(told, side).ifPresent(WordingTest::assertComplete);
          String untold = wording.violation(violation(code, "", "", detail), side);
          assertComplete(untold);
          assertThat(untold).doesNotContain("  ", " ,", " .");
        }
      }
      assertThat(wording.title(code)).isNotBlank().hasSizeLessThan(50);
      assertComplete(wording.rule(code));
    }
  }

  private static List<Optional<Detail>> details() {
    var all = new ArrayList<Optional<Detail>>();
    all.add(Optional.empty());
    for (Detail detail : Detail.values()) {
      all.add(Optional.of(detail));
    }
    return all;
  }

  @Test
  void aWrongAcknowledgmentNumberInBothLanguages() {
    Violation wrong =
        violation(Code.ACK_NUMBER, "4294967295", "100", Optional.of(Detail.ONE_TOO_LOW));
    assertThat(ENGLISH.violation(wrong, Side.B))
        .isEqualTo(
            "Server next expects number 4294967295 from client, so it writes 4294967295 as"
                + " acknowledgment number, not 100.");
    assertThat(KOREAN.violation(wrong, Side.B))
        .isEqualTo(
            "서버가 클라이언트에게서 다음에 받을 번호는 4294967295입니다. 그러므로 확인 응답"
                + " 번호는 100이 아니라 4294967295여야 합니다.");
    assertThat(KOREAN.detail(wrong, Side.B).orElseThrow()).startsWith("100은 1만큼 작습니다.");
  }

  @Test
  void aNumberThatIsRightIsNotToldToBeWrong() {
    String text =
        ENGLISH.violation(violation(Code.RST_NUMBER, "101", "101", Optional.empty()), Side.A);
    assertThat(text).isEqualTo("A RST from client has other numbers here.");
  }

  @Test
  void whatIsMissing() {
    var owed =
        new Incomplete(
            Code.SEGMENT_OWED, Optional.of(Side.A), List.of(), Map.of(), List.of(), Reach.OPEN);
    assertThat(ENGLISH.shortfall(owed, BEFORE, List.of("A > B ACK seq=101 ack=301")))
        .isEqualTo("Client still has to send a segment: A > B ACK seq=101 ack=301");
    assertThat(KOREAN.shortfall(owed, BEFORE, List.of())).isEqualTo("클라이언트가 보내야 할 세그먼트가 남았습니다.");
    var wanted =
        new Incomplete(
            Code.GOAL_NOT_REACHED,
            Optional.of(Side.A),
            List.of(),
            Map.of(Side.A, Set.of(TcpState.TIME_WAIT, TcpState.CLOSED)),
            List.of(),
            Reach.GONE);
    assertThat(ENGLISH.shortfall(wanted, BEFORE, List.of()))
        .isEqualTo(
            "The exercise wants client in CLOSED / TIME-WAIT, but it is in SYN-SENT. From here the"
                + " goal cannot be reached any more.");
    var more =
        new Incomplete(
            Code.GOAL_NOT_REACHED, Optional.empty(), List.of(), Map.of(), List.of(), Reach.OPEN);
    assertComplete(KOREAN.shortfall(more, BEFORE, List.of()));
  }

  @Test
  void hiddenEvents() {
    List<Hidden> hidden = new ArrayList<>();
    for (Scenario.Call call : Scenario.Call.values()) {
      hidden.add(new Hidden.Called(Side.A, call, 20, TcpState.CLOSED));
    }
    for (Timer timer : Timer.values()) {
      hidden.add(new Hidden.TimedOut(Side.B, timer, TcpState.CLOSED));
    }
    hidden.add(new Hidden.Delivered(Side.B, 0, TcpState.CLOSED));
    for (Hidden event : hidden) {
      assertComplete(ENGLISH.hidden(event));
      assertComplete(KOREAN.hidden(event));
    }
    assertThat(ENGLISH.hidden(new Hidden.Delivered(Side.B, 3, TcpState.SYN_RECEIVED)))
        .isEqualTo("Line 3 arrives at server.");
    assertThat(
            ENGLISH.hidden(new Hidden.Called(Side.A, Scenario.Call.SEND, 1, TcpState.ESTABLISHED)))
        .isEqualTo("The user of client sends 1 octet.");
  }

  @ParameterizedTest
  @EnumSource(TcpState.class)
  void statesAreExplained(TcpState state) {
    assertComplete(ENGLISH.state(state));
    assertComplete(KOREAN.state(state));
  }

  @Test
  void remarks() {
    assertComplete(KOREAN.remark(new Remark(5, "THREE_SEGMENT_CLOSE", "3.6"), Side.B));
    assertThat(KOREAN.remark(new Remark(5, "NEW_ONE", "3.6"), Side.B)).isEqualTo("NEW_ONE");
  }
}
