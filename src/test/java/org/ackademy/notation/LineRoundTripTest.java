package org.ackademy.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.ackademy.replay.Line;
import org.junit.jupiter.api.Test;

/** What is printed is read as it was, and whatever can be read is printed in one way. */
class LineRoundTripTest {
  private static final long SEED = 20_261_122;
  private static final int ROUNDS = 50_000;
  private static final String SOUP =
      "AaBb  >><<--==..,,:+/xXsSyYnNfFiIcCkKrRtTpPhHuUgG0123456789eElLwWmMoO()[]{}\u2192\u2026\u3000서버😀";

  @Test
  void printedLinesReadAsTheyWere() {
    var lines = new Lines(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      Line line = lines.next();
      String text = LinePrinter.print(line);
      Parsed<Line> wanted = Parsed.done(line);
      assertThat(LineReader.PLAIN.read(text, 1)).as("seed %d, %s", SEED, text).isEqualTo(wanted);
      assertThat(new LearnerLine(text, 1, HostNames.LETTERS, Numbers.OPTIONAL).read())
          .as("the slow reader, seed %d, %s", SEED, text)
          .isEqualTo(wanted);
    }
  }

  @Test
  void theFastReaderTakesTheUsualLines() {
    for (String text :
        new String[] {
          "A > B SYN seq=100",
          "B > A SYN,ACK seq=300 ack=101 win=64240 mss=1460 sackok ts=1/2 wscale=7",
          "A > B PSH,ACK seq=101 ack=301 len=10 win=512 sack=1-2,3-4 lost"
        }) {
      assertThat(CanonicalLine.read(text)).as(text).isNotNull();
    }
  }

  @Test
  void spoiledLinesAreReadAlikeByBothReadersOrByTheSlowOneAlone() {
    var lines = new Lines(SEED);
    var random = new SplittableRandom(SEED);
    int read = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String text = spoiled(LinePrinter.print(lines.next()), random);
      Line fast = CanonicalLine.read(text);
      Parsed<Line> slow = new LearnerLine(text, 1, HostNames.LETTERS, Numbers.OPTIONAL).read();
      if (fast != null) {
        assertThat(slow).as("seed %d, %s", SEED, text).isEqualTo(Parsed.done(fast));
      }
      if (slow instanceof Parsed.Done<Line> done) {
        read++;
        String printed = LinePrinter.print(done.value());
        assertThat(LineReader.PLAIN.read(printed, 1))
            .as("seed %d, %s printed as %s", SEED, text, printed)
            .isEqualTo(slow);
      }
    }
    assertThat(read).as("spoiled lines that still mean something").isBetween(100, ROUNDS - 100);
  }

  @Test
  void soupIsReadOrRefusedWithAPlaceInIt() {
    var random = new SplittableRandom(SEED);
    int[] soup = SOUP.codePoints().toArray();
    for (int round = 0; round < ROUNDS; round++) {
      var text = new StringBuilder(random.nextBoolean() ? "a > b " : "");
      int length = random.nextInt(30);
      for (int i = 0; i < length; i++) {
        text.appendCodePoint(soup[random.nextInt(soup.length)]);
      }
      if (LineReader.PLAIN.read(text.toString(), 7) instanceof Parsed.Failed<Line> failed) {
        assertThat(failed.fault().line()).isEqualTo(7);
        assertThat(failed.fault().column())
            .as("seed %d, %s", SEED, text)
            .isBetween(1, text.codePointCount(0, text.length()) + 1);
      }
    }
  }

  private static String spoiled(String text, SplittableRandom random) {
    int at = random.nextInt(text.length());
    char other = text.charAt(random.nextInt(text.length()));
    return switch (random.nextInt(3)) {
      case 0 -> text.substring(0, at) + text.substring(at + 1);
      case 1 -> text.substring(0, at) + other + text.substring(at);
      default -> text.substring(0, at) + other + text.substring(at + 1);
    };
  }
}
