package org.ackademy.quiz.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ackademy.notation.Tree;
import org.ackademy.question.Flaw;
import org.ackademy.question.Read;
import org.ackademy.question.Sentence;
import org.ackademy.question.Wrong;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
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

  private Yaml() {}

  /** Reads a document. */
  public static Read<Tree> read(String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setCodePointLimit(CODE_POINTS_MAX)
            .setUseMarks(true)
            .setAllowNonScalarKeys(true)
            .build();
    try {
      Optional<Flaw> excess = excess(new Parse(settings).parseString(text));
      if (excess.isPresent()) {
        return new Read.Flawed<>(List.of(excess.get()));
      }
      Optional<Node> node = new Compose(settings).composeString(text);
      if (node.isEmpty()) {
        return flawed(Flaw.at(1, 1, WrongFile.EMPTY));
      }
      Yaml yaml = new Yaml();
      Tree tree = yaml.tree(node.get());
      return yaml.flaws.isEmpty() ? new Read.Done<>(tree) : new Read.Flawed<>(yaml.flaws);
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark();
      return flawed(Flaw.at(line(mark), column(mark), WrongFile.NOT_YAML, YamlProblem.said(e)));
    } catch (YamlEngineException e) {
      return flawed(Flaw.at(1, 1, WrongFile.NOT_YAML, YamlProblem.said(e)));
    }
  }

  /**
   * What would make a small file a large tree, or a deep one; looked for first, because composing
   * nests as deep as the file does.
   */
  private static Optional<Flaw> excess(Iterable<Event> events) {
    int depth = 0;
    for (Event event : events) {
      Optional<Mark> mark = event.getStartMark();
      switch (event.getEventId()) {
        case Alias -> {
          return Optional.of(Flaw.at(line(mark), column(mark), WrongFile.ALIAS));
        }
        case MappingStart, SequenceStart -> depth++;
        case MappingEnd, SequenceEnd -> depth--;
        case Comment, DocumentEnd, DocumentStart, Scalar, StreamEnd, StreamStart -> {}
      }
      if (depth > DEPTH_MAX) {
        return Optional.of(Flaw.at(line(mark), column(mark), WrongFile.DEEP, DEPTH_MAX));
      }
    }
    return Optional.empty();
  }

  private static Read<Tree> flawed(Flaw flaw) {
    return new Read.Flawed<>(List.of(flaw));
  }

  private static int line(Optional<Mark> mark) {
    return mark.map(Mark::getLine).orElse(0) + 1;
  }

  private static int column(Optional<Mark> mark) {
    return mark.map(Mark::getColumn).orElse(0) + 1;
  }

  private Tree refused(int line, int column, Sentence sentence, Object... values) {
    flaws.add(Flaw.at(line, column, sentence, values));
    return new Tree.Nothing(line, column);
  }

  private Tree tree(Node node) {
    int line = line(node.getStartMark());
    int column = column(node.getStartMark());
    if (node instanceof ScalarNode scalar) {
      return scalar(scalar, line, column);
    }
    if (node instanceof MappingNode mapping && node.getTag().equals(Tag.MAP)) {
      return mapping(mapping, line, column);
    }
    if (node instanceof SequenceNode sequence && node.getTag().equals(Tag.SEQ)) {
      return new Tree.Sequence(line, column, sequence.getValue().stream().map(this::tree).toList());
    }
    return refused(line, column, WrongFile.TAG);
  }

  private Tree mapping(MappingNode mapping, int line, int column) {
    List<Tree.Entry> entries = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Node key = tuple.getKeyNode();
      int keyLine = line(key.getStartMark());
      int keyColumn = column(key.getStartMark());
      if (!(key instanceof ScalarNode name) || !key.getTag().equals(Tag.STR)) {
        refused(keyLine, keyColumn, WrongFile.NAME_TEXT);
      } else if (!names.add(name.getValue())) {
        refused(keyLine, keyColumn, Wrong.TWICE, name.getValue());
      } else {
        Tree value = tree(tuple.getValueNode());
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
          : refused(line, column, WrongFile.NUMBER);
    }
    if (tag.equals(Tag.BOOL)) {
      return new Tree.Truth(line, column, value.equals("true"));
    }
    return tag.equals(Tag.NULL)
        ? new Tree.Nothing(line, column)
        : refused(line, column, WrongFile.TAG);
  }
}
