package org.ackademy.course;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A course's people in the columns of a class list. */
@Dependent
@Transactional
class RosterList {
  private final PeopleOfCourse people;

  @Inject
  RosterList(PeopleOfCourse people) {
    this.people = people;
  }

  /** Those whom somebody who teaches the course may see, by name. */
  List<List<String>> rows(Membership membership) {
    UUID course = membership.course().id();
    Map<UUID, String> names =
        people.sections(course, new UUID(0, 0), Sections.SECTIONS_MAX).stream()
            .collect(Collectors.toMap(Section::id, Section::name));
    return people.all(course).stream()
        .filter(one -> one.enrolment().isCurrent())
        .filter(
            one ->
                membership.onlySections().isEmpty()
                    || one.sections().stream().anyMatch(membership.onlySections()::contains))
        .map(
            one ->
                List.of(
                    one.username(),
                    one.displayName(),
                    one.email().orElse(""),
                    one.enrolment().role().name().toLowerCase(Locale.ROOT),
                    one.sections().stream()
                        .map(names::get)
                        .sorted()
                        .collect(Collectors.joining(";"))))
        .sorted(java.util.Comparator.comparing(List::getFirst))
        .toList();
  }

  /** The accounts of those who are in this course alone: who runs it may hand out their way in. */
  List<UUID> ownAccounts(Membership membership) {
    return people.ownAccounts(membership.course().id());
  }
}
