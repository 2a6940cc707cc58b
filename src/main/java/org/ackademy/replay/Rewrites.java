package org.ackademy.replay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ackademy.replay.LegalMoves.Option;
import org.ackademy.replay.Line.Fate;
import org.ackademy.replay.Line.Given;
import org.ackademy.replay.Rewriting.Aside;
import org.ackademy.replay.Rewriting.Borrowed;
import org.ackademy.replay.Rewriting.Carried;
import org.ackademy.replay.Rewriting.None;
import org.ackademy.tcp.Tcb;
import org.ackademy.tcp.TcpState;
import org.jspecify.annotations.Nullable;

/**
 * What can be done next in a repair: keep, change, take out or put elsewhere a line, or add one.
 */
final class Rewrites {
  /** How far a stated number is looked for that tells how long a missing text is, in lines. */
  private static final int LOOKED_AHEAD_MAX = 6;

  private final Case question;
  private final Search search;
  private final LegalMoves moves;
  private final int given;
  private final int size;

  /**
   * Nobody who may not abort brings a connection nearer to its end by a reset: where the exchange
   * has none, none is put in once there is a connection.
   */
  private final LegalMoves.Resets resets;

  Rewrites(Case question, Search search, int given) {
    this.question = question;
    this.search = search;
    this.moves = new LegalMoves(search);
    this.given = given;
    this.size = question.exchange().size();
    this.resets = resets(question);
  }

  private static LegalMoves.Resets resets(Case question) {
    Scenario scenario = question.scenario();
    boolean none =
        scenario.goal() instanceof Goal.Reached
            && !scenario.allows(Scenario.Call.ABORT)
            && !scenario.allows(Scenario.Call.CRASH)
            && question.exchange().lines().stream().noneMatch(line -> line.segment().isRst());
    return none ? LegalMoves.Resets.LEFT_OUT : LegalMoves.Resets.LOOKED_FOR;
  }

  Rewriting start() {
    return new Rewriting(null, null, null, 1, 0, Rewriting.NOTHING, search::start);
  }

  /** Hands on all that can come next. */
  void after(Rewriting at, Consumer<Rewriting> sink) {
    boolean more = at.next() <= size;
    if (at.aside() instanceof Borrowed borrowed && borrowed.at() == at.next()) {
      sink.accept(step(at, null, null, 1, Rewriting.NOTHING, at::branch));
      return;
    }
    if (more) {
      keep(at, question.exchange().line(at.next()), sink);
      if (at.next() <= given) {
        return;
      }
      takeOut(at, sink);
    }
    if (at.aside() instanceof Carried carried) {
      putDown(at, carried, sink);
    }
    legal(at, sink);
  }

  private void keep(Rewriting at, Line line, Consumer<Rewriting> sink) {
    emitting(at, line)
        .forEach(
            (fill, senders) ->
                sink.accept(
                    step(at, null, line, 1, at.aside(), () -> sent(at, line, fill, senders))));
  }

  private void takeOut(Rewriting at, Consumer<Rewriting> sink) {
    Edit deleted = new Edit.Deleted(at.next());
    sink.accept(step(at, deleted, null, 1, at.aside(), at::branch));
    if (at.aside() instanceof None) {
      Aside carried = new Carried(at.next(), question.exchange().line(at.next()));
      // Paid for when it is taken up.
      sink.accept(
          new Rewriting(
              at, null, null, at.next() + 1, at.halves() + Edit.LINE, carried, at::branch));
    }
  }

  private void putDown(Rewriting at, Carried carried, Consumer<Rewriting> sink) {
    Line line = carried.line();
    Edit moved = new Edit.Moved(carried.at(), at.next());
    emitting(at, line)
        .forEach(
            (fill, senders) ->
                sink.accept(
                    new Rewriting(
                        at,
                        moved,
                        line,
                        at.next(),
                        at.halves(),
                        Rewriting.NOTHING,
                        () -> sent(at, line, fill, senders))));
  }

