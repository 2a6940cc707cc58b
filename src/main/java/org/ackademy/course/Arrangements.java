package org.ackademy.course;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

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

  /** What holds for each of several learners at an assignment now, found at once. */
  public Map<UUID, Arrangement> of(Assignment assignment, List<UUID> learners, Instant now) {
    if (!assignment.isArranged()) {
      Arrangement plain = Arrangement.plain(assignment.schedule(), assignment.terms());
      return learners.stream().collect(Collectors.toMap(Function.identity(), learner -> plain));
    }
    Map<UUID, Accommodation> agreed =
        store.accommodations(assignment.id()).stream()
            .collect(Collectors.toMap(Accommodation::accountId, Function.identity()));
    List<Intervention> done = store.interventions(assignment.id());
    return learners.stream()
        .collect(
            Collectors.toMap(
                Function.identity(),
                learner ->
                    Arrangement.of(
                        assignment.schedule(),
                        assignment.terms(),
                        Optional.ofNullable(agreed.get(learner)).map(Accommodation::allowed),
                        done.stream()
                            .filter(one -> one.learner().map(learner::equals).orElse(true))
                            .map(Intervention::fact)
                            .toList(),
                        now)));
  }
}
