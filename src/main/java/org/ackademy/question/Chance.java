package org.ackademy.question;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers drawn from a seed, the same ones for ever: SplitMix64 as Steele, Lea and Flood describe
 * it ("Fast Splittable Pseudorandom Number Generators", OOPSLA 2014, figure 16, with the constants
 * of its mix64 variant 13). Nothing in it depends on the Java that runs it.
 *
 * <p>A name begins a sequence of its own ({@link #of}), so that drawing one thing more, or in
 * another order, changes nothing of what else is drawn.
 */
public final class Chance {
  private static final long GOLDEN_GAMMA = 0x9E37_79B9_7F4A_7C15L;
  private static final long MIX_FIRST = 0xBF58_476D_1CE4_E5B9L;
  private static final long MIX_SECOND = 0x94D0_49BB_1331_11EBL;

  /** FNV-1a over the UTF-16 units of a name: offset basis and prime for 64 bits. */
  private static final long FNV_BASIS = 0xCBF2_9CE4_8422_2325L;

  private static final long FNV_PRIME = 0x100_0000_01B3L;

  private final long seed;
  private final Tally tally;
  private long state;

  private Chance(long seed, Tally tally) {
    this.seed = seed;
    this.tally = tally;
    this.state = seed;
  }

  /** The sequence of a seed. */
  public static Chance from(long seed) {
    return new Chance(seed, new Tally());
  }

  /** The sequence of a name under this one's seed, wherever this one has come to. */
  public Chance of(String name) {
    long hash = FNV_BASIS;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * FNV_PRIME;
    }
    return new Chance(mix(seed ^ mix(hash)), tally);
  }

  /** Whether anything was drawn yet, from this sequence or another of the same seed. */
  public boolean isDrawnFrom() {
    return tally.drawn > 0;
  }

  /** The next 64 bits. */
  public long next() {
    tally.drawn++;
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /**
   * A number from 0 to below a bound, each as likely as any other.
   *
   * @param bound at least 1
   */
  public long below(long bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound " + bound);
    }
    long drawn = next() >>> 1;
    // What is beyond the last whole multiple of the bound would favour the small numbers.
    while (drawn - drawn % bound > Long.MAX_VALUE - bound + 1) {
      drawn = next() >>> 1;
    }
    return drawn % bound;
  }

  /** One of a list. */
  public <T> T oneOf(List<T> choices) {
    return choices.get((int) below(choices.size()));
  }

  /** The list in an order that is drawn, each as likely as any other (Fisher and Yates). */
  public <T> List<T> shuffled(List<T> list) {
    List<T> shuffled = new ArrayList<>(list);
    for (int left = shuffled.size(); left > 1; left--) {
      int drawn = (int) below(left);
      T last = shuffled.get(left - 1);
      shuffled.set(left - 1, shuffled.get(drawn));
      shuffled.set(drawn, last);
    }
    return shuffled;
  }

  /** How often something was drawn from the sequences of one seed. */
  private static final class Tally {
    private long drawn;
  }

  private static long mix(long bits) {
    long mixed = (bits ^ (bits >>> 30)) * MIX_FIRST;
    mixed = (mixed ^ (mixed >>> 27)) * MIX_SECOND;
    return mixed ^ (mixed >>> 31);
  }
}
