package org.ackademy.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class SecretTest {
  private final SecureRandom random = new SecureRandom();

  @Test
  void isReadBackWithTheSameDigest() {
    Secret secret = Secret.draw(Secret.Kind.ACCESS_TOKEN, random);
    assertThat(Secret.read(Secret.Kind.ACCESS_TOKEN, secret.reveal()))
        .hasValueSatisfying(read -> assertThat(read.digest()).isEqualTo(secret.digest()));
  }

  @Test
  void noTwoAreAlike() {
    assertThat(Secret.draw(Secret.Kind.INVITATION, random).reveal())
        .isNotEqualTo(Secret.draw(Secret.Kind.INVITATION, random).reveal());
  }

  @Test
  void oneKindIsNotTheOther() {
    String token = Secret.draw(Secret.Kind.ACCESS_TOKEN, random).reveal();
    assertThat(token).startsWith("ack_pat_").hasSize(59);
    assertThat(Secret.read(Secret.Kind.INVITATION, token)).isEmpty();
  }

  @Test
  void everyMistypedCharacterIsNoticed() {
    String token = Secret.draw(Secret.Kind.ACCESS_TOKEN, random).reveal();
    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'x' ? 'y' : 'x';
      String mistyped = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(Secret.read(Secret.Kind.ACCESS_TOKEN, mistyped)).as(mistyped).isEmpty();
    }
    assertThat(Secret.read(Secret.Kind.ACCESS_TOKEN, token + "0")).isEmpty();
    assertThat(Secret.read(Secret.Kind.ACCESS_TOKEN, "")).isEmpty();
  }

  @Test
  void itsTextIsInNoLog() {
    Secret secret = Secret.draw(Secret.Kind.ACCESS_TOKEN, random);
    assertThat(secret.toString()).doesNotContain(secret.reveal());
    assertThat(new Credentials.Bearer(secret.reveal()).toString()).doesNotContain(secret.reveal());
  }
}
