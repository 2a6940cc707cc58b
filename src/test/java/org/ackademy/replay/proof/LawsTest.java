package org.ackademy.replay.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ackademy.notation.ResultWriter;
import org.ackademy.replay.Case;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Goal;
import org.ackademy.replay.Judgement;
import org.ackademy.replay.Line;
import org.ackademy.replay.Replay;
import org.ackademy.replay.Scenario;
import org.ackademy.replay.Scenario.Vantage;
import org.ackademy.replay.Side;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.TcpState;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Laws that verdicts obey, whatever is judged: held against every labelled case. */
class LawsTest {
  private static final long SEED = 5961;

  /** Where letters become small otherwise, and numbers have other digits. */
  private static final Locale ELSEWHERE = Locale.forLanguageTag("tr-TR-u-nu-arab");

  /** The labelled cases; each is judged as it is once, whatever laws it is held against. */
  private static List<Labelled> labelled = List.of();

  /** A case and what is said of it. */
  private record Labelled(Case question, String said) {}

  @BeforeAll
  static void judgeTheLabelledCases() throws IOException {
    labelled = Corpus.cases().stream().map(c -> new Labelled(c, verdict(c))).toList();
  }

  private static String verdict(Case question) {
    return Comparison.text(Replay.judge(question));
  }

  private static Case with(Case c, Scenario scenario, List<Line> lines) {
    return new Case(c.id(), scenario, new Exchange(lines), Map.of());
  }

  @Test
  void aPrefixOfWhatCanBeExplainedCanBeExplained() {
    var random = new Random(SEED);
    int prefixes = 0;
    for (Labelled one : labelled) {
      Case c = one.question();
      List<Line> lines = c.exchange().lines();
      String whole = one.said();
      if (!(c.scenario().goal() instanceof Goal.AnyPrefix) || lines.isEmpty()) {
        continue;
      }
      int cut = random.nextInt(lines.size());
      String part = verdict(with(c, c.scenario(), lines.subList(0, cut)));
      boolean before = whole.startsWith("INVALID") && at(whole) <= cut;
      assertThat(part).as(c.id() + " cut after " + cut).isEqualTo(before ? whole : "VALID");
      prefixes++;
    }
    assertThat(prefixes).isGreaterThan(500);
  }

  private static int at(String verdict) {
    return Integer.parseInt(verdict.substring(verdict.lastIndexOf(' ') + 1));
  }

  @Test
  void thePlaceOnTheCircleDoesNotMatter() {
    var random = new Random(SEED);
    for (Labelled one : labelled) {
      Case c = one.question();
      int a = random.nextInt();
      int b = random.nextInt();
      assertThat(verdict(shifted(c, a, b))).as(c.id()).isEqualTo(one.said());
    }
  }

  private static Case shifted(Case c, int a, int b) {
    Scenario s = c.scenario();
    var moved =
        new Scenario(
            shifted(s.a(), a, b),
            shifted(s.b(), b, a),
            s.network(),
            s.vantage(),
            s.calls(),
            s.earlier().stream().map(line -> shifted(line, a, b)).toList(),
            s.shorthand(),
            s.reopening(),
            s.goal());
    List<Line> lines = c.exchange().lines().stream().map(line -> shifted(line, a, b)).toList();
    return new Case(c.id(), moved, new Exchange(lines), c.claims());
  }

  private static Scenario.Host shifted(Scenario.Host host, int own, int peer) {
    Optional<Scenario.Numbers> numbers =
        host.numbers()
            .map(
                n ->
                    new Scenario.Numbers(
                        n.sndUna() + own,
                        n.sndNxt() + own,
                        n.sndWnd(),
                        n.rcvNxt() + peer,
                        n.rcvWnd()));
    OptionalLong isn =
        host.isn().isPresent()
            ? OptionalLong.of(Integer.toUnsignedLong((int) host.isn().getAsLong() + own))
            : host.isn();
    return new Scenario.Host(host.start(), host.opening(), isn, numbers, host.rcvWnd());
  }

