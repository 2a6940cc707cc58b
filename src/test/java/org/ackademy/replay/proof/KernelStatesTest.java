package org.ackademy.replay.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ackademy.notation.Tree;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Exchanges;
import org.ackademy.replay.Line;
import org.ackademy.replay.Side;
import org.ackademy.replay.proof.Kernel.Deviation;
import org.ackademy.tcp.Segment;
import org.junit.jupiter.api.Test;

/**
 * What truly happened at two Linux hosts, event by event, brings the machine to the states that the
 * kernels were in. Where Linux goes its own way the machine offers that way, and each such way is
 * on the list of {@link Deviation} with the reason why it is allowed; of those the fewest that a
 * connection takes are counted, and nothing else deviates.
 */
class KernelStatesTest {

  @Test
  void theMachineIsInTheKernelsStates() throws IOException {
    Map<Deviation, Integer> used = new EnumMap<>(Deviation.class);
    List<Tree.Mapping> rows = Corpus.rows("linux.ndjson");
    assertThat(rows).hasSize(159);
    for (Tree.Mapping row : rows) {
      for (Deviation deviation : follow(row)) {
        used.merge(deviation, 1, Integer::sum);
      }
    }
    System.out.println("deviations of Linux, and in how many connections: " + used);
    assertThat(used.keySet())
        .isEqualTo(
            EnumSet.of(
                Deviation.CROSSING_ESTABLISHES,
                Deviation.FIN_DELAYED,
                Deviation.RESET_ON_DATA,
                Deviation.RESET_ON_CLOSE,
                Deviation.GAP_ACKNOWLEDGED,
                Deviation.SYN_TEXT_TAKEN,
                Deviation.CHALLENGE_THROTTLED,
                Deviation.OLD_TIMESTAMP_REFUSED,
                Deviation.RESET_ON_TIMEOUT));
  }

  private static Set<Deviation> follow(Tree.Mapping row) {
    Tree.Mapping vantages = (Tree.Mapping) row.find("exchange").orElseThrow();
    Exchange wire = Exchanges.exchange(Corpus.texts(vantages, "wire"));
    List<String> truth = Corpus.texts(row, "truth");
    Map<Side, Kernel> kernels = new EnumMap<>(Side.class);
    kernels.put(Side.A, new Kernel());
    kernels.put(Side.B, new Kernel());
    for (int i = 0; i < truth.size(); i++) {
      String[] words = truth.get(i).split(" ", 3);
      switch (words[0]) {
        case "call" -> {
          Side side = Side.valueOf(words[1]);
          kernel(kernels, words[1])
              .call(words[2].replace("until blocked", Integer.toString(octets(wire, side))));
        }
        case "send" -> {
          String[] rest = words[2].split(" -> ", -1);
          kernel(kernels, rest[0]).send(segment(wire, words[1]), rest[1]);
        }
        case "deliver" -> {
          String[] rest = words[2].split(" -> ", -1);
          Optional<Segment> next = nextSyn(truth.subList(i + 1, truth.size()), rest[0], wire);
          kernel(kernels, rest[0]).deliver(segment(wire, words[1]), next, rest[1]);
        }
        case "lose" -> {}
        default -> fail(truth.get(i));
      }
      String where = Corpus.text(row, "id") + ", " + truth.get(i) + " in " + truth;
      assertThat(kernels.values()).as(where).allMatch(Kernel::follows);
    }
    Set<Deviation> used = EnumSet.noneOf(Deviation.class);
    kernels.values().forEach(kernel -> used.addAll(kernel.end()));
    return used;
  }

  /** How many octets a host's user has sent in the end. */
  private static int octets(Exchange wire, Side side) {
    int octets = 0;
    int first = 0;
    for (Line line : wire.lines()) {
      Segment s = line.segment();
      if (line.from() == side) {
        first = s.isSyn() ? s.seq() + 1 : first;
        octets = s.length() == 0 ? octets : Math.max(octets, s.seq() + s.length() - first);
      }
    }
    return octets;
  }

  private static Kernel kernel(Map<Side, Kernel> kernels, String host) {
    return Optional.ofNullable(kernels.get(Side.valueOf(host))).orElseThrow();
  }

  private static Segment segment(Exchange wire, String line) {
    return wire.line(Integer.parseInt(line)).segment();
  }

  /** The next SYN that this host sends. */
  private static Optional<Segment> nextSyn(List<String> truth, String host, Exchange wire) {
    for (String event : truth) {
      String[] words = event.split(" ", -1);
      if (words[0].equals("send") && words[2].equals(host)) {
        Segment sent = segment(wire, words[1]);
        if (sent.isSyn()) {
          return Optional.of(sent);
        }
      }
    }
    return Optional.empty();
  }
}
