package org.ackademy.quiz.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.ackademy.notation.JsonWriter;
import org.ackademy.notation.Tree;
import org.ackademy.question.Read;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written as YAML is read as it was. */
class YamlTextTest {
  private static final Tree NOWHERE = new Tree.Nothing(1, 1);
  private static final int TREES = 400;
  private static final List<String> PIECES =
      List.of(
          "a", "true", "null", "no", "1", "-", "- ", ": ", ":", "#", " #", "\n", "\n\n", " ", "  ",
          "\t", "\"", "'", "\\", "{", "}", "[", "]", ",", "&", "*", "!", "|", ">", "%", "@", "`",
          "가", "은 ", "…", "\u00a0", "\u2028", "\ufeff", "\u0085", "\r", "😀", "~", "=", "<<", "?");

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 20_261_122})
  void seededTreesComeBack(long seed) {
    var random = new SplittableRandom(seed);
    for (int i = 0; i < TREES; i++) {
      Tree.Mapping tree = mapping(random, 3);
      String yaml = YamlText.of(tree);
      Read<Tree> read = Yaml.read(yaml);
      assertThat(read).as("seed %s, tree %s:%n%s", seed, i, yaml).isInstanceOf(Read.Done.class);
      assertThat(json(((Read.Done<Tree>) read).value()))
          .as("seed %s, tree %s:%n%s", seed, i, yaml)
          .isEqualTo(json(tree));
    }
  }

  private static String json(Tree tree) {
    var out = new StringBuilder();
    new JsonWriter(out).tree(tree);
    return out.toString();
  }

  private static Tree.Mapping mapping(SplittableRandom random, int depth) {
    Map<String, Tree> values = new LinkedHashMap<>();
    for (int i = 0; i <= random.nextInt(4); i++) {
      String name = random.nextInt(4) == 0 ? "k" + i + text(random) : "name-" + i;
      values.put(name, tree(random, depth));
    }
    return Tree.Mapping.at(NOWHERE, values);
  }

  private static Tree tree(SplittableRandom random, int depth) {
    return switch (random.nextInt(depth == 0 ? 4 : 6)) {
      case 0 -> new Tree.Truth(1, 1, random.nextBoolean());
      case 1 -> new Tree.Numeral(1, 1, String.valueOf(random.nextInt(-5, 1000)));
      case 2, 3 -> new Tree.Text(1, 1, text(random));
      case 4 -> {
        List<Tree> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          items.add(tree(random, depth - 1));
        }
        yield new Tree.Sequence(1, 1, items);
      }
      default -> mapping(random, depth - 1);
    };
  }

  private static String text(SplittableRandom random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(9); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }
}
