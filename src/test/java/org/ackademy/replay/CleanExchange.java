package org.ackademy.replay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.ackademy.replay.Scenario.Vantage;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Options.Timestamps;
import org.ackademy.tcp.Segment;

/**
 * Draws a clean connection by a seed: two hosts that do what they like, when they like, over a
 * network that only takes its time. Knows nothing of the machine.
 */
final class CleanExchange {
  private static final int LINES_MAX = 40;

  private final SplittableRandom random;
  private final Vantage vantage;
  private final boolean stamps;
  private final boolean scales;
  private final Host client;
  private final Host server;
  private final List<Line> lines = new ArrayList<>();

  private CleanExchange(SplittableRandom random, Vantage vantage) {
    this.random = random;
    this.vantage = vantage;
    this.stamps = random.nextInt(3) == 0;
    this.scales = random.nextInt(3) == 0;
    this.client = new Host(Side.A);
    this.server = new Host(Side.B);
  }

  /** The lines of a connection; now and then it ends before it is closed. */
  static List<Line> lines(SplittableRandom random, Vantage vantage) {
    return new CleanExchange(random, vantage).drawn();
  }

  private List<Line> drawn() {
    client.sends(Control.SYN, 0);
    server.takes();
    server.sends(Control.SYN | Control.ACK, 0);
    client.takes();
    boolean bare = random.nextInt(3) > 0;
    if (bare) {
      client.sends(Control.ACK, 0);
    }
    server.isOpen = false;
    int idle = 0;
    while (idle < 30 && lines.size() < LINES_MAX) {
      Host host = random.nextBoolean() ? client : server;
      idle = host.acts() ? 0 : idle + 1;
    }
    boolean isReset = random.nextInt(8) == 0;
    if (isReset) {
      Host host = random.nextBoolean() ? client : server;
      host.sends(random.nextBoolean() ? Control.RST : Control.RST | Control.ACK, 0);
    }
    while (client.hasMore() || server.hasMore()) {
      client.takes();
      server.takes();
      if (!isReset) {
        client.answers();
        server.answers();
      }
    }
    return lines;
  }

  /** One of the two. */
  private final class Host {
    private final Side side;
    private final Deque<Segment> sent = new ArrayDeque<>();
    private final int isn = random.nextInt();
    private final int scale = random.nextInt(5);
    private int nxt = isn;
    private int una = isn;
    private int received;
    private int right;
    private int window = random.nextInt(1, 4_000);
    private boolean isOpen = true;
    private boolean isClosed;
    private boolean isDue;
    private int clock = random.nextInt();
    private int recent;

    private Host(Side side) {
      this.side = side;
    }

    private Host peer() {
      return side == Side.A ? server : client;
    }

    private boolean hasMore() {
      return !sent.isEmpty();
    }

    private boolean acts() {
      return switch (random.nextInt(8)) {
        case 0, 1, 2 -> takes();
        case 3, 4 -> isOpen && random.nextBoolean() && talks();
        case 5 -> isOpen && random.nextInt(4) == 0 && closes();
        case 6 -> answers();
        default -> isOpen && !isClosed && random.nextInt(4) == 0 && widens();
      };
    }

    private boolean talks() {
      int room = Math.min(right - nxt, 1_000);
      if (isClosed || room < 1) {
        return false;
      }
      boolean ends = random.nextInt(8) == 0;
      isClosed = ends;
      sends(Control.ACK | (ends ? Control.FIN : Control.PSH), random.nextInt(1, room + 1));
      return true;
    }

    private boolean closes() {
      if (isClosed) {
        return false;
      }
      isClosed = true;
      sends(Control.ACK | Control.FIN, 0);
      return true;
    }

    private boolean widens() {
      window += random.nextInt(1, 500);
      sends(Control.ACK, 0);
      return true;
    }

    private boolean answers() {
      if (!isDue) {
        return false;
      }
      sends(Control.ACK, 0);
      return true;
    }

    private void sends(int control, int length) {
      boolean isSyn = (control & Control.SYN) != 0;
      int shift = scales && !isSyn ? scale : 0;
      clock += random.nextInt(3);
      var segment =
          new Segment(
              control,
              nxt,
              (control & Control.ACK) != 0 ? received : 0,
              length,
              window >> shift,
              0,
              options(isSyn));
      nxt = segment.end();
      isDue = false;
      sent.add(segment);
      if (vantage != atPeer()) {
        lines.add(line(segment));
      }
    }

    private Vantage atPeer() {
      return side == Side.A ? Vantage.HOST_B : Vantage.HOST_A;
    }

    private Line line(Segment segment) {
      return new Line(side, segment, Line.Given.ALL, Line.Fate.UNSAID);
    }

    private Options options(boolean isSyn) {
      return new Options(
          isSyn ? 1_460 : Options.ABSENT,
          isSyn && scales ? scale : Options.ABSENT,
          isSyn && stamps,
          List.of(),
          stamps ? Optional.of(new Timestamps(clock, recent)) : Optional.empty(),
          Optional.empty());
    }

    private boolean takes() {
      Segment segment = peer().sent.poll();
      if (segment == null) {
        return false;
      }
      if (vantage == (side == Side.A ? Vantage.HOST_A : Vantage.HOST_B)) {
        lines.add(peer().line(segment));
      }
      boolean isSyn = segment.isSyn();
      int shift = scales && !isSyn ? peer().scale : 0;
      una = segment.isAck() ? segment.ack() : una;
      right = una + (segment.window() << shift);
      recent = segment.options().timestamps().map(Timestamps::value).orElse(0);
      isDue |= segment.seqLength() > 0;
      isOpen |= segment.isAck();
      window -= segment.length();
      received = segment.end();
      return true;
    }
  }
}
