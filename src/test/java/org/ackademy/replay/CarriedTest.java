package org.ackademy.replay;

import static org.ackademy.replay.Exchanges.exchange;
import static org.ackademy.replay.Scenarios.OTHER_CLIENT;
import static org.ackademy.replay.Scenarios.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ackademy.replay.Judgement.Invalid;
import org.ackademy.replay.Judgement.Valid;
import org.ackademy.replay.Judgement.Violation;
import org.ackademy.replay.Scenario.Host;
import org.ackademy.replay.Scenario.Vantage;
import org.junit.jupiter.api.Test;

/** What segments carry beside their numbers: options and the urgent pointer. */
class CarriedTest {
  private static final String[] STAMPED = {
    "A > B SYN seq=100 mss=1460 wscale=7 sackok ts=1000/0",
    "B > A SYN,ACK seq=300 ack=101 mss=1460 wscale=7 sackok ts=5000/1000",
    "A > B ACK seq=101 ack=301 ts=1001/5000"
  };
  private static final String[] SACKING = {
    "A > B SYN seq=100 sackok", "B > A SYN,ACK seq=300 ack=101 sackok", "A > B ACK seq=101 ack=301"
  };
  private static final String[] GAP = {
    "A > B ACK seq=101 ack=301 len=10 lost",
    "A > B ACK seq=111 ack=301 len=10",
    "A > B ACK seq=121 ack=301 len=10 lost",
    "A > B ACK seq=131 ack=301 len=10"
  };

  private static String[] then(String[] lines, String... more) {
    List<String> all = new ArrayList<>(Arrays.asList(lines));
    all.addAll(Arrays.asList(more));
    return all.toArray(String[]::new);
  }

  private static List<Scenario> networks(Host b) {
    return List.of(
        Scenarios.reliable(b, new Goal.AnyPrefix()),
        Scenarios.with(Scenarios.lossy(Vantage.WIRE), b));
  }

  private static void isValid(Host b, String... lines) {
    for (Scenario scenario : networks(b)) {
      assertThat(Scenarios.judge(scenario, exchange(lines)).verdict())
          .as(scenario.network() + " " + String.join(", ", lines))
          .isInstanceOf(Valid.class);
    }
  }

  private static void isValid(String... lines) {
    isValid(SERVER, lines);
  }

  /** The last line alone is wrong, and there is no other mistake. */
  private static void breaks(Host b, Code code, String expected, String actual, String... lines) {
    for (Scenario scenario : networks(b)) {
      Judgement judgement = Scenarios.judge(scenario, exchange(lines));
      String as = scenario.network() + " " + String.join(", ", lines);
      assertThat(judgement.verdict()).as(as).isInstanceOf(Invalid.class);
      Invalid invalid = (Invalid) judgement.verdict();
      Violation violation = invalid.violation();
      assertThat(violation.code()).as(as).isEqualTo(code);
      assertThat(violation.at()).as(as).isEqualTo(lines.length);
      assertThat(violation.field()).isEqualTo("option");
      assertThat(violation.expected()).as(as).isEqualTo(expected);
      assertThat(violation.actual()).as(as).isEqualTo(actual);
      assertThat(invalid.further()).isEmpty();
    }
  }

  private static void breaks(Code code, String actual, String... lines) {
    breaks(SERVER, code, "", actual, lines);
  }

  @Test
  void whatOnlySynsCarry() {
    String[] open = Arrays.copyOf(SACKING, 2);
    breaks(Code.OPTION_NOT_ON_SYN, "mss=1460", then(open, "A > B ACK seq=101 ack=301 mss=1460"));
    breaks(Code.OPTION_NOT_ON_SYN, "wscale=7", then(open, "A > B ACK seq=101 ack=301 wscale=7"));
    breaks(Code.OPTION_NOT_ON_SYN, "sackok", then(open, "A > B ACK seq=101 ack=301 sackok"));
    breaks(Code.OPTION_NOT_ON_SYN, "tfo=ab", then(open, "A > B ACK seq=101 ack=301 tfo=ab"));
  }

