package org.ackademy.interop.xapi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.UUID;
import org.ackademy.attempt.AttemptEnded;
import org.ackademy.attempt.OwnWork;
import org.ackademy.platform.Settings;
import org.ackademy.platform.jobs.Job;
import org.ackademy.platform.jobs.JobKind;
import org.ackademy.platform.jobs.Jobs;
import org.ackademy.platform.jobs.Patience;
import org.ackademy.question.Language;

/**
 * Tells a learning record store of an attempt that ended; scheduled in the transaction of its end.
 */
@ApplicationScoped
public class AttemptTold implements Job.OneTime<AttemptTold.Ended> {
  private static final JobKind<Ended> KIND = new JobKind<>("xapi-attempt", Ended.class);

  private final RecordStore records;
  private final OwnWork work;
  private final Jobs jobs;
  private final Statements statements;

  @Inject
  AttemptTold(RecordStore records, OwnWork work, Jobs jobs, Settings settings) {
    this.records = records;
    this.work = work;
    this.jobs = jobs;
    this.statements = new Statements(settings.root());
  }

  /** What the job is about. */
  record Ended(UUID attempt) {}

  void ended(@Observes AttemptEnded ended) {
    if (records.isThere()) {
      jobs.schedule(KIND, ended.attempt().toString(), new Ended(ended.attempt()));
    }
  }

  @Override
  public JobKind<Ended> kind() {
    return KIND;
  }

  @Override
  public Patience patience() {
    return Patience.DAYS;
  }

  @Override
  public Outcome run(Ended ended) throws IOException {
    records.tell(statements.of(work.read(ended.attempt(), Language.EN)));
    return new Outcome.Done();
  }
}
