package org.ackademy.question;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.ackademy.notation.LinePrinter;
import org.ackademy.notation.Parsed;
import org.ackademy.notation.Tree;
import org.ackademy.question.Graded.Finding;
import org.ackademy.replay.Code;
import org.ackademy.replay.Judgement;
import org.ackademy.replay.Misconception;
import org.ackademy.replay.ValidExchanges;

/**
 * Proves the keys of an exercise: its model answers are right, its listed mistakes are wrong in the
 * way that is listed, doing nothing earns nothing, and what it cites exists.
 */
final class ExerciseProof {
  /** The fewest lines that a right answer may have where a whole exchange is asked for. */
  private static final int COMPOSED_LINES_MIN = 2;

  private final Exercise exercise;
  private final Tree tree;
  private final Catalogue catalogue;
  private final Flaws flaws;

  private ExerciseProof(Exercise exercise, Tree tree, Catalogue catalogue) {
    this.exercise = exercise;
    this.tree = tree;
    this.catalogue = catalogue;
    this.flaws = new Flaws(tree);
  }

  /**
   * What is wrong with an exercise as one learner gets it.
   *
   * @param filled its file, once what is drawn has been put in
   */
  static List<Flaw> flaws(Exercise exercise, Tree filled, Catalogue catalogue) {
    var proof = new ExerciseProof(exercise, filled, catalogue);
    proof.exercise.question().prove(proof.flaws);
    if (proof.flaws.sorted().isEmpty()) {
      // What is wrong with the question itself would be told of all that follows from it.
      proof.answers();
      proof.mistakes();
      proof.slips();
      proof.start();
      proof.length();
    }
    proof.references();
    return proof.flaws.sorted();
  }

  /** Whether the file lists model answers; else there is the one that follows from the question. */
  private boolean hasAnswers() {
    return tree instanceof Tree.Mapping root && root.find("answers").isPresent();
  }

  private void flaw(String pointer, Sentence sentence, Object... values) {
    flaws.at(pointer, sentence, values);
  }

  private void references() {
    exist("claims", exercise.references().claims(), catalogue.claims(), Wrong.CLAIM_UNKNOWN);
    exist(
        "misconceptions",
        exercise.references().misconceptions(),
        catalogue.misconceptions(),
        Wrong.MISCONCEPTION_UNKNOWN);
    exist("rfc", exercise.references().sections(), catalogue.sections(), Wrong.SECTION_UNKNOWN);
    List<Exercise.Mistake> mistakes = exercise.mistakes();
    for (int i = 0; i < mistakes.size(); i++) {
      String pointer = "/wrong/" + i + "/misconception";
      mistakes
          .get(i)
          .misconception()
          .filter(id -> !catalogue.misconceptions().containsKey(id))
          .ifPresent(id -> flaw(pointer, Wrong.MISCONCEPTION_UNKNOWN, id));
    }
    for (Question.Named named : exercise.question().misconceptions()) {
      if (!catalogue.misconceptions().containsKey(named.id())) {
        flaw(named.pointer(), Wrong.MISCONCEPTION_UNKNOWN, named.id());
      }
    }
  }

  private void exist(
      String field, Collection<String> cited, Map<String, ?> known, Sentence otherwise) {
    if (!(tree instanceof Tree.Mapping root)
        || !(root.find(field).orElse(tree) instanceof Tree.Sequence list)) {
      return;
    }
    for (Tree item : list.items()) {
      if (item instanceof Tree.Text id
          && cited.contains(id.value())
          && !known.containsKey(id.value())) {
        flaws.add(Flaw.at(item.line(), item.column(), otherwise, id.value()));
      }
    }
  }

  private void answers() {
    List<Exercise.ModelAnswer> answers = exercise.answers();
    for (int i = 0; i < answers.size(); i++) {
      Graded graded = Grading.alone(exercise, answers.get(i).text());
      String lines = hasAnswers() ? "/answers/" + i + "/lines" : "/given";
      if (graded.verdict() != Verdict.VALID) {
        unproven(lines, graded);
      } else if (graded.score() < 1) {
        if (graded.score() > 0) {
          flaw(lines, Wrong.ANSWER_PART, graded.score());
        } else {
          flaw(lines, Wrong.ANSWER_NOTHING);
        }
      }
    }
  }

  private void mistakes() {
    List<Exercise.Mistake> mistakes = exercise.mistakes();
    for (int i = 0; i < mistakes.size(); i++) {
      Exercise.Expectation expected = mistakes.get(i).expected();
      Graded graded = Grading.unmarked(exercise, mistakes.get(i).text());
      boolean sameLine = expected.at().isEmpty() || expected.at().equals(graded.at());
      boolean sameCode = expected.code().isEmpty() || expected.code().equals(graded.code());
      if (graded.verdict() != expected.verdict() || !sameLine || !sameCode) {
        flaw("/wrong/" + i + "/gets", Wrong.LISTED_OTHERWISE, shown(expected), shown(graded));
      } else {
        label(i, mistakes.get(i), graded);
      }
    }
  }

