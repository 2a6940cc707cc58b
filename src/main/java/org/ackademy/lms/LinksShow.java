package org.ackademy.lms;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.course.PlatformCourses;
import org.ackademy.platform.Ids;

/**
 * What the links of courses there show here: what was chosen for them, what their makers set, or
 * what the links showed of which they are copies. To be used within a transaction.
 */
@Dependent
class LinksShow {
  /**
   * Set for a link: the assignment that it shows, of this course or one that it was copied from.
   */
  static final String ASSIGNMENT = "assignment";

  /** Set for a link: the quiz that it shows, for practice. */
  static final String QUIZ = "quiz";

  private static final int UUID_LENGTH = 36;

  private final LaunchStore store;
  private final PickingStore choices;
  private final PlatformCourses courses;
  private final Ids ids;

  @Inject
  LinksShow(LaunchStore store, PickingStore choices, PlatformCourses courses, Ids ids) {
    this.store = store;
    this.choices = choices;
    this.courses = courses;
    this.ids = ids;
  }

  /** The assignment that a link shows: chosen before, or set for it by whoever made it. */
  Optional<UUID> assignment(
      Registration.Deployment deployment,
      LaunchStore.Context context,
      Launch launch,
      Launch.Link told,
      Instant now) {
    LaunchStore.Link link =
        store.met(ids.next(), context.id(), told, launch.services().lineItem(), now);
    Optional<UUID> set =
        Optional.ofNullable(launch.custom().get(ASSIGNMENT)).flatMap(LinksShow::uuid);
    Optional<UUID> here = set.filter(id -> isIn(context.course(), id));
    Optional<UUID> shown =
        here.or(() -> set.flatMap(id -> chosen(deployment, context, id)))
            .or(link::assignment)
            .or(() -> set.flatMap(id -> copied(deployment, context, id)))
            .or(() -> set.flatMap(id -> chosenElsewhere(deployment, context, id)))
            .or(() -> copiedFrom(deployment, context, launch))
            .or(
                () ->
                    Optional.ofNullable(launch.custom().get(QUIZ))
                        .flatMap(quiz -> courses.give(context.course(), quiz)));
    shown
        .filter(id -> !link.assignment().equals(Optional.of(id)))
        .ifPresent(id -> store.show(link.id(), id));
    return shown.filter(id -> isIn(context.course(), id));
  }

  private boolean isIn(UUID course, UUID assignment) {
    return courses.courseOf(assignment).filter(course::equals).isPresent();
  }

  /** What was chosen for this course and is launched for the first time. */
  private Optional<UUID> chosen(
      Registration.Deployment deployment, LaunchStore.Context context, UUID id) {
    return choices
        .choice(deployment.id(), id)
        .filter(found -> found.context().equals(context.id()))
        .flatMap(
            found -> {
              store.lock("choice " + id);
              return courses.isGiven(id)
                  ? Optional.of(id)
                  : courses.give(context.course(), id, found.choice().wish());
            });
  }

  /** What was chosen for a course there that was copied before anybody launched it. */
  private Optional<UUID> chosenElsewhere(
      Registration.Deployment deployment, LaunchStore.Context context, UUID id) {
    return choices
        .choice(deployment.id(), id)
        .filter(found -> !courses.isGiven(id))
        .flatMap(
            found -> courses.give(context.course(), ids.next(), found.choice().wish().atAnyTime()));
  }

  /**
   * A course there was copied with its links: it gets what the first one gave, without its work.
   */
  private Optional<UUID> copied(
      Registration.Deployment deployment, LaunchStore.Context context, UUID assignment) {
    return courses
        .courseOf(assignment)
        .filter(course -> store.isOf(deployment.id(), course))
        .flatMap(course -> courses.giveLike(context.course(), assignment));
  }

  /** What the link showed of which the platform says that this one is its copy. */
  private Optional<UUID> copiedFrom(
      Registration.Deployment deployment, LaunchStore.Context context, Launch launch) {
    List<String> courses = launch.ancestors(Launch.CONTEXTS_BEFORE);
    return launch.ancestors(Launch.LINKS_BEFORE).stream()
        .flatMap(link -> store.shown(deployment.id(), link, courses).stream())
        .findFirst()
        .flatMap(assignment -> copied(deployment, context, assignment));
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(text).filter(t -> t.length() == UUID_LENGTH).map(UUID::fromString);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
