package org.ackademy.replay;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.TcpState;

/**
 * What a replay says of a case.
 *
 * @param verdict the verdict
 * @param explanation what happened, as far as the exchange can be explained: frame 0 for the start,
 *     one frame for every line before the first that cannot be explained, and, where all can, one
 *     frame more (its number is one past the last line's) for what happens once the last was sent
 * @param steps how many steps the search took
 */
public record Judgement(Verdict verdict, List<Frame> explanation, long steps) {
  public Judgement {
    explanation = Later.copyOf(explanation);
  }

  /** The verdict proper. */
  public sealed interface Verdict {}

  /**
   * Two hosts that obey the RFC could have produced the exchange, and its goal is met.
   *
   * @param remarks what is unusual about it
   */
  public record Valid(List<Remark> remarks) implements Verdict {
    public Valid {
      remarks = Later.copyOf(remarks);
    }
  }

  /**
   * Every line can be explained, but something is missing at the end.
   *
   * @param code {@link Code#SEGMENT_OWED} or {@link Code#GOAL_NOT_REACHED}
   * @param debtor the host that owes a segment, or whose state is not the goal's, where it is one
   * @param owed the segments of which one is owed, where a segment is
   * @param wanted the states that the goal wants, for each host that is in none of them
   * @param completion the shortest continuation that meets the goal; empty where none is known
   * @param reach whether a continuation can still meet the goal
   * @param misconception the misconception by which nothing is missing, where there is one
   */
  public record Incomplete(
      Code code,
      Optional<Side> debtor,
      List<Move> owed,
      Map<Side, Set<TcpState>> wanted,
      List<Move> completion,
      Reach reach,
      Optional<Misconception> misconception)
      implements Verdict {
    public Incomplete {
      owed = List.copyOf(owed);
      wanted = Map.copyOf(wanted);
      completion = List.copyOf(completion);
    }

    /** Without a misconception. */
    public Incomplete(
        Code code,
        Optional<Side> debtor,
        List<Move> owed,
        Map<Side, Set<TcpState>> wanted,
        List<Move> completion,
        Reach reach) {
      this(code, debtor, owed, wanted, completion, reach, Optional.empty());
    }
  }

  /** The misconception that explains what is wrong first, or missing, where one does. */
  public Optional<Misconception> misconception() {
    return switch (verdict) {
      case Invalid invalid -> invalid.violation().misconception();
      case Incomplete incomplete -> incomplete.misconception();
      case Valid valid -> Optional.empty();
      case Undecided undecided -> Optional.empty();
    };
  }

  /** The ids of all the misconceptions that are named, each once, the first one first. */
  public List<String> misconceptions() {
    Set<String> ids = new LinkedHashSet<>();
    misconception().ifPresent(one -> ids.add(one.id()));
    if (verdict instanceof Invalid invalid) {
      invalid.further().forEach(v -> v.misconception().ifPresent(one -> ids.add(one.id())));
    }
    return List.copyOf(ids);
  }

  /** The same without the misconceptions behind what is wrong in these lines. */
  public Judgement nameless(IntPredicate lines) {
    return verdict instanceof Invalid invalid
        ? new Judgement(
            new Invalid(
                invalid.violation().nameless(lines),
                invalid.further().stream().map(one -> one.nameless(lines)).toList()),
            explanation,
            steps)
        : this;
  }

  /** The same without any misconception. */
  public Judgement nameless() {
    if (verdict instanceof Incomplete missing) {
      return new Judgement(
          new Incomplete(
              missing.code(),
              missing.debtor(),
              missing.owed(),
              missing.wanted(),
              missing.completion(),
              missing.reach()),
          explanation,
          steps);
    }
    return nameless(line -> true);
  }

  /** Whether a goal that is not met can still be met. */
  public enum Reach {
    OPEN,
    /** No continuation meets the goal: after a reset, say. */
    GONE
  }

  /**
   * No two hosts that obey the RFC could have produced the exchange.
   *
   * @param violation the first thing that could not have happened
   * @param further what else could not have happened had the lines before been the nearest legal
   *     ones; each mistake once
   */
  public record Invalid(Violation violation, List<Violation> further) implements Verdict {
    public Invalid {
      further = List.copyOf(further);
    }
  }

  /**
   * The search met a bound.
   *
   * @param at the line, from 1, at which it did
   * @param bound which one
   * @param most how many there may be
   */
  public record Undecided(int at, Bound bound, long most) implements Verdict {}

