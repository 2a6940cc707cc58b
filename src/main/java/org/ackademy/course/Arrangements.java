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
import java.util.stream.Stream;

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
    return of(
        assignment,
        store.accommodation(assignment.id(), learner),
        store.interventions(assignment.id(), learner).stream(),
        now);
  }

  private static Arrangement of(
      Assignment assignment,
      Optional<Accommodation> agreed,
      Stream<Intervention> done,
      Instant now) {
    return Arrangement.of(
        assignment.schedule(),
        assignment.terms(),
        agreed.map(Accommodation::allowed),
        done.map(Intervention::fact).toList(),
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
                    of(
                        assignment,
                        Optional.ofNullable(agreed.get(learner)),
                        done.stream()
                            .filter(one -> one.learner().map(learner::equals).orElse(true)),
                        now)));
  }
}
