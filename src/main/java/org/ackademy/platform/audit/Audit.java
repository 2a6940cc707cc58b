package org.ackademy.platform.audit;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.Ids;

/**
 * Writes down what was changed, within the transaction of the change: there is never one without
 * the other.
 *
 * <pre>audit.record(Optional.of(person.id()), "enrolment.changed", Subject.inCourse(course,
 *     "enrolment", account), Map.of("role", "LEARNER"), Map.of("role", "INSTRUCTOR"))</pre>
 */
@Dependent
public class Audit {
  private final AuditStore store;
  private final Ids ids;
  private final Clock clock;
  private final Event<Audited> audited;

  @Inject
  Audit(AuditStore store, Ids ids, Clock clock, Event<Audited> audited) {
    this.store = store;
    this.ids = ids;
    this.clock = clock;
    this.audited = audited;
  }

  /**
   * Writes an entry.
   *
   * @param who the account; absent for the system itself and for guests
   * @param action what was done: the kind of thing and a verb in the past, {@code grade.overridden}
   * @param before the fields that changed, as they were; empty where there was nothing
   * @param after the same as they are now; empty where nothing is left
   * @throws IllegalArgumentException where a value may be a secret: this log keeps none
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void record(
      Optional<UUID> who,
      String action,
      Subject subject,
      Map<String, ?> before,
      Map<String, ?> after) {
    store.add(
        new AuditEntry(
            ids.next(),
            clock.instant(),
            who,
            action,
            subject,
            AuditedFields.json(before),
            AuditedFields.json(after)));
    audited.fire(new Audited(action, subject));
  }
}
