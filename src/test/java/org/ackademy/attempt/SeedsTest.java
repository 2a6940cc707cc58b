package org.ackademy.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SeedsTest {
  private static final int CLASS = 5_000;

  private final Seeds seeds = new Seeds(new SecureRandom());

  @Test
  void aClassSharesAFewHundred() {
    UUID version = UUID.randomUUID();
    Set<Long> had = had(seeds, version);
    // That one of them is drawn by nobody of so many happens once in hundreds of millions of runs.
    assertThat(had).hasSize(Seeds.VARIANTS);
    assertThat(had(seeds, version)).isEqualTo(had);
  }

  @Test
  void anotherVersionAndAnotherServerHaveOthers() {
    UUID version = UUID.randomUUID();
    assertThat(had(seeds, UUID.randomUUID())).doesNotContainAnyElementsOf(had(seeds, version));
    assertThat(had(new Seeds(new SecureRandom()), version))
        .doesNotContainAnyElementsOf(had(seeds, version));
  }

  @Test
  void nobodyGetsTheSameTwiceRunning() {
    UUID version = UUID.randomUUID();
    long last = seeds.next(version, Optional.empty());
    for (int i = 0; i < CLASS; i++) {
      long next = seeds.next(version, Optional.of(last));
      assertThat(next).isNotEqualTo(last);
      last = next;
    }
  }

  private static Set<Long> had(Seeds seeds, UUID version) {
    Set<Long> had = new HashSet<>();
    for (int i = 0; i < CLASS; i++) {
      had.add(seeds.next(version, Optional.empty()));
    }
    return had;
  }
}
