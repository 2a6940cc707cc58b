package org.ackademy.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.ackademy.notation.CaseReader;
import org.ackademy.notation.CaseRows;
import org.ackademy.notation.JsonReader;
import org.ackademy.notation.LinePrinter;
import org.ackademy.notation.Parsed;
import org.ackademy.notation.ReadCase;
import org.ackademy.notation.Tree;
import org.ackademy.replay.Judgement.Valid;
import org.ackademy.replay.Scenario.Call;
import org.ackademy.replay.Scenario.Host;
import org.ackademy.replay.Scenario.Network;
import org.ackademy.replay.Scenario.Opening;
import org.ackademy.replay.Scenario.Reopening;
import org.ackademy.replay.Scenario.Shorthand;
import org.ackademy.replay.Scenario.Vantage;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.TcpState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever the straight path accepts, the search accepts too; and it accepts most of what is clean.
 * The proofs of the package below compare both with the oracles.
 */
class StraightPathTest {
  private static final int[] BITS = {
    Control.SYN, Control.ACK, Control.FIN, Control.RST, Control.URG, Control.PSH
  };
  private static final int[] STEPS = {1, -1, 10, -10, 1 << 30};

  /** How many connections are drawn; the system property {@code proof.more} adds to them. */
  private static final int DRAWN = 40 + 200 * Integer.getInteger("proof.more", 0);

  private int tried;
  private int accepted;

  /** Counts, and compares with the search where the path accepts. */
  private void compare(Case question) {
    tried++;
    if (!StraightPath.leadsThrough(question)) {
      return;
    }
    accepted++;
    Judgement searched = Replay.search(question);
    assertThat(searched.verdict())
        .as("%s, %s: %s", question.id(), question.scenario(), print(question))
        .isInstanceOf(Valid.class);
  }

  private static String print(Case question) {
    return question.exchange().lines().stream()
        .map(LinePrinter::print)
        .collect(Collectors.joining("\n", "\n", "\n"));
  }

  private void compareWithEdits(Case question) {
    compare(question);
    for (List<Line> lines : edits(question.exchange().lines())) {
      compare(with(question, lines));
    }
  }

  private static Case with(Case question, List<Line> lines) {
    return new Case(question.id(), question.scenario(), new Exchange(lines), question.claims());
  }

  private static Case with(Case question, Scenario scenario) {
    return new Case(question.id(), scenario, question.exchange(), question.claims());
  }

  @ParameterizedTest
  @EnumSource(Vantage.class)
  void drawnConnectionsAndTheirEdits(Vantage vantage) {
    for (long seed = 1; seed <= DRAWN; seed++) {
      var random = new SplittableRandom(seed);
      List<Line> lines = CleanExchange.lines(random, vantage);
      compareWithEdits(new Case("seed " + seed, capture(vantage), new Exchange(lines), Map.of()));
    }
    assertThat(accepted).isBetween(200, tried / 2);
  }

  /** The other end of the proof above: had it no work to do, it would say nothing. */
  @ParameterizedTest
  @EnumSource(Vantage.class)
  void mostDrawnConnectionsAreFollowed(Vantage vantage) {
    for (long seed = 1_000; seed < 2_000; seed++) {
      List<Line> lines = CleanExchange.lines(new SplittableRandom(seed), vantage);
      compare(new Case("seed " + seed, capture(vantage), new Exchange(lines), Map.of()));
    }
    assertThat(accepted).isGreaterThan(tried * 8 / 10);
  }

  @Test
  void ordinaryGoalsInBothNetworks() {
    for (long seed = 1; seed <= 5L * DRAWN; seed++) {
      var random = new SplittableRandom(seed);
      List<Line> lines = CleanExchange.lines(random, Vantage.WIRE);
      List<Line> cut = lines.subList(0, random.nextInt(1, lines.size() + 1));
      for (Goal goal : goals(random)) {
        for (Network network : Network.values()) {
          Scenario scenario = scenario(network, Vantage.WIRE, goal);
          var question = new Case("seed " + seed, scenario, new Exchange(lines), Map.of());
          compare(question);
          compare(with(question, cut));
          compare(with(question, isnsFixed(scenario, lines)));
          compare(with(question, isnsFixed(scenario, cut.subList(0, 1))));
        }
      }
    }
    assertThat(accepted).isBetween(1_000, tried * 3 / 4);
  }

