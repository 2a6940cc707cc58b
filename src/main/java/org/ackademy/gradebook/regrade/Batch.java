package org.ackademy.gradebook.regrade;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A share of a regrade: the answers of learners from one id to another.
 *
 * @param number from 1
 * @param answers how many there are
 */
record Batch(int number, UUID first, UUID last, int answers) {

  /**
   * Shares out learners: each batch ends as soon as it is large enough, and no learner is in two.
   *
   * @param learners in the order of their ids, each with how many answers there are
   * @param enough answers of a batch
   */
  static List<Batch> of(List<Share> learners, int enough) {
    var batches = new ArrayList<Batch>();
    int from = 0;
    int answers = 0;
    for (int i = 0; i < learners.size(); i++) {
      answers += learners.get(i).answers();
      if (answers >= enough || i == learners.size() - 1) {
        batches.add(
            new Batch(
                batches.size() + 1,
                learners.get(from).account(),
                learners.get(i).account(),
                answers));
        from = i + 1;
        answers = 0;
      }
    }
    return List.copyOf(batches);
  }

  /** How many answers a learner has. */
  record Share(UUID account, int answers) {}
}
