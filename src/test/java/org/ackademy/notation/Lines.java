package org.ackademy.notation;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.ackademy.replay.Line;
import org.ackademy.replay.Side;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Segment;

/** Draws lines of every kind, nonsense among them. */
final class Lines {
  private static final int[] EDGES = {0, 1, -1, 100, 65_535, 65_536, 1 << 31, (1 << 31) - 1};

  private final SplittableRandom random;

  Lines(long seed) {
    random = new SplittableRandom(seed);
  }

  Line next() {
    int control = random.nextInt(Control.ALL + 1);
    boolean acks = (control & Control.ACK) != 0;
    var given = new Line.Given(likely(), !acks || likely(), random.nextBoolean());
    boolean stray = !acks && random.nextInt(4) != 0;
    var segment =
        new Segment(
            control,
            given.seq() ? point() : 0,
            !given.ack() || stray ? 0 : point(),
            random.nextBoolean() ? 0 : upTo(Segment.LENGTH_MAX),
            given.window() ? upTo(Segment.FIELD_MAX) : 0,
            random.nextInt(4) == 0 ? upTo(Segment.FIELD_MAX) : 0,
            random.nextBoolean() ? Options.NONE : options());
    Side from = random.nextBoolean() ? Side.A : Side.B;
    Line.Fate fate = random.nextInt(5) == 0 ? Line.Fate.LOST : Line.Fate.UNSAID;
    return new Line(from, segment, given, fate);
  }

  private Options options() {
    List<Options.Block> blocks = new ArrayList<>();
    int count = random.nextInt(LineDraft.SACK_BLOCKS_MAX + 1);
    for (int i = 0; i < count; i++) {
      blocks.add(new Options.Block(point(), point()));
    }
    byte[] cookie = new byte[random.nextInt(LineDraft.FAST_OPEN_OCTETS_MAX + 1)];
    random.nextBytes(cookie);
    return new Options(
        random.nextBoolean() ? Options.ABSENT : upTo(65_535),
        random.nextBoolean() ? Options.ABSENT : upTo(255),
        random.nextBoolean(),
        blocks,
        random.nextBoolean()
            ? Optional.empty()
            : Optional.of(new Options.Timestamps(point(), point())),
        random.nextBoolean() ? Optional.empty() : Optional.of(HexFormat.of().formatHex(cookie)));
  }

  private boolean likely() {
    return random.nextInt(4) != 0;
  }

  private int point() {
    return random.nextBoolean() ? EDGES[random.nextInt(EDGES.length)] : random.nextInt();
  }

  private int upTo(int most) {
    return switch (random.nextInt(4)) {
      case 0 -> 0;
      case 1 -> most;
      default -> random.nextInt(most + 1);
    };
  }
}
