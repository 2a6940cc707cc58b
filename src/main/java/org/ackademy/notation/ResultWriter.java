package org.ackademy.notation;

import java.util.OptionalDouble;
import org.ackademy.replay.Case;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Judgement;
import org.ackademy.replay.Judgement.Incomplete;
import org.ackademy.replay.Judgement.Invalid;
import org.ackademy.replay.Judgement.Reach;
import org.ackademy.replay.Judgement.Undecided;
import org.ackademy.replay.Judgement.Valid;

/**
 * Writes results of one line each, as the command line prints them.
 *
 * <table>
 *   <caption>The fields, in this order</caption>
 *   <tr><td>{@code id}</td><td>the case's id; null where it could not be read</td></tr>
 *   <tr><td>{@code verdict}</td>
 *       <td>{@code VALID}, {@code INCOMPLETE}, {@code INVALID}, {@code UNDECIDED} or
 *       {@code UNREADABLE}</td></tr>
 *   <tr><td>{@code at}</td><td>INVALID, UNDECIDED: the line, from 1</td></tr>
 *   <tr><td>{@code bound}, {@code most}</td><td>UNDECIDED: the bound that was met, a name of
 *       {@link org.ackademy.replay.Judgement.Bound}, and its value</td></tr>
 *   <tr><td>{@code code}</td><td>INVALID, INCOMPLETE: a name of {@link
 *       org.ackademy.replay.Code}</td></tr>
 *   <tr><td>{@code expected}, {@code actual}</td><td>INVALID: values, absent where none can be
 *       told; INCOMPLETE: what is missing, and the states instead</td></tr>
 *   <tr><td>{@code rule}</td><td>INVALID, INCOMPLETE: {@code RFC 9293} and a section</td></tr>
 *   <tr><td>{@code reachable}</td><td>INCOMPLETE: false where the goal is out of reach, else
 *       absent</td></tr>
 *   <tr><td>{@code misconception}</td><td>INVALID, INCOMPLETE: the catalogue's id of the one that
 *       explains it; absent where none does</td></tr>
 *   <tr><td>{@code score}</td><td>0 to 1, where it was asked for</td></tr>
 *   <tr><td>{@code steps}</td><td>how many steps the search took</td></tr>
 *   <tr><td>{@code line}, {@code column}, {@code expected}</td><td>UNREADABLE: the place and what
 *       could have stood there, in English</td></tr>
 * </table>
 */
public final class ResultWriter {
  private ResultWriter() {}

  /**
   * The result of a case, without a line end.
   *
   * @param score 0 to 1, where it was asked for
   */
  public static String print(Case question, Judgement judgement, OptionalDouble score) {
    var out = new StringBuilder(160);
    write(question, judgement, score, new JsonWriter(out));
    return out.toString();
  }

  /** Writes the result of a case as an object. */
  public static void write(
      Case question, Judgement judgement, OptionalDouble score, JsonWriter json) {
    json.openObject().name("id").text(question.id());
    verdict(judgement, score, json);
    json.closeObject();
  }

  /** Writes the result of a case that is VALID, and was not asked a score, as an object. */
  public static void valid(String id, long steps, JsonWriter json) {
    json.openObject().name("id").text(id).name("verdict").text("VALID");
    json.name("steps").number(steps).closeObject();
  }

  /** The same with {@code exchange}: the lines in canonical notation. */
  public static void validWithLines(String id, long steps, Exchange exchange, JsonWriter json) {
    json.openObject().name("id").text(id).name("verdict").text("VALID");
    json.name("steps").number(steps);
    lines(exchange, json);
    json.closeObject();
  }

  /** Writes the result of a case as an object, with {@code exchange}. */
  public static void writeWithLines(
      Case question, Judgement judgement, OptionalDouble score, JsonWriter json) {
    json.openObject().name("id").text(question.id());
    verdict(judgement, score, json);
    lines(question.exchange(), json);
    json.closeObject();
  }

  private static void lines(Exchange exchange, JsonWriter json) {
    json.name("exchange").openList();
    ExchangeReader.print(exchange).forEach(json::text);
    json.closeList();
  }

  /** The result of a case that cannot be read, without a line end. */
  public static String print(ReadCase.Unreadable unreadable) {
    var out = new StringBuilder(120);
    var json = new JsonWriter(out).openObject();
    unreadable(unreadable, json);
    json.closeObject();
    return out.toString();
  }

  /** Writes the fields from {@code verdict} to {@code steps}. */
  static void verdict(Judgement judgement, OptionalDouble score, JsonWriter json) {
    json.name("verdict").text(name(judgement.verdict()));
    switch (judgement.verdict()) {
      case Valid valid -> {
        // There is nothing to add.
      }
      case Incomplete incomplete -> {
        json.name("code").text(incomplete.code().name());
        present("expected", Findings.lacking(incomplete), json);
        present("actual", Findings.reached(incomplete, judgement), json);
        json.name("rule").text(Findings.rule(incomplete.code().section()));
        if (incomplete.reach() == Reach.GONE) {
          json.name("reachable").truth(false);
        }
      }
      case Invalid invalid -> {
        json.name("at").number(invalid.violation().at());
        json.name("code").text(invalid.violation().code().name());
        present("expected", invalid.violation().expected(), json);
        present("actual", invalid.violation().actual(), json);
        json.name("rule").text(Findings.rule(invalid.violation().section()));
      }
      case Undecided undecided ->
          json.name("at")
              .number(undecided.at())
              .name("bound")
              .text(undecided.bound().name())
              .name("most")
              .number(undecided.most());
    }
    judgement.misconception().ifPresent(one -> json.name("misconception").text(one.id()));
    score.ifPresent(points -> json.name("score").number(points));
    json.name("steps").number(judgement.steps());
  }

  /** Writes all the fields of a case that cannot be read. */
  static void unreadable(ReadCase.Unreadable unreadable, JsonWriter json) {
    json.name("id");
    unreadable.id().ifPresentOrElse(json::text, json::nothing);
    Fault fault = unreadable.fault();
    json.name("verdict").text("UNREADABLE");
    json.name("line").number(fault.line());
    json.name("column").number(fault.column());
    json.name("expected").text(fault.text());
  }

  static void present(String name, String value, JsonWriter json) {
    if (!value.isEmpty()) {
      json.name(name).text(value);
    }
  }

  /** The verdict's name in results. */
  public static String name(Judgement.Verdict verdict) {
    return switch (verdict) {
      case Valid valid -> "VALID";
      case Incomplete incomplete -> "INCOMPLETE";
      case Invalid invalid -> "INVALID";
      case Undecided undecided -> "UNDECIDED";
    };
  }
}
