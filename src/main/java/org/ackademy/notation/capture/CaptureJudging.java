package org.ackademy.notation.capture;

import java.util.OptionalDouble;
import org.ackademy.notation.JsonWriter;
import org.ackademy.notation.ResultWriter;
import org.ackademy.replay.Judgement;
import org.ackademy.replay.Replay;
import org.ackademy.replay.Scenario.Vantage;
import org.ackademy.replay.SeenSegment;
import org.ackademy.replay.StraightPath;

/**
 * Judges connections one after the other. Of one through which a straight path leads nothing is
 * made but its row; for the others a replay searches.
 */
final class CaptureJudging {
  private final StraightPath path = new StraightPath();
  private final SeenSegment seen = new SeenSegment();
  private int straight;

  /** How many needed no search. */
  int straight() {
    return straight;
  }

  /** Judges a connection and writes the result as an object. */
  void write(Connection connection, Vantage vantage, JsonWriter json) {
    if (connection.isStraight(vantage, path, seen)) {
      straight++;
      ResultWriter.valid(connection.id(), path.followed(), json);
    } else {
      CapturedCase captured = connection.question(vantage);
      Judgement judgement = captured.counted(Replay.judge(captured.question()));
      ResultWriter.write(captured.question(), judgement, OptionalDouble.empty(), json);
    }
  }

  /** The same, with the lines. */
  void writeWithLines(Connection connection, Vantage vantage, JsonWriter json) {
    CapturedCase captured = connection.question(vantage);
    if (connection.isStraight(vantage, path, seen)) {
      straight++;
      ResultWriter.validWithLines(
          connection.id(), path.followed(), captured.question().exchange(), json);
    } else {
      Judgement judgement = captured.counted(Replay.judge(captured.question()));
      ResultWriter.writeWithLines(captured.question(), judgement, OptionalDouble.empty(), json);
    }
  }
}
