package org.ackademy.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ackademy.replay.Believer;
import org.ackademy.replay.Misconception;
import org.junit.jupiter.api.Test;

/** Options that the machine makes. */
class ForeseenTest {
  private static final String FEEDBACK = "'feedback': {'en': 'No.', 'ko': '아닙니다.'}";
  private static final String PAIR =
      "'scenario': {'hosts': {'A': {'start': 'ESTABLISHED', 'sndUna': 100, 'sndNxt': 100,"
          + " 'rcvNxt': 300}, 'B': {'start': 'ESTABLISHED', 'sndUna': 300, 'sndNxt': 300,"
          + " 'rcvNxt': 100}}%s}";

  private static Choice choice(String machine, long seed) {
    String fields = "'type': 'choice', 'machine': {" + machine + "}";
    return (Choice) Written.exercise(fields, seed).question();
  }

  /** What each option says in English, with the belief behind it; the right one has none. */
  private static Map<String, String> options(String machine) {
    Map<String, String> options = new TreeMap<>();
    for (Choice.Option option : choice(machine, 5).options()) {
      String belief =
          option.right() ? "right" : option.comment().flatMap(Comment::misconception).orElse("-");
      options.put(option.text().en(), belief);
    }
    return options;
  }

  private static String believer(String belief) {
    return "{'misconception': '" + belief + "', " + FEEDBACK + "}";
  }

  private static String situation(String asks, String host, String arrives, String... beliefs) {
    return "'asks': '%s', 'host': {%s}, 'happens': {'arrives': '%s'}, 'believers': [%s]"
        .formatted(
            asks,
            host,
            arrives,
            String.join(", ", List.of(beliefs).stream().map(ForeseenTest::believer).toList()));
  }

