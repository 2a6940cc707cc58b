package org.ackademy.quiz.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the glossary says of Korean texts, where a machine can see it. */
class GlossaryTest {
  private static final Path GLOSSARY = Path.of("quizzes/glossary.md");
  private static final Pattern HANGUL = Pattern.compile("[가-힣]");

  /** Endings of the register that is not used. */
  private static final Pattern OTHER_REGISTER =
      Pattern.compile("(세요|해요|예요|에요|어요|아요|까요|나요|지요|이죠)(?=[\\s.?!,\"'”’]|$)");

  /** Sentences that end without any register: 이다, 한다. */
  private static final Pattern PLAIN_REGISTER =
      Pattern.compile("[가-힣](?<!니)(?<!시)다\\.(?=[\\s\"'”’]|$)");

  /** A particle that stays as it is whatever is drawn before it. */
  private static final Pattern FIXED_PARTICLE =
      Pattern.compile("\\{[^{}|]*[^{}|]\\}`?(이|가|은|는|을|를|와|과|으로|로)(?=[\\s.,])");

  private static final Pattern PEER = Pattern.compile("(?<![가-힣])상대(?!편|적|\\s?번호)");

  static Map<String, String> forbidden() throws IOException {
    Map<String, String> forbidden = new TreeMap<>();
    boolean in = false;
    for (String line : Files.readAllLines(GLOSSARY)) {
      in = in ? line.startsWith("|") : line.startsWith("| 쓰지 않는 말 |");
      String[] cells = line.split("(?<!\\\\)\\|", -1);
      if (in && cells.length > 2 && !cells[1].contains("---") && !cells[1].contains("쓰지 않는")) {
        forbidden.put(cells[1].strip(), cells[2].strip());
      }
    }
    return forbidden;
  }

  private static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path root : List.of(Path.of("quizzes"), Path.of("src/main"))) {
      try (Stream<Path> all = Files.walk(root)) {
        all.filter(
                file ->
                    file.toString().endsWith(".yaml")
                        || file.toString().endsWith("_ko.properties")
                        || file.toString().endsWith("-ko.json"))
            .forEach(files::add);
      }
    }
    return files;
  }

  /** What is wrong with a line of Korean. */
  private static List<String> wrong(String line, Map<String, String> forbidden) {
    List<String> wrong = new ArrayList<>();
    if (!HANGUL.matcher(line).find()) {
      return wrong;
    }
    forbidden.forEach(
        (word, instead) -> {
          if (line.contains(word)) {
            wrong.add(word + " → " + instead);
          }
        });
    for (Pattern pattern : List.of(OTHER_REGISTER, PLAIN_REGISTER, FIXED_PARTICLE, PEER)) {
      Matcher matcher = pattern.matcher(line);
      if (matcher.find()) {
        wrong.add(matcher.group());
      }
    }
    return wrong;
  }

  @Test
  void theKoreanTextsFollowTheGlossary() throws IOException {
    Map<String, String> forbidden = forbidden();
    assertThat(forbidden).hasSizeGreaterThan(20);
    List<String> found = new ArrayList<>();
    int lines = 0;
    for (Path file : files()) {
      int number = 0;
      for (String line : Files.readAllLines(file)) {
        number++;
        lines += HANGUL.matcher(line).find() ? 1 : 0;
        // The pages call the hosts A and B alone, so a particle can stand fixed there.
        boolean drawn = !file.toString().endsWith(".json");
        for (String what : wrong(line, forbidden)) {
          if (drawn || !what.startsWith("{")) {
            found.add(file + ":" + number + ": " + what);
          }
        }
      }
    }
    assertThat(found).isEmpty();
    assertThat(lines).as("it looked at the texts").isGreaterThan(2_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "시퀀스 번호가 틀렸습니다.",
        "세그먼트를 적어 보세요.",
        "맞는 말일까요?",
        "연결이 끝난다.",
        "{isnA}을 확인합니다.",
        "`seq={rcv}`가 도착했습니다.",
        "상대의 FIN을 받습니다.",
        "버전 {0}을(를) 모릅니다.",
        "데이터를 보낼 수있습니다.",
      })
  void theTestFindsWhatItLooksFor(String line) throws IOException {
    assertThat(wrong(line, forbidden())).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{isnA|을|를} 확인합니다.",
        "상대편의 FIN을 받습니다. 상대 번호와 상대적인 값은 다릅니다.",
        "세그먼트 `B > A SYN seq={rcv}` 다음에 세그먼트를 적으십시오.",
        "어느 쪽이 기다립니까?",
      })
  void theTestLetsPassWhatIsRight(String line) throws IOException {
    assertThat(wrong(line, forbidden())).isEmpty();
  }
}
