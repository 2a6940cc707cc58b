package org.ackademy.lms;

import java.util.regex.Pattern;
import org.ackademy.platform.outward.Outward;

/**
 * What a learning management system says of something that went wrong, for people who look after
 * it: text on one line, of limited length, without markup, secrets and what is not to be seen.
 */
final class PlatformWords {
  /** Characters that are kept. */
  static final int LENGTH_MAX = 500;

  /** What stands for the rest. */
  private static final String CUT = "…";

  /** Before anything is searched, so that a long page costs nothing. */
  private static final int READ_MAX = 20_000;

  private static final Pattern TAG = Pattern.compile("<[^<>]{0,2000}>");

  /** Assertions and tokens, which some systems repeat. */
  private static final Pattern TOKEN =
      Pattern.compile("eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]*)*");

  /** Control characters, and those that change the direction of what stands around them. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Z}]+");

  private PlatformWords() {}

  /** The status and what was said with it. */
  static String of(Outward.Answer answer) {
    return of(answer.status() + " " + answer.body());
  }

  /** A text as it may be shown. */
  static String of(String said) {
    String some = said.length() <= READ_MAX ? said : said.substring(0, READ_MAX);
    String bare = TOKEN.matcher(TAG.matcher(some).replaceAll(" ")).replaceAll(CUT);
    return within(UNSEEN.matcher(bare).replaceAll(" ").strip());
  }

  private static String within(String text) {
    if (text.length() <= LENGTH_MAX) {
      return text;
    }
    int end = LENGTH_MAX - CUT.length();
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
  }
}
