package org.ackademy.question;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whether texts say the same, whatever their spelling. */
final class Likening {
  private Likening() {}

  /** The text with its characters brought to their plain forms (NFKC) and blanks around it gone. */
  static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
  }

  /** The letters and digits of a text in one case: what two texts that say the same share. */
  static String folded(String text) {
    return plain(text).toLowerCase(Locale.ROOT).replaceAll("[\\s`*_]+", " ").strip();
  }

  /**
   * Says where two texts are the same to a reader of either language.
   *
   * @param pointers where each stands in the file
   */
  static void distinct(List<Text> texts, List<String> pointers, Flaws flaws) {
    for (Language language : Language.values()) {
      Map<String, String> seen = new HashMap<>();
      for (int i = 0; i < texts.size(); i++) {
        String other = seen.putIfAbsent(folded(texts.get(i).in(language)), pointers.get(i));
        if (other != null) {
          // The later one in the file is at fault, in whatever order they are shown.
          String later = later(other, pointers.get(i));
          String first = later.equals(other) ? pointers.get(i) : other;
          flaws.at(later + "/" + language.tag(), Wrong.SAME, first, texts.get(i).in(language));
        }
      }
    }
  }

  private static String later(String one, String other) {
    int difference = number(one) - number(other);
    return difference < 0 ? other : one;
  }

  private static int number(String pointer) {
    String digits = pointer.replaceAll("\\D+", "");
    return digits.isEmpty() || digits.length() > 9 ? 0 : Integer.parseInt(digits);
  }
}
