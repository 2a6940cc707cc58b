package org.ackademy.interop.webhook;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.ackademy.course.Courses;
import org.ackademy.course.Membership;
import org.ackademy.platform.Ids;
import org.ackademy.platform.audit.Audit;
import org.ackademy.platform.audit.Subject;
import org.ackademy.platform.http.IdempotencyKey;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.http.Tagged;
import org.ackademy.platform.jobs.Jobs;
import org.ackademy.platform.security.Caller;

/** The webhooks of courses, for those who run these. Each call is a short transaction. */
@Dependent
@Transactional
class Webhooks {
  /** The most webhooks of a course. */
  static final int WEBHOOKS_MAX = 20;

  /** So long messages are signed with the former key too. */
  static final Duration BOTH_KEYS = Duration.ofDays(1);

  private static final String SUBJECT = "webhook";

  private final WebhookStore store;
  private final Courses courses;
  private final Jobs jobs;
  private final Audit audit;
  private final Ids ids;
  private final SecureRandom random;
  private final Clock clock;

  @Inject
  Webhooks(
      WebhookStore store,
      Courses courses,
      Jobs jobs,
      Audit audit,
      Ids ids,
      SecureRandom random,
      Clock clock) {
    this.store = store;
    this.courses = courses;
    this.jobs = jobs;
    this.audit = audit;
    this.ids = ids;
    this.random = random;
    this.clock = clock;
  }

  /**
   * A webhook with its key.
   *
   * @param key absent where the same request had made it before: it is shown once
   */
  record Made(Webhook webhook, Optional<SigningKey> key) {}

  /** What is wanted of a webhook. */
  record Wish(URI url, Set<WebhookEvent> events, Webhook.State state) {
    Wish {
      events = Set.copyOf(events);
    }
  }

  List<Webhook> list(Caller.Person person, UUID course) {
    requireRunning(person, course);
    return store.webhooks(course);
  }

  Made make(Caller.Person person, UUID course, Wish wish, IdempotencyKey key) {
    requireRunning(person, course);
    Optional<Webhook> same = store.webhook(course, person.id(), key.text());
    if (same.isPresent()) {
      if (!same.get().url().equals(wish.url()) || !same.get().events().equals(wish.events())) {
        throw Problem.of(422, "idempotency-key-reused").refused();
      }
      return new Made(same.get(), Optional.empty());
    }
    if (store.webhooks(course).size() >= WEBHOOKS_MAX) {
      throw Problem.of(409, "too-many-webhooks", String.valueOf(WEBHOOKS_MAX)).refused();
    }
    var webhook =
        new Webhook(
            ids.next(),
            course,
            wish.url(),
            wish.events(),
            wish.state(),
            person.id(),
            clock.instant());
    SigningKey signing = SigningKey.random(random);
    store.add(webhook, signing, key.text());
    record(person, webhook, "webhook.made", Map.of(), fields(webhook));
    return new Made(webhook, Optional.of(signing));
  }

  /**
   * A webhook of a course.
   *
   * @throws org.ackademy.platform.http.Refused where there is none that the person may see
   */
  Webhook one(Caller.Person person, UUID course, UUID id) {
    requireRunning(person, course);
    return store
        .webhookToChange(id)
        .filter(webhook -> webhook.course().equals(course))
        .orElseThrow(() -> Problem.notFound().refused());
  }

  Webhook change(
      Caller.Person person,
      UUID course,
      UUID id,
      Wish wish,
      HttpHeaders seen,
      Function<Webhook, Object> view) {
    Webhook before = one(person, course, id);
    Tagged.requireSeen(seen, view.apply(before));
    var after =
        new Webhook(
            id, course, wish.url(), wish.events(), wish.state(), before.madeBy(), before.madeAt());
    store.change(after);
    record(person, after, "webhook.changed", fields(before), fields(after));
    return after;
  }

  void remove(
      Caller.Person person,
      UUID course,
      UUID id,
      HttpHeaders seen,
      Function<Webhook, Object> view) {
    Webhook before = one(person, course, id);
    Tagged.requireSeen(seen, view.apply(before));
    store.remove(id);
    record(person, before, "webhook.removed", fields(before), Map.of());
  }

  /** A new key; messages are signed with the one before too for {@link #BOTH_KEYS}. */
  Made changeKey(Caller.Person person, UUID course, UUID id) {
    Webhook webhook = one(person, course, id);
    SigningKey key = SigningKey.random(random);
    store.changeKey(id, key, clock.instant().plus(BOTH_KEYS));
    record(
        person, webhook, "webhook.key-changed", Map.of(), Map.of("url", webhook.url().toString()));
    return new Made(webhook, Optional.of(key));
  }

  List<Message> messages(
      Caller.Person person,
      UUID course,
      UUID id,
      Optional<Message.State> state,
      UUID after,
      int limit) {
    one(person, course, id);
    return store.messages(id, state, after, limit);
  }

  /** Has a message sent again, whatever became of it. */
  Message again(Caller.Person person, UUID course, UUID id, UUID message) {
    one(person, course, id);
    Message found =
        store
            .message(message)
            .filter(one -> one.webhook().equals(id))
            .orElseThrow(() -> Problem.notFound().refused());
    store.revive(message);
    jobs.schedule(Outbox.DELIVERY, found.id().toString(), new Outbox.Delivery(found.id()));
    return store.message(message).orElseThrow(() -> Problem.notFound().refused());
  }

  private void requireRunning(Caller.Person person, UUID course) {
    Membership unused = courses.visible(person, course).require(Membership.Right.RUN);
  }

  private void record(
      Caller.Person person,
      Webhook webhook,
      String action,
      Map<String, ?> before,
      Map<String, ?> after) {
    audit.record(
        Optional.of(person.id()),
        action,
        Subject.inCourse(webhook.course(), SUBJECT, webhook.id()),
        before,
        after);
  }

  private static Map<String, Object> fields(Webhook webhook) {
    return Map.of(
        "url", webhook.url().toString(),
        "events", WebhookEvent.join(webhook.events()),
        "state", webhook.state());
  }
}
