package org.ackademy.question;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.ackademy.notation.LinePrinter;
import org.ackademy.notation.Tree;
import org.ackademy.replay.Believer;
import org.ackademy.replay.Believer.Reaction;
import org.ackademy.replay.Case;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Goal;
import org.ackademy.replay.Judgement;
import org.ackademy.replay.Misconception;
import org.ackademy.replay.Scenario;
import org.ackademy.replay.Side;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Seq;
import org.ackademy.tcp.TcpState;

/**
 * Options that the machine makes: the right one says what it does, each wrong one what it does for
 * somebody who believes a misconception, or what the author thinks of beside that. So none is
 * written by hand where it can be computed, for whatever numbers are drawn.
 *
 * <p>{@code asks} says what about: {@code reply} the next state and the segment that is sent,
 * {@code state} the state alone, {@code ack} the acknowledgment number of the reply, {@code
 * segments} the fewest segments by which a scenario meets its goal, {@code time-wait} which hosts
 * are in TIME-WAIT after an exchange.
 */
final class Foreseen {
  private static final String BELIEVERS = "believers";
  private static final String ALSO = "also";
  private static final Text NOBODY = new Text("Neither host", "어느 쪽도 아님");
  private static final Text BOTH = new Text("Both hosts", "양쪽 모두");

  private final Node node;
  private final String pointer;
  private final Source source;

  private Foreseen(Node node, String pointer, Source source) {
    this.node = node;
    this.pointer = pointer;
    this.source = source;
  }

  /** What is asked about. */
  private enum Asked {
    REPLY,
    STATE,
    ACK,
    SEGMENTS,
    TIME_WAIT
  }

  /**
   * What somebody says to the question: texts that are options, the plain one first, and none where
   * there is nothing to say. Several are right where the RFC leaves a choice.
   */
  private interface Answering {
    List<Text> by(Optional<Misconception> belief);
  }

  /** Reads the options of a node. */
  static List<Choice.Option> read(Node node, String pointer, Source source) {
    return new Foreseen(node, pointer, source).options();
  }

  private List<Choice.Option> options() {
    Optional<Asked> asked = asked(node.field("asks"));
    Optional<Answering> answering = asked.flatMap(this::answering);
    if (!node.isSound() || answering.isEmpty()) {
      return List.of();
    }
    List<Text> right = answering.get().by(Optional.empty());
    if (right.isEmpty()) {
      node.flaw(Wrong.MACHINE_SILENT);
      return List.of();
    }
    List<Choice.Option> options = new ArrayList<>();
    options.add(new Choice.Option(right.get(0), true, Optional.empty(), pointer));
    believers(answering.get(), right, options);
    also(asked.orElseThrow(), right, options);
    return options;
  }

  private static Optional<Asked> asked(Node word) {
    return switch (word.text()) {
      case "reply" -> Optional.of(Asked.REPLY);
      case "state" -> Optional.of(Asked.STATE);
      case "ack" -> Optional.of(Asked.ACK);
      case "segments" -> Optional.of(Asked.SEGMENTS);
      case "time-wait" -> Optional.of(Asked.TIME_WAIT);
      default -> {
        word.flaw(Wrong.ASKS);
        yield Optional.empty();
      }
    };
  }

  private Optional<Answering> answering(Asked asked) {
    return switch (asked) {
      case REPLY, STATE, ACK ->
          Situation.read(node, source.hosts().names())
              .map(situation -> belief -> told(situation, asked, belief));
      case SEGMENTS ->
          source.scenarioOf(node).map(scenario -> belief -> segments(scenario, belief));
      case TIME_WAIT -> source.sceneOf(node).map(scene -> belief -> waiting(scene, belief));
    };
  }

  /** What of a reaction is asked for. */
  private static Optional<Text> telling(Asked asked, Reaction reaction) {
    return switch (asked) {
      case REPLY -> Optional.of(reaction(reaction));
      case STATE -> Optional.of(same(reaction.state().rfcName()));
      case ACK -> acknowledged(reaction);
      case SEGMENTS, TIME_WAIT -> Optional.empty();
    };
  }

  private static List<Text> told(
      Situation situation, Asked asked, Optional<Misconception> believer) {
    return believer
        .map(belief -> situation.believed(belief).stream().toList())
        .orElseGet(situation::outcomes)
        .stream()
        .flatMap(reaction -> telling(asked, reaction).stream())
        .distinct()
        .toList();
  }

  private static Text same(String text) {
    return new Text(text, text);
  }

  private static Text reaction(Reaction reaction) {
    String state = reaction.state().rfcName();
    return reaction
        .sent()
        .map(segment -> LinePrinter.print(new Judgement.Move(Side.A, segment)))
        .map(
            line ->
                new Text(
                    "%s, and it sends `%s`".formatted(state, line),
                    "%s 상태이며 `%s` 세그먼트를 보냅니다.".formatted(state, line)))
        .orElse(new Text(state + ", and it sends nothing", state + " 상태이며 아무것도 보내지 않습니다."));
  }

  private static Optional<Text> acknowledged(Reaction reaction) {
    return reaction
        .sent()
        .filter(Segment::isAck)
        .map(segment -> same(String.valueOf(Seq.number(segment.ack()))));
  }

