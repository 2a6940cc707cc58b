package org.ackademy.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ackademy.question.Sentence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sentence exists in both languages, and every sentence that the code names exists. */
class SentencesTest {
  private static final Pattern HANGUL = Pattern.compile("[가-힣]");
  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final Path PLATFORM = RESOURCES.resolve("org/ackademy/platform");

  static List<Path> koreanBundles() throws IOException {
    try (var files = Files.walk(RESOURCES)) {
      return files.filter(file -> file.toString().endsWith("_ko.properties")).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("koreanBundles")
  void bothLanguagesHaveTheSameSentences(Path korean) throws IOException {
    Path english = korean.resolveSibling(korean.getFileName().toString().replace("_ko.", "."));
    assertThat(names(korean)).isEqualTo(names(english));
  }

  @ParameterizedTest
  @MethodSource("koreanBundles")
  void theKoreanOnesAreKorean(Path korean) throws IOException {
    assertThat(Files.readString(korean)).containsPattern("[가-힣]");
  }

  @Test
  void everySentenceOfTheConsoleExists() throws IOException {
    var used =
        used("Console\\s*\\.text\\(\\s*\"([^\"]+)\"", "new StartFailure\\((?:\\w+, )?\"([^\"]+)\"");
    assertThat(used).hasSizeGreaterThan(10);
    assertThat(names(PLATFORM.resolve("launcher/console.properties"))).containsAll(used);
  }

  /** The enums whose constants are sentences: {@link Sentence}. */
  static Stream<Class<?>> sentences() throws IOException {
    Path sources = Path.of("src/main/java");
    try (Stream<Path> files = Files.walk(sources)) {
      List<Path> enums =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> read(file).contains(" implements Sentence {"))
              .toList();
      assertThat(enums).hasSizeGreaterThan(3);
      return enums.stream()
          .map(file -> sources.relativize(file).toString().replace('/', '.'))
          .map(name -> loaded(name.substring(0, name.length() - ".java".length())));
    }
  }

  /** What is found of quiz files is said by enums: each constant is there, in both languages. */
  @ParameterizedTest
  @MethodSource("sentences")
  void everySentenceIsThereInBothLanguages(Class<?> named) throws IOException {
    List<Sentence> all = Stream.of(named.getEnumConstants()).map(Sentence.class::cast).toList();
    String bundle = all.getFirst().bundle().replace('.', '/');
    Properties english = properties(RESOURCES.resolve(bundle + ".properties"));
    Properties korean = properties(RESOURCES.resolve(bundle + "_ko.properties"));
    var names = new TreeSet<>(all.stream().map(Sentence::name).toList());
    assertThat(new TreeSet<>(english.stringPropertyNames())).isEqualTo(names);
    for (String name : names) {
      assertThat(english.getProperty(name)).as(name).isNotBlank().doesNotContainPattern(HANGUL);
      boolean hasWords = Pattern.compile("[a-z]{2}").matcher(english.getProperty(name)).find();
      assertThat(hasWords).as("%s in Korean", name).isEqualTo(isKorean(korean, name));
    }
  }

  /** No sentence is left behind by what said it; those of schemas are named by their keywords. */
  @ParameterizedTest
  @MethodSource("sentences")
  void everySentenceOfAnEnumIsSaid(Class<?> named) throws IOException {
    if (!named.getSimpleName().equals("WrongForm")) {
      assertThat(used("\\b" + named.getSimpleName() + "\\s*\\.([A-Z][A-Z0-9_]+)\\b"))
          .containsAll(Stream.of(named.getEnumConstants()).map(String::valueOf).toList());
    }
  }

  private static boolean isKorean(Properties korean, String name) {
    return HANGUL.matcher(korean.getProperty(name, "")).find();
  }

  private static Class<?> loaded(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everySentenceOfAProblemExists() throws IOException {
    var names = names(PLATFORM.resolve("http/problems.properties"));
    var kinds =
        used(
            "Problem\\s*\\.of\\(\\s*\\w+,\\s*\"([^\"]+)\"",
            "Problem\\s*\\.(?:tooMany|unavailable)\\(\\s*\"([^\"]+)\"");
    assertThat(kinds).hasSizeGreaterThan(5);
    assertThat(kinds)
        .allSatisfy(kind -> assertThat(names).contains(kind + ".title").contains(kind + ".detail"));
    var codes = used("FieldFault\\s*\\.of\\(\\s*[^,]+,\\s*\"([^\"]+)\"");
    assertThat(codes).isNotEmpty();
    assertThat(codes).allSatisfy(code -> assertThat(names).contains("field." + code));
  }

  @ParameterizedTest
  @MethodSource("koreanBundles")
  void valuesStandInTheSamePlacesInBothLanguages(Path korean) throws IOException {
    Path english = korean.resolveSibling(korean.getFileName().toString().replace("_ko.", "."));
    Properties there = properties(english);
    Properties here = properties(korean);
    for (String name : here.stringPropertyNames()) {
      assertThat(placeholders(here.getProperty(name)))
          .as(name)
          .isEqualTo(placeholders(there.getProperty(name)));
    }
  }

  private static SortedSet<String> placeholders(String sentence) {
    var found = new TreeSet<String>();
    Matcher place = Pattern.compile("\\{(\\d+)").matcher(sentence);
    while (place.find()) {
      found.add(place.group(1));
    }
    return found;
  }

  private static SortedSet<String> used(String... patterns) throws IOException {
    var found = new TreeSet<String>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path source : files.filter(file -> file.toString().endsWith(".java")).toList()) {
        String text = Files.readString(source);
        for (String pattern : patterns) {
          Pattern.compile(pattern).matcher(text).results().forEach(use -> found.add(use.group(1)));
        }
      }
    }
    return found;
  }

  private static SortedSet<String> names(Path bundle) throws IOException {
    return new TreeSet<>(properties(bundle).stringPropertyNames());
  }

  private static Properties properties(Path bundle) throws IOException {
    var properties = new Properties();
    try (var in = Files.newBufferedReader(bundle)) {
      properties.load(in);
    }
    return properties;
  }
}
