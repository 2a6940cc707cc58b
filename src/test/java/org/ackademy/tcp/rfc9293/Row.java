package org.ackademy.tcp.rfc9293;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ackademy.tcp.Event;
import org.ackademy.tcp.Event.Arrive;
import org.ackademy.tcp.Machine;
import org.ackademy.tcp.Reading;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Signal;
import org.ackademy.tcp.Step;
import org.ackademy.tcp.Tcb;
import org.ackademy.tcp.TcpState;

/**
 * One row of the state × event table.
 *
 * @param line its line in the file
 * @param state the state column
 * @param start the block that the state column means
 * @param event the event column
 * @param then the state expected
 * @param sent the segment expected, or "-"
 * @param changes the changes expected
 * @param told what the user is to be told
 * @param section the section that says so
 */
record Row(
    int line,
    String state,
    Tcb start,
    String event,
    String then,
    String sent,
    String changes,
    String told,
    String section) {

  /** The column's text where the RFC leaves it open. */
  private static final String OPEN = "?";

  static Row of(int line, String text, Map<String, Tcb> bases) {
    String[] columns = text.split("\\|", -1);
    if (columns.length != 7) {
      throw new IllegalArgumentException("line " + line + ": " + columns.length + " columns");
    }
    for (int i = 0; i < columns.length; i++) {
      columns[i] = columns[i].strip();
    }
    List<String> words = List.of(columns[0].split(" ", -1));
    Tcb base = bases.get(words.get(0));
    if (base == null) {
      throw new IllegalArgumentException("line " + line + ": no base " + words.get(0));
    }
    return new Row(
        line,
        columns[0],
        Variables.set(base, words.subList(1, words.size())),
        columns[1],
        columns[2],
        columns[3],
        columns[4],
        columns[5],
        columns[6]);
  }

  Event happening() {
    return Notation.event(event);
  }

  Reading reading() {
    return happening() instanceof Arrive arrival ? arrival.reading() : Reading.PLAIN;
  }

  Optional<Segment> arriving() {
    return happening() instanceof Arrive arrival
        ? Optional.of(arrival.segment())
        : Optional.empty();
  }

  /** State and event without the reading: rows that share it are the readings of one arrival. */
  String stimulus() {
    return state + " | " + event.replaceFirst(" \\{.*", "");
  }

  /** The result expected, in the columns of the table. */
  String expected() {
    String signal = told.startsWith("(") ? "-" : told;
    return columns(then, sent, sorted(changes(changes)), signal);
  }

  /** What the machine does, in the columns of the table. */
  String actual() {
    Step step = Machine.RFC_9293.step(start, happening());
    Map<String, String> wanted = changes(changes);
    Map<String, String> changed = Variables.changed(reference(step.tcb()), step.tcb());
    Map<String, String> after = Variables.all(step.tcb());
    wanted.forEach(
        (name, value) -> {
          if (value.equals(OPEN) || value.equals(after.get(name))) {
            changed.put(name, value);
          }
        });
    if (!wasMet() || changed.containsKey("ISS")) {
      changed.remove("SND.UP");
      changed.remove("RCV.UP");
    }
    return columns(
        step.tcb().state().rfcName(),
        step.sent().map(s -> Notation.text(s, step.tcb().windowField())).orElse("-"),
        sorted(changed),
        told.equals(OPEN) ? OPEN : step.signal().map(Signal::text).orElse("-"));
  }

  private boolean wasMet() {
    return start.state().hasPeersNumber();
  }

  /** What the result is compared with: CLOSED and LISTEN keep nothing but the window. */
  private Tcb reference(Tcb result) {
    if (result.state() == TcpState.CLOSED) {
      return Tcb.closed(start.rcvWnd());
    }
    return result.state() == TcpState.LISTEN ? Tcb.listen(start.rcvWnd()) : start;
  }

  private static String columns(String then, String sent, String changes, String told) {
    return String.join(" | ", then, sent, changes, told);
  }

  private static Map<String, String> changes(String column) {
    Map<String, String> changes = new LinkedHashMap<>();
    String rest = column;
    for (String due : List.of("ACK due", "WND due", "nothing due")) {
      if (rest.contains(due)) {
        changes.put(due, "");
        rest = rest.replace(due, "").strip();
      }
    }
    if (rest.isEmpty() || rest.equals("-")) {
      return changes;
    }
    for (String change : rest.split(" +", -1)) {
      int equals = change.indexOf('=');
      changes.put(change.substring(0, equals), change.substring(equals + 1));
    }
    return changes;
  }

  private static String sorted(Map<String, String> changes) {
    return changes.isEmpty()
        ? "-"
        : changes.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(e -> e.getValue().isEmpty() ? e.getKey() : e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining(" "));
  }

  /** Reads the base lines of the table. */
  static Tcb base(String name, String variables) {
    String state = name.replaceFirst("/.*", "");
    TcpState named = TcpState.named(state).orElseThrow();
    Tcb none = named == TcpState.LISTEN ? Tcb.listen(0) : Tcb.closed(0);
    Tcb block = Variables.set(none, Arrays.asList(variables.strip().split(" ", -1)));
    return block.edit().state(named).done();
  }

  @Override
  public String toString() {
    return "line " + line + ": " + state + " | " + event;
  }
}
