package org.ackademy.question;

import java.util.Optional;

/** The languages of the product; whatever a user reads exists in each of them. */
public enum Language {
  EN("en"),
  KO("ko");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** The language's BCP 47 tag, as in a quiz file: {@code en}, {@code ko}. */
  public String tag() {
    return tag;
  }

  /** The language with exactly this tag. */
  public static Optional<Language> tagged(String tag) {
    for (Language language : values()) {
      if (language.tag.equals(tag)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }
}
