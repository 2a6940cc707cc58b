package org.ackademy.replay;

import java.util.Locale;

/**
 * Which of two Korean particles follows a word: it hangs on how the word's end sounds when read
 * aloud in Korean.
 */
public final class Particle {
  private static final char SYLLABLE_FIRST = '\uAC00';
  private static final char SYLLABLE_LAST = '\uD7A3';

  /** How many syllables share their first two sounds; the first of them has no final consonant. */
  private static final int FINALS = 28;

  private static final int FINAL_RIEUL = 8;
  private static final int FINAL_NONE = 0;

  /** Any final consonant other than rieul. */
  private static final int FINAL_OTHER = 1;

  private Particle() {}

  /**
   * The particle to put after a word.
   *
   * @param afterConsonant the one for words that end in a consonant, for example 은 or 으로
   * @param afterVowel the one for words that end in a vowel, for example 는 or 로
   */
  public static String choose(String word, String afterConsonant, String afterVowel) {
    int last = lastConsonant(word);
    boolean rieulCountsAsVowel = afterVowel.startsWith("로");
    boolean consonant = last != FINAL_NONE && !(last == FINAL_RIEUL && rieulCountsAsVowel);
    return consonant ? afterConsonant : afterVowel;
  }

  private static int lastConsonant(String word) {
    String heard = word.strip().toUpperCase(Locale.ROOT);
    while (!heard.isEmpty() && !Character.isLetterOrDigit(heard.charAt(heard.length() - 1))) {
      heard = heard.substring(0, heard.length() - 1);
    }
    if (heard.isEmpty()) {
      return FINAL_NONE;
    }
    char last = heard.charAt(heard.length() - 1);
    if (last >= SYLLABLE_FIRST && last <= SYLLABLE_LAST) {
      return (last - SYLLABLE_FIRST) % FINALS;
    }
    return Character.isDigit(last) ? ofDigit(last) : ofLatin(heard, last);
  }

  /** 영 일 이 삼 사 오 육 칠 팔 구. */
  private static int ofDigit(char digit) {
    return switch (digit) {
      case '1', '7', '8' -> FINAL_RIEUL;
      case '0', '3', '6' -> FINAL_OTHER;
      default -> FINAL_NONE;
    };
  }

  /** 신, 핀, 클로징, 리슨; single letters, and CWR, by their names: 엘, 엠, 엔, 알. ACK is read 애크. */
  private static int ofLatin(String word, char last) {
    boolean letter =
        word.length() == 1
            || word.endsWith("CWR")
            || !Character.isLetter(word.charAt(word.length() - 2));
    if (last == 'L' || (letter && last == 'R')) {
      return FINAL_RIEUL;
    }
    boolean consonant = last == 'M' || last == 'N' || word.endsWith("NG");
    return consonant ? FINAL_OTHER : FINAL_NONE;
  }
}
