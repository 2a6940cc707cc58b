package org.ackademy.notation.capture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.ackademy.notation.JsonWriter;
import org.ackademy.notation.ResultWriter;
import org.ackademy.replay.Scenario.Vantage;

/** Judges the connections of a capture and says what is wrong with the file. */
public final class CaptureResults {
  /** So much is written at a time. */
  private static final int BLOCK_CHARS = 1 << 15;

  private CaptureResults() {}

  /** Writes one line for each connection, in their order, as {@link ResultWriter} has it. */
  public static void write(Capture capture, CaptureVantage seenFrom, OutputStream results)
      throws IOException {
    List<Vantage> vantages = seenFrom.of(capture.connections());
    var judging = new CaptureJudging();
    var lines = new StringBuilder(2 * BLOCK_CHARS);
    for (int i = 0; i < vantages.size(); i++) {
      judging.write(capture.connections().get(i), vantages.get(i), new JsonWriter(lines));
      lines.append('\n');
      if (lines.length() >= BLOCK_CHARS) {
        results.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        lines.setLength(0);
      }
    }
    results.write(lines.toString().getBytes(StandardCharsets.UTF_8));
    results.flush();
  }

  /** Writes one object for each connection, in their order, with its lines. */
  public static void write(Capture capture, CaptureVantage seenFrom, JsonWriter json) {
    List<Vantage> vantages = seenFrom.of(capture.connections());
    var judging = new CaptureJudging();
    for (int i = 0; i < vantages.size(); i++) {
      judging.writeWithLines(capture.connections().get(i), vantages.get(i), json);
    }
  }

  /** The faults in a language, a line each, and how many more there were. */
  public static List<String> faults(Capture capture, Locale locale) {
    long more = capture.faultsInAll() - capture.faults().size();
    Stream<String> kept = capture.faults().stream().map(fault -> fault.text(locale));
    return more <= 0 ? kept.toList() : Stream.concat(kept, Stream.of(more(more, locale))).toList();
  }

  private static String more(long count, Locale locale) {
    ResourceBundle bundle = CaptureFault.bundle(locale);
    return new MessageFormat(bundle.getString("more"), Locale.ROOT)
        .format(new Object[] {Long.toString(count)});
  }
}
