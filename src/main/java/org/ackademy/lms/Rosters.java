package org.ackademy.lms;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.ackademy.course.CourseRole;
import org.ackademy.course.Courses;
import org.ackademy.course.Membership;
import org.ackademy.course.PlatformCourses;
import org.ackademy.lms.Roster.Change;
import org.ackademy.lms.Roster.Difference;
import org.ackademy.platform.Ids;
import org.ackademy.platform.security.Caller;
import org.ackademy.platform.security.LaunchedAccounts;

/**
 * Brings who is in a course in line with the roster of the one that it stands for. Only what the
 * platform says anew changes anything; it ends what its own word began and nothing else. Each call
 * is one transaction: a roster is applied whole or not at all.
 */
@Dependent
@Transactional
class Rosters {
  private final RosterStore store;
  private final LaunchStore launches;
  private final Placing placing;
  private final PlatformCourses platform;
  private final Courses courses;
  private final LaunchedAccounts accounts;
  private final Ids ids;
  private final Clock clock;

  @Inject
  Rosters(
      RosterStore store,
      LaunchStore launches,
      Placing placing,
      PlatformCourses platform,
      Courses courses,
      LaunchedAccounts accounts,
      Ids ids,
      Clock clock) {
    this.store = store;
    this.launches = launches;
    this.placing = placing;
    this.platform = platform;
    this.courses = courses;
    this.accounts = accounts;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * The rosters of a course, for those who run it.
   *
   * @throws org.ackademy.platform.http.Refused for others
   */
  List<Roster.Source> sources(Caller.Person person, UUID course) {
    courses.visible(person, course).require(Membership.Right.RUN);
    return store.ofCourse(course);
  }

  /** Those that were not asked for since, by age, from the one after a context. */
  List<Roster.Source> after(UUID context, Instant since, int limit) {
    return store.after(context, since, limit);
  }

  void failed(Roster.Source source, String why) {
    store.failed(source.context(), why, clock.instant());
  }

  /** What would change. */
  List<Difference> differences(Map<Roster.Source, Roster> rosters) {
    return rosters.entrySet().stream()
        .flatMap(entry -> differences(entry.getKey(), entry.getValue()).stream())
        .toList();
  }

  /**
   * Applies rosters whole.
   *
   * @param seen is shown what changes before it does, and may refuse
   * @return what changed
   */
  List<Difference> apply(Map<Roster.Source, Roster> rosters, Consumer<List<Difference>> seen) {
    rosters.keySet().forEach(source -> launches.lock("roster " + source.context()));
    List<Difference> differences = differences(rosters);
    seen.accept(differences);
    rosters.forEach(this::apply);
    return differences;
  }

  private List<Difference> differences(Roster.Source source, Roster roster) {
    Map<String, RosterStore.Told> told = new HashMap<>(store.told(source.context()));
    var found = new ArrayList<Difference>();
    for (Roster.Member member : roster.members()) {
      Optional<RosterStore.Told> known = Optional.ofNullable(told.remove(member.subject()));
      difference(source, member, known).ifPresent(found::add);
    }
    // Who is not in the whole of it is not there any more.
    told.values().stream()
        .filter(known -> known.role().isPresent())
        .forEach(known -> found.add(left(source, known)));
    found.sort(Comparator.comparing(Difference::change).thenComparing(Difference::subject));
    return found;
  }

  private Optional<Difference> difference(
      Roster.Source source, Roster.Member member, Optional<RosterStore.Told> known) {
    Optional<CourseRole> before = known.flatMap(RosterStore.Told::role);
    Optional<CourseRole> role = member.role();
    if (role.isPresent()) {
      Optional<CourseRole> here =
          account(source, member).flatMap(account -> platform.roleOf(source.course(), account));
      return before.equals(role) || (here.equals(role) && known.isEmpty())
          ? Optional.empty()
          : Optional.of(
              new Difference(
                  member.subject(),
                  member.name().orElse(member.subject()),
                  here.isEmpty() ? Change.BEGINS : Change.CHANGES,
                  here,
                  role));
    }
    if (member.state() == Roster.State.ACTIVE && !Roles.isTest(member.roles())) {
      return Optional.of(
          new Difference(
              member.subject(),
              member.name().orElse(member.subject()),
              Change.UNKNOWN_ROLE,
              before,
              before));
    }
    return known.filter(one -> one.role().isPresent()).map(one -> left(source, one));
  }

  private Difference left(Roster.Source source, RosterStore.Told known) {
    Optional<CourseRole> here = platform.roleOf(source.course(), known.account());
    boolean ends = known.began() && here.isPresent() && !isLastInstructor(source, here.get());
    return new Difference(
        known.subject(),
        accounts.nameOf(known.account()).orElse(known.subject()),
        ends ? Change.ENDS : Change.STAYS,
        here,
        ends ? Optional.empty() : here);
  }

  private boolean isLastInstructor(Roster.Source source, CourseRole role) {
    return role == CourseRole.INSTRUCTOR && platform.countOfInstructors(source.course()) <= 1;
  }

  private Optional<UUID> account(Roster.Source source, Roster.Member member) {
    return launches
        .user(source.registration().id(), source.tenant(), member.subject())
        .map(LaunchStore.User::account);
  }

  private void apply(Roster.Source source, Roster roster) {
    Instant now = clock.instant();
    Map<String, Roster.Member> members =
        roster.members().stream()
            .collect(Collectors.toMap(Roster.Member::subject, member -> member));
    Map<String, RosterStore.Told> told = store.told(source.context());
    for (Difference difference : differences(source, roster)) {
      switch (difference.change()) {
        case BEGINS, CHANGES ->
            place(
                source,
                Objects.requireNonNull(members.get(difference.subject())),
                difference.to().orElseThrow(),
                now);
        case ENDS -> {
          RosterStore.Told known = Objects.requireNonNull(told.get(difference.subject()));
          platform.end(source.course(), known.account());
          store.gone(source.context(), known.user(), now);
        }
        case STAYS ->
            store.gone(
                source.context(),
                Objects.requireNonNull(told.get(difference.subject())).user(),
                now);
        case UNKNOWN_ROLE -> {}
      }
    }
    store.read(source.context(), now);
  }

  private void place(Roster.Source source, Roster.Member member, CourseRole role, Instant now) {
    LaunchStore.User user = user(source, member, now);
    if (accounts.isOpen(user.account())) {
      placing.place(new LaunchStore.Context(source.context(), source.course()), user, role, now);
    }
  }

  private LaunchStore.User user(Roster.Source source, Roster.Member member, Instant now) {
    UUID registration = source.registration().id();
    launches.lock("user " + registration + " " + source.tenant() + " " + member.subject());
    Optional<LaunchStore.User> found =
        launches.user(registration, source.tenant(), member.subject());
    if (found.isPresent()) {
      member.name().ifPresent(name -> accounts.rename(found.get().account(), name));
      return found.get();
    }
    var made = new LaunchStore.User(ids.next(), accounts.make(member.name()));
    launches.add(
        made,
        new LaunchStore.Known(
            registration, source.tenant(), member.subject(), LaunchStore.Kind.PERSON),
        now);
    return made;
  }
}
