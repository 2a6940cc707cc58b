package org.ackademy.tcp.rfc9293;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ackademy.tcp.Event;
import org.ackademy.tcp.Machine;
import org.ackademy.tcp.Reading;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Seq;
import org.ackademy.tcp.Tcb;
import org.ackademy.tcp.TcpState;
import org.junit.jupiter.api.Test;

/** That the state × event table leaves nothing out. */
class StateEventCompletenessTest {

  private static final List<Row> ROWS = Table.GOLDEN.rows();

  /** What a segment carries. */
  private enum Kind {
    SYN,
    SYN_ACK,
    ACK,
    TEXT,
    FIN,
    FIN_WITH_TEXT,
    RST,
    WITHOUT_ACK
  }

  @Test
  void everyStateMeetsEveryEvent() {
    Set<String> missing = new TreeSet<>();
    for (TcpState state : TcpState.values()) {
      for (Class<?> event : Event.class.getPermittedSubclasses()) {
        if (ROWS.stream()
            .noneMatch(r -> r.start().state() == state && event.isInstance(r.happening()))) {
          missing.add(state.rfcName() + " x " + event.getSimpleName());
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyStateMeetsEveryKindOfSegment() {
    Map<TcpState, Set<Kind>> met = new TreeMap<>();
    for (Row row : ROWS) {
      row.arriving()
          .ifPresent(
              segment ->
                  met.computeIfAbsent(row.start().state(), s -> EnumSet.noneOf(Kind.class))
                      .add(kind(segment)));
    }
    for (TcpState state : TcpState.values()) {
      Set<Kind> wanted = EnumSet.allOf(Kind.class);
      if (!state.isSynchronized() && state != TcpState.SYN_RECEIVED) {
        wanted.remove(Kind.FIN_WITH_TEXT);
      }
      assertThat(met.get(state)).as(state.rfcName()).containsAll(wanted);
    }
  }

  /** Table 6: every state with a RCV.NXT meets numbers before, at, inside and beyond the window. */
  @Test
  void everyPlaceOfASegmentNumberIsMet() {
    for (String base : statesWithANumberExpected()) {
      for (Kind kind : List.of(Kind.SYN, Kind.ACK, Kind.TEXT, Kind.FIN, Kind.RST)) {
        Set<String> places =
            ROWS.stream()
                .filter(row -> row.state().equals(base))
                .filter(row -> row.arriving().filter(s -> kind(s) == kind).isPresent())
                .map(row -> place(row.start(), row.arriving().orElseThrow()))
                .collect(Collectors.toSet());
        Set<String> wanted = new LinkedHashSet<>(List.of("before", "at", "inside", "beyond"));
        if (kind == Kind.FIN || kind == Kind.SYN) {
          wanted.remove("inside");
          wanted.remove("beyond");
        }
        assertThat(places).as("%s, %s", base, kind).containsAll(wanted);
      }
    }
  }

  @Test
  void everyPlaceOfAnAcknowledgmentNumberIsMet() {
    for (String base : statesWithANumberExpected()) {
      Set<String> places =
          ROWS.stream()
              .filter(row -> row.state().equals(base))
              .filter(row -> row.arriving().filter(Segment::isAck).isPresent())
              .filter(row -> row.arriving().orElseThrow().seq() == row.start().rcvNxt())
              .map(row -> acknowledging(row.start(), row.arriving().orElseThrow()))
              .collect(Collectors.toSet());
      Set<String> wanted =
          new LinkedHashSet<>(List.of("too old", "old", "nothing new", "everything", "unsent"));
      boolean allAcknowledged = base.equals("FIN-WAIT-2") || base.equals("TIME-WAIT");
      if (allAcknowledged) {
        wanted.remove("everything");
      }
      assertThat(places).as(base).containsAll(wanted);
    }
  }

  @Test
  void everyZeroWindowIsMet() {
    for (TcpState state : TcpState.values()) {
      if (!state.isSynchronized()) {
        continue;
      }
      Set<Kind> kinds =
          ROWS.stream()
              .filter(row -> row.state().equals(state.rfcName() + " RCV.WND=0"))
              .map(row -> kind(row.arriving().orElseThrow()))
              .collect(Collectors.toSet());
      assertThat(kinds)
          .as(state.rfcName())
          .contains(Kind.ACK, Kind.TEXT, Kind.FIN, Kind.RST, Kind.SYN);
    }
  }

  @Test
  void everyReadingHasRowsOfItsOwn() {
    // PAWS is RFC 7323's, not a row of RFC 9293: its test stands in rfc7323.
    assertThat(ROWS.stream().map(Row::reading).collect(Collectors.toSet()))
        .isEqualTo(EnumSet.complementOf(EnumSet.of(Reading.REFUSE_OLD_TIMESTAMP)));
  }

  /** The rows of one state and event are exactly the readings that the machine offers there. */
  @Test
  void rowsNameAllTheReadingsOfAnArrival() {
    Map<String, Set<Reading>> written = new TreeMap<>();
    Map<String, Set<Reading>> offered = new TreeMap<>();
    for (Row row : ROWS) {
      if (row.arriving().isEmpty()) {
        continue;
      }
      written
          .computeIfAbsent(row.stimulus(), s -> EnumSet.noneOf(Reading.class))
          .add(row.reading());
      List<Reading> readings = Machine.RFC_9293.readings(row.start(), row.arriving().orElseThrow());
      assertThat(readings).as(row.toString()).doesNotHaveDuplicates().startsWith(Reading.PLAIN);
      offered.put(row.stimulus(), EnumSet.copyOf(readings));
    }
    List<String> differing =
        written.entrySet().stream()
            .filter(e -> !e.getValue().equals(offered.get(e.getKey())))
            .map(e -> e.getKey() + ": rows " + e.getValue() + ", not " + offered.get(e.getKey()))
            .toList();
    assertThat(differing).isEmpty();
  }

  @Test
  void noRowStandsTwice() {
    assertThat(ROWS.stream().map(row -> row.state() + " | " + row.event())).doesNotHaveDuplicates();
  }

  private static List<String> statesWithANumberExpected() {
    return Table.GOLDEN.bases().keySet().stream()
        .filter(name -> !List.of("CLOSED", "LISTEN", "SYN-SENT", "FIN-WAIT-1/syn").contains(name))
        .sorted()
        .toList();
  }

  private static Kind kind(Segment segment) {
    if (segment.isRst()) {
      return Kind.RST;
    }
    if (segment.isSyn()) {
      return segment.isAck() ? Kind.SYN_ACK : Kind.SYN;
    }
    if (!segment.isAck()) {
      return Kind.WITHOUT_ACK;
    }
    if (segment.isFin()) {
      return segment.length() > 0 ? Kind.FIN_WITH_TEXT : Kind.FIN;
    }
    return segment.length() > 0 ? Kind.TEXT : Kind.ACK;
  }

  private static String place(Tcb tcb, Segment segment) {
    if (segment.seq() == tcb.rcvNxt()) {
      return "at";
    }
    if (Seq.isBefore(segment.seq(), tcb.rcvNxt())) {
      return "before";
    }
    return Seq.isBefore(segment.seq(), tcb.rcvEnd()) ? "inside" : "beyond";
  }

  private static String acknowledging(Tcb tcb, Segment segment) {
    int ack = segment.ack();
    if (ack == tcb.sndUna()) {
      return "nothing new";
    }
    if (Seq.isBefore(tcb.sndNxt(), ack)) {
      return "unsent";
    }
    if (ack == tcb.sndNxt()) {
      return "everything";
    }
    if (Seq.isBefore(tcb.sndUna(), ack)) {
      return "part";
    }
    return Seq.isBefore(ack, tcb.sndUna() - tcb.sndWndMax()) ? "too old" : "old";
  }

  @Test
  void everyRowNamesTheSectionThatSaysSo() {
    assertThat(ROWS)
        .allSatisfy(row -> assertThat(row.section()).matches("(3\\.\\d|RFC 5961 section).*"));
    assertThat(Arrays.asList(TcpState.values()))
        .allSatisfy(state -> assertThat(ROWS).anyMatch(row -> row.then().equals(state.rfcName())));
  }
}
