package org.ackademy.lms;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.course.CourseRole;
import org.ackademy.course.PlatformCourses;
import org.ackademy.lms.Registration.DeploymentState;
import org.ackademy.platform.Ids;
import org.ackademy.platform.security.LaunchedAccounts;

/**
 * What comes of a launch whose token was checked: an account, a place in a course, an assignment.
 * One transaction. People are known by registration and subject alone; names and addresses lead to
 * nobody's account.
 */
@Dependent
@Transactional
class Launching {
  /**
   * Set for a link: the assignment that it shows, of this course or one that it was copied from.
   */
  static final String ASSIGNMENT = "assignment";

  /** Set for a link: the quiz that it shows, for practice. */
  static final String QUIZ = "quiz";

  private static final int UUID_LENGTH = 36;

  private final RegistrationStore registrations;
  private final LaunchStore store;
  private final Placing placing;
  private final PickingStore choices;
  private final Pickings pickings;
  private final PlatformCourses courses;
  private final LaunchedAccounts accounts;
  private final ScoreOutbox scores;
  private final Ids ids;
  private final Clock clock;

  @Inject
  Launching(
      RegistrationStore registrations,
      LaunchStore store,
      Placing placing,
      PickingStore choices,
      Pickings pickings,
      PlatformCourses courses,
      LaunchedAccounts accounts,
      ScoreOutbox scores,
      Ids ids,
      Clock clock) {
    this.registrations = registrations;
    this.store = store;
    this.placing = placing;
    this.choices = choices;
    this.pickings = pickings;
    this.courses = courses;
    this.accounts = accounts;
    this.scores = scores;
    this.ids = ids;
    this.clock = clock;
  }

  /** What comes of a launch. */
  sealed interface Outcome {
    /**
     * Somebody comes in.
     *
     * @param path of the page
     * @param account as whom
     */
    record In(String path, UUID account) implements Outcome {}

    /** There is nothing for them but a word why. */
    record Told(Notice notice) implements Outcome {}
  }

  /** Why a launch ends at a page with a sentence. */
  enum Notice {
    /** No registration is of this issuer and client id. */
    UNKNOWN_PLATFORM,
    /** Several are, and the login does not say which. */
    WHICH_PLATFORM,
    /** The login lacks something, or wants to lead elsewhere. */
    LOGIN,
    /** This browser began nothing, or too long ago, or ended it already. */
    FLOW,
    /** The token does not hold. */
    TOKEN,
    /** The system's keys cannot be read. */
    KEYS,
    /** It is signed and yet no launch. */
    MESSAGE,
    /** The system says that it went wrong there. */
    ERROR,
    /** An administrator here has to look at the deployment first. */
    PENDING,
    /** Launches from there are not accepted. */
    OFF,
    /** The system does not tell who it is. */
    ANONYMOUS,
    /** The system tells of no role in a course. */
    NO_ROLE,
    /** It comes from no course. */
    NO_COURSE,
    /** Nobody chose yet what the link shows. */
    NOT_SET_UP,
    /** Who teaches the course chooses what links show, and nobody else. */
    TEACHERS,
    /** The answer is wanted at an address where the system is not known to stand. */
    SITE,
    /** The account here is closed. */
    CLOSED;

    String tag() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  Outcome launch(Registration registration, Launch launch) {
    Instant now = clock.instant();
    Registration.Deployment deployment =
        registrations.met(ids.next(), registration, launch.deployment(), launch.family(), now);
    Optional<Notice> notice = notice(deployment.state(), launch);
    if (notice.isPresent()) {
      return new Outcome.Told(notice.get());
    }
    boolean isTest = Roles.isTest(launch.roles());
    Optional<CourseRole> role =
        Roles.of(launch.roles()).or(() -> Optional.of(CourseRole.LEARNER).filter(r -> isTest));
    if (role.isEmpty()) {
      return new Outcome.Told(Notice.NO_ROLE);
    }
    LaunchStore.Context context = context(deployment, launch.context().orElseThrow(), now);
    store.services(context.id(), launch.services());
    LaunchStore.User user = user(registration, launch, now);
    if (!accounts.isOpen(user.account())) {
      return new Outcome.Told(Notice.CLOSED);
    }
    placing.place(context, user, role.get(), now);
    if (launch.message() == Launch.Message.DEEP_LINKING) {
      return picking(registration, deployment, context, user, launch, role.get());
    }
    Optional<UUID> assignment =
        launch.link().flatMap(link -> assignment(deployment, context, launch, link, now));
    assignment.ifPresent(id -> scores.launched(id, user.account()));
    Optional<String> work =
        launch.message() == Launch.Message.SUBMISSION_REVIEW
            ? work(registration, launch, context.course(), role.get(), assignment)
            : Optional.empty();
    return work.or(() -> path(context.course(), role.get(), assignment))
        .<Outcome>map(path -> new Outcome.In(path, user.account()))
        .orElseGet(() -> new Outcome.Told(Notice.NOT_SET_UP));
  }

