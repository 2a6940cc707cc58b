package org.ackademy.notation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.ackademy.replay.Case;
import org.ackademy.replay.Edit;
import org.ackademy.replay.Hint;
import org.ackademy.replay.Judgement;
import org.ackademy.replay.Judgement.Frame;
import org.ackademy.replay.Judgement.Hidden;
import org.ackademy.replay.Judgement.Incomplete;
import org.ackademy.replay.Judgement.Invalid;
import org.ackademy.replay.Judgement.Reach;
import org.ackademy.replay.Judgement.Remark;
import org.ackademy.replay.Judgement.Undecided;
import org.ackademy.replay.Judgement.Valid;
import org.ackademy.replay.Judgement.View;
import org.ackademy.replay.Judgement.Views;
import org.ackademy.replay.Judgement.Violation;
import org.ackademy.replay.Moves;
import org.ackademy.replay.Scenario;
import org.ackademy.replay.Score;
import org.ackademy.replay.Side;
import org.ackademy.replay.Wording;
import org.ackademy.tcp.Seq;
import org.ackademy.tcp.TcpState;

/**
 * Writes results in full, as the REST resource answers them. All fields of {@link ResultWriter},
 * and:
 *
 * <ul>
 *   <li>{@code summary}: the verdict in a sentence
 *   <li>{@code exchange}: the lines as they were understood, in canonical notation
 *   <li>{@code violations}: INVALID alone, the first one first. Each {@code at}, {@code code},
 *       {@code field} ({@code flags}, {@code seq}, {@code ack}, {@code len}, {@code win}, {@code
 *       option}, {@code state}, {@code line}), {@code expected}, {@code actual}, {@code rule},
 *       {@code host} (A or B: whom it is about), {@code misconception} (the catalogue's id of the
 *       one that explains it, where one does), {@code detail} where there is one ({@code
 *       NOT_YET_ARRIVED}, {@code ONE_TOO_HIGH}, {@code ONE_TOO_LOW}); in words {@code title},
 *       {@code text}, {@code why}, {@code hint} (of {@code detail}); {@code before}: both hosts
 *       then; {@code legalMoves}: lines that could have stood there, nearest first
 *   <li>{@code missing}: INCOMPLETE alone. {@code code}, {@code host} where it is one, {@code owed}
 *       (lines, one of which is owed), {@code wanted} ({@code {"B":["CLOSED"]}}), {@code
 *       reachable}, {@code text}, {@code why}
 *   <li>{@code remarks}: VALID alone. Each {@code at}, {@code key}, {@code rule}, {@code text}
 *   <li>{@code misconceptions}: every one that is named, as {@link Beliefs} writes them; absent
 *       where none is, or where no texts are known
 *   <li>{@code help}: what its repair does, and wrong claims, each in three steps of words: {@code
 *       line}, {@code field}, {@code value}; with {@code edit} ({@code INSERTED}, {@code DELETED},
 *       {@code MOVED}, {@code CHANGED}, {@code CLAIM}), {@code at} (the line), {@code before}
 *       (where a line goes), {@code fields} (CHANGED), {@code segment} (INSERTED, CHANGED)
 *   <li>{@code repair}: {@code cost} in lines, {@code known} ({@code LEAST}, {@code BEST_FOUND}),
 *       {@code exchange}: the exchange once repaired
 *   <li>{@code moves}: where it was asked, what either host could send at {@code line}: {@code A},
 *       {@code B}
 *   <li>{@code explanation}: one frame for the start ({@code line} 0), one for every line that can
 *       be explained, and, where all can, one for what follows the last. Each {@code line}, {@code
 *       segment} (the line with its free numbers filled in; absent at the start and the end),
 *       {@code hidden}, {@code after}: both hosts
 * </ul>
 *
 * <p>A hidden event has {@code host}, {@code event} ({@code OPEN}, {@code SEND}, {@code RECEIVE},
 * {@code CLOSE}, {@code ABORT}, {@code CRASH}, {@code DELIVERED}, {@code TIMED_OUT}), {@code
 * octets} (SEND), {@code line} (DELIVERED; 0 and below are {@code earlier} segments), {@code timer}
 * (TIMED_OUT), {@code state} (the host's, afterwards) and {@code text}. Both hosts are {@code
 * {"A":{…},"B":{…}}}, each with {@code state} and, where there is a connection, {@code sndUna},
 * {@code sndNxt}, {@code sndWnd}, {@code rcvNxt}, {@code rcvWnd}. Numbers on the circle are
 * unsigned.
 *
 * @param locale the language of the texts
 * @param names how the texts call the hosts
 * @param beliefs what is said of misconceptions, in the same language
 */
public record ReplayWriter(Locale locale, Wording.Names names, Beliefs beliefs) {

  /** Without the texts of misconceptions: these are told by their ids alone. */
  public ReplayWriter(Locale locale, Wording.Names names) {
    this(locale, names, id -> Optional.empty());
  }

