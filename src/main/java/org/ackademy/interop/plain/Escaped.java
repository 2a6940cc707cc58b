package org.ackademy.interop.plain;

import java.util.ArrayList;
import java.util.List;

/** Text in which a backslash takes a sign its meaning. */
public final class Escaped {
  private Escaped() {}

  /** The parts between signs that have no backslash before them; backslashes stay. */
  public static List<String> split(String text, char sign) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = find(text, sign, 0); at >= 0; at = find(text, sign, from)) {
      parts.add(text.substring(from, at));
      from = at + 1;
    }
    parts.add(text.substring(from));
    return parts;
  }

  /** Where a sign stands that has no backslash before it, from a place on; below 0 where none. */
  public static int find(String text, char sign, int from) {
    for (int i = from; i < text.length(); i++) {
      char here = text.charAt(i);
      if (here == '\\') {
        i++;
      } else if (here == sign) {
        return i;
      }
    }
    return -1;
  }
}
