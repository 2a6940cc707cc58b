package org.ackademy.question;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The quizzes from which others draw.
 *
 * @param topics the exercises of each quiz, by the quiz's id; empty where its files have flaws
 */
public record Bank(Map<String, Optional<List<Exercise>>> topics) {
  /** Where there is nothing to draw from. */
  public static final Bank EMPTY = new Bank(Map.of());

  public Bank {
    topics = Map.copyOf(topics);
  }

  /** The ids of the quizzes, in order. */
  String names() {
    return String.join(", ", new TreeMap<>(topics).keySet());
  }
}
