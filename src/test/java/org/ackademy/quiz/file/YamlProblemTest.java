package org.ackademy.quiz.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.ackademy.notation.Tree;
import org.ackademy.question.Flaw;
import org.ackademy.question.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Slips of whoever writes YAML by hand: each is told in words that say what to do, at its place.
 */
class YamlProblemTest {
  private static Flaw flaw(String text) {
    Read<Tree> read = Yaml.read(text);
    assertThat(read).as(text).isInstanceOf(Read.Flawed.class);
    return BothLanguages.looked(((Read.Flawed<Tree>) read).flaws().getFirst());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "task: Open: now; 1:11; a name with a colon; 쌍점이 붙은",
        "id: a\\ntitle\\nrfc: b; 3:1; not followed by a colon; 쌍점이 없습니다",
        "id: a\\n title: b; 2:7; a name with a colon; 쌍점이 붙은",
        "a: - b; 1:4; an item with a hyphen; 붙임표로 시작하는",
        "a:\\n    b: c\\n  d: e; 3:3; none of the indentations; 들여쓰기와도",
        "a: [b c; 1:8; goes on with a comma or ends; 쉼표나 \"]\"",
        "a: {b: c; 1:9; end with a closing brace; 닫는 중괄호",
        "a: @b; 1:4; no value begins with @; 값은 @로 시작할",
        "a:\\n\\tb: c; 2:1; tabs do not indent; 탭을 쓸 수 없습니다",
        "a: \"b; 1:6; a quotation mark is not closed; 따옴표가 닫히지",
        "a: \"\\q\"; 1:6; there is no such escape; 이스케이프",
        "a: |x\\n  b; 1:5; the line ends; 줄이 끝나야",
        "a: *; 1:5; a name of letters; 로마자와 숫자로",
        "a: !<b; 1:7; is no tag; 태그가 아닙니다",
        "a: b\\n--- c\\n; 2:1; one document alone; 문서는 하나만",
      })
  void aSlipIsToldInBothLanguages(String text, String place, String english, String korean) {
    Flaw flaw = flaw(text.replace("\\n", "\n").replace("\\t", "\t"));
    assertThat(flaw.line() + ":" + flaw.column() + " " + flaw.text())
        .startsWith(place + " not YAML: ")
        .contains(english);
    assertThat(flaw.text(Locale.KOREAN)).startsWith("YAML이 아닙니다. ").contains(korean);
  }

  @Test
  void whatTheLibrarySaysInOtherWordsIsToldAllTheSame() {
    assertThat(flaw("a: \u0001").text(Locale.KOREAN)).contains("쓸 수 없는 문자");
    assertThat(flaw("%YAML 1.2 x\n--- a").text(Locale.KOREAN)).contains("지시자");
    assertThat(flaw("a".repeat(Yaml.CODE_POINTS_MAX + 1)).text(Locale.KOREAN))
        .contains(Yaml.CODE_POINTS_MAX + "자");
  }
}