  /** A reset that answers a segment without an ACK has sequence number 0 wherever hosts begin. */
  private static Line shifted(Line line, int a, int b) {
    int own = line.from() == Side.A ? a : b;
    int peer = line.from() == Side.A ? b : a;
    Segment s = line.segment();
    boolean absolute = s.has(Control.RST | Control.ACK) && s.seq() == 0;
    Options o = s.options();
    var options =
        new Options(
            o.mss(),
            o.windowScale(),
            o.sackPermitted(),
            o.sackBlocks().stream()
                .map(block -> new Options.Block(block.left() + peer, block.right() + peer))
                .toList(),
            o.timestamps(),
            o.fastOpen());
    var moved =
        new Segment(
            s.control(),
            absolute || !line.given().seq() ? s.seq() : s.seq() + own,
            s.isAck() && line.given().ack() ? s.ack() + peer : s.ack(),
            s.length(),
            s.window(),
            s.urgent(),
            options);
    return new Line(line.from(), moved, line.given(), line.fate());
  }

  @Test
  void theNamesOfTheHostsDoNotMatter() {
    for (Labelled one : labelled) {
      Case c = one.question();
      assertThat(verdict(swapped(c))).as(c.id()).isEqualTo(one.said());
    }
  }

  private static Case swapped(Case c) {
    Scenario s = c.scenario();
    var other =
        new Scenario(
            s.b(),
            s.a(),
            s.network(),
            switch (s.vantage()) {
              case WIRE -> Vantage.WIRE;
              case HOST_A -> Vantage.HOST_B;
              case HOST_B -> Vantage.HOST_A;
            },
            s.calls(),
            s.earlier().stream().map(LawsTest::swapped).toList(),
            s.shorthand(),
            s.reopening(),
            swapped(s.goal()));
    Map<Integer, Map<Side, TcpState>> claims = new HashMap<>();
    c.claims().forEach((line, states) -> claims.put(line, swapped(states)));
    List<Line> lines = c.exchange().lines().stream().map(LawsTest::swapped).toList();
    return new Case(c.id(), other, new Exchange(lines), claims);
  }

  private static Line swapped(Line line) {
    return new Line(line.from().peer(), line.segment(), line.given(), line.fate());
  }

  private static Goal swapped(Goal goal) {
    return switch (goal) {
      case Goal.AnyPrefix any -> any;
      case Goal.Reached r ->
          new Goal.Reached(
              swapped(r.states()),
              swapped(r.delivered()),
              r.maxLines(),
              swapped(r.passes()),
              r.lost().stream()
                  .map(l -> new Goal.LostSegment(l.from().peer(), l.kind(), l.nth()))
                  .toList());
    };
  }

  private static <T> Map<Side, T> swapped(Map<Side, T> bySide) {
    Map<Side, T> other = new HashMap<>();
    bySide.forEach((side, value) -> other.put(side.peer(), value));
    return other;
  }

  /**
   * At a host where anything may come twice, one more arrival of an old segment explains itself.
   */
  @Test
  void whatHasArrivedMayArriveAgain() {
    var random = new Random(SEED);
    int doubled = 0;
    for (Labelled one : labelled) {
      Case c = one.question();
      Scenario s = c.scenario();
      List<Line> lines = c.exchange().lines();
      if (s.network() != Scenario.Network.LOSSY
          || s.vantage() == Vantage.WIRE
          || !(s.goal() instanceof Goal.AnyPrefix)
          || !one.said().equals("VALID")) {
        continue;
      }
      Side peer = s.vantage() == Vantage.HOST_A ? Side.B : Side.A;
      List<Line> arrivals = lines.stream().filter(line -> line.from() == peer).toList();
      if (!arrivals.isEmpty()) {
        var more = new ArrayList<>(lines);
        more.add(arrivals.get(random.nextInt(arrivals.size())));
        assertThat(verdict(with(c, s, more))).as(c.id() + " " + more).isEqualTo("VALID");
        doubled++;
      }
    }
    assertThat(doubled).isGreaterThan(200);
  }

