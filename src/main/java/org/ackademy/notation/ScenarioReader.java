package org.ackademy.notation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.ackademy.replay.Goal;
import org.ackademy.replay.Line;
import org.ackademy.replay.Scenario;
import org.ackademy.replay.Scenario.Call;
import org.ackademy.replay.Scenario.Host;
import org.ackademy.replay.Side;
import org.ackademy.tcp.Seq;
import org.ackademy.tcp.TcpState;

/**
 * Reads scenarios: {@code hosts} with {@code A} and {@code B}, and what may be left out: {@code
 * network}, {@code vantage}, {@code calls}, {@code earlier}, {@code shorthand}, {@code reopens},
 * {@code goal}.
 *
 * @param lines how lines of {@code earlier} are read
 */
public record ScenarioReader(LineReader lines) {
  /** The most segments of an earlier connection. */
  public static final int EARLIER_MAX = 100;

  /** The largest window, in octets: the field's largest value, scaled as far as RFC 7323 allows. */
  public static final int WINDOW_MAX = 65_535 << 14;

  private static final List<String> FIELDS =
      List.of("hosts", "network", "vantage", "calls", "earlier", "shorthand", "reopens", "goal");
  private static final List<String> NUMBERS = List.of("sndNxt", "sndUna", "rcvNxt", "sndWnd");
  private static final List<String> HOST_FIELDS =
      List.of("start", "opens", "isn", "sndNxt", "sndUna", "rcvNxt", "sndWnd", "rcvWnd");
  private static final List<String> CALLS =
      List.of("OPEN", "SEND", "RECEIVE", "CLOSE", "ABORT", "CRASH");

  private static final Host NOBODY =
      new Host(
          TcpState.CLOSED,
          Scenario.Opening.NEVER,
          OptionalLong.empty(),
          Optional.empty(),
          Scenario.WINDOW_DEFAULT);

  /** Reads a scenario; a fault tells the place in the document. */
  public Parsed<Scenario> read(Tree tree) {
    var check = new Check();
    return check.result(read(tree, check));
  }

  Scenario read(Tree tree, Check check) {
    var draft = new Draft();
    check.mapping(tree, "scenario").ifPresent(fields -> fill(draft, fields, check));
    return draft.done();
  }

  private void fill(Draft draft, Tree.Mapping fields, Check check) {
    check.onlyKnown(fields, FIELDS);
    check.required(fields, "hosts", value -> hosts(draft, value, check));
    check.optional(fields, "network", v -> draft.network = network(v, check));
    check.optional(fields, "vantage", v -> draft.vantage = vantage(v, check));
    check.optional(fields, "calls", v -> draft.calls = calls(v, check));
    check.optional(fields, "earlier", v -> draft.earlier = earlier(v, check));
    check.optional(
        fields,
        "shorthand",
        v ->
            draft.shorthand =
                check.truth(v, "shorthand")
                    ? Scenario.Shorthand.ALLOWED
                    : Scenario.Shorthand.STRICT);
    check.optional(
        fields,
        "reopens",
        v ->
            draft.reopening =
                check.truth(v, "reopens") ? Scenario.Reopening.ALLOWED : Scenario.Reopening.NEVER);
    check.optional(fields, "goal", v -> draft.goal = GoalReader.read(v, check));
  }

  private static void hosts(Draft draft, Tree value, Check check) {
    check.sides(
        value,
        "hosts",
        (side, host, where) ->
            check
                .mapping(host, where)
                .ifPresent(fields -> draft.hosts.put(side, host(fields, where, check))));
    for (Side side : Side.values()) {
      if (!draft.hosts.containsKey(side)) {
        check.fail(value, Expected.PRESENT, "hosts." + side.name());
      }
    }
  }

  private static Host host(Tree.Mapping fields, String where, Check check) {
    check.onlyKnown(fields, HOST_FIELDS);
    var found = new HostDraft();
    check.required(fields, "start", v -> found.start = check.state(v, where + ".start"));
    check.optional(
        fields,
        "opens",
        v -> found.opening = check.constant(v, where + ".opens", List.of(Scenario.Opening.ACTIVE)));
    check.optional(
        fields,
        "isn",
        v -> found.isn = OptionalLong.of(check.whole(v, where + ".isn", 0, Seq.MAX)));
    check.optional(fields, "rcvWnd", v -> found.rcvWnd = window(v, where + ".rcvWnd", check));
    boolean fresh = found.start == TcpState.CLOSED || found.start == TcpState.LISTEN;
    if (fresh) {
      withoutNumbers(fields, found.start, check);
    } else {
      numbers(found, fields, where, check);
    }
    return check.hasFailed() ? NOBODY : found.done();
  }

  /** A host without a connection has no numbers to state. */
  private static void withoutNumbers(Tree.Mapping fields, TcpState start, Check check) {
    for (String name : NUMBERS) {
      check.optional(
          fields,
          name,
          value -> check.fail(value, Expected.ABSENT_IN_STATE, name, start.rfcName()));
    }
  }

