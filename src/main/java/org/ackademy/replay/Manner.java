package org.ackademy.replay;

import org.ackademy.replay.HostState.Telling;

/**
 * How an explanation is searched for.
 *
 * @param writing how hosts write what they mean
 * @param telling whether the way to each state is kept
 * @param counting what is looked at of what may arrive in a lossy network
 * @param nearness where numbers are taken to lie that nobody has stated
 * @param fitting whom numbers must fit that an arrival leaves free
 */
record Manner(
    Writing writing, Telling telling, Counting counting, Nearness nearness, Fitting fitting) {

  /** As an exchange is judged; nothing is told of the way. */
  static final Manner USUAL =
      new Manner(
          Writing.BY_THE_BOOK,
          Telling.LEFT_OUT,
          Counting.NEEDS,
          Nearness.FAR,
          Fitting.WHO_RECEIVES);

  /** What is looked at of what may arrive in a lossy network. */
  enum Counting {
    /** What a line needs. */
    NEEDS,
    /** Everything, so that what does not arrive can be counted. */
    ALL_THAT_ARRIVES
  }

  /** Whom the numbers must fit that a line leaves free whose sender is not seen. */
  enum Fitting {
    /**
     * Whoever receives it: all that it can tell apart is tried. What is refused so has no
     * explanation, and what is not need not have one.
     */
    WHO_RECEIVES,
    /**
     * Its sender too, as far as what else has arrived tells of it. Not all numbers are tried, so
     * what is refused so may have an explanation.
     */
    BOTH
  }

  Manner with(Writing other) {
    return new Manner(other, telling, counting, nearness, fitting);
  }

  Manner with(Telling other) {
    return new Manner(writing, other, counting, nearness, fitting);
  }

  Manner with(Counting other) {
    return new Manner(writing, telling, other, nearness, fitting);
  }

  Manner with(Nearness other) {
    return new Manner(writing, telling, counting, other, fitting);
  }

  Manner with(Fitting other) {
    return new Manner(writing, telling, counting, nearness, other);
  }
}
