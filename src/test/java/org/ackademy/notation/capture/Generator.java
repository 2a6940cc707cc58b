package org.ackademy.notation.capture;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.ackademy.notation.capture.PcapngWriter.Comments;
import org.ackademy.notation.capture.PcapngWriter.Route;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Line;
import org.ackademy.replay.Side;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Options.Block;
import org.ackademy.tcp.Options.Timestamps;
import org.ackademy.tcp.Segment;

/** Exchanges, routes and comments drawn by a seed; most of the exchanges are nonsense. */
final class Generator {
  private static final Endpoint V6_A = new Endpoint(6, 0x2001_0db8_0000_0000L, 1, 20_000);
  private static final Endpoint V6_B = new Endpoint(6, 0x2001_0db8_0000_0000L, 2, 80);

  private final SplittableRandom random;

  Generator(long seed) {
    random = new SplittableRandom(seed);
  }

  Route route() {
    return random.nextBoolean() ? Route.EXAMPLE : new Route(V6_A, V6_B);
  }

  Exchange exchange(int lines) {
    List<Line> drawn = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      Side from = random.nextBoolean() ? Side.A : Side.B;
      drawn.add(new Line(from, segment(), Line.Given.ALL, Line.Fate.UNSAID));
    }
    return new Exchange(drawn);
  }

  private Segment segment() {
    int control = random.nextInt(Control.ALL + 1);
    boolean isAck = (control & Control.ACK) != 0;
    boolean isUrgent = (control & Control.URG) != 0;
    return new Segment(
        control,
        random.nextInt(),
        isAck ? random.nextInt() : 0,
        length(),
        random.nextInt(Segment.FIELD_MAX + 1),
        isUrgent ? random.nextInt(Segment.FIELD_MAX + 1) : 0,
        options());
  }

  private int length() {
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> 0;
      case 3 -> random.nextInt(1, 4);
      case 4 -> 65_535 - 20 - 20 - random.nextInt(3);
      case 5 -> random.nextInt(65_500, 200_000);
      default -> random.nextInt(1, 3_000);
    };
  }

  private Options options() {
    if (random.nextInt(4) == 0) {
      return Options.NONE;
    }
    boolean isSyn = random.nextBoolean();
    return new Options(
        isSyn && random.nextBoolean() ? random.nextInt(65_536) : Options.ABSENT,
        isSyn && random.nextBoolean() ? random.nextInt(256) : Options.ABSENT,
        isSyn && random.nextBoolean(),
        isSyn ? List.of() : blocks(),
        random.nextBoolean()
            ? Optional.of(new Timestamps(random.nextInt(), random.nextInt()))
            : Optional.empty(),
        isSyn && random.nextInt(3) == 0 ? Optional.of(cookie()) : Optional.empty());
  }

  /** Three at most: beside timestamps there is no room for more. */
  private List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      blocks.add(new Block(random.nextInt(), random.nextInt()));
    }
    return blocks;
  }

  private String cookie() {
    byte[] bytes = new byte[random.nextInt(2) * 8];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  Comments comments(int lines) {
    var of = new java.util.HashMap<Integer, String>();
    for (int line = 1; line <= lines; line++) {
      if (random.nextBoolean()) {
        of.put(line, "줄 " + line + ": " + "x".repeat(random.nextInt(5)));
      }
    }
    return new Comments(Optional.of("VALID"), of);
  }
}
