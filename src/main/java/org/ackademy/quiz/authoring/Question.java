package org.ackademy.quiz.authoring;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.ackademy.question.Definition;
import org.ackademy.quiz.StoredQuiz;

/**
 * A question as its authors see it.
 *
 * @param id what it is called, in its file too
 * @param quiz the quiz that it belongs to, by name
 * @param source where it is written; files are the only source of what stands in them
 * @param version the number of the latest version; 0 where files count them
 * @param published the version that is offered, or was
 * @param text the latest version of its file
 * @param definition what that says, where it can be used
 * @param savedAt when that was saved, or loaded
 */
record Question(
    String id,
    String quiz,
    StoredQuiz.Source source,
    Standing standing,
    int version,
    OptionalInt published,
    String text,
    Optional<Definition> definition,
    Instant savedAt) {

  /** How a question stands. */
  enum Standing {
    /** Its file is loaded. */
    IN_FILES,
    /** Never offered. */
    DRAFT,
    /** The latest version is offered. */
    PUBLISHED,
    /** An earlier version is offered. */
    CHANGED,
    /** It was offered and is no more. */
    RETIRED
  }

  /** Whether learners can be given it. */
  boolean isOffered() {
    return switch (standing) {
      case IN_FILES, PUBLISHED, CHANGED -> true;
      case DRAFT, RETIRED -> false;
    };
  }
}
