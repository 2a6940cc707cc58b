package org.ackademy.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {
  @Test
  void quotesDoNotMatter() {
    assertThat(IdempotencyKey.required("\"8e03978e-40d5\"").text()).isEqualTo("8e03978e-40d5");
    assertThat(IdempotencyKey.required("8e03978e-40d5").text()).isEqualTo("8e03978e-40d5");
    assertThat(IdempotencyKey.required("x".repeat(IdempotencyKey.LENGTH_MAX)).text()).hasSize(255);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"\"", "a b", "a\"b", "a\\b", "열쇠", "\t"})
  void whatIsNoKeyIsRefused(String header) {
    assertThatThrownBy(() -> IdempotencyKey.required(header)).isInstanceOf(Refused.class);
  }

  @Test
  void oneThatIsTooLongOrMissingIsRefused() {
    assertThatThrownBy(() -> IdempotencyKey.required("x".repeat(256))).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> IdempotencyKey.required(null)).isInstanceOf(Refused.class);
  }
}
