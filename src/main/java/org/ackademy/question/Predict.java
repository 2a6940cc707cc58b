package org.ackademy.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ackademy.notation.Expected;
import org.ackademy.notation.HostNames;
import org.ackademy.notation.LinePrinter;
import org.ackademy.notation.LineReader;
import org.ackademy.notation.Numbers;
import org.ackademy.notation.Parsed;
import org.ackademy.question.Graded.Finding;
import org.ackademy.question.Slots.Slot;
import org.ackademy.replay.Believer.Reaction;
import org.ackademy.replay.Judgement;
import org.ackademy.replay.Line;
import org.ackademy.replay.Misconception;
import org.ackademy.replay.Side;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Seq;
import org.ackademy.tcp.TcpState;

/**
 * Say what host A does about a segment that arrives, or when its user calls: its state afterwards
 * and what it sends. The machine says what is right; where the RFC leaves it a choice, either is.
 * The answer: {@code state}, and {@code reply} with a line, whose numbers count where they are
 * stated, or {@code none}. Each is half.
 *
 * <p>An acknowledgment that is due counts as the reply: delayed is not undone.
 *
 * @param situation how the host stands, and what happens
 */
public record Predict(Situation situation) implements Question {
  static final String TYPE = "predict";
  private static final String STATE = "state";
  private static final String REPLY = "reply";
  private static final double HALF = 0.5;
  private static final Set<String> NOTHING = Set.of("none", "nothing", "-", "없음", "안 보냄");

  static Optional<Question> read(Source source) {
    return Situation.read(source.root(), source.hosts().names()).map(Predict::new);
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Optional<String> key() {
    return Optional.of(written(situation.outcomes().get(0)));
  }

  /** What those who believe otherwise would say. */
  @Override
  public List<Slip> slips() {
    List<Reaction> right = situation.outcomes();
    List<Slip> slips = new ArrayList<>();
    for (Misconception belief : Misconception.values()) {
      situation
          .believed(belief)
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
      for (Reaction outcome : question.situation().outcomes()) {
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
          .flatMap(question.situation()::believed)
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
          json.name("host").openObject().name("state").text(situation.host().start().rfcName());
          situation
              .host()
              .numbers()
              .ifPresent(
                  numbers -> {
                    json.name("sndUna").number(Seq.number(numbers.sndUna()));
                    json.name("sndNxt").number(Seq.number(numbers.sndNxt()));
                    json.name("rcvNxt").number(Seq.number(numbers.rcvNxt()));
                  });
          json.closeObject();
          json.name("happens");
          switch (situation.happening()) {
            case Situation.Happening.Arrives arrives ->
                json.text(LinePrinter.print(arrives.line()));
            case Situation.Happening.Closes closes -> json.text("CLOSE");
            case Situation.Happening.Aborts aborts -> json.text("ABORT");
            case Situation.Happening.TimeWaitEnds ends -> json.text("TIME-WAIT TIMEOUT");
          }
        });
  }

  @Override
  public void prove(Flaws flaws) {
    Reaction plain = situation.outcomes().get(0);
    if (plain.state() == situation.host().start()
        && plain.sent().isEmpty()
        && !(situation.happening() instanceof Situation.Happening.Arrives)) {
      flaws.at("/happens", Wrong.OUTCOME_NONE);
    }
  }
}
