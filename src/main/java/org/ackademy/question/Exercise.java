package org.ackademy.question;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.ackademy.replay.Code;

/**
 * One exercise of a quiz, as its file says it, keys included: nothing of this leaves the server but
 * as a {@link Handout} or as feedback that has been released.
 *
 * @param id its name, unique among all quizzes and never changed: lower-case words joined by
 *     hyphens
 * @param title plain text
 * @param task what to do, Markdown
 * @param hints from the first nudge to the last, Markdown
 * @param explanation what a right answer shows and why, Markdown; shown with released feedback
 * @param hosts what the hosts are called
 * @param question what is asked
 * @param answers model answers, at least one
 * @param mistakes wrong answers that are expected, with what they must get
 * @param references what it tests and teaches
 * @param label by which exams choose it
 * @param help the most that may be revealed while an answer can be tried again
 * @param version names this content, see {@link Fingerprint}
 */
public record Exercise(
    String id,
    Text title,
    Text task,
    List<Text> hints,
    Text explanation,
    Hosts hosts,
    Question question,
    List<ModelAnswer> answers,
    List<Mistake> mistakes,
    References references,
    Label label,
    HelpLevel help,
    String version) {

  public Exercise {
    hints = List.copyOf(hints);
    answers = List.copyOf(answers);
    mistakes = List.copyOf(mistakes);
    if (answers.isEmpty()) {
      throw new IllegalArgumentException(id + " has no model answer");
    }
  }

  /**
   * An answer that must be VALID. Nothing is compared with it: it proves that the exercise can be
   * solved, and shows how.
   *
   * @param shows what is particular about it, plain text
   * @param text the answer as a learner would write it
   */
  public record ModelAnswer(Text shows, String text) {}

  /**
   * A wrong answer that learners give.
   *
   * @param text the answer as a learner would write it
   * @param expected what replay must say of it
   * @param belief what is behind it, where that is a misconception
   * @param feedback what to tell whoever makes the same mistake, Markdown
   */
  public record Mistake(String text, Expectation expected, Optional<Belief> belief, Text feedback) {
    /** The belief behind it, by its id, where there is one. */
    public Optional<String> misconception() {
      return belief.map(Belief::id);
    }
  }

  /**
   * A misconception as its author names it.
   *
   * @param id its id
   * @param unrecognised why the machine does not recognise it here, where it could play it and does
   *     not; for other authors
   */
  public record Belief(String id, Optional<String> unrecognised) {}

  /**
   * What must be said of a wrong answer.
   *
   * @param verdict anything but VALID
   * @param at the line that it names, from 1, where it names one
   * @param code what is broken or missing, where the verdict has a code
   */
  public record Expectation(Verdict verdict, OptionalInt at, Optional<Code> code) {
    public Expectation {
      if (verdict == Verdict.VALID) {
        throw new IllegalArgumentException("a wrong answer cannot be VALID");
      }
    }
  }

  /**
   * By what exams choose exercises, beside their topic, which is the quiz that they are of.
   *
   * @param difficulty how difficult it is held to be
   * @param tags words of its author
   */
  public record Label(Difficulty difficulty, Set<String> tags) {
    /** Where an author says nothing. */
    public static final Label NONE = new Label(Difficulty.MEDIUM, Set.of());

    public Label {
      tags = Set.copyOf(tags);
    }
  }

  /**
   * What an exercise tests and teaches, by ids of the {@link Catalogue}.
   *
   * @param claims claims of the study material
   * @param misconceptions beliefs that it provokes
   * @param sections sections of RFC 9293
   */
  public record References(Set<String> claims, Set<String> misconceptions, Set<String> sections) {
    public References {
      claims = Set.copyOf(claims);
      misconceptions = Set.copyOf(misconceptions);
      sections = Set.copyOf(sections);
    }
  }
}