  /** What a search may take. */
  public enum Bound {
    /** Steps of the machine, in all. */
    STEPS,
    /** States that are kept at a time. */
    STATES,
    /** Ways to fill in free numbers that are kept at a time. */
    WAYS
  }

  /**
   * The first thing that could not have happened.
   *
   * @param code what was broken
   * @param at the line, from 1
   * @param host the host that cannot have sent the line, or be in the state that is claimed
   * @param field what is wrong in the line: {@code flags}, {@code seq}, {@code ack}, {@code len},
   *     {@code win}, {@code option}, {@code state} or {@code line} for all of it
   * @param expected what could have stood there; empty where nothing could
   * @param actual what stands there
   * @param section the section whose rule is broken: of RFC 9293, or of the RFC named before it
   * @param detail a fact that helps to understand, by its name in the messages, where there is one
   * @param before both hosts just before the line, as the explanation that assumes least has them
   * @param legal what either host could have sent there instead, nearest first
   * @param misconception the misconception that explains it, where one does
   */
  public record Violation(
      Code code,
      int at,
      Side host,
      String field,
      String expected,
      String actual,
      String section,
      Optional<Detail> detail,
      Views before,
      List<Move> legal,
      Optional<Misconception> misconception) {
    public Violation {
      legal = List.copyOf(legal);
    }

    /** Without a misconception. */
    public Violation(
        Code code,
        int at,
        Side host,
        String field,
        String expected,
        String actual,
        String section,
        Optional<Detail> detail,
        Views before,
        List<Move> legal) {
      this(
          code,
          at,
          host,
          field,
          expected,
          actual,
          section,
          detail,
          before,
          legal,
          Optional.empty());
    }

    /** The same, with the misconception that explains it. */
    public Violation because(Misconception found) {
      return because(Optional.of(found));
    }

    private Violation nameless(IntPredicate lines) {
      return lines.test(at) ? because(Optional.empty()) : this;
    }

    private Violation because(Optional<Misconception> found) {
      return new Violation(
          code, at, host, field, expected, actual, section, detail, before, legal, found);
    }
  }

  /** A fact beside a violation. */
  public enum Detail {
    /** The number is of a segment that has been sent but had not arrived. */
    NOT_YET_ARRIVED,
    /** The number is one more than what was sent. */
    ONE_TOO_HIGH,
    /** The number is one less than it must be. */
    ONE_TOO_LOW
  }

  /** A segment that a host could send. */
  public record Move(Side from, Segment segment) {}

  /**
   * What is unusual about a VALID exchange.
   *
   * @param at the line, from 1
   * @param key the remark's name in the messages
   * @param section the section of RFC 9293 that speaks of it
   */
  public record Remark(int at, String key, String section) {}

  /** Both hosts at one moment. */
  public record Views(View a, View b) {
    public View of(Side side) {
      return side == Side.A ? a : b;
    }
  }

  /**
   * A host at one moment. Where there is no connection the numbers are 0 and mean nothing.
   *
   * @rfc 9293 3.3.1
   */
  public record View(TcpState state, int sndUna, int sndNxt, int sndWnd, int rcvNxt, int rcvWnd) {}

  /**
   * One moment of an explanation: right after a line was sent.
   *
   * @param line the line's number, 0 for the start
   * @param filled the line with its free numbers filled in; absent in the first and the last frame
   * @param hidden what happened, unseen, between the line before and this one, in order
   * @param after both hosts once the line has been sent
   */
  public record Frame(int line, Optional<Line> filled, List<Hidden> hidden, Views after) {
    public Frame {
      hidden = List.copyOf(hidden);
    }
  }

  /** Something that an exchange does not show. */
  public sealed interface Hidden {
    /** The host at which it happened. */
    Side at();

    /** The host's state right afterwards. */
    TcpState after();

    /** A user's call; {@code octets} counts for SEND alone. */
    record Called(Side at, Scenario.Call call, int octets, TcpState after) implements Hidden {}

    /**
     * The peer's segment of this line arrived; line 0 and below are the scenario's earlier ones.
     */
    record Delivered(Side at, int line, TcpState after) implements Hidden {}

    /** A timer fired. */
    record TimedOut(Side at, Timer timer, TcpState after) implements Hidden {}
  }

  /** The timers. */
  public enum Timer {
    RETRANSMISSION,
    DELAYED_ACK,
    PERSIST,
    KEEP_ALIVE,
    TIME_WAIT,
    USER
  }
}
