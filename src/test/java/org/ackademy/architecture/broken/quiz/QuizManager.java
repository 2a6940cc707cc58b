package org.ackademy.architecture.broken.quiz;

/** Says nothing with its name, gets, and takes a boolean. */
public class QuizManager {
  /** Breaks two rules at once. */
  public String getQuiz(boolean withAnswers) {
    return "quiz " + withAnswers;
  }
}
