package org.ackademy.notation.capture;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.ackademy.notation.JsonWriter;
import org.ackademy.notation.ResultWriter;
import org.ackademy.replay.Judgement;
import org.ackademy.replay.Replay;
import org.ackademy.replay.Scenario.Vantage;

/** Judges the connections of a capture and says what is wrong with the file. */
public final class CaptureResults {
  private CaptureResults() {}

  /** Writes one line for each connection, in their order, as {@link ResultWriter} has it. */
  public static void write(Capture capture, CaptureVantage seenFrom, OutputStream results)
      throws IOException {
    Writer out = new BufferedWriter(new OutputStreamWriter(results, StandardCharsets.UTF_8));
    List<Vantage> vantages = seenFrom.of(capture.connections());
    var line = new StringBuilder();
    for (int i = 0; i < vantages.size(); i++) {
      line.setLength(0);
      write(capture.connections().get(i), vantages.get(i), new JsonWriter(line));
      out.append(line).append('\n');
    }
    out.flush();
  }

  /** Writes one object for each connection, in their order. */
  public static void write(Capture capture, CaptureVantage seenFrom, JsonWriter json) {
    List<Vantage> vantages = seenFrom.of(capture.connections());
    for (int i = 0; i < vantages.size(); i++) {
      write(capture.connections().get(i), vantages.get(i), json);
    }
  }

  private static void write(Connection connection, Vantage vantage, JsonWriter json) {
    CapturedCase captured = connection.question(vantage);
    Judgement judgement = captured.counted(Replay.judge(captured.question()));
    ResultWriter.write(captured.question(), judgement, OptionalDouble.empty(), json);
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
