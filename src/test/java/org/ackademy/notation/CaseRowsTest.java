package org.ackademy.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CaseRowsTest {
  private static List<CaseRows.Row> rows(CaseRows rows) throws IOException {
    var all = new ArrayList<CaseRows.Row>();
    for (Optional<CaseRows.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
      all.add(row.get());
    }
    return all;
  }

  @Test
  void blankRowsAndAByteOrderMarkArePassedOver() throws IOException {
    var in = new StringReader("\uFEFF{1}\r\n\n  \t\r\n{2}\n{3}");
    assertThat(rows(new CaseRows(in)))
        .containsExactly(
            new CaseRows.Whole(1, "{1}\r"),
            new CaseRows.Whole(4, "{2}"),
            new CaseRows.Whole(5, "{3}"));
  }

  @Test
  void nothingAtAll() throws IOException {
    assertThat(rows(new CaseRows(new StringReader("")))).isEmpty();
    assertThat(rows(new CaseRows(new StringReader("\uFEFF")))).isEmpty();
    assertThat(rows(new CaseRows(new StringReader("\n\n")))).isEmpty();
  }

  @Test
  void aRowThatIsTooLongDoesNotStopTheRun() throws IOException {
    var in = new StringReader("12345678\n" + "x".repeat(200_000) + "\n123456789\n1\n");
    assertThat(rows(new CaseRows(in, 8)))
        .containsExactly(
            new CaseRows.Whole(1, "12345678"),
            new CaseRows.TooLong(2, 8),
            new CaseRows.TooLong(3, 8),
            new CaseRows.Whole(4, "1"));
    ReadCase read = CaseReader.ofLines(1).read(new CaseRows.TooLong(2, 8));
    assertThat(read)
        .isEqualTo(
            new ReadCase.Unreadable(
                Optional.empty(), Fault.at(1, 9, Expected.DOCUMENT_AT_MOST, "8")));
  }

  @Test
  void rowsThatCrossTheBuffer() throws IOException {
    String row = "y".repeat(50_000);
    var in = new OneByOne((row + "\n").repeat(3) + row);
    assertThat(rows(new CaseRows(in)))
        .hasSize(4)
        .allSatisfy(read -> assertThat(((CaseRows.Whole) read).text()).isEqualTo(row));
  }

  /** Gives a thousand characters at a time, as a pipe does. */
  private static final class OneByOne extends Reader {
    private static final int AT_ONCE = 1_000;
    private final StringReader in;

    OneByOne(String text) {
      in = new StringReader(text);
    }

    @Override
    public int read(char[] buffer, int start, int length) throws IOException {
      return in.read(buffer, start, Math.min(length, AT_ONCE));
    }

    @Override
    public void close() {
      in.close();
    }
  }
}
