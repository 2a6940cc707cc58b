package org.ackademy.notation;

import org.ackademy.replay.Line;
import org.ackademy.replay.Side;
import org.jspecify.annotations.Nullable;

/**
 * Reads a line in canonical spelling in one pass, and gives up at once on anything else: long files
 * hold nothing else.
 */
final class CanonicalLine {
  /** Where the flags start: after {@code "A > B "}. */
  private static final int FLAGS_START = 6;

  private final String text;
  private final LineDraft draft = new LineDraft();
  private int at = FLAGS_START;

  private CanonicalLine(String text) {
    this.text = text;
  }

  /** The line; null where the text is spelled in any other way, or wrong. */
  static @Nullable Line read(String text) {
    Side from = sender(text);
    if (from == null) {
      return null;
    }
    var reading = new CanonicalLine(text);
    return reading.flags() && reading.fields() ? reading.draft.done(from) : null;
  }

  private static @Nullable Side sender(String text) {
    if (text.startsWith("A > B ")) {
      return Side.A;
    }
    return text.startsWith("B > A ") ? Side.B : null;
  }

  private boolean flags() {
    while (at + Flag.NAME_LENGTH <= text.length()) {
      int bit = flag();
      if (bit == 0 || (draft.control & bit) != 0) {
        return false;
      }
      draft.control |= bit;
      at += Flag.NAME_LENGTH;
      if (at == text.length() || text.charAt(at) != ',') {
        return true;
      }
      at++;
    }
    return false;
  }

  private int flag() {
    for (Flag flag : Flag.ALL) {
      if (text.startsWith(flag.name(), at)) {
        return flag.bit();
      }
    }
    return 0;
  }

  private boolean fields() {
    while (at < text.length()) {
      Field field = text.charAt(at) == ' ' ? field(++at) : null;
      if (field == null || draft.says(field)) {
        return false;
      }
      at += field.word().length();
      if (!field.isMark() && !(accept('=') && value(field))) {
        return false;
      }
      if (field.isMark()) {
        draft.mark(field);
      }
    }
    return true;
  }

  private @Nullable Field field(int start) {
    for (Field field : Field.ALL) {
      if (text.startsWith(field.word(), start) && ends(field, start + field.word().length())) {
        return field;
      }
    }
    return null;
  }

  private boolean ends(Field field, int end) {
    if (end == text.length()) {
      return field.isMark();
    }
    return text.charAt(end) == (field.isMark() ? ' ' : '=');
  }

  private boolean value(Field field) {
    return switch (field) {
      case SEQ, ACK, LEN, WIN, MSS, WSCALE, URG -> {
        long number = number(field.most());
        if (number >= 0) {
          draft.set(field, number);
        }
        yield number >= 0;
      }
      case SACK -> blocks();
      case TS -> timestamps();
      // Rare enough for the other reader.
      case TFO, SACKOK, LOST -> false;
    };
  }

  private boolean blocks() {
    do {
      long left = number(Field.SACK.most());
      long right = left >= 0 && accept('-') ? number(Field.SACK.most()) : -1;
      if (right < 0 || draft.sackBlocks() == LineDraft.SACK_BLOCKS_MAX) {
        return false;
      }
      draft.addBlock(left, right);
    } while (accept(','));
    return true;
  }

  private boolean timestamps() {
    long value = number(Field.TS.most());
    long echo = value >= 0 && accept('/') ? number(Field.TS.most()) : -1;
    if (echo < 0) {
      return false;
    }
    draft.setTimestamps(value, echo);
    return true;
  }

  private boolean accept(char wanted) {
    if (at < text.length() && text.charAt(at) == wanted) {
      at++;
      return true;
    }
    return false;
  }

  /** The decimal number here; -1 where there is none or one above {@code most}. */
  private long number(long most) {
    int start = at;
    long number = 0;
    while (at < text.length() && Cursor.isDigit(text.charAt(at))) {
      number = number * 10 + (text.charAt(at) - '0');
      if (number > most) {
        return -1;
      }
      at++;
    }
    return at == start ? -1 : number;
  }
}
