package org.ackademy.lms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.ackademy.platform.outward.Outward;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartsTest {
  private static final URI ASKED = URI.create("https://lms.example.org/items?type_id=1");

  private static Optional<URI> next(String link) throws IOException {
    return Parts.next(ASKED, new Outward.Answer(200, "", Map.of("link", link)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<https://lms.example.org/items?type_id=1&page=2>; rel=\"next\"",
        "<https://lms.example.org/items?type_id=1&page=2>;rel=next",
        "<https://lms.example.org/items?page=1>; rel=\"current\","
            + " <https://lms.example.org/items?type_id=1&page=2>; rel=\"next\"",
        "</items?type_id=1&page=2>; title=\"more\"; rel=\"next\"",
        "&lt;https://lms.example.org/items?type_id=1&amp;page=2&gt;; rel=“next”",
        // The same, its octets read one by one.
        "&lt;https://lms.example.org/items?type_id=1&amp;page=2&gt;; rel=\u00e2\u0080\u009cnext\u00e2\u0080\u009d"
      })
  void theNextPartIsFound(String link) throws IOException {
    assertThat(next(link)).contains(URI.create("https://lms.example.org/items?type_id=1&page=2"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<https://lms.example.org/items?page=1>; rel=\"prev\"",
        "<https://lms.example.org/next>; rel=\"first\""
      })
  void theLastPartHasNone(String link) throws IOException {
    assertThat(next(link)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<https://evil.example.org/items>; rel=\"next\"",
        "<http://lms.example.org/items>; rel=\"next\"",
        "<https://lms.example.org:444/items>; rel=\"next\"",
        "<//evil.example.org/items>; rel=\"next\"",
        "<https://lms.example.org@evil.example.org/>; rel=\"next\""
      })
  void whatLiesElsewhereIsNotFollowed(String link) {
    assertThatThrownBy(() -> next(link)).isInstanceOf(IOException.class);
  }

  @Test
  void whatIsBelowKeepsTheQuery() {
    assertThat(Parts.below(URI.create("https://l/7/lineitem?type_id=3"), "scores"))
        .hasToString("https://l/7/lineitem/scores?type_id=3");
    assertThat(Parts.below(URI.create("https://l/7/"), "scores")).hasToString("https://l/7/scores");
    assertThat(Parts.with(URI.create("https://l/7?a=b"), "user_id", "x y&z"))
        .hasToString("https://l/7?a=b&user_id=x+y%26z");
    assertThat(Parts.with(URI.create("https://l/7"), "limit", "2"))
        .hasToString("https://l/7?limit=2");
  }

  @Test
  void wordsOfAPlatformAreALineOfTextOfLimitedLength() {
    assertThat(PlatformWords.of("<script>alert(1)</script>\r\n\u202Eno\u0000"))
        .isEqualTo("alert(1) no");
    assertThat(PlatformWords.of("x".repeat(PlatformWords.LENGTH_MAX + 1)))
        .hasSize(PlatformWords.LENGTH_MAX)
        .endsWith("…");
    assertThat(PlatformWords.of("x".repeat(PlatformWords.LENGTH_MAX - 2) + "😀😀"))
        .hasSizeLessThanOrEqualTo(PlatformWords.LENGTH_MAX)
        .doesNotContain("\uD83D…");
  }
}
