package org.ackademy.quiz.file;

import org.ackademy.question.Sentence;

/** Where a file has not the form of its schema. The sentences are in {@code forms*}. */
enum WrongForm implements Sentence {
  AT,
  REQUIRED,
  ADDITIONAL_PROPERTIES,
  DEPENDENT_REQUIRED,
  PROPERTY_NAMES,
  MIN_PROPERTIES,
  MAX_PROPERTIES,
  TYPE,
  EITHER,
  STRING,
  NUMBER,
  INTEGER,
  BOOLEAN,
  ARRAY,
  OBJECT,
  NULL,
  ENUM,
  CONST,
  PATTERN,
  MIN_LENGTH,
  MAX_LENGTH,
  MINIMUM,
  MAXIMUM,
  EXCLUSIVE_MINIMUM,
  MIN_ITEMS,
  MAX_ITEMS,
  UNIQUE_ITEMS,
  ONE_OF,
  OTHER;

  private static final String BUNDLE = "org.ackademy.quiz.file.forms";

  @Override
  public String bundle() {
    return BUNDLE;
  }
}
