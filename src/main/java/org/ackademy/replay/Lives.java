package org.ackademy.replay;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.ackademy.replay.Distance.Field;
import org.ackademy.replay.Heard.Fault;
import org.ackademy.replay.Scenario.Call;
import org.ackademy.replay.Scenario.Host;
import org.ackademy.replay.Scenario.Reopening;
import org.ackademy.replay.Scenario.Shorthand;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.TcpState;
import org.jspecify.annotations.Nullable;

/**
 * What may arrive from a host that is not seen where it can have had several connections, in a
 * lossy network: of what it was sent anything may come again, so it may have begun any of them anew
 * at any time, with any number. A line can be where one such connection sends it, whatever else
 * arrived; and it can be of those alone in which the host was sent what the line acknowledges.
 *
 * <p>Nothing is known of connections whose windows overlap a forgotten one's, and of those that
 * were there before the first line that was captured: lines of theirs are never refused here.
 */
final class Lives {
  /** So many are remembered with all that was sent. */
  private static final int KNOWN_MAX = 1_000;

  private final Scenario scenario;
  private final Scenario later;
  private final Side unseen;
  private final int assumed;
  private final long apart;

  /** By their first numbers, in the order of the circle from its lowest point. */
  private final NavigableMap<Integer, Life> known = new TreeMap<>();

  /** How long those are that are remembered by this alone, likewise. */
  private final NavigableMap<Integer, Long> forgotten = new TreeMap<>();

  private final ArrayDeque<Integer> oldestFirst = new ArrayDeque<>();
  private @Nullable Life started;
  private @Nullable Life current;

  /** How far the one that is spoken with can grow before it comes near another. */
  private long room;

  private Options offered = Options.NONE;
  private boolean isUnsure;

  /** The reset of the one ABORT that a host makes which does not open again. */
  private @Nullable Segment aborted;

  /**
   * Nothing is known yet.
   *
   * @param apart how far apart numbers lie of which none is in the window of another, at least
   */
  Lives(Case question, Side unseen, long apart) {
    this.scenario = question.scenario();
    this.unseen = unseen;
    this.assumed = question.exchange().assumed();
    this.apart = apart;
    this.isUnsure = scenario.shorthand() != Shorthand.STRICT;
    this.later = later(scenario, unseen);
    Host host = scenario.host(unseen);
    host.numbers()
        .ifPresent(
            numbers -> {
              Life life = new Life(scenario, unseen, numbers.rcvNxt() - 1);
              place(numbers.rcvNxt() - 1, life);
              started = life;
            });
    for (Line line : scenario.earlier()) {
      if (line.from() != unseen) {
        tell(new Sent(0, line.offering(scenario.host(line.from())), line.fate()));
        isUnsure |= current == null && started == null;
      }
    }
    if (started != null && !scenario.earlier().isEmpty()) {
      started.giveUp();
    }
  }

  /** The widest window that a host offers in a case, in octets. */
  static long widest(Case question, Side side) {
    long widest = question.scenario().host(side).rcvWnd();
    long window = 0;
    int shift = 0;
    for (Line line : question.exchange().lines()) {
      Segment s = line.segment();
      if (line.from() == side && line.given().window()) {
        window = Math.max(window, s.window());
      }
      if (line.from() == side && s.isSyn() && s.options().hasWindowScale()) {
        shift = Math.max(shift, Math.min(s.options().windowScale(), 14));
      }
    }
    return Math.max(widest, window << shift);
  }

  /** The scenario as it is for a connection that the host begins later. */
  private static Scenario later(Scenario s, Side unseen) {
    Host host = s.host(unseen);
    TcpState start = host.start() == TcpState.CLOSED ? TcpState.CLOSED : TcpState.LISTEN;
    Host anew =
        new Host(start, host.opening(), OptionalLong.empty(), Optional.empty(), host.rcvWnd());
    return new Scenario(
        unseen == Side.A ? anew : s.a(),
        unseen == Side.A ? s.b() : anew,
        s.network(),
        s.vantage(),
        s.calls(),
        s.earlier(),
        s.shorthand(),
        s.reopening(),
        s.goal());
  }

  /** In the order of the circle from its lowest point. */
  private static int key(int number) {
    return number ^ Integer.MIN_VALUE;
  }

  private static <T> Map.@Nullable Entry<Integer, T> before(
      NavigableMap<Integer, T> map, int number) {
    Map.Entry<Integer, T> floor = map.floorEntry(key(number));
    return floor == null ? map.lastEntry() : floor;
  }

  private static <T> Map.@Nullable Entry<Integer, T> after(
      NavigableMap<Integer, T> map, int number) {
    Map.Entry<Integer, T> higher = map.higherEntry(key(number));
    return higher == null ? map.firstEntry() : higher;
  }

  private static long ahead(int from, int to) {
    return Integer.toUnsignedLong(to - from);
  }

