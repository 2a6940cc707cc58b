package org.ackademy.notation.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.ackademy.replay.Scenario.Vantage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes are: no exception, an end, and never more than there was. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HostileCapturesTest {
  private static final int ROUNDS = 1_500;
  private static final int CHANGES_MAX = 12;
  private static final int[] TELLING = {0, 1, 2, 3, 4, 6, 7, 0x7F, 0x80, 0xFE, 0xFF};

  private static List<byte[]> files() throws IOException {
    List<byte[]> files = new ArrayList<>();
    byte[] linux = LinuxCapturesTest.open("/captures/linux-A.pcap").readAllBytes();
    files.add(Arrays.copyOf(linux, 6_000));
    for (long seed = 1; seed < 4; seed++) {
      var generator = new Generator(seed);
      files.add(
          PcapngWriterTest.written(
              generator.exchange(12), generator.route(), generator.comments(12)));
    }
    byte[] chained =
        Frames.ipv6(
            0,
            "2b00000000000000 3c00000000000000 0600000000000000",
            Frames.tcp(1, 2, 0x32, "020405b4 0402 080a0000000100000000 01030307", 3));
    files.add(Frames.pcap(1, Frames.ethernet("88a8 0003 8100 0005 86dd", chained), chained));
    files.add(
        Frames.pcap(
            113,
            Bytesmith.big()
                .zeros(14)
                .hex("0800")
                .raw(Frames.ipv4("9404000083030400", 24, "4000", 6, Frames.syn()))
                .done()));
    return files;
  }

  private static byte[] changed(byte[] file, SplittableRandom random) {
    byte[] changed = file.clone();
    for (int i = 1 + random.nextInt(CHANGES_MAX); i > 0; i--) {
      int at = random.nextInt(changed.length);
      switch (random.nextInt(6)) {
        case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> changed[at] = (byte) random.nextInt();
        case 2 -> changed[at] = (byte) TELLING[random.nextInt(TELLING.length)];
        case 3 -> changed = Arrays.copyOf(changed, Math.max(1, at));
        case 4 -> {
          int to = Math.min(changed.length, at + random.nextInt(40));
          byte[] cut = Arrays.copyOf(changed, changed.length - (to - at));
          System.arraycopy(changed, to, cut, at, changed.length - to);
          changed = cut.length == 0 ? changed : cut;
        }
        default -> {
          int from = random.nextInt(changed.length);
          int count = Math.min(random.nextInt(60), changed.length - Math.max(from, at));
          System.arraycopy(changed, from, changed, at, count);
        }
      }
    }
    return changed;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void changedFilesNeverThrow(long seed) throws IOException {
    var random = new SplittableRandom(seed);
    List<byte[]> files = files();
    long segments = 0;
    long faults = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] file = changed(files.get(random.nextInt(files.size())), random);
      Capture capture = readAll(file, seed + " " + round);
      segments += capture.segments();
      faults += capture.faultsInAll();
    }
    // The changes are neither so wild that nothing is read nor so tame that nothing is wrong.
    assertThat(segments).isGreaterThan(ROUNDS);
    assertThat(faults).isGreaterThan(ROUNDS / 2);
  }

  private static Capture readAll(byte[] file, String name) {
    try {
      Capture capture = Frames.read(file);
      long lines = 0;
      for (Connection connection : capture.connections()) {
        for (Vantage vantage : Vantage.values()) {
          CapturedCase captured = connection.question(vantage);
          assertThat(captured.lines().size()).isLessThanOrEqualTo(connection.size());
          assertThat(captured.assumed()).isLessThan(2 * Stretch.CUTS_MAX + 5);
        }
        lines += connection.size();
      }
      capture.faults().forEach(fault -> assertThat(fault.text()).isNotEmpty());
      assertThat(lines).isEqualTo(capture.segments());
      assertThat(capture.segments()).isLessThanOrEqualTo(capture.packets());
      assertThat(capture.packets()).isLessThanOrEqualTo(file.length / 12);
      return capture;
    } catch (RuntimeException e) {
      throw new AssertionError("seed and round " + name, e);
    }
  }

  @Test
  void randomBytesNeverThrow() {
    var random = new SplittableRandom(5);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] noise = new byte[random.nextInt(600)];
      random.nextBytes(noise);
      readAll(noise, "noise " + round);
      // Behind a right start.
      byte[] file = Frames.pcap(round % 2 == 0 ? 1 : 101, noise);
      readAll(file, "packet " + round);
    }
  }

  @Test
  void aClaimedLengthCostsNoMemory() {
    byte[] claim =
        Bytesmith.big()
            .u32(0x0A0D0D0AL)
            .u32(28)
            .u32(PcapngFile.BYTE_ORDER_MAGIC)
            .u16(1)
            .u16(0)
            .i64(-1)
            .u32(28)
            .u32(6)
            .u32(1 << 24)
            .zeros(100)
            .done();
    Capture capture = Frames.read(claim);
    assertThat(Frames.kinds(capture)).containsExactly(CaptureFault.Kind.FILE_CUT);
  }
}
