package org.ackademy.course;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** Finds what holds for a learner. Each call is a short transaction, or joins its caller's. */
@Dependent
@Transactional
public class Arrangements {
  private final ArrangementStore store;

  @Inject
  Arrangements(ArrangementStore store) {
    this.store = store;
  }

  /** What holds for a learner at an assignment now. */
  public Arrangement of(Assignment assignment, UUID learner, Instant now) {
    if (!assignment.isArranged()) {
      return Arrangement.plain(assignment.schedule(), assignment.terms());
    }
    return Arrangement.of(
        assignment.schedule(),
        assignment.terms(),
        store.accommodation(assignment.id(), learner).map(Accommodation::allowed),
        store.interventions(assignment.id(), learner).stream().map(Intervention::fact).toList(),
        now);
  }
}
