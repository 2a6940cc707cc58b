package org.ackademy.quiz.file;

import org.ackademy.question.Sentence;

/** Why a file is no YAML. The sentences are in {@code yaml*}. */
enum WrongYaml implements Sentence {
  MAPPING,
  COLON,
  ENTRY,
  KEY,
  INDENT,
  FLOW_SEQUENCE,
  FLOW_MAPPING,
  CONTENT,
  TOKEN,
  TAB,
  QUOTE_END,
  ESCAPE,
  BLOCK,
  BLOCK_INDENT,
  CHARACTER,
  ANCHOR,
  TAGGED,
  DIRECTIVE,
  DOCUMENTS,
  LONG,
  OTHER;

  private static final String BUNDLE = "org.ackademy.quiz.file.yaml";

  @Override
  public String bundle() {
    return BUNDLE;
  }
}
