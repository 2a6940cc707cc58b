package org.ackademy.question;

import static org.ackademy.question.Written.exercise;
import static org.ackademy.question.Written.grade;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import org.ackademy.notation.ExchangeReader;
import org.ackademy.notation.Expected;
import org.ackademy.notation.LineReader;
import org.ackademy.notation.Parsed;
import org.ackademy.notation.capture.PcapngWriter;
import org.ackademy.question.Graded.Finding;
import org.ackademy.replay.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Captures that are handed in because something is to be seen in them. */
class CapturedTest {
  private static final String CLOSES =
      "'type': 'capture', 'goal': {'passes': {'B': ['CLOSE-WAIT']}, 'states': {'A': ['TIME-WAIT']}},"
          + " 'answers': [{'shows': {'en': 'x', 'ko': '예'}, 'answer': 'x'}]";
  private static final String[] WHOLE = {
    "A > B SYN seq=100",
    "B > A SYN,ACK seq=300 ack=101",
    "A > B ACK seq=101 ack=301",
    "A > B FIN,ACK seq=101 ack=301",
    "B > A ACK seq=301 ack=102",
    "B > A FIN,ACK seq=301 ack=102",
    "A > B ACK seq=102 ack=302"
  };

  private static String capture(int lines) throws IOException {
    var read =
        new ExchangeReader(LineReader.PLAIN, WHOLE.length)
            .read(Arrays.asList(WHOLE).subList(0, lines));
    var out = new ByteArrayOutputStream();
    PcapngWriter.write(
        ((Parsed.Done<Exchange>) read).value(),
        PcapngWriter.Route.EXAMPLE,
        PcapngWriter.Comments.NONE,
        out);
    return Base64.getEncoder().encodeToString(out.toByteArray());
  }

  @Test
  void aCaptureThatShowsItIsRight() throws IOException {
    Graded graded = grade(exercise(CLOSES), capture(WHOLE.length));
    assertThat(graded.verdict()).as("%s", graded.finding()).isEqualTo(Verdict.VALID);
    assertThat(graded.score()).isEqualTo(1);
    assertThat(graded.judgement()).isPresent();
  }

  @Test
  void oneThatDoesNotIsWorthNothing() throws IOException {
    Graded graded = grade(exercise(CLOSES), capture(3));
    assertThat(graded.verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(graded.score()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "AAAA", "not base 64 at all!", "%%%", "1MOyoQIABAAAAAAAAAAAAP//AAABAAAA"})
  void whatIsNoCaptureCannotBeRead(String answer) {
    Graded graded = grade(exercise(CLOSES), answer);
    assertThat(graded.verdict()).isEqualTo(Verdict.UNREADABLE);
    assertThat(((Finding.Unreadable) graded.finding()).fault().expected())
        .isEqualTo(Expected.CAPTURE);
  }

  @Test
  void nothingHandedInEarnsNothing() {
    assertThat(grade(exercise(CLOSES), "").score()).isZero();
  }
}
