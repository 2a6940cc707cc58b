package org.ackademy.question;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.ackademy.notation.Tree;

/**
 * A value of a quiz file while it is being read. Whoever asks for what is not there gets a stand-in
 * and leaves a flaw, so that one reading finds all flaws; nothing may be made of the stand-ins once
 * there is a flaw.
 */
final class Node {
  private static final String STAND_IN = "?";

  private final Tree tree;

  /** A field's name, or what the file as a whole is called. */
  private final Object name;

  private final List<Flaw> flaws;
  private final boolean present;

  private Node(Tree tree, Object name, List<Flaw> flaws, boolean present) {
    this.tree = tree;
    this.name = name;
    this.flaws = flaws;
    this.present = present;
  }

  /** The document as a whole; flaws are added to the list. */
  static Node root(Tree tree, List<Flaw> flaws) {
    return new Node(tree, Said.of(Wrong.FILE), flaws, true);
  }

  Tree tree() {
    return tree;
  }

  /** Whether no flaw has been found in the document so far. */
  boolean isSound() {
    return flaws.isEmpty();
  }

  void flaw(Sentence sentence, Object... values) {
    if (present) {
      flaws.add(Flaw.at(tree.line(), tree.column(), sentence, values));
    }
  }

  /** What stands under this name, which must be there. */
  Node field(String field) {
    Optional<Node> found = find(field);
    if (found.isPresent()) {
      return found.get();
    }
    if (tree instanceof Tree.Mapping) {
      flaw(Wrong.MISSING, field);
    } else {
      flaw(Wrong.OBJECT_WITH, name, field);
    }
    return new Node(new Tree.Nothing(tree.line(), tree.column()), field, flaws, false);
  }

  /** What stands under this name, if anything does. */
  Optional<Node> find(String field) {
    return tree instanceof Tree.Mapping mapping
        ? mapping.find(field).map(value -> new Node(value, field, flaws, present))
        : Optional.empty();
  }

  /** The members of an array. */
  List<Node> items() {
    if (!(tree instanceof Tree.Sequence sequence)) {
      flaw(Wrong.ARRAY, name);
      return List.of();
    }
    List<Node> items = new ArrayList<>();
    for (Tree item : sequence.items()) {
      items.add(new Node(item, name, flaws, present));
    }
    return items;
  }

  /** The members of an array under this name; none where there is no such. */
  List<Node> items(String field) {
    return find(field).map(Node::items).orElse(List.of());
  }

  /** A text. */
  String text() {
    if (tree instanceof Tree.Text text && !text.value().isBlank()) {
      return text.value();
    }
    flaw(Wrong.TEXT, name);
    return STAND_IN;
  }

  /** Texts, each once. */
  Set<String> texts() {
    Set<String> texts = new LinkedHashSet<>();
    for (Node item : items()) {
      if (!texts.add(item.text())) {
        item.flaw(Wrong.TWICE, item.text());
      }
    }
    return texts;
  }

  /** A text in every language. */
  Text words() {
    return new Text(field(Language.EN.tag()).text(), field(Language.KO.tag()).text());
  }

  /** Lines, one at least. */
  List<String> lines() {
    List<String> lines = items().stream().map(Node::text).toList();
    if (lines.isEmpty()) {
      flaw(Wrong.LINES_NONE, name);
    }
    return lines;
  }

  /** A whole number from 1 up. */
  OptionalInt count() {
    if (tree instanceof Tree.Numeral numeral) {
      long number = numeral.whole().orElse(0);
      if (number >= 1 && number <= Integer.MAX_VALUE) {
        return OptionalInt.of((int) number);
      }
    }
    flaw(Wrong.COUNT, name);
    return OptionalInt.empty();
  }

  /** True or false. */
  boolean truth() {
    if (tree instanceof Tree.Truth truth) {
      return truth.value();
    }
    flaw(Wrong.TRUE_OR_FALSE, name);
    return false;
  }

  /** One of an enum's constants, by its name in lower case or as it is. */
  <E extends Enum<E>> Optional<E> oneOf(Class<E> kind) {
    String word = text();
    for (E constant : kind.getEnumConstants()) {
      boolean named = constant.name().equals(word);
      if (named || (word.equals(lower(word)) && constant.name().equals(upper(word)))) {
        return Optional.of(constant);
      }
    }
    flaw(Wrong.WORD, word, name);
    return Optional.empty();
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
