package org.ackademy.gradebook;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.ackademy.course.Arrangement;
import org.ackademy.course.Arrangements;
import org.ackademy.course.Course;
import org.ackademy.course.Courses;
import org.ackademy.course.Membership;
import org.ackademy.course.SourcedIds;
import org.ackademy.platform.oneroster.Asked;
import org.ackademy.platform.oneroster.Asked.Referred;
import org.ackademy.platform.oneroster.Entry;
import org.ackademy.platform.oneroster.Kind;
import org.ackademy.platform.security.Caller;
import org.ackademy.question.Language;

/**
 * The gradebooks of the courses that somebody teaches as OneRoster 1.2's gradebook service tells
 * them: what those who teach see in the gradebook, no less and no more. Each call is a short
 * transaction.
 */
@Dependent
@Transactional
class OneRosterGrades {
  static final Kind CATEGORY =
      Kind.of("category", "categories", List.of("title", "weight"), List.of());
  static final Kind LINE_ITEM =
      Kind.of(
          "lineItem",
          "lineItems",
          List.of(
              "title", "description", "assignDate", "dueDate", "resultValueMin", "resultValueMax"),
          List.of("class", "school", "category", "gradingPeriod", "academicSession", "scoreScale"));
  static final Kind RESULT =
      Kind.of(
          "result",
          "results",
          List.of(
              "scoreStatus",
              "score",
              "textScore",
              "scoreDate",
              "comment",
              "inProgress",
              "incomplete",
              "late",
              "missing"),
          List.of("lineItem", "student", "class", "scoreScale"));

  private final Courses courses;
  private final Gradebooks gradebooks;
  private final ChangeStore changes;
  private final Arrangements arrangements;
  private final Asked asked;
  private final Clock clock;

  @Inject
  OneRosterGrades(
      Courses courses,
      Gradebooks gradebooks,
      ChangeStore changes,
      Arrangements arrangements,
      Asked asked,
      Clock clock) {
    this.courses = courses;
    this.gradebooks = gradebooks;
    this.changes = changes;
    this.arrangements = arrangements;
    this.asked = asked;
    this.clock = clock;
  }

  /** A part of a list, and how many there are in all. */
  record Part(List<Entry> entries, int total) {}

  /** How a course and its school are called where nobody says otherwise. */
  OneRoster.Ids ids(Caller.Person by, UUID course) {
    Course its = courses.visible(by, course).requireTeaching().course();
    return new OneRoster.Ids(
        SourcedIds.klass(its), SourcedIds.session(its), SourcedIds.school(its));
  }

  List<Entry> categories(Caller.Person by, Language language) {
    return categories(courses.taught(by), language);
  }

  /**
   * Those of one class.
   *
   * @throws org.ackademy.platform.http.Refused where the person may not see it
   */
  List<Entry> categories(Caller.Person by, UUID klass, Language language) {
    return categories(List.of(taught(by, klass)), language);
  }

  private Membership taught(Caller.Person by, UUID klass) {
    return courses.visible(by, klass).requireTeaching();
  }

  private List<Entry> categories(List<Membership> taught, Language language) {
    Map<UUID, Gradebook> sheets = gradebooks.sheets(taught);
    Map<UUID, Instant> changed = changes.categories(sheets.keySet());
    return taught.stream()
        .map(Membership::course)
        .flatMap(
            course -> {
              Gradebook sheet = Objects.requireNonNull(sheets.get(course.id()));
              return new Sourced(SourcedIds.klass(course), language)
                  .groups(sheet.categories(), sheet.columns()).stream()
                      .map(group -> category(group, oldest(sheet), changed));
            })
        .toList();
  }

