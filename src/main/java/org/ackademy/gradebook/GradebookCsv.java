package org.ackademy.gradebook;

import java.util.ArrayList;
import java.util.List;
import org.ackademy.platform.http.Spreadsheet;
import org.ackademy.question.Language;

/**
 * A gradebook as CSV for people with a spreadsheet: UTF-8 with a byte order mark, so that Excel
 * shows Hangul, and no cell that a spreadsheet would take for a formula.
 */
final class GradebookCsv {
  private GradebookCsv() {}

  static byte[] of(Gradebook gradebook, Language language) {
    var rows = new ArrayList<List<String>>();
    rows.add(header(gradebook, language));
    gradebook.rows().forEach(row -> rows.add(cells(gradebook, row)));
    return new Table(Table.Form.EXCEL, rows).bytes();
  }

  private static List<String> header(Gradebook gradebook, Language language) {
    var cells = new ArrayList<String>();
    cells.add("username");
    cells.add("name");
    for (Gradebook.Column column : gradebook.columns()) {
      cells.add(
          Spreadsheet.defused(
              column.title().in(language) + " (" + Points.text(column.maximum()) + ")"));
    }
    cells.add("percent");
    return cells;
  }

  private static List<String> cells(Gradebook gradebook, Gradebook.Row row) {
    var cells = new ArrayList<String>();
    cells.add(Spreadsheet.defused(row.username()));
    cells.add(Spreadsheet.defused(row.displayName()));
    for (Gradebook.Column column : gradebook.columns()) {
      cells.add(row.cell(column).points().map(Points::text).orElse(""));
    }
    cells.add(gradebook.result(row).map(Points::text).orElse(""));
    return cells;
  }
}
