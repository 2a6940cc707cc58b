package org.ackademy.quiz;

import jakarta.servlet.http.HttpServletRequest;
import org.ackademy.platform.http.Languages;
import org.ackademy.question.Language;

/** Who reads an answer: in which language. */
public final class Reader {
  private Reader() {}

  /** The first of the languages that a request accepts in which there are texts. */
  public static Language language(HttpServletRequest request) {
    return Language.tagged(Languages.of(request).getLanguage()).orElse(Language.EN);
  }
}
