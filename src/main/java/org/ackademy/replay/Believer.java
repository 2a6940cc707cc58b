package org.ackademy.replay;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.ackademy.replay.Judgement.Move;
import org.ackademy.replay.Outcome.Explained;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Event;
import org.ackademy.tcp.Machine;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Step;
import org.ackademy.tcp.Tcb;
import org.ackademy.tcp.TcpState;

/**
 * A host as somebody has it who believes a misconception: what it would do where the RFC's hosts do
 * something else. It is the machine with the rule changed, and its segments are written down in the
 * way of counting that goes with the belief. What it does is wrong only where the RFC's machine
 * would not do it too; a belief says nothing in most situations.
 *
 * @param belief what is believed
 */
public record Believer(Misconception belief) {
  /** The most steps that are taken to find what a believer does. */
  private static final long STEPS_MAX = Recognition.STEPS_MAX;

  /** The most steps that are taken to find how an exchange can end. */
  private static final long COMPLETION_STEPS_MAX = 1_000_000;

  /**
   * What comes of an event.
   *
   * @param state the state that the host is in then, as the believer names it
   * @param sent what it sends, its numbers as the believer writes them
   */
  public record Reaction(TcpState state, Optional<Segment> sent) {}

  /**
   * What the host does about an event, by each reading of the RFC that is open to it, the plain one
   * first; once each. An acknowledgment that is due is taken as sent. Up to the event both hosts
   * have counted rightly: only what this reply writes down anew is counted in the believer's way.
   *
   * @param tcb how the host stands
   * @param event what happens; the reading of an arrival is left aside, all are tried
   * @return nothing where the event cannot happen
   */
  public List<Reaction> reactions(Tcb tcb, Event event) {
    return reactions(belief.machine(), new Writing(belief.numbering(), 1), tcb, event);
  }

  /** What the RFC's host does about an event: as {@link #reactions}, without any belief. */
  public static List<Reaction> rightReactions(Tcb tcb, Event event) {
    return reactions(Machine.RFC_9293, Writing.BY_THE_BOOK, tcb, event);
  }

  private static List<Reaction> reactions(Machine machine, Writing writing, Tcb tcb, Event event) {
    Set<Reaction> reactions = new LinkedHashSet<>();
    for (Event each : readings(machine, tcb, event)) {
      Step step = machine.step(tcb, each);
      if (step.isImpossible()) {
        continue;
      }
      Optional<Segment> sent = step.sent();
      Tcb after = step.tcb();
      if (sent.isEmpty() && (after.ackDue() & Tcb.AckDue.NEWS) != 0) {
        sent = machine.step(after, new Event.Acknowledge()).sent();
      }
      Optional<Segment> written = sent.map(segment -> written(writing, tcb, event, segment));
      reactions.add(new Reaction(machine.state(after), written));
    }
    return List.copyOf(reactions);
  }

  private static List<Event> readings(Machine machine, Tcb tcb, Event event) {
    if (!(event instanceof Event.Arrive arrive)) {
      return List.of(event);
    }
    List<Event> all = new ArrayList<>();
    machine
        .readings(tcb, arrive.segment())
        .forEach(reading -> all.add(new Event.Arrive(arrive.segment(), reading, arrive.fresh())));
    return all;
  }

  private static Segment written(Writing writing, Tcb tcb, Event event, Segment meant) {
    List<Sent> own = new ArrayList<>();
    List<Sent> peer = new ArrayList<>();
    if (tcb.state() == TcpState.SYN_SENT || tcb.state() == TcpState.SYN_RECEIVED) {
      own.add(sent(1, Segment.of(Control.SYN, tcb.iss(), 0, tcb.rcvWnd())));
    }
    if (event instanceof Event.Arrive arrive) {
      peer.add(sent(2, arrive.segment()));
    } else if (event instanceof Event.Retransmit) {
      own.add(sent(2, meant));
    }
    return writing.thorough(meant, own.size() + peer.size() + 1, own, peer);
  }

  private static Sent sent(int line, Segment segment) {
    return new Sent(line, segment, Line.Fate.UNSAID);
  }

  /**
   * What a host could send next, as the believer has it and writes it, where both hosts sent this
   * so far: each segment once. Its numbers are what the believer makes of lines that count rightly;
   * lines that count in the believer's way are understood too. Empty where the believer's hosts
   * cannot have sent the lines so far.
   *
   * @param soFar the scenario and the lines so far; goal and claims do not count
   * @param from whose segment
   * @param octets how many octets its data may have; none for segments without data
   */
  public List<Move> moves(Case soFar, Side from, Set<Integer> octets) {
    return moves(belief.machine(), belief.numbering(), soFar, from, octets);
  }