  /** RFC 7323 2.2 and 3.2; MSS needs no asking, and RFC 2018 section 2 lets SACK-permitted be. */
  @Test
  void whatASynAckAnswers() {
    String syn = "A > B SYN seq=100";
    String synAck = "B > A SYN,ACK seq=300 ack=101 ";
    isValid(syn, synAck + "mss=1460");
    isValid(syn, synAck + "sackok");
    isValid(syn + " wscale=7 ts=5/0", synAck + "wscale=0 ts=9/5");
    isValid(syn + " wscale=7 ts=5/0", synAck);
    breaks(Code.OPTION_NOT_AGREED, "wscale=7", syn, synAck + "wscale=7");
    breaks(Code.OPTION_NOT_AGREED, "ts=9/0", syn + " wscale=7", synAck + "wscale=7 ts=9/0");
    breaks(Code.OPTION_NOT_AGREED, "sack=101-102", syn + " sackok", synAck + "sack=101-102");
  }

  /** As real hosts do it: where SYNs cross each repeats what its own SYN offered. */
  @Test
  void whatCrossingSynAcksRepeat() {
    isValid(
        OTHER_CLIENT,
        "A > B SYN seq=100",
        "B > A SYN seq=300 wscale=7 ts=9/0",
        "B > A SYN,ACK seq=300 ack=101 wscale=7 ts=9/0",
        "A > B SYN,ACK seq=100 ack=301");
  }

  @Test
  void timestampsGoOnEverySegmentOnceAgreed() {
    isValid(STAMPED);
    isValid(then(STAMPED, "B > A ACK seq=301 ack=101 len=10 ts=5000/1001"));
    breaks(
        SERVER,
        Code.TIMESTAMP_MISSING,
        "ts=1000/5000",
        "",
        then(Arrays.copyOf(STAMPED, 2), "A > B ACK seq=101 ack=301"));
    isValid(
        "A > B SYN seq=100 ts=1/0", "B > A SYN,ACK seq=300 ack=101", "A > B ACK seq=101 ack=301");
    breaks(
        Code.OPTION_NOT_AGREED,
        "ts=2/0",
        "A > B SYN seq=100 ts=1/0",
        "B > A SYN,ACK seq=300 ack=101",
        "A > B ACK seq=101 ack=301 ts=2/0");
  }

  /** TSecr without the ACK bit is ignored: zero is a SHOULD. */
  @Test
  void timestampsThatAreRight() {
    isValid("A > B SYN seq=100 ts=1000/7");
    isValid(then(STAMPED, "A > B ACK seq=101 ack=301 len=10 ts=1001/5000"));
    isValid(
        "A > B SYN seq=100 ts=4294967295/0",
        "B > A SYN,ACK seq=300 ack=101 ts=4294967290/4294967295",
        "A > B ACK seq=101 ack=301 ts=3/4294967290",
        "B > A ACK seq=301 ack=101 len=10 ts=1/3");
  }

  @Test
  void timestampsThatNoClockShows() {
    breaks(
        SERVER,
        Code.TIMESTAMP,
        "ts=1001/5000",
        "ts=1000/5000",
        then(STAMPED, "A > B ACK seq=101 ack=301 len=10 ts=1000/5000"));
    breaks(
        SERVER,
        Code.TIMESTAMP,
        "ts=1000/5000",
        "ts=1001/5001",
        then(Arrays.copyOf(STAMPED, 2), "A > B ACK seq=101 ack=301 ts=1001/5001"));
    breaks(
        SERVER,
        Code.TIMESTAMP,
        "ts=5000/1000",
        "ts=5000/0",
        STAMPED[0],
        "B > A SYN,ACK seq=300 ack=101 ts=5000/0");
    breaks(
        SERVER,
        Code.TIMESTAMP,
        "ts=5000/1001",
        "ts=5002/1000",
        then(
            STAMPED,
            "B > A ACK seq=301 ack=101 len=10 ts=5000/1001",
            "B > A ACK seq=311 ack=101 len=10 ts=5002/1000"));
  }

