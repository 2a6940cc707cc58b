package org.ackademy.gradebook;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.ackademy.platform.http.Spreadsheet;
import org.ackademy.question.Language;

/**
 * A gradebook as CSV (RFC 4180) for people with a spreadsheet: UTF-8 with a byte order mark, so
 * that Excel shows Hangul, and no cell that a spreadsheet would take for a formula.
 */
final class GradebookCsv {
  private GradebookCsv() {}

  static byte[] of(Gradebook gradebook, Language language) {
    var text = new StringWriter();
    text.write(Spreadsheet.BYTE_ORDER_MARK);
    try (var csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(header(gradebook, language));
      for (Gradebook.Row row : gradebook.rows()) {
        csv.writeRecord(cells(gradebook, row));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> header(Gradebook gradebook, Language language) {
    var cells = new ArrayList<String>();
    cells.add("username");
    cells.add("name");
    for (Gradebook.Column column : gradebook.columns()) {
      cells.add(Spreadsheet.defused(column.title().in(language) + " (" + column.maximum() + ")"));
    }
    return cells;
  }

  private static List<String> cells(Gradebook gradebook, Gradebook.Row row) {
    var cells = new ArrayList<String>();
    cells.add(Spreadsheet.defused(row.username()));
    cells.add(Spreadsheet.defused(row.displayName()));
    for (Gradebook.Column column : gradebook.columns()) {
      cells.add(
          row.mark(column).map(mark -> Points.plain(mark.score()).toPlainString()).orElse(""));
    }
    return cells;
  }
}
