package org.ackademy.lms;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.course.CourseRole;
import org.ackademy.course.PlatformCourses;
import org.hibernate.StatelessSession;

/** Contexts, links and people of learning management systems. To be used within a transaction. */
@Dependent
class LaunchStore {
  private final StatelessSession session;

  @Inject
  LaunchStore(StatelessSession session) {
    this.session = session;
  }

  /** Makes whoever asks for the same wait until the transaction ends. */
  void lock(String what) {
    session
        .createNativeQuery(
            "SELECT CAST(pg_advisory_xact_lock(hashtextextended(:what, 0)) AS text)", String.class)
        .setParameter("what", "lti " + what)
        .getResultList();
  }

  /** Somebody that a registration knows. */
  record User(UUID id, UUID account) {}

  Optional<User> user(UUID registration, String tenant, String subject) {
    return session
        .createNativeQuery(
            "SELECT id, account_id FROM lti_user WHERE registration_id = :registration"
                + " AND tenant = :tenant AND subject = :subject",
            Tuple.class)
        .setParameter("registration", registration)
        .setParameter("tenant", tenant)
        .setParameter("subject", subject)
        .getResultList()
        .stream()
        .map(row -> new User(row.get(0, UUID.class), row.get(1, UUID.class)))
        .findFirst();
  }

  /** What a new user is known by. */
  record Known(UUID registration, String tenant, String subject, Kind kind) {}

  /** Whether scores of somebody are sent. */
  enum Kind {
    PERSON,
    /** A teacher who looks as a student would. */
    TEST
  }

  void add(User user, Known known, Instant at) {
    session
        .createNativeMutationQuery(
            "INSERT INTO lti_user (id, registration_id, tenant, subject, account_id, kind, made_at,"
                + " seen_at) VALUES (:id, :registration, :tenant, :subject, :account, :kind, :at,"
                + " :at)")
        .setParameter("id", user.id())
        .setParameter("registration", known.registration())
        .setParameter("tenant", known.tenant())
        .setParameter("subject", known.subject())
        .setParameter("account", user.account())
        .setParameter("kind", known.kind().name())
        .setParameter("at", at)
        .executeUpdate();
  }

  void seen(UUID user, Kind kind, Instant at) {
    session
        .createNativeMutationQuery("UPDATE lti_user SET seen_at = :at, kind = :kind WHERE id = :id")
        .setParameter("at", at)
        .setParameter("kind", kind.name())
        .setParameter("id", user)
        .executeUpdate();
  }

  /** A course there and here. */
  record Context(UUID id, UUID course) {}

  Optional<Context> context(UUID deployment, String context) {
    return session
        .createNativeQuery(
            "SELECT id, course_id FROM lti_context"
                + " WHERE deployment_id = :deployment AND context = :context",
            Tuple.class)
        .setParameter("deployment", deployment)
        .setParameter("context", context)
        .getResultList()
        .stream()
        .map(row -> new Context(row.get(0, UUID.class), row.get(1, UUID.class)))
        .findFirst();
  }

  void add(Context made, UUID deployment, String context, Instant at) {
    session
        .createNativeMutationQuery(
            "INSERT INTO lti_context (id, deployment_id, context, course_id, made_at)"
                + " VALUES (:id, :deployment, :context, :course, :at)")
        .setParameter("id", made.id())
        .setParameter("deployment", deployment)
        .setParameter("context", context)
        .setParameter("course", made.course())
        .setParameter("at", at)
        .executeUpdate();
  }

  /** Takes on where its services are now; what a launch does not say stays. */
  void services(UUID context, Launch.Services services) {
    session
        .createNativeMutationQuery(
            "UPDATE lti_context SET line_items_url = coalesce(:items, line_items_url),"
                + " memberships_url = coalesce(:members, memberships_url),"
                + " scopes = coalesce(:scopes, scopes) WHERE id = :id")
        .setParameter("items", services.lineItems().orElse(null), String.class)
        .setParameter("members", services.memberships().orElse(null), String.class)
        .setParameter("scopes", services.joinedScopes().orElse(null), String.class)
        .setParameter("id", context)
        .executeUpdate();
  }

