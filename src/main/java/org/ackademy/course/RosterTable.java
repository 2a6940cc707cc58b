package org.ackademy.course;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.http.Problem.FieldFault;

/**
 * A CSV file with a header (RFC 4180), in UTF-8 with or without a byte order mark.
 *
 * @param file its name
 * @param columns from the name of a column, in lower case, to its place from 0
 * @param lines the lines after the header
 */
record RosterTable(String file, Map<String, Integer> columns, List<Line> lines) {
  /** The most lines of one file. */
  static final int LINES_MAX = 5_000;

  /** Characters of one cell. */
  static final int CELL_LENGTH_MAX = 1_000;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** What Excel calls CSV on a Korean Windows. */
  private static final Charset CP949 = Charset.forName("x-windows-949");

  RosterTable {
    columns = Map.copyOf(columns);
    lines = List.copyOf(lines);
  }

  /**
   * Reads a file.
   *
   * @param canonical what a column's name in lower case stands for
   * @param required columns that must be there
   * @throws org.ackademy.platform.http.Refused where it is none, or lacks a column
   */
  static RosterTable read(
      String file, byte[] bytes, UnaryOperator<String> canonical, Set<String> required) {
    String text = text(file, bytes);
    List<CsvRecord> records = records(file, text);
    if (records.isEmpty()) {
      throw refused(file + ":1:1", "empty");
    }
    var columns = new HashMap<String, Integer>();
    List<String> header = records.getFirst().getFields();
    for (int i = 0; i < header.size(); i++) {
      String name = canonical.apply(header.get(i).strip().toLowerCase(Locale.ROOT));
      if (columns.putIfAbsent(name, i) != null) {
        throw refused(file + ":1:" + (i + 1), "column-twice");
      }
    }
    for (String column : required) {
      if (!columns.containsKey(column)) {
        throw refused(file + ":1:1", "column-missing", column);
      }
    }
    if (records.size() - 1 > LINES_MAX) {
      throw refused(file, "too-many-lines", String.valueOf(LINES_MAX));
    }
    var lines = new ArrayList<Line>();
    for (CsvRecord row : records.subList(1, records.size())) {
      lines.add(new Line(row.getStartingLineNumber(), row.getFields()));
    }
    return new RosterTable(file, columns, lines);
  }

  private static List<CsvRecord> records(String file, String text) {
    String first = text.lines().findFirst().orElse("");
    char separator = first.indexOf(',') >= 0 ? ',' : first.indexOf('\t') >= 0 ? '\t' : ';';
    try (var reader =
        CsvReader.builder()
            .fieldSeparator(separator)
            .allowUnclosedQuote(false)
            .skipEmptyLines(true)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text)) {
      return reader.stream().limit(LINES_MAX + 2L).toList();
    } catch (CsvParseException e) {
      throw refused(file, "csv-malformed");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException("a text does not fail", e);
    }
  }

  private static String text(String file, byte[] bytes) {
    Optional<String> text = decoded(bytes, StandardCharsets.UTF_8);
    if (text.isEmpty()) {
      throw refused(file, decoded(bytes, CP949).isPresent() ? "encoding-cp949" : "encoding");
    }
    if (text.get().indexOf('\0') >= 0) {
      throw refused(file, "encoding");
    }
    String read = text.get();
    return !read.isEmpty() && read.charAt(0) == BYTE_ORDER_MARK ? read.substring(1) : read;
  }

  private static Optional<String> decoded(byte[] bytes, Charset charset) {
    try {
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  static RuntimeException refused(String pointer, String code, String... values) {
    return Problem.ofFields(List.of(new FieldFault(pointer, code, List.of(values)))).refused();
  }

  /** The cell of a line in a column, without blanks around it; empty where there is none. */
  String cell(Line line, String column) {
    Integer place = columns.get(column);
    return place == null || place >= line.cells().size() ? "" : line.cells().get(place).strip();
  }

  /** Whether there is such a column. */
  boolean has(String column) {
    return columns.containsKey(column);
  }

  /** A fault of a cell. */
  FieldFault fault(Line line, String column, String code, String... values) {
    int place = columns.getOrDefault(column, 0) + 1;
    return new FieldFault(file + ":" + line.number() + ":" + place, code, List.of(values));
  }

  /**
   * A line.
   *
   * @param number where it begins, from 1
   */
  record Line(long number, List<String> cells) {
    Line {
      cells = List.copyOf(cells);
    }
  }
}
