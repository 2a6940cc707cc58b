package org.ackademy.notation;

/**
 * What stands between a host and a segment in a drawing.
 *
 * @rfc 9293 3.5
 */
enum Arrow {
  NONE,
  /** To the right: {@code >}, {@code ->}, {@code -->}, {@code =>}. */
  RIGHT,
  /** To the left: {@code <-}, {@code <--}. */
  LEFT,
  /** {@code ...}: still in the network. */
  DELAYED,
  /** {@code XXX}: lost. */
  LOST;

  private static final String LOST_WORD = "XXX";

  /** Whether one stands here; {@code <SEQ=…>} is none. */
  static boolean standsAt(Cursor in) {
    int start = in.at;
    boolean stands = read(in) != NONE;
    in.at = start;
    return stands;
  }

  /** Steps over the arrow that stands here, if one does. */
  static Arrow read(Cursor in) {
    return switch (in.here()) {
      case '>', '-', '=', LineText.RIGHT -> right(in);
      case '<', LineText.LEFT -> left(in);
      case '.', LineText.ELLIPSIS -> delayed(in);
      case 'x', 'X' -> in.acceptWord(LOST_WORD) ? LOST : NONE;
      default -> NONE;
    };
  }

  private static Arrow right(Cursor in) {
    int start = in.at;
    skipShaft(in);
    if (in.accept('>') || in.accept(LineText.RIGHT)) {
      while (in.accept('>')) {
        // A head of several characters is one head.
      }
      return RIGHT;
    }
    in.at = start;
    return NONE;
  }

  private static Arrow left(Cursor in) {
    int start = in.at;
    boolean drawn = in.accept(LineText.LEFT);
    while (in.accept('<')) {
      // As above.
    }
    int shaft = in.at;
    skipShaft(in);
    if (drawn || in.at > shaft || in.isAtEnd() || in.here() == ' ') {
      return LEFT;
    }
    in.at = start;
    return NONE;
  }

  private static void skipShaft(Cursor in) {
    while (in.here() == '-' || in.here() == '=') {
      in.at++;
    }
  }

  private static Arrow delayed(Cursor in) {
    int start = in.at;
    while (in.here() == '.' || in.here() == LineText.ELLIPSIS) {
      in.at++;
    }
    boolean single = in.at == start + 1 && in.text.charAt(start) == '.';
    if (single) {
      in.at = start;
      return NONE;
    }
    return DELAYED;
  }
}
