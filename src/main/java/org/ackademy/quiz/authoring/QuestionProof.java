package org.ackademy.quiz.authoring;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ackademy.notation.ExchangeReader;
import org.ackademy.question.Definition;
import org.ackademy.question.Exercise;
import org.ackademy.question.Extent;
import org.ackademy.question.Flaw;
import org.ackademy.question.Place;
import org.ackademy.question.PossibleAnswers;
import org.ackademy.question.Wrong;
import org.ackademy.quiz.file.QuestionCheck;
import org.ackademy.quiz.file.QuizFolder;
import org.ackademy.replay.ValidExchanges;

/**
 * What {@code quiz check} says of one file, and how many answers are right.
 *
 * @param findings in the order of the file
 * @param reach for how many learners it was proven
 * @param answers which answers are right, where they are exchanges that can be listed
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record QuestionProof(
    List<Finding> findings, Optional<Extent.Reach> reach, Optional<Answers> answers) {
  public QuestionProof {
    findings = List.copyOf(findings);
  }

  /** How bad a finding is. */
  public enum Severity {
    /** The question cannot be offered. */
    ERROR,
    /** It can, and its author should know. */
    WARNING
  }

  /**
   * Something to be said of a file, as compilers say it.
   *
   * @param line from 1
   * @param column from 1, in code points
   * @param text in the language of whoever asked
   */
  public record Finding(String file, int line, int column, Severity severity, String text) {
    static Finding of(String id, Flaw flaw, Severity severity, Locale reader) {
      return new Finding(
          id + QuizFolder.SUFFIX, flaw.line(), flaw.column(), severity, flaw.text(reader));
    }
  }

  /**
   * The answers that are right.
   *
   * @param count how many were found
   * @param bound whether that is all of them
   * @param linesMost up to how many lines were looked at
   * @param shortest one of the shortest, line by line; empty where there is none
   */
  public record Answers(
      int count, ValidExchanges.Bound bound, int linesMost, List<String> shortest) {
    public Answers {
      shortest = List.copyOf(shortest);
    }

    static Answers of(ValidExchanges found) {
      return new Answers(
          found.answers().size(),
          found.bound(),
          found.linesMost(),
          found.answers().stream()
              .limit(1)
              .flatMap(shortest -> ExchangeReader.print(shortest).stream())
              .toList());
    }
  }

  /** Whether it can be offered. */
  boolean isPassed() {
    return findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
  }

  /**
   * Proves a file.
   *
   * @param id what the question is called
   * @param extent for how many learners, where anything is drawn
   * @param reader the language in which it is said
   */
  static QuestionProof of(String id, String text, Extent extent, Locale reader) {
    QuestionCheck check = QuestionCheck.of(id, text, extent, Proving::requireWanted);
    List<Finding> findings = new ArrayList<>();
    check.flaws().forEach(flaw -> findings.add(Finding.of(id, flaw, Severity.ERROR, reader)));
    check.definition().map(QuestionProof::thin).orElse(List.of()).stream()
        .map(flaw -> Finding.of(id, flaw, Severity.WARNING, reader))
        .forEach(findings::add);
    return new QuestionProof(
        findings,
        check.reach(),
        check.definition().filter(any -> check.isPassed()).flatMap(QuestionProof::answers));
  }

  private static Optional<Answers> answers(Definition definition) {
    return PossibleAnswers.of(definition.sample().exercise(), PossibleAnswers.LOOKED_AT)
        .map(Answers::of);
  }

  /** What may stand, and counts for nothing in the coverage of the material. */
  private static List<Flaw> thin(Definition definition) {
    Exercise exercise = definition.sample().exercise();
    return exercise.references().claims().isEmpty()
        ? List.of(Place.of(definition.sample().filled(), "/claims").flaw(Wrong.CLAIM_NONE))
        : List.of();
  }
}
