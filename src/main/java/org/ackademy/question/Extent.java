package org.ackademy.question;

/**
 * How many learners' exercises of a file are proven.
 *
 * @param seeds of how many seeds, where not all values are looked at
 * @param valuesMax up to how many combinations of values all of them are looked at; beyond, the
 *     seeds and the first and last value of each parameter
 */
public record Extent(int seeds, int valuesMax) {
  /** Two: for whoever is writing. The order of what is shown is drawn from each seed anew. */
  public static final Extent FAST = new Extent(2, 0);

  /** All values where they are at most so many, else as many seeds and the boundary values. */
  public static final Extent FULL = new Extent(40, 500);

  public Extent {
    if (seeds < 1 || valuesMax < 0) {
      throw new IllegalArgumentException(seeds + " seeds, " + valuesMax + " values");
    }
  }

  /** Whether boundary values are looked at. */
  boolean hasBoundaries() {
    return valuesMax > 0;
  }

  /** What was proven of a file. */
  public enum Reach {
    /** There is nothing to draw. */
    ONE,
    /** Every combination of values. */
    ALL_VALUES,
    /** So many seeds, and the boundary values. */
    SEEDS_AND_BOUNDARIES,
    /** So many seeds. */
    SEEDS
  }
}
