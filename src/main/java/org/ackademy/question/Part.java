package org.ackademy.question;

import java.util.Optional;

/**
 * One part of an answer that is marked by itself: an option, a gap, a pair.
 *
 * @param name what the part is called in the answer
 * @param outcome what it was found to be
 * @param feedback what to tell whoever answered so, Markdown
 * @param misconception the belief behind a wrong one, by its id, where there is one
 */
public record Part(
    String name, Outcome outcome, Optional<Text> feedback, Optional<String> misconception) {

  /** What became of a part. */
  public enum Outcome {
    RIGHT,
    /** Some of it is right. */
    PARTLY,
    WRONG,
    /** It was left out. */
    MISSING
  }

  static Part of(String name, Outcome outcome) {
    return new Part(name, outcome, Optional.empty(), Optional.empty());
  }

  static Part of(String name, Outcome outcome, Optional<Comment> comment) {
    return new Part(
        name, outcome, comment.map(Comment::feedback), comment.flatMap(Comment::misconception));
  }
}
