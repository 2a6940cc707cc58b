package org.ackademy.replay.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ackademy.notation.ExchangeReader;
import org.ackademy.replay.Case;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Goal;
import org.ackademy.replay.Line;
import org.ackademy.replay.Replay;
import org.ackademy.replay.Scenario;
import org.ackademy.replay.Side;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Options.Block;
import org.ackademy.tcp.Options.Timestamps;
import org.ackademy.tcp.Segment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Timestamps and SACK, drawn: A sends octets over a network that loses some, B acknowledges with
 * what RFC 7323 and RFC 2018 have it say, octet by octet, and the replay agrees; then one value is
 * changed to another, and the replay says of it what the sets of octets and timestamps say; and of
 * some, every report of one block or two.
 *
 * <p>The model knows the segment type and the scenario, and nothing of what it is held against.
 */
class OptionsProofTest {
  private static final int EXCHANGES = 40;
  private static final int SEGMENTS = 8;

  /** For so many of them every report of up to two blocks is tried. */
  private static final int ENUMERATED = 2;

  private static final long SEED = 7323;
  private static final int FIRST_A = 101;
  private static final int FIRST_B = 301;

  /** One drawn exchange, and what B knew when it sent each of its lines. */
  private static final class Drawn {
    private final Scenario scenario;
    private final Random random;
    private final boolean stamped;
    private final List<Line> lines = new ArrayList<>();
    private final List<Knowledge> known = new ArrayList<>();
    private final Set<Integer> octets = new HashSet<>();
    private final Set<Integer> stamps = new HashSet<>();
    private final List<int[]> sent = new ArrayList<>();
    private int clockA = 1_000;
    private int clockB = 5_000;
    private int recent;
    private int next = FIRST_A;

    /** What had arrived at B, and how far its own clock and echoes were. */
    private record Knowledge(
        int line,
        Set<Integer> octets,
        Set<Integer> stamps,
        List<int[]> cuts,
        int clock,
        int echo) {}

    private Drawn(Scenario scenario, long seed, boolean stamped) {
      this.scenario = scenario;
      this.random = new Random(seed);
      this.stamped = stamped;
      stamps.add(clockA);
      recent = clockA;
      add(Side.A, Control.SYN, FIRST_A - 1, 0, 0, syn(clockA, 0), false);
      add(Side.B, Control.SYN | Control.ACK, FIRST_B - 1, FIRST_A, 0, syn(clockB, recent), false);
      send(0, false);
      for (int i = 0; i < SEGMENTS; i++) {
        send(5 + 5 * random.nextInt(3), random.nextInt(3) == 0);
      }
    }

    private Options syn(int value, int echo) {
      return options(true, List.of(), value, echo);
    }

    private Options options(boolean permits, List<Block> blocks, int value, int echo) {
      Optional<Timestamps> stamp =
          stamped ? Optional.of(new Timestamps(value, echo)) : Optional.empty();
      return new Options(Options.ABSENT, Options.ABSENT, permits, blocks, stamp, Optional.empty());
    }

    private void add(
        Side from, int control, int seq, int ack, int length, Options options, boolean lost) {
      var segment = new Segment(control, seq, ack, length, 0, 0, options);
      Line.Fate fate = lost ? Line.Fate.LOST : Line.Fate.UNSAID;
      lines.add(new Line(from, segment, Line.Given.NUMBERS, fate));
    }

    private int rcvNxt() {
      int at = FIRST_A;
      while (octets.contains(at)) {
        at++;
      }
      return at;
    }

    /** A sends; where it arrives, B takes it in and, beyond a gap or not, says so. */
    private void send(int length, boolean lost) {
      clockA += random.nextInt(3);
      add(
          Side.A,
          Control.ACK,
          next,
          FIRST_B,
          length,
          options(false, List.of(), clockA, clockB),
          lost);
      int expected = rcvNxt();
      if (!lost) {
        stamps.add(clockA);
        if (next <= expected) {
          recent = clockA;
        }
        for (int octet = next; octet < next + length; octet++) {
          octets.add(octet);
        }
        sent.add(new int[] {next, next + length});
      }
      next += length;
      if (!lost && length > 0) {
        acknowledge();
      }
    }

    private void acknowledge() {
      known.add(
          new Knowledge(
              lines.size() + 1,
              Set.copyOf(octets),
              Set.copyOf(stamps),
              List.copyOf(sent),
              clockB,
              lastEcho));
      List<Block> blocks = held();
      if (random.nextInt(4) == 0) {
        blocks = blocks.subList(0, Math.min(1, blocks.size()));
      }
      add(Side.B, Control.ACK, FIRST_B, rcvNxt(), 0, options(false, blocks, clockB, recent), false);
      lastEcho = recent;
    }

