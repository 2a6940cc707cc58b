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
  private final Sourced sourced;
  private final LocalDate today;

  OneRoster(Gradebook gradebook, Ids ids, Language language, Instant now) {
    this.gradebook = gradebook;
    this.ids = ids;
    this.sourced = new Sourced(ids.klass(), language);
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
    for (Sourced.Group group : sourced.groups(gradebook.categories(), gradebook.columns())) {
      rows.add(
          List.of(
              group.sourcedId(),
              "",
              "",
              Spreadsheet.defused(group.title()),
              group.weight().map(Points::text).orElse("")));
    }
    return rows;
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
      Sourced.Item item = sourced.item(column);
      rows.add(
          List.of(
              item.sourcedId(),
              "",
              "",
              Spreadsheet.defused(item.title()),
              "",
              date(item.assigned()),
              date(item.due()),
              ids.klass(),
              item.category(),
              ids.session(),
              "0",
              Points.text(item.maximum()),
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
        rows.add(result(sourced.score(row, column)));
      }
    }
    return rows;
  }

  private List<String> result(Sourced.Score score) {
    return List.of(
        score.sourcedId(),
        "",
        "",
        score.item(),
        score.student(),
        score.status(),
        score.score().map(Points::text).orElse(""),
        today.toString(),
        Spreadsheet.defused(score.comment().orElse("")),
        "",
        ids.klass(),
        "false",
        "false",
        score.late(),
        score.missing());
  }
}
