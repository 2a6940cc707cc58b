package org.ackademy.quiz.file;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ackademy.notation.Tree;
import org.ackademy.question.Flaw;
import org.ackademy.question.Read;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads YAML 1.2 as far as it says what JSON can say: one document, names that are texts, no name
 * twice, no tags of one's own, no aliases.
 */
public final class Yaml {
  /** The longest document, in code points. */
  public static final int CODE_POINTS_MAX = 1_000_000;

  private static final int DEPTH_MAX = 50;

  private final List<Flaw> flaws = new ArrayList<>();
  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private Yaml() {}

  /** Reads a document. */
  public static Read<Tree> read(String text) {
    LoadSettings settings =
        LoadSettings.builder().setCodePointLimit(CODE_POINTS_MAX).setUseMarks(true).build();
    try {
      Optional<Node> node = new Compose(settings).composeString(text);
      if (node.isEmpty()) {
        return flawed(1, 1, "the file is empty");
      }
      Yaml yaml = new Yaml();
      Tree tree = yaml.tree(node.get(), 0);
      return yaml.flaws.isEmpty() ? new Read.Done<>(tree) : new Read.Flawed<>(yaml.flaws);
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark();
      return flawed(line(mark), column(mark), "not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      return flawed(1, 1, "not YAML: " + e.getMessage());
    }
  }

  private static Read<Tree> flawed(int line, int column, String text) {
    return new Read.Flawed<>(List.of(new Flaw(line, column, text)));
  }

  private static int line(Optional<Mark> mark) {
    return mark.map(Mark::getLine).orElse(0) + 1;
  }

  private static int column(Optional<Mark> mark) {
    return mark.map(Mark::getColumn).orElse(0) + 1;
  }

  private Tree refused(int line, int column, String text) {
    flaws.add(new Flaw(line, column, text));
    return new Tree.Nothing(line, column);
  }

  private Tree tree(Node node, int depth) {
    int line = line(node.getStartMark());
    int column = column(node.getStartMark());
    if (!seen.add(node)) {
      return refused(line, column, "aliases are not used in quiz files: write it out");
    }
    if (depth > DEPTH_MAX) {
      return refused(line, column, "nested more than " + DEPTH_MAX + " deep");
    }
    return switch (node) {
      case MappingNode mapping -> mapping(mapping, line, column, depth);
      case SequenceNode sequence -> {
        List<Tree> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
          items.add(tree(item, depth + 1));
        }
        yield new Tree.Sequence(line, column, items);
      }
      case ScalarNode scalar -> scalar(scalar, line, column);
      default -> refused(line, column, "aliases are not used in quiz files: write it out");
    };
  }

  private Tree mapping(MappingNode mapping, int line, int column, int depth) {
    List<Tree.Entry> entries = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Node key = tuple.getKeyNode();
      int keyLine = line(key.getStartMark());
      int keyColumn = column(key.getStartMark());
      if (!(key instanceof ScalarNode name) || !key.getTag().equals(Tag.STR)) {
        refused(keyLine, keyColumn, "a name must be a text");
      } else if (!names.add(name.getValue())) {
        refused(keyLine, keyColumn, name.getValue() + " stands here twice");
      } else {
        Tree value = tree(tuple.getValueNode(), depth + 1);
        entries.add(new Tree.Entry(keyLine, keyColumn, name.getValue(), value));
      }
    }
    return new Tree.Mapping(line, column, entries);
  }

  private Tree scalar(ScalarNode scalar, int line, int column) {
    Tag tag = scalar.getTag();
    String value = scalar.getValue();
    if (tag.equals(Tag.STR)) {
      return new Tree.Text(line, column, value);
    }
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      return value.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?")
          ? new Tree.Numeral(line, column, value)
          : refused(line, column, "a number is written as in JSON");
    }
    if (tag.equals(Tag.BOOL)) {
      return new Tree.Truth(line, column, value.equals("true"));
    }
    return tag.equals(Tag.NULL)
        ? new Tree.Nothing(line, column)
        : refused(line, column, "tags are not used in quiz files");
  }
}
