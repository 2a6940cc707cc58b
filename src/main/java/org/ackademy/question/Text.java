package org.ackademy.question;

/**
 * What a user reads, in every language: plain text for a title, Markdown (CommonMark) elsewhere.
 *
 * @param en English
 * @param ko Korean
 */
public record Text(String en, String ko) {
  public Text {
    if (en.isBlank() || ko.isBlank()) {
      throw new IllegalArgumentException("a language is missing: " + en + "/" + ko);
    }
  }

  /** The text in one language. */
  public String in(Language language) {
    return switch (language) {
      case EN -> en;
      case KO -> ko;
    };
  }
}
