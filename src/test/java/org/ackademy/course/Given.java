package org.ackademy.course;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.question.Text;

/** Assignments for tests that need no database. */
public final class Given {
  private Given() {}

  /** An assignment for practice. */
  public static Assignment practice(long id, String en, String ko) {
    return new Assignment(
        new UUID(0, id),
        new UUID(0, 0),
        new UUID(1, id),
        new Assignment.State(new Text(en, ko), Schedule.ALWAYS, Terms.PRACTICE, Optional.empty()),
        Instant.EPOCH);
  }
}
