package org.ackademy.quiz.markdown;

import org.ackademy.question.Sentence;

/** What in a text is not shown as its author means it. The sentences are in {@code unshown*}. */
enum Unshown implements Sentence {
  HTML,
  IMAGE,
  LINK,
  HEADING,
  EMPHASIS,
  CHARACTER;

  private static final String BUNDLE = "org.ackademy.quiz.markdown.unshown";

  @Override
  public String bundle() {
    return BUNDLE;
  }
}
