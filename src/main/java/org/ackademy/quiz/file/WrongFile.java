package org.ackademy.quiz.file;

import org.ackademy.question.Sentence;

/**
 * What can be wrong with a file before it is one of a quiz. The sentences are in {@code files*}.
 */
enum WrongFile implements Sentence {
  SUFFIX,
  ENCODING,
  ABSENT,
  EMPTY,
  NO_QUIZ,
  NAME,
  CALLED,
  ID_TAKEN,
  UNUSED,

  NOT_YAML,
  ALIAS,
  DEEP,
  TAG,
  NAME_TEXT,
  NUMBER;

  private static final String BUNDLE = "org.ackademy.quiz.file.files";

  @Override
  public String bundle() {
    return BUNDLE;
  }
}
