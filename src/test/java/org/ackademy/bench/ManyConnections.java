package org.ackademy.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Writes a pcap of clean connections of ten segments each: initial numbers, lengths, windows and
 * the order of the close drawn by a seed, some scores of them open at any time.
 */
final class ManyConnections {
  static final int SEGMENTS_EACH = 10;

  /** How many connections are open at once. */
  private static final int OPEN_AT_ONCE = 64;

  private static final int LENGTH_MAX = 400;

  /** Of no protocol that tshark would take apart too. */
  private static final int SERVER_PORT = 5_999;

  private static final int SYN = 0x02;
  private static final int ACK = 0x10;
  private static final int FIN = 0x01;
  private static final int PSH = 0x08;

  /**
   * Who sends what, in each order of the close: c and s, then s(yn), S(yn,ack), a(ck), d(ata),
   * f(in), and x where it has not heard of the segment before it.
   */
  private static final List<List<String>> SCRIPTS =
      List.of(
          List.of("cs", "sS", "ca", "cd", "sa", "sd", "ca", "cf", "sf", "ca"),
          List.of("cs", "sS", "ca", "cd", "sa", "sd", "ca", "sf", "cf", "sa"),
          List.of("cs", "sS", "ca", "cd", "sd", "ca", "cf", "sa", "sf", "ca"),
          List.of("cs", "sS", "ca", "cd", "sd", "ca", "sf", "ca", "cf", "sa"),
          List.of("cs", "sS", "ca", "cd", "sd", "ca", "cf", "sfx", "ca", "sa"));

  /** What the segments carry beside their numbers. */
  enum Options {
    /** An MSS on the SYNs. */
    PLAIN,
    /** MSS, window scale and SACK-permitted on the SYNs, timestamps on all: as Linux does. */
    LINUX
  }

  private final SplittableRandom random;
  private final Options options;
  private final ByteBuffer packet = ByteBuffer.allocate(2_048);
  private final ByteBuffer record = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
  private long micros = 1_700_000_000_000_000L;

  private ManyConnections(long seed, Options options) {
    this.random = new SplittableRandom(seed);
    this.options = options;
  }

  /** Writes the file. */
  static void write(Path file, int connections, long seed, Options options) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      new ManyConnections(seed, options).write(out, connections);
    }
  }

  private void write(OutputStream out, int connections) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(0xA1B2C3D4).putShort((short) 2).putShort((short) 4).putLong(0);
    out.write(header.putInt(65_535).putInt(1).array());
    @Nullable Talk[] open = new @Nullable Talk[OPEN_AT_ONCE];
    int begun = 0;
    int running = 0;
    do {
      int slot = random.nextInt(OPEN_AT_ONCE);
      Talk talk = open[slot];
      if (talk == null && begun < connections) {
        talk = new Talk(begun++);
        open[slot] = talk;
        running++;
      }
      if (talk != null && talk.next(out)) {
        open[slot] = null;
        running--;
      }
    } while (running > 0 || begun < connections);
  }

  /** One connection on its way. */
  private final class Talk {
    /** Client and server. */
    private final int[] nxt = {random.nextInt(), random.nextInt()};

    private final int[] received = new int[2];
    private final int[] stamp = {random.nextInt(), random.nextInt()};
    private final int[] seen = new int[2];
    private final int[] window = {random.nextInt(2_000, 65_536), random.nextInt(2_000, 65_536)};
    private final int number;
    private final int port = random.nextInt(1_024, 65_536);
    private final List<String> script = SCRIPTS.get(random.nextInt(SCRIPTS.size()));
    private int step;

    private Talk(int number) {
      this.number = number;
    }

    /** Sends the next segment; says whether it was the last. */
    private boolean next(OutputStream out) throws IOException {
      String move = script.get(step++);
      int from = move.charAt(0) == 'c' ? 0 : 1;
      // A reply that crossed the last segment has not heard of it.
      boolean crosses = move.endsWith("x");
      int control =
          switch (move.charAt(1)) {
            case 's' -> SYN;
            case 'S' -> SYN | ACK;
            case 'd' -> ACK | PSH;
            case 'f' -> ACK | FIN;
            default -> ACK;
          };
      int length = move.charAt(1) == 'd' ? random.nextInt(1, LENGTH_MAX) : 0;
      if (!crosses) {
        received[from] = nxt[1 - from];
        seen[from] = stamp[1 - from];
      }
      stamp[from] += random.nextInt(3);
      send(out, from, control, length);
      nxt[from] += length + (control & FIN) + ((control & SYN) >> 1);
      return step == script.size();
    }

    private void send(OutputStream out, int from, int control, int length) throws IOException {
      int extra = options(from, control);
      int total = 20 + 20 + extra + length;
      packet.position(14 + 40 + extra);
      for (int i = 0; i < length; i++) {
        packet.put((byte) random.nextInt());
      }
      packet.position(0);
      packet.putLong(0x0200_0000_0001_0200L).putInt(2).putShort((short) 0x0800);
      int client = 0x0A00_0000 | (number & 0xFF_FFFF);
      int server = 0xC0A8_0000 | (number % 250);
      packet.putInt(0x4500_0000 | total).putInt(number << 16 | 0x4000).putInt(0x4006_0000);
      packet.putInt(from == 0 ? client : server).putInt(from == 0 ? server : client);
      packet.putShort(24, (short) ~sum(0, 14, 34));
      packet.putInt(from == 0 ? port << 16 | SERVER_PORT : SERVER_PORT << 16 | port);
      packet.putInt(nxt[from]).putInt((control & ACK) == 0 ? 0 : received[from]);
      packet.putShort((short) ((20 + extra) << 10 | control)).putShort((short) window[from]);
      packet.putInt(0);
      int end = 34 + 20 + extra + length;
      packet.put(end, (byte) 0);
      int pseudo = sum(6 + 20 + extra + length, 26, 34);
      packet.putShort(50, (short) ~sum(pseudo, 34, end));
      micros += random.nextInt(1, 50);
      record.clear();
      record.putInt((int) (micros / 1_000_000)).putInt((int) (micros % 1_000_000));
      record.putInt(end).putInt(end);
      out.write(record.array());
      out.write(packet.array(), 0, end);
    }

    /** Puts the options where they belong; says how many bytes they are. */
    private int options(int from, int control) {
      packet.position(54);
      boolean syn = (control & SYN) != 0;
      if (syn) {
        packet.putInt(0x0204_05B4);
      }
      if (options == Options.PLAIN) {
        return packet.position() - 54;
      }
      packet.putInt(syn ? 0x0402_080A : 0x0101_080A).putInt(stamp[from]).putInt(seen[from]);
      if (syn) {
        packet.putInt(0x0103_0307);
      }
      return packet.position() - 54;
    }

    private int sum(int start, int from, int to) {
      int sum = start;
      for (int at = from; at < to; at += 2) {
        sum += packet.getShort(at) & 0xFFFF;
      }
      while (sum > 0xFFFF) {
        sum = (sum & 0xFFFF) + (sum >>> 16);
      }
      return sum;
    }
  }
}
