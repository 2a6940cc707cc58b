package org.ackademy.question;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import org.ackademy.notation.Fault;
import org.ackademy.replay.Case;
import org.ackademy.replay.Code;
import org.ackademy.replay.Judgement;
import org.ackademy.replay.Repair;

/**
 * An answer and what was found.
 *
 * @param answer the answer as it was written
 * @param language the language in which it was given
 * @param verdict what it was found to be
 * @param score 0 to 1; an empty answer and the untouched starting text have 0 whatever the verdict
 * @param finding why
 * @param recognised the listed mistake that this answer makes, where it makes one
 * @param misconception the belief behind what is wrong, by its id, where one is known: as the
 *     listed mistake names it, with whose words it is told, else as the replay or a part does
 * @param repair the repair by which it was marked, where there was one
 */
public record Graded(
    String answer,
    Language language,
    Verdict verdict,
    double score,
    Finding finding,
    Optional<Exercise.Mistake> recognised,
    Optional<String> misconception,
    Optional<Repair.Found> repair) {

  public Graded {
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("score " + score);
    }
  }

  /** What there is to say about an answer. */
  public sealed interface Finding {

    /** The same, naming no misconception behind what is wrong in these lines. */
    default Finding nameless(IntPredicate lines) {
      return this instanceof Replayed replayed
          ? new Replayed(replayed.question(), replayed.judgement().nameless(lines))
          : this;
    }

    /** The same, naming no misconception of a replay. */
    default Finding nameless() {
      return this instanceof Replayed replayed
          ? new Replayed(replayed.question(), replayed.judgement().nameless())
          : this;
    }

    /** It was replayed, as this case. */
    record Replayed(Case question, Judgement judgement) implements Finding {}

    /** It cannot be read; the fault's line is that of the answer's text, blank lines counted. */
    record Unreadable(Fault fault) implements Finding {}

    /** Nothing that it says is wrong, but labels are missing. */
    record Unlabelled(Case question, Judgement judgement, List<Question.Moment> missing)
        implements Finding {
      public Unlabelled {
        missing = List.copyOf(missing);
      }
    }

    /** Its parts were marked one by one. */
    record Marked(List<Part> parts) implements Finding {
      public Marked {
        parts = List.copyOf(parts);
      }

      /** Where the first part stands that is not right, from 1. */
      public OptionalInt firstNotRight() {
        for (int i = 0; i < parts.size(); i++) {
          if (parts.get(i).outcome() != Part.Outcome.RIGHT) {
            return OptionalInt.of(i + 1);
          }
        }
        return OptionalInt.empty();
      }

      Verdict verdict() {
        boolean missing = false;
        for (Part part : parts) {
          switch (part.outcome()) {
            case WRONG, PARTLY -> {
              return Verdict.INVALID;
            }
            case MISSING -> missing = true;
            case RIGHT -> {
              // Nothing against it.
            }
          }
        }
        return missing ? Verdict.INCOMPLETE : Verdict.VALID;
      }
    }
  }

  /** What replay said, where the answer could be replayed. */
  public Optional<Judgement> judgement() {
    return switch (finding) {
      case Finding.Replayed replayed -> Optional.of(replayed.judgement());
      case Finding.Unlabelled unlabelled -> Optional.of(unlabelled.judgement());
      case Finding.Unreadable unreadable -> Optional.empty();
      case Finding.Marked marked -> Optional.empty();
    };
  }

  /**
   * The line that the finding names, from 1: of the exchange, given lines counted; of the answer's
   * text where that cannot be read. Of an answer in parts, the first part that is not right.
   */
  public OptionalInt at() {
    return switch (finding) {
      case Finding.Replayed replayed ->
          switch (replayed.judgement().verdict()) {
            case Judgement.Invalid invalid -> OptionalInt.of(invalid.violation().at());
            case Judgement.Undecided undecided -> OptionalInt.of(undecided.at());
            case Judgement.Valid valid -> OptionalInt.empty();
            case Judgement.Incomplete incomplete -> OptionalInt.empty();
          };
      case Finding.Unlabelled unlabelled -> OptionalInt.of(unlabelled.missing().get(0).line());
      case Finding.Unreadable unreadable -> OptionalInt.of(unreadable.fault().line());
      case Finding.Marked marked -> marked.firstNotRight();
    };
  }

  /** What is broken or missing, where the verdict has a code. */
  public Optional<Code> code() {
    return switch (finding) {
      case Finding.Replayed replayed ->
          switch (replayed.judgement().verdict()) {
            case Judgement.Invalid invalid -> Optional.of(invalid.violation().code());
            case Judgement.Incomplete incomplete -> Optional.of(incomplete.code());
            case Judgement.Valid valid -> Optional.empty();
            case Judgement.Undecided undecided -> Optional.empty();
          };
      case Finding.Unlabelled unlabelled -> Optional.of(Code.STATE_CLAIM);
      case Finding.Unreadable unreadable -> Optional.empty();
      case Finding.Marked marked -> Optional.empty();
    };
  }
}
