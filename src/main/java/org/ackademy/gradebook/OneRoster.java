package org.ackademy.gradebook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.ackademy.platform.http.Spreadsheet;
import org.ackademy.question.Language;

/**
 * A gradebook as OneRoster 1.2 has it in CSV (1EdTech, OneRoster CSV Binding 1.2.1): categories,
 * line items and results in bulk, with the manifest, in one archive. The files are read by
 * machines: no byte order mark, and texts as they are but for what would be a formula.
 */
final class OneRoster {
  private static final List<String> FILES =
      List.of(
          "academicSessions",
          "categories",
          "classes",
          "classResources",
          "courses",
          "courseResources",
          "demographics",
          "enrollments",
          "lineItemLearningObjectiveIds",
          "lineItems",
          "lineItemScoreScales",
          "orgs",
          "resources",
          "resultLearningObjectiveIds",
          "results",
          "resultScoreScales",
          "roles",
          "scoreScales",
          "userProfiles",
          "userResources",
          "users");

  private static final List<String> BULK = List.of("categories", "lineItems", "results");

  private final Gradebook gradebook;
  private final Ids ids;
  private final Language language;
  private final LocalDate today;

  OneRoster(Gradebook gradebook, Ids ids, Language language, Instant now) {
    this.gradebook = gradebook;
    this.ids = ids;
    this.language = language;
    this.today = now.atZone(ZoneOffset.UTC).toLocalDate();
  }

  /**
   * How the receiver knows the course.
   *
   * @param session the sourcedId of the academic session
   */
  record Ids(String klass, String session, String school) {}

  /** The archive. */
  byte[] zip() {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      put(zip, "manifest.csv", manifest());
      put(zip, "categories.csv", categories());
      put(zip, "lineItems.csv", lineItems());
      put(zip, "results.csv", results());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, List<List<String>> rows)
      throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(new Table(Table.Form.PLAIN, rows).bytes());
    zip.closeEntry();
  }

  private static List<List<String>> manifest() {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("propertyName", "value"));
    rows.add(List.of("manifest.version", "1.0"));
    rows.add(List.of("oneroster.version", "1.2"));
    for (String file : FILES) {
      rows.add(List.of("file." + file, BULK.contains(file) ? "bulk" : "absent"));
    }
    rows.add(List.of("source.systemName", "Ackademy"));
    rows.add(List.of("source.systemCode", "ackademy"));
    return rows;
  }

  private List<List<String>> categories() {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("sourcedId", "status", "dateLastModified", "title", "weight"));
    for (Category category : gradebook.categories()) {
      rows.add(
          List.of(
              category.id().toString(),
              "",
              "",
              Spreadsheet.defused(category.title().in(language)),
              Points.text(category.weight())));
    }
    boolean uncategorised =
        gradebook.columns().stream().anyMatch(column -> column.weighting().category().isEmpty());
    if (uncategorised) {
      rows.add(List.of(noCategory(), "", "", "Uncategorised", ""));
    }
    return rows;
  }

  /** Every line item has a category there. */
  private String noCategory() {
    return UUID.nameUUIDFromBytes(
            ("ackademy " + ids.klass() + " none").getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  private List<List<String>> lineItems() {
    var rows = new ArrayList<List<String>>();
    rows.add(
        List.of(
            "sourcedId",
            "status",
            "dateLastModified",
            "title",
            "description",
            "assignDate",
            "dueDate",
            "classSourcedId",
            "categorySourcedId",
            "academicSessionSourcedId",
            "resultValueMin",
            "resultValueMax",
            "schoolSourcedId"));
    for (Gradebook.Column column : gradebook.columns()) {
      var schedule = column.given().schedule();
      String assigned = schedule.opens().map(OneRoster::date).orElse(today.toString());
      rows.add(
          List.of(
              column.assignment().toString(),
              "",
              "",
              Spreadsheet.defused(column.title().in(language)),
              "",
              assigned,
              schedule.due().or(schedule::closes).map(OneRoster::date).orElse(assigned),
              ids.klass(),
              column.weighting().category().map(UUID::toString).orElseGet(this::noCategory),
              ids.session(),
              "0",
              Points.text(column.maximum()),
              ids.school()));
    }
    return rows;
  }

  private static String date(Instant at) {
    return at.atZone(ZoneOffset.UTC).toLocalDate().toString();
  }

  private List<List<String>> results() {
    var rows = new ArrayList<List<String>>();
    rows.add(
        List.of(
            "sourcedId",
            "status",
            "dateLastModified",
            "lineItemSourcedId",
            "studentSourcedId",
            "scoreStatus",
            "score",
            "scoreDate",
            "comment",
            "textScore",
            "classSourcedId",
            "inProgress",
            "incomplete",
            "late",
            "missing"));
    for (Gradebook.Row row : gradebook.rows()) {
      for (Gradebook.Column column : gradebook.columns()) {
        rows.add(result(row, column));
      }
    }
    return rows;
  }

  private List<String> result(Gradebook.Row row, Gradebook.Column column) {
    Cell cell = row.cell(column);
    String id = column.assignment() + " " + row.learner();
    boolean scored = cell.state() == Cell.State.GRADED || cell.state() == Cell.State.OVERRIDDEN;
    return List.of(
        UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString(),
        "",
        "",
        column.assignment().toString(),
        row.learner().toString(),
        status(cell.state()),
        scored ? cell.points().map(Points::text).orElse("") : "",
        today.toString(),
        Spreadsheet.defused(cell.byHand().remark().orElse("")),
        "",
        ids.klass(),
        "false",
        "false",
        String.valueOf(cell.mark().map(Mark::late).orElse(0) > 0),
        String.valueOf(cell.state() == Cell.State.MISSING));
  }

  private static String status(Cell.State state) {
    return switch (state) {
      case NONE, MISSING, UNTOLD -> "not submitted";
      case UNDECIDED -> "submitted";
      case GRADED, OVERRIDDEN -> "fully graded";
      case EXCUSED -> "exempt";
    };
  }
}