  /** Whether a course here stands for one of a deployment. */
  boolean isOf(UUID deployment, UUID course) {
    return !session
        .createNativeQuery(
            "SELECT id FROM lti_context WHERE deployment_id = :deployment AND course_id = :course",
            UUID.class)
        .setParameter("deployment", deployment)
        .setParameter("course", course)
        .getResultList()
        .isEmpty();
  }

  /** What was told last of somebody in a context; nothing where they are gone there. */
  Optional<CourseRole> told(UUID context, UUID user) {
    return session
        .createNativeQuery(
            "SELECT role FROM lti_member WHERE context_id = :context AND user_id = :user"
                + " AND state = 'HERE'",
            String.class)
        .setParameter("context", context)
        .setParameter("user", user)
        .getResultList()
        .stream()
        .map(CourseRole::valueOf)
        .findFirst();
  }

  /**
   * Somebody is there as this.
   *
   * @param placed what came of it here
   */
  void tell(UUID context, UUID user, CourseRole role, PlatformCourses.Placed placed, Instant at) {
    session
        .createNativeMutationQuery(
            "INSERT INTO lti_member (context_id, user_id, role, told_at, state, began)"
                + " VALUES (:context, :user, :role, :at, 'HERE', :began)"
                + " ON CONFLICT (context_id, user_id) DO UPDATE SET role = :role, told_at = :at,"
                + " state = 'HERE', began = lti_member.began OR :began")
        .setParameter("began", placed == PlatformCourses.Placed.CAME)
        .setParameter("context", context)
        .setParameter("user", user)
        .setParameter("role", role.name())
        .setParameter("at", at)
        .executeUpdate();
  }

  /** A place in a course there, and the assignment that it shows. */
  record Link(UUID id, Optional<UUID> assignment) {}

  /** A link that was launched; a new one is written down. */
  Link met(UUID id, UUID context, Launch.Link link, Optional<String> lineItem, Instant at) {
    session
        .createNativeMutationQuery(
            "INSERT INTO lti_link (id, context_id, link, title, line_item_url, seen_at)"
                + " VALUES (:id, :context, :link, :title, :item, :at)"
                + " ON CONFLICT (context_id, link) DO UPDATE SET title = :title, seen_at = :at,"
                + " line_item_url = coalesce(:item, lti_link.line_item_url)")
        .setParameter("id", id)
        .setParameter("context", context)
        .setParameter("link", link.id())
        .setParameter("title", link.title().orElse(""))
        .setParameter("item", lineItem.orElse(null), String.class)
        .setParameter("at", at)
        .executeUpdate();
    return session
        .createNativeQuery(
            "SELECT id, assignment_id FROM lti_link WHERE context_id = :context AND link = :link",
            Tuple.class)
        .setParameter("context", context)
        .setParameter("link", link.id())
        .getResultList()
        .stream()
        .map(row -> new Link(row.get(0, UUID.class), Optional.ofNullable(row.get(1, UUID.class))))
        .findFirst()
        .orElseThrow();
  }

  /**
   * What a link of a deployment shows.
   *
   * @param contexts there, one of which it has to be in; any where none is named
   */
  Optional<UUID> shown(UUID deployment, String link, List<String> contexts) {
    return session
        .createNativeQuery(
            "SELECT k.assignment_id FROM lti_link k JOIN lti_context c ON c.id = k.context_id"
                + " WHERE c.deployment_id = :deployment AND k.link = :link"
                + " AND k.assignment_id IS NOT NULL"
                + " AND (:anywhere OR c.context IN (:contexts)) ORDER BY k.id",
            UUID.class)
        .setParameter("deployment", deployment)
        .setParameter("link", link)
        .setParameter("anywhere", contexts.isEmpty())
        .setParameterList("contexts", contexts.isEmpty() ? List.of("") : contexts)
        .getResultList()
        .stream()
        .findFirst();
  }

  void show(UUID link, UUID assignment) {
    session
        .createNativeMutationQuery("UPDATE lti_link SET assignment_id = :assignment WHERE id = :id")
        .setParameter("assignment", assignment)
        .setParameter("id", link)
        .executeUpdate();
  }
}
