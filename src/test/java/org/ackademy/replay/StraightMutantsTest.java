package org.ackademy.replay;

import static org.ackademy.replay.Exchanges.exchange;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.ackademy.replay.Judgement.Valid;
import org.ackademy.replay.Scenario.Call;
import org.ackademy.replay.Scenario.Host;
import org.ackademy.replay.Scenario.Network;
import org.ackademy.replay.Scenario.Opening;
import org.ackademy.replay.Scenario.Vantage;
import org.ackademy.tcp.TcpState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The proof of the straight path, proven: the path is spoiled in one place after another, and drawn
 * connections with their edits find it out, for it accepts what the search refuses, gives up on
 * what is clean, or throws. So a mistake made there later is found too.
 */
class StraightMutantsTest {
  private static final Path SOURCES = Path.of("src/main/java/org/ackademy/replay");
  private static final List<String> SPOILED = List.of("StraightHost", "StraightPath");
  private static final List<String> CLASSES =
      List.of("StraightQueue", "StraightStamps", "StraightHost", "StraightPath");

  /** What is put in the place of what. */
  private static final Map<String, String> CHANGES =
      Map.ofEntries(
          Map.entry(" == ", " != "),
          Map.entry(" != ", " == "),
          Map.entry(" && ", " || "),
          Map.entry(" || ", " && "),
          Map.entry(" > ", " >= "),
          Map.entry(" <= ", " < "),
          Map.entry(" + 1;", ";"),
          Map.entry(" |= ", " = "),
          Map.entry(" += ", " = "),
          Map.entry(" - ", " + "),
          Map.entry(" << ", " >> "),
          Map.entry("return true;", "return false;"),
          Map.entry("Math.min(", "Math.max("),
          Map.entry("sndNxt", "sndUna"),
          Map.entry("rcvNxt", "irs"),
          Map.entry("FIN_WAIT_1", "FIN_WAIT_2"),
          Map.entry("CLOSE_WAIT", "ESTABLISHED"),
          Map.entry("LAST_ACK", "CLOSING"),
          Map.entry("(!", "("));

  /** What may go on for ever when it is spoiled. */
  private static final Pattern LEFT_ALONE =
      Pattern.compile("while|remove|isEmpty|^\\s*(\\*|/|import)");

  /** One in so many places is spoiled; all of them with the system property {@code proof.more}. */
  private static final int ONE_IN = Integer.getInteger("proof.more", 0) > 0 ? 1 : 8;

  /**
   * Of a hundred that are spoiled, so many may go unnoticed: they only give up, or change nothing.
   */
  private static final int UNNOTICED_MAX = 10;

  private static final String REFUSAL = "B > A RST,ACK seq=0 ack=101";
  private static final String[] BEYOND_WINDOW = {
    "A > B SYN seq=100",
    "B > A SYN,ACK seq=300 ack=101 win=100",
    "A > B ACK seq=101 ack=301 len=60",
    "A > B ACK seq=161 ack=301 len=60"
  };
  private static final String[] HANDSHAKE = {
    "A > B SYN seq=100", "B > A SYN,ACK seq=300 ack=101", "A > B ACK seq=101 ack=301"
  };

  /** The FINs cross, and A's text is acknowledged before its FIN. */
  private static final String[] CROSSING = {
    "A > B ACK seq=101 ack=301 len=10",
    "A > B FIN,ACK seq=111 ack=301",
    "B > A FIN,ACK seq=301 ack=111",
    "A > B ACK seq=112 ack=302",
    "B > A ACK seq=302 ack=112"
  };

  /** B, which is closed last, has its text acknowledged before its FIN. */
  private static final String[] LAST_ACK = {
    "A > B FIN,ACK seq=101 ack=301",
    "B > A ACK seq=301 ack=102 len=10",
    "B > A FIN,ACK seq=311 ack=102",
    "A > B ACK seq=102 ack=311",
    "A > B ACK seq=102 ack=312"
  };

  private static final long SEED = 9293;

  /**
   * A path takes few turns of its loops for each line; a spoiled one that takes so many never ends.
   */
  private static final int TURNS_MAX = 100_000;

  private static final Pattern LOOP = Pattern.compile("(?m)^(\\s*(?:while|for) \\(.*\\) \\{)$");

  private static int turns;

  private static final int DRAWN = 12;

  private final List<Case> questions = new ArrayList<>();
  private final BitSet accepted = new BitSet();
  private final BitSet refused = new BitSet();

  /** A place, and what stands there instead. */
  private record Mutant(String file, int line, String was, String source) {}

  @TempDir private Path folder = Path.of("");

