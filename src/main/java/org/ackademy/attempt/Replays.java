package org.ackademy.attempt;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.ackademy.notation.CaseReader;
import org.ackademy.notation.Fault;
import org.ackademy.notation.JsonReader;
import org.ackademy.notation.JsonWriter;
import org.ackademy.notation.Parsed;
import org.ackademy.notation.ReadCase;
import org.ackademy.notation.ReplayWriter;
import org.ackademy.notation.ReplayWriter.Extent;
import org.ackademy.notation.Tree;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.http.Problem.FieldFault;
import org.ackademy.question.Language;
import org.ackademy.quiz.file.Catalogues;
import org.ackademy.replay.Case;
import org.ackademy.replay.Judgement;
import org.ackademy.replay.Moves;
import org.ackademy.replay.Replay;
import org.ackademy.replay.Score;
import org.ackademy.replay.Wording;

/**
 * Answers a request for replays: one case, or an array of them. A case that cannot be read is
 * answered as UNREADABLE; only what is no JSON, or too much, is refused.
 */
final class Replays {
  /** The most lines of all exchanges of a request. */
  static final int REST_LINES_MAX = 10_000;

  /** The most cases of a request. */
  static final int REST_CASES_MAX = 1_000;

  private final CaseReader reader = CaseReader.ofLines(REST_LINES_MAX);
  private final ReplayWriter writer;
  private final Wording wording;

  Replays(Locale locale) {
    Language language = Language.tagged(locale.getLanguage()).orElse(Language.EN);
    this.writer =
        new ReplayWriter(locale, Wording.Names.LETTERS, Catalogues.own().beliefs(language));
    this.wording = Wording.of(locale, Wording.Names.LETTERS);
  }

  /**
   * The results, as the request has them: one, or an array in its order.
   *
   * @throws org.ackademy.platform.http.Refused where it is no JSON, or too much
   */
  String answer(byte[] body) {
    Tree document =
        switch (JsonReader.read(text(body))) {
          case Parsed.Done<Tree> done -> done.value();
          case Parsed.Failed<Tree> failed -> throw malformed(failed.fault()).refused();
        };
    var out = new StringBuilder();
    var json = new JsonWriter(out);
    if (document instanceof Tree.Sequence cases) {
      requireMeasure(cases);
      json.openList();
      cases.items().forEach(item -> result(item, json));
      json.closeList();
    } else {
      requireLines(lines(document), "#/exchange");
      result(document, json);
    }
    return out.toString();
  }

  /**
   * One case as pcapng: a packet a line, numbers that were left free as the explanation has them,
   * the verdict and the violations as comments.
   *
   * @throws org.ackademy.platform.http.Refused where it is no JSON, cannot be read, or is too much
   */
  byte[] capture(byte[] body) {
    Tree document =
        switch (JsonReader.read(text(body))) {
          case Parsed.Done<Tree> done -> done.value();
          case Parsed.Failed<Tree> failed -> throw malformed(failed.fault()).refused();
        };
    requireLines(lines(document), "#/exchange");
    return switch (reader.read(document)) {
      case ReadCase.Legible legible ->
          ReplayCapture.of(legible.question(), Replay.judge(legible.question()), wording);
      case ReadCase.Unreadable unreadable ->
          throw Problem.ofFields(List.of(FieldFault.of("#", "unreadable"))).refused();
    };
  }

  private static String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw Problem.of(400, "malformed-json", "1", "1").refused();
    }
  }

  private static Problem malformed(Fault fault) {
    return Problem.of(
        400, "malformed-json", Integer.toString(fault.line()), Integer.toString(fault.column()));
  }

  private static void requireMeasure(Tree.Sequence cases) {
    if (cases.items().size() > REST_CASES_MAX) {
      throw tooMany("#", "too-many-cases", REST_CASES_MAX).refused();
    }
    requireLines(cases.items().stream().mapToLong(Replays::lines).sum(), "#");
  }

  private static void requireLines(long lines, String pointer) {
    if (lines > REST_LINES_MAX) {
      throw tooMany(pointer, "too-many-lines", REST_LINES_MAX).refused();
    }
  }

  private static Problem tooMany(String pointer, String code, int limit) {
    return Problem.ofFields(List.of(FieldFault.of(pointer, code, String.valueOf(limit))));
  }

  private static long lines(Tree question) {
    return question instanceof Tree.Mapping fields
            && fields.find("exchange").orElse(question) instanceof Tree.Sequence exchange
        ? exchange.items().size()
        : 0;
  }

  private void result(Tree item, JsonWriter json) {
    switch (reader.read(item)) {
      case ReadCase.Legible legible -> {
        Case question = legible.question();
        Judgement judgement = Replay.judge(question);
        var known =
            new ReplayWriter.Known(
                question,
                judgement,
                Score.marks(question, judgement, 0),
                legible.movesAt().stream().mapToObj(line -> Moves.at(question, line)).findFirst());
        writer.write(known, Extent.FULL, json);
      }
      case ReadCase.Unreadable unreadable -> writer.write(unreadable, Extent.FULL, json);
    }
  }
}
