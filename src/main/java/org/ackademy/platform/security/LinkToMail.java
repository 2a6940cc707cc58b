package org.ackademy.platform.security;

import java.util.Locale;
import java.util.UUID;

/**
 * That a link is to go by mail; told in the transaction that makes it.
 *
 * @param id the invitation's or the password link's
 * @param language as in {@code ko}
 */
public record LinkToMail(Purpose purpose, UUID id, String language) {
  /** What a link is for. */
  public enum Purpose {
    INVITATION,
    PASSWORD
  }

  Locale locale() {
    return Locale.forLanguageTag(language);
  }
}