  @Test
  void everyCaseOfTheCollections() throws IOException {
    int valid = 0;
    for (Case question : collections()) {
      int before = accepted;
      compareWithEdits(question);
      valid += accepted > before ? 1 : 0;
      for (Call call : Call.values()) {
        compare(with(question, without(question.scenario(), call)));
      }
    }
    assertThat(valid).isGreaterThan(100);
  }

  /** Starts at which the first line is already wrong, calls that are missing, claims. */
  @Test
  void otherScenarios() {
    for (long seed = 1; seed <= 40; seed++) {
      List<Line> lines = CleanExchange.lines(new SplittableRandom(seed), Vantage.WIRE);
      var question = new Case("seed " + seed, capture(Vantage.WIRE), new Exchange(lines), Map.of());
      Scenario s = question.scenario();
      for (Call call : Call.values()) {
        compare(with(question, without(s, call)));
      }
      Host never = Scenarios.host(TcpState.CLOSED, Opening.NEVER, OptionalLong.empty());
      for (Host a : List.of(s.a(), s.b(), never)) {
        for (Host b : List.of(s.a(), s.b(), never, running(lines.get(0), 0))) {
          for (Vantage vantage : Vantage.values()) {
            compare(with(question, with(s, a, b, vantage)));
          }
        }
      }
      for (int line = 1; line <= lines.size(); line++) {
        Map<Side, TcpState> claim = Map.of(Side.B, TcpState.TIME_WAIT);
        compare(new Case("", s, question.exchange(), Map.of(line, claim)));
      }
    }
    assertThat(accepted).isPositive();
  }

  /** From ESTABLISHED: with numbers that fit together, and with others. */
  @Test
  void connectionsUnderWay() {
    for (long seed = 1; seed <= 100; seed++) {
      List<Line> lines = CleanExchange.lines(new SplittableRandom(seed), Vantage.WIRE);
      if (lines.size() < 5 || !lines.get(0).segment().options().equals(plain())) {
        continue;
      }
      for (int off = -1; off <= 1; off++) {
        Host a = running(lines.get(0), lines.get(1), off);
        Host b = running(lines.get(1), lines.get(0), 0);
        Scenario s = with(capture(Vantage.WIRE), a, b, Vantage.WIRE);
        List<Line> rest = lines.subList(3, lines.size());
        compare(new Case("seed " + seed, s, new Exchange(rest), Map.of()));
      }
    }
    assertThat(accepted).isBetween(5, tried / 2);
  }

  /** What more is possible there makes nothing impossible; but nothing here has looked at it. */
  @Test
  void givesUpWhereMoreCouldHappen() {
    List<Line> lines = CleanExchange.lines(new SplittableRandom(2), Vantage.WIRE);
    Scenario s = capture(Vantage.WIRE);
    assertThat(StraightPath.leadsThrough(new Case("", s, new Exchange(lines), Map.of()))).isTrue();
    var earlier = List.of(lines.get(0));
    for (Scenario other :
        List.of(more(s, earlier, Reopening.NEVER), more(s, List.of(), Reopening.ALLOWED))) {
      var question = new Case("", other, new Exchange(lines), Map.of());
      assertThat(StraightPath.leadsThrough(question)).isFalse();
    }
    var lost = new Goal.LostSegment(Side.A, Goal.Kind.SYN, 1);
    var goal = new Goal.Reached(Map.of(), Map.of(), OptionalInt.empty(), Map.of(), List.of(lost));
    var question =
        new Case("", scenario(Network.LOSSY, Vantage.WIRE, goal), new Exchange(lines), Map.of());
    assertThat(StraightPath.leadsThrough(question)).isFalse();
  }

