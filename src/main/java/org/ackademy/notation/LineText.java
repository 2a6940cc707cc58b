package org.ackademy.notation;

import java.text.Normalizer;

/**
 * The characters of a line as keyboards and word processors make them, each brought to the one that
 * the notation means. One character stays one character, so that columns stay what they are.
 */
final class LineText {
  static final char RIGHT = '\u2192';
  static final char LEFT = '\u2190';
  static final char ELLIPSIS = '\u2026';

  private static final int FULL_WIDTH_FIRST = 0xFF01;
  private static final int FULL_WIDTH_LAST = 0xFF5E;
  private static final int FULL_WIDTH_SHIFT = 0xFEE0;
  private static final int ASCII_LAST = 0x7E;

  private LineText() {}

  /** The text composed (NFC) and with every character brought to the one meant. */
  static String normal(String text) {
    if (isPlain(text)) {
      return text;
    }
    char[] chars = Normalizer.normalize(text, Normalizer.Form.NFC).toCharArray();
    for (int i = 0; i < chars.length; i++) {
      chars[i] = meant(chars[i]);
    }
    return new String(chars);
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > ASCII_LAST || c < ' ') {
        return false;
      }
    }
    return true;
  }

  private static char meant(char c) {
    if (c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST) {
      return (char) (c - FULL_WIDTH_SHIFT);
    }
    return switch (c) {
      case '\t', '\n', '\r', '\f', '\u00A0', '\u1680', '\u202F', '\u205F', '\u3000' -> ' ';
      case '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF' -> ' ';
      // Hyphens, dashes, the minus sign, and the Korean vowel that looks like one.
      case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212', '\u3161' -> '-';
      case '\u21D2', '\u21E8', '\u2794', '\u279C', '\u27A1', '\u27F6', '\u27F9' -> RIGHT;
      case '\u21D0', '\u21E6', '\u2B05', '\u27F5', '\u27F8' -> LEFT;
      case '\u22EF' -> ELLIPSIS;
      case '\u3001', '\u00B7', '\u318D' -> ',';
      case '\u3008', '\u2329', '\u27E8' -> '<';
      case '\u3009', '\u232A', '\u27E9' -> '>';
      default -> c >= '\u2000' && c <= '\u200A' ? ' ' : c;
    };
  }

  /** The column, from 1 and in code points, of the character at this index. */
  static int column(String text, int index) {
    return text.codePointCount(0, Math.min(index, text.length())) + 1;
  }
}