  private static Optional<Notice> notice(DeploymentState state, Launch launch) {
    return switch (state) {
      case PENDING -> Optional.of(Notice.PENDING);
      case OFF -> Optional.of(Notice.OFF);
      case ACTIVE -> {
        if (launch.subject().isEmpty()) {
          yield Optional.of(Notice.ANONYMOUS);
        }
        yield launch.context().isEmpty() ? Optional.of(Notice.NO_COURSE) : Optional.empty();
      }
    };
  }

  private Outcome picking(
      Registration registration,
      Registration.Deployment deployment,
      LaunchStore.Context context,
      LaunchStore.User user,
      Launch launch,
      CourseRole role) {
    Launch.Choosing choosing = launch.choosing().orElseThrow();
    if (role != CourseRole.INSTRUCTOR) {
      return new Outcome.Told(Notice.TEACHERS);
    }
    if (!registration.takes(choosing.returnUrl())) {
      return new Outcome.Told(Notice.SITE);
    }
    var place =
        new Picking.Place(
            context.id(),
            context.course(),
            registration.id(),
            launch.deployment(),
            deployment.state(),
            deployment.family());
    return new Outcome.In(
        Places.pick(pickings.begin(place, user.account(), choosing)), user.account());
  }

  private LaunchStore.Context context(
      Registration.Deployment deployment, Launch.Context told, Instant now) {
    store.lock("context " + deployment.id() + " " + told.id());
    return store
        .context(deployment.id(), told.id())
        .orElseGet(
            () -> {
              String title = told.title().or(told::label).orElse("LTI " + told.id());
              var made =
                  new LaunchStore.Context(
                      ids.next(), courses.make(within(title, PlatformCourses.TITLE_LENGTH_MAX)));
              store.add(made, deployment.id(), told.id(), now);
              return made;
            });
  }

  private static String within(String text, int lengthMax) {
    return text.length() <= lengthMax
        ? text
        : text.substring(
            0, Character.isHighSurrogate(text.charAt(lengthMax - 1)) ? lengthMax - 1 : lengthMax);
  }

  private LaunchStore.User user(Registration registration, Launch launch, Instant now) {
    var known =
        new LaunchStore.Known(
            registration.id(),
            registration.tenant(launch.deployment()),
            launch.subject().orElseThrow(),
            Roles.isTest(launch.roles()) ? LaunchStore.Kind.TEST : LaunchStore.Kind.PERSON);
    store.lock("user " + known.registration() + " " + known.tenant() + " " + known.subject());
    Optional<LaunchStore.User> found =
        store.user(known.registration(), known.tenant(), known.subject());
    if (found.isPresent()) {
      store.seen(found.get().id(), known.kind(), now);
      launch.name().ifPresent(name -> accounts.rename(found.get().account(), name));
      return found.get();
    }
    var made = new LaunchStore.User(ids.next(), accounts.make(launch.name()));
    store.add(made, known, now);
    return made;
  }

  /** The assignment that a link shows: chosen before, or set for it by whoever made it. */
  private Optional<UUID> assignment(
      Registration.Deployment deployment,
      LaunchStore.Context context,
      Launch launch,
      Launch.Link told,
      Instant now) {
    LaunchStore.Link link =
        store.met(ids.next(), context.id(), told, launch.services().lineItem(), now);
    Optional<UUID> set =
        Optional.ofNullable(launch.custom().get(ASSIGNMENT)).flatMap(Launching::uuid);
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
        .flatMap(found -> courses.give(context.course(), ids.next(), found.choice().wish()));
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

  /** What somebody did there, for those who see what learners do. */
  private Optional<String> work(
      Registration registration,
      Launch launch,
      UUID course,
      CourseRole role,
      Optional<UUID> assignment) {
    boolean sees = role == CourseRole.INSTRUCTOR || role == CourseRole.ASSISTANT;
    return launch
        .about()
        .filter(subject -> sees)
        .flatMap(
            subject ->
                store.user(registration.id(), registration.tenant(launch.deployment()), subject))
        .flatMap(
            user ->
                assignment.map(id -> "teach/timeline/" + course + "/" + id + "/" + user.account()));
  }

  private static Optional<String> path(UUID course, CourseRole role, Optional<UUID> assignment) {
    Optional<String> work = assignment.map(id -> "courses/" + course + "/assignments/" + id);
    return switch (role) {
      case LEARNER -> work;
      case INSTRUCTOR, ASSISTANT ->
          assignment.map(id -> "teach/results/" + course + "/" + id).or(() -> Optional.of("teach"));
      case AUTHOR -> work.or(() -> Optional.of("learn"));
    };
  }
}
