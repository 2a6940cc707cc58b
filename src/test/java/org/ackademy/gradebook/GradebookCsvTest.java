package org.ackademy.gradebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ackademy.platform.http.Spreadsheet;
import org.ackademy.question.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradebookCsvTest {
  private static String csv(Language language, String displayName) {
    Gradebook.Column closing = Sheets.column(1, "Closing, late", "연결 종료", 10);
    Gradebook.Column opening = Sheets.column(2, "Opening", "연결 수립", 1);
    var gradebook =
        new Gradebook(
            "demo",
            List.of(),
            List.of(closing, opening),
            List.of(
                new Gradebook.Row(
                    new UUID(0, 3),
                    "minji",
                    displayName,
                    Map.of(
                        closing.assignment(),
                        Sheets.graded("2.500000"),
                        opening.assignment(),
                        Sheets.NOTHING))));
    return new String(GradebookCsv.of(gradebook, language), StandardCharsets.UTF_8);
  }

  @Test
  void holdsNamesAndPointsAndABlankWhereThereWasNoAttempt() {
    assertThat(csv(Language.EN, "Minji Kim"))
        .isEqualTo(
            "\uFEFFusername,name,\"Closing, late (10)\",Opening (1),percent\r\nminji,Minji Kim,2.5,,25\r\n");
  }

  @Test
  void hangulStandsAsItIsAfterAByteOrderMark() {
    byte[] bytes = csv(Language.KO, "김민지").getBytes(StandardCharsets.UTF_8);
    assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF);
    assertThat(csv(Language.KO, "김민지")).contains("연결 종료 (10)").contains("minji,김민지,2.5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        " =1",
        "\r=1",
        "＝1+1",
        "=HYPERLINK(\"x\")"
      })
  void nothingIsAFormula(String name) {
    assertThat(Spreadsheet.defused(name)).isEqualTo("'" + name);
    assertThat(csv(Language.EN, name)).contains("'");
  }

  @Test
  void whatIsNoFormulaStaysAsItIs() {
    assertThat(Spreadsheet.defused("a=b")).isEqualTo("a=b");
    assertThat(Spreadsheet.defused("")).isEmpty();
    assertThat(Spreadsheet.defused("이배움")).isEqualTo("이배움");
  }
}
