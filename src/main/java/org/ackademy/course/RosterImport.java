package org.ackademy.course;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ackademy.platform.Ids;
import org.ackademy.platform.audit.Audit;
import org.ackademy.platform.audit.Subject;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.http.Problem.FieldFault;
import org.ackademy.platform.security.Account;
import org.ackademy.platform.security.AccountBook;
import org.ackademy.platform.security.Caller;

/**
 * Takes a class list into a course: whole, or not at all. Who is in the course and not on the list
 * stays. A person on the list who has an account keeps its name and address, unless the account was
 * made by a list and nobody has taken it over yet; one without an account gets one.
 */
@Dependent
@Transactional
class RosterImport {
  private final PeopleOfCourse people;
  private final AccountBook accounts;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  @Inject
  RosterImport(PeopleOfCourse people, AccountBook accounts, Audit audit, Ids ids, Clock clock) {
    this.people = people;
    this.accounts = accounts;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /** What would become of each row; nothing is changed. */
  List<Planned> plan(Membership membership, List<RosterRow> rows) {
    return planned(membership.course().id(), rows);
  }

  /**
   * Does it.
   *
   * @throws org.ackademy.platform.http.Refused where a row is refused; then nothing is changed
   */
  List<Planned> apply(Membership membership, Caller.Person by, List<RosterRow> rows) {
    UUID course = membership.course().id();
    people.lock(course);
    List<Planned> plan = planned(course, rows);
    List<FieldFault> faults =
        plan.stream().flatMap(planned -> planned.row().faults().stream()).toList();
    if (!faults.isEmpty()) {
      throw Problem.ofFields(faults).refused();
    }
    Map<String, UUID> sections = sections(course, plan);
    for (Planned planned : plan) {
      if (planned.outcome() != Outcome.UNCHANGED) {
        carryOut(course, by, planned, sections);
      }
    }
    audit.record(
        Optional.of(by.id()),
        "roster.imported",
        Subject.inCourse(course, "course", course),
        Map.of(),
        Map.of(
            "new", count(plan, Outcome.NEW),
            "changed", count(plan, Outcome.CHANGED),
            "unchanged", count(plan, Outcome.UNCHANGED)));
    return plan;
  }

  static long count(List<Planned> plan, Outcome outcome) {
    return plan.stream().filter(planned -> planned.outcome() == outcome).count();
  }

  private List<Planned> planned(UUID course, List<RosterRow> rows) {
    Map<String, Account> known =
        accounts.known(rows.stream().map(RosterRow::username).toList()).stream()
            .collect(Collectors.toMap(Account::username, account -> account));
    Map<UUID, PeopleOfCourse.Enrolled> enrolled =
        people.all(course).stream()
            .collect(Collectors.toMap(one -> one.enrolment().accountId(), one -> one));
    Map<UUID, String> names =
        people.sections(course, new UUID(0, 0), Sections.SECTIONS_MAX).stream()
            .collect(Collectors.toMap(Section::id, Section::name));
    var seen = new HashSet<String>();
    var plan = new ArrayList<Planned>();
    for (RosterRow row : rows) {
      RosterRow checked =
          row.faults().isEmpty() && !seen.add(row.username()) ? row.refused("person-twice") : row;
      plan.add(planned(checked, Optional.ofNullable(known.get(row.username())), enrolled, names));
    }
    requireRoom(names, plan);
    return plan;
  }

  private static void requireRoom(Map<UUID, String> names, List<Planned> plan) {
    var all = new HashSet<>(names.values());
    plan.forEach(planned -> all.addAll(planned.row().sections().orElse(Set.of())));
    if (all.size() > Sections.SECTIONS_MAX) {
      throw Problem.of(409, "too-many-sections", String.valueOf(Sections.SECTIONS_MAX)).refused();
    }
  }

  private Planned planned(
      RosterRow row,
      Optional<Account> account,
      Map<UUID, PeopleOfCourse.Enrolled> enrolled,
      Map<UUID, String> names) {
    if (account.isPresent() && !accounts.isOpen(account.get())) {
      return Planned.refused(row.refused("account-closed"));
    }
    if (!row.faults().isEmpty()) {
      return Planned.refused(row);
    }
    Optional<PeopleOfCourse.Enrolled> now = account.map(Account::id).map(enrolled::get);
    if (now.isEmpty() || !now.get().enrolment().isCurrent()) {
      return new Planned(row, account, now, Outcome.NEW, Set.of());
    }
    CourseRole role = now.get().enrolment().role();
    if (role == CourseRole.INSTRUCTOR && row.role().isPresent() && row.role().get() != role) {
      return Planned.refused(row.refused("instructor-stays"));
    }
    var changes = new TreeSet<String>();
    row.role().filter(wanted -> wanted != role).ifPresent(wanted -> changes.add("role"));
    Set<String> current = now.get().sections().stream().map(names::get).collect(Collectors.toSet());
    row.sections()
        .filter(wanted -> !wanted.equals(current))
        .ifPresent(wanted -> changes.add("section"));
    if (account.get().isUnclaimed()) {
      if (!account.get().displayName().equals(row.name())) {
        changes.add("name");
      }
      row.email()
          .filter(email -> !account.get().email().equals(Optional.of(email)))
          .ifPresent(email -> changes.add("email"));
    }
    return new Planned(
        row, account, now, changes.isEmpty() ? Outcome.UNCHANGED : Outcome.CHANGED, changes);
  }

  /** The course's sections by name, once those that the list names are there. */
  private Map<String, UUID> sections(UUID course, List<Planned> plan) {
    var sections = new HashMap<String, UUID>();
    people
        .sections(course, new UUID(0, 0), Sections.SECTIONS_MAX)
        .forEach(section -> sections.put(section.name(), section.id()));
    var wanted = new TreeSet<String>();
    plan.forEach(planned -> wanted.addAll(planned.row().sections().orElse(Set.of())));
    wanted.removeAll(sections.keySet());
    for (String name : wanted) {
      var section = new Section(ids.next(), course, name, clock.instant());
      people.add(section);
      sections.put(name, section.id());
    }
    return sections;
  }

  private void carryOut(
      UUID course, Caller.Person by, Planned planned, Map<String, UUID> sections) {
    RosterRow row = planned.row();
    UUID account =
        planned
            .account()
            .map(known -> renamed(by, known, row))
            .orElseGet(() -> accounts.makeUnclaimed(by, row.username(), row.name(), row.email()));
    CourseRole before = planned.now().map(now -> now.enrolment().role()).orElse(CourseRole.LEARNER);
    CourseRole role = row.role().orElse(before);
    if (planned.now().isEmpty()) {
      people.add(new Enrolment(course, account, role, clock.instant()));
    } else {
      people.change(course, account, role);
    }
    row.sections()
        .ifPresent(
            names ->
                people.place(
                    course,
                    account,
                    names.stream().map(sections::get).collect(Collectors.toSet())));
    audit.record(
        Optional.of(by.id()),
        planned.outcome() == Outcome.NEW ? "enrolment.made" : "enrolment.changed",
        Subject.inCourse(course, "enrolment", account),
        planned.outcome() == Outcome.NEW ? Map.of() : Map.of("role", before),
        Map.of("role", role, "sections", row.sections().map(TreeSet::new).orElse(new TreeSet<>())));
  }

  private UUID renamed(Caller.Person by, Account account, RosterRow row) {
    if (account.isUnclaimed()) {
      accounts.renameUnclaimed(by, account, row.name(), row.email());
    }
    return account.id();
  }

  /** What becomes of a row. */
  enum Outcome {
    NEW,
    CHANGED,
    UNCHANGED,
    REFUSED
  }

  /**
   * A row, and what becomes of it.
   *
   * @param account of that name, where there is one
   * @param now as what they are or were in the course, if at all
   * @param changes which fields change
   */
  record Planned(
      RosterRow row,
      Optional<Account> account,
      Optional<PeopleOfCourse.Enrolled> now,
      Outcome outcome,
      Set<String> changes) {
    Planned {
      changes = new TreeSet<>(changes);
    }

    static Planned refused(RosterRow row) {
      return new Planned(row, Optional.empty(), Optional.empty(), Outcome.REFUSED, Set.of());
    }
  }
}
