package org.ackademy.notation;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.ackademy.replay.Case;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Scenario;
import org.ackademy.replay.Side;
import org.ackademy.tcp.TcpState;

/**
 * Reads cases: {@code {"id":…,"scenario":{…},"exchange":[…],"claims":{…}}}. A case without {@code
 * id} has the empty one. Any other field is a fault, but for {@code expect}, {@code why}, {@code
 * truth} and {@code ports}, which collections of cases hold for their readers.
 *
 * @param exchanges how exchanges are read
 */
public record CaseReader(ExchangeReader exchanges) {
  /** The longest id, in UTF-16 units. */
  public static final int ID_CHARS_MAX = 500;

  private static final List<String> FIELDS =
      List.of("id", "scenario", "exchange", "claims", "movesAt", "expect", "why", "truth", "ports");

  /** Reads cases whose exchanges have at most so many lines. */
  public static CaseReader ofLines(int linesMax) {
    return new CaseReader(new ExchangeReader(LineReader.PLAIN, linesMax));
  }

  /** Reads a case from JSON text. */
  public ReadCase read(String json) {
    return switch (JsonReader.read(json)) {
      case Parsed.Done<Tree> done -> read(done.value());
      case Parsed.Failed<Tree> failed ->
          new ReadCase.Unreadable(
              JsonReader.salvage(json, "id").filter(CaseReader::isShort), failed.fault());
    };
  }

  /** Reads a row of a stream of cases. */
  public ReadCase read(CaseRows.Row row) {
    return switch (row) {
      case CaseRows.Whole whole -> read(whole.text());
      case CaseRows.TooLong tooLong ->
          new ReadCase.Unreadable(
              Optional.empty(),
              Fault.at(
                  1,
                  tooLong.charsMax() + 1,
                  Expected.DOCUMENT_AT_MOST,
                  String.valueOf(tooLong.charsMax())));
    };
  }

  /** Reads a case from a document. */
  public ReadCase read(Tree document) {
    var check = new Check();
    Tree.Mapping top = top(document, check);
    Scenario scenario = scenario(top, check);
    Exchange exchange =
        top.find("exchange")
            .map(lines -> exchange(lines, check))
            .orElseGet(() -> missingExchange(top, check));
    return outcome(top, scenario, exchange, check);
  }

  /**
   * Reads a case whose {@code exchange} is an object with one list for each vantage: {@code wire},
   * {@code A}, {@code B}.
   *
   * @param vantage which of them to read; the case's scenario gets this vantage
   */
  public ReadCase read(Tree document, Scenario.Vantage vantage) {
    var check = new Check();
    Tree.Mapping top = top(document, check);
    Scenario scenario = seenFrom(vantage, scenario(top, check));
    String name = name(vantage);
    Exchange exchange =
        top.find("exchange")
            .flatMap(lists -> check.mapping(lists, "exchange"))
            .map(
                lists -> {
                  check.onlyKnown(lists, List.of("wire", "A", "B"));
                  return lists
                      .find(name)
                      .map(lines -> exchange(lines, check))
                      .orElseGet(() -> missing(lists, "exchange." + name, check));
                })
            .orElseGet(() -> missingExchange(top, check));
    return outcome(top, scenario, exchange, check);
  }

  private static String name(Scenario.Vantage vantage) {
    return switch (vantage) {
      case WIRE -> "wire";
      case HOST_A -> "A";
      case HOST_B -> "B";
    };
  }

  private static Scenario seenFrom(Scenario.Vantage vantage, Scenario scenario) {
    return new Scenario(
        scenario.a(),
        scenario.b(),
        scenario.network(),
        vantage,
        scenario.calls(),
        scenario.earlier(),
        scenario.shorthand(),
        scenario.reopening(),
        scenario.goal());
  }

  private static Tree.Mapping top(Tree document, Check check) {
    Tree.Mapping top =
        check
            .mapping(document, "case")
            .orElseGet(() -> new Tree.Mapping(document.line(), document.column(), List.of()));
    check.onlyKnown(top, FIELDS);
    return top;
  }

  private Scenario scenario(Tree.Mapping top, Check check) {
    Tree none = new Tree.Mapping(top.line(), top.column(), List.of());
    check.required(top, "scenario", scenario -> {});
    return new ScenarioReader(exchanges.lines()).read(top.find("scenario").orElse(none), check);
  }

  private Exchange exchange(Tree value, Check check) {
    List<String> texts = check.texts(value, "exchange", Integer.MAX_VALUE);
    if (check.hasFailed()) {
      return new Exchange(List.of());
    }
    return switch (exchanges.read(texts)) {
      case Parsed.Done<Exchange> done -> done.value();
      case Parsed.Failed<Exchange> failed -> {
        check.fail(failed.fault());
        yield new Exchange(List.of());
      }
    };
  }

  private static Exchange missingExchange(Tree.Mapping top, Check check) {
    return missing(top, "exchange", check);
  }

  private static Exchange missing(Tree at, String field, Check check) {
    check.fail(at, Expected.PRESENT, field);
    return new Exchange(List.of());
  }

  private static ReadCase outcome(
      Tree.Mapping top, Scenario scenario, Exchange exchange, Check check) {
    Optional<Tree> written = top.find("id");
    String id = written.map(value -> check.text(value, "id")).orElse("");
    if (!isShort(id)) {
      check.fail(written.orElse(top), Expected.TEXT_AT_MOST, "id", String.valueOf(ID_CHARS_MAX));
    }
    var claims = new HashMap<Integer, Map<Side, TcpState>>();
    check.optional(top, "claims", v -> claims(v, exchange.size(), claims, check));
    OptionalInt movesAt =
        top.find("movesAt").stream()
            .mapToInt(line -> (int) check.whole(line, "movesAt", 1, exchange.size() + 1))
            .findFirst();
    if (check.hasFailed()) {
      return new ReadCase.Unreadable(
          Optional.of(id).filter(read -> !read.isEmpty() && isShort(read)), check.fault());
    }
    return new ReadCase.Legible(new Case(id, scenario, exchange, claims), movesAt);
  }

  private static boolean isShort(String id) {
    return id.length() <= ID_CHARS_MAX;
  }

  private static void claims(
      Tree value, int lines, Map<Integer, Map<Side, TcpState>> claims, Check check) {
    check
        .mapping(value, "claims")
        .ifPresent(
            byLine -> {
              for (Tree.Entry entry : byLine.entries()) {
                int line = lineNumber(entry.name());
                if (line < 1 || line > lines) {
                  check.fail(
                      Fault.at(
                          entry.line(),
                          entry.column(),
                          Expected.CLAIMED_LINE,
                          String.valueOf(lines)));
                }
                claims.put(line, claim(entry, check));
              }
            });
  }

  private static Map<Side, TcpState> claim(Tree.Entry entry, Check check) {
    var states = new EnumMap<Side, TcpState>(Side.class);
    check.sides(
        entry.value(),
        "claims." + entry.name(),
        (side, state, where) -> states.put(side, check.state(state, where)));
    return states;
  }

  /** The number that a name is in plain decimal; 0 where it is none. */
  private static int lineNumber(String name) {
    boolean plain = !name.isEmpty() && name.length() <= 9 && name.charAt(0) != '0';
    for (int i = 0; i < name.length(); i++) {
      plain &= Cursor.isDigit(name.charAt(i));
    }
    return plain ? Integer.parseInt(name) : 0;
  }
}
