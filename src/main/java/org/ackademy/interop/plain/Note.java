package org.ackademy.interop.plain;

import java.util.Locale;
import java.util.Optional;
import org.ackademy.question.Flaw;

/**
 * Something that was said of an imported question.
 *
 * @param item the question's name in its file, or its id; empty where it is about the whole file
 * @param line where the question begins in the file, from 1
 * @param kind what is said
 * @param detail which; empty where there is nothing to add. Of what is long, as of the name, the
 *     beginning; signs that steer a terminal are left out.
 * @param flaw which, where the check of quiz files found it: told in the language of the note
 */
public record Note(String item, int line, Kind kind, String detail, Optional<Flaw> flaw) {
  /** The most that is quoted of a file, in code points. */
  static final int QUOTED_LENGTH_MAX = 200;

  public Note {
    item = quoted(item);
    detail = quoted(detail);
  }

  /** What a reader of the format found by itself. */
  public Note(String item, int line, Kind kind, String detail) {
    this(item, line, kind, detail, Optional.empty());
  }

  private static String quoted(String text) {
    boolean fits = text.codePointCount(0, text.length()) <= QUOTED_LENGTH_MAX;
    int end = fits ? text.length() : text.offsetByCodePoints(0, QUOTED_LENGTH_MAX);
    return text.substring(0, end).replaceAll("\\p{Cntrl}", " ") + (fits ? "" : "…");
  }

  /** Whether a question can be had in spite of it. */
  public enum Weight {
    /** The question is not taken. */
    REFUSED,
    /** The question is taken, and this of it is not. */
    LEFT_ASIDE
  }

  /** What can be said. */
  public enum Kind {
    /** A type of question that there is not here. */
    TYPE(Weight.REFUSED),
    /** A text with something that Markdown does not have. */
    MARKUP(Weight.REFUSED),
    /** A picture or another file. */
    FILE(Weight.REFUSED),
    /** Something that is needed is missing or has no sense. */
    BROKEN(Weight.REFUSED),
    /** Weights of options that there are not here. */
    WEIGHTS(Weight.REFUSED),
    /** A wildcard or pattern in an answer. */
    PATTERN(Weight.REFUSED),
    /** More than there may be. */
    TOO_MANY(Weight.REFUSED),
    /** Texts in one language stand in both. */
    ONE_LANGUAGE(Weight.LEFT_ASIDE),
    /** There was no explanation. */
    NO_EXPLANATION(Weight.LEFT_ASIDE),
    /** Wrong options have no feedback, which the check will ask for. */
    NO_FEEDBACK(Weight.LEFT_ASIDE),
    /** No section of the RFC was named, which the check will ask for. */
    NO_SECTION(Weight.LEFT_ASIDE),
    /** A setting that there is not here. */
    SETTING(Weight.LEFT_ASIDE),
    /** A category became nothing: all is one quiz. */
    CATEGORY(Weight.LEFT_ASIDE),
    /** Its name was no id here, or was taken. */
    NAMED(Weight.LEFT_ASIDE);

    private final Weight weight;

    Kind(Weight weight) {
      this.weight = weight;
    }

    /** Whether a question can be had in spite of it. */
    public Weight weight() {
      return weight;
    }
  }

  /** The note as a sentence. */
  public String in(Locale locale) {
    String told = flaw.map(found -> quoted(found.text(locale))).orElse(detail);
    return Loss.sentence(locale, "import." + kind.name().toLowerCase(Locale.ROOT), told);
  }
}
