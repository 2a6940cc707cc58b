package org.ackademy.gradebook.regrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.ackademy.gradebook.regrade.Batch.Share;
import org.junit.jupiter.api.Test;

/** Learners are shared out whole, and none is left out. */
class BatchTest {
  @Test
  void aBatchEndsAsSoonAsItIsLargeEnough() {
    assertThat(Batch.of(List.of(share(1, 3), share(2, 3), share(3, 9), share(4, 1)), 5))
        .containsExactly(
            new Batch(1, id(1), id(2), 6),
            new Batch(2, id(3), id(3), 9),
            new Batch(3, id(4), id(4), 1));
  }

  @Test
  void nobodyIsNoBatch() {
    assertThat(Batch.of(List.of(), 5)).isEmpty();
  }

  private static Share share(long account, int answers) {
    return new Share(id(account), answers);
  }

  private static UUID id(long account) {
    return new UUID(0, account);
  }
}
