package org.ackademy.course;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.ackademy.platform.audit.Audit;
import org.ackademy.platform.audit.Subject;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.security.AccountBook;
import org.ackademy.platform.security.Caller;

/** Who is in a course as what, and changes to it. Each call is a transaction. */
@Dependent
@Transactional
class Enrolments {
  private final PeopleOfCourse people;
  private final CourseStore store;
  private final CourseMaking making;
  private final AccountBook accounts;
  private final Audit audit;
  private final Clock clock;

  @Inject
  Enrolments(
      PeopleOfCourse people,
      CourseStore store,
      CourseMaking making,
      AccountBook accounts,
      Audit audit,
      Clock clock) {
    this.people = people;
    this.store = store;
    this.making = making;
    this.accounts = accounts;
    this.audit = audit;
    this.clock = clock;
  }

  /** Those of a course's people whom somebody who teaches it may see. */
  List<PeopleOfCourse.Enrolled> people(
      Membership membership, PeopleOfCourse.Wanted wanted, UUID after, int limit) {
    Set<UUID> only = membership.onlySections();
    Set<UUID> sections = wanted.sections();
    if (!only.isEmpty()) {
      sections = sections.isEmpty() ? only : intersection(only, sections);
      if (sections.isEmpty()) {
        return List.of();
      }
    }
    return people.people(
        membership.course().id(),
        new PeopleOfCourse.Wanted(wanted.state(), wanted.role(), sections),
        after,
        limit);
  }

  private static Set<UUID> intersection(Set<UUID> one, Set<UUID> other) {
    return one.stream().filter(other::contains).collect(java.util.stream.Collectors.toSet());
  }

  /**
   * Somebody in a course.
   *
   * @throws org.ackademy.platform.http.Refused where there is nobody whom one may see
   */
  PeopleOfCourse.Enrolled person(Membership membership, UUID account) {
    return people
        .person(membership.course().id(), account)
        .filter(
            found ->
                membership.onlySections().isEmpty()
                    || found.sections().stream().anyMatch(membership.onlySections()::contains))
        .orElseThrow(() -> Problem.notFound().refused());
  }

  /**
   * The account of somebody who is in this course alone: who runs it may hand out their way in.
   *
   * @throws org.ackademy.platform.http.Refused where they are in another course too
   */
  UUID ownAccount(Membership membership, UUID account) {
    PeopleOfCourse.Enrolled found = person(membership, account);
    if (people.isElsewhere(membership.course().id(), account)) {
      throw Problem.of(409, "account-elsewhere").refused();
    }
    return found.enrolment().accountId();
  }

  /**
   * Takes somebody who has an account into a course, again where they had left.
   *
   * @throws org.ackademy.platform.http.Refused where there is no such account, or they are in it
   */
  PeopleOfCourse.Enrolled add(
      Membership membership, Caller.Person by, String username, Place place) {
    UUID course = membership.course().id();
    UUID account =
        accounts.named(username).orElseThrow(() -> fault("#/username", "no-such-account")).id();
    people.lock(course);
    Optional<Enrolment> known = store.enrolment(course, account);
    if (known.filter(Enrolment::isCurrent).isPresent()) {
      throw fault("#/username", "enrolled");
    }
    if (known.isEmpty()) {
      making.enrol(course, account, place.role(), Optional.of(by.id()));
    } else {
      people.change(course, account, place.role());
      record(course, by, "enrolment.made", account, Map.of(), Map.of("role", place.role()));
    }
    place(course, account, place.sections());
    return person(membership, account);
  }

  /**
   * Changes as what somebody is in a course.
   *
   * @param seen called with what is there before the change, to refuse where the client did not see
   *     it
   */
  PeopleOfCourse.Enrolled change(
      Membership membership,
      Caller.Person by,
      UUID account,
      Change change,
      Consumer<PeopleOfCourse.Enrolled> seen) {
    UUID course = membership.course().id();
    PeopleOfCourse.Enrolled before = locked(membership, account, seen);
    CourseRole role = change.role().orElse(before.enrolment().role());
    if (role != CourseRole.INSTRUCTOR) {
      requireAnotherInstructor(membership, before);
    }
    people.change(course, account, role);
    change.sections().ifPresent(sections -> place(course, account, sections));
    PeopleOfCourse.Enrolled after = person(membership, account);
    record(course, by, "enrolment.changed", account, fields(before), fields(after));
    return after;
  }

  /** Ends that somebody is in a course; what they did stays. */
  void end(
      Membership membership,
      Caller.Person by,
      UUID account,
      Consumer<PeopleOfCourse.Enrolled> seen) {
    UUID course = membership.course().id();
    PeopleOfCourse.Enrolled before = locked(membership, account, seen);
    requireAnotherInstructor(membership, before);
    people.end(course, account, clock.instant());
    record(course, by, "enrolment.ended", account, fields(before), Map.of());
  }

  private PeopleOfCourse.Enrolled locked(
      Membership membership, UUID account, Consumer<PeopleOfCourse.Enrolled> seen) {
    UUID course = membership.course().id();
    // The course too: who is its last instructor is not to be asked twice at once.
    people.lock(course);
    people.lock(course, account);
    PeopleOfCourse.Enrolled before = person(membership, account);
    seen.accept(before);
    if (!before.enrolment().isCurrent()) {
      throw Problem.of(409, "enrolment-ended").refused();
    }
    return before;
  }

  /** A course keeps somebody who runs it; only administrators may leave it without. */
  private void requireAnotherInstructor(Membership membership, PeopleOfCourse.Enrolled leaving) {
    if (membership.part() != Membership.Part.ADMINISTRATOR
        && leaving.enrolment().role() == CourseRole.INSTRUCTOR
        && people.countOfInstructors(membership.course().id()) <= 1) {
      throw Problem.of(409, "last-instructor").refused();
    }
  }

  /** Puts somebody into exactly these sections. */
  private void place(UUID course, UUID account, Set<UUID> sections) {
    boolean known =
        sections.stream().allMatch(section -> people.section(course, section).isPresent());
    if (!known) {
      throw fault("#/sections", "no-such-section");
    }
    people.place(course, account, sections);
  }

  private void record(
      UUID course,
      Caller.Person by,
      String action,
      UUID account,
      Map<String, ?> before,
      Map<String, ?> after) {
    audit.record(
        Optional.of(by.id()),
        action,
        Subject.inCourse(course, "enrolment", account),
        before,
        after);
  }

  private static Map<String, ?> fields(PeopleOfCourse.Enrolled enrolled) {
    return Map.of("role", enrolled.enrolment().role(), "sections", enrolled.sections());
  }

  private static RuntimeException fault(String pointer, String code) {
    return Problem.ofFields(List.of(new Problem.FieldFault(pointer, code, List.of()))).refused();
  }

  /** As what, and where in a course. */
  record Place(CourseRole role, Set<UUID> sections) {}

  /** What is to change; what is absent stays. */
  record Change(Optional<CourseRole> role, Optional<Set<UUID>> sections) {}
}