  @Test
  void stateAndReplyAreTheMachines() {
    assertThat(
            options(
                situation(
                    "reply",
                    "'start': 'LISTEN', 'isn': 700",
                    "B > A SYN seq=4294967295",
                    "established-on-syn-ack",
                    "syn-takes-no-number")))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "SYN-RECEIVED, and it sends `A > B SYN,ACK seq=700 ack=0`", "right",
                "ESTABLISHED, and it sends `A > B SYN,ACK seq=700 ack=0`", "established-on-syn-ack",
                "SYN-RECEIVED, and it sends `A > B SYN,ACK seq=700 ack=4294967295`",
                    "syn-takes-no-number"));
  }

  @Test
  void statesAndAcknowledgmentNumbersAreAskedAlone() {
    String host = "'start': 'FIN-WAIT-2', 'sndUna': 101, 'sndNxt': 101, 'rcvNxt': 300";
    String fin = "B > A FIN,ACK seq=300 ack=101";
    assertThat(options(situation("state", host, fin, "fin-wait-2-to-closing")))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("TIME-WAIT", "right", "CLOSING", "fin-wait-2-to-closing"));
    assertThat(options(situation("ack", host, fin, "fin-takes-no-number")))
        .containsExactlyInAnyOrderEntriesOf(Map.of("301", "right", "300", "fin-takes-no-number"));
  }

  @Test
  void theFewestSegmentsOfACloseAreCounted() {
    String goal = ", 'goal': {'A': ['TIME-WAIT'], 'B': ['CLOSED']}";
    assertThat(
            options(
                "'asks': 'segments', "
                    + PAIR.formatted(goal)
                    + ", 'also': [{'value': 4, 'misconception': 'close-always-four', "
                    + FEEDBACK
                    + "}]"))
        .containsExactlyInAnyOrderEntriesOf(Map.of("3", "right", "4", "close-always-four"));
  }

  @Test
  void whoWaitsIsToldByTheExchange() {
    String given =
        ", 'given': ['B > A FIN,ACK seq=300 ack=100', 'A > B FIN,ACK seq=100 ack=301',"
            + " 'B > A ACK seq=301 ack=101']";
    assertThat(
            options(
                "'asks': 'time-wait', "
                    + PAIR.formatted("")
                    + given
                    + ", 'believers': ["
                    + believer("time-wait-is-the-clients")
                    + "], 'also': [{'value': 'both', "
                    + FEEDBACK
                    + "}, {'value': 'none', "
                    + FEEDBACK
                    + "}]"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "B",
                "right",
                "A",
                "time-wait-is-the-clients",
                "Both hosts",
                "-",
                "Neither host",
                "-"));
  }

  @Test
  void aBelieverWhoIsRightHereIsAFlaw() {
    String host = "'start': 'FIN-WAIT-2', 'sndUna': 101, 'sndNxt': 101, 'rcvNxt': 300";
    String machine =
        situation("state", host, "B > A FIN,ACK seq=300 ack=101", "closed-port-silent");
    assertThat(Written.flaws("'type': 'choice', 'machine': {" + machine + "}"))
        .containsExactly("whoever believes closed-port-silent says nothing wrong here");
  }

  @Test
  void twoThatSayTheSameAreAFlaw() {
    String host = "'start': 'ESTABLISHED', 'sndUna': 100, 'sndNxt': 100, 'rcvNxt': 300";
    String machine =
        situation(
            "ack",
            host,
            "B > A FIN,ACK seq=300 ack=100 len=10",
            "fin-takes-no-number",
            "ack-is-last-byte");
    assertThat(Written.flaws("'type': 'choice', 'machine': {" + machine + "}"))
        .anyMatch(flaw -> flaw.startsWith("says the same as"));
  }

  @Test
  void whatTheRfcLeavesOpenIsNoWrongOption() {
    String abort =
        "'asks': 'reply', 'host': {'start': 'ESTABLISHED', 'sndUna': 100, 'sndNxt': 100,"
            + " 'rcvNxt': 300}, 'happens': {'call': 'ABORT'}, 'also': [{'value': {'en':"
            + " 'CLOSED, and it sends `A > B %1$s`', 'ko': 'CLOSED 상태이며 `A > B %1$s`"
            + " 세그먼트를 보냅니다.'}, "
            + FEEDBACK
            + "}]";
    assertThat(options(abort.formatted("FIN,ACK seq=100 ack=300")))
        .containsEntry("CLOSED, and it sends `A > B RST seq=100`", "right")
        .containsEntry("CLOSED, and it sends `A > B FIN,ACK seq=100 ack=300`", "-");
    for (String right : List.of("RST seq=100", "RST,ACK seq=100 ack=300")) {
      assertThat(Written.flaws("'type': 'choice', 'machine': {" + abort.formatted(right) + "}"))
          .containsExactly("this is right");
    }
  }

  @Test
  void theRightOptionAloneIsNoChoice() {
    String host = "'start': 'FIN-WAIT-2', 'sndUna': 101, 'sndNxt': 101, 'rcvNxt': 300";
    String machine = situation("state", host, "B > A FIN,ACK seq=300 ack=101");
    assertThat(Written.flaws("'type': 'choice', 'machine': {" + machine + "}"))
        .containsExactly("a choice has 2 to 12 options");
  }

  @Test
  void theOrderIsDrawnAndTheKeyFollows() {
    String host = "'start': 'FIN-WAIT-2', 'sndUna': 101, 'sndNxt': 101, 'rcvNxt': 300";
    String machine =
        situation("state", host, "B > A FIN,ACK seq=300 ack=101", "fin-wait-2-to-closing");
    for (long seed = 0; seed < 20; seed++) {
      Choice choice = choice(machine, seed);
      String key = choice.key().orElseThrow();
      assertThat(choice.options().get(key.charAt(0) - 'a').text().en()).isEqualTo("TIME-WAIT");
    }
    assertThat(new Believer(Misconception.FIN_WAIT_2_TO_CLOSING).belief().id())
        .isEqualTo("fin-wait-2-to-closing");
  }
}
