package org.ackademy.question;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ackademy.notation.Expected;
import org.ackademy.notation.Fault;
import org.ackademy.notation.LineReader;
import org.ackademy.notation.Parsed;
import org.ackademy.notation.ScenarioReader;
import org.ackademy.notation.Tree;
import org.ackademy.notation.capture.Capture;
import org.ackademy.notation.capture.Connection;
import org.ackademy.question.Graded.Finding;
import org.ackademy.replay.Case;
import org.ackademy.replay.Goal;
import org.ackademy.replay.Judgement;
import org.ackademy.replay.Replay;
import org.ackademy.replay.Scenario;

/**
 * Hand in a capture in which something is to be seen: a goal that one of its connections must
 * reach. A is the host that opened it. The answer: a pcap or pcapng file in Base64. Right or not;
 * what a capture lacks is nobody's slip, so that nothing is right in part.
 *
 * @param goal what must be seen
 * @param vantage where the capture is taken
 */
public record Captured(Goal goal, Scenario.Vantage vantage) implements Question {
  static final String TYPE = "capture";
  private static final Capture.Limits LIMITS = new Capture.Limits(2_000, 20);

  static Optional<Question> read(Source source) {
    Node goal = source.root().field("goal");
    Tree.Mapping root = (Tree.Mapping) source.root().tree();
    Tree closed =
        Tree.Mapping.at(root, Map.of("start", new Tree.Text(root.line(), root.column(), "CLOSED")));
    Map<String, Tree> scenario = new LinkedHashMap<>();
    scenario.put("hosts", Tree.Mapping.at(root, new TreeMap<>(Map.of("A", closed, "B", closed))));
    for (String name : List.of("goal", "vantage")) {
      root.find(name).ifPresent(value -> scenario.put(name, value));
    }
    return switch (new ScenarioReader(LineReader.PLAIN).read(Tree.Mapping.at(root, scenario))) {
      case Parsed.Done<Scenario> done ->
          source.isSound()
              ? Optional.of(new Captured(done.value().goal(), done.value().vantage()))
              : Optional.empty();
      case Parsed.Failed<Scenario> failed -> {
        goal.flaw(Wrong.EXPECTED, failed.fault());
        yield Optional.empty();
      }
    };
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Parsed<Reply> read(Asking asking, String answer) {
    if (answer.isBlank()) {
      return Parsed.done(new File(this, asking.id(), new byte[0]));
    }
    byte[] bytes;
    try {
      bytes = Base64.getMimeDecoder().decode(answer.strip());
    } catch (IllegalArgumentException e) {
      return Parsed.failed(Fault.at(1, 1, Expected.CAPTURE));
    }
    return connections(bytes).isEmpty()
        ? Parsed.failed(Fault.at(1, 1, Expected.CAPTURE))
        : Parsed.done(new File(this, asking.id(), bytes));
  }

  private static List<Connection> connections(byte[] bytes) {
    try {
      return Capture.read(new ByteArrayInputStream(bytes), LIMITS, 0).connections();
    } catch (IOException e) {
      throw new UncheckedIOException("an array does not fail", e);
    }
  }

  /** A capture that was handed in. */
  private static final class File implements Reply {
    private final Captured question;
    private final String id;
    private final byte[] bytes;

    File(Captured question, String id, byte[] bytes) {
      this.question = question;
      this.id = id;
      this.bytes = bytes;
    }

    @Override
    public boolean isEmpty() {
      return bytes.length == 0;
    }

    /** The first connection that shows it; where none does, the first. */
    @Override
    public Checked judge() {
      Optional<Checked> first = Optional.empty();
      for (Connection connection : connections(bytes)) {
        Case asked = asked(connection);
        Judgement judgement = Replay.judge(asked);
        boolean shows = judgement.verdict() instanceof Judgement.Valid;
        Checked checked = new Checked(new Finding.Replayed(asked, judgement), shows ? 1 : 0);
        if (shows) {
          return checked;
        }
        first = first.or(() -> Optional.of(checked));
      }
      return first.orElseGet(
          () -> new Checked(new Finding.Marked(List.of(Part.of(TYPE, Part.Outcome.MISSING))), 0));
    }

    private Case asked(Connection connection) {
      Case asked = connection.question(question.vantage()).question();
      Scenario wanted = asked.scenario().withGoal(question.goal());
      return new Case(id, wanted, asked.exchange(), asked.claims());
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof File file && Arrays.equals(bytes, file.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }
  }

  @Override
  public Handout.Shown shown(Audience audience) {
    return Handout.Shown.sheet(json -> json.name("accepts").text("application/vnd.tcpdump.pcap"));
  }
}
