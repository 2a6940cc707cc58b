package org.ackademy.notation;

import java.util.List;
import org.ackademy.tcp.Control;

/** A control bit in writing; in the order in which flags are printed. */
record Flag(String name, int bit, char letter) {
  static final List<Flag> ALL =
      List.of(
          new Flag("SYN", Control.SYN, 's'),
          new Flag("FIN", Control.FIN, 'f'),
          new Flag("RST", Control.RST, 'r'),
          new Flag("PSH", Control.PSH, 'p'),
          new Flag("ACK", Control.ACK, 'a'),
          new Flag("URG", Control.URG, 'u'),
          new Flag("ECE", Control.ECE, 'e'),
          new Flag("CWR", Control.CWR, 'c'));

  static final int NAME_LENGTH = 3;

  private static final String[] PRINTED = new String[Control.ALL + 1];

  static {
    for (int control = 0; control <= Control.ALL; control++) {
      var names = new StringBuilder();
      for (Flag flag : ALL) {
        if ((control & flag.bit) != 0) {
          names.append(names.isEmpty() ? "" : ",").append(flag.name);
        }
      }
      PRINTED[control] = names.toString();
    }
  }

  /** These control bits in canonical writing: {@code SYN,ACK}; empty for none. */
  static String print(int control) {
    return PRINTED[control];
  }

  /** The bits of a run of whole names, {@code synack} say; 0 where it is none. */
  static int ofNames(String word) {
    int control = 0;
    if (word.length() % NAME_LENGTH != 0) {
      return 0;
    }
    for (int i = 0; i < word.length(); i += NAME_LENGTH) {
      int bit = ofName(word, i);
      if (bit == 0 || (control & bit) != 0) {
        return 0;
      }
      control |= bit;
    }
    return control;
  }

  private static int ofName(String word, int start) {
    for (Flag flag : ALL) {
      if (word.regionMatches(true, start, flag.name, 0, NAME_LENGTH)) {
        return flag.bit;
      }
    }
    return 0;
  }

  /** The bits of a run of first letters, {@code fa} say; 0 where it is none. */
  static int ofLetters(String word) {
    int control = 0;
    for (int i = 0; i < word.length(); i++) {
      int bit = ofLetter(Character.toLowerCase(word.charAt(i)));
      if (bit == 0 || (control & bit) != 0) {
        return 0;
      }
      control |= bit;
    }
    return control;
  }

  private static int ofLetter(char letter) {
    for (Flag flag : ALL) {
      if (flag.letter == letter) {
        return flag.bit;
      }
    }
    return 0;
  }
}
