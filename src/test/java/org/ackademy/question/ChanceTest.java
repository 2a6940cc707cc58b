package org.ackademy.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is drawn from a seed is drawn for ever: answers are kept with their seed alone. */
class ChanceTest {
  @Test
  void theBitsAreThoseOfSplitMix64() {
    // The published test values of splitmix64.c for the seed 1234567.
    Chance chance = Chance.from(1_234_567);
    assertThat(List.of(chance.next(), chance.next(), chance.next(), chance.next(), chance.next()))
        .extracting(Long::toUnsignedString)
        .containsExactly(
            "6457827717110365317",
            "3203168211198807973",
            "9817491932198370423",
            "4593380528125082431",
            "16408922859458223821");
  }

  /** Worked out by a second implementation, in another language. */
  private static final Long[] GOLDEN = {6L, 48L, 59_166L, 655_884_745L, 9_162_988_101_086_460_598L};

  private static final String[] ORDER = {"e", "c", "a", "d", "b"};

  @Test
  void whatWasDrawnOnceIsDrawnAgain() {
    Chance chance = Chance.from(-42).of("open-three-way").of("parameters");
    List<Long> drawn = new ArrayList<>();
    for (long bound : new long[] {10, 100, 65_536, 1L << 32, Long.MAX_VALUE}) {
      drawn.add(chance.below(bound));
    }
    assertThat(drawn).containsExactly(GOLDEN);
    assertThat(Chance.from(7).of("options").shuffled(List.of("a", "b", "c", "d", "e")))
        .containsExactly(ORDER);
  }

  @Test
  void aNameBeginsItsOwnSequenceWhereverTheOtherHasCome() {
    Chance one = Chance.from(5);
    Chance other = Chance.from(5);
    other.next();
    assertThat(one.of("x").next()).isEqualTo(other.of("x").next());
    assertThat(one.of("x").next()).isNotEqualTo(one.of("y").next());
    assertThat(one.of("x").next()).isNotEqualTo(Chance.from(6).of("x").next());
  }

  @Test
  void everyNumberBelowTheBoundIsDrawnAndNoOther() {
    Chance chance = Chance.from(1);
    int[] seen = new int[6];
    for (int i = 0; i < 6_000; i++) {
      seen[(int) chance.below(6)]++;
    }
    for (int times : seen) {
      assertThat(times).isBetween(850, 1150);
    }
    assertThatIllegalArgumentException().isThrownBy(() -> chance.below(0));
  }

  @Test
  void everyOrderIsDrawn() {
    Chance chance = Chance.from(2);
    List<List<Integer>> orders = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      orders.add(chance.shuffled(List.of(1, 2, 3)));
    }
    assertThat(orders.stream().distinct()).hasSize(6);
  }
}
