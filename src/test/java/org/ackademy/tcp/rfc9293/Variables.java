package org.ackademy.tcp.rfc9293;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ackademy.tcp.Held;
import org.ackademy.tcp.Held.Range;
import org.ackademy.tcp.Seq;
import org.ackademy.tcp.Tcb;
import org.ackademy.tcp.Tcb.AckDue;
import org.ackademy.tcp.Tcb.Fin;
import org.ackademy.tcp.Tcb.Origin;

/** The variables of a block under the names that the RFC gives them. */
final class Variables {
  private Variables() {}

  /** Sets variables, written {@code NAME=value}, in a block. */
  static Tcb set(Tcb start, List<String> assignments) {
    Tcb.Draft draft = start.edit();
    for (String assignment : assignments) {
      int equals = assignment.indexOf('=');
      set(draft, assignment.substring(0, equals), assignment.substring(equals + 1));
    }
    return draft.done();
  }

  private static void set(Tcb.Draft draft, String name, String value) {
    switch (name) {
      case "ORIGIN" -> draft.origin(Origin.valueOf(value.toUpperCase(Locale.ROOT)));
      case "ISS" -> draft.iss(point(value));
      case "IRS" -> draft.irs(point(value));
      case "SND.UNA" -> draft.sndUna(point(value));
      case "SND.NXT" -> draft.sndNxt(point(value));
      case "SND.WND" -> draft.sndWnd(Integer.parseInt(value));
      case "SND.WL1" -> draft.sndWl1(point(value));
      case "SND.WL2" -> draft.sndWl2(point(value));
      case "MAX.SND.WND" -> draft.sndWndMax(Integer.parseInt(value));
      case "SND.UP" -> draft.sndUp(point(value));
      case "QUEUED" -> draft.queued(Integer.parseInt(value));
      case "FIN" -> draft.fin(Fin.valueOf(value.toUpperCase(Locale.ROOT)));
      case "RCV.NXT" -> draft.rcvNxt(point(value));
      case "RCV.WND" -> draft.rcvWnd(Integer.parseInt(value));
      case "RCV.UP" -> draft.rcvUp(point(value));
      case "DUE" -> draft.ackDue(value.equals("ack") ? AckDue.NEWS : AckDue.WINDOW);
      case "HELD" -> draft.held(held(value));
      default -> throw new IllegalArgumentException(name);
    }
  }

  private static int point(String number) {
    return Seq.of(Long.parseLong(number));
  }

  private static Held held(String text) {
    Held held = Held.NOTHING;
    for (String part : text.split(",", -1)) {
      if (part.startsWith("fin@")) {
        int fin = point(part.substring(4));
        held = held.withFin(fin, fin);
      } else {
        String[] ends = part.split("-", -1);
        held = held.with(point(ends[0]), point(ends[1]));
      }
    }
    return held;
  }

  /** What has changed from one block to the other, state apart, by name; "due" has no value. */
  static Map<String, String> changed(Tcb from, Tcb to) {
    Map<String, String> before = all(from);
    Map<String, String> changes = new LinkedHashMap<>();
    all(to)
        .forEach(
            (name, value) -> {
              if (!value.equals(before.get(name))) {
                changes.put(name, value);
              }
            });
    String due = due(from.ackDue(), to.ackDue());
    if (!due.isEmpty()) {
      changes.put(due, "");
    }
    return changes;
  }

  /** All variables but the state and what is due, by name. */
  static Map<String, String> all(Tcb tcb) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("ORIGIN", tcb.origin().name().toLowerCase(Locale.ROOT));
    all.put("ISS", Seq.text(tcb.iss()));
    all.put("SND.UNA", Seq.text(tcb.sndUna()));
    all.put("SND.NXT", Seq.text(tcb.sndNxt()));
    all.put("IRS", Seq.text(tcb.irs()));
    all.put("RCV.NXT", Seq.text(tcb.rcvNxt()));
    all.put("RCV.WND", Integer.toString(tcb.rcvWnd()));
    all.put("RCV.UP", Seq.text(tcb.rcvUp()));
    all.put("SND.WND", Integer.toString(tcb.sndWnd()));
    all.put("MAX.SND.WND", Integer.toString(tcb.sndWndMax()));
    all.put("SND.WL1", Seq.text(tcb.sndWl1()));
    all.put("SND.WL2", Seq.text(tcb.sndWl2()));
    all.put("SND.UP", Seq.text(tcb.sndUp()));
    all.put("QUEUED", Integer.toString(tcb.queued()));
    all.put("FIN", tcb.fin().name().toLowerCase(Locale.ROOT));
    all.put("HELD", text(tcb.held()));
    all.put("OPTIONS", tcb.agreed().toString());
    return all;
  }

  private static String text(Held held) {
    List<String> parts = new ArrayList<>();
    for (Range range : held.ranges()) {
      parts.add(Seq.text(range.start()) + "-" + Seq.text(range.end()));
    }
    held.fin().ifPresent(fin -> parts.add("fin@" + Seq.text(fin)));
    return parts.isEmpty() ? "-" : String.join(",", parts);
  }

  /** What is newly due, or that nothing is due any more; empty where neither is so. */
  private static String due(int before, int after) {
    if (after == AckDue.NOTHING) {
      return before == after ? "" : "nothing due";
    }
    List<String> added = new ArrayList<>();
    if ((after & ~before & AckDue.NEWS) != 0) {
      added.add("ACK due");
    }
    if ((after & ~before & AckDue.WINDOW) != 0) {
      added.add("WND due");
    }
    return String.join(" ", added);
  }
}
