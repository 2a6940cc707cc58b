package org.ackademy.gradebook;

import java.math.BigDecimal;
import java.util.Optional;
import org.ackademy.course.Given;

/** Parts of gradebooks for tests. */
public final class Sheets {
  static final Cell NOTHING =
      Cell.of(Optional.empty(), ByHand.NOTHING, BigDecimal.ONE, 1, Cell.Time.LEFT);

  private Sheets() {}

  static Gradebook.Column column(long id, String en, String ko, int exercises) {
    return new Gradebook.Column(Given.practice(id, en, ko), Weighting.PLAIN, exercises);
  }

  /** A mark of so many points, an exercise a point. */
  static Cell graded(String points) {
    return Cell.of(
        Optional.of(new Mark(Optional.of(new BigDecimal(points)), 1, 0)),
        ByHand.NOTHING,
        BigDecimal.ONE,
        1,
        Cell.Time.LEFT);
  }
}
