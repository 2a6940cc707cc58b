package org.ackademy.replay;

import java.util.List;
import org.ackademy.notation.ExchangeReader;
import org.ackademy.notation.HostNames;
import org.ackademy.notation.LineReader;
import org.ackademy.notation.Numbers;
import org.ackademy.notation.Parsed;

/** Lets tests read like exercises: {@code exchange("A > B SYN seq=100", …)}. */
public final class Exchanges {
  private static final int LINES_MAX = 1_000_000;
  private static final ExchangeReader READER =
      new ExchangeReader(new LineReader(HostNames.LETTERS, Numbers.OPTIONAL), LINES_MAX);

  private Exchanges() {}

  /**
   * The exchange of these lines, in any spelling.
   *
   * @throws AssertionError with line and column where one cannot be read
   */
  public static Exchange exchange(String... lines) {
    return exchange(List.of(lines));
  }

  /** Likewise. */
  public static Exchange exchange(List<String> lines) {
    return switch (READER.read(lines)) {
      case Parsed.Done<Exchange> done -> done.value();
      case Parsed.Failed<Exchange> failed ->
          throw new AssertionError(
              "line %d, column %d: expected %s in: %s"
                  .formatted(
                      failed.fault().line(),
                      failed.fault().column(),
                      failed.fault().text(),
                      lines.get(failed.fault().line() - 1)));
    };
  }

  /** One line. */
  public static Line line(String text) {
    return exchange(text).line(1);
  }
}
