package org.ackademy.architecture;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A citation that cannot be looked up is worth nothing. */
class CitationsTest {
  private static final Pattern CITATION =
      Pattern.compile("(?:@rfc\\s+9293|RFC 9293)\\s+(?:section\\s+)?(\\d[\\d.]*)");

  @Test
  void everyCitedSectionExists() throws IOException {
    Set<String> sections = sections();
    int citations = 0;
    for (Path source : sources()) {
      var cited = CITATION.matcher(Files.readString(source));
      while (cited.find()) {
        citations++;
        assertThat(section(cited.group(1))).as("cited in %s", source).isIn(sections);
      }
    }
    assertThat(citations).as("citations found").isGreaterThan(20);
  }

  @Test
  void aSectionThatDoesNotExistWouldBeFound() throws IOException {
    var cited = CITATION.matcher("@" + "rfc 9293 3.10.9");
    assertThat(cited.find()).isTrue();
    assertThat(section(cited.group(1))).isNotIn(sections());
  }

  /** A full stop after it ends the sentence and not the number. */
  private static String section(String number) {
    return number.endsWith(".") ? number.substring(0, number.length() - 1) : number;
  }

  private static List<Path> sources() throws IOException {
    try (var files = Files.walk(Path.of("src"))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  private static Set<String> sections() throws IOException {
    try (var in = CitationsTest.class.getResourceAsStream("rfc9293-sections.txt")) {
      String text = new String(requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("\n"))
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.substring(0, line.indexOf(' ')))
          .collect(Collectors.toSet());
    }
  }
}
