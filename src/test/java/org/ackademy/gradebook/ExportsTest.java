package org.ackademy.gradebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.ackademy.question.Language;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** Files for learning management systems, read back by a reader that is not ours. */
class ExportsTest {
  private static final Gradebook.Column CLOSING = Sheets.column(1, "Closing, \"late\"", "연결 종료", 4);

  private static final String CANVAS =
      """
      Student,ID,SIS User ID,SIS Login ID,Section,Handshake (98),연결 종료 (123),Current Score
          Points Possible,,,,,10,8,(read only)
      "김, 민지",1001,S-1,Minji,TCP 1,5,,50
      "Doe, ""J""\",1002,S-2,jdoe,TCP 1,6,7.5,60
      "Lee, I",1003,S-3,ill,TCP 2,,,
      "No, Body",1004,S-4,nobody,TCP 2,1,2,3
      """;

  private static Gradebook gradebook(String remark) {
    return new Gradebook(
        "demo",
        List.of(),
        List.of(CLOSING),
        List.of(
            row(1, "minji", "김민지", told("2.500000", remark)),
            row(2, "jdoe", "J", Sheets.NOTHING),
            row(3, "ill", "I", excused()),
            row(5, "extra", "E", told("4", remark))));
  }

  private static Gradebook.Row row(long id, String username, String name, Cell cell) {
    return new Gradebook.Row(
        new UUID(0, 100 + id), username, name, Map.of(CLOSING.assignment(), cell));
  }

  private static Cell told(String points, String remark) {
    return Cell.of(
        Optional.of(new Mark(Optional.of(new BigDecimal(points)), 1, 1)),
        new ByHand(
            ByHand.Counts.COUNTS,
            Optional.empty(),
            Optional.empty(),
            Optional.of(remark),
            Optional.empty()),
        BigDecimal.valueOf(4),
        4,
        Cell.Time.LEFT);
  }

  private static Cell excused() {
    return Cell.of(
        Optional.empty(),
        new ByHand(
            ByHand.Counts.EXCUSED,
            Optional.empty(),
            Optional.of("ill"),
            Optional.empty(),
            Optional.empty()),
        BigDecimal.valueOf(4),
        4,
        Cell.Time.OVER);
  }

  @Test
  void moodleGetsWhoHasPointsAndNobodyElse() throws IOException {
    byte[] csv = MoodleCsv.of(gradebook("=1+1\n둘째 줄"), CLOSING, Language.KO);
    assertThat(csv).startsWith(0xEF, 0xBB, 0xBF);
    assertThat(read(new String(csv, StandardCharsets.UTF_8).substring(1)))
        .containsExactly(
            List.of("username", "연결 종료", "연결 종료 (feedback)"),
            List.of("minji", "2.5", "'=1+1\n둘째 줄"),
            List.of("extra", "4", "'=1+1\n둘째 줄"));
  }