  /**
   * At the wire of a lossy network a segment with numbers of its own may go out once more, right
   * behind itself: its timer fires.
   */
  @Test
  void whatWasSentMayBeSentAgainAtOnce() {
    var random = new Random(SEED);
    int doubled = 0;
    for (Labelled one : labelled) {
      Case c = one.question();
      Scenario s = c.scenario();
      List<Line> lines = c.exchange().lines();
      List<Integer> sent = new ArrayList<>();
      for (int i = 0; i < lines.size(); i++) {
        Segment segment = lines.get(i).segment();
        if (segment.seqLength() > 0 && !segment.isRst()) {
          sent.add(i);
        }
      }
      if (s.network() != Scenario.Network.LOSSY
          || s.vantage() != Vantage.WIRE
          || !(s.goal() instanceof Goal.AnyPrefix)
          || !c.claims().isEmpty()
          || sent.isEmpty()
          || !one.said().equals("VALID")) {
        continue;
      }
      for (int times = 0; times < 3; times++) {
        int at = sent.get(random.nextInt(sent.size()));
        var more = new ArrayList<>(lines);
        more.add(at, lines.get(at));
        assertThat(verdict(with(c, s, more)))
            .as("seed %d, %s, line %d: %s", SEED, c.id(), at + 1, lines)
            .isEqualTo("VALID");
        doubled++;
      }
    }
    assertThat(doubled).isGreaterThan(300);
  }

  /**
   * The corpus serially, then in parallel, shuffled, elsewhere in the world: all that is told. Sets
   * and maps of the JDK go through their entries in an order that each Java machine draws anew, so
   * another machine has to tell the same.
   */
  @Test
  void verdictsDependOnNothingElse() throws IOException, InterruptedException {
    List<Case> cases = Corpus.everything();
    Map<Case, Judgement> serial = new HashMap<>();
    Map<Case, String> printed = new HashMap<>();
    for (Case c : cases) {
      Judgement judgement = Replay.judge(c);
      serial.put(c, judgement);
      printed.put(c, ResultWriter.print(c, judgement, OptionalDouble.empty()));
    }
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(ELSEWHERE);
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
      assertThat(List.of("%d".formatted(7), "I".toLowerCase(ELSEWHERE))).containsExactly("٧", "ı");
      List<Case> shuffled = new ArrayList<>(cases);
      Collections.shuffle(shuffled, new Random(SEED));
      List<String> different =
          shuffled.parallelStream()
              .filter(c -> isToldOtherwise(c, serial, printed))
              .map(Case::id)
              .toList();
      assertThat(different).isEmpty();
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
    List<String> here =
        cases.stream().map(c -> Child.line(c, String.valueOf(printed.get(c)))).toList();
    assertThat(toldByAnotherMachine()).isEqualTo(here);
  }

  private static List<String> toldByAnotherMachine() throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Duser.language=th",
            "-Duser.country=TH",
            "-Duser.variant=TH",
            "-Dfile.encoding=UTF-16",
            "-Dsun.jnu.encoding=ISO-8859-1",
            "-Dline.separator=\r\n",
            "-Djava.util.concurrent.ForkJoinPool.common.parallelism=1",
            "-Duser.timezone=Pacific/Chatham",
            "-cp",
            Stream.of(Replay.class, Child.class)
                .map(one -> one.getProtectionDomain().getCodeSource().getLocation().getPath())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator)),
            Child.class.getName());
    Process child = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor()).as(said).isZero();
    return said.lines().toList();
  }

  /** Judges the corpus backwards, and says in a line for each case what it told. */
  static final class Child {
    private Child() {}

    public static void main(String[] args) throws IOException {
      List<Case> cases = Corpus.everything();
      String[] told = new String[cases.size()];
      for (int i = told.length - 1; i >= 0; i--) {
        Case c = cases.get(i);
        told[i] = line(c, ResultWriter.print(c, Replay.judge(c), OptionalDouble.empty()));
      }
      System.out.write((String.join("\n", told) + "\n").getBytes(StandardCharsets.UTF_8));
      System.out.flush();
    }

    private static String line(Case c, String printed) {
      return c.id() + " " + c.scenario().vantage() + " " + printed.length() + " " + hash(printed);
    }

    private static long hash(String printed) {
      return printed.chars().asLongStream().reduce(0, (sum, one) -> sum * 1_000_003 + one);
    }
  }

  private static boolean isToldOtherwise(
      Case c, Map<Case, Judgement> serial, Map<Case, String> printed) {
    Judgement judgement = Replay.judge(c);
    return !judgement.equals(serial.get(c))
        || !ResultWriter.print(c, judgement, OptionalDouble.empty()).equals(printed.get(c));
  }
}
