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
  private final String name;
  private final List<Flaw> flaws;
  private final boolean present;

  private Node(Tree tree, String name, List<Flaw> flaws, boolean present) {
    this.tree = tree;
    this.name = name;
    this.flaws = flaws;
    this.present = present;
  }

  /** The document as a whole; flaws are added to the list. */
  static Node root(Tree tree, List<Flaw> flaws) {
    return new Node(tree, "the file", flaws, true);
  }

  Tree tree() {
    return tree;
  }

  /** Whether no flaw has been found in the document so far. */
  boolean isSound() {
    return flaws.isEmpty();
  }

  void flaw(String text) {
    if (present) {
      flaws.add(new Flaw(tree.line(), tree.column(), text));
    }
  }

  /** What stands under this name, which must be there. */
  Node field(String field) {
    Optional<Node> found = find(field);
    if (found.isPresent()) {
      return found.get();
    }
    if (tree instanceof Tree.Mapping) {
      flaw(field + " is missing");
    } else {
      flaw(name + " must be an object with " + field);
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
      flaw(name + " must be an array");
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
    flaw(name + " must be a text");
    return STAND_IN;
  }

  /** Texts, each once. */
  Set<String> texts() {
    Set<String> texts = new LinkedHashSet<>();
    for (Node item : items()) {
      if (!texts.add(item.text())) {
        item.flaw(item.text() + " stands here twice");
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
      flaw(name + " must have a line");
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
    flaw(name + " must be a whole number from 1 up");
    return OptionalInt.empty();
  }

  /** True or false. */
  boolean truth() {
    if (tree instanceof Tree.Truth truth) {
      return truth.value();
    }
    flaw(name + " must be true or false");
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
    flaw(word + " is none of the words for " + name);
    return Optional.empty();
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