  /** How much is told. */
  public enum Extent {
    /** {@code id}, {@code verdict}, {@code at} and {@code code}. */
    BRIEF,
    FULL
  }

  /**
   * What is known of a case.
   *
   * @param marks what it is worth, and its repair
   * @param moves what could have been sent at a line, where that was asked
   */
  public record Known(
      Case question, Judgement judgement, Score.Marks marks, Optional<Moves> moves) {
    /** Where nobody asked what could be sent. */
    public Known(Case question, Judgement judgement, Score.Marks marks) {
      this(question, judgement, marks, Optional.empty());
    }
  }

  /** Writes the result of a case as an object. */
  public void write(Known known, Extent extent, JsonWriter json) {
    json.openObject().name("id").text(known.question().id());
    switch (extent) {
      case BRIEF -> brief(known.judgement(), json);
      case FULL -> full(known, json);
    }
    json.closeObject();
  }

  /** Writes that a case cannot be read, as an object. */
  public void write(ReadCase.Unreadable unreadable, Extent extent, JsonWriter json) {
    json.openObject().name("id");
    unreadable.id().ifPresentOrElse(json::text, json::nothing);
    Fault fault = unreadable.fault();
    String expected = fault.text(locale);
    json.name("verdict").text("UNREADABLE");
    json.name("line").number(fault.line());
    json.name("column").number(fault.column());
    json.name("expected").text(expected);
    if (extent == Extent.FULL) {
      json.name("summary").text(wording().unreadable(fault.line(), fault.column(), expected));
    }
    json.closeObject();
  }

  private Wording wording() {
    return Wording.of(locale, names);
  }

  private static void brief(Judgement judgement, JsonWriter json) {
    json.name("verdict").text(ResultWriter.name(judgement.verdict()));
    switch (judgement.verdict()) {
      case Valid valid -> {
        // There is nothing to add.
      }
      case Incomplete incomplete -> json.name("code").text(incomplete.code().name());
      case Invalid invalid -> {
        json.name("at").number(invalid.violation().at());
        json.name("code").text(invalid.violation().code().name());
      }
      case Undecided undecided -> json.name("at").number(undecided.at());
    }
  }

  private void full(Known known, JsonWriter json) {
    Wording wording = wording();
    Case question = known.question();
    Judgement judgement = known.judgement();
    ResultWriter.verdict(judgement, known.marks().score(), json);
    json.name("summary").text(wording.verdict(judgement.verdict()));
    lines("exchange", ExchangeReader.print(question.exchange()), json);
    switch (judgement.verdict()) {
      case Valid valid -> remarks(question, valid.remarks(), wording, json);
      case Incomplete incomplete -> missing(incomplete, judgement, wording, json);
      case Invalid invalid -> {
        json.name("violations").openList();
        violation(invalid.violation(), wording, json);
        for (Violation further : invalid.further()) {
          violation(further, wording, json);
        }
        json.closeList();
      }
      case Undecided undecided -> {
        // The summary says it all.
      }
    }
    beliefs.write(judgement.misconceptions(), json);
    help(known, wording, json);
    known.moves().ifPresent(moves -> moves(moves, json));
    json.name("explanation").openList();
    judgement.explanation().forEach(frame -> frame(frame, wording, json));
    json.closeList();
  }

  private static void help(Known known, Wording wording, JsonWriter json) {
    List<Hint> hints = Hint.of(known.question(), known.judgement(), known.marks().repair());
    if (!hints.isEmpty()) {
      json.name("help").openList();
      hints.forEach(hint -> hint(hint, wording, json));
      json.closeList();
    }
    known
        .marks()
        .repair()
        .ifPresent(
            repair -> {
              json.name("repair").openObject();
              json.name("cost").number(repair.halves() / (double) Edit.LINE);
              json.name("known").text(repair.known().name());
              lines("exchange", ExchangeReader.print(repair.exchange()), json);
              json.closeObject();
            });
  }

  private static void hint(Hint hint, Wording wording, JsonWriter json) {
    String segment = "";
    json.openObject();
    switch (hint) {
      case Hint.Claimed claimed -> json.name("edit").text("CLAIM").name("at").number(hint.at());
      case Hint.Edited edited -> {
        switch (edited.edit()) {
          case Edit.Inserted inserted -> {
            json.name("edit").text("INSERTED").name("before").number(inserted.before());
            segment = LinePrinter.print(inserted.line());
          }
          case Edit.Deleted deleted ->
              json.name("edit").text("DELETED").name("at").number(hint.at());
          case Edit.Moved moved -> {
            json.name("edit").text("MOVED").name("at").number(hint.at());
            json.name("before").number(moved.before());
          }
          case Edit.Changed changed -> {
            json.name("edit").text("CHANGED").name("at").number(hint.at());
            lines("fields", edited.fields(), json);
            segment = LinePrinter.print(changed.line());
          }
        }
      }
    }
    ResultWriter.present("segment", segment, json);
    for (Hint.Step step : Hint.Step.values()) {
      json.name(step.name().toLowerCase(Locale.ROOT)).text(wording.hint(hint, step, segment));
    }
    json.closeObject();
  }