  /** Even where no rule is known to be broken yet. */
  @Test
  void givesUpOnWhatItDoesNotKnow() {
    List<Line> lines = CleanExchange.lines(new SplittableRandom(2), Vantage.WIRE);
    assertThat(lines.get(2).segment().options()).isEqualTo(Options.NONE);
    for (Options options : options().subList(1, options().size())) {
      assertGivesUp(changed(lines, 2, with(lines.get(2), options)));
    }
    Options unoffered = new Options(1_460, 1, false, List.of(), Optional.empty(), Optional.empty());
    List<Line> bare = changed(lines, 0, with(lines.get(0), Options.NONE));
    assertGivesUp(changed(bare, 1, with(lines.get(1), unoffered)));
    Segment s = lines.get(2).segment();
    Line urgent =
        like(lines.get(2), s.control() | Control.URG, s.seq(), s.ack(), s.length(), s.window());
    assertGivesUp(changed(lines, 2, urgent));
  }

  private static void assertGivesUp(List<Line> lines) {
    var question = new Case("", capture(Vantage.WIRE), new Exchange(lines), Map.of());
    assertThat(StraightPath.leadsThrough(question)).isFalse();
  }

  private static Options plain() {
    return new Options(1_460, Options.ABSENT, false, List.of(), Optional.empty(), Optional.empty());
  }

  private static Host running(Line syn, int off) {
    return running(syn, syn, off);
  }

  static Host running(Line own, Line peer, int off) {
    int nxt = own.segment().seq() + 1;
    var numbers =
        new Scenario.Numbers(
            nxt,
            nxt + off,
            peer.segment().window(),
            peer.segment().seq() + 1,
            own.segment().window());
    return new Host(
        TcpState.ESTABLISHED, Opening.NEVER, OptionalLong.empty(), Optional.of(numbers), 100);
  }

  static Scenario with(Scenario s, Host a, Host b, Vantage vantage) {
    return new Scenario(
        a, b, s.network(), vantage, s.calls(), s.earlier(), s.shorthand(), s.reopening(), s.goal());
  }

  private static Scenario more(Scenario s, List<Line> earlier, Reopening reopening) {
    return new Scenario(
        s.a(),
        s.b(),
        s.network(),
        s.vantage(),
        s.calls(),
        earlier,
        s.shorthand(),
        reopening,
        s.goal());
  }

  @Test
  void remarksAndExplanationAreThoseOfTheSearch() throws IOException {
    int remarks = 0;
    for (Case question : collections()) {
      if (StraightPath.leadsThrough(question)) {
        Judgement judged = Replay.judge(question);
        Judgement searched = Replay.search(question);
        assertThat(judged.verdict()).isEqualTo(searched.verdict());
        assertThat(judged.explanation()).isEqualTo(searched.explanation());
        remarks += ((Valid) judged.verdict()).remarks().size();
      }
    }
    assertThat(remarks).isPositive();
  }

  static Scenario capture(Vantage vantage) {
    return scenario(Network.LOSSY, vantage, new Goal.AnyPrefix());
  }

  static Scenario scenario(Network network, Vantage vantage, Goal goal) {
    return new Scenario(
        Scenarios.host(TcpState.CLOSED, Opening.ACTIVE, OptionalLong.empty()),
        Scenarios.host(TcpState.LISTEN, Opening.NEVER, OptionalLong.empty()),
        network,
        vantage,
        EnumSet.of(Call.OPEN, Call.SEND, Call.RECEIVE, Call.CLOSE, Call.ABORT),
        List.of(),
        Shorthand.STRICT,
        Reopening.NEVER,
        goal);
  }