  /**
   * A belief that can be played must be the one that explains the mistake, or the file says why it
   * is not recognised there. Beliefs about terms, and those that only forbid, are not recognised in
   * an answer: the author alone can name them; so is what somebody believed who only stopped short
   * of the goal.
   */
  private void label(int number, Exercise.Mistake mistake, Graded graded) {
    Optional<Misconception> missed =
        graded.verdict() == Verdict.INVALID && graded.finding() instanceof Finding.Replayed replayed
            ? mistake
                .misconception()
                .flatMap(Misconception::named)
                .filter(belief -> !belief.explains(replayed.question(), replayed.judgement()))
            : Optional.empty();
    boolean excused = mistake.belief().flatMap(Exercise.Belief::unrecognised).isPresent();
    if (missed.isPresent() && !excused) {
      String pointer = "/wrong/" + number + "/misconception";
      graded
          .misconception()
          .ifPresentOrElse(
              explains -> flaw(pointer, Wrong.BELIEF_OTHER, missed.get().id(), explains),
              () -> flaw(pointer, Wrong.BELIEF_NONE, missed.get().id()));
    }
    if (excused && missed.isEmpty()) {
      flaw("/wrong/" + number + "/unrecognised", Wrong.BELIEF_RECOGNISED);
    }
  }

  /** What a part of the question holds to be wrong must be wrong. */
  private void slips() {
    for (Question.Slip slip : exercise.question().slips()) {
      Graded graded = Grading.alone(exercise, slip.answer());
      if (graded.verdict() == Verdict.VALID || graded.score() >= 1) {
        flaw("", Wrong.SLIP_RIGHT, slip.answer().replace("\n", "; "));
      }
    }
  }

  /** Places what was said of an answer at the line that it names. */
  private void unproven(String lines, Graded graded) {
    OptionalInt line = ownLine(graded);
    Place place = Place.of(tree, lines + (line.isPresent() ? "/" + (line.getAsInt() - 1) : ""));
    if (graded.finding() instanceof Finding.Unreadable unreadable) {
      place = place.further(unreadable.fault().column() - 1);
    }
    flaws.add(place.flaw(Wrong.ANSWER_INVALID, shown(graded)));
  }

  /** The line of the answer itself, from 1, that a finding names. */
  private OptionalInt ownLine(Graded graded) {
    boolean counted = graded.finding() instanceof Finding.Replayed;
    if (!counted || graded.at().isEmpty()) {
      return graded.at();
    }
    int own = graded.at().getAsInt() - exercise.question().givenLines();
    return own >= 1 ? OptionalInt.of(own) : OptionalInt.empty();
  }

  private void start() {
    String start = exercise.question().startingText();
    if (!start.isBlank() && Grading.read(exercise, start) instanceof Parsed.Failed<?> failed) {
      Place place = Place.of(tree, "/start/" + (failed.fault().line() - 1));
      flaws.add(
          place.further(failed.fault().column() - 1).flaw(Wrong.START_UNREADABLE, failed.fault()));
    }
    for (String nothing : start.isEmpty() ? List.of("") : List.of("", start)) {
      if (Grading.score(exercise, nothing) > 0) {
        flaw("/start", Wrong.START_EARNS);
      }
    }
  }

  /** An answer that is too short to show anything. */
  private void length() {
    int least =
        switch (exercise.question()) {
          case Compose compose -> COMPOSED_LINES_MIN;
          case Converse converse -> COMPOSED_LINES_MIN;
          // That something is missing of what is given is proven with the question.
          case Complete other -> 0;
          case States other -> 0;
          case Choice other -> 0;
          case Truth other -> 0;
          case Gaps other -> 0;
          case Matching other -> 0;
          case Ordering other -> 0;
          case Mend other -> 0;
          case Find other -> 0;
          case Holes other -> 0;
          case Order other -> 0;
          case Explain other -> 0;
          case Predict other -> 0;
          case Captured other -> 0;
        };
    int given = exercise.question().givenLines();
    if (least > 0) {
      PossibleAnswers.of(exercise, ValidExchanges.Reach.lines(given + least - 1))
          .filter(found -> !found.answers().isEmpty())
          .ifPresent(
              found ->
                  flaw(
                      "/scenario/goal",
                      Wrong.ANSWER_SHORT,
                      least,
                      LinePrinter.print(found.answers().get(0).line(given + 1))));
    }
  }

  /** A verdict as a value of a sentence. */
  private static Object shown(Exercise.Expectation expected) {
    return shown(expected.verdict(), expected.at(), expected.code());
  }

  private static Object shown(Graded graded) {
    Object shown = shown(graded.verdict(), graded.at(), graded.code());
    return why(graded).<Object>map(why -> Said.of(Wrong.VERDICT_WHY, shown, why)).orElse(shown);
  }

  private static Object shown(Verdict verdict, OptionalInt at, Optional<Code> code) {
    String named = code.map(any -> " " + any).orElse("");
    return at.isPresent()
        ? Said.of(Wrong.VERDICT_AT, verdict, at.getAsInt(), named)
        : verdict + named;
  }

  private static Optional<Said> why(Graded graded) {
    if (graded.finding() instanceof Finding.Unreadable unreadable) {
      return Optional.of(Said.of(Wrong.EXPECTED, unreadable.fault()));
    }
    return graded.judgement().flatMap(judgement -> why(judgement.verdict()));
  }

  private static Optional<Said> why(Judgement.Verdict verdict) {
    return switch (verdict) {
      case Judgement.Invalid invalid -> {
        Judgement.Violation violation = invalid.violation();
        yield violation.expected().isEmpty()
            ? Optional.empty()
            : Optional.of(Said.of(Wrong.EXPECTED_NOT, violation.expected(), violation.actual()));
      }
      case Judgement.Incomplete incomplete ->
          incomplete.owed().stream()
              .<Object>map(LinePrinter::print)
              .reduce((one, other) -> Said.of(Wrong.EITHER, one, other))
              .map(owed -> Said.of(Wrong.OWED, owed));
      case Judgement.Valid valid -> Optional.empty();
      case Judgement.Undecided undecided -> Optional.empty();
    };
  }
}
