package org.ackademy.interop.webhook;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.ackademy.attempt.AttemptEnded;
import org.ackademy.gradebook.MarkChanged;
import org.ackademy.platform.Ids;
import org.ackademy.platform.audit.Audited;
import org.ackademy.platform.http.Json;
import org.ackademy.platform.jobs.JobKind;
import org.ackademy.platform.jobs.Jobs;
import org.ackademy.quiz.QuizPublished;

/**
 * Writes messages in the transaction of what they tell of: there is never one without the other.
 * They name things and hold no score: whoever may know it asks with a token.
 */
@Dependent
@Transactional(Transactional.TxType.MANDATORY)
class Outbox {
  static final JobKind<Delivery> DELIVERY = new JobKind<>("webhook-delivery", Delivery.class);

  private static final String ENROLMENT = "enrolment.";

  private final WebhookStore store;
  private final Jobs jobs;
  private final Ids ids;
  private final Clock clock;

  @Inject
  Outbox(WebhookStore store, Jobs jobs, Ids ids, Clock clock) {
    this.store = store;
    this.jobs = jobs;
    this.ids = ids;
    this.clock = clock;
  }

  /** What a job is about. */
  record Delivery(UUID message) {}

  void submitted(@Observes AttemptEnded ended) {
    UUID course = store.courseOf(ended.assignment());
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("course", course.toString());
    data.put("assignment", ended.assignment().toString());
    data.put("learner", ended.account().toString());
    data.put("attempt", ended.attempt().toString());
    data.put("number", ended.number());
    tell(course, WebhookEvent.ATTEMPT_SUBMITTED, data);
    switch (ended.grading()) {
      case DECIDED -> tell(course, WebhookEvent.ATTEMPT_GRADED, data);
      case UNDECIDED -> {
        // A person is still to decide about an answer.
      }
    }
  }

  void changed(@Observes MarkChanged changed) {
    UUID course = store.courseOf(changed.assignment());
    tell(
        course,
        WebhookEvent.GRADE_CHANGED,
        Map.of(
            "course", course.toString(),
            "assignment", changed.assignment().toString(),
            "learner", changed.account().toString(),
            "cause", changed.cause().name()));
  }

  void published(@Observes QuizPublished published) {
    for (UUID course : store.coursesWith(published.quiz())) {
      tell(
          course,
          WebhookEvent.QUIZ_PUBLISHED,
          Map.of(
              "course", course.toString(),
              "quiz", published.name(),
              "version", published.version()));
    }
  }

  void audited(@Observes Audited audited) {
    if (audited.action().startsWith(ENROLMENT)) {
      audited
          .subject()
          .course()
          .ifPresent(
              course ->
                  tell(
                      course,
                      WebhookEvent.ROSTER_CHANGED,
                      Map.of(
                          "course", course.toString(),
                          "person", audited.subject().id(),
                          "change", audited.action().substring(ENROLMENT.length()))));
    }
  }

  private void tell(UUID course, WebhookEvent event, Map<String, Object> data) {
    Instant now = clock.instant();
    for (UUID webhook : store.listening(course, event)) {
      UUID id = ids.next();
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("type", event.tag());
      body.put("timestamp", now.toString());
      body.put("data", data);
      store.add(id, webhook, event, Json.mapper().writeValueAsString(body), now);
      jobs.schedule(DELIVERY, id.toString(), new Delivery(id));
    }
  }
}
