package org.ackademy.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ackademy.notation.Expected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every text is there in both languages, with the same parameters. */
class BundlesTest {
  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)(\\|[^}|]+\\|[^}|]+)?}");
  private static final Pattern HANGUL = Pattern.compile("[가-힣]");

  static Map<String, String> texts(String file) throws IOException {
    var read = new Properties();
    try (Reader in =
        new InputStreamReader(
            BundlesTest.class.getResourceAsStream("/org/ackademy/" + file),
            StandardCharsets.UTF_8)) {
      read.load(in);
    }
    var texts = new TreeMap<String, String>();
    read.forEach((key, text) -> texts.put((String) key, (String) text));
    return texts;
  }

  static Set<String> parameters(String text) {
    return PARAMETER
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"notation/expected", "replay/messages"})
  void bothLanguagesHaveTheSameKeysAndParameters(String bundle) throws IOException {
    Map<String, String> english = texts(bundle + ".properties");
    Map<String, String> korean = texts(bundle + "_ko.properties");
    assertThat(english).hasSizeGreaterThan(20);
    assertThat(korean.keySet()).isEqualTo(english.keySet());
    english.forEach(
        (key, text) -> {
          assertThat(parameters(korean.getOrDefault(key, ""))).as(key).isEqualTo(parameters(text));
          assertThat(HANGUL.matcher(text).find()).as("English %s", key).isFalse();
          assertThat(PARAMETER.matcher(text).replaceAll("")).as(key).doesNotContain("{");
          assertThat(PARAMETER.matcher(korean.getOrDefault(key, "")).replaceAll(""))
              .as(key)
              .doesNotContain("{");
        });
  }

  @Test
  void whateverCanBeExpectedHasItsTextAndNothingElseHas() throws IOException {
    assertThat(texts("notation/expected.properties").keySet())
        .isEqualTo(
            Arrays.stream(Expected.values())
                .map(Expected::name)
                .collect(Collectors.toCollection(TreeSet::new)));
  }
}
