package org.ackademy.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ackademy.notation.Expected;
import org.ackademy.notation.HostNames;
import org.ackademy.notation.LinePrinter;
import org.ackademy.notation.LineReader;
import org.ackademy.notation.Numbers;
import org.ackademy.notation.Parsed;
import org.ackademy.notation.ScenarioReader;
import org.ackademy.notation.Tree;
import org.ackademy.question.Graded.Finding;
import org.ackademy.question.Slots.Slot;
import org.ackademy.replay.Believer;
import org.ackademy.replay.Believer.Reaction;
import org.ackademy.replay.Judgement;
import org.ackademy.replay.Line;
import org.ackademy.replay.Misconception;
import org.ackademy.replay.Scenario;
import org.ackademy.replay.Side;
import org.ackademy.replay.Starts;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Event;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Reading;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Seq;
import org.ackademy.tcp.Tcb;
import org.ackademy.tcp.TcpState;

/**
 * Say what host A does about a segment that arrives, or when its user calls: its state afterwards
 * and what it sends. The machine says what is right; where the RFC leaves it a choice, either is.
 * The answer: {@code state}, and {@code reply} with a line, whose numbers count where they are
 * stated, or {@code none}. Each is half.
 *
 * <p>An acknowledgment that is due counts as the reply: delayed is not undone.
 *
 * @param host how the host stands
 * @param happening what happens
 */
public record Predict(Scenario.Host host, Happening happening) implements Question {
  static final String TYPE = "predict";
  private static final String STATE = "state";
  private static final String REPLY = "reply";
  private static final double HALF = 0.5;
  private static final Set<String> NOTHING = Set.of("none", "nothing", "-", "없음", "안 보냄");

  /** What happens to the host. */
  sealed interface Happening {
    /** This segment of B's arrives. */
    record Arrives(Line line) implements Happening {}

    /** A's user closes. */
    record Closes() implements Happening {}

    /** A's user aborts. */
    record Aborts() implements Happening {}

    /** 2 MSL are over. */
    record TimeWaitEnds() implements Happening {}
  }

  static Optional<Question> read(Source source) {
    Node root = source.root();
    Optional<Scenario.Host> host = host(root.field("host"));
    Optional<Happening> happening = happening(root.field("happens"), source.hosts().names());
    return source.isSound()
        ? Optional.of(new Predict(host.orElseThrow(), happening.orElseThrow()))
        : Optional.empty();
  }

  private static Optional<Scenario.Host> host(Node node) {
    Tree place = node.tree();
    Tree listener =
        Tree.Mapping.at(
            place, Map.of("start", new Tree.Text(place.line(), place.column(), "LISTEN")));
    Tree hosts = Tree.Mapping.at(place, new TreeMap<>(Map.of("A", place, "B", listener)));
    Tree scenario = Tree.Mapping.at(place, Map.of("hosts", hosts));
    return switch (new ScenarioReader(LineReader.PLAIN).read(scenario)) {
      case Parsed.Done<Scenario> done -> Optional.of(done.value().a());
      case Parsed.Failed<Scenario> failed -> {
        node.flaw("expected " + failed.fault().text());
        yield Optional.empty();
      }
    };
  }

  private static Optional<Happening> happening(Node node, HostNames names) {
    Optional<Node> arrives = node.find("arrives");
    if (arrives.isEmpty()) {
      return switch (node.field("call").text()) {
        case "CLOSE" -> Optional.of(new Happening.Closes());
        case "ABORT" -> Optional.of(new Happening.Aborts());
        case "TIME-WAIT TIMEOUT" -> Optional.of(new Happening.TimeWaitEnds());
        default -> {
          node.flaw("a call is CLOSE, ABORT or TIME-WAIT TIMEOUT");
          yield Optional.empty();
        }
      };
    }
    return switch (new LineReader(names, Numbers.REQUIRED).read(arrives.get().text(), 1)) {
      case Parsed.Done<Line> done -> {
        if (done.value().from() != Side.B) {
          arrives.get().flaw("what arrives at A is sent by B");
        }
        yield Optional.of(new Happening.Arrives(done.value()));
      }
      case Parsed.Failed<Line> failed -> {
        arrives.get().flaw("expected " + failed.fault().text());
        yield Optional.empty();
      }
    };
  }

