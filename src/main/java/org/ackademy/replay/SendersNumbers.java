package org.ackademy.replay;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ackademy.tcp.Segment;

/**
 * The numbers that a host which is seen only through what arrives from it can have sent, as far as
 * what else has arrived tells, what it was sent, and what is still to come: a segment of its begins
 * or ends where others do, and acknowledges up to the end of something that it was sent.
 */
final class SendersNumbers {
  /** How many segments of each host are looked at, the newest first. */
  private static final int LOOKED_AT_MAX = 8;

  private final Exchange exchange;
  private final Scenario scenario;
  private final Side from;

  SendersNumbers(Exchange exchange, Scenario scenario, Side from) {
    this.exchange = exchange;
    this.scenario = scenario;
    this.from = from;
  }

  /** The sequence numbers that a line may have. */
  List<Integer> seqs(Branch branch, Line line, int number) {
    Segment s = line.segment();
    List<Integer> seqs = new ArrayList<>();
    if (s.isRst() && s.isAck()) {
      // What answers a segment without ACK.
      seqs.add(0);
    }
    for (int point : points(branch, number)) {
      seqs.add(point);
      if (s.seqLength() > 0) {
        seqs.add(point - s.seqLength());
      } else if (!s.isRst()) {
        // A keep-alive or a probe repeats the last number.
        seqs.add(point - 1);
      }
    }
    seqs.addAll(behind(branch, line, number));
    return seqs;
  }

  /** Where segments of this host begin or end. */
  private Set<Integer> points(Branch branch, int number) {
    Set<Integer> points = new LinkedHashSet<>();
    for (Sent sent : newest(branch.sentBy(from))) {
      points.add(sent.segment().end());
      points.add(sent.segment().textStart());
    }
    scenario.host(from).numbers().ifPresent(numbers -> points.add(numbers.sndNxt()));
    for (Sent sent : newest(branch.sentBy(from.peer()))) {
      if (sent.segment().isAck()) {
        points.add(sent.segment().ack());
      }
    }
    if (!branch.isFloating(from)) {
      for (Line later : later(number)) {
        if (later.from() == from && later.given().seq()) {
          points.add(later.segment().textStart());
          points.add(later.segment().end());
        }
      }
    }
    return points;
  }

  /** Behind all text that is still to come: it was sent before, and overtaken. */
  private List<Integer> behind(Branch branch, Line line, int number) {
    if (line.segment().length() > 0 && !line.segment().isFin()) {
      return List.of();
    }
    int text = 0;
    boolean closes = false;
    for (Line later : later(number)) {
      text += later.from() == from ? later.segment().length() : 0;
      closes |= later.from() == from && later.segment().isFin();
    }
    List<Integer> behind = new ArrayList<>();
    for (int end : ends(branch)) {
      behind.add(end + text);
      if (closes) {
        behind.add(end + text + 1);
      }
    }
    return behind;
  }

  /** How far its text may have come by now. */
  private Set<Integer> ends(Branch branch) {
    Set<Integer> ends = new LinkedHashSet<>();
    for (Sent sent : newest(branch.sentBy(from.peer()))) {
      if (sent.segment().isAck()) {
        ends.add(sent.segment().ack());
      }
    }
    branch.sentBy(from).furthest().ifPresent(furthest -> ends.add(furthest.end()));
    scenario.host(from).numbers().ifPresent(numbers -> ends.add(numbers.sndNxt()));
    scenario.host(from).isn().ifPresent(isn -> ends.add((int) isn + 1));
    return ends;
  }

  private List<Line> later(int number) {
    int first = Math.min(number, exchange.size());
    return exchange.lines().subList(first, Math.min(exchange.size(), first + LOOKED_AT_MAX));
  }

  private static List<Sent> newest(SentList list) {
    List<Sent> newest = new ArrayList<>();
    for (int i = list.size() - 1; i >= Math.max(0, list.size() - LOOKED_AT_MAX); i--) {
      newest.add(list.get(i));
    }
    return newest;
  }

  /** The numbers that any segment of this host may acknowledge. */
  List<Integer> acks(Branch branch) {
    List<Integer> acks = new ArrayList<>();
    for (Sent sent : newest(branch.sentBy(from.peer()))) {
      Segment s = sent.segment();
      if (!s.isRst()) {
        acks.add(s.end());
        acks.add(s.textStart());
      }
    }
    scenario.host(from).numbers().ifPresent(numbers -> acks.add(numbers.rcvNxt()));
    return acks;
  }
}