  /**
   * Those of {@link #moves} that no host could send that obeys the RFC: the wrong answers that come
   * of the belief. Empty where the belief says nothing here.
   */
  public List<Move> wrongMoves(Case soFar, Side from, Set<Integer> octets) {
    Set<Move> right =
        new HashSet<>(moves(Machine.RFC_9293, Writing.Numbering.BY_THE_BOOK, soFar, from, octets));
    return moves(soFar, from, octets).stream().filter(move -> !right.contains(move)).toList();
  }

  private static List<Move> moves(
      Machine machine, Writing.Numbering numbering, Case soFar, Side from, Set<Integer> octets) {
    int next = soFar.exchange().size() + 1;
    var writing = new Writing(numbering, next);
    var search = new Search(soFar, new Steps(STEPS_MAX, machine), writing);
    Set<Move> moves = new LinkedHashSet<>();
    try {
      if (!(search.run() instanceof Explained explained)) {
        return List.of();
      }
      for (LegalMoves.Option option :
          new LegalMoves(search).of(from, explained.branches(), next, octets)) {
        List<Sent> own = option.branch().sentBy(from).all();
        List<Sent> peer = option.branch().sentBy(from.peer()).all();
        moves.add(new Move(from, writing.thorough(option.segment(), next, own, peer)));
      }
    } catch (Steps.Exhausted e) {
      return List.of();
    }
    return List.copyOf(moves);
  }

  /**
   * Whether an exchange meets its goal as the believer's hosts have it, its numbers written by the
   * book: asked of goals that name states, it says where the believer takes the hosts to be.
   */
  public boolean meetsGoal(Case question) {
    return meetsGoal(belief.machine(), question);
  }

  /** The same without any belief. */
  public static boolean rightlyMeetsGoal(Case question) {
    return meetsGoal(Machine.RFC_9293, question);
  }

  private static boolean meetsGoal(Machine machine, Case question) {
    try {
      var search = new Search(question, new Steps(STEPS_MAX, machine));
      return search.run() instanceof Explained explained
          && new Ending(question, search).best(explained.branches()).isGoal();
    } catch (Steps.Exhausted e) {
      return false;
    }
  }

  /**
   * The fewest lines by which the goal is met from where an exchange stands, as the believer's
   * hosts have it; nothing where it is met by none that could be looked at.
   */
  public OptionalInt fewestLines(Case soFar) {
    return fewestLines(belief.machine(), soFar);
  }

  /** The same without any belief. */
  public static OptionalInt rightlyFewestLines(Case soFar) {
    return fewestLines(Machine.RFC_9293, soFar);
  }

  private static OptionalInt fewestLines(Machine machine, Case soFar) {
    try {
      var search = new Search(soFar, new Steps(COMPLETION_STEPS_MAX, machine));
      if (!(search.run() instanceof Explained explained)) {
        return OptionalInt.empty();
      }
      List<Move> moves =
          new Completion(soFar, search, new Ending(soFar, search))
              .shortest(explained.branches(), Completion.Known.ALL)
              .moves();
      return moves.isEmpty() ? OptionalInt.empty() : OptionalInt.of(moves.size());
    } catch (Steps.Exhausted e) {
      return OptionalInt.empty();
    }
  }

  /**
   * An exchange as the believer writes down its numbers: the flags and lengths stay, only what is
   * counted differs. For beliefs about rules it is the exchange itself.
   *
   * @param right an exchange whose numbers are right and all stated
   */
  public Exchange written(Exchange right) {
    var writing = new Writing(belief.numbering(), 1);
    List<Line> lines = new ArrayList<>();
    List<Sent> own = new ArrayList<>();
    List<Sent> peer = new ArrayList<>();
    for (int number = 1; number <= right.size(); number++) {
      Line line = right.line(number);
      boolean isA = line.from() == Side.A;
      Segment segment =
          writing.thorough(line.segment(), number, isA ? own : peer, isA ? peer : own);
      lines.add(new Line(line.from(), segment, line.given(), line.fate()));
      (isA ? own : peer).add(new Sent(number, line.segment(), line.fate()));
    }
    return new Exchange(lines, right.assumed());
  }
}