  @Test
  void mistakesInItAreFound() throws IOException, ReflectiveOperationException {
    draw();
    List<String> unnoticed = new ArrayList<>();
    int made = 0;
    for (Mutant mutant : mutants()) {
      Optional<MethodHandle> path = compiled(mutant, made);
      if (path.isPresent()) {
        made++;
        if (!isNoticed(path.get())) {
          unnoticed.add(mutant.file() + ":" + mutant.line() + " " + mutant.was().strip());
        }
      }
    }
    System.out.printf("straight path: %d spoiled, unnoticed %s%n", made, unnoticed);
    assertThat(made).isGreaterThan(20);
    assertThat(unnoticed).hasSizeLessThanOrEqualTo(made * UNNOTICED_MAX / 100);
  }

  private void draw() {
    for (Vantage vantage : Vantage.values()) {
      for (long seed = 1; seed <= DRAWN; seed++) {
        List<Line> lines = CleanExchange.lines(new SplittableRandom(seed), vantage);
        ask(StraightPathTest.capture(vantage), lines);
        StraightPathTest.edits(lines).forEach(e -> ask(StraightPathTest.capture(vantage), e));
      }
    }
    for (long seed = 1; seed <= 10 * DRAWN; seed++) {
      var random = new SplittableRandom(seed);
      List<Line> lines = CleanExchange.lines(random, Vantage.WIRE);
      List<Line> cut = lines.subList(0, random.nextInt(1, lines.size() + 1));
      for (Goal goal : StraightPathTest.goals(random)) {
        Scenario scenario = StraightPathTest.scenario(Network.LOSSY, Vantage.WIRE, goal);
        ask(scenario, lines);
        ask(scenario, cut);
        ask(StraightPathTest.isnsFixed(scenario, lines), lines);
        ask(StraightPathTest.isnsFixed(scenario, lines.subList(1, lines.size())), lines);
      }
      for (Call call : Call.values()) {
        ask(StraightPathTest.without(StraightPathTest.capture(Vantage.WIRE), call), lines);
      }
    }
    drawEdges();
    drawUnderWay();
    drawRefusals();
    ask(StraightPathTest.capture(Vantage.WIRE), exchange(BEYOND_WINDOW).lines());
    for (int i = 0; i < questions.size(); i++) {
      accepted.set(i, StraightPath.leadsThrough(questions.get(i)));
    }
  }

  /** What chance seldom comes by: each just as it may be, and just not. */
  private void drawEdges() {
    for (String seq : List.of("161", "101")) {
      ask(
          StraightPathTest.capture(Vantage.WIRE),
          opened("A > B ACK seq=101 ack=301 len=60", "A > B RST seq=" + seq));
    }
    var passing =
        new Goal.Reached(
            Map.of(),
            Map.of(),
            OptionalInt.empty(),
            Map.of(Side.A, Set.of(TcpState.CLOSING)),
            List.of());
    ask(StraightPathTest.scenario(Network.LOSSY, Vantage.WIRE, passing), opened(CROSSING));
    for (TcpState end : List.of(TcpState.CLOSED, TcpState.TIME_WAIT)) {
      Goal goal = Scenarios.states(Map.of(Side.B, Set.of(end)));
      ask(StraightPathTest.scenario(Network.LOSSY, Vantage.WIRE, goal), opened(LAST_ACK));
    }
    for (int octets = 9; octets <= 12; octets++) {
      for (Side from : Side.values()) {
        var delivering =
            new Goal.Reached(
                Map.of(), Map.of(from, octets), OptionalInt.empty(), Map.of(), List.of());
        Scenario scenario = StraightPathTest.scenario(Network.LOSSY, Vantage.WIRE, delivering);
        ask(scenario, opened(from == Side.A ? CROSSING : LAST_ACK));
      }
    }
  }

  private static List<Line> opened(String... more) {
    List<String> lines = new ArrayList<>(List.of(HANDSHAKE));
    lines.addAll(List.of(more));
    return exchange(lines.toArray(String[]::new)).lines();
  }

  /** From ESTABLISHED, with numbers that fit together, and with others. */
  private void drawUnderWay() {
    for (long seed = 1; seed <= 10 * DRAWN; seed++) {
      List<Line> lines = CleanExchange.lines(new SplittableRandom(seed), Vantage.WIRE);
      if (lines.size() < 5 || lines.get(0).segment().options().timestamps().isPresent()) {
        continue;
      }
      for (int off = -1; off <= 1; off++) {
        Host a = StraightPathTest.running(lines.get(0), lines.get(1), off);
        Host b = StraightPathTest.running(lines.get(1), lines.get(off == 0 ? 0 : 1), 0);
        Scenario capture = StraightPathTest.capture(Vantage.WIRE);
        List<Line> rest = lines.subList(3, lines.size());
        ask(StraightPathTest.with(capture, a, b, Vantage.WIRE), rest);
        ask(StraightPathTest.with(capture, a, capture.b(), Vantage.WIRE), rest);
        ask(StraightPathTest.with(capture, capture.a(), b, Vantage.WIRE), rest);
      }
    }
  }

