package org.ackademy.platform.jobs;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;
import org.ackademy.platform.DataSources;

/**
 * Where features schedule jobs. Within a transaction a job is scheduled by it: committed with what
 * it is about, or not there.
 */
@ApplicationScoped
public class Jobs {
  @Resource(lookup = DataSources.NAME)
  private DataSource database;

  @Resource private TransactionSynchronizationRegistry transactions;
  private final JobRunner runner;
  private final Clock clock;

  // The container sets the fields before anybody can call.
  @SuppressWarnings("NullAway.Init")
  @Inject
  Jobs(JobRunner runner, Clock clock) {
    this.runner = runner;
    this.clock = clock;
  }

  /** Schedules a job to be run as soon as may be. */
  public <T> void schedule(JobKind<T> kind, String instance, T particulars) {
    schedule(kind, instance, particulars, clock.instant());
  }

  /**
   * Schedules a job.
   *
   * @param instance what it is about, 1 to 100 characters: one job of a kind and instance waits at
   *     most, and where there is one already, nothing changes
   * @param particulars what it needs to know
   * @param at when to run it, at the earliest
   */
  public <T> void schedule(JobKind<T> kind, String instance, T particulars, Instant at) {
    client().scheduleIfNotExists(new TaskInstance<>(kind.name(), instance, particulars), at);
    if (transactions.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
      runner.look();
    } else {
      transactions.registerInterposedSynchronization(new LookAfterwards());
    }
  }

  /** The name of this server among those that share the database. */
  public static String server() {
    return JobRunner.serverName();
  }

  private SchedulerClient client() {
    return SchedulerClient.Builder.create(database)
        .tableName(Scheduling.TABLE)
        .serializer(new JobJson())
        .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
        .build();
  }

  /** A job that waits is not there for anybody before the transaction has ended. */
  private final class LookAfterwards implements Synchronization {
    @Override
    public void beforeCompletion() {
      // Nothing to prepare.
    }

    @Override
    public void afterCompletion(int status) {
      runner.look();
    }
  }
}