    private int lastEcho = 1_000;

    private List<Block> held() {
      List<Block> blocks = new ArrayList<>();
      int expected = rcvNxt();
      for (int at = expected; at < next; at++) {
        if (octets.contains(at) && !octets.contains(at - 1)) {
          int end = at;
          while (octets.contains(end)) {
            end++;
          }
          blocks.add(0, new Block(at, end));
        }
      }
      return blocks.subList(0, Math.min(3, blocks.size()));
    }

    /** Whether B could have sent its line with these options. */
    private boolean couldSend(Knowledge then, Line line, Options options) {
      if (stamped != options.timestamps().isPresent()) {
        return false;
      }
      if (stamped) {
        Timestamps stamp = options.timestamps().get();
        boolean right =
            stamp.value() >= then.clock()
                && stamp.echo() >= then.echo()
                && then.stamps().contains(stamp.echo());
        if (!right) {
          return false;
        }
      }
      return couldReport(then, line, options.sackBlocks());
    }

    /** The first block is what came last, or in a lossy network what came again; none touch. */
    private boolean couldReport(Knowledge then, Line line, List<Block> blocks) {
      if (blocks.isEmpty()) {
        return true;
      }
      Block first = blocks.get(0);
      List<Block> others = blocks.subList(1, blocks.size());
      if (!others.stream().allMatch(b -> isReceived(then, line, b)) || !areApart(others)) {
        return false;
      }
      int ack = line.segment().ack();
      boolean before = first.right() <= ack;
      boolean within =
          !others.isEmpty()
              && others.get(0).left() <= first.left()
              && first.right() <= others.get(0).right();
      boolean again =
          then.cuts().stream()
              .anyMatch(
                  cut -> cut[0] == first.left() && cut[1] == first.right() && cut[0] < cut[1]);
      if (scenario.network() == Scenario.Network.LOSSY && again && (before || within)) {
        return true;
      }
      int[] newest = then.cuts().get(then.cuts().size() - 1);
      boolean leads =
          scenario.network() == Scenario.Network.LOSSY
              || newest[0] <= ack
              || (first.left() <= newest[0] && newest[0] < first.right());
      return leads && isReceived(then, line, first) && areApart(blocks);
    }

    private static boolean areApart(List<Block> blocks) {
      for (int i = 0; i < blocks.size(); i++) {
        Block one = blocks.get(i);
        for (Block other : blocks.subList(i + 1, blocks.size())) {
          if (one.left() <= other.right() && other.left() <= one.right()) {
            return false;
          }
        }
      }
      return true;
    }

    /** A block is a chain of segments that arrived, beyond the acknowledgment. */
    private static boolean isReceived(Knowledge then, Line line, Block block) {
      int at = block.left();
      if (at <= line.segment().ack() || block.right() <= at) {
        return false;
      }
      boolean more = true;
      while (more && at < block.right()) {
        more = false;
        for (int[] cut : then.cuts()) {
          if (cut[0] == at && cut[1] > at) {
            at = cut[1];
            more = true;
            break;
          }
        }
      }
      return at == block.right();
    }
  }

  static Stream<Scenario> scenarios() {
    return Stream.of(
        Scenarios.of(Scenarios.ACTIVE_A, Scenarios.LISTENING_B, ""),
        Scenarios.of(Scenarios.ACTIVE_A, Scenarios.LISTENING_B, Scenarios.LOSSY));
  }

  private static Line with(Line line, Options options) {
    Segment s = line.segment();
    return new Line(
        line.from(),
        new Segment(s.control(), s.seq(), s.ack(), s.length(), s.window(), s.urgent(), options),
        line.given(),
        line.fate());
  }

  private static List<Options> edits(Options o) {
    List<Options> edited = new ArrayList<>();
    for (int step : new int[] {1, -1, 2, -2, 5, -5, 10}) {
      o.timestamps()
          .ifPresent(
              t -> {
                edited.add(with(o, new Timestamps(t.value() + step, t.echo())));
                edited.add(with(o, new Timestamps(t.value(), t.echo() + step)));
              });
      for (int i = 0; i < o.sackBlocks().size(); i++) {
        Block b = o.sackBlocks().get(i);
        edited.add(with(o, i, new Block(b.left() + step, b.right())));
        edited.add(with(o, i, new Block(b.left(), b.right() + step)));
        edited.add(with(o, i, new Block(b.left() + step, b.right() + step)));
      }
    }
    edited.add(
        new Options(
            o.mss(), o.windowScale(), false, o.sackBlocks(), Optional.empty(), o.fastOpen()));
    edited.add(with(o, List.of()));
    edited.add(with(o, List.of(new Block(10_000, 10_010))));
    return edited;
  }

