package org.ackademy.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When a job that failed is tried again, and how it is kept. */
class SchedulingTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @Test
  void waitsTwiceAsLongAfterEachFailure() {
    assertThat(wait(0)).isEqualTo(Duration.ofSeconds(5));
    assertThat(wait(1)).isEqualTo(Duration.ofSeconds(10));
    assertThat(wait(8)).isEqualTo(Duration.ofSeconds(1280));
  }

  @Test
  void givesUpAfterTheLastTry() {
    for (Patience patience : Patience.values()) {
      int last = patience.waits().size();
      assertThat(Scheduling.nextTry(patience, NOW, last - 1)).isBefore(Scheduling.NEVER);
      assertThat(Scheduling.nextTry(patience, NOW, last)).isEqualTo(Scheduling.NEVER);
      assertThat(Scheduling.nextTry(patience, NOW, 1_000_000)).isEqualTo(Scheduling.NEVER);
    }
  }

  @Test
  void particularsAreJson() {
    var json = new JobJson();
    byte[] kept = json.serialize(new Particulars("가", 3));
    assertThat(new String(kept, java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo("{\"text\":\"가\",\"number\":3}");
    assertThat(json.deserialize(Particulars.class, kept)).isEqualTo(new Particulars("가", 3));
  }

  @Test
  void namesAreSimple() {
    assertThatThrownBy(() -> new JobKind<>("a.b", Particulars.class))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Duration wait(int failedBefore) {
    return Duration.between(NOW, Scheduling.nextTry(Patience.AN_HOUR, NOW, failedBefore));
  }

  record Particulars(String text, int number) {}
}
