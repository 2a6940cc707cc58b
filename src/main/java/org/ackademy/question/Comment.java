package org.ackademy.question;

import java.util.Optional;

/**
 * What a quiz file says to one particular answer.
 *
 * @param feedback what to tell whoever gives it, Markdown
 * @param misconception the belief behind it, by its id, where there is one
 * @param pointer where it stands in the file, a JSON Pointer
 */
public record Comment(Text feedback, Optional<String> misconception, String pointer) {

  /** Reads {@code feedback} and {@code misconception} of a node, if it has feedback. */
  static Optional<Comment> read(Node node, String pointer) {
    Optional<String> misconception = node.find("misconception").map(Node::text);
    Optional<Text> feedback = node.find("feedback").map(Node::words);
    if (misconception.isPresent() && feedback.isEmpty()) {
      node.flaw(Wrong.BELIEF_FEEDBACK);
    }
    return feedback.map(text -> new Comment(text, misconception, pointer));
  }

  /** The misconception with its place, where there is one. */
  Optional<Question.Named> named() {
    return misconception.map(id -> new Question.Named(id, pointer + "/misconception"));
  }
}