  @Override
  public String type() {
    return TYPE;
  }

  /** What may come of it, the plain reading first. */
  List<Reaction> outcomes() {
    return events().stream()
        .flatMap(event -> Believer.rightReactions(Starts.of(host), event).stream())
        .distinct()
        .toList();
  }

  /** What comes of it for whoever believes this. */
  private Optional<Reaction> believed(Misconception belief) {
    return new Believer(belief).reactions(Starts.of(host), events().get(0)).stream().findFirst();
  }

  private List<Event> events() {
    return switch (happening) {
      case Happening.Arrives arrives -> {
        int iss = Seq.of(host.isn().orElse(0));
        Segment segment = windowed(arrives.line());
        yield List.of(new Event.Arrive(segment, Reading.PLAIN, new Event.Fresh(iss, Options.NONE)));
      }
      case Happening.Closes closes -> List.of(new Event.Close(Tcb.Fin.SENT));
      case Happening.Aborts aborts ->
          List.of(new Event.Abort(Control.RST), new Event.Abort(Control.RST | Control.ACK));
      case Happening.TimeWaitEnds ends -> List.of(new Event.TimeWaitTimeout());
    };
  }

  /** A line that states no window offers what it always did. */
  private static Segment windowed(Line line) {
    Segment segment = line.segment();
    return line.given().window()
        ? segment
        : new Segment(
            segment.control(),
            segment.seq(),
            segment.ack(),
            segment.length(),
            Segment.FIELD_MAX,
            segment.urgent(),
            segment.options());
  }

  @Override
  public Optional<String> key() {
    return Optional.of(written(outcomes().get(0)));
  }

  /** What those who believe otherwise would say. */
  @Override
  public List<Slip> slips() {
    List<Reaction> right = outcomes();
    List<Slip> slips = new ArrayList<>();
    for (Misconception belief : Misconception.values()) {
      believed(belief)
          .filter(reaction -> !right.contains(reaction))
          .ifPresent(wrong -> slips.add(new Slip(written(wrong), Optional.of(belief.id()))));
    }
    return slips;
  }

  private static String written(Reaction outcome) {
    return STATE + ": " + outcome.state().rfcName() + "\n" + REPLY + ": " + shown(outcome);
  }

  private static String shown(Reaction outcome) {
    return outcome
        .sent()
        .map(segment -> LinePrinter.print(new Judgement.Move(Side.A, segment)))
        .orElse("none");
  }

  @Override
  public Parsed<Reply> read(Asking asking, String answer) {
    return Slots.named(answer, List.of(STATE, REPLY))
        .then(slots -> predicted(asking.names(), slots));
  }

  private Parsed<Reply> predicted(HostNames names, Map<String, Slot> slots) {
    Optional<TcpState> state = Optional.empty();
    Slot named = slots.get(STATE);
    if (named != null) {
      state = TcpState.named(Likening.plain(named.text()).replaceAll("[\\s_-]+", "-"));
      if (state.isEmpty()) {
        return Parsed.failed(named.fault(Expected.ONE_OF, STATE, states()));
      }
    }
    Slot line = slots.get(REPLY);
    if (line == null) {
      return Parsed.done(new Predicted(this, state, new Said.Unsaid()));
    }
    if (NOTHING.contains(Likening.plain(line.text()).toLowerCase(Locale.ROOT))) {
      return Parsed.done(new Predicted(this, state, new Said.Silence()));
    }
    Optional<TcpState> found = state;
    return switch (new LineReader(names, Numbers.OPTIONAL).read(line.text(), line.line())) {
      case Parsed.Done<Line> done ->
          Parsed.done(new Predicted(this, found, new Said.Sends(done.value())));
      case Parsed.Failed<Line> failed ->
          Parsed.failed(
              line.fault(
                  failed.fault().expected(), failed.fault().arguments().toArray(String[]::new)));
    };
  }

  private static String states() {
    List<String> names = new ArrayList<>();
    for (TcpState state : TcpState.values()) {
      names.add(state.rfcName());
    }
    return String.join(", ", names);
  }

