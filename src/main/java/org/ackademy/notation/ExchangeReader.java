package org.ackademy.notation;

import java.util.ArrayList;
import java.util.List;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Line;

/**
 * Reads exchanges.
 *
 * @param lines how each line is read
 * @param linesMax the most lines of an exchange
 */
public record ExchangeReader(LineReader lines, int linesMax) {

  /** Reads one line after the other; a fault tells the line's place in the list, from 1. */
  public Parsed<Exchange> read(List<String> texts) {
    var read = new ArrayList<Line>(Math.min(texts.size(), linesMax));
    for (String text : texts) {
      int number = read.size() + 1;
      if (number > linesMax) {
        return Parsed.failed(tooMany(number));
      }
      switch (lines.read(text, number)) {
        case Parsed.Done<Line> done -> read.add(done.value());
        case Parsed.Failed<Line> failed -> {
          return Parsed.failed(failed.fault());
        }
      }
    }
    return Parsed.done(new Exchange(read));
  }

  /**
   * Reads a text of several lines, as a learner types it or as the RFC draws it. Blank lines are
   * skipped, and so are lines of a drawing that send nothing: states, remarks in parentheses, and
   * arrivals ({@code ... <SEQ=100><CTL=SYN> -->}). A fault tells the line of the text.
   */
  public Parsed<Exchange> readText(String text) {
    var read = new ArrayList<Line>();
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      if (LineText.normal(line).isBlank()) {
        continue;
      }
      switch (lines.read(line, number)) {
        case Parsed.Done<Line> done -> read.add(done.value());
        case Parsed.Failed<Line> failed -> {
          if (!sendsNothing(failed.fault())) {
            return Parsed.failed(failed.fault());
          }
        }
      }
      if (read.size() > linesMax) {
        return Parsed.failed(tooMany(number));
      }
    }
    return Parsed.done(new Exchange(read));
  }

  private Fault tooMany(int number) {
    return Fault.at(number, 1, Expected.LINES_AT_MOST, String.valueOf(linesMax));
  }

  private static boolean sendsNothing(Fault fault) {
    return fault.expected() == Expected.DEPARTURE || fault.expected() == Expected.SEGMENT;
  }

  /** Prints every line in canonical spelling. */
  public static List<String> print(Exchange exchange) {
    return exchange.lines().stream().map(LinePrinter::print).toList();
  }
}
