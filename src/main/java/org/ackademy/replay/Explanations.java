package org.ackademy.replay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.ackademy.replay.Judgement.Frame;
import org.ackademy.replay.Judgement.Hidden;
import org.ackademy.replay.Judgement.View;
import org.ackademy.replay.Judgement.Views;
import org.ackademy.tcp.Tcb;

/** Tells what happened, once one way for each host is chosen. */
final class Explanations {
  private final Case question;

  Explanations(Case question) {
    this.question = question;
  }

  static View view(Tcb tcb) {
    return switch (tcb.state()) {
      case CLOSED, LISTEN -> new View(tcb.state(), 0, 0, 0, 0, tcb.rcvWnd());
      case SYN_SENT -> new View(tcb.state(), tcb.sndUna(), tcb.sndNxt(), 0, 0, tcb.rcvWnd());
      case SYN_RECEIVED,
          ESTABLISHED,
          FIN_WAIT_1,
          FIN_WAIT_2,
          CLOSE_WAIT,
          CLOSING,
          LAST_ACK,
          TIME_WAIT ->
          new View(
              tcb.state(), tcb.sndUna(), tcb.sndNxt(), tcb.sndWnd(), tcb.rcvNxt(), tcb.rcvWnd());
    };
  }

  /** The state in a frontier that assumed least; the first of equals. */
  static HostState least(HostFrontier frontier) {
    return frontier.states().stream().min(Comparator.comparing(HostState::cost)).orElseThrow();
  }

  /** One host's part: its hidden events by the frame in which they are told, and its views. */
  private static final class Part {
    private final Map<Integer, List<Hidden>> hidden = new TreeMap<>();
    private final TreeMap<Integer, Tcb> after = new TreeMap<>();

    private Part(Trace newest, int end) {
      List<Trace> chain = new ArrayList<>();
      for (Trace at = newest; at != null; at = at.past()) {
        chain.add(at);
      }
      Collections.reverse(chain);
      List<Hidden> waiting = new ArrayList<>();
      Tcb last = chain.get(0).after();
      after.put(0, last);
      for (Trace at : chain) {
        last = at.after();
        if (at.hidden() != null) {
          waiting.add(at.hidden());
        } else if (at.line() > 0) {
          hidden.put(at.line(), List.copyOf(waiting));
          waiting.clear();
          after.put(at.line(), last);
        }
      }
      hidden.put(end, List.copyOf(waiting));
      after.put(end, last);
    }

    private View at(int frame) {
      return view(after.floorEntry(frame).getValue());
    }
  }

  /**
   * The frames up to a line.
   *
   * @param upTo the last line that is told of; a frame for what happens after it follows
   */
  List<Frame> frames(Branch branch, HostState a, HostState b, int upTo) {
    Part partA = new Part(a.trace(), upTo + 1);
    Part partB = new Part(b.trace(), upTo + 1);
    Map<Integer, Sent> sent = new TreeMap<>();
    branch.sentByA().all().forEach(s -> sent.put(s.line(), s));
    branch.sentByB().all().forEach(s -> sent.put(s.line(), s));
    List<Frame> frames = new ArrayList<>(upTo + 2);
    for (int number = 0; number <= upTo + 1; number++) {
      List<Hidden> hidden = new ArrayList<>(partA.hidden.getOrDefault(number, List.of()));
      hidden.addAll(partB.hidden.getOrDefault(number, List.of()));
      Optional<Line> filled = Optional.empty();
      if (number >= 1 && number <= upTo) {
        Line line = question.exchange().line(number);
        Sent s = Objects.requireNonNull(sent.get(number));
        filled = Optional.of(new Line(line.from(), s.segment(), Line.Given.ALL, line.fate()));
      }
      frames.add(new Frame(number, filled, hidden, new Views(partA.at(number), partB.at(number))));
    }
    return frames;
  }
}