  @Test
  void aResetMayHaveTimestampsOrNot() {
    Scenario scenario = Scenarios.lossy(Vantage.WIRE);
    for (String stamps : List.of("", " ts=1002/5000")) {
      String[] lines = then(STAMPED, "A > B RST,ACK seq=101 ack=301" + stamps);
      assertThat(Scenarios.judge(scenario, exchange(lines)).verdict()).isInstanceOf(Valid.class);
    }
  }

  @Test
  void aLineWithoutNumbersLeavesItsTimestampsFree() {
    isValid(then(STAMPED, "B > A ACK len=10", "A > B ACK"));
  }

  @Test
  void legalMovesHaveTheTimestampsThatTheyNeed() {
    Judgement judgement =
        Scenarios.judge(
            Scenarios.reliable(SERVER, Scenarios.states(Scenarios.BOTH_ESTABLISHED)),
            exchange(Arrays.copyOf(STAMPED, 2)));
    assertThat(judgement.verdict())
        .isInstanceOfSatisfying(
            Judgement.Incomplete.class,
            incomplete ->
                assertThat(incomplete.completion().get(0).segment().options().timestamps())
                    .hasValueSatisfying(stamps -> assertThat(stamps.echo()).isEqualTo(5000)));
  }

  @Test
  void blocksOfWhatArrived() {
    String[] gap = then(SACKING, GAP);
    isValid(then(gap, "B > A ACK seq=301 ack=101 sack=131-141,111-121"));
    isValid(then(gap, "B > A ACK seq=301 ack=101 sack=131-141"));
    isValid(then(gap, "B > A ACK seq=301 ack=101 len=10 sack=111-121"));
    isValid(
        then(
            gap,
            "B > A ACK seq=301 ack=101 sack=131-141,111-121",
            "A > B ACK seq=101 ack=301 len=10",
            "B > A ACK seq=301 ack=121 sack=131-141",
            "A > B ACK seq=121 ack=301 len=10",
            "B > A ACK seq=301 ack=141"));
  }

  /** RFC 2018 section 4; where something is lost, a copy that nobody sees may have drawn it. */
  @Test
  void theFirstBlockHasWhatDrewTheAcknowledgment() {
    for (String sack : List.of("sack=111-121,131-141", "sack=131-141,131-141")) {
      String[] lines = then(then(SACKING, GAP), "B > A ACK seq=301 ack=101 " + sack);
      List<Scenario> networks = networks(SERVER);
      assertThat(Scenarios.judge(networks.get(0), exchange(lines)).verdict())
          .isInstanceOfSatisfying(
              Invalid.class,
              invalid -> {
                assertThat(invalid.violation().code()).isEqualTo(Code.SACK_BLOCK);
                assertThat(invalid.violation().at()).isEqualTo(lines.length);
              });
      assertThat(Scenarios.judge(networks.get(1), exchange(lines)).verdict())
          .isInstanceOf(Valid.class);
    }
    // Text is no acknowledgment that anything drew.
    isValid(then(then(SACKING, GAP), "B > A ACK seq=301 ack=101 len=10 sack=111-121,131-141"));
  }

  /** RFC 2018 section 8: what was reported may be discarded all the same. */
  @Test
  void whatWasReportedMayBeDiscarded() {
    isValid(
        then(
            then(SACKING, GAP),
            "B > A ACK seq=301 ack=101 sack=131-141,111-121",
            "A > B ACK seq=101 ack=301 len=10",
            "B > A ACK seq=301 ack=111"));
  }

