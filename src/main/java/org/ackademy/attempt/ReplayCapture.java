package org.ackademy.attempt;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ackademy.notation.capture.PcapngWriter;
import org.ackademy.notation.capture.PcapngWriter.Comments;
import org.ackademy.notation.capture.PcapngWriter.Route;
import org.ackademy.replay.Case;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Judgement;
import org.ackademy.replay.Judgement.Frame;
import org.ackademy.replay.Judgement.Invalid;
import org.ackademy.replay.Judgement.Violation;
import org.ackademy.replay.Line;
import org.ackademy.replay.Wording;

/** A judged exchange as a capture, with what was said of it. */
final class ReplayCapture {
  private ReplayCapture() {}

  static byte[] of(Case question, Judgement judgement, Wording wording) {
    Map<Integer, String> said = new HashMap<>();
    if (judgement.verdict() instanceof Invalid invalid) {
      say(invalid.violation(), wording, said);
      invalid.further().forEach(violation -> say(violation, wording, said));
    }
    var comments = new Comments(Optional.of(wording.verdict(judgement.verdict())), said);
    var out = new ByteArrayOutputStream();
    try {
      PcapngWriter.write(filled(question, judgement), Route.EXAMPLE, comments, out);
    } catch (IOException e) {
      throw new UncheckedIOException("an array does not fail", e);
    }
    return out.toByteArray();
  }

  private static void say(Violation violation, Wording wording, Map<Integer, String> said) {
    said.putIfAbsent(violation.at(), wording.violation(violation, violation.host()));
  }

  /** The lines with their free numbers as the explanation has them, as far as it goes. */
  private static Exchange filled(Case question, Judgement judgement) {
    List<Line> lines = new ArrayList<>(question.exchange().lines());
    for (Frame frame : judgement.explanation()) {
      frame.filled().ifPresent(line -> lines.set(frame.line() - 1, line));
    }
    return new Exchange(lines);
  }
}