  static Scenario without(Scenario s, Call call) {
    Set<Call> calls = EnumSet.noneOf(Call.class);
    calls.addAll(s.calls());
    calls.remove(call);
    return new Scenario(
        s.a(),
        s.b(),
        s.network(),
        s.vantage(),
        calls,
        s.earlier(),
        s.shorthand(),
        s.reopening(),
        s.goal());
  }

  static Scenario isnsFixed(Scenario s, List<Line> lines) {
    long a = Integer.toUnsignedLong(lines.get(0).segment().seq());
    long b = lines.size() > 1 ? Integer.toUnsignedLong(lines.get(1).segment().seq()) : 7;
    return new Scenario(
        fixed(s.a(), a),
        fixed(s.b(), b),
        s.network(),
        s.vantage(),
        s.calls(),
        s.earlier(),
        s.shorthand(),
        s.reopening(),
        s.goal());
  }

  private static Host fixed(Host host, long isn) {
    return Scenarios.host(host.start(), host.opening(), OptionalLong.of(isn));
  }

  static List<Goal> goals(SplittableRandom random) {
    List<TcpState> states = List.of(TcpState.values());
    TcpState a = states.get(random.nextInt(states.size()));
    TcpState b = states.get(random.nextInt(states.size()));
    return List.of(
        Goal.NOTHING_OWED,
        Scenarios.states(Scenarios.BOTH_ESTABLISHED),
        Scenarios.states(Scenarios.CLOSED_BY_A),
        Scenarios.states(Map.of(Side.A, Set.of(a), Side.B, Set.of(b))),
        Scenarios.states(Map.of(Side.A, Set.of(TcpState.CLOSED), Side.B, Set.of(TcpState.CLOSED))),
        Scenarios.states(Map.of(), OptionalInt.of(random.nextInt(20))),
        new Goal.Reached(
            Map.of(), Map.of(), OptionalInt.empty(), Map.of(Side.B, Set.of(a)), List.of()),
        new Goal.Reached(
            Map.of(),
            Map.of(Side.A, random.nextInt(3_000), Side.B, random.nextInt(3_000)),
            OptionalInt.empty(),
            Map.of(),
            List.of()));
  }

