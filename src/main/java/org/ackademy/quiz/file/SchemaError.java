package org.ackademy.quiz.file;

import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.ackademy.question.Said;

/** What a schema finds, in our own sentences: the library has no good ones in Korean. */
final class SchemaError {
  private SchemaError() {}

  static Said said(Error error) {
    List<String> values = values(error);
    WrongForm sentence = sentence(error.getKeyword());
    if (sentence == WrongForm.TYPE) {
      return Said.of(sentence, type(values.getFirst()), types(values.getLast()));
    }
    return sentence == WrongForm.OTHER
        ? Said.of(sentence, error.getKeyword())
        : Said.of(sentence, values.toArray());
  }

  /** The sentence of a keyword: {@code minLength} is {@link WrongForm#MIN_LENGTH}. */
  static WrongForm sentence(String keyword) {
    String name = keyword.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    return Arrays.stream(WrongForm.values())
        .filter(sentence -> sentence.name().equals(name))
        .findFirst()
        .orElse(WrongForm.OTHER);
  }

  private static List<String> values(Error error) {
    List<String> values = new ArrayList<>();
    if (error.getArguments() != null) {
      for (Object value : error.getArguments()) {
        values.add(String.valueOf(value));
      }
    }
    return values;
  }

  /** The types of {@code [string, integer]}, or the one that stands alone. */
  private static Object types(String names) {
    return Arrays.stream(names.replaceAll("[\\[\\]\\s]", "").split(",", -1))
        .map(SchemaError::type)
        .reduce((one, other) -> Said.of(WrongForm.EITHER, one, other))
        .orElse(names);
  }

  private static Object type(String name) {
    WrongForm sentence = sentence(name);
    return sentence == WrongForm.OTHER ? name : Said.of(sentence);
  }
}
