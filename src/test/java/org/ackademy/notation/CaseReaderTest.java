package org.ackademy.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.ackademy.replay.Case;
import org.ackademy.replay.Goal;
import org.ackademy.replay.Scenario;
import org.ackademy.replay.Side;
import org.ackademy.tcp.TcpState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseReaderTest {
  private static final CaseReader READER = CaseReader.ofLines(10);
  private static final String HOSTS =
      "\"hosts\":{\"A\":{\"start\":\"CLOSED\",\"opens\":\"active\"},\"B\":{\"start\":\"LISTEN\"}}";

  private static Case read(String json) {
    return switch (READER.read(json)) {
      case ReadCase.Legible legible -> legible.question();
      case ReadCase.Unreadable unreadable -> fail(json + ": " + unreadable);
    };
  }

  private static ReadCase.Unreadable unreadable(String json) {
    return switch (READER.read(json)) {
      case ReadCase.Legible legible -> fail(json + " was read");
      case ReadCase.Unreadable unreadable -> unreadable;
    };
  }

  private static Scenario scenario(String more) {
    return read("{\"scenario\":{" + HOSTS + more + "},\"exchange\":[]}").scenario();
  }

  @Test
  void everyFieldOfAScenario() {
    Case read =
        read(
            """
            {"id": "x-1",
             "scenario": {
               "hosts": {
                 "A": {"start": "CLOSED", "opens": "active", "isn": 4294967295, "rcvWnd": 100},
                 "B": {"start": "ESTABLISHED", "sndNxt": 300, "sndUna": 299, "rcvNxt": 100,
                       "sndWnd": 1000, "rcvWnd": 2000}},
               "network": "lossy", "vantage": "B",
               "calls": ["OPEN", "ABORT", "CRASH"],
               "earlier": ["A > B SYN seq=90"],
               "shorthand": true, "reopens": true,
               "goal": {"states": {"A": ["CLOSED", "TIME-WAIT"]}, "delivered": {"A": 20},
                        "maxLines": 9, "passes": {"B": ["LAST-ACK"]},
                        "lost": [{"from": "A", "kind": "syn-ack", "nth": 2},
                                 {"from": "B", "kind": "data"}]}},
             "exchange": ["A > B SYN seq=100", "b sa 300 101"],
             "claims": {"1": {"A": "SYN-SENT"}, "2": {"A": "ESTABLISHED", "B": "SYN-RECEIVED"}},
             "expect": {"verdict": "VALID"}, "why": "", "truth": [], "ports": {}}
            """);
    assertThat(read.id()).isEqualTo("x-1");
    assertThat(ExchangeReader.print(read.exchange()))
        .containsExactly("A > B SYN seq=100", "B > A SYN,ACK seq=300 ack=101");
    assertThat(read.claims())
        .isEqualTo(
            Map.of(
                1,
                Map.of(Side.A, TcpState.SYN_SENT),
                2,
                Map.of(Side.A, TcpState.ESTABLISHED, Side.B, TcpState.SYN_RECEIVED)));
    assertThat(read.scenario())
        .isEqualTo(
            new Scenario(
                new Scenario.Host(
                    TcpState.CLOSED,
                    Scenario.Opening.ACTIVE,
                    OptionalLong.of(4_294_967_295L),
                    Optional.empty(),
                    100),
                new Scenario.Host(
                    TcpState.ESTABLISHED,
                    Scenario.Opening.NEVER,
                    OptionalLong.empty(),
                    Optional.of(new Scenario.Numbers(299, 300, 1000, 100, 2000)),
                    2000),
                Scenario.Network.LOSSY,
                Scenario.Vantage.HOST_B,
                Set.of(Scenario.Call.OPEN, Scenario.Call.ABORT, Scenario.Call.CRASH),
                List.of(LineReaderTest.line(LineReader.PLAIN, "A > B SYN seq=90")),
                Scenario.Shorthand.ALLOWED,
                Scenario.Reopening.ALLOWED,
                new Goal.Reached(
                    Map.of(Side.A, Set.of(TcpState.CLOSED, TcpState.TIME_WAIT)),
                    Map.of(Side.A, 20),
                    OptionalInt.of(9),
                    Map.of(Side.B, Set.of(TcpState.LAST_ACK)),
                    List.of(
                        new Goal.LostSegment(Side.A, Goal.Kind.SYN_ACK, 2),
                        new Goal.LostSegment(Side.B, Goal.Kind.DATA, 1)))));
  }

  @Test
  void whatIsLeftOutHasItsDefault() {
    Case read = read("{\"scenario\":{" + HOSTS + "},\"exchange\":[]}");
    assertThat(read.id()).isEmpty();
    assertThat(read.claims()).isEmpty();
    Scenario scenario = read.scenario();
    assertThat(scenario.network()).isEqualTo(Scenario.Network.RELIABLE);
    assertThat(scenario.vantage()).isEqualTo(Scenario.Vantage.WIRE);
    assertThat(scenario.calls()).isEqualTo(Scenario.CALLS_DEFAULT);
    assertThat(scenario.earlier()).isEmpty();
    assertThat(scenario.shorthand()).isEqualTo(Scenario.Shorthand.STRICT);
    assertThat(scenario.reopening()).isEqualTo(Scenario.Reopening.NEVER);
    assertThat(scenario.goal()).isEqualTo(Goal.NOTHING_OWED);
    assertThat(scenario.a().isn()).isEmpty();
    assertThat(scenario.a().rcvWnd()).isEqualTo(65_535);
    assertThat(scenario.b().opening()).isEqualTo(Scenario.Opening.NEVER);
  }

  @Test
  void theThreeFormsOfAGoal() {
    assertThat(scenario(",\"goal\":\"any-prefix\"").goal()).isEqualTo(new Goal.AnyPrefix());
    assertThat(scenario(",\"goal\":{\"B\":[\"CLOSED\"]}").goal())
        .isEqualTo(
            new Goal.Reached(
                Map.of(Side.B, Set.of(TcpState.CLOSED)),
                Map.of(),
                OptionalInt.empty(),
                Map.of(),
                List.of()));
    assertThat(scenario(",\"goal\":{}").goal()).isEqualTo(Goal.NOTHING_OWED);
  }

  @Test
  void aHostInSynSentHasReceivedNothing() {
    String json =
        "{\"scenario\":{\"hosts\":{\"A\":{\"start\":\"SYN-SENT\",\"sndNxt\":101,\"sndUna\":100},"
            + "\"B\":{\"start\":\"LISTEN\"}}},\"exchange\":[]}";
    assertThat(read(json).scenario().a().numbers())
        .contains(new Scenario.Numbers(100, 101, 65_535, 0, 65_535));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          []                                         | 1  | OBJECT
          {"exchange":[]}                            | 1  | PRESENT
          {"scenario":{@}}                           | 1  | PRESENT
          {"scenario":5,"exchange":[]}               | 13 | OBJECT
          {"scenario":{},"exchange":[]}              | 13 | PRESENT
          {"scenario":{"hosts":{}},"exchange":[]}    | 22 | PRESENT
          {"x":1,"scenario":{@},"exchange":[]}       | 2  | KNOWN_FIELD
          {"id":1,"scenario":{@},"exchange":[]}      | 7  | TEXT
          {"exchange":"A > B","scenario":{@}}        | 13 | LIST
          {"exchange":[1],"scenario":{@}}            | 14 | TEXT
          {"exchange":{"A":[]},"scenario":{@}}       | 13 | LIST
          {"claims":{"1":{"A":"CLOSED"}},"scenario":{@},"exchange":[]} | 12 | CLAIMED_LINE
          {"claims":{"x":{"A":"CLOSED"}},"scenario":{@},"exchange":["a s"]} | 12 | CLAIMED_LINE
          {"claims":{"01":{"A":"CLOSED"}},"scenario":{@},"exchange":["a s"]} | 12 | CLAIMED_LINE
          {"claims":{"1":{"C":"CLOSED"}},"scenario":{@},"exchange":["a s"]} | 17 | KNOWN_FIELD
          {"claims":{"1":{"A":"CLOSE"}},"scenario":{@},"exchange":["a s"]} | 21 | ONE_OF
          {"claims":[],"scenario":{@},"exchange":["a s"]} | 11 | OBJECT
          {"exchange":[],"scenario":{"vantage":"C",@}} | 38 | ONE_OF
          {"exchange":[],"scenario":{"network":"good",@}} | 38 | ONE_OF
          {"exchange":[],"scenario":{"calls":["OPN"],@}} | 37 | ONE_OF
          {"exchange":[],"scenario":{"calls":"OPEN",@}} | 36 | LIST
          {"exchange":[],"scenario":{"shorthand":1,@}} | 40 | TRUE_OR_FALSE
          {"exchange":[],"scenario":{"reopens":"yes",@}} | 38 | TRUE_OR_FALSE
          {"exchange":[],"scenario":{"earlier":["A > B SIN"],@}} | 39 | FLAG
          {"exchange":[],"scenario":{"goal":"none",@}} | 35 | ONE_OF
          {"exchange":[],"scenario":{"goal":5,@}} | 35 | OBJECT
          {"exchange":[],"scenario":{"goal":{"A":"CLOSED"},@}} | 40 | LIST
          {"exchange":[],"scenario":{"goal":{"A":["CLOSED"],"lost":[]},@}} | 51 | KNOWN_FIELD
          {"exchange":[],"scenario":{"goal":{"state":{}},@}} | 36 | KNOWN_FIELD
          {"exchange":[],"scenario":{"goal":{"maxLines":-1},@}} | 47 | WHOLE_NUMBER
          {"exchange":[],"scenario":{"goal":{"maxLines":1.5},@}} | 47 | WHOLE_NUMBER
          {"exchange":[],"scenario":{"goal":{"delivered":{"A":2147483648}},@}} | 53 | WHOLE_NUMBER
          {"exchange":[],"scenario":{"goal":{"lost":[{"from":"A"}]},@}} | 44 | PRESENT
          {"exchange":[],"scenario":{"goal":{"lost":[{"from":"C","kind":"fin"}]},@}} | 52 | ONE_OF
          {"exchange":[],"scenario":{"goal":{"lost":[{"from":"A","kind":"FIN"}]},@}} | 63 | ONE_OF
          """)
  void faultsHaveTheirPlace(String json, int column, Expected expected) {
    Fault fault = unreadable(json.replace("@", HOSTS)).fault();
    assertThat(fault.expected()).as(fault.toString()).isEqualTo(expected);
    assertThat(fault.line()).isEqualTo(1);
    assertThat(fault.column()).as(fault.toString()).isEqualTo(column);
    assertThat(fault.text()).isNotBlank().doesNotContain("{");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "start":"OPEN"                                                  | ONE_OF
          "start":"CLOSED","opens":"passive"                              | ONE_OF
          "start":"CLOSED","isn":4294967296                               | WHOLE_NUMBER
          "start":"CLOSED","isn":-1                                       | WHOLE_NUMBER
          "start":"CLOSED","isn":"5"                                      | WHOLE_NUMBER
          "start":"LISTEN","sndNxt":1                                     | ABSENT_IN_STATE
          "start":"CLOSED","sndWnd":1                                     | ABSENT_IN_STATE
          "start":"CLOSED","rcvWnd":1073725441                            | WHOLE_NUMBER
          "start":"ESTABLISHED"                                           | PRESENT_IN_STATE
          "start":"ESTABLISHED","sndNxt":1,"sndUna":1                     | PRESENT_IN_STATE
          "start":"TIME-WAIT","sndNxt":1,"rcvNxt":1                       | PRESENT_IN_STATE
          "start":"SYN-SENT","sndNxt":1                                   | PRESENT_IN_STATE
          "start":"ESTABLISHED","sndNxt":1,"sndUna":1,"rcvNxt":4294967296 | WHOLE_NUMBER
          "starts":"CLOSED"                                               | KNOWN_FIELD
          "isn":1                                                         | PRESENT
          """)
  void aHostHasWhatItsStateNeeds(String host, Expected expected) {
    String json =
        "{\"id\":\"h\",\"scenario\":{\"hosts\":{\"A\":{\"start\":\"CLOSED\"},\"B\":{"
            + host
            + "}}},\"exchange\":[]}";
    ReadCase.Unreadable unreadable = unreadable(json);
    assertThat(unreadable.fault().expected()).as(unreadable.fault().toString()).isEqualTo(expected);
    assertThat(unreadable.id()).contains("h");
  }

  @Test
  void aFaultInTheExchangeHasItsLineAndColumnThere() {
    String json =
        "{\"id\":\"e\",\"scenario\":{" + HOSTS + "},\"exchange\":[\"A > B SYN\",\"B > A SYM\"]}";
    assertThat(unreadable(json))
        .isEqualTo(new ReadCase.Unreadable(Optional.of("e"), Fault.at(2, 7, Expected.FLAG)));
    String long11 = "\"a s\",".repeat(11);
    assertThat(
            unreadable(
                    "{\"scenario\":{"
                        + HOSTS
                        + "},\"exchange\":["
                        + long11.substring(0, long11.length() - 1)
                        + "]}")
                .fault())
        .isEqualTo(Fault.at(11, 1, Expected.LINES_AT_MOST, "10"));
  }

  @Test
  void theIdOfAnUnreadableCaseIsTold() {
    assertThat(unreadable("{\"id\":\"a\",\"scenario\":").id()).contains("a");
    assertThat(unreadable("{\"id\":\"a\",\"scenario\":{}}").id()).contains("a");
    assertThat(unreadable("{\"id\":5,\"scenario\":{}}").id()).isEmpty();
    assertThat(unreadable("").id()).isEmpty();
    String tooLong = "x".repeat(CaseReader.ID_CHARS_MAX + 1);
    ReadCase.Unreadable unreadable =
        unreadable("{\"id\":\"" + tooLong + "\",\"scenario\":{" + HOSTS + "},\"exchange\":[]}");
    assertThat(unreadable.id()).isEmpty();
    assertThat(unreadable.fault().expected()).isEqualTo(Expected.TEXT_AT_MOST);
  }

  @Test
  void aBrokenDocumentHasItsPlaceInIt() {
    assertThat(unreadable("{\n\"id\": \"a\",\n \"scenario\": {]").fault())
        .isEqualTo(Fault.at(3, 15, Expected.JSON_MEMBER_NAME));
  }
}