  /** A closed port, told so and not. */
  private void drawRefusals() {
    Scenario capture = StraightPathTest.capture(Vantage.WIRE);
    Host closed = Scenarios.host(TcpState.CLOSED, Opening.NEVER, OptionalLong.empty());
    Scenario told = StraightPathTest.with(capture, capture.a(), closed, Vantage.WIRE);
    List<Line> lines = new ArrayList<>(exchange("A > B SYN seq=100", REFUSAL).lines());
    for (Scenario scenario : List.of(capture, told)) {
      ask(scenario, lines);
      StraightPathTest.edits(lines).forEach(edited -> ask(scenario, edited));
      Goal owed = Goal.NOTHING_OWED;
      ask(StraightPathTest.scenario(Network.LOSSY, Vantage.WIRE, owed), lines);
    }
  }

  private void ask(Scenario scenario, List<Line> lines) {
    questions.add(new Case("", scenario, new Exchange(lines), Map.of()));
  }

  /** Called in each turn of the loops of a spoiled path. */
  static void turn() {
    if (++turns > TURNS_MAX) {
      throw new IllegalStateException("goes on for ever");
    }
  }

  private boolean isNoticed(MethodHandle path) {
    for (int i = 0; i < questions.size(); i++) {
      boolean leads;
      turns = 0;
      try {
        leads = (boolean) path.invokeExact(questions.get(i));
      } catch (Throwable thrown) {
        return true;
      }
      if (leads != accepted.get(i) && (!leads || isRefused(i))) {
        return true;
      }
    }
    return false;
  }

  private boolean isRefused(int question) {
    if (!refused.get(question)) {
      refused.set(question, !(Replay.search(questions.get(question)).verdict() instanceof Valid));
    }
    return refused.get(question);
  }

  private static List<Mutant> mutants() throws IOException {
    List<Mutant> all = new ArrayList<>();
    for (String file : SPOILED) {
      List<String> lines = Files.readAllLines(SOURCES.resolve(file + ".java"));
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        if (LEFT_ALONE.matcher(line).find()) {
          continue;
        }
        for (Map.Entry<String, String> change : CHANGES.entrySet()) {
          Matcher places = Pattern.compile(Pattern.quote(change.getKey())).matcher(line);
          while (places.find()) {
            List<String> spoiled = new ArrayList<>(lines);
            spoiled.set(
                i,
                line.substring(0, places.start())
                    + change.getValue()
                    + line.substring(places.end()));
            all.add(
                new Mutant(
                    file, i + 1, change.getKey() + " in " + line, String.join("\n", spoiled)));
          }
        }
      }
    }
    all.sort(
        (one, other) ->
            (one.file() + one.line() + one.was())
                .compareTo(other.file() + other.line() + other.was()));
    var random = new SplittableRandom(SEED);
    all.removeIf(mutant -> random.nextInt(ONE_IN) != 0);
    return all;
  }

  /** The spoiled path under other names, beside the true one; nothing where it is no Java. */
  private Optional<MethodHandle> compiled(Mutant mutant, int number)
      throws IOException, ReflectiveOperationException {
    String suffix = "Spoiled" + number;
    List<String> names = new ArrayList<>();
    for (String name : CLASSES) {
      String source =
          name.equals(mutant.file())
              ? mutant.source()
              : Files.readString(SOURCES.resolve(name + ".java"));
      for (String other : CLASSES) {
        source = source.replaceAll("\\b" + other + "\\b", other + suffix);
      }
      source = LOOP.matcher(source).replaceAll("$1 StraightMutantsTest.turn();");
      Path file = folder.resolve(name + suffix + ".java");
      Files.writeString(file, source);
      names.add(file.toString());
    }
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-proc:none",
                "-nowarn",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString()));
    arguments.addAll(names);
    var said = new ByteArrayOutputStream();
    if (ToolProvider.getSystemJavaCompiler().run(null, said, said, arguments.toArray(String[]::new))
        != 0) {
      return Optional.empty();
    }
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    Class<?> path = StraightPath.class;
    try (var files = Files.list(folder.resolve("org/ackademy/replay"))) {
      for (Path file :
          files
              .filter(f -> f.toString().matches(".*" + suffix + "(\\$.*)?\\.class"))
              .sorted()
              .toList()) {
        Class<?> defined = lookup.defineClass(Files.readAllBytes(file));
        path = defined.getName().equals(StraightPath.class.getName() + suffix) ? defined : path;
      }
    }
    return Optional.of(
        lookup.findStatic(path, "leadsThrough", MethodType.methodType(boolean.class, Case.class)));
  }
}
