package org.ackademy.notation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ackademy.replay.Messages;

/** What could have stood where a text cannot be read. The texts are in {@code expected*}. */
public enum Expected {
  // Lines of an exchange
  /** Arguments: the most characters. */
  LINE_AT_MOST,
  HOST,
  RECEIVER_OTHER,
  DIRECTION,
  DEPARTURE,
  SEGMENT,
  FLAG,
  FLAG_ONCE,
  FIELD,
  /** Arguments: the field. */
  FIELD_ONCE,
  /** Arguments: the field. */
  VALUE,
  /** Arguments: the field, the largest number. */
  NUMBER_UP_TO,
  /** Arguments: the field. */
  NUMBER_GIVEN,
  DATA_LENGTH,
  SACK_BLOCK,
  /** Arguments: the most blocks. */
  SACK_BLOCKS_AT_MOST,
  TIMESTAMPS,
  /** Arguments: the most octets. */
  COOKIE,
  FIGURE_END,
  LINE_END,
  /** Arguments: the most lines. */
  LINES_AT_MOST,

  // JSON
  /** Arguments: the most characters. */
  DOCUMENT_AT_MOST,
  JSON_VALUE,
  JSON_END,
  JSON_MEMBER_NAME,
  JSON_COLON,
  JSON_COMMA_OR_BRACE,
  JSON_COMMA_OR_BRACKET,
  JSON_NUMBER,
  JSON_STRING_END,
  JSON_ESCAPE,
  JSON_CHARACTER,
  /** Arguments: the deepest nesting. */
  JSON_DEPTH,
  /** Arguments: the most characters. */
  JSON_STRING_AT_MOST,
  /** Arguments: the most characters. */
  JSON_NUMBER_AT_MOST,
  /** Arguments: the name. */
  JSON_NAME_ONCE,

  // Cases
  /** Arguments: where. */
  OBJECT,
  /** Arguments: where. */
  LIST,
  /** Arguments: where. */
  TEXT,
  /** Arguments: where. */
  TRUE_OR_FALSE,
  /** Arguments: where, the least, the largest. */
  WHOLE_NUMBER,
  /** Arguments: where, the words. */
  ONE_OF,
  /** Arguments: the field. */
  PRESENT,
  /** Arguments: the field, the state. */
  PRESENT_IN_STATE,
  /** Arguments: the field, the state. */
  ABSENT_IN_STATE,
  /** Arguments: the fields that are known here. */
  KNOWN_FIELD,
  /** Arguments: where, the most characters. */
  TEXT_AT_MOST,
  /** Arguments: where, the most entries. */
  ENTRIES_AT_MOST,
  /** Arguments: the last line. */
  CLAIMED_LINE,

  // Answers without segments
  NUMBER,
  /** Arguments: the units. */
  UNIT,
  CAPTURE;

  private static final String BUNDLE = "org.ackademy.notation.expected";

  /** The text in this language, English where there is no such. */
  public String text(Locale locale, List<String> arguments) {
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      parameters.put(String.valueOf(i), arguments.get(i));
    }
    return Messages.of(BUNDLE, locale).text(name(), parameters);
  }
}