  private static void numbers(HostDraft found, Tree.Mapping fields, String where, Check check) {
    // In SYN-SENT nothing has been received, so that there is no next number.
    boolean received = found.start != TcpState.SYN_SENT;
    int sndNxt = point(fields, "sndNxt", where, found.start, Presence.REQUIRED, check);
    int sndUna = point(fields, "sndUna", where, found.start, Presence.REQUIRED, check);
    int rcvNxt =
        point(
            fields,
            "rcvNxt",
            where,
            found.start,
            received ? Presence.REQUIRED : Presence.OPTIONAL,
            check);
    int sndWnd =
        fields
            .find("sndWnd")
            .map(v -> window(v, where + ".sndWnd", check))
            .orElse(Scenario.WINDOW_DEFAULT);
    found.numbers = Optional.of(new Scenario.Numbers(sndUna, sndNxt, sndWnd, rcvNxt, found.rcvWnd));
  }

  /** Whether a host must state a number. */
  private enum Presence {
    REQUIRED,
    OPTIONAL
  }

  private static int point(
      Tree.Mapping fields,
      String name,
      String where,
      TcpState start,
      Presence presence,
      Check check) {
    Optional<Tree> value = fields.find(name);
    if (value.isEmpty()) {
      if (presence == Presence.REQUIRED) {
        check.fail(fields, Expected.PRESENT_IN_STATE, name, start.rfcName());
      }
      return 0;
    }
    return Seq.of(check.whole(value.get(), where + "." + name, 0, Seq.MAX));
  }

  private static int window(Tree value, String where, Check check) {
    return (int) check.whole(value, where, 0, WINDOW_MAX);
  }

  private static Scenario.Network network(Tree value, Check check) {
    return check.constant(
        value, "network", List.of(Scenario.Network.RELIABLE, Scenario.Network.LOSSY));
  }

  /** {@code wire}, {@code A} or {@code B}. */
  private static Scenario.Vantage vantage(Tree value, Check check) {
    return switch (check.text(value, "vantage")) {
      case "wire" -> Scenario.Vantage.WIRE;
      case "A" -> Scenario.Vantage.HOST_A;
      case "B" -> Scenario.Vantage.HOST_B;
      default -> {
        check.fail(value, Expected.ONE_OF, "vantage", "wire, A, B");
        yield Scenario.Vantage.WIRE;
      }
    };
  }

  private static Set<Call> calls(Tree value, Check check) {
    Set<Call> calls = EnumSet.noneOf(Call.class);
    for (Tree item : check.items(value, "calls", CALLS.size())) {
      String name = check.text(item, "calls");
      if (CALLS.contains(name)) {
        calls.add(Call.valueOf(name));
      } else {
        check.fail(item, Expected.ONE_OF, "calls", String.join(", ", CALLS));
      }
    }
    return calls;
  }

  private List<Line> earlier(Tree value, Check check) {
    var earlier = new ArrayList<Line>();
    for (Tree item : check.items(value, "earlier", EARLIER_MAX)) {
      switch (lines.read(check.text(item, "earlier"), 1)) {
        case Parsed.Done<Line> done -> earlier.add(done.value());
        case Parsed.Failed<Line> failed ->
            check.fail(
                new Fault(
                    item.line(),
                    item.column(),
                    failed.fault().expected(),
                    failed.fault().arguments()));
      }
    }
    return earlier;
  }

  /** A host as far as it has been read. */
  private static final class HostDraft {
    TcpState start = TcpState.CLOSED;
    Scenario.Opening opening = Scenario.Opening.NEVER;
    OptionalLong isn = OptionalLong.empty();
    Optional<Scenario.Numbers> numbers = Optional.empty();
    int rcvWnd = Scenario.WINDOW_DEFAULT;

    Host done() {
      return new Host(start, opening, isn, numbers, rcvWnd);
    }
  }

  /** A scenario as far as it has been read; what is left out has its default. */
  private static final class Draft {
    final Map<Side, Host> hosts = new EnumMap<>(Side.class);
    Scenario.Network network = Scenario.Network.RELIABLE;
    Scenario.Vantage vantage = Scenario.Vantage.WIRE;
    Set<Call> calls = Scenario.CALLS_DEFAULT;
    List<Line> earlier = List.of();
    Scenario.Shorthand shorthand = Scenario.Shorthand.STRICT;
    Scenario.Reopening reopening = Scenario.Reopening.NEVER;
    Goal goal = Goal.NOTHING_OWED;

    Scenario done() {
      return new Scenario(
          hosts.getOrDefault(Side.A, NOBODY),
          hosts.getOrDefault(Side.B, NOBODY),
          network,
          vantage,
          calls,
          earlier,
          shorthand,
          reopening,
          goal);
    }
  }
}
