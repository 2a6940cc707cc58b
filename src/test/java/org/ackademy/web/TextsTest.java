package org.ackademy.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ackademy.notation.JsonReader;
import org.ackademy.notation.Parsed;
import org.ackademy.notation.Tree;
import org.junit.jupiter.api.Test;

/** The pages' texts: complete in both languages, and every one of them is said somewhere. */
class TextsTest {
  private static final Path PAGES = Path.of("src/main/webapp");
  private static final Pattern PLACE = Pattern.compile("\\{\\w+}");
  private static final Pattern HANGUL = Pattern.compile("[가-힣]");

  private static final Pattern WHOLE = Pattern.compile("'([a-z]+\\.[\\w.-]+)'");

  /** The beginning of a key that ends in a value. */
  private static final Pattern BEGINNING = Pattern.compile("`([a-z]+\\.[\\w.-]*)\\$\\{");

  /** English has two forms of a plural, Korean one. */
  private static final Pattern PLURAL = Pattern.compile("\\.(one|other)$");

  private static final int TEXTS_MIN = 100;

  /** All that is said in a language, whichever folder brings it. */
  private static Map<String, String> texts(String language) throws IOException {
    var texts = new TreeMap<String, String>();
    try (var files = Files.walk(PAGES)) {
      for (Path file :
          files.filter(file -> file.endsWith("texts-" + language + ".json")).toList()) {
        if (JsonReader.read(Files.readString(file))
            instanceof Parsed.Done<Tree>(Tree.Mapping all)) {
          for (Tree.Entry entry : all.entries()) {
            if (entry.value() instanceof Tree.Text text) {
              assertThat(texts.put(entry.name(), text.value())).as(entry.name()).isNull();
            }
          }
        }
      }
    }
    assertThat(texts).hasSizeGreaterThan(TEXTS_MIN);
    return texts;
  }

  private static SortedSet<String> keys(Map<String, String> texts) {
    return texts.keySet().stream()
        .map(key -> PLURAL.matcher(key).replaceAll(""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static SortedSet<String> places(String text) {
    return PLACE
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static SortedSet<String> said(Pattern how) throws IOException {
    var said = new TreeSet<String>();
    try (var files = Files.walk(PAGES)) {
      List<Path> modules = files.filter(file -> file.toString().endsWith(".js")).toList();
      for (Path module : modules) {
        how.matcher(Files.readString(module))
            .results()
            .map(match -> match.group(1))
            .forEach(said::add);
      }
    }
    return said;
  }

  @Test
  void bothLanguagesSayTheSameThings() throws IOException {
    Map<String, String> english = texts("en");
    Map<String, String> korean = texts("ko");
    assertThat(keys(korean)).isEqualTo(keys(english));
    korean.forEach(
        (key, text) ->
            assertThat(places(text))
                .as("values in %s", key)
                .isEqualTo(places(english.getOrDefault(key, ""))));
  }

  @Test
  void koreanIsKoreanAndEnglishIsNot() throws IOException {
    texts("en")
        .forEach(
            (key, text) -> assertThat(text).as(key).isNotBlank().doesNotContainPattern(HANGUL));
    texts("ko")
        .forEach(
            (key, text) -> {
              if (!key.equals("compose.example")) {
                assertThat(text).as(key).containsPattern(HANGUL);
              }
            });
  }

  @Test
  void englishHasBothFormsOfAPlural() throws IOException {
    Map<String, String> english = texts("en");
    assertThat(english.keySet().stream().filter(key -> key.endsWith(".other")))
        .isNotEmpty()
        .allSatisfy(key -> assertThat(english).containsKey(key.replaceFirst("other$", "one")));
  }

  @Test
  void everyTextIsSaidSomewhere() throws IOException {
    SortedSet<String> whole = said(WHOLE);
    SortedSet<String> beginnings = said(BEGINNING);
    assertThat(keys(texts("en")))
        .allSatisfy(
            key ->
                assertThat(whole.contains(key) || beginnings.stream().anyMatch(key::startsWith))
                    .as("somebody says %s", key)
                    .isTrue());
  }

  @Test
  void everythingThatIsSaidIsThere() throws IOException {
    SortedSet<String> keys = keys(texts("en"));
    SortedSet<String> groups =
        keys.stream()
            .map(key -> key.substring(0, key.indexOf('.')))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(said(WHOLE))
        .filteredOn(key -> groups.contains(key.substring(0, key.indexOf('.'))))
        .isNotEmpty()
        .isSubsetOf(keys);
    assertThat(said(BEGINNING))
        .isNotEmpty()
        .allSatisfy(
            beginning -> assertThat(keys).anySatisfy(key -> assertThat(key).startsWith(beginning)));
  }
}
