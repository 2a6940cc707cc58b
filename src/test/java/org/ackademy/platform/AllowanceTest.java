package org.ackademy.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AllowanceTest {
  private final SetClock clock = new SetClock();
  private final Allowance allowance = new Allowance(2, Duration.ofMinutes(1), clock);

  @Test
  void soManyAreGivenInASpanAndThenNone() {
    assertThat(allowance.take("a")).isEmpty();
    assertThat(allowance.take("a")).isEmpty();
    clock.pass(Duration.ofSeconds(20));
    assertThat(allowance.take("a")).contains(Duration.ofSeconds(40));
    assertThat(allowance.waitFor("a")).contains(Duration.ofSeconds(40));
  }

  @Test
  void keysAreCountedApart() {
    allowance.take("a");
    allowance.take("a");
    assertThat(allowance.take("b")).isEmpty();
  }

  @Test
  void afterTheSpanTheCountBeginsAnew() {
    allowance.take("a");
    allowance.take("a");
    clock.pass(Duration.ofMinutes(1));
    assertThat(allowance.take("a")).isEmpty();
    assertThat(allowance.take("a")).isEmpty();
    assertThat(allowance.take("a")).isPresent();
  }

  @Test
  void askingTakesNoneAndForgettingGivesBack() {
    assertThat(allowance.waitFor("a")).isEmpty();
    allowance.take("a");
    allowance.take("a");
    allowance.forget("a");
    assertThat(allowance.waitFor("a")).isEmpty();
  }

  @Test
  void whoeverComesWhenAllKeysAreTakenSharesOneCount() {
    for (int i = 0; i < Allowance.KEYS_MAX; i++) {
      allowance.take("key " + i);
    }
    assertThat(allowance.take("x")).isEmpty();
    assertThat(allowance.take("y")).isEmpty();
    assertThat(allowance.take("z")).isPresent();
    clock.pass(Duration.ofMinutes(1));
    assertThat(allowance.take("z")).isEmpty();
  }
}
