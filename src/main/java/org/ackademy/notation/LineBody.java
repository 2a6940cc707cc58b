package org.ackademy.notation;

import java.util.Optional;
import org.ackademy.tcp.Control;

/**
 * Reads what a line says of its segment, in any of the spellings: named fields in any order, the
 * short form, the form of the RFC's figures, and mixtures of them.
 */
final class LineBody {
  /** What numbers without a name mean, in their order. */
  private static final Field[] POSITIONS = {Field.SEQ, Field.ACK, Field.LEN};

  private final Cursor in;
  private final LineDraft draft;
  private final LineValues values;

  /** How many numbers without a name have been read. */
  private int unnamed;

  LineBody(Cursor in, LineDraft draft) {
    this.in = in;
    this.draft = draft;
    this.values = new LineValues(in, draft);
  }

  /** Reads up to the end, or to an arrow, an ellipsis or {@code XXX}. */
  boolean read() {
    skipSeparators();
    while (!in.isAtEnd() && !Arrow.standsAt(in)) {
      if (!item()) {
        return false;
      }
      skipSeparators();
    }
    return true;
  }

  private boolean item() {
    int start = in.at;
    if (in.accept('<')) {
      return figureField(start);
    }
    if (in.isDigit()) {
      return unnamedNumber();
    }
    String word = in.word();
    if (word.isEmpty()) {
      return in.fail(draft.isEmpty() ? Expected.FLAG : Expected.FIELD);
    }
    Optional<Field> field = Field.named(word);
    if (field.isPresent() && isField(field.get())) {
      return values.read(field.get(), start);
    }
    return flags(word, start);
  }

  /** Whether the word just read is this field rather than a flag; steps up to its value if so. */
  private boolean isField(Field field) {
    if (field.isMark()) {
      return true;
    }
    int end = in.at;
    in.skipBlanks();
    if (in.accept('=') || in.accept(':')) {
      // A cookie may be empty: what follows a blank is another field.
      if (field != Field.TFO) {
        in.skipBlanks();
      }
      return true;
    }
    boolean flagToo = field == Field.ACK || field == Field.URG;
    if (!flagToo || (in.isDigit() && saidBefore(field))) {
      return true;
    }
    in.at = end;
    return false;
  }

  /**
   * Whether {@code ack 301} or {@code urg 7} must be a field: the flag is set, or names are in use.
   */
  private boolean saidBefore(Field field) {
    int bit = field == Field.ACK ? Control.ACK : Control.URG;
    return (draft.control & bit) != 0 || (unnamed == 0 && draft.says(Field.SEQ));
  }

  private boolean flags(String word, int start) {
    int bits = Flag.ofNames(word);
    if (bits == 0) {
      bits = Flag.ofLetters(word);
    }
    if (bits == 0 || in.isDigit()) {
      return in.failAt(start, draft.control == 0 ? Expected.FLAG : Expected.FIELD);
    }
    if ((draft.control & bits) != 0) {
      return in.failAt(start, Expected.FLAG_ONCE);
    }
    draft.control |= bits;
    skipJoiner();
    return true;
  }

  /** Steps over what joins two flags: {@code SYN+ACK}, {@code SYN-ACK}, {@code SYN / ACK}. */
  private void skipJoiner() {
    int end = in.at;
    in.skipBlanks();
    char joiner = in.here();
    boolean joins =
        joiner == '+' || joiner == '-' || joiner == '/' || joiner == '|' || joiner == '&';
    if (joins) {
      in.at++;
      in.skipBlanks();
    }
    if (!joins || !Cursor.isLatin(in.here())) {
      in.at = end;
    }
  }

  private boolean unnamedNumber() {
    if (draft.control == 0) {
      return in.fail(Expected.FLAG);
    }
    if (unnamed == POSITIONS.length) {
      return in.fail(Expected.FIELD);
    }
    Field field = POSITIONS[unnamed];
    unnamed++;
    return values.read(field, in.at);
  }

  /** The rest of {@code <SEQ=100>}, {@code <CTL=SYN,ACK>}, {@code <DATA=10>}. */
  private boolean figureField(int start) {
    int wordStart = in.at;
    String word = in.word();
    boolean valued = in.accept('=');
    boolean read;
    if (word.equalsIgnoreCase("CTL") && valued) {
      read = figureFlags();
    } else {
      Optional<Field> field = Field.named(word);
      if (field.isEmpty()) {
        return in.failAt(wordStart, Expected.FIELD);
      }
      if (!valued && word.equalsIgnoreCase("data")) {
        return in.fail(Expected.DATA_LENGTH);
      }
      if (!valued && !field.get().isMark()) {
        return in.fail(Expected.VALUE, field.get().word());
      }
      read = values.read(field.get(), start);
    }
    return read && (in.accept('>') || in.fail(Expected.FIGURE_END));
  }

  private boolean figureFlags() {
    do {
      in.skipBlanks();
      int start = in.at;
      String word = in.word();
      if (word.isEmpty()) {
        return in.fail(Expected.FLAG);
      }
      if (!flags(word, start)) {
        return false;
      }
      in.skipBlanks();
    } while (in.accept(',') || Cursor.isLatin(in.here()));
    return true;
  }

  /** Steps over blanks, commas and brackets. */
  private void skipSeparators() {
    while (!in.isAtEnd() && " ,;[](){}".indexOf(in.here()) >= 0) {
      in.at++;
    }
  }
}