  /** What an answer says of the reply. */
  private sealed interface Said {
    record Unsaid() implements Said {}

    record Silence() implements Said {}

    record Sends(Line line) implements Said {}
  }

  private record Predicted(Predict question, Optional<TcpState> state, Said reply)
      implements Reply {
    @Override
    public boolean isEmpty() {
      return state.isEmpty() && reply instanceof Said.Unsaid;
    }

    /** Both parts are held against the same outcome: the one that is best for the learner. */
    @Override
    public Checked judge() {
      List<Part> best = List.of();
      for (Reaction outcome : question.outcomes()) {
        List<Part> parts = held(outcome);
        if (best.isEmpty() || score(parts) > score(best)) {
          best = parts;
        }
      }
      return new Checked(new Finding.Marked(score(best) < 1 ? named(best) : best), score(best));
    }

    private List<Part> held(Reaction outcome) {
      Part.Outcome ofState =
          state
              .map(said -> said == outcome.state() ? Part.Outcome.RIGHT : Part.Outcome.WRONG)
              .orElse(Part.Outcome.MISSING);
      return List.of(Part.of(STATE, ofState), Part.of(REPLY, mark(outcome)));
    }

    private static double score(List<Part> parts) {
      return HALF * parts.stream().filter(part -> part.outcome() == Part.Outcome.RIGHT).count();
    }

    /** What is wrong, with the belief under which the whole answer would be right. */
    private List<Part> named(List<Part> parts) {
      Optional<String> belief =
          question.slips().stream()
              .flatMap(slip -> slip.misconception().stream())
              .filter(this::isBelieved)
              .findFirst();
      return parts.stream()
          .map(
              part ->
                  part.outcome() == Part.Outcome.WRONG
                      ? new Part(part.name(), part.outcome(), part.feedback(), belief)
                      : part)
          .toList();
    }

    private boolean isBelieved(String id) {
      return Misconception.named(id)
          .flatMap(question::believed)
          .filter(outcome -> score(held(outcome)) == 1)
          .isPresent();
    }

    private Part.Outcome mark(Reaction outcome) {
      return switch (reply) {
        case Said.Unsaid unsaid -> Part.Outcome.MISSING;
        case Said.Silence silence ->
            outcome.sent().isEmpty() ? Part.Outcome.RIGHT : Part.Outcome.WRONG;
        case Said.Sends sends ->
            sends.line().from() == Side.A
                    && outcome.sent().filter(sent -> isSaid(sends.line(), sent)).isPresent()
                ? Part.Outcome.RIGHT
                : Part.Outcome.WRONG;
      };
    }

    private static boolean isSaid(Line line, Segment sent) {
      Segment said = line.segment();
      int push = Control.PSH;
      return (said.control() & ~push) == (sent.control() & ~push)
          && (!line.given().seq() || said.seq() == sent.seq())
          && (!sent.isAck() || !line.given().ack() || said.ack() == sent.ack())
          && said.length() == sent.length();
    }
  }

  @Override
  public Handout.Shown shown(Audience audience) {
    return Handout.Shown.sheet(
        json -> {
          json.name("host").openObject().name("state").text(host.start().rfcName());
          host.numbers()
              .ifPresent(
                  numbers -> {
                    json.name("sndUna").number(Seq.number(numbers.sndUna()));
                    json.name("sndNxt").number(Seq.number(numbers.sndNxt()));
                    json.name("rcvNxt").number(Seq.number(numbers.rcvNxt()));
                  });
          json.closeObject();
          json.name("happens");
          switch (happening) {
            case Happening.Arrives arrives -> json.text(LinePrinter.print(arrives.line()));
            case Happening.Closes closes -> json.text("CLOSE");
            case Happening.Aborts aborts -> json.text("ABORT");
            case Happening.TimeWaitEnds ends -> json.text("TIME-WAIT TIMEOUT");
          }
        });
  }

  @Override
  public void prove(Flaws flaws) {
    Reaction plain = outcomes().get(0);
    if (plain.state() == host.start()
        && plain.sent().isEmpty()
        && !(happening instanceof Happening.Arrives)) {
      flaws.at("/happens", "nothing comes of this");
    }
  }
}
