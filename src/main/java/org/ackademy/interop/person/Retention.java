package org.ackademy.interop.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.ackademy.interop.person.RetentionStore.Kept;
import org.ackademy.platform.Settings;
import org.ackademy.platform.jobs.Job;

/** Each day, removes what was kept as long as the operator wants it to be. */
@ApplicationScoped
public class Retention implements Job.Recurring {
  private final RetentionStore store;
  private final Settings.Retention settings;

  @Inject
  Retention(RetentionStore store, Settings settings) {
    this.store = store;
    this.settings = settings.retention();
  }

  @Override
  public String name() {
    return "retention";
  }

  @Override
  public Duration pause() {
    return Duration.ofDays(1);
  }

  @Override
  public void run() {
    for (Kept kept : Kept.values()) {
      store.remove(kept, days(kept));
    }
    settings
        .courses()
        .ifPresent(
            days -> {
              while (store.forgetLearners(days) == RetentionStore.LEARNERS_AT_ONCE) {
                // A transaction for so many, until none is left.
              }
            });
    settings.audit().ifPresent(store::removeAudit);
  }

  private int days(Kept kept) {
    return switch (kept) {
      case SESSIONS -> settings.sessions();
      case TOKENS -> settings.tokens();
      case LINKS, INVITED_COURSES, FLOWS, INVITATIONS -> settings.invitations();
      case DRAFTS -> settings.drafts();
    };
  }
}
