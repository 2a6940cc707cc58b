package org.ackademy.lms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.ackademy.platform.SetClock;
import org.ackademy.platform.outward.Outward;
import org.junit.jupiter.api.Test;

/** A platform whose keys cannot be had for a while. */
class PlatformTokensTest {
  private final SetClock clock = new SetClock();
  private int asked;
  private int status = 200;

  private final PlatformTokens.Lasting keys =
      new PlatformTokens.Lasting(
          () -> {
            asked++;
            return new Outward.Answer(status, "keys " + asked, Map.of());
          },
          clock);

  @Test
  void theLastGoodOnesGoOnForADay() throws IOException {
    assertThat(keys.read()).isEqualTo("keys 1");
    status = 503;
    assertThat(keys.read()).isEqualTo("keys 1");
    clock.pass(Duration.ofHours(23));
    assertThat(keys.read()).isEqualTo("keys 1");
    clock.pass(Duration.ofHours(1));
    assertThatThrownBy(keys::read).isInstanceOf(IOException.class).hasMessageContaining("503");
    status = 200;
    clock.pass(PlatformTokens.Lasting.LEFT_ALONE);
    assertThat(keys.read()).startsWith("keys ").isNotEqualTo("keys 1");
  }

  @Test
  void afterAFailureItIsLeftAlone() {
    status = 500;
    assertThatThrownBy(keys::read).isInstanceOf(IOException.class);
    assertThatThrownBy(keys::read).isInstanceOf(IOException.class);
    assertThat(asked).isEqualTo(1);
  }
}
