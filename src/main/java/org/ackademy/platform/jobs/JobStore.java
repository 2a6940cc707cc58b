package org.ackademy.platform.jobs;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;

/** The jobs that are kept, read past the library. Each call is a short transaction. */
@Dependent
@Transactional
class JobStore {
  /** Characters of what is noted of a failure. */
  static final int FAULT_LENGTH_MAX = 2_000;

  private static final String COLUMNS =
      """
      SELECT task_name, task_instance, execution_time, CASE WHEN picked THEN picked_by END,
        coalesce(consecutive_failures, 0), last_success, last_failure, last_fault
      FROM job
      """;

  private final StatelessSession session;

  @Inject
  JobStore(StatelessSession session) {
    this.session = session;
  }

  /**
   * Jobs by kind and instance, from the one after a place in that order.
   *
   * @param kind where jobs of one kind alone are wanted
   */
  List<StoredJob> jobs(
      Wanted wanted, Optional<String> kind, String afterName, String afterInstance, int limit) {
    String failed =
        switch (wanted) {
          case ALL -> "";
          case FAILING -> " AND consecutive_failures > 0";
        };
    return session
        .createNativeQuery(
            COLUMNS
                + " WHERE (task_name, task_instance) > (:name, :instance)"
                + failed
                + " AND task_name = coalesce(:kind, task_name)"
                + " ORDER BY task_name, task_instance LIMIT :limit",
            Tuple.class)
        .setParameter("name", afterName)
        .setParameter("instance", afterInstance)
        .setParameter("kind", kind.orElse(null), String.class)
        .setParameter("limit", limit)
        .getResultList()
        .stream()
        .map(JobStore::job)
        .toList();
  }

  Optional<StoredJob> job(String name, String instance) {
    return session
        .createNativeQuery(
            COLUMNS + " WHERE task_name = :name AND task_instance = :instance", Tuple.class)
        .setParameter("name", name)
        .setParameter("instance", instance)
        .getResultList()
        .stream()
        .map(JobStore::job)
        .findFirst();
  }

  /** Makes a job that nobody does now due. */
  void makeDue(String name, String instance, Instant now) {
    session
        .createNativeMutationQuery(
            "UPDATE job SET execution_time = :now, consecutive_failures = 0, version = version + 1"
                + " WHERE task_name = :name AND task_instance = :instance AND NOT picked")
        .setParameter("now", now)
        .setParameter("name", name)
        .setParameter("instance", instance)
        .executeUpdate();
  }

  /** Notes why a job failed. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void noteFault(String name, String instance, Throwable cause) {
    String fault = cause.toString().replace('\0', '\uFFFD');
    session
        .createNativeMutationQuery(
            "UPDATE job SET last_fault = :fault"
                + " WHERE task_name = :name AND task_instance = :instance")
        .setParameter("fault", fault.substring(0, Math.min(fault.length(), FAULT_LENGTH_MAX)))
        .setParameter("name", name)
        .setParameter("instance", instance)
        .executeUpdate();
  }

  private static StoredJob job(Tuple row) {
    return new StoredJob(
        row.get(0, String.class),
        row.get(1, String.class),
        row.get(2, Instant.class),
        Optional.ofNullable(row.get(3, String.class)),
        row.get(4, Integer.class),
        Optional.ofNullable(row.get(5, Instant.class)),
        Optional.ofNullable(row.get(6, Instant.class)),
        Optional.ofNullable(row.get(7, String.class)));
  }

  /** Which jobs are wanted. */
  enum Wanted {
    ALL,
    /** Those that failed the last time. */
    FAILING
  }
}
