package org.ackademy.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DefectsTest {
  @Test
  void noInvitationIsInTheLogAndEveryOtherPathIsAsItIs() {
    assertThat(Defects.withoutSecrets("/api/v1/invitations/ack_inv_AbC-_9"))
        .isEqualTo("/api/v1/invitations/ack_inv_…");
    assertThat(Defects.withoutSecrets("/api/v1/courses/01a2/gradebook"))
        .isEqualTo("/api/v1/courses/01a2/gradebook");
  }
}
