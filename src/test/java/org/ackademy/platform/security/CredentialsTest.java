package org.ackademy.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
  @Test
  void bearerAndBasicAreReadWhateverTheCaseOfTheirNames() {
    assertThat(Credentials.read(null)).isEqualTo(new Credentials.None());
    assertThat(Credentials.read("bEARER abc")).isEqualTo(new Credentials.Bearer("abc"));
    assertThat(Credentials.read("BASIC " + base64("민지:pass:word")))
        .isEqualTo(new Credentials.Basic("민지", "pass:word"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Bearer", "Digest x", "Basic !!!", "Basic bm9jb2xvbg==", "Basic //8="})
  void whatIsNeitherIsUnknown(String header) {
    assertThat(Credentials.read(header)).isEqualTo(new Credentials.Unknown());
  }

  @Test
  void aHeaderThatIsTooLongIsNotRead() {
    assertThat(Credentials.read("Bearer " + "x".repeat(Credentials.HEADER_LENGTH_MAX)))
        .isEqualTo(new Credentials.Unknown());
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
