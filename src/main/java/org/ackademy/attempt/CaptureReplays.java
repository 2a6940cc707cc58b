package org.ackademy.attempt;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import org.ackademy.notation.JsonWriter;
import org.ackademy.notation.capture.Capture;
import org.ackademy.notation.capture.CaptureFault;
import org.ackademy.notation.capture.CaptureResults;
import org.ackademy.notation.capture.CaptureVantage;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.http.Problem.FieldFault;

/**
 * Answers a request with a capture: an array with a result for each connection, as the command line
 * prints it, and after them one {@code UNREADABLE} for each fault of the file ({@code packet},
 * {@code offset}, {@code expected}). What is no capture at all, or holds too much, is refused.
 */
final class CaptureReplays {
  private static final Capture.Limits LIMITS =
      new Capture.Limits(Replays.REST_LINES_MAX, Replays.REST_CASES_MAX);

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Locale locale;

  CaptureReplays(Locale locale) {
    this.locale = locale;
  }

  /**
   * The results.
   *
   * @throws org.ackademy.platform.http.Refused where it is no capture, or too much
   */
  String answer(byte[] body, String vantage) {
    CaptureVantage seenFrom =
        CaptureVantage.of(vantage)
            .orElseThrow(
                () ->
                    Problem.ofFields(List.of(FieldFault.of("?vantage", "unknown-vantage")))
                        .refused());
    Capture capture = read(body);
    for (CaptureFault fault : capture.faults()) {
      refuse(fault);
    }
    var out = new StringBuilder();
    var json = new JsonWriter(out).openList();
    CaptureResults.write(capture, seenFrom, json);
    for (CaptureFault fault : capture.faults()) {
      if (fault.kind().weight() != CaptureFault.Weight.NOTE) {
        json.openObject().name("id").nothing().name("verdict").text("UNREADABLE");
        json.name("packet").number(fault.packet()).name("offset").number(fault.offset());
        json.name("expected").text(fault.text(locale)).closeObject();
      }
    }
    json.closeList();
    return out.toString();
  }

  private static Capture read(byte[] body) {
    try {
      return Capture.read(new ByteArrayInputStream(body), LIMITS, RANDOM.nextLong());
    } catch (IOException e) {
      throw new UncheckedIOException("an array does not fail", e);
    }
  }

  private static void refuse(CaptureFault fault) {
    switch (fault.kind()) {
      case NOT_A_CAPTURE, VERSION_UNKNOWN, BYTE_ORDER ->
          throw Problem.of(400, "not-a-capture").refused();
      case SEGMENTS_TOO_MANY -> throw tooMany("too-many-lines", Replays.REST_LINES_MAX).refused();
      case CONNECTIONS_TOO_MANY ->
          throw tooMany("too-many-cases", Replays.REST_CASES_MAX).refused();
      case FILE_CUT,
          PACKET_TOO_LONG,
          BLOCK_LENGTH,
          INTERFACES_TOO_MANY,
          INTERFACE_UNKNOWN,
          PACKET_BEYOND_BLOCK,
          VLAN_TAGS_TOO_MANY,
          IP_VERSION,
          IP_LENGTH,
          EXTENSIONS_TOO_MANY,
          TCP_LENGTH,
          TCP_OPTION,
          LINK_TYPE_UNKNOWN,
          FRAGMENT,
          HEADERS_CUT,
          OPTIONS_CUT,
          IP_CHECKSUM,
          TCP_CHECKSUM -> {
        // Told beside the verdicts, or nothing to tell.
      }
    }
  }

  private static Problem tooMany(String code, int limit) {
    return Problem.ofFields(List.of(FieldFault.of("#", code, String.valueOf(limit))));
  }
}
