package org.ackademy.question;

/**
 * A sentence that stands in a bundle in every language that is spoken. The sentences of a bundle
 * are an enum, so that none can be said that is not there.
 */
public interface Sentence {
  /** The bundle with its package, for example {@code org.ackademy.question.flaws}. */
  String bundle();

  /** Under which name it stands there. */
  String name();
}
