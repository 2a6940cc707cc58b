package org.ackademy.replay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ackademy.replay.Ending.End;
import org.ackademy.replay.Judgement.Frame;
import org.ackademy.replay.Judgement.Hidden;
import org.ackademy.replay.Judgement.View;
import org.ackademy.replay.Judgement.Views;
import org.ackademy.replay.Line.Given;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Tcb;
import org.ackademy.tcp.TcpState;
import org.jspecify.annotations.Nullable;

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

  /**
   * A host's end as it is shown: where no end is wanted, no call or timer that no line asks for.
   */
  HostState shown(End end, Side side) {
    HostState least = least(end.branch().of(side));
    HostState known = end.of(side);
    if (known == null) {
      return least;
    }
    return switch (question.scenario().goal()) {
      case Goal.Reached reached -> known;
      case Goal.AnyPrefix any -> known.cost().assumesMoreThan(least.cost()) ? least : known;
    };
  }

  /** One host's part: its hidden events by the frame in which they are told, and its views. */
  private static final class Part {
    private final List<List<Hidden>> hidden;
    private final List<View> after;

    /** The frames 0 to {@code end}; the chain is walked from its newest link. */
    private Part(HostState state, int end) {
      this.hidden = new ArrayList<>(Collections.nCopies(end + 1, List.of()));
      this.after = new ArrayList<>(Collections.nCopies(end + 1, view(state.tcb())));
      ArrayDeque<Hidden> waiting = new ArrayDeque<>();
      int frame = end;
      for (Trace at = state.trace(); at != null; at = at.past()) {
        switch (at) {
          case Trace.Saw saw -> waiting.addFirst(saw.hidden());
          case Trace.Was was -> {
            tell(frame, waiting);
            Collections.fill(after.subList(was.line(), frame), view(was.after()));
            frame = was.line();
          }
        }
      }
    }

    private void tell(int frame, ArrayDeque<Hidden> waiting) {
      if (!waiting.isEmpty()) {
        hidden.set(frame, List.copyOf(waiting));
        waiting.clear();
      }
    }
  }

  /**
   * The frames up to a line.
   *
   * @param upTo the last line that is told of; a frame for what happens after it follows
   */
  List<Frame> frames(Branch branch, HostState a, HostState b, int upTo) {
    Part partA = new Part(a, upTo + 1);
    Part partB = new Part(b, upTo + 1);
    @Nullable Sent[] sent = new Sent[upTo + 1];
    place(branch.sentByA(), sent);
    place(branch.sentByB(), sent);
    List<Frame> frames = new ArrayList<>(upTo + 2);
    for (int number = 0; number <= upTo + 1; number++) {
      Optional<Line> filled = Optional.empty();
      if (number >= 1 && number <= upTo) {
        Line line = question.exchange().line(number);
        Sent s = Objects.requireNonNull(sent[number]);
        filled = Optional.of(new Line(line.from(), s.segment(), Line.Given.ALL, line.fate()));
      }
      frames.add(
          new Frame(
              number,
              filled,
              joined(partA.hidden.get(number), partB.hidden.get(number)),
              new Views(partA.after.get(number), partB.after.get(number))));
    }
    return frames;
  }

  /**
   * The lines up to one, all numbers filled in; where it is not the last, no goal is asked for.
   *
   * @param upTo the last line, from 0
   */
  Case filled(Branch branch, int upTo) {
    @Nullable Sent[] sent = new Sent[upTo + 1];
    place(branch.sentByA(), sent);
    place(branch.sentByB(), sent);
    List<Line> lines = new ArrayList<>();
    for (int number = 1; number <= upTo; number++) {
      Line line = question.exchange().line(number);
      Segment segment = Objects.requireNonNull(sent[number]).segment();
      Given given = new Given(true, true, line.given().window());
      lines.add(new Line(line.from(), segment, given, line.fate()));
    }
    Exchange exchange = new Exchange(lines, Math.min(question.exchange().assumed(), upTo));
    Scenario scenario = question.scenario();
    Map<Integer, Map<Side, TcpState>> claims = new HashMap<>(question.claims());
    claims.keySet().removeIf(line -> line > upTo);
    return new Case(
        question.id(),
        upTo < question.exchange().size() ? scenario.withGoal(new Goal.AnyPrefix()) : scenario,
        exchange,
        claims);
  }

  private static void place(SentList list, @Nullable Sent[] byLine) {
    for (Sent one : list.all()) {
      if (one.line() >= 1 && one.line() < byLine.length) {
        byLine[one.line()] = one;
      }
    }
  }

  private static List<Hidden> joined(List<Hidden> first, List<Hidden> second) {
    if (first.isEmpty() || second.isEmpty()) {
      return first.isEmpty() ? second : first;
    }
    List<Hidden> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