  /** The host was sent this. */
  void tell(Sent sent) {
    Segment s = sent.segment();
    if (isUnsure || sent.isLost()) {
      return;
    }
    if (s.isSyn()) {
      turnTo(s.seq(), sent.line());
    }
    Life life = current == null ? started : current;
    if (life != null && !isUnsure) {
      life.tell(sent);
      if (sent.line() <= assumed && sent.line() > 0) {
        // What stands for octets that nobody saw may have been a SYN as well as text.
        life.giveUp();
      }
      if (life == current && life.length() > room) {
        life.giveUp();
        Map.Entry<Integer, Life> next = after(known, life.first());
        if (next != null) {
          next.getValue().giveUp();
        }
      }
    }
  }

  /** A SYN with this number begins a connection, or comes near to one that was. */
  private void turnTo(int number, int line) {
    Map.Entry<Integer, Life> last = before(known, number);
    Map.Entry<Integer, Life> next = after(known, number);
    Map.Entry<Integer, Long> past = before(forgotten, number);
    Map.Entry<Integer, Long> ahead = after(forgotten, number);
    if ((past != null && ahead(key(past.getKey()), number) <= past.getValue() + apart)
        || (ahead != null && ahead(number, key(ahead.getKey())) <= apart)) {
      isUnsure = true;
    } else if (last != null
        && ahead(key(last.getKey()), number) <= last.getValue().length() + apart) {
      join(last.getValue(), key(last.getKey()), number);
    } else if (next != null && ahead(number, key(next.getKey())) <= apart) {
      known.remove(next.getKey());
      oldestFirst.remove(next.getKey());
      place(number, next.getValue());
      next.getValue().mix(number);
      join(next.getValue(), number, number);
    } else {
      begin(number, line);
    }
  }

  private void join(Life life, int first, int number) {
    isUnsure = life == started;
    if (first != number) {
      life.mix(number);
    }
    goOnWith(life, first);
  }

  private void begin(int number, int line) {
    Life life = new Life(later, unseen, number);
    life.agreeWith(offered);
    if (started != null) {
      started.tellOfAnother(line);
    }
    place(number, life);
    goOnWith(life, number);
  }

  private void place(int number, Life life) {
    known.put(key(number), life);
    oldestFirst.add(key(number));
    if (known.size() > KNOWN_MAX) {
      int oldest = oldestFirst.remove();
      Life gone = known.get(oldest);
      if (gone != null && gone != started) {
        forgotten.put(oldest, gone.length());
        known.remove(oldest);
      }
    }
  }

  private void goOnWith(Life life, int first) {
    current = life;
    Map.Entry<Integer, Life> next = after(known, first);
    Map.Entry<Integer, Long> past = after(forgotten, first);
    // Half the circle further on nobody knows any more which of two numbers comes first.
    room = Integer.MAX_VALUE;
    if (next != null && next.getValue() != life) {
      room = Math.min(room, ahead(first, key(next.getKey())) - apart);
    }
    if (past != null) {
      room = Math.min(room, ahead(first, key(past.getKey())) - apart);
    }
  }

  /** This has arrived. */
  void hear(Sent sent) {
    Segment s = sent.segment();
    Life life = s.isAck() ? at(s.ack()) : null;
    if (s.isSyn()) {
      offered = s.options();
      if (life != null) {
        life.agreeWith(offered);
      }
      if (current != null) {
        current.agreeWith(offered);
      }
    } else if (life != null && life == started && !s.isRst()) {
      life.hear(sent);
    }
    if (isLastAbort(s) && aborted == null) {
      aborted = s;
    }
  }

  /** Whether a segment can be nothing but the reset of an ABORT after which no connection comes. */
  private boolean isLastAbort(Segment s) {
    return scenario.reopening() == Reopening.NEVER && s.isRst() && s.isAck() && s.seq() != 0;
  }

  private @Nullable Life at(int ack) {
    Map.Entry<Integer, Life> entry = before(known, ack);
    return entry != null && ahead(key(entry.getKey()), ack) <= entry.getValue().length() + 1
        ? entry.getValue()
        : null;
  }

  private boolean isForgotten(int ack) {
    Map.Entry<Integer, Long> entry = before(forgotten, ack);
    return entry != null && ahead(key(entry.getKey()), ack) <= entry.getValue();
  }

  /** What is wrong with the line as the next to arrive, if anything. */
  Optional<Fault> fault(Line line) {
    Segment s = line.segment();
    boolean isReply = s.isRst() && !scenario.allows(Call.ABORT);
    if (isUnsure || !s.isAck() || isReply) {
      return Optional.empty();
    }
    if (s.isRst() && !scenario.host(unseen).isEverOpen()) {
      return s.seq() == 0 ? Optional.empty() : Fault.of(Code.RST_NUMBER, Field.SEQ, "0");
    }
    Segment other = aborted;
    if (isLastAbort(s) && other != null && (other.seq() != s.seq() || other.ack() != s.ack())) {
      return Fault.ofLine(Code.SENT_AFTER_CLOSED);
    }
    Life life = at(s.ack());
    if (life != null) {
      return life.fault(line);
    }
    if (isForgotten(s.ack()) || assumed > 0) {
      return Optional.empty();
    }
    Code code = s.isRst() ? Code.RST_NUMBER : Code.ACK_NUMBER;
    return Fault.of(known.isEmpty() && !s.isRst() ? Code.ACK_OF_UNSENT : code, Field.ACK, "");
  }
}