  private static List<Text> segments(Scenario scenario, Optional<Misconception> belief) {
    var empty = new Case("", scenario, new Exchange(List.of()), Map.of());
    OptionalInt fewest =
        belief.isPresent()
            ? new Believer(belief.get()).fewestLines(empty)
            : Believer.rightlyFewestLines(empty);
    return fewest.isEmpty() ? List.of() : List.of(same(String.valueOf(fewest.getAsInt())));
  }

  private List<Text> waiting(Source.Scene scene, Optional<Misconception> belief) {
    for (Map.Entry<Text, Map<Side, Set<TcpState>>> who : waiters().entrySet()) {
      Scenario asked = scene.scenario().withGoal(Goal.Reached.states(who.getValue()));
      var question = new Case("", asked, scene.exchange(), Map.of());
      boolean is =
          belief.isPresent()
              ? new Believer(belief.get()).meetsGoal(question)
              : Believer.rightlyMeetsGoal(question);
      if (is) {
        return List.of(who.getKey());
      }
    }
    return List.of();
  }

  /** Who can be in TIME-WAIT, and in which states the hosts are then. */
  private Map<Text, Map<Side, Set<TcpState>>> waiters() {
    Set<TcpState> wait = Set.of(TcpState.TIME_WAIT);
    Set<TcpState> other = EnumSet.complementOf(EnumSet.of(TcpState.TIME_WAIT));
    Map<Text, Map<Side, Set<TcpState>>> waiters = new LinkedHashMap<>();
    waiters.put(name(Side.A), Map.of(Side.A, wait, Side.B, other));
    waiters.put(name(Side.B), Map.of(Side.A, other, Side.B, wait));
    waiters.put(BOTH, Map.of(Side.A, wait, Side.B, wait));
    waiters.put(NOBODY, Map.of(Side.A, other, Side.B, other));
    return waiters;
  }

  private Text name(Side side) {
    List<String> english = source.hosts().in(Language.EN);
    List<String> korean = source.hosts().in(Language.KO);
    return switch (side) {
      case A -> new Text(english.getFirst(), korean.getFirst());
      case B -> new Text(english.getLast(), korean.getLast());
    };
  }

  private void believers(Answering answering, List<Text> right, List<Choice.Option> options) {
    int number = 0;
    for (Node item : node.items(BELIEVERS)) {
      String at = pointer + "/" + BELIEVERS + "/" + number++;
      Optional<Misconception> belief = belief(item.field("misconception"));
      Optional<Comment> comment = Comment.read(item, at);
      if (belief.isEmpty()) {
        continue;
      }
      List<Text> said = answering.by(belief);
      if (said.isEmpty() || right.contains(said.get(0))) {
        item.flaw(Wrong.BELIEF_RIGHT, belief.get().id());
      } else {
        options.add(new Choice.Option(said.get(0), false, comment, at));
      }
    }
  }

  private static Optional<Misconception> belief(Node id) {
    Optional<Misconception> belief = Misconception.named(id.text());
    if (belief.isEmpty()) {
      id.flaw(Wrong.BELIEF_UNPLAYED, id.text());
    }
    return belief;
  }

  /**
   * What the author adds: a value of the kind that is asked for, or what the machine does when
   * something else happens; in its wrongness proven too.
   */
  private void also(Asked asked, List<Text> right, List<Choice.Option> options) {
    int number = 0;
    for (Node item : node.items(ALSO)) {
      String at = pointer + "/" + ALSO + "/" + number++;
      Optional<Comment> comment = Comment.read(item, at);
      Optional<Text> text =
          item.find("happens").isPresent()
              ? elsewhere(asked, item)
              : value(asked, item.field("value"));
      if (text.filter(right::contains).isPresent()) {
        item.flaw(Wrong.OPTION_RIGHT);
      }
      text.ifPresent(said -> options.add(new Choice.Option(said, false, comment, at)));
    }
  }

  private Optional<Text> elsewhere(Asked asked, Node item) {
    Optional<Text> text =
        Situation.read(node, item, source.hosts().names()).stream()
            .flatMap(situation -> told(situation, asked, Optional.empty()).stream())
            .findFirst();
    if (text.isEmpty() && item.isSound()) {
      item.flaw(Wrong.MACHINE_SILENT);
    }
    return text;
  }

  private Optional<Text> value(Asked asked, Node value) {
    return switch (asked) {
      case ACK, SEGMENTS -> {
        if (value.tree() instanceof Tree.Numeral numeral && numeral.whole().isPresent()) {
          yield Optional.of(same(String.valueOf(numeral.whole().getAsLong())));
        }
        value.flaw(Wrong.VALUE_WHOLE);
        yield Optional.empty();
      }
      case STATE -> {
        Optional<TcpState> state = TcpState.named(value.text());
        if (state.isEmpty()) {
          value.flaw(Wrong.VALUE_STATE);
        }
        yield state.map(found -> same(found.rfcName()));
      }
      case REPLY -> Optional.of(value.words());
      case TIME_WAIT ->
          switch (value.text()) {
            case "A" -> Optional.of(name(Side.A));
            case "B" -> Optional.of(name(Side.B));
            case "both" -> Optional.of(BOTH);
            case "none" -> Optional.of(NOBODY);
            default -> {
              value.flaw(Wrong.VALUE_HOSTS);
              yield Optional.empty();
            }
          };
    };
  }
}