  /** What could be sent here: put in, in place of the next line, or a later line put earlier. */
  private void legal(Rewriting at, Consumer<Rewriting> sink) {
    Optional<Line> replaced =
        at.next() <= size ? Optional.of(question.exchange().line(at.next())) : Optional.empty();
    for (Side side : Side.values()) {
      Set<Integer> lengths = lengths(side, at);
      for (Option option : moves.of(side, List.of(at.branch()), at.next(), lengths, resets)) {
        Line line = new Line(side, option.segment(), Given.NUMBERS, Fate.UNSAID);
        Supplier<Branch> way = () -> sent(at, line, option.fill(), option.after());
        Edit inserted = new Edit.Inserted(at.next(), line);
        sink.accept(step(at, inserted, line, 0, at.aside(), way));
        replaced.ifPresent(old -> change(at, old, option, line, way, sink));
        borrow(at, option, way, sink);
      }
    }
  }

  private static void change(
      Rewriting at,
      Line old,
      Option option,
      Line line,
      Supplier<Branch> way,
      Consumer<Rewriting> sink) {
    int sender = old.from() == option.from() ? 0 : 1;
    int fields = sender + Distance.between(old, option.segment()).size();
    if (fields > 0) {
      sink.accept(step(at, new Edit.Changed(at.next(), line, fields), line, 1, at.aside(), way));
    }
  }

  /** The nearest later line that is the same, put here. */
  private void borrow(Rewriting at, Option option, Supplier<Branch> way, Consumer<Rewriting> sink) {
    if (!(at.aside() instanceof None)) {
      return;
    }
    for (int later = at.next() + 1; later <= size; later++) {
      Line line = question.exchange().line(later);
      if (line.from() == option.from()
          && !line.isLost()
          && Distance.between(line, option.segment()).isEmpty()) {
        Edit moved = new Edit.Moved(later, at.next());
        sink.accept(
            new Rewriting(
                at, moved, line, at.next(), at.halves() + Edit.LINE, new Borrowed(later), way));
        return;
      }
    }
  }

  /**
   * The lengths to try: that of the line that could be replaced, what the goal wants, and what
   * would close the gap to the next number that a line states of the host's stream.
   */
  private Set<Integer> lengths(Side side, Rewriting at) {
    Set<Integer> lengths = new TreeSet<>();
    if (at.next() <= size) {
      lengths.add(question.exchange().line(at.next()).segment().length());
    }
    if (question.scenario().goal() instanceof Goal.Reached goal) {
      lengths.add(goal.delivered().getOrDefault(side, 0));
    }
    Tcb tcb = Explanations.least(at.branch().of(side)).tcb();
    // What has arrived may not be asked yet: whose SYN has gone may be ESTABLISHED by now.
    if (tcb.state() != TcpState.CLOSED && tcb.state() != TcpState.LISTEN) {
      gap(side, tcb.sndNxt(), at.next()).ifPresent(lengths::add);
    }
    lengths.remove(0);
    return lengths;
  }

  private OptionalInt gap(Side side, int sndNxt, int next) {
    for (int number = next; number <= Math.min(size, next + LOOKED_AHEAD_MAX); number++) {
      Line line = question.exchange().line(number);
      boolean own = line.from() == side;
      boolean stated = own ? line.given().seq() : line.segment().isAck() && line.given().ack();
      int ahead = (own ? line.segment().seq() : line.segment().ack()) - sndNxt;
      if (stated && ahead > 0 && ahead <= Scenario.WINDOW_DEFAULT) {
        return OptionalInt.of(ahead);
      }
    }
    return OptionalInt.empty();
  }

  private Map<Fill, HostFrontier> emitting(Rewriting at, Line line) {
    return search.fillings().of(at.branch(), line, at.next());
  }

  private static Branch sent(Rewriting at, Line line, Fill fill, HostFrontier senders) {
    return at.branch()
        .after(line.from(), at.next(), line.fate(), fill, senders, Branch.Lists.SHARED);
  }

  private static Rewriting step(
      Rewriting at,
      @Nullable Edit edit,
      @Nullable Line line,
      int lines,
      Aside aside,
      Supplier<Branch> way) {
    int cost = edit == null ? 0 : edit.halves();
    return new Rewriting(at, edit, line, at.next() + lines, at.halves() + cost, aside, way);
  }
}
