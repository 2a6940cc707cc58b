package org.ackademy.notation;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/**
 * The rows of a stream of newline-delimited JSON, one after the other, of any number. Blank rows
 * are passed over, and so is a byte order mark at the start.
 */
public final class CaseRows {
  private static final int BUFFER_CHARS = 1 << 16;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /**
   * Heap in which a row of a million lines of usual length is read and judged, in megabytes: its
   * text, what is read of it, and the case are there at the same time.
   */
  public static final int MEGABYTES_FOR_A_MILLION_LINES = 448;

  private final Reader in;
  private final int charsMax;
  private final char[] buffer = new char[BUFFER_CHARS];
  private final StringBuilder row = new StringBuilder();
  private int at;
  private int filled;
  private long number;

  /** Rows of at most {@link JsonReader#CHARS_MAX} characters; the caller closes the stream. */
  public CaseRows(Reader in) {
    this(in, JsonReader.CHARS_MAX);
  }

  CaseRows(Reader in, int charsMax) {
    this.in = in;
    this.charsMax = charsMax;
  }

  /** A row of the stream. */
  public sealed interface Row {
    /** Which one it is, blank ones counted, from 1. */
    long number();
  }

  /** A row as it stands. */
  public record Whole(long number, String text) implements Row {}

  /**
   * A row that was passed over because it is too long.
   *
   * @param charsMax the most characters
   */
  public record TooLong(long number, int charsMax) implements Row {}

  /** The next row; empty at the end of the stream. */
  public Optional<Row> next() throws IOException {
    while (at < filled || fill()) {
      number++;
      boolean whole = readRow();
      if (!whole) {
        return Optional.of(new TooLong(number, charsMax));
      }
      if (!isBlank()) {
        return Optional.of(new Whole(number, row.toString()));
      }
    }
    return Optional.empty();
  }

  private boolean fill() throws IOException {
    at = 0;
    filled = Math.max(0, in.read(buffer));
    if (filled > 0 && number == 0 && buffer[0] == BYTE_ORDER_MARK) {
      at = 1;
      return at < filled || fill();
    }
    return filled > 0;
  }

  /** Reads up to the end of the row; says whether all of it was kept. */
  private boolean readRow() throws IOException {
    row.setLength(0);
    boolean whole = true;
    do {
      int end = at;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      whole &= end - at <= charsMax - row.length();
      if (whole) {
        row.append(buffer, at, end - at);
      }
      at = end + 1;
      if (end < filled) {
        return whole;
      }
    } while (fill());
    return whole;
  }

  private boolean isBlank() {
    for (int i = 0; i < row.length(); i++) {
      if (" \t\r".indexOf(row.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }
}
