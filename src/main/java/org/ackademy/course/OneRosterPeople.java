package org.ackademy.course;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ackademy.platform.oneroster.Asked;
import org.ackademy.platform.oneroster.Asked.Referred;
import org.ackademy.platform.oneroster.Entry;
import org.ackademy.platform.security.Caller;
import org.ackademy.question.Language;

/**
 * The courses that somebody teaches, and who is in them, as OneRoster 1.2's rostering service tells
 * them: a course is a class, what it teaches and nothing more. Whoever is limited to sections sees
 * the people of these. Each call is a short transaction.
 */
@Dependent
@Transactional
class OneRosterPeople {
  private final Courses courses;
  private final OneRosterStore store;
  private final Asked asked;
  private final Clock clock;

  @Inject
  OneRosterPeople(Courses courses, OneRosterStore store, Asked asked, Clock clock) {
    this.courses = courses;
    this.store = store;
    this.asked = asked;
    this.clock = clock;
  }

  /** Which people. */
  enum Who {
    ALL,
    STUDENTS,
    TEACHERS;

    boolean has(CourseRole role) {
      return switch (this) {
        case ALL -> true;
        case STUDENTS -> role == CourseRole.LEARNER;
        case TEACHERS -> role == CourseRole.INSTRUCTOR;
      };
    }
  }

  List<Entry> classes(Caller.Person by, Language language) {
    List<Membership> taught = courses.taught(by);
    Map<UUID, Instant> changed = changed(taught);
    return taught.stream()
        .map(Membership::course)
        .map(
            course ->
                Entry.of(SourcedIds.klass(course), at(changed, course))
                    .with("title", course.title().in(language))
                    .with("classCode", course.slug())
                    .with("classType", "scheduled")
                    .with("course", asked.roster(Referred.COURSE, SourcedIds.course(course)))
                    .with("school", asked.roster(Referred.ORG, SourcedIds.school(course)))
                    .with(
                        "terms",
                        List.of(asked.roster(Referred.SESSION, SourcedIds.session(course)))))
        .toList();
  }

  List<Entry> courses(Caller.Person by, Language language) {
    List<Membership> taught = courses.taught(by);
    Map<UUID, Instant> changed = changed(taught);
    return taught.stream()
        .map(Membership::course)
        .map(
            course ->
                Entry.of(SourcedIds.course(course), at(changed, course))
                    .with("title", course.title().in(language))
                    .with("courseCode", course.slug())
                    .with("org", asked.roster(Referred.ORG, SourcedIds.school(course))))
        .toList();
  }

  private Map<UUID, Instant> changed(List<Membership> taught) {
    return store.changed(taught.stream().map(membership -> membership.course().id()).toList());
  }

  private static Instant at(Map<UUID, Instant> changed, Course course) {
    return changed.getOrDefault(course.id(), course.createdAt());
  }

  List<Entry> orgs(Caller.Person by) {
    return organisations(by).stream()
        .map(
            school ->
                Entry.of(school.id().toString(), school.createdAt())
                    .with("name", school.name())
                    .with("type", "school")
                    .with("identifier", school.slug()))
        .toList();
  }

  /** The year that it is, as long as the school has been here: it holds all of its classes. */
  List<Entry> sessions(Caller.Person by) {
    Year year = Year.from(clock.instant().atZone(ZoneOffset.UTC));
    return organisations(by).stream()
        .map(
            school -> {
              LocalDate first = day(school.createdAt());
              LocalDate start = first.getYear() == year.getValue() ? first : year.atDay(1);
              return Entry.of(
                      SourcedIds.session(school.id()),
                      start.atStartOfDay(ZoneOffset.UTC).toInstant())
                  .with("title", year.toString())
                  .with("startDate", start)
                  .with("endDate", year.plusYears(1).atDay(1))
                  .with("type", "schoolYear")
                  .with("schoolYear", year.toString());
            })
        .toList();
  }

  private List<Organisation> organisations(Caller.Person by) {
    Set<UUID> ids =
        courses.taught(by).stream()
            .map(membership -> membership.course().organisationId())
            .collect(Collectors.toSet());
    return ids.isEmpty() ? List.of() : store.organisations(ids);
  }