  @Test
  void aTemplateOfCanvasKeepsAllButTheOneColumn() throws IOException {
    Table table = Table.read(CANVAS.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    Template.Filled filled =
        opened(Template.Kind.CANVAS, table, "연결 종료").fill(gradebook("x"), CLOSING);
    List<List<String>> before = read(CANVAS);
    List<List<String>> after = read(new String(filled.table().bytes(), StandardCharsets.UTF_8));
    var expected = new ArrayList<List<String>>();
    before.forEach(row -> expected.add(new ArrayList<>(row)));
    // 2.5 of 4 are 5 of 8; jdoe has nothing here, nobody is nobody of ours.
    expected.get(2).set(6, "5");
    expected.get(4).set(6, "EX");
    assertThat(after).isEqualTo(expected);
    assertThat(filled.filled()).isEqualTo(3);
    assertThat(filled.missing()).as("extra is not in the table").isEqualTo(1);
  }

  @Test
  void aTemplateOfBlackboardComesInUtf16WithTabs() {
    String download =
        """
        \uFEFF"Last Name"\t"Username"\t"Closing [Total Pts: 10 Score] |123"
        "김"\t"minji"\t""
        """;
    byte[] bytes = download.getBytes(StandardCharsets.UTF_16LE);
    Table table = Table.read(bytes).orElseThrow();
    byte[] filled =
        opened(Template.Kind.BLACKBOARD, table, "Closing")
            .fill(gradebook("x"), CLOSING)
            .table()
            .bytes();
    assertThat(new String(filled, StandardCharsets.UTF_16LE))
        .isEqualTo(
            "\uFEFFLast Name\tUsername\tClosing [Total Pts: 10 Score] |123\r\n김\tminji\t6.25\r\n");
  }

  @Test
  void aTemplateThatDoesNotFitIsRefused() {
    Table table = Table.read(CANVAS.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    assertThat(Template.open(Template.Kind.CANVAS, table, Set.of("Nothing")))
        .isEqualTo(new Template.Opened.Bad(Template.Flaw.NO_COLUMN));
    assertThat(Template.open(Template.Kind.BLACKBOARD, table, Set.of("연결 종료")))
        .isEqualTo(new Template.Opened.Bad(Template.Flaw.NOBODY));
    assertThat(Table.read(new byte[] {(byte) 0xC3, 0x28})).isEmpty();
    assertThat(Table.read("a\n".repeat(Table.ROWS_MAX + 1).getBytes(StandardCharsets.UTF_8)))
        .isEmpty();
    var empty = new Table(Table.Form.PLAIN, List.of());
    assertThat(Template.open(Template.Kind.CANVAS, empty, Set.of()))
        .isEqualTo(new Template.Opened.Bad(Template.Flaw.NOBODY));
  }

  private static Template opened(Template.Kind kind, Table table, String title) {
    return switch (Template.open(kind, table, Set.of(title))) {
      case Template.Opened.Good good -> good.template();
      case Template.Opened.Bad bad -> throw new AssertionError(bad.flaw());
    };
  }

  @Test
  void whatIsWrittenIsReadBackInEveryForm() throws IOException {
    List<List<String>> rows =
        List.of(List.of("a", "b,c", "d\"e\"", "가\n나", ""), List.of("1;2", "\tx", " y ", "", "끝"));
    for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
      for (char separator : new char[] {',', ';', '\t'}) {
        var form = new Table.Form(charset, Table.Mark.PRESENT, separator);
        byte[] bytes = new Table(form, rows).bytes();
        String text = new String(bytes, charset).substring(1);
        assertThat(read(text, separator)).isEqualTo(rows);
        assertThat(Table.read(bytes).orElseThrow().rows()).isEqualTo(rows);
      }
    }
  }

  @Test
  void oneRosterHasItsFilesHeadersAndStates() throws IOException {
    var ids = new OneRoster.Ids("class-1", "session-1", "school-1");
    byte[] zip =
        new OneRoster(gradebook("+remark"), ids, Language.EN, Instant.parse("2026-11-22T10:00:00Z"))
            .zip();
    Map<String, List<List<String>>> files = unzipped(zip);
    assertThat(files.keySet())
        .containsExactly("manifest.csv", "categories.csv", "lineItems.csv", "results.csv");
    assertThat(file(files, "manifest.csv"))
        .startsWith(
            List.of("propertyName", "value"),
            List.of("manifest.version", "1.0"),
            List.of("oneroster.version", "1.2"))
        .contains(List.of("file.results", "bulk"), List.of("file.users", "absent"));
    List<String> item = file(files, "lineItems.csv").get(1);
    assertThat(item)
        .containsExactly(
            CLOSING.assignment().toString(),
            "",
            "",
            "Closing, \"late\"",
            "",
            // It opens at no certain time: it was assigned when it was given.
            "1970-01-01",
            "1970-01-01",
            "class-1",
            file(files, "categories.csv").get(1).getFirst(),
            "session-1",
            "0",
            "4",
            "school-1");
    List<List<String>> results = file(files, "results.csv");
    assertThat(results.getFirst())
        .isEqualTo(
            List.of(
                ("sourcedId,status,dateLastModified,lineItemSourcedId,studentSourcedId,scoreStatus,"
                        + "score,scoreDate,comment,textScore,classSourcedId,inProgress,incomplete,"
                        + "late,missing")
                    .split(",", -1)));
    assertThat(
            results.stream().skip(1).map(row -> row.get(5) + " " + row.get(6) + " " + row.get(13)))
        .containsExactly(
            "fully graded 2.5 true",
            "not submitted  false",
            "exempt  false",
            "fully graded 4 true");
    assertThat(results.get(1).get(8)).isEqualTo("'+remark");
    assertThat(results.stream().map(List::getFirst)).doesNotHaveDuplicates();
  }

  private static List<List<String>> file(Map<String, List<List<String>>> files, String name) {
    return Objects.requireNonNull(files.get(name));
  }

  private static Map<String, List<List<String>>> unzipped(byte[] bytes) throws IOException {
    var files = new LinkedHashMap<String, List<List<String>>>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), read(new String(zip.readAllBytes(), StandardCharsets.UTF_8)));
      }
    }
    return files;
  }

  private static List<List<String>> read(String csv) throws IOException {
    return read(csv, ',');
  }

  private static List<List<String>> read(String csv, char separator) throws IOException {
    var format = CSVFormat.RFC4180.builder().setDelimiter(separator).get();
    try (var parser = format.parse(new StringReader(csv))) {
      return parser.getRecords().stream().map(CSVRecord::toList).toList();
    }
  }
}
