package org.ackademy.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.ackademy.replay.Case;
import org.ackademy.replay.Code;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Exchanges;
import org.ackademy.replay.Judgement;
import org.ackademy.replay.Judgement.Frame;
import org.ackademy.replay.Judgement.Hidden;
import org.ackademy.replay.Judgement.Move;
import org.ackademy.replay.Judgement.View;
import org.ackademy.replay.Judgement.Views;
import org.ackademy.replay.Line;
import org.ackademy.replay.Scenario;
import org.ackademy.replay.Score;
import org.ackademy.replay.Side;
import org.ackademy.replay.Wording;
import org.ackademy.tcp.TcpState;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ResultWriterTest {
  private static final JsonMapper SECOND = JsonMapper.builder().build();
  private static final View LISTENING = new View(TcpState.LISTEN, 0, 0, 0, 0, 0);
  private static final View SYN_SENT = new View(TcpState.SYN_SENT, -1, 0, 65_535, 0, 65_535);
  private static final Views BEFORE = new Views(SYN_SENT, LISTENING);
  private static final Case QUESTION = question("A > B SYN seq=100", "B > A SYN,ACK 300 100");

  private static Case question(String... lines) {
    Exchange exchange = Exchanges.exchange(lines);
    String json =
        "{\"id\":\"x\\\"1\",\"scenario\":{\"hosts\":{\"A\":{\"start\":\"CLOSED\"},\"B\":{\"start\""
            + ":\"LISTEN\"}}},\"exchange\":[]}";
    Case read = ((ReadCase.Legible) CaseReader.ofLines(1).read(json)).question();
    return new Case(
        read.id(), read.scenario(), exchange, Map.of(1, Map.of(Side.B, TcpState.CLOSING)));
  }

  private static Judgement judgement(Judgement.Verdict verdict) {
    Line first = Exchanges.line("A > B SYN seq=100");
    return new Judgement(
        verdict,
        List.of(
            new Frame(0, Optional.empty(), List.of(), new Views(LISTENING, LISTENING)),
            new Frame(
                1,
                Optional.of(first),
                List.of(
                    new Hidden.Called(Side.A, Scenario.Call.OPEN, 0, TcpState.SYN_SENT),
                    new Hidden.Called(Side.A, Scenario.Call.SEND, 7, TcpState.SYN_SENT),
                    new Hidden.Delivered(Side.B, 1, TcpState.SYN_RECEIVED),
                    new Hidden.TimedOut(
                        Side.B, Judgement.Timer.DELAYED_ACK, TcpState.SYN_RECEIVED)),
                BEFORE)),
        41);
  }

  private static Judgement.Invalid invalid() {
    Move legal = move("B > A SYN,ACK seq=300 ack=101 win=5");
    var violation =
        new Judgement.Violation(
            Code.ACK_NUMBER,
            2,
            Side.B,
            "ack",
            "101",
            "100",
            "3.10.7.2",
            Optional.of(Judgement.Detail.ONE_TOO_LOW),
            BEFORE,
            List.of(legal));
    return new Judgement.Invalid(violation, List.of());
  }

  private static Move move(String text) {
    Line line = Exchanges.line(text);
    return new Move(line.from(), line.segment());
  }

  private static JsonNode full(Judgement.Verdict verdict, Locale locale) {
    var out = new StringBuilder();
    new ReplayWriter(locale, Wording.Names.LETTERS)
        .write(
            new ReplayWriter.Known(
                QUESTION, judgement(verdict), Score.Marks.of(OptionalDouble.of(0.5))),
            ReplayWriter.Extent.FULL,
            new JsonWriter(out));
    return SECOND.readTree(out.toString());
  }

  @Test
  void resultLinesHaveTheContractsFields() {
    assertThat(ResultWriter.print(QUESTION, judgement(invalid()), OptionalDouble.of(0.5)))
        .isEqualTo(
            "{\"id\":\"x\\\"1\",\"verdict\":\"INVALID\",\"at\":2,\"code\":\"ACK_NUMBER\","
                + "\"expected\":\"101\",\"actual\":\"100\",\"rule\":\"RFC 9293 3.10.7.2\","
                + "\"score\":0.5,\"steps\":41}");
    assertThat(
            ResultWriter.print(
                QUESTION, judgement(new Judgement.Valid(List.of())), OptionalDouble.empty()))
        .isEqualTo("{\"id\":\"x\\\"1\",\"verdict\":\"VALID\",\"steps\":41}");
    assertThat(
            ResultWriter.print(
                QUESTION,
                judgement(new Judgement.Undecided(7, Judgement.Bound.STATES, 50)),
                OptionalDouble.empty()))
        .isEqualTo(
            "{\"id\":\"x\\\"1\",\"verdict\":\"UNDECIDED\",\"at\":7,"
                + "\"bound\":\"STATES\",\"most\":50,\"steps\":41}");
    var owed =
        new Judgement.Incomplete(
            Code.SEGMENT_OWED,
            Optional.of(Side.A),
            List.of(move("A > B ACK seq=101 ack=301"), move("A > B RST seq=101")),
            Map.of(),
            List.of(),
            Judgement.Reach.OPEN);
    assertThat(ResultWriter.print(QUESTION, judgement(owed), OptionalDouble.empty()))
        .isEqualTo(
            "{\"id\":\"x\\\"1\",\"verdict\":\"INCOMPLETE\",\"code\":\"SEGMENT_OWED\","
                + "\"expected\":\"A > B ACK seq=101 ack=301\",\"rule\":\"RFC 9293 3.10.7.4\","
                + "\"steps\":41}");
    var goal =
        new Judgement.Incomplete(
            Code.GOAL_NOT_REACHED,
            Optional.empty(),
            List.of(),
            Map.of(
                Side.B,
                Set.of(TcpState.CLOSED),
                Side.A,
                Set.of(TcpState.TIME_WAIT, TcpState.CLOSED)),
            List.of(),
            Judgement.Reach.GONE);
    assertThat(ResultWriter.print(QUESTION, judgement(goal), OptionalDouble.empty()))
        .isEqualTo(
            "{\"id\":\"x\\\"1\",\"verdict\":\"INCOMPLETE\",\"code\":\"GOAL_NOT_REACHED\","
                + "\"expected\":\"A: CLOSED / TIME-WAIT, B: CLOSED\","
                + "\"actual\":\"A: SYN-SENT, B: LISTEN\",\"rule\":\"RFC 9293 3.3.2\","
                + "\"reachable\":false,\"steps\":41}");
  }

  @Test
  void whatCannotBeReadHasItsPlace() {
    Fault fault = Fault.at(2, 7, Expected.FLAG);
    assertThat(ResultWriter.print(new ReadCase.Unreadable(Optional.of("u"), fault)))
        .isEqualTo(
            "{\"id\":\"u\",\"verdict\":\"UNREADABLE\",\"line\":2,\"column\":7,\"expected\":"
                + "\"a flag: SYN, ACK, FIN, RST, PSH, URG, ECE or CWR\"}");
    assertThat(ResultWriter.print(new ReadCase.Unreadable(Optional.empty(), fault)))
        .startsWith("{\"id\":null,\"verdict\":\"UNREADABLE\"");
    var out = new StringBuilder();
    new ReplayWriter(Locale.KOREAN, Wording.Names.LETTERS)
        .write(
            new ReadCase.Unreadable(Optional.of("u"), fault),
            ReplayWriter.Extent.FULL,
            new JsonWriter(out));
    assertThat(SECOND.readTree(out.toString()).get("summary").stringValue())
        .startsWith("2번 줄의 7번째 칸");
  }

  @Test
  void aViolationInFull() {
    JsonNode result = full(invalid(), Locale.ENGLISH);
    assertThat(result.propertyNames())
        .containsExactly(
            "id",
            "verdict",
            "at",
            "code",
            "expected",
            "actual",
            "rule",
            "score",
            "steps",
            "summary",
            "exchange",
            "violations",
            "explanation");
    assertThat(result.get("exchange").get(1).stringValue())
        .isEqualTo("B > A SYN,ACK seq=300 ack=100");
    JsonNode violation = result.get("violations").get(0);
    assertThat(violation.propertyNames())
        .containsExactly(
            "at",
            "code",
            "field",
            "expected",
            "actual",
            "rule",
            "host",
            "detail",
            "title",
            "text",
            "why",
            "hint",
            "before",
            "legalMoves");
    assertThat(violation.get("host").stringValue()).isEqualTo("B");
    assertThat(violation.get("legalMoves").toString())
        .isEqualTo("[\"B > A SYN,ACK seq=300 ack=101\"]");
    assertThat(violation.get("before").toString())
        .isEqualTo(
            "{\"A\":{\"state\":\"SYN-SENT\",\"sndUna\":4294967295,\"sndNxt\":0,\"sndWnd\":65535,"
                + "\"rcvNxt\":0,\"rcvWnd\":65535},\"B\":{\"state\":\"LISTEN\"}}");
  }

  @Test
  void framesOfAnExplanation() {
    JsonNode frames = full(new Judgement.Valid(List.of()), Locale.ENGLISH).get("explanation");
    assertThat(frames.size()).isEqualTo(2);
    assertThat(frames.get(0).toString())
        .isEqualTo(
            "{\"line\":0,\"hidden\":[],\"after\":{\"A\":{\"state\":\"LISTEN\"},"
                + "\"B\":{\"state\":\"LISTEN\"}}}");
    assertThat(frames.get(1).get("segment").stringValue()).isEqualTo("A > B SYN seq=100");
    assertThat(frames.get(1).get("hidden").toString())
        .isEqualTo(
            "[{\"host\":\"A\",\"event\":\"OPEN\",\"state\":\"SYN-SENT\","
                + "\"text\":\"The user of A opens the connection.\"},"
                + "{\"host\":\"A\",\"event\":\"SEND\",\"octets\":7,\"state\":\"SYN-SENT\","
                + "\"text\":\"The user of A sends 7 octets.\"},"
                + "{\"host\":\"B\",\"event\":\"DELIVERED\",\"line\":1,\"state\":\"SYN-RECEIVED\","
                + "\"text\":\"Line 1 arrives at B.\"},"
                + "{\"host\":\"B\",\"event\":\"TIMED_OUT\",\"timer\":\"DELAYED_ACK\","
                + "\"state\":\"SYN-RECEIVED\","
                + "\"text\":\"The delayed-ACK timer of B runs out.\"}]");
  }

  @Test
  void remarksAndWhatIsMissing() {
    JsonNode valid =
        full(
            new Judgement.Valid(List.of(new Judgement.Remark(2, "THREE_SEGMENT_CLOSE", "3.6"))),
            Locale.KOREAN);
    assertThat(valid.get("remarks").get(0).get("text").stringValue())
        .startsWith("B가 ACK에 FIN을 함께 실어");
    assertThat(valid.get("remarks").get(0).get("rule").stringValue()).isEqualTo("RFC 9293 3.6");
    var owed =
        new Judgement.Incomplete(
            Code.SEGMENT_OWED,
            Optional.of(Side.A),
            List.of(move("A > B ACK seq=101 ack=301")),
            Map.of(Side.B, Set.of(TcpState.CLOSED)),
            List.of(),
            Judgement.Reach.GONE);
    JsonNode missing = full(owed, Locale.ENGLISH).get("missing");
    assertThat(missing.get("host").stringValue()).isEqualTo("A");
    assertThat(missing.get("owed").toString()).isEqualTo("[\"A > B ACK seq=101 ack=301\"]");
    assertThat(missing.get("wanted").toString()).isEqualTo("{\"B\":[\"CLOSED\"]}");
    assertThat(missing.get("reachable").booleanValue()).isFalse();
  }

  @Test
  void briefTellsNothingMore() {
    var out = new StringBuilder();
    new ReplayWriter(Locale.ENGLISH, Wording.Names.LETTERS)
        .write(
            new ReplayWriter.Known(
                QUESTION, judgement(invalid()), Score.Marks.of(OptionalDouble.of(0.5))),
            ReplayWriter.Extent.BRIEF,
            new JsonWriter(out));
    assertThat(out)
        .hasToString(
            "{\"id\":\"x\\\"1\",\"verdict\":\"INVALID\",\"at\":2,\"code\":\"ACK_NUMBER\"}");
  }

  @Test
  void aWrongStateIsAboutTheHostOfWhichItIsClaimed() {
    var claim =
        new Judgement.Violation(
            Code.STATE_CLAIM,
            1,
            Side.B,
            "state",
            "LISTEN",
            "CLOSING",
            "3.3.2",
            Optional.empty(),
            BEFORE,
            List.of());
    JsonNode result = full(new Judgement.Invalid(claim, List.of(claim)), Locale.ENGLISH);
    assertThat(result.get("violations").size()).isEqualTo(2);
    assertThat(result.get("violations").get(0).get("text").stringValue())
        .isEqualTo("After line 1 B is not in CLOSING. It is in LISTEN.");
  }
}
