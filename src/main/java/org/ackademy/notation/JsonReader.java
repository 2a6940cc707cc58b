package org.ackademy.notation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON text as RFC 8259 has it and nothing beyond. Stricter where the RFC leaves a choice:
 * names must be unique (section 4), no byte order mark (8.1), no unpaired surrogates (8.2).
 */
public final class JsonReader {
  /** The longest document, in UTF-16 units. */
  public static final int CHARS_MAX = 1 << 27;

  /** How deep arrays and objects may nest. */
  public static final int DEPTH_MAX = 64;

  /** The longest string, in UTF-16 units once escapes are resolved. */
  public static final int STRING_CHARS_MAX = 1 << 22;

  /** The longest number, in characters. */
  public static final int NUMBER_CHARS_MAX = 1_000;

  /** From how many members on names are compared by hash. */
  private static final int NAMES_HASHED_FROM = 12;

  private final String text;
  private final JsonTokens tokens;
  private int depth;
  private final List<Tree.Entry> top = new ArrayList<>();

  private JsonReader(String text) {
    this.text = text;
    this.tokens = new JsonTokens(text);
  }

  /** Reads a whole document: one value, and nothing after it but white space. */
  public static Parsed<Tree> read(String text) {
    return new JsonReader(text).document();
  }

  /**
   * What a document that cannot be read says at its top before its fault.
   *
   * @param name a name of the outermost object
   * @return the name's value, if it is a text and could be read
   */
  public static Optional<String> salvage(String text, String name) {
    var reader = new JsonReader(text);
    reader.document();
    for (Tree.Entry entry : reader.top) {
      if (entry.name().equals(name) && entry.value() instanceof Tree.Text found) {
        return Optional.of(found.value());
      }
    }
    return Optional.empty();
  }

  private Parsed<Tree> document() {
    if (text.length() > CHARS_MAX) {
      fail(Expected.DOCUMENT_AT_MOST, String.valueOf(CHARS_MAX));
    } else {
      tokens.skipSpace();
      Tree value = value();
      tokens.skipSpace();
      if (value != null && tokens.isAtEnd()) {
        return Parsed.done(value);
      }
      fail(Expected.JSON_END);
    }
    Fault fault = tokens.fault();
    if (fault == null) {
      throw new IllegalStateException("no value and no fault");
    }
    return Parsed.failed(fault);
  }

  private @Nullable Tree value() {
    return switch (tokens.here()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> text();
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      case 't' -> word("true", new Tree.Truth(tokens.line(), tokens.column(), true));
      case 'f' -> word("false", new Tree.Truth(tokens.line(), tokens.column(), false));
      case 'n' -> word("null", new Tree.Nothing(tokens.line(), tokens.column()));
      default -> fail(Expected.JSON_VALUE);
    };
  }

  private @Nullable Tree text() {
    int column = tokens.column();
    String string = tokens.string();
    if (string == null) {
      return null;
    }
    return new Tree.Text(tokens.line(), column, string);
  }

  private @Nullable Tree word(String word, Tree value) {
    return tokens.accept(word) ? value : fail(Expected.JSON_VALUE);
  }

  private @Nullable Tree object() {
    int startLine = tokens.line();
    int startColumn = tokens.column();
    if (!open()) {
      return null;
    }
    List<Tree.Entry> entries = depth == 1 ? top : new ArrayList<>();
    Set<String> names = new HashSet<>();
    if (!tokens.accept('}')) {
      do {
        tokens.skipSpace();
        Tree.Entry entry = member(entries, names);
        if (entry == null) {
          return null;
        }
        entries.add(entry);
        tokens.skipSpace();
      } while (tokens.accept(','));
      if (!tokens.accept('}')) {
        return fail(Expected.JSON_COMMA_OR_BRACE);
      }
    }
    depth--;
    return new Tree.Mapping(startLine, startColumn, entries);
  }

  private Tree.@Nullable Entry member(List<Tree.Entry> before, Set<String> names) {
    int column = tokens.column();
    int nameLine = tokens.line();
    if (tokens.here() != '"') {
      fail(Expected.JSON_MEMBER_NAME);
      return null;
    }
    String name = tokens.string();
    if (name == null) {
      return null;
    }
    if (isTaken(name, before, names)) {
      tokens.failAt(nameLine, column, Expected.JSON_NAME_ONCE, name);
      return null;
    }
    tokens.skipSpace();
    if (!tokens.accept(':')) {
      fail(Expected.JSON_COLON);
      return null;
    }
    tokens.skipSpace();
    Tree value = value();
    return value == null ? null : new Tree.Entry(nameLine, column, name, value);
  }

  private static boolean isTaken(String name, List<Tree.Entry> before, Set<String> names) {
    if (before.size() < NAMES_HASHED_FROM) {
      for (Tree.Entry entry : before) {
        if (entry.name().equals(name)) {
          return true;
        }
      }
      return false;
    }
    if (names.isEmpty()) {
      before.forEach(entry -> names.add(entry.name()));
    }
    return !names.add(name);
  }

  private @Nullable Tree array() {
    int startLine = tokens.line();
    int startColumn = tokens.column();
    if (!open()) {
      return null;
    }
    var items = new ArrayList<Tree>();
    if (!tokens.accept(']')) {
      do {
        tokens.skipSpace();
        Tree item = value();
        if (item == null) {
          return null;
        }
        items.add(item);
        tokens.skipSpace();
      } while (tokens.accept(','));
      if (!tokens.accept(']')) {
        return fail(Expected.JSON_COMMA_OR_BRACKET);
      }
    }
    depth--;
    return new Tree.Sequence(startLine, startColumn, items);
  }

  private @Nullable Tree number() {
    int column = tokens.column();
    String literal = tokens.number();
    return literal == null ? null : new Tree.Numeral(tokens.line(), column, literal);
  }

  /** Steps over an opening bracket and the space after it. */
  private boolean open() {
    if (depth == DEPTH_MAX) {
      fail(Expected.JSON_DEPTH, String.valueOf(DEPTH_MAX));
      return false;
    }
    depth++;
    tokens.accept(tokens.here());
    tokens.skipSpace();
    return true;
  }

  /** Notes a fault here, unless there was one before; always null. */
  private @Nullable Tree fail(Expected expected, String... arguments) {
    tokens.fail(expected, arguments);
    return null;
  }
}
