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

  private static final char END = '\0';

  private final String text;
  private int at;
  private int depth;
  private int line = 1;

  /** The index at which a line would start whose columns were all one UTF-16 unit wide. */
  private int lineStart;

  private @Nullable Fault fault;
  private final List<Tree.Entry> top = new ArrayList<>();

  private JsonReader(String text) {
    this.text = text;
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
      skipSpace();
      Tree value = value();
      skipSpace();
      if (value != null && at == text.length()) {
        return Parsed.done(value);
      }
      fail(Expected.JSON_END);
    }
    if (fault == null) {
      throw new IllegalStateException("no value and no fault");
    }
    return Parsed.failed(fault);
  }

  private @Nullable Tree value() {
    return switch (here()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> text();
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      case 't' -> word("true", new Tree.Truth(line, column(), true));
      case 'f' -> word("false", new Tree.Truth(line, column(), false));
      case 'n' -> word("null", new Tree.Nothing(line, column()));
      default -> fail(Expected.JSON_VALUE);
    };
  }

  private @Nullable Tree text() {
    int column = column();
    String string = string();
    if (string == null) {
      return null;
    }
    return new Tree.Text(line, column, string);
  }

  private @Nullable Tree word(String word, Tree value) {
    if (!text.startsWith(word, at)) {
      return fail(Expected.JSON_VALUE);
    }
    at += word.length();
    return value;
  }

  private @Nullable Tree object() {
    int startLine = line;
    int startColumn = column();
    if (!open()) {
      return null;
    }
    List<Tree.Entry> entries = depth == 1 ? top : new ArrayList<>();
    Set<String> names = new HashSet<>();
    if (!accept('}')) {
      do {
        skipSpace();
        Tree.Entry entry = member(entries, names);
        if (entry == null) {
          return null;
        }
        entries.add(entry);
        skipSpace();
      } while (accept(','));
      if (!accept('}')) {
        return fail(Expected.JSON_COMMA_OR_BRACE);
      }
    }
    depth--;
    return new Tree.Mapping(startLine, startColumn, entries);
  }

  private Tree.@Nullable Entry member(List<Tree.Entry> before, Set<String> names) {
    int column = column();
    int nameLine = line;
    if (here() != '"') {
      fail(Expected.JSON_MEMBER_NAME);
      return null;
    }
    String name = string();
    if (name == null) {
      return null;
    }
    if (isTaken(name, before, names)) {
      failAt(nameLine, column, Expected.JSON_NAME_ONCE, name);
      return null;
    }
    skipSpace();
    if (!accept(':')) {
      fail(Expected.JSON_COLON);
      return null;
    }
    skipSpace();
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
    int startLine = line;
    int startColumn = column();
    if (!open()) {
      return null;
    }
    var items = new ArrayList<Tree>();
    if (!accept(']')) {
      do {
        skipSpace();
        Tree item = value();
        if (item == null) {
          return null;
        }
        items.add(item);
        skipSpace();
      } while (accept(','));
      if (!accept(']')) {
        return fail(Expected.JSON_COMMA_OR_BRACKET);
      }
    }
    depth--;
    return new Tree.Sequence(startLine, startColumn, items);
  }

  /** Steps over an opening bracket and the space after it. */
  private boolean open() {
    if (depth == DEPTH_MAX) {
      fail(Expected.JSON_DEPTH, String.valueOf(DEPTH_MAX));
      return false;
    }
    depth++;
    at++;
    skipSpace();
    return true;
  }

  private @Nullable Tree number() {
    int start = at;
    int column = column();
    accept('-');
    boolean well = accept('0') || digits();
    if (well && accept('.')) {
      well = digits();
    }
    if (well && (accept('e') || accept('E'))) {
      if (!accept('+')) {
        accept('-');
      }
      well = digits();
    }
    if (!well) {
      return fail(Expected.JSON_NUMBER);
    }
    if (at - start > NUMBER_CHARS_MAX) {
      failAt(line, column, Expected.JSON_NUMBER_AT_MOST, String.valueOf(NUMBER_CHARS_MAX));
      return null;
    }
    return new Tree.Numeral(line, column, text.substring(start, at));
  }

  private boolean digits() {
    int start = at;
    while (Cursor.isDigit(here())) {
      at++;
    }
    return at > start;
  }

  /** The string at whose quotation mark the reader stands; null where it cannot be read. */
  private @Nullable String string() {
    at++;
    int start = at;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        return bounded(text.substring(start, at++));
      }
      if (c == '\\' || c < ' ' || Character.isSurrogate(c)) {
        return stringWithMore(start);
      }
      at++;
    }
    fail(Expected.JSON_STRING_END);
    return null;
  }

  /** Goes on with a string that holds escapes or characters of two units. */
  private @Nullable String stringWithMore(int start) {
    var out = new StringBuilder(text.substring(start, at));
    while (at < text.length() && here() != '"') {
      char c = here();
      boolean pair = at + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(at + 1));
      if (c == '\\') {
        if (!escape(out)) {
          return null;
        }
      } else if (pair) {
        out.append(c).append(text.charAt(at + 1));
        at += 2;
        lineStart++;
      } else if (c < ' ' || Character.isSurrogate(c)) {
        fail(Expected.JSON_CHARACTER);
        return null;
      } else {
        out.append(c);
        at++;
      }
    }
    if (!accept('"')) {
      fail(Expected.JSON_STRING_END);
      return null;
    }
    return bounded(out.toString());
  }

  private @Nullable String bounded(String string) {
    if (string.length() > STRING_CHARS_MAX) {
      fail(Expected.JSON_STRING_AT_MOST, String.valueOf(STRING_CHARS_MAX));
      return null;
    }
    return string;
  }

  private boolean escape(StringBuilder out) {
    int unit = escapedUnit(at);
    int length = text.startsWith("u", at + 1) ? 6 : 2;
    if (unit < 0) {
      fail(Expected.JSON_ESCAPE);
      return false;
    }
    if (Character.isSurrogate((char) unit)) {
      int low = text.startsWith("\\u", at + length) ? escapedUnit(at + length) : -1;
      if (low < 0 || !Character.isSurrogatePair((char) unit, (char) low)) {
        fail(Expected.JSON_CHARACTER);
        return false;
      }
      out.append((char) unit);
      unit = low;
      at += length;
    }
    out.append((char) unit);
    at += length;
    return true;
  }

  /** What the escape that starts at this index stands for; -1 where it is none. */
  private int escapedUnit(int index) {
    char kind = index + 1 < text.length() ? text.charAt(index + 1) : END;
    return switch (kind) {
      case '"', '\\', '/' -> kind;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> fourDigits(index + 2);
      default -> -1;
    };
  }

  private int fourDigits(int index) {
    if (index + 4 > text.length()) {
      return -1;
    }
    int unit = 0;
    for (int i = index; i < index + 4; i++) {
      char c = text.charAt(i);
      // Character.digit also knows digits of other scripts.
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return -1;
      }
      unit = unit * 16 + digit;
    }
    return unit;
  }

  private void skipSpace() {
    while (true) {
      switch (here()) {
        case ' ', '\t' -> at++;
        case '\n' -> newLine(1);
        case '\r' -> newLine(text.startsWith("\r\n", at) ? 2 : 1);
        default -> {
          return;
        }
      }
    }
  }

  private void newLine(int units) {
    at += units;
    line++;
    lineStart = at;
  }

  private char here() {
    return at < text.length() ? text.charAt(at) : END;
  }

  private boolean accept(char wanted) {
    if (here() != wanted) {
      return false;
    }
    at++;
    return true;
  }

  private int column() {
    return at - lineStart + 1;
  }

  /** Notes a fault here, unless there was one before; always null. */
  private @Nullable Tree fail(Expected expected, String... arguments) {
    failAt(line, column(), expected, arguments);
    return null;
  }

  private void failAt(int line, int column, Expected expected, String... arguments) {
    if (fault == null) {
      fault = Fault.at(line, column, expected, arguments);
    }
  }
}
