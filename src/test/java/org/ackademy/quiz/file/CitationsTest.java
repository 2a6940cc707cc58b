package org.ackademy.quiz.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ackademy.replay.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever cites a section of RFC 9293 cites one that exists. */
class CitationsTest {
  private static final Pattern CITATION = Pattern.compile("@rfc 9293 ([0-9.]*[0-9])");
  private static final Set<String> SECTIONS = Catalogues.own().sections().keySet();

  @Test
  void theSourcesDo() throws IOException {
    Set<String> cited = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        Matcher matcher = CITATION.matcher(Files.readString(file));
        while (matcher.find()) {
          cited.add(matcher.group(1));
        }
      }
    }

    assertThat(cited).as("citations found").hasSizeGreaterThan(10);
    assertThat(SECTIONS).containsAll(cited);
  }

  @ParameterizedTest
  @EnumSource
  void everyCodeDoes(Code code) {
    assertThat(SECTIONS).contains(code.section());
  }
}
