package org.ackademy.gradebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ackademy.platform.http.Spreadsheet;
import org.ackademy.question.Language;
import org.ackademy.question.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradebookCsvTest {
  private static final UUID CLOSING = new UUID(0, 1);
  private static final UUID OPENING = new UUID(0, 2);

  private static String csv(Language language, String displayName) {
    var gradebook =
        new Gradebook(
            "demo",
            List.of(
                new Gradebook.Column(CLOSING, new Text("Closing, late", "연결 종료"), BigDecimal.TEN),
                new Gradebook.Column(OPENING, new Text("Opening", "연결 수립"), BigDecimal.ONE)),
            List.of(
                new Gradebook.Row(
                    new UUID(0, 3),
                    "minji",
                    displayName,
                    Map.of(CLOSING, new Mark(new BigDecimal("2.500000"), 1)))));
    return new String(GradebookCsv.of(gradebook, language), StandardCharsets.UTF_8);
  }

  @Test
  void holdsNamesAndPointsAndABlankWhereThereWasNoAttempt() {
    assertThat(csv(Language.EN, "Minji Kim"))
        .isEqualTo(
            "\uFEFFusername,name,\"Closing, late (10)\",Opening (1)\r\nminji,Minji Kim,2.5,\r\n");
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