  /** Since when something can have been in no category. */
  private static Instant oldest(Gradebook sheet) {
    return sheet.columns().stream()
        .map(column -> column.given().createdAt())
        .min(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  private static Entry category(
      Sourced.Group group, Instant otherwise, Map<UUID, Instant> changed) {
    Entry entry =
        Entry.of(
                group.sourcedId(),
                changed.getOrDefault(UUID.fromString(group.sourcedId()), otherwise))
            .with("title", group.title());
    group.weight().ifPresent(weight -> entry.with("weight", Points.plain(weight)));
    return entry;
  }

  List<Entry> lineItems(Caller.Person by, Language language) {
    return lineItems(courses.taught(by), language);
  }

  /**
   * Those of one class.
   *
   * @throws org.ackademy.platform.http.Refused where the person may not see it
   */
  List<Entry> lineItems(Caller.Person by, UUID klass, Language language) {
    return lineItems(List.of(taught(by, klass)), language);
  }

  private List<Entry> lineItems(List<Membership> taught, Language language) {
    Map<UUID, Gradebook> sheets = gradebooks.sheets(taught);
    Map<UUID, Instant> changed = changes.assignments(sheets.keySet());
    return taught.stream()
        .map(Membership::course)
        .flatMap(
            course -> {
              var sourced = new Sourced(SourcedIds.klass(course), language);
              return Objects.requireNonNull(sheets.get(course.id())).columns().stream()
                  .map(column -> lineItem(course, sourced.item(column), at(changed, column)));
            })
        .toList();
  }

  private static Instant at(Map<UUID, Instant> changed, Gradebook.Column column) {
    return changed.getOrDefault(column.assignment(), column.given().createdAt());
  }

  private Entry lineItem(Course course, Sourced.Item item, Instant changed) {
    return Entry.of(item.sourcedId(), changed)
        .with("title", item.title())
        .with("assignDate", item.assigned())
        .with("dueDate", item.due())
        .with("class", asked.roster(Referred.CLASS, SourcedIds.klass(course)))
        .with("school", asked.roster(Referred.ORG, SourcedIds.school(course)))
        .with("category", asked.grades(CATEGORY, item.category()))
        .with("academicSession", asked.roster(Referred.SESSION, SourcedIds.session(course)))
        .with("resultValueMin", BigDecimal.ZERO)
        .with("resultValueMax", Points.plain(item.maximum()));
  }

  /** All results: of every learner for every assignment, whether there is a mark or not. */
  List<Entry> results(Caller.Person by, Language language) {
    List<Membership> taught = courses.taught(by);
    Map<UUID, Instant> changed = changed(taught);
    return taught.stream()
        .flatMap(membership -> results(by, membership, changed, language).stream())
        .toList();
  }

  /**
   * Some of them: gradebooks from which none is wanted are not read.
   *
   * @param from the first that is wanted, from 0
   * @param end the first that is not wanted any more
   */
  Part results(Caller.Person by, int from, int end, Language language) {
    List<Membership> taught = courses.taught(by);
    Map<UUID, Gradebook> sheets = gradebooks.sheets(taught);
    Map<UUID, Integer> learners = changes.learners(sheets.keySet());
    Map<UUID, Instant> changed = changes.assignments(sheets.keySet());
    var part = new ArrayList<Entry>();
    int before = 0;
    for (Membership membership : taught) {
      UUID course = membership.course().id();
      int columns = Objects.requireNonNull(sheets.get(course)).columns().size();
      int its = columns * learners(by, membership, learners);
      if (its > 0 && before < end && before + its > from) {
        List<Entry> all = results(by, membership, changed, language);
        its = all.size();
        part.addAll(all.subList(clamped(from - before, its), clamped(end - before, its)));
      }
      before += its;
    }
    return new Part(part, before);
  }

  private static int clamped(int at, int size) {
    return Math.max(0, Math.min(at, size));
  }

  /** Whoever is limited to sections sees the learners of these, which only the gradebook knows. */
  private int learners(Caller.Person by, Membership membership, Map<UUID, Integer> counted) {
    UUID course = membership.course().id();
    int count =
        membership.onlySections().isEmpty()
            ? counted.getOrDefault(course, 0)
            : read(by, course).rows().size();
    return Math.min(count, GradebookResource.LEARNERS_MAX);
  }

  /**
   * Those of one class.
   *
   * @throws org.ackademy.platform.http.Refused where the person may not see it
   */
  List<Entry> results(Caller.Person by, UUID klass, Language language) {
    Membership membership = taught(by, klass);
    return results(by, membership, changed(List.of(membership)), language);
  }

  /**
   * Those of one line item.
   *
   * @throws org.ackademy.platform.http.Refused where the person may not see it
   */
  List<Entry> ofLineItem(Caller.Person by, UUID klass, UUID lineItem, Language language) {
    taught(by, klass);
    courses.visible(by, klass, lineItem);
    return results(by, klass, language).stream()
        .filter(entry -> entry.says("lineItem.sourcedId", lineItem.toString()))
        .toList();
  }

  /**
   * Those of one learner.
   *
   * @throws org.ackademy.platform.http.Refused where the person may not see them
   */
  List<Entry> ofStudent(Caller.Person by, UUID klass, UUID student, Language language) {
    Membership membership = taught(by, klass);
    return results(
        membership, gradebooks.line(by, klass, student), changed(List.of(membership)), language);
  }

  /** The one with an id, or none: it is looked for among the learners of each class. */
  Optional<Entry> result(Caller.Person by, UUID sourcedId, Language language) {
    for (Membership membership : courses.taught(by)) {
      Gradebook gradebook = read(by, membership.course().id());
      for (Gradebook.Row row : gradebook.rows()) {
        for (Gradebook.Column column : gradebook.columns()) {
          if (Sourced.result(column.assignment(), row.learner()).equals(sourcedId.toString())) {
            var alone =
                new Gradebook(
                    gradebook.course(), gradebook.categories(), List.of(column), List.of(row));
            return results(membership, alone, changed(List.of(membership)), language).stream()
                .findFirst();
          }
        }
      }
    }
    return Optional.empty();
  }

  private Map<UUID, Instant> changed(List<Membership> taught) {
    return changes.assignments(
        taught.stream().map(membership -> membership.course().id()).toList());
  }

  private Gradebook read(Caller.Person by, UUID course) {
    return gradebooks.read(by, course, "", GradebookResource.LEARNERS_MAX);
  }

  private List<Entry> results(
      Caller.Person by, Membership membership, Map<UUID, Instant> changed, Language language) {
    return results(membership, read(by, membership.course().id()), changed, language);
  }

  private List<Entry> results(
      Membership membership, Gradebook gradebook, Map<UUID, Instant> changed, Language language) {
    Course course = membership.course();
    var sourced = new Sourced(SourcedIds.klass(course), language);
    List<UUID> learners = gradebook.rows().stream().map(Gradebook.Row::learner).toList();
    Map<StandingStore.Key, Instant> marks = changes.marks(course.id(), learners);
    var over = new Over(learners, clock.instant());
    var entries = new ArrayList<Entry>();
    for (Gradebook.Row row : gradebook.rows()) {
      for (Gradebook.Column column : gradebook.columns()) {
        var key = new StandingStore.Key(row.learner(), column.assignment());
        Instant marked =
            latest(
                Stream.of(marks.getOrDefault(key, column.given().createdAt())),
                row.cell(column).state() == Cell.State.MISSING
                    ? over.since(column, row.learner()).stream()
                    : Stream.of());
        Instant at = latest(Stream.of(marked), Stream.of(at(changed, column)));
        entries.add(result(course, sourced.score(row, column), marked, at));
      }
    }
    return entries;
  }

  private static Instant latest(Stream<Instant> some, Stream<Instant> others) {
    return Stream.concat(some, others).max(Comparator.naturalOrder()).orElseThrow();
  }

  /** Since when there was nothing to hand in any more, by what was agreed with each learner. */
  private final class Over {
    private final List<UUID> learners;
    private final Instant now;
    private final Map<UUID, Map<UUID, Arrangement>> arranged = new HashMap<>();

    Over(List<UUID> learners, Instant now) {
      this.learners = learners;
      this.now = now;
    }

    Optional<Instant> since(Gradebook.Column column, UUID learner) {
      if (!column.given().isArranged()) {
        return column.given().schedule().closes();
      }
      Map<UUID, Arrangement> its =
          arranged.computeIfAbsent(
              column.assignment(), id -> arrangements.of(column.given(), learners, now));
      return Objects.requireNonNull(its.get(learner)).schedule().closes();
    }
  }

  private Entry result(Course course, Sourced.Score score, Instant marked, Instant changed) {
    Entry entry =
        Entry.of(score.sourcedId(), changed)
            .with("lineItem", asked.grades(LINE_ITEM, score.item()))
            .with("student", asked.roster(Referred.USER, score.student()))
            .with("class", asked.roster(Referred.CLASS, SourcedIds.klass(course)))
            .with("scoreStatus", score.status());
    score.score().ifPresent(points -> entry.with("score", Points.plain(points)));
    return entry
        .with("scoreDate", marked.atZone(ZoneOffset.UTC).toLocalDate())
        .with("comment", score.comment())
        .with("inProgress", "false")
        .with("incomplete", "false")
        .with("late", score.late())
        .with("missing", score.missing());
  }
}
