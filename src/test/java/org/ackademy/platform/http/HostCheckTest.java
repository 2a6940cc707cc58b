package org.ackademy.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostCheckTest {
  @ParameterizedTest
  @CsvSource({
    "quiz.example.org, true",
    "evil.example, false",
    "quiz.example.org.evil.example, false",
    "quiz.example.org:8443, false",
    "localhost:8080, true",
    "127.0.0.1:8080, true",
    "[::1]:8080, true",
    "'', false",
  })
  void onlyItsOwnNamesAreAnswered(String host, boolean ours) {
    assertThat(HostCheck.isOurs(URI.create("https://quiz.example.org/"), host)).isEqualTo(ours);
  }
}