  /** Who is in courses as what; who left is to be deleted. */
  List<Entry> enrolments(Caller.Person by) {
    List<Membership> taught = courses.taught(by);
    Map<UUID, Course> known =
        taught.stream().collect(Collectors.toMap(each -> each.course().id(), Membership::course));
    return store.people(taught).stream()
        .map(one -> enrolment(one, Objects.requireNonNull(known.get(one.course()))))
        .toList();
  }

  private Entry enrolment(OneRosterStore.Enrolled one, Course course) {
    Entry entry =
        Entry.of(SourcedIds.enrolment(one.course(), one.account()), one.changed())
            .with("status", one.isCurrent() ? "active" : "tobedeleted")
            .with("user", asked.roster(Referred.USER, one.account().toString()))
            .with("class", asked.roster(Referred.CLASS, SourcedIds.klass(course)))
            .with("school", asked.roster(Referred.ORG, SourcedIds.school(course)))
            .with(
                "role",
                switch (one.role()) {
                  case LEARNER -> "student";
                  case INSTRUCTOR -> "teacher";
                  case ASSISTANT -> "ext:aide";
                  case AUTHOR -> "ext:author";
                })
            .with("beginDate", day(one.enrolledAt()));
    one.leftAt().ifPresent(left -> entry.with("endDate", day(left)));
    return entry;
  }

  /** The people of all courses. */
  List<Entry> users(Caller.Person by, Who who) {
    return users(courses.taught(by), who);
  }

  /**
   * The people of one class.
   *
   * @throws org.ackademy.platform.http.Refused where the person may not see it
   */
  List<Entry> users(Caller.Person by, Who who, UUID klass) {
    return users(List.of(courses.visible(by, klass).requireTeaching()), who);
  }

  private List<Entry> users(List<Membership> taught, Who who) {
    Map<UUID, Course> known =
        taught.stream().collect(Collectors.toMap(each -> each.course().id(), Membership::course));
    var people = new LinkedHashMap<UUID, List<OneRosterStore.Enrolled>>();
    store.people(taught).stream()
        .filter(OneRosterStore.Enrolled::isCurrent)
        .sorted(Comparator.comparing(OneRosterStore.Enrolled::account))
        .forEach(one -> people.computeIfAbsent(one.account(), id -> new ArrayList<>()).add(one));
    return people.values().stream()
        .filter(places -> places.stream().anyMatch(place -> who.has(place.role())))
        .map(places -> user(places, known))
        .toList();
  }

  private Entry user(List<OneRosterStore.Enrolled> places, Map<UUID, Course> known) {
    OneRosterStore.Enrolled one = places.getFirst();
    int blank = one.displayName().strip().lastIndexOf(' ');
    String name = one.displayName().strip();
    Instant changed =
        Stream.concat(
                places.stream().map(OneRosterStore.Enrolled::changed),
                Stream.of(one.accountChanged()))
            .max(Comparator.naturalOrder())
            .orElseThrow();
    return Entry.of(one.account().toString(), changed)
        .with("username", one.username())
        .with("enabledUser", "true")
        // We keep one name as people write it; what stands after the last blank is the family's.
        .with("givenName", blank < 0 ? name : name.substring(0, blank))
        .with("familyName", blank < 0 ? "" : name.substring(blank + 1))
        .with("email", one.email())
        .with("roles", roles(places, known));
  }

  /** One for each school and role, the first of them the primary one. */
  private List<Entry> roles(List<OneRosterStore.Enrolled> places, Map<UUID, Course> known) {
    var roles = new ArrayList<Entry>();
    places.stream()
        .map(
            place ->
                Map.entry(
                    SourcedIds.school(Objects.requireNonNull(known.get(place.course()))),
                    role(place.role())))
        .distinct()
        .forEach(
            role ->
                roles.add(
                    Entry.part()
                        .with("roleType", roles.isEmpty() ? "primary" : "secondary")
                        .with("role", role.getValue())
                        .with("org", asked.roster(Referred.ORG, role.getKey()))));
    return roles;
  }

  private static String role(CourseRole role) {
    return switch (role) {
      case LEARNER -> "student";
      case INSTRUCTOR -> "teacher";
      case ASSISTANT -> "aide";
      case AUTHOR -> "ext:author";
    };
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }
}
