package org.ackademy.notation;

import java.util.Locale;

/** Reads the values of a line's fields into a draft. */
final class LineValues {
  private final Cursor in;
  private final LineDraft draft;

  LineValues(Cursor in, LineDraft draft) {
    this.in = in;
    this.draft = draft;
  }

  /**
   * Reads the value of a field, at whose first character the cursor stands.
   *
   * @param start where the field itself starts
   */
  boolean read(Field field, int start) {
    if (draft.says(field)) {
      return in.failAt(start, Expected.FIELD_ONCE, field.word());
    }
    return switch (field) {
      case SEQ, ACK, LEN, WIN, MSS, WSCALE, URG -> number(field);
      case SACK -> blocks();
      case TS -> timestamps();
      case TFO -> cookie();
      case SACKOK, LOST -> {
        draft.mark(field);
        yield true;
      }
    };
  }

  private boolean number(Field field) {
    long number = bounded(field);
    if (number < 0 || !endsHere()) {
      return in.fail(Expected.VALUE, field.word());
    }
    if (in.hasFailed()) {
      return false;
    }
    draft.set(field, number);
    return true;
  }

  /** A number in the field's range; -1 where there is none. */
  private long bounded(Field field) {
    int start = in.at;
    long number = in.digits(field.most());
    if (number > field.most()) {
      in.failAt(start, Expected.NUMBER_UP_TO, field.word(), String.valueOf(field.most()));
    }
    return number;
  }

  private boolean endsHere() {
    return in.isAtEnd() || !Character.isLetterOrDigit(in.text.codePointAt(in.at));
  }

  private boolean blocks() {
    do {
      int start = in.at;
      if (draft.sackBlocks() == LineDraft.SACK_BLOCKS_MAX) {
        return in.fail(Expected.SACK_BLOCKS_AT_MOST, String.valueOf(LineDraft.SACK_BLOCKS_MAX));
      }
      long left = bounded(Field.SACK);
      boolean dashed = left >= 0 && in.accept('-');
      long right = dashed ? bounded(Field.SACK) : -1;
      if (right < 0 || !endsHere()) {
        return in.failAt(start, Expected.SACK_BLOCK);
      }
      if (in.hasFailed()) {
        return false;
      }
      draft.addBlock(left, right);
    } while (Cursor.isDigit(in.peek(1)) && in.accept(','));
    return true;
  }

  private boolean timestamps() {
    int start = in.at;
    long value = bounded(Field.TS);
    boolean parted = value >= 0 && in.accept('/');
    long echo = parted ? bounded(Field.TS) : -1;
    if (echo < 0 || !endsHere()) {
      return in.failAt(start, Expected.TIMESTAMPS);
    }
    if (in.hasFailed()) {
      return false;
    }
    draft.setTimestamps(value, echo);
    return true;
  }

  private boolean cookie() {
    int start = in.at;
    while (Character.digit(in.here(), 16) >= 0) {
      in.at++;
    }
    int digits = in.at - start;
    if (digits % 2 != 0 || digits > 2 * LineDraft.FAST_OPEN_OCTETS_MAX || !endsHere()) {
      return in.failAt(start, Expected.COOKIE, String.valueOf(LineDraft.FAST_OPEN_OCTETS_MAX));
    }
    draft.setFastOpen(in.text.substring(start, in.at).toLowerCase(Locale.ROOT));
    return true;
  }
}
