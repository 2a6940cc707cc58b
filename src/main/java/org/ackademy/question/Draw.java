package org.ackademy.question;

/** Which of its values each parameter of a file gets. */
@FunctionalInterface
interface Draw {
  /** Where the value of a parameter comes from. */
  Numbered of(String parameter);

  /** One parameter's values, told by number. */
  @FunctionalInterface
  interface Numbered {
    /**
     * The number of a value.
     *
     * @param count how many values there are, at least 1
     * @return 0 to below that; another one, perhaps, when asked again
     */
    long below(long count);
  }

  /** Drawn from a seed. */
  static Draw by(Chance chance) {
    return parameter -> chance.of(parameter)::below;
  }
}
