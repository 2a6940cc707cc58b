package org.ackademy.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ackademy.platform.security.AccountRole;
import org.ackademy.platform.security.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the audit log keeps of a change, and what it must not. */
class AuditedFieldsTest {
  @Test
  void keepsPlainValues() {
    assertThat(AuditedFields.json(Map.of("role", AccountRole.MEMBER)))
        .isEqualTo("{\"role\":\"MEMBER\"}");
    assertThat(AuditedFields.json(Map.of("at", Instant.EPOCH)))
        .isEqualTo("{\"at\":\"1970-01-01T00:00:00Z\"}");
    assertThat(AuditedFields.json(Map.of("of", List.of(1, true, Optional.empty()))))
        .isEqualTo("{\"of\":[1,true,null]}");
    assertThat(AuditedFields.json(Map.of())).isNull();
  }

  @Test
  void keepsNoCharacterThatTheDatabaseCannot() {
    assertThat(AuditedFields.json(Map.of("name", "a\0b"))).isEqualTo("{\"name\":\"a\uFFFDb\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"password", "passwordHash", "secret", "accessToken", "digest"})
  void refusesFieldsWithTheNameOfASecret(String name) {
    assertThatThrownBy(() -> AuditedFields.json(Map.of("inner", Map.of(name, "x"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesSecretsUnderAnyName() {
    String secret = Secret.draw(Secret.Kind.ACCESS_TOKEN, new SecureRandom()).reveal();
    assertThatThrownBy(() -> AuditedFields.json(Map.of("note", "it is " + secret)))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain(secret);
    assertThatThrownBy(() -> AuditedFields.json(Map.of("note", "$argon2id$v=19$m=19456")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesObjectsThatItDoesNotKnow() {
    assertThatThrownBy(() -> AuditedFields.json(Map.of("what", new Object())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesWhatIsTooLong() {
    String longText = "x".repeat(AuditedFields.LENGTH_MAX);
    assertThatThrownBy(() -> AuditedFields.json(Map.of("text", longText)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
