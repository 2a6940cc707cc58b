package org.ackademy.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;

/**
 * Puts db-scheduler together.
 *
 * @param database where the jobs are
 * @param table of the jobs
 * @param name of this server among those that share the database
 * @param threads whose threads do the jobs
 * @param clock the time
 * @param faults where it is noted why a job failed
 */
record Scheduling(
    DataSource database,
    String table,
    String name,
    ThreadFactory threads,
    Clock clock,
    Faults faults) {
  static final String TABLE = "job";

  /** Jobs that one server does at a time: few, for learners' answers come first. */
  static final int THREADS = 2;

  /** From one look for jobs to the next; what this server schedules itself is found at once. */
  static final Duration POLL = Duration.ofSeconds(1);

  /** How often a server that does a job says that it lives. */
  static final Duration HEARTBEAT = Duration.ofSeconds(5);

  /** After so many heartbeats that did not come, another server takes the job. */
  static final int HEARTBEATS_MISSED_MAX = 4;

  /** What is being done when the server stops has so long to end; then it is interrupted. */
  static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

  /** When a job that was left for an administrator is due: never by itself. */
  static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

  /** The threads that look for jobs and say that the server lives. */
  private static final int HOUSEKEEPERS = 3;

  /** Looks for more when fewer than this share of the threads is busy, and takes as many. */
  private static final double BUSY_LOW = 0.5;

  private static final double BUSY_HIGH = 1.0;

  /** Where it is noted why a job failed. */
  interface Faults {
    void note(String name, String instance, Throwable cause);
  }

  /** A scheduler that does these jobs; it is not started. */
  Scheduler of(Iterable<Job.OneTime<?>> jobs, Iterable<Job.Recurring> rounds) {
    var known = new ArrayList<Task<?>>();
    jobs.forEach(job -> known.add(task(job)));
    var recurring = new ArrayList<RecurringTask<?>>();
    rounds.forEach(round -> recurring.add(task(round)));
    return Scheduler.create(database, List.copyOf(known))
        .startTasks(recurring)
        .tableName(table)
        .schedulerName(new SchedulerName.Fixed(name))
        .serializer(new JobJson())
        .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
        .clock(clock::instant)
        .threads(THREADS)
        .executorService(Executors.newFixedThreadPool(THREADS, threads))
        .dueExecutor(Executors.newSingleThreadExecutor(threads))
        .housekeeperExecutor(Executors.newScheduledThreadPool(HOUSEKEEPERS, threads))
        .pollingInterval(POLL)
        .pollUsingLockAndFetch(BUSY_LOW, BUSY_HIGH)
        .heartbeatInterval(HEARTBEAT)
        .missedHeartbeatsLimit(HEARTBEATS_MISSED_MAX)
        .shutdownMaxWait(STOP_TIMEOUT)
        .addSchedulerListener(new JobLog())
        .build();
  }

  private <T> Task<T> task(Job.OneTime<T> job) {
    return Tasks.custom(job.kind().name(), job.kind().particulars())
        .onFailure((complete, operations) -> failed(job.patience(), complete, operations))
        .execute(
            (instance, context) ->
                switch (ran(job, instance.getData())) {
                  case Job.Outcome.Done done -> new CompletionHandler.OnCompleteRemove<>();
                  case Job.Outcome.Again again ->
                      (complete, operations) -> operations.reschedule(complete, again.at());
                });
  }

  private RecurringTask<?> task(Job.Recurring job) {
    JobKind.requireName(job.name());
    var pause = FixedDelay.of(job.pause());
    FailureHandler<Void> later = new FailureHandler.OnFailureReschedule<>(pause);
    return Tasks.recurring(job.name(), pause)
        .onFailure(
            (complete, operations) -> {
              note(complete);
              later.onFailure(complete, operations);
            })
        .execute((instance, context) -> ran(job));
  }

  private static <T> Job.Outcome ran(Job.OneTime<T> job, T particulars) {
    try {
      return job.run(particulars);
    } catch (Exception e) {
      throw new JobFailed(e);
    }
  }

  private static void ran(Job.Recurring job) {
    try {
      job.run();
    } catch (Exception e) {
      throw new JobFailed(e);
    }
  }

  private <T> void failed(
      Patience patience, ExecutionComplete complete, ExecutionOperations<T> operations) {
    note(complete);
    operations.reschedule(
        complete,
        nextTry(patience, complete.getTimeDone(), complete.getExecution().consecutiveFailures));
  }

  private void note(ExecutionComplete complete) {
    complete
        .getCause()
        .ifPresent(
            cause ->
                faults.note(
                    complete.getExecution().getTaskName(),
                    complete.getExecution().getId(),
                    cause instanceof JobFailed failed ? failed.reason() : cause));
  }

  /** When to try again after so many failures before this one; {@link #NEVER} after too many. */
  static Instant nextTry(Patience patience, Instant failedAt, int failedBefore) {
    return failedBefore >= patience.waits().size()
        ? NEVER
        : failedAt.plus(patience.waits().get(failedBefore));
  }
}