  /** Every single edit of a line, and of the order of lines. */
  static List<List<Line>> edits(List<Line> lines) {
    List<List<Line>> all = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      for (Line edited : edits(lines.get(i))) {
        all.add(changed(lines, i, edited));
      }
      int at = i;
      all.add(edited(lines, copy -> without(copy, at)));
      all.add(edited(lines, copy -> doubled(copy, at, at)));
      all.add(edited(lines, copy -> doubled(copy, at, copy.size())));
      for (int j = i + 1; j < Math.min(i + 4, lines.size()); j++) {
        all.add(changed(changed(lines, i, lines.get(j)), j, lines.get(i)));
      }
    }
    return all;
  }

  private static List<Line> edited(List<Line> lines, UnaryOperator<List<Line>> edit) {
    return edit.apply(new ArrayList<>(lines));
  }

  private static List<Line> without(List<Line> lines, int at) {
    lines.remove(at);
    return lines;
  }

  private static List<Line> doubled(List<Line> lines, int from, int to) {
    lines.add(to, lines.get(from));
    return lines;
  }

  private static List<Line> changed(List<Line> lines, int at, Line line) {
    List<Line> copy = new ArrayList<>(lines);
    copy.set(at, line);
    return copy;
  }

  private static List<Line> edits(Line line) {
    Segment s = line.segment();
    List<Line> edited = new ArrayList<>();
    for (int bit : BITS) {
      edited.add(like(line, s.control() ^ bit, s.seq(), s.ack(), s.length(), s.window()));
    }
    for (int step : STEPS) {
      edited.add(like(line, s.control(), s.seq() + step, s.ack(), s.length(), s.window()));
      edited.add(like(line, s.control(), s.seq(), s.ack() + step, s.length(), s.window()));
    }
    for (int length : new int[] {0, 1, s.length() + 1, 5_000}) {
      edited.add(like(line, s.control(), s.seq(), s.ack(), length, s.window()));
    }
    for (int window : new int[] {0, 1, s.window() + 1, 65_535}) {
      int fitting = Math.min(window, Segment.FIELD_MAX);
      edited.add(like(line, s.control(), s.seq(), s.ack(), s.length(), fitting));
    }
    for (Options options : options()) {
      edited.add(with(line, options));
    }
    s.options()
        .timestamps()
        .ifPresent(
            stamp -> {
              for (int step : STEPS) {
                edited.add(stamped(line, stamp.value() + step, stamp.echo()));
                edited.add(stamped(line, stamp.value(), stamp.echo() + step));
              }
            });
    edited.add(new Line(line.from().peer(), s, line.given(), line.fate()));
    edited.add(new Line(line.from(), s, line.given(), Line.Fate.LOST));
    edited.add(new Line(line.from(), s, new Line.Given(false, true, true), line.fate()));
    edited.add(new Line(line.from(), s, Line.Given.NUMBERS, line.fate()));
    return edited;
  }

  private static List<Options> options() {
    return List.of(
        Options.NONE,
        new Options(1_000, Options.ABSENT, false, List.of(), Optional.empty(), Optional.empty()),
        new Options(Options.ABSENT, 9, false, List.of(), Optional.empty(), Optional.empty()),
        new Options(
            Options.ABSENT,
            Options.ABSENT,
            true,
            List.of(),
            Optional.of(new Options.Timestamps(5, 9)),
            Optional.empty()),
        new Options(
            Options.ABSENT,
            Options.ABSENT,
            false,
            List.of(new Options.Block(5, 9)),
            Optional.empty(),
            Optional.of("abcd")));
  }

  private static Line stamped(Line line, int value, int echo) {
    Options o = line.segment().options();
    var stamps = Optional.of(new Options.Timestamps(value, echo));
    return with(
        line,
        new Options(
            o.mss(), o.windowScale(), o.sackPermitted(), o.sackBlocks(), stamps, o.fastOpen()));
  }

  private static Line with(Line line, Options options) {
    Segment s = line.segment();
    var segment =
        new Segment(s.control(), s.seq(), s.ack(), s.length(), s.window(), s.urgent(), options);
    return new Line(line.from(), segment, line.given(), line.fate());
  }

  private static Line like(Line line, int control, int seq, int ack, int length, int window) {
    Segment s = line.segment();
    int number = (control & Control.ACK) != 0 ? ack : 0;
    var segment = new Segment(control, seq, number, length, window, s.urgent(), s.options());
    return new Line(line.from(), segment, line.given(), line.fate());
  }

  /** All cases, the captures at each of their vantages. */
  private static List<Case> collections() throws IOException {
    CaseReader reader = CaseReader.ofLines(10_000);
    List<Case> all = new ArrayList<>();
    for (String file :
        List.of("hand.ndjson", "enumerated.ndjson", "lossy.ndjson", "linux-mutants.ndjson")) {
      for (Tree.Mapping row : rows(file)) {
        all.add(((ReadCase.Legible) reader.read(row)).question());
      }
    }
    for (Tree.Mapping row : rows("linux.ndjson")) {
      for (Vantage vantage : Vantage.values()) {
        all.add(((ReadCase.Legible) reader.read(row, vantage)).question());
      }
    }
    return all;
  }

  private static List<Tree.Mapping> rows(String file) throws IOException {
    List<Tree.Mapping> all = new ArrayList<>();
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(
                StraightPathTest.class.getResourceAsStream("/exchanges/" + file)),
            StandardCharsets.UTF_8)) {
      var rows = new CaseRows(in);
      for (Optional<CaseRows.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
        Parsed<Tree> read = JsonReader.read(((CaseRows.Whole) row.get()).text());
        all.add((Tree.Mapping) ((Parsed.Done<Tree>) read).value());
      }
    }
    return all;
  }
}
