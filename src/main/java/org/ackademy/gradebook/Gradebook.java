package org.ackademy.gradebook;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.question.Text;

/**
 * A part of a course's gradebook.
 *
 * @param course the course's name
 * @param columns its assignments, the oldest first
 * @param rows some of its learners, by name
 */
record Gradebook(String course, List<Column> columns, List<Row> rows) {
  Gradebook {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * An assignment.
   *
   * @param maximum the most points that it gives
   */
  record Column(UUID assignment, Text title, BigDecimal maximum) {}

  /**
   * A learner.
   *
   * @param marks by assignment; where there was no attempt there is none
   */
  record Row(UUID learner, String username, String displayName, Map<UUID, Mark> marks) {
    Row {
      marks = Map.copyOf(marks);
    }

    Optional<Mark> mark(Column column) {
      return Optional.ofNullable(marks.get(column.assignment()));
    }
  }
}
