package org.ackademy.lms;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.course.PlatformCourses;
import org.hibernate.StatelessSession;

/** What looking for a line item notes. Each call is a short transaction. */
@Dependent
@Transactional
class LineItemSearch {
  private final StatelessSession session;
  private final PlatformCourses courses;

  @Inject
  LineItemSearch(StatelessSession session, PlatformCourses courses) {
    this.session = session;
    this.courses = courses;
  }

  /** What somebody finds who wants to look. */
  sealed interface Begun {
    /** Nobody else looks. */
    record Mine() implements Begun {}

    /** Another job does. */
    record Others() implements Begun {}

    /** Another job has found it meanwhile. */
    record Found(String url) implements Begun {}
  }

  /** Lets one job alone look for a line item. */
  Begun begin(UUID link, Instant now, Instant until) {
    boolean isMine =
        session
                .createNativeMutationQuery(
                    "UPDATE lti_link SET item_sought_until = :until WHERE id = :id"
                        + " AND line_item_url IS NULL"
                        + " AND (item_sought_until IS NULL OR item_sought_until < :now)")
                .setParameter("id", link)
                .setParameter("now", now)
                .setParameter("until", until)
                .executeUpdate()
            == 1;
    return isMine
        ? new Begun.Mine()
        : session
            .createNativeQuery(
                "SELECT line_item_url FROM lti_link WHERE id = :id AND line_item_url IS NOT NULL",
                String.class)
            .setParameter("id", link)
            .getResultList()
            .stream()
            .findFirst()
            .<Begun>map(Begun.Found::new)
            .orElseGet(Begun.Others::new);
  }

  /** What came of looking: nothing where it is to be looked again. */
  void end(UUID link, Optional<String> item) {
    session
        .createNativeMutationQuery(
            "UPDATE lti_link SET item_sought_until = NULL,"
                + " line_item_url = coalesce(:item, line_item_url) WHERE id = :id")
        .setParameter("id", link)
        .setParameter("item", item.orElse(null), String.class)
        .executeUpdate();
  }

  /** A line item that is not there any more is to be looked for again. */
  void lost(UUID link, String item) {
    session
        .createNativeMutationQuery(
            "UPDATE lti_link SET line_item_url = NULL WHERE id = :id AND line_item_url = :item")
        .setParameter("id", link)
        .setParameter("item", item)
        .executeUpdate();
  }

  String title(UUID assignment) {
    return courses.titleOf(assignment).map(title -> title.en()).orElse("Ackademy");
  }
}
