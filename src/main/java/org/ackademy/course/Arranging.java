package org.ackademy.course;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.audit.Audit;
import org.ackademy.platform.audit.Subject;
import org.ackademy.platform.http.Creations;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.http.Tagged;
import org.ackademy.platform.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Agrees with single learners on other terms, and stops, restarts and lengthens assignments while
 * they run. For those who teach; each call is one transaction, and audited.
 */
@Dependent
@Transactional
class Arranging {
  private final CourseStore courseStore;
  private final ArrangementStore store;
  private final Courses courses;
  private final Creations creations;
  private final Event<CountingChanged> counting;
  private final Audit audit;
  private final Clock clock;

  @Inject
  Arranging(
      CourseStore courseStore,
      ArrangementStore store,
      Courses courses,
      Creations creations,
      Event<CountingChanged> counting,
      Audit audit,
      Clock clock) {
    this.courseStore = courseStore;
    this.store = store;
    this.courses = courses;
    this.creations = creations;
    this.counting = counting;
    this.audit = audit;
    this.clock = clock;
  }

  /** An assignment's accommodations, from the one after a learner's. */
  List<Accommodation> accommodations(
      Caller.Person person, Assigning.Place place, UUID after, int limit) {
    requireGiving(person, place);
    return store.accommodations(place.assignment(), after, limit);
  }

  /**
   * A learner's accommodation.
   *
   * @throws org.ackademy.platform.http.Refused where there is none
   */
  Accommodation accommodation(Caller.Person person, Assigning.Place place, UUID learner) {
    requireGiving(person, place);
    return store
        .accommodation(place.assignment(), learner)
        .orElseThrow(() -> Problem.notFound().refused());
  }

  /**
   * Agrees with a learner.
   *
   * @param ifMatch names what was agreed before, where there was anything
   * @throws org.ackademy.platform.http.Refused where nobody of that id learns in the course
   */
  Accommodation agree(
      Caller.Person person,
      Assigning.Place place,
      UUID learner,
      @Nullable String ifMatch,
      AccommodationsResource.Agreed agreed) {
    Assignment assignment = arranged(person, place);
    requireLearner(place, Optional.of(learner), "?learner");
    Optional<Accommodation> before = store.accommodation(place.assignment(), learner);
    before.ifPresent(old -> Tagged.requireSeen(ifMatch, AccommodationsResource.View.of(old)));
    var accommodation =
        new Accommodation(
            new Accommodation.Key(assignment.id(), learner),
            agreed.allowed(),
            agreed.reason(),
            clock.instant(),
            person.id());
    store.put(accommodation);
    tell(place, Optional.of(learner));
    record(
        person,
        place,
        "accommodation.agreed",
        learner,
        told(before),
        told(Optional.of(accommodation)));
    return accommodation;
  }

  /** Takes back what was agreed. */
  void revoke(Caller.Person person, Assigning.Place place, UUID learner, @Nullable String ifMatch) {
    arranged(person, place);
    Accommodation before = accommodation(person, place, learner);
    Tagged.requireSeen(ifMatch, AccommodationsResource.View.of(before));
    store.remove(before);
    tell(place, Optional.of(learner));
    record(person, place, "accommodation.revoked", learner, told(Optional.of(before)), Map.of());
  }

  /** What was done to an assignment, in the order of storing, from the one after a place in it. */
  List<Intervention> interventions(
      Caller.Person person, Assigning.Place place, long after, int limit) {
    requireGiving(person, place);
    return store.interventions(place.assignment(), after, limit);
  }

  /** Something that was done. */
  Intervention intervention(UUID id) {
    return store.intervention(id).orElseThrow(() -> Problem.notFound().refused());
  }

  /**
   * Stops, restarts or lengthens an assignment.
   *
   * @throws org.ackademy.platform.http.Refused where nobody of that id learns in the course
   */
  Creations.Made intervene(
      Caller.Person person, Assigning.Place place, Intervention.Deed deed, Creations.Wish wish) {
    arranged(person, place);
    requireLearner(place, deed.learner(), "#/learner");
    return creations.once(
        person.id(),
        wish,
        id -> {
          store.add(new Intervention(id, place.assignment(), deed, clock.instant(), person.id()));
          tell(place, deed.learner());
          var told = new LinkedHashMap<String, Object>();
          told.put("kind", deed.kind());
          told.put("learner", deed.learner());
          if (deed.kind() == Intervention.Kind.EXTEND) {
            told.put("minutes", deed.minutes());
          }
          record(person, place, "assignment.intervened", place.assignment(), Map.of(), told);
        });
  }

  /** The assignment, from now on one for which arrangements are looked up. */
  private Assignment arranged(Caller.Person person, Assigning.Place place) {
    requireGiving(person, place);
    Assignment assignment =
        courseStore
            .assignmentToChange(place.assignment())
            .orElseThrow(() -> Problem.notFound().refused());
    // Also where it was one already: whoever looks at exams hears of it by this, and whoever
    // remembers what held finds the row changed.
    assignment.arrange();
    courseStore.update(assignment);
    return assignment;
  }

  private void tell(Assigning.Place place, Optional<UUID> learner) {
    counting.fire(new CountingChanged(place.assignment(), learner, CountingChanged.Matter.TIMES));
  }

  private void requireGiving(Caller.Person person, Assigning.Place place) {
    courses
        .visible(person, place.course(), place.assignment())
        .membership()
        .require(Membership.Right.GIVE);
  }

  private void requireLearner(Assigning.Place place, Optional<UUID> learner, String pointer) {
    if (learner.isPresent() && !courseStore.learns(place.course(), learner.get())) {
      throw Problem.ofFields(List.of(Problem.FieldFault.of(pointer, "no-such-learner"))).refused();
    }
  }

  private void record(
      Caller.Person person,
      Assigning.Place place,
      String action,
      UUID subject,
      Map<String, ?> before,
      Map<String, ?> after) {
    String kind = action.substring(0, action.indexOf('.'));
    audit.record(
        Optional.of(person.id()),
        action,
        Subject.inCourse(place.course(), kind, subject),
        before,
        after);
  }

  /** What the audit log says of an accommodation: not the reason, which is private. */
  private static Map<String, Object> told(Optional<Accommodation> accommodation) {
    var told = new LinkedHashMap<String, Object>();
    accommodation
        .map(Accommodation::allowed)
        .ifPresent(
            allowed -> {
              told.put("timePercent", allowed.timePercent());
              told.put("moreTime", allowed.moreTime());
              told.put("moreAttempts", allowed.moreAttempts());
              told.put("opensAt", allowed.opens());
              told.put("dueAt", allowed.due());
              told.put("closesAt", allowed.closes());
            });
    return told;
  }
}
