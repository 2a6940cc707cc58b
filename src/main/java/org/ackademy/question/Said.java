package org.ackademy.question;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ackademy.notation.Fault;
import org.ackademy.replay.Messages;

/**
 * A sentence with what stands in its places {@code {0}}, {@code {1}} and so on, to be read in any
 * language.
 *
 * @param values a {@code Said} or a {@link Fault} is read in the same language; all else stands as
 *     its text
 */
public record Said(Sentence sentence, List<Object> values) {
  public Said {
    values = List.copyOf(values);
  }

  public static Said of(Sentence sentence, Object... values) {
    return new Said(sentence, List.of(values));
  }

  /** As it is read in this language, in English where that is not spoken. */
  public String in(Locale locale) {
    Map<String, String> places = new HashMap<>();
    for (Object value : values) {
      places.put(String.valueOf(places.size()), text(value, locale));
    }
    return Messages.of(sentence.bundle(), locale).text(sentence.name(), places);
  }

  private static String text(Object value, Locale locale) {
    return switch (value) {
      case Said said -> said.in(locale);
      case Fault fault -> fault.text(locale);
      default -> value.toString();
    };
  }
}
