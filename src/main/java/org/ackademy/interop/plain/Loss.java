package org.ackademy.interop.plain;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Something of a question that a format cannot hold.
 *
 * @param item the question's id
 * @param kind what is lost
 * @param detail which, where there are several; else empty
 */
public record Loss(String item, Kind kind, String detail) {
  private static final String BUNDLE = "org.ackademy.interop.plain.losses";

  /** What can be lost. */
  public enum Kind {
    /** The grading by replay: only what is listed counts as right. */
    REPLAY,
    /** Grading by a machine: a person has to mark it. */
    BY_HAND,
    /** A capture cannot be handed in there. */
    CAPTURE,
    /** The conversation with the machine. */
    CONVERSATION,
    /** Numbers of each learner's own: so many variants go out. */
    DRAWN,
    /** No address of the exercise was given, so there is no link to it. */
    NO_LINK,
    /** A text field that holds one language. */
    ONE_LANGUAGE,
    /** Feedback to single parts stands in the general feedback. */
    FEEDBACK_GATHERED,
    /** Feedback that the format has no place for. */
    FEEDBACK,
    /** The beliefs behind wrong options. */
    BELIEFS,
    /** What a wrong choice takes back. */
    GUESSING,
    /** How much a part of a right answer earns. */
    PARTS,
    /** A weight that is not on the list of the format. */
    WEIGHT,
    /** Spellings that count as the same here. */
    SPELLING,
    /** Sequence numbers that were not reduced. */
    CIRCLE,
    /** Units of a number. */
    UNITS,
    /** Hints. */
    HINTS,
    /** That options keep their order. */
    ORDER,
    /** Gaps become things to match. */
    GAPS
  }

  /** The loss as a sentence. */
  public String in(Locale locale) {
    return sentence(locale, kind.name().toLowerCase(Locale.ROOT), detail);
  }

  static String sentence(Locale locale, String name, Object... values) {
    var bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return new MessageFormat(bundle.getString(name), Locale.ROOT).format(values);
  }
}
