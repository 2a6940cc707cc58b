package org.ackademy.question;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ackademy.notation.HostNames;
import org.ackademy.notation.LineReader;
import org.ackademy.notation.Numbers;
import org.ackademy.notation.Parsed;
import org.ackademy.notation.ScenarioReader;
import org.ackademy.notation.Tree;
import org.ackademy.replay.Believer;
import org.ackademy.replay.Believer.Reaction;
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

/**
 * Host A at one moment, and what happens to it: from this the machine knows its next state and its
 * reply, and so does, otherwise, whoever believes a misconception.
 *
 * @param host how the host stands
 * @param happening what happens
 */
public record Situation(Scenario.Host host, Happening happening) {
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

  /** Reads {@code host} and {@code happens} of a node. */
  static Optional<Situation> read(Node node, HostNames names) {
    return read(node, node, names);
  }

  /** Reads {@code host} of one node and {@code happens} of another. */
  static Optional<Situation> read(Node standing, Node moment, HostNames names) {
    Optional<Scenario.Host> host = host(standing.field("host"));
    Optional<Happening> happening = happening(moment.field("happens"), names);
    return moment.isSound()
        ? Optional.of(new Situation(host.orElseThrow(), happening.orElseThrow()))
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
        node.flaw(Wrong.EXPECTED, failed.fault());
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
          node.flaw(Wrong.CALL);
          yield Optional.empty();
        }
      };
    }
    return switch (new LineReader(names, Numbers.REQUIRED).read(arrives.get().text(), 1)) {
      case Parsed.Done<Line> done -> {
        if (done.value().from() != Side.B) {
          arrives.get().flaw(Wrong.ARRIVAL);
        }
        yield Optional.of(new Happening.Arrives(done.value()));
      }
      case Parsed.Failed<Line> failed -> {
        arrives.get().flaw(Wrong.EXPECTED, failed.fault());
        yield Optional.empty();
      }
    };
  }

  /** What may come of it, the plain reading first. */
  public List<Reaction> outcomes() {
    return events().stream()
        .flatMap(event -> Believer.rightReactions(Starts.of(host), event).stream())
        .distinct()
        .toList();
  }

  /** What comes of it for whoever believes this. */
  Optional<Reaction> believed(Misconception belief) {
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
}
