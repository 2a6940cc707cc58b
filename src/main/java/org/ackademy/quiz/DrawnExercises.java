package org.ackademy.quiz;

import org.ackademy.platform.Remembered;
import org.ackademy.question.Definition;

/**
 * Remembers what seeds drew of the exercises that were asked for last, with what was worked out to
 * grade answers to it: an attempt's exercise is asked for with each of its answers, and a class of
 * many shares a few hundred seeds. What a definition draws from a seed never changes.
 */
final class DrawnExercises {
  /** The most exercises that are remembered: some 40 MB. */
  static final int REMEMBERED_MAX = 4_000;

  private static final Remembered<Seeded, Definition.Drawn> REMEMBERED =
      new Remembered<>(REMEMBERED_MAX);

  private DrawnExercises() {}

  /** As {@link Definition#drawn}. */
  static Definition.Drawn of(Definition definition, long seed) {
    return definition.isSameForAll()
        ? definition.sample()
        : REMEMBERED.of(new Seeded(definition.version(), seed), () -> definition.drawn(seed));
  }

  /** An exercise's content, and what draws from it. */
  private record Seeded(String version, long seed) {}
}
