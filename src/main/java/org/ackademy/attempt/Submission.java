package org.ackademy.attempt;

import java.time.Instant;
import java.util.UUID;
import org.ackademy.course.Schedule;
import org.ackademy.platform.Sha256;
import org.ackademy.platform.http.IdempotencyKey;
import org.ackademy.question.Language;

/**
 * An answer that arrived and is not graded yet.
 *
 * @param exercise the exercise's id
 * @param written the answer as it was written
 * @param language in which the learner reads
 * @param key the client's name for this submission
 * @param arrivedAt when it reached the server; however long grading takes, this decides
 * @param timing how that stands to the assignment's schedule
 */
record Submission(
    UUID attemptId,
    String exercise,
    String written,
    Language language,
    IdempotencyKey key,
    Instant arrivedAt,
    Schedule.Timing timing) {

  /** SHA-256 of what was submitted: the same key with something else is a client's mistake. */
  byte[] digest() {
    return digest(exercise, written);
  }

  static byte[] digest(String exercise, String written) {
    return Sha256.of(exercise + '\0' + written);
  }
}
