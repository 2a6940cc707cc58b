package org.ackademy.gradebook;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table of texts as CSV (RFC 4180) or with tabs between, in whichever form another program wrote
 * it; it is written in the same.
 *
 * @param form how it is written down
 * @param rows all of them, the header too
 */
record Table(Form form, List<List<String>> rows) {
  /** The most rows of a template. */
  static final int ROWS_MAX = 20_000;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  Table {
    rows = rows.stream().map(List::copyOf).toList();
  }

  /**
   * How a table is written down.
   *
   * @param mark whether a byte order mark comes first
   * @param separator between cells
   */
  record Form(Charset charset, Mark mark, char separator) {
    /** What Excel shows Hangul of, and most others take too. */
    static final Form EXCEL = new Form(StandardCharsets.UTF_8, Mark.PRESENT, ',');

    /** What machines exchange. */
    static final Form PLAIN = new Form(StandardCharsets.UTF_8, Mark.ABSENT, ',');
  }

  /** Whether there is a byte order mark. */
  enum Mark {
    PRESENT,
    ABSENT
  }

  /**
   * Reads a table in UTF-8, or in UTF-16 with a byte order mark.
   *
   * @return nothing where it is no such table, or has more than {@link #ROWS_MAX} rows
   */
  static Optional<Table> read(byte[] bytes) {
    Charset charset = charset(bytes);
    try {
      String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
      String table = marked ? text.substring(1) : text;
      char separator = separator(table);
      var rows = new ArrayList<List<String>>();
      try (CsvReader<CsvRecord> csv =
          CsvReader.builder().fieldSeparator(separator).ofCsvRecord(table)) {
        for (CsvRecord row : csv) {
          if (rows.size() == ROWS_MAX) {
            return Optional.empty();
          }
          rows.add(row.getFields());
        }
      }
      return Optional.of(
          new Table(new Form(charset, marked ? Mark.PRESENT : Mark.ABSENT, separator), rows));
    } catch (CharacterCodingException | CsvParseException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Charset charset(byte[] bytes) {
    if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
      return StandardCharsets.UTF_16LE;
    }
    if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
      return StandardCharsets.UTF_16BE;
    }
    return StandardCharsets.UTF_8;
  }

  /** Whichever stands most often in the first line. */
  private static char separator(String table) {
    String first = table.lines().findFirst().orElse("");
    char best = ',';
    for (char candidate : new char[] {';', '\t'}) {
      if (count(first, candidate) > count(first, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(found -> found == wanted).count();
  }

  /** As it is written down. */
  byte[] bytes() {
    var text = new StringWriter();
    if (form.mark() == Mark.PRESENT) {
      text.write(BYTE_ORDER_MARK);
    }
    try (var csv = CsvWriter.builder().fieldSeparator(form.separator()).build(text)) {
      rows.forEach(csv::writeRecord);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(form.charset());
  }
}
