package org.ackademy.question;

import java.util.Map;
import org.ackademy.question.Graded.Finding;
import org.ackademy.replay.Score;

/** What an answer earns: the one place that knows. */
final class Marks {
  private static final double NOTHING = 0;

  private Marks() {}

  /**
   * The score of an answer, 0 to 1: what its repair leaves of it. What cannot be read earns
   * nothing, nor does an answer to which the learner added nothing.
   */
  static double score(Question question, Finding finding, Reading.Share share) {
    return switch (share) {
      case NONE -> NOTHING;
      case SOME ->
          switch (finding) {
            case Finding.Unreadable unreadable -> NOTHING;
            case Finding.Replayed replayed ->
                Score.of(replayed.question(), replayed.judgement(), given(question)).orElse(NOTHING)
                    * shareOfLabels(question, replayed);
            case Finding.Unlabelled unlabelled -> labelled((Question.States) question, unlabelled);
          };
    };
  }

  /** The labels that are there all hold; those that are missing earn nothing. */
  private static double labelled(Question.States question, Finding.Unlabelled unlabelled) {
    int asked = question.asked().size();
    return (double) (asked - unlabelled.missing().size()) / asked;
  }

  /** How many of the labels that were asked for are there, right or wrong. */
  private static double shareOfLabels(Question question, Finding.Replayed replayed) {
    return switch (question) {
      case Question.Compose compose -> 1;
      case Question.Complete complete -> 1;
      case Question.States states -> {
        int labels = replayed.question().claims().values().stream().mapToInt(Map::size).sum();
        yield Math.min(1, (double) labels / states.asked().size());
      }
    };
  }

  /** How many lines the exercise itself gives. */
  private static int given(Question question) {
    return switch (question) {
      case Question.Compose compose -> 0;
      case Question.Complete complete -> complete.given().size();
      case Question.States states -> states.given().size();
    };
  }
}
