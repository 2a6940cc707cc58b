package org.ackademy.course;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.ackademy.platform.Ids;
import org.ackademy.platform.audit.Audit;
import org.ackademy.platform.audit.Subject;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.security.Caller;

/** The sections of courses, and changes to them. Each call is a transaction. */
@Dependent
@Transactional
class Sections {
  /** The most sections of one course. */
  static final int SECTIONS_MAX = 500;

  private static final UUID FIRST = new UUID(0, 0);

  private final PeopleOfCourse people;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  @Inject
  Sections(PeopleOfCourse people, Audit audit, Ids ids, Clock clock) {
    this.people = people;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /** A course's sections by age, from the one after an id. */
  List<Section> of(Membership membership, UUID after, int limit) {
    return people.sections(membership.course().id(), after, limit);
  }

  /**
   * Makes a section.
   *
   * @throws org.ackademy.platform.http.Refused where the name is taken, or there are too many
   */
  Section make(Membership membership, Caller.Person by, String name) {
    UUID course = membership.course().id();
    requireFree(course, name);
    var section = new Section(ids.next(), course, name, clock.instant());
    people.add(section);
    record(by, "section.made", section.id(), course, Map.of(), Map.of("name", name));
    return section;
  }

  /** Renames a section; {@code seen} refuses where the client did not see what it changes. */
  Section rename(
      Membership membership, Caller.Person by, UUID id, String name, Consumer<Section> seen) {
    UUID course = membership.course().id();
    Section before = locked(course, id, seen);
    if (before.name().equals(name)) {
      return before;
    }
    requireFree(course, name);
    people.rename(before, name);
    record(by, "section.renamed", id, course, Map.of("name", before.name()), Map.of("name", name));
    return new Section(id, course, name, before.createdAt());
  }

  /**
   * Removes a section; its people stay in the course.
   *
   * @throws org.ackademy.platform.http.Refused where an assistant has no other: who is in none sees
   *     everybody's work, and that is to be given, not to come about
   */
  void remove(Membership membership, Caller.Person by, UUID id, Consumer<Section> seen) {
    UUID course = membership.course().id();
    Section section = locked(course, id, seen);
    if (people.limitsAlone(section)) {
      throw Problem.of(409, "section-limits-assistant").refused();
    }
    people.remove(section);
    record(by, "section.removed", id, course, Map.of("name", section.name()), Map.of());
  }

  private Section locked(UUID course, UUID id, Consumer<Section> seen) {
    people.lock(course);
    Section section = people.section(course, id).orElseThrow(() -> Problem.notFound().refused());
    seen.accept(section);
    return section;
  }

  private void requireFree(UUID course, String name) {
    people.lock(course);
    List<Section> all = people.sections(course, FIRST, SECTIONS_MAX + 1);
    if (all.stream().anyMatch(section -> section.name().equals(name))) {
      throw Problem.ofFields(List.of(Problem.FieldFault.of("#/name", "taken"))).refused();
    }
    if (all.size() >= SECTIONS_MAX) {
      throw Problem.of(409, "too-many-sections", String.valueOf(SECTIONS_MAX)).refused();
    }
  }

  private void record(
      Caller.Person by,
      String action,
      UUID section,
      UUID course,
      Map<String, ?> before,
      Map<String, ?> after) {
    audit.record(
        Optional.of(by.id()), action, Subject.inCourse(course, "section", section), before, after);
  }
}
