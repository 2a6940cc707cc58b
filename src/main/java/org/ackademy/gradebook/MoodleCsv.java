package org.ackademy.gradebook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ackademy.platform.http.Spreadsheet;
import org.ackademy.question.Language;

/**
 * One assignment as Moodle's import of grades takes it: a header, {@code username} to find people
 * by, the points with a dot, a column of feedback. A learner without points is left out, for an
 * empty cell would delete what Moodle has.
 */
final class MoodleCsv {
  private MoodleCsv() {}

  static byte[] of(Gradebook gradebook, Gradebook.Column column, Language language) {
    String label = Spreadsheet.defused(column.title().in(language));
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("username", label, label + " (feedback)"));
    for (Gradebook.Row row : gradebook.rows()) {
      Cell cell = row.cell(column);
      Optional<BigDecimal> points = cell.points();
      points.ifPresent(
          found ->
              rows.add(
                  List.of(
                      row.username(),
                      Points.text(found),
                      Spreadsheet.defused(cell.byHand().remark().orElse("")))));
    }
    return new Table(Table.Form.EXCEL, rows).bytes();
  }
}