  /** One block or two in any order, wherever segments begin or end, and three in theirs. */
  private static List<Options> reports(Options o, Drawn.Knowledge then) {
    Set<Integer> borders = new TreeSet<>();
    then.cuts().forEach(cut -> borders.addAll(List.of(cut[0], cut[1])));
    List<Block> blocks = new ArrayList<>();
    for (int left : borders) {
      for (int right : borders) {
        if (left < right) {
          blocks.add(new Block(left, right));
        }
      }
    }
    List<Options> reports = new ArrayList<>();
    for (Block one : blocks) {
      reports.add(with(o, List.of(one)));
      for (Block other : blocks) {
        reports.add(with(o, List.of(one, other)));
      }
    }
    List<Block> own = o.sackBlocks();
    for (int i = 0; i < own.size(); i++) {
      List<Block> turned = new ArrayList<>(own);
      Collections.rotate(turned, i);
      reports.add(with(o, turned));
    }
    return reports;
  }

  private static Options with(Options o, Timestamps stamp) {
    return new Options(
        o.mss(), o.windowScale(), false, o.sackBlocks(), Optional.of(stamp), o.fastOpen());
  }

  private static Options with(Options o, int at, Block block) {
    List<Block> blocks = new ArrayList<>(o.sackBlocks());
    blocks.set(at, block);
    return with(o, blocks);
  }

  private static Options with(Options o, List<Block> blocks) {
    return new Options(o.mss(), o.windowScale(), false, blocks, o.timestamps(), o.fastOpen());
  }

  private static String judge(Scenario scenario, List<Line> lines) {
    return Comparison.text(Replay.judge(capture(scenario, lines)));
  }

  private static Case capture(Scenario scenario, List<Line> lines) {
    Scenario prefix = Comparison.reaching(scenario, new Goal.AnyPrefix());
    return new Case("", prefix, new Exchange(lines), Map.of());
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void whatArrivedIsReportedAndNothingElseIs(Scenario scenario) {
    List<String> disagreements = new ArrayList<>();
    int right = 0;
    int wrong = 0;
    for (int i = 0; i < EXCHANGES; i++) {
      var drawn = new Drawn(scenario, SEED + i, i % 2 == 0);
      if (!judge(scenario, drawn.lines).equals("VALID")) {
        disagreements.add("drawn: " + ExchangeReader.print(new Exchange(drawn.lines)));
      }
      for (Drawn.Knowledge then : drawn.known) {
        Line line = drawn.lines.get(then.line() - 1);
        for (Options options : edits(line.segment().options())) {
          List<Line> lines = new ArrayList<>(drawn.lines.subList(0, then.line() - 1));
          lines.add(with(line, options));
          boolean could = drawn.couldSend(then, line, options);
          String expected = could ? "VALID" : "INVALID at " + then.line();
          right += could ? 1 : 0;
          wrong += could ? 0 : 1;
          String said = judge(scenario, lines);
          if (!said.equals(expected)) {
            disagreements.add(
                expected + ", not " + said + ": " + ExchangeReader.print(new Exchange(lines)));
          }
        }
      }
    }
    for (int i = 0; i < ENUMERATED; i++) {
      var drawn = new Drawn(scenario, SEED + i, i % 2 == 0);
      for (Drawn.Knowledge then : drawn.known) {
        Line line = drawn.lines.get(then.line() - 1);
        for (Options options : reports(line.segment().options(), then)) {
          List<Line> lines = new ArrayList<>(drawn.lines.subList(0, then.line() - 1));
          lines.add(with(line, options));
          boolean could = drawn.couldSend(then, line, options);
          right += could ? 1 : 0;
          wrong += could ? 0 : 1;
          if (Replay.isValid(capture(scenario, lines)) != could) {
            disagreements.add(could + " of " + ExchangeReader.print(new Exchange(lines)));
          }
        }
      }
    }
    System.out.printf(
        "options, %s, seed %d: %d right edits, %d wrong%n", scenario.network(), SEED, right, wrong);
    assertThat(right).isGreaterThan(100);
    assertThat(wrong).isGreaterThan(1_000);
    assertThat(disagreements.stream().limit(5)).isEmpty();
  }
}
