package org.ackademy.platform.jobs;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tells the server's log what went wrong with jobs. */
final class JobLog extends AbstractSchedulerListener {
  private static final Logger LOG = Logger.getLogger(JobLog.class.getName());

  @Override
  public void onExecutionComplete(ExecutionComplete complete) {
    complete
        .getCause()
        .ifPresent(cause -> LOG.log(Level.WARNING, cause, () -> named(complete.getExecution())));
  }

  @Override
  public void onExecutionDead(Execution execution) {
    LOG.warning(() -> named(execution) + ": its server is gone, it is run again");
  }

  @Override
  public void onSchedulerEvent(SchedulerEventType event) {
    switch (event) {
      case UNEXPECTED_ERROR,
          FAILED_HEARTBEAT,
          COMPLETIONHANDLER_ERROR,
          FAILUREHANDLER_ERROR,
          FAILED_MULTIPLE_HEARTBEATS,
          UNRESOLVED_TASK ->
          LOG.warning(() -> "jobs: " + event);
      case DEAD_EXECUTION, RAN_UPDATE_HEARTBEATS, RAN_DETECT_DEAD, RAN_EXECUTE_DUE -> {
        // Told above, or as it should be.
      }
    }
  }

  private static String named(Execution execution) {
    return "job " + execution.getTaskName() + " " + execution.getId();
  }
}