  @Test
  void blocksOfWhatCannotHaveArrived() {
    String[] gap = then(SACKING, GAP);
    String ack = "B > A ACK seq=301 ack=101 ";
    for (String sack :
        List.of(
            "sack=121-131",
            "sack=111-131",
            "sack=112-121",
            "sack=111-120",
            "sack=101-111",
            "sack=141-151",
            "sack=121-111",
            "sack=111-111",
            "sack=131-141,121-131",
            "sack=95-100")) {
      breaks(Code.SACK_BLOCK, sack, then(gap, ack + sack));
    }
    breaks(
        Code.OPTION_NOT_AGREED,
        "sack=111-121",
        then(
            then(
                new String[] {
                  "A > B SYN seq=100", "B > A SYN,ACK seq=300 ack=101", "A > B ACK seq=101 ack=301"
                },
                GAP),
            ack + "sack=111-121"));
  }

  /** RFC 2018 section 3: with timestamps there is room for three. */
  @Test
  void moreBlocksThanFit() {
    List<String> lines = new ArrayList<>(Arrays.asList(STAMPED));
    for (int seq = 101; seq < 181; seq += 10) {
      boolean lost = seq % 20 == 1;
      lines.add("A > B ACK seq=" + seq + " ack=301 len=10 ts=1001/5000" + (lost ? " lost" : ""));
    }
    String[] gaps = lines.toArray(String[]::new);
    String ack = "B > A ACK seq=301 ack=101 ts=5000/1001 sack=171-181,111-121,131-141";
    isValid(then(gaps, ack));
    String four = "sack=171-181,111-121,131-141,151-161";
    breaks(Code.SACK_BLOCK, four, then(gaps, ack + ",151-161"));
  }

  /** RFC 2883: the first block may report what arrived again. */
  @Test
  void blocksOfWhatArrivedAgain() {
    String[] again =
        then(
            SACKING,
            "A > B ACK seq=101 ack=301 len=10",
            "B > A ACK seq=301 ack=111 lost",
            "A > B ACK seq=101 ack=301 len=10");
    isValid(then(again, "B > A ACK seq=301 ack=111 sack=101-111"));
    breaks(Code.SACK_BLOCK, "sack=100-111", then(again, "B > A ACK seq=301 ack=111 sack=100-111"));
    breaks(Code.SACK_BLOCK, "sack=91-100", then(again, "B > A ACK seq=301 ack=111 sack=91-100"));
    // Without loss nothing arrives twice; with loss the network may double it.
    String[] once =
        then(SACKING, "A > B ACK seq=101 ack=301 len=10", "B > A ACK seq=301 ack=111 sack=101-111");
    assertThat(
            Scenarios.judge(Scenarios.reliable(SERVER, new Goal.AnyPrefix()), exchange(once))
                .verdict())
        .isInstanceOf(Invalid.class);
    assertThat(Scenarios.judge(Scenarios.lossy(Vantage.WIRE), exchange(once)).verdict())
        .isInstanceOf(Valid.class);
  }

  @Test
  void theUrgentPointer() {
    isValid(then(SACKING, "A > B ACK,URG seq=101 ack=301 len=10 urg=5"));
    isValid(then(SACKING, "A > B ACK,URG seq=101 ack=301 len=10 urg=500"));
    isValid(then(SACKING, "A > B ACK,URG seq=101 ack=301 len=10"));
    isValid(
        then(
            SACKING,
            "A > B ACK,URG seq=101 ack=301 len=10 urg=10",
            "A > B ACK seq=111 ack=301 len=10",
            "A > B ACK,URG seq=121 ack=301 len=10 urg=1"));
    breaks(Code.URGENT_POINTER, "urg=0", "A > B SYN,URG seq=100");
    breaks(
        Code.URGENT_POINTER,
        "urg=5",
        then(
            SACKING,
            "A > B ACK,URG seq=101 ack=301 len=10 urg=20",
            "A > B ACK,URG seq=111 ack=301 len=10 urg=5"));
    // Past its FIN a host has nothing urgent to say.
    breaks(
        Code.URGENT_POINTER,
        "urg=1",
        then(
            SACKING,
            "A > B FIN,ACK seq=101 ack=301",
            "B > A ACK seq=301 ack=102 len=10",
            "A > B ACK,URG seq=102 ack=311 urg=1"));
  }

