package org.ackademy.lms;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.ackademy.course.PlatformCourses;
import org.ackademy.course.Schedule;
import org.ackademy.course.Terms;
import org.ackademy.platform.http.Json;
import org.ackademy.quiz.Texts;
import org.hibernate.StatelessSession;

/** Who chooses what, and what was chosen. To be used within a transaction. */
@Dependent
class PickingStore {
  private static final String CHOICES =
      "SELECT id, quiz_id, CAST(title AS text), attempts_max, counting, points, opens_at, due_at,"
          + " closes_at FROM lti_choice ";

  private final StatelessSession session;

  @Inject
  PickingStore(StatelessSession session) {
    this.session = session;
  }

  void add(Picking made, Instant until) {
    session
        .createNativeMutationQuery(
            "INSERT INTO lti_picking (id, context_id, account_id, return_url, settings, answered,"
                + " expires_at) VALUES (:id, :context, :account, :url, :settings, false, :until)")
        .setParameter("id", made.id())
        .setParameter("context", made.place().context())
        .setParameter("account", made.account())
        .setParameter("url", made.settings().returnUrl())
        .setParameter("settings", Json.mapper().writeValueAsString(made.settings()))
        .setParameter("until", until)
        .executeUpdate();
  }

  void forget(Instant before) {
    session
        .createNativeMutationQuery("DELETE FROM lti_picking WHERE expires_at < :before")
        .setParameter("before", before)
        .executeUpdate();
  }

  /** One that is not too old; kept from being answered by others until the transaction ends. */
  Optional<Picking> byId(UUID id, Instant now) {
    return session
        .createNativeQuery(
            "SELECT p.id, p.account_id, p.context_id, c.course_id, d.registration_id,"
                + " d.deployment, d.state, d.family, p.settings, p.answered FROM lti_picking p"
                + " JOIN lti_context c ON c.id = p.context_id"
                + " JOIN lti_deployment d ON d.id = c.deployment_id"
                + " WHERE p.id = :id AND p.expires_at > :now FOR NO KEY UPDATE OF p",
            Tuple.class)
        .setParameter("id", id)
        .setParameter("now", now)
        .getResultList()
        .stream()
        .map(PickingStore::picking)
        .findFirst();
  }

  private static Picking picking(Tuple row) {
    return new Picking(
        row.get(0, UUID.class),
        row.get(1, UUID.class),
        new Picking.Place(
            row.get(2, UUID.class),
            row.get(3, UUID.class),
            row.get(4, UUID.class),
            row.get(5, String.class),
            Registration.DeploymentState.valueOf(row.get(6, String.class)),
            Optional.ofNullable(row.get(7, String.class))),
        Json.mapper().readValue(row.get(8, String.class), Launch.Choosing.class),
        row.get(9, Boolean.class) ? Picking.State.ANSWERED : Picking.State.OPEN);
  }

  /** Where the answer of one goes. */
  Optional<String> returnUrl(UUID id, UUID registration, Instant now) {
    return session
        .createNativeQuery(
            "SELECT p.return_url FROM lti_picking p JOIN lti_context c ON c.id = p.context_id"
                + " JOIN lti_deployment d ON d.id = c.deployment_id WHERE p.id = :id"
                + " AND d.registration_id = :registration AND p.expires_at > :now",
            String.class)
        .setParameter("id", id)
        .setParameter("registration", registration)
        .setParameter("now", now)
        .getResultList()
        .stream()
        .findFirst();
  }

  void answer(Picking picking, List<Choice> choices, Instant at) {
    int position = 1;
    for (Choice choice : choices) {
      PlatformCourses.Wish wish = choice.wish();
      session
          .createNativeMutationQuery(
              "INSERT INTO lti_choice (id, picking_id, context_id, position, quiz_id, title,"
                  + " attempts_max, counting, points, opens_at, due_at, closes_at, made_by, made_at)"
                  + " VALUES (:id, :picking, :context, :position, :quiz, CAST(:title AS jsonb),"
                  + " :attempts, :counting, :points, :opens, :due, :closes, :by, :at)")
          .setParameter("id", choice.id())
          .setParameter("picking", picking.id())
          .setParameter("context", picking.place().context())
          .setParameter("position", position++)
          .setParameter("quiz", wish.quiz())
          .setParameter("title", Texts.json(wish.title()))
          .setParameter(
              "attempts",
              wish.attemptsMax().isPresent() ? wish.attemptsMax().getAsInt() : null,
              Integer.class)
          .setParameter("counting", wish.counting().name())
          .setParameter("points", choice.points())
          .setParameter("opens", wish.schedule().opens().orElse(null), Instant.class)
          .setParameter("due", wish.schedule().due().orElse(null), Instant.class)
          .setParameter("closes", wish.schedule().closes().orElse(null), Instant.class)
          .setParameter("by", picking.account())
          .setParameter("at", at)
          .executeUpdate();
    }
    session
        .createNativeMutationQuery("UPDATE lti_picking SET answered = true WHERE id = :id")
        .setParameter("id", picking.id())
        .executeUpdate();
  }

  /** With what one was answered, in order. */
  List<Choice> choices(UUID picking) {
    return session
        .createNativeQuery(CHOICES + "WHERE picking_id = :picking ORDER BY position", Tuple.class)
        .setParameter("picking", picking)
        .getResultList()
        .stream()
        .map(PickingStore::choice)
        .toList();
  }

  /** What was chosen in a deployment, and for which of its courses. */
  record Found(Choice choice, UUID context) {}

  Optional<Found> choice(UUID deployment, UUID id) {
    return session
        .createNativeQuery(
            "SELECT h.id, h.quiz_id, CAST(h.title AS text), h.attempts_max, h.counting, h.points,"
                + " h.opens_at, h.due_at, h.closes_at, h.context_id FROM lti_choice h JOIN lti_context c ON c.id = h.context_id"
                + " WHERE c.deployment_id = :deployment AND h.id = :id",
            Tuple.class)
        .setParameter("deployment", deployment)
        .setParameter("id", id)
        .getResultList()
        .stream()
        .map(row -> new Found(choice(row), row.get(9, UUID.class)))
        .findFirst();
  }

  private static Choice choice(Tuple row) {
    Integer attempts = row.get(3, Integer.class);
    return new Choice(
        row.get(0, UUID.class),
        new PlatformCourses.Wish(
            row.get(1, UUID.class),
            Texts.text(row.get(2, String.class)),
            attempts == null ? OptionalInt.empty() : OptionalInt.of(attempts),
            Terms.Counting.valueOf(row.get(4, String.class)),
            new Schedule(
                Optional.ofNullable(row.get(6, Instant.class)),
                Optional.ofNullable(row.get(7, Instant.class)),
                Optional.ofNullable(row.get(8, Instant.class)))),
        row.get(5, BigDecimal.class));
  }
}
