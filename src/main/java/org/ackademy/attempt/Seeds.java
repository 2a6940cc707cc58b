package org.ackademy.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.ackademy.platform.Remembered;

/**
 * Where attempts get their seeds from. Of a version of a quiz a server uses a hundred at a time,
 * which it made up itself: enough that of two who sit side by side hardly ever both have the same
 * exam, and few enough that what one seed draws is drawn once for a class that begins at the same
 * moment. Which they are nobody can know before, and a start of the server makes up others.
 */
@ApplicationScoped
class Seeds {
  /** How many seeds of a version of a quiz are in use. */
  static final int VARIANTS = 100;

  /** Of how many versions they are remembered; of others they are made up anew. */
  static final int VERSIONS_MAX = 1_000;

  private final Remembered<UUID, long[]> variants = new Remembered<>(VERSIONS_MAX);
  private final SecureRandom random;

  @Inject
  Seeds(SecureRandom random) {
    this.random = random;
  }

  /** The seeds of a version of a quiz that are in use; not to be changed. */
  private long[] of(UUID quizVersion) {
    return variants.of(quizVersion, () -> random.longs(VARIANTS).toArray());
  }

  /** The same, for whoever makes ready what attempts will need. */
  LongStream inUse(UUID quizVersion) {
    return LongStream.of(of(quizVersion));
  }

  /**
   * A seed for an attempt.
   *
   * @param quizVersion what it is an attempt at
   * @param last the seed that its learner had the last time, and does not get again
   */
  long next(UUID quizVersion, Optional<Long> last) {
    long[] seeds = of(quizVersion);
    int at = random.nextInt(VARIANTS);
    boolean had = last.isPresent() && last.get() == seeds[at];
    return seeds[had ? (at + 1) % VARIANTS : at];
  }
}
