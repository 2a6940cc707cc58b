package org.ackademy.course;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.ackademy.platform.Ids;
import org.ackademy.platform.audit.Audit;
import org.ackademy.platform.audit.Subject;
import org.ackademy.platform.http.Creations;
import org.ackademy.platform.http.Fields;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.http.Tagged;
import org.ackademy.platform.security.Caller;
import org.ackademy.question.Text;
import org.jspecify.annotations.Nullable;

/** Makes courses, fills them with people. Each call is one transaction. */
@Dependent
@Transactional
class CourseMaking {
  /** The organisation of courses that name none; there is one for as long as nobody needs two. */
  static final String ORGANISATION = "ackademy";

  private final CourseStore store;
  private final Creations creations;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  @Inject
  CourseMaking(CourseStore store, Creations creations, Audit audit, Ids ids, Clock clock) {
    this.store = store;
    this.creations = creations;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes a course.
   *
   * @throws org.ackademy.platform.http.Refused where the name is taken
   */
  Creations.Made make(
      Caller.Person person, String slug, Text title, ZoneId zone, Creations.Wish wish) {
    if (!person.isAdministrator()) {
      throw Problem.forbidden().refused();
    }
    return creations.once(
        person.id(),
        wish,
        id -> {
          if (made(id, slug, title, zone).isEmpty()) {
            throw Problem.ofFields(List.of(Problem.FieldFault.of("#/slug", "taken"))).refused();
          }
          audit.record(
              Optional.of(person.id()),
              "course.made",
              Subject.inCourse(id, "course", id),
              Map.of(),
              Map.of("slug", slug));
        });
  }

  /** Makes a course unless there is one of that name. */
  Optional<Course> made(String slug, Text title, ZoneId zone) {
    return made(ids.next(), slug, title, zone);
  }

  private Optional<Course> made(UUID id, String slug, Text title, ZoneId zone) {
    UUID organisation = organisation();
    if (store.course(organisation, slug).isPresent()) {
      return Optional.empty();
    }
    var course = new Course(id, organisation, slug, title, zone, clock.instant());
    store.add(course);
    return Optional.of(course);
  }

  /**
   * Changes a course's title and zone.
   *
   * @param ifMatch names the state that is changed
   */
  Membership change(
      Caller.Person person,
      Membership membership,
      @Nullable String ifMatch,
      UnaryOperator<CoursesResource.Change> wanted) {
    Course course =
        store
            .courseToChange(membership.course().id())
            .orElseThrow(() -> Problem.notFound().refused());
    var before = new Membership(course, membership.part(), membership.onlySections());
    Tagged.requireSeen(ifMatch, CoursesResource.View.of(before));
    var fields = new Fields();
    CoursesResource.Change change =
        wanted.apply(
            new CoursesResource.Change(
                CoursesResource.Title.of(course.title()), course.zone().getId()));
    Text title = change.title().checked("#/title", fields);
    ZoneId zone = CoursesResource.zone(change.zone(), fields);
    fields.requireNoFault();
    Map<String, Object> old = Map.of("title", course.title().en(), "zone", course.zone().getId());
    course.change(title, zone);
    store.update(course);
    audit.record(
        Optional.of(person.id()),
        "course.changed",
        Subject.inCourse(course.id(), "course", course.id()),
        old,
        Map.of("title", title.en(), "zone", zone.getId()));
    return before;
  }

  private UUID organisation() {
    return store
        .organisation(ORGANISATION)
        .orElseGet(
            () -> {
              var made = new Organisation(ids.next(), ORGANISATION, "Ackademy", clock.instant());
              store.add(made);
              return made;
            })
        .id();
  }

  /**
   * Takes somebody into a course; one who is in it already stays what they are.
   *
   * @param by whose doing it is; absent for the system itself
   */
  void enrol(UUID course, UUID account, CourseRole role, Optional<UUID> by) {
    if (store.enrolment(course, account).isEmpty()) {
      store.add(new Enrolment(course, account, role, clock.instant()));
      audit.record(
          by,
          "enrolment.made",
          Subject.inCourse(course, "enrolment", account),
          Map.of(),
          Map.of("role", role));
    }
  }
}
