package org.ackademy.notation;

import org.ackademy.replay.Line;
import org.ackademy.replay.Side;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.TcpState;
import org.jspecify.annotations.Nullable;

/**
 * Reads one line in any spelling that a learner may use. Host A is the left one where a drawing
 * names neither.
 */
final class LearnerLine {
  private final Cursor in;
  private final HostNames names;
  private final Numbers numbers;
  private final LineDraft draft = new LineDraft();

  LearnerLine(String text, int line, HostNames names, Numbers numbers) {
    this.in = new Cursor(LineText.normal(text), line);
    this.names = names;
    this.numbers = numbers;
  }

  Parsed<Line> read() {
    Side from = segment();
    if (from == null || !isComplete()) {
      return Parsed.failed(in.fault());
    }
    return Parsed.done(draft.done(from));
  }

  /** Reads all of the line; null where it cannot be read. */
  private @Nullable Side segment() {
    skipListNumber();
    int start = in.at;
    Side left = host();
    if (left == null) {
      labels();
    }
    in.skipBlanks();
    Arrow before = arrowAfterHost();
    if (before == Arrow.NONE) {
      if (left == null) {
        in.failAt(start, in.isAtEnd() && in.at > start ? Expected.SEGMENT : Expected.HOST);
        return null;
      }
      in.accept(':');
      return bodyToEnd() ? left : null;
    }
    in.skipBlanks();
    int there = in.at;
    Side right = host();
    if (right != null) {
      return between(left, before, right, start, there);
    }
    return drawn(left == null ? Side.A : left, before, there);
  }

  /** {@code A > B …}: both hosts first. */
  private @Nullable Side between(
      @Nullable Side left, Arrow arrow, Side right, int start, int there) {
    if (left == null) {
      in.failAt(start, Expected.HOST);
      return null;
    }
    if (left == right) {
      in.failAt(there, Expected.RECEIVER_OTHER);
      return null;
    }
    if (arrow != Arrow.RIGHT && arrow != Arrow.LEFT) {
      in.failAt(start, Expected.DIRECTION);
      return null;
    }
    in.accept(':');
    if (!bodyToEnd()) {
      return null;
    }
    return arrow == Arrow.RIGHT ? left : right;
  }

  private boolean bodyToEnd() {
    return new LineBody(in, draft).read() && (in.isAtEnd() || in.fail(Expected.FIELD));
  }

  /** {@code STATE --> <SEQ=100><CTL=SYN> --> STATE}: the segment between two arrows. */
  private @Nullable Side drawn(Side left, Arrow before, int there) {
    if (!new LineBody(in, draft).read()) {
      return null;
    }
    if (draft.isEmpty()) {
      in.failAt(there, Expected.SEGMENT);
      return null;
    }
    int tail = in.at;
    Arrow after = Arrow.read(in);
    in.skipBlanks();
    Side right = host();
    if (right == left) {
      in.failAt(tail, Expected.RECEIVER_OTHER);
      return null;
    }
    if (right == null) {
      labels();
    }
    in.skipBlanks();
    if (in.acceptWord(Field.LOST.word())) {
      draft.mark(Field.LOST);
    }
    in.skipBlanks();
    if (!in.isAtEnd()) {
      in.fail(Expected.LINE_END);
      return null;
    }
    return sender(left, before, after, tail);
  }

  private @Nullable Side sender(Side left, Arrow before, Arrow after, int tail) {
    if (before == Arrow.LOST || after == Arrow.LOST) {
      draft.mark(Field.LOST);
    }
    boolean departsLeft = before == Arrow.RIGHT && (after != Arrow.LEFT);
    boolean departsRight =
        after == Arrow.LEFT ? before != Arrow.RIGHT : before == Arrow.LEFT && after == Arrow.NONE;
    if (departsLeft) {
      return left;
    }
    if (departsRight) {
      return left.peer();
    }
    boolean arrives =
        (before == Arrow.DELAYED && after == Arrow.RIGHT)
            || (before == Arrow.LEFT && after == Arrow.DELAYED);
    in.failAt(arrives ? 0 : tail, arrives ? Expected.DEPARTURE : Expected.DIRECTION);
    return null;
  }

  /** Steps over {@code 2.} or {@code 2)} before the line proper. */
  private void skipListNumber() {
    in.skipBlanks();
    int start = in.at;
    while (in.isDigit()) {
      in.at++;
    }
    boolean numbered = in.at > start && (in.accept('.') || in.accept(')')) && in.here() != '.';
    if (!numbered) {
      in.at = start;
    }
    in.skipBlanks();
  }

  /** Steps over a host's name. */
  private @Nullable Side host() {
    Side found = null;
    int longest = 0;
    int start = in.at;
    for (Side side : Side.values()) {
      for (int i = -1; i < names.of(side).size(); i++) {
        String name = i < 0 ? side.name() : names.of(side).get(i);
        in.at = start;
        if (name.length() > longest && in.acceptWord(name)) {
          found = side;
          longest = name.length();
        }
      }
    }
    in.at = start + longest;
    return found;
  }

  /** {@code <} before a host is an arrow too; before anything else it opens a figure's field. */
  private Arrow arrowAfterHost() {
    Arrow arrow = Arrow.read(in);
    if (arrow != Arrow.NONE || in.here() != '<') {
      return arrow;
    }
    int start = in.at;
    in.at++;
    int there = in.at;
    boolean host = host() != null && in.here() != '=';
    in.at = host ? there : start;
    return host ? Arrow.LEFT : Arrow.NONE;
  }

  /** Steps over states and remarks in parentheses. */
  private void labels() {
    boolean again = true;
    while (again) {
      in.skipBlanks();
      again = state() || remark();
    }
  }

  private boolean state() {
    int longest = 0;
    int start = in.at;
    for (TcpState state : TcpState.values()) {
      in.at = start;
      if (state.rfcName().length() > longest && in.acceptWord(state.rfcName())) {
        longest = state.rfcName().length();
      }
    }
    in.at = start + longest;
    return longest > 0;
  }

  private boolean remark() {
    int end = in.here() == '(' ? in.text.indexOf(')', in.at) : -1;
    if (end < 0) {
      return false;
    }
    in.at = end + 1;
    return true;
  }

  /** Whether the line says all that it must. */
  private boolean isComplete() {
    if (in.hasFailed()) {
      return false;
    }
    if (draft.isEmpty()) {
      return in.fail(Expected.FLAG);
    }
    if (numbers == Numbers.OPTIONAL) {
      return true;
    }
    boolean acks = (draft.control & Control.ACK) != 0;
    if (!draft.says(Field.SEQ)) {
      return in.fail(Expected.NUMBER_GIVEN, Field.SEQ.word());
    }
    return !acks || draft.says(Field.ACK) || in.fail(Expected.NUMBER_GIVEN, Field.ACK.word());
  }
}
