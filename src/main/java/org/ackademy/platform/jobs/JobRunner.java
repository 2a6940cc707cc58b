package org.ackademy.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import javax.sql.DataSource;
import org.ackademy.platform.DataSources;
import org.ackademy.platform.StartOrder;
import org.jspecify.annotations.Nullable;

/** Does the jobs, from the end of the application's start to the beginning of its stop. */
@ApplicationScoped
public class JobRunner {
  @Resource(lookup = DataSources.NAME)
  private DataSource database;

  /** Its threads may use the database as the application does. */
  @Resource private ManagedThreadFactory threads;

  private final Instance<Job.OneTime<?>> jobs;
  private final Instance<Job.Recurring> rounds;
  private final JobStore store;
  private final Clock clock;
  private volatile @Nullable Scheduler scheduler;

  // The container sets the fields before anybody can call.
  @SuppressWarnings("NullAway.Init")
  @Inject
  JobRunner(
      @Any Instance<Job.OneTime<?>> jobs,
      @Any Instance<Job.Recurring> rounds,
      JobStore store,
      Clock clock) {
    this.jobs = jobs;
    this.rounds = rounds;
    this.store = store;
    this.clock = clock;
  }

  /** Runs once, after all others have prepared themselves. */
  public void start(
      @Observes @Priority(StartOrder.JOBS) @Initialized(ApplicationScoped.class)
          Object application) {
    var scheduling =
        new Scheduling(database, Scheduling.TABLE, serverName(), threads, clock, store::noteFault);
    Scheduler started = scheduling.of(jobs, rounds);
    started.start();
    scheduler = started;
  }

  /** Runs once, while all others are still there. */
  public void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object application) {
    Scheduler started = scheduler;
    if (started != null) {
      started.stop();
    }
  }

  /** Looks at once whether there is something to do. */
  void look() {
    Scheduler started = scheduler;
    if (started != null) {
      started.triggerCheckForDueExecutions();
    }
  }

  /** Tells it from others that share the database, and an administrator where to look. */
  static String serverName() {
    return "process " + ProcessHandle.current().pid();
  }
}