  /** A host that aborts while urgent octets wait says so in its reset, as Linux does. */
  @Test
  void theUrgentPointerOfAReset() {
    String[] lines =
        then(
            SACKING,
            "A > B ACK seq=101 ack=301 len=10",
            "A > B RST,URG,ACK seq=111 ack=301 urg=3000");
    for (Vantage vantage : Vantage.values()) {
      assertThat(Scenarios.judge(Scenarios.lossy(vantage), exchange(lines)).verdict())
          .isInstanceOf(Valid.class);
    }
  }

  /** The FIN had come before the octets in front of it, and had been reported: so Linux says. */
  @Test
  void blocksOfBeforeWithTheAcknowledgmentOfAFin() {
    String[] waiting =
        then(
            SACKING,
            "A > B FIN,ACK seq=101 ack=301",
            "B > A ACK seq=301 ack=102 len=10 lost",
            "B > A FIN,ACK seq=311 ack=102 len=5",
            "A > B ACK seq=102 ack=301 sack=311-317",
            "B > A ACK seq=301 ack=102 len=10");
    isValid(then(waiting, "A > B ACK seq=102 ack=317 sack=311-317"));
    breaks(
        Code.SACK_BLOCK, "sack=306-317", then(waiting, "A > B ACK seq=102 ack=317 sack=306-317"));
    breaks(
        Code.SACK_BLOCK, "sack=311-318", then(waiting, "A > B ACK seq=102 ack=317 sack=311-318"));
  }

  @Test
  void arrivalsThatNobodyCouldHaveSent() {
    Scenario atB = Scenarios.lossy(Vantage.HOST_B);
    String[] open = {STAMPED[0], STAMPED[1]};
    for (String line :
        List.of(
            "A > B ACK seq=101 ack=301 mss=1460 ts=1001/5000",
            "A > B ACK seq=101 ack=301",
            "A > B ACK seq=101 ack=301 ts=1001/4999",
            "A > B ACK seq=101 ack=301 ts=1001/5000 sack=301-311")) {
      Judgement judgement = Scenarios.judge(atB, exchange(then(open, line)));
      assertThat(judgement.verdict()).as(line).isInstanceOf(Invalid.class);
      assertThat(((Invalid) judgement.verdict()).violation().at()).isEqualTo(3);
    }
    for (String line :
        List.of(
            "A > B ACK seq=101 ack=301 ts=1001/5000",
            "A > B ACK seq=111 ack=301 ts=1001/5000 len=10",
            "A > B RST seq=101")) {
      assertThat(Scenarios.judge(atB, exchange(then(open, line))).verdict())
          .as(line)
          .isInstanceOf(Valid.class);
    }
  }

  /** Nobody saw the SYNs, so whatever was agreed on may have been. */
  @Test
  void whatWasAssumedIsNotHeldAgainstAnybody() {
    Exchange whole =
        exchange(
            "A > B SYN seq=100",
            "B > A SYN,ACK seq=300 ack=101",
            "A > B ACK seq=101 ack=301",
            "A > B ACK seq=101 ack=301 len=10 ts=7/9",
            "B > A ACK seq=301 ack=111 ts=9/7 sack=50-60");
    Scenario scenario = Scenarios.lossy(Vantage.WIRE);
    assertThat(Scenarios.judge(scenario, new Exchange(whole.lines(), 3)).verdict())
        .isInstanceOf(Valid.class);
    assertThat(Scenarios.judge(scenario, whole).verdict()).isInstanceOf(Invalid.class);
  }
}
