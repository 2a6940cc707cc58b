package org.ackademy.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The languages that Ackademy speaks, and which of them a client wants. */
public final class Languages {
  /** The first is spoken where the client wants none of them. */
  static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.KOREAN);

  private Languages() {}

  /** The language of a tag as in {@code ko}, the first where it is not spoken. */
  public static Locale tagged(String tag) {
    return SPOKEN.stream()
        .filter(spoken -> spoken.getLanguage().equals(tag))
        .findFirst()
        .orElse(SPOKEN.getFirst());
  }

  /** The first of the client's languages that is spoken here. */
  public static Locale of(HttpServletRequest request) {
    for (Locale wanted : Collections.list(request.getLocales())) {
      for (Locale spoken : SPOKEN) {
        if (spoken.getLanguage().equals(wanted.getLanguage())) {
          return spoken;
        }
      }
    }
    return SPOKEN.getFirst();
  }
}
