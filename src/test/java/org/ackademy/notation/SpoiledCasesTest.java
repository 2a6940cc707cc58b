package org.ackademy.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever is wrong with a case, the reader says where, and never throws. */
class SpoiledCasesTest {
  private static final long SEED = 20_261_122;
  private static final int ROUNDS = 300;
  private static final CaseReader READER = CaseReader.ofLines(100);

  private final SplittableRandom random = new SplittableRandom(SEED);

  private static List<String> cases() throws IOException {
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                SpoiledCasesTest.class.getResourceAsStream("/exchanges/hand.ndjson"),
                StandardCharsets.UTF_8))) {
      return in.lines().toList();
    }
  }

  @Test
  void spoiledCharacters() throws IOException {
    int refused = 0;
    for (String row : cases()) {
      for (int round = 0; round < ROUNDS; round++) {
        int at = random.nextInt(row.length());
        char other = row.charAt(random.nextInt(row.length()));
        String text = row.substring(0, at) + other + row.substring(at + random.nextInt(2));
        if (READER.read(text) instanceof ReadCase.Unreadable unreadable) {
          refused++;
          assertThat(unreadable.fault().column())
              .as("seed %d: %s", SEED, text)
              .isBetween(1, text.length() + 1);
          assertThat(unreadable.fault().text()).isNotBlank();
        }
      }
    }
    assertThat(refused).isGreaterThan(1_000);
  }

  @Test
  void valuesOfOtherKinds() throws IOException {
    int refused = 0;
    for (String row : cases()) {
      Tree whole = ((Parsed.Done<Tree>) JsonReader.read(row)).value();
      for (int round = 0; round < ROUNDS; round++) {
        if (READER.read(spoiled(whole)) instanceof ReadCase.Unreadable unreadable) {
          refused++;
          assertThat(unreadable.fault().text()).isNotBlank();
        }
      }
    }
    assertThat(refused).isGreaterThan(1_000);
  }

  /** The same tree, but for one node somewhere, which is gone or of another kind. */
  private Tree spoiled(Tree tree) {
    boolean here = random.nextInt(8) == 0;
    return switch (tree) {
      case Tree.Mapping mapping -> {
        var entries = new ArrayList<>(mapping.entries());
        if (here || entries.isEmpty()) {
          yield other(tree);
        }
        int at = random.nextInt(entries.size());
        Tree.Entry entry = entries.remove(at);
        if (random.nextInt(6) != 0) {
          entries.add(
              at,
              new Tree.Entry(entry.line(), entry.column(), entry.name(), spoiled(entry.value())));
        }
        yield new Tree.Mapping(tree.line(), tree.column(), entries);
      }
      case Tree.Sequence sequence -> {
        var items = new ArrayList<>(sequence.items());
        if (here || items.isEmpty()) {
          yield other(tree);
        }
        int at = random.nextInt(items.size());
        items.set(at, spoiled(items.get(at)));
        yield new Tree.Sequence(tree.line(), tree.column(), items);
      }
      case Tree.Text t -> other(tree);
      case Tree.Numeral n -> other(tree);
      case Tree.Truth t -> other(tree);
      case Tree.Nothing n -> other(tree);
    };
  }

  private Tree other(Tree tree) {
    int line = tree.line();
    int column = tree.column();
    String[] states = {"ESTABLISHED", "SYN-SENT", "LISTEN", "CLOSED", "active", "A"};
    return switch (random.nextInt(7)) {
      case 0 -> new Tree.Nothing(line, column);
      case 1 -> new Tree.Truth(line, column, true);
      case 2 -> new Tree.Numeral(line, column, "-1");
      case 3 -> new Tree.Numeral(line, column, "4294967295");
      case 4 -> new Tree.Sequence(line, column, List.of());
      case 5 -> new Tree.Mapping(line, column, List.of());
      default -> new Tree.Text(line, column, states[random.nextInt(states.length)]);
    };
  }
}
