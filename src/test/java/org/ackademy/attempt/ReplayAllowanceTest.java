package org.ackademy.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.ackademy.platform.security.AccountRole;
import org.ackademy.platform.security.Caller;
import org.junit.jupiter.api.Test;

class ReplayAllowanceTest {
  private final ReplayAllowance allowance =
      new ReplayAllowance(Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC));

  @Test
  void guestsOfOneAddressRunOutAndNobodyElseDoes() {
    var guest = new Caller.Guest();
    for (int i = 0; i < ReplayAllowance.OF_ADDRESS_MAX; i++) {
      assertThat(allowance.take(guest, "192.0.2.1")).isEmpty();
    }
    assertThat(allowance.take(guest, "192.0.2.1")).contains(ReplayAllowance.SPAN);
    assertThat(allowance.take(guest, "192.0.2.2")).isEmpty();
    var person = new Caller.Person(new UUID(0, 1), "minji", "Minji", AccountRole.MEMBER, Set.of());
    assertThat(allowance.take(person, "192.0.2.1")).isEmpty();
  }
}