  private static void moves(Moves moves, JsonWriter json) {
    json.name("moves").openObject().name("line").number(moves.line());
    for (Side side : Side.values()) {
      lines(side.name(), moves.of(side).stream().map(LinePrinter::print).toList(), json);
    }
    json.closeObject();
  }

  private static void lines(String name, List<String> lines, JsonWriter json) {
    json.name(name).openList();
    lines.forEach(json::text);
    json.closeList();
  }

  private static void violation(Violation violation, Wording wording, JsonWriter json) {
    Side host = violation.host();
    json.openObject();
    json.name("at").number(violation.at());
    json.name("code").text(violation.code().name());
    json.name("field").text(violation.field());
    ResultWriter.present("expected", violation.expected(), json);
    ResultWriter.present("actual", violation.actual(), json);
    json.name("rule").text(Findings.rule(violation.section()));
    json.name("host").text(host.name());
    violation.misconception().ifPresent(one -> json.name("misconception").text(one.id()));
    violation.detail().ifPresent(detail -> json.name("detail").text(detail.name()));
    json.name("title").text(wording.title(violation.code()));
    json.name("text").text(wording.violation(violation, host));
    json.name("why").text(wording.rule(violation.code()));
    wording.detail(violation, host).ifPresent(hint -> json.name("hint").text(hint));
    json.name("before");
    views(violation.before(), json);
    lines("legalMoves", violation.legal().stream().map(LinePrinter::print).toList(), json);
    json.closeObject();
  }

  private static void missing(
      Incomplete incomplete, Judgement judgement, Wording wording, JsonWriter json) {
    json.name("missing").openObject();
    json.name("code").text(incomplete.code().name());
    incomplete.debtor().ifPresent(side -> json.name("host").text(side.name()));
    List<String> owed = Findings.owed(incomplete);
    lines("owed", owed, json);
    json.name("wanted").openObject();
    for (Side side : Side.values()) {
      if (incomplete.wanted().containsKey(side)) {
        List<String> states =
            incomplete.wanted().getOrDefault(side, Set.of()).stream()
                .sorted()
                .map(TcpState::rfcName)
                .toList();
        lines(side.name(), states, json);
      }
    }
    json.closeObject();
    lines("completion", incomplete.completion().stream().map(LinePrinter::print).toList(), json);
    json.name("reachable").truth(incomplete.reach() == Reach.OPEN);
    json.name("text").text(wording.shortfall(incomplete, Findings.last(judgement), owed));
    json.name("why").text(wording.rule(incomplete.code()));
    json.closeObject();
  }

  private static void remarks(
      Case question, List<Remark> remarks, Wording wording, JsonWriter json) {
    json.name("remarks").openList();
    for (Remark remark : remarks) {
      json.openObject();
      json.name("at").number(remark.at());
      json.name("key").text(remark.key());
      json.name("rule").text(Findings.rule(remark.section()));
      json.name("text").text(wording.remark(remark, Findings.sender(question, remark.at())));
      json.closeObject();
    }
    json.closeList();
  }

  private static void frame(Frame frame, Wording wording, JsonWriter json) {
    json.openObject().name("line").number(frame.line());
    frame.filled().ifPresent(line -> json.name("segment").text(LinePrinter.print(line)));
    json.name("hidden").openList();
    frame.hidden().forEach(hidden -> hidden(hidden, wording, json));
    json.closeList();
    json.name("after");
    views(frame.after(), json);
    json.closeObject();
  }

  private static void hidden(Hidden hidden, Wording wording, JsonWriter json) {
    json.openObject().name("host").text(hidden.at().name()).name("event");
    switch (hidden) {
      case Hidden.Called called -> {
        json.text(called.call().name());
        if (called.call() == Scenario.Call.SEND) {
          json.name("octets").number(called.octets());
        }
      }
      case Hidden.Delivered delivered ->
          json.text("DELIVERED").name("line").number(delivered.line());
      case Hidden.TimedOut timedOut ->
          json.text("TIMED_OUT").name("timer").text(timedOut.timer().name());
    }
    json.name("state").text(hidden.after().rfcName());
    json.name("text").text(wording.hidden(hidden));
    json.closeObject();
  }

  private static void views(Views views, JsonWriter json) {
    json.openObject();
    for (Side side : Side.values()) {
      json.name(side.name());
      view(views.of(side), json);
    }
    json.closeObject();
  }

  private static void view(View view, JsonWriter json) {
    json.openObject().name("state").text(view.state().rfcName());
    if (view.state() != TcpState.CLOSED && view.state() != TcpState.LISTEN) {
      json.name("sndUna").number(Seq.number(view.sndUna()));
      json.name("sndNxt").number(Seq.number(view.sndNxt()));
      json.name("sndWnd").number(view.sndWnd());
      json.name("rcvNxt").number(Seq.number(view.rcvNxt()));
      json.name("rcvWnd").number(view.rcvWnd());
    }
    json.closeObject();
  }
}
