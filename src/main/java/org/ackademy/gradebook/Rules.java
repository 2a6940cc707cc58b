package org.ackademy.gradebook;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.ackademy.course.Courses;
import org.ackademy.course.Membership;
import org.ackademy.platform.Ids;
import org.ackademy.platform.audit.Audit;
import org.ackademy.platform.audit.Subject;
import org.ackademy.platform.http.IdempotencyKey;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.http.Tagged;
import org.ackademy.platform.security.Caller;
import org.ackademy.question.Text;

/** By what rules marks make up a result. Each call is a short transaction. */
@Dependent
@Transactional
class Rules {
  /** The most categories of a course. */
  static final int CATEGORIES_MAX = 50;

  private final GradebookStore store;
  private final Standings standings;
  private final Courses courses;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  @Inject
  Rules(
      GradebookStore store,
      Standings standings,
      Courses courses,
      Audit audit,
      Ids ids,
      Clock clock) {
    this.store = store;
    this.standings = standings;
    this.courses = courses;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /** A course's categories by age, for all who are in it. */
  List<Category> categories(Caller.Person person, UUID course) {
    courses.visible(person, course);
    return store.categories(course);
  }

  /** Adds a category, or finds the one that this key added. */
  Category add(Caller.Person person, UUID course, Category wanted, IdempotencyKey key) {
    ruling(person, course);
    Optional<Category> same = store.category(course, key);
    if (same.isPresent()) {
      return requireSame(same.get(), wanted);
    }
    if (store.categories(course).size() >= CATEGORIES_MAX) {
      throw Problem.of(409, "too-many-categories", String.valueOf(CATEGORIES_MAX)).refused();
    }
    var category = new Category(ids.next(), wanted.title(), wanted.weight(), wanted.dropLowest());
    store.add(course, category, key, clock.instant());
    record(person, course, "category.made", category.id(), Map.of(), fields(category));
    return category;
  }

  private static Category requireSame(Category same, Category wanted) {
    if (!same.title().equals(wanted.title())
        || same.weight().compareTo(wanted.weight()) != 0
        || same.dropLowest() != wanted.dropLowest()) {
      throw Problem.of(422, "idempotency-key-reused").refused();
    }
    return same;
  }

  /** Changes a category. */
  Category change(
      Caller.Person person,
      UUID course,
      Category wanted,
      HttpHeaders seen,
      Function<Category, Object> view) {
    Category before = known(person, course, wanted.id(), seen, view);
    store.change(wanted);
    record(person, course, "category.changed", wanted.id(), fields(before), fields(wanted));
    return wanted;
  }

  /** Removes a category; its assignments are then in none. */
  void remove(
      Caller.Person person,
      UUID course,
      UUID id,
      HttpHeaders seen,
      Function<Category, Object> view) {
    Category before = known(person, course, id, seen, view);
    store.removeCategory(id);
    record(person, course, "category.removed", id, fields(before), Map.of());
  }

  private Category known(
      Caller.Person person,
      UUID course,
      UUID id,
      HttpHeaders seen,
      Function<Category, Object> view) {
    ruling(person, course);
    Category category =
        store.categoryToChange(course, id).orElseThrow(() -> Problem.notFound().refused());
    Tagged.requireSeen(seen, view.apply(category));
    return category;
  }

  /** How an assignment counts, for all who see it. */
  Weighting weighting(Caller.Person person, UUID course, UUID assignment) {
    courses.visible(person, course, assignment);
    return store.weighting(assignment);
  }

  /** Has an assignment count otherwise; what attempts came to is made anew by it. */
  Weighting change(
      Caller.Person person,
      UUID course,
      UUID assignment,
      Weighting wanted,
      HttpHeaders seen,
      Function<Weighting, Object> view) {
    ruling(person, course);
    courses.visible(person, course, assignment);
    store.lockWeighting(assignment);
    Weighting before = store.weighting(assignment);
    Tagged.requireSeen(seen, view.apply(before));
    wanted
        .category()
        .ifPresent(
            id -> {
              if (store.categories(course).stream().noneMatch(found -> found.id().equals(id))) {
                throw Problem.ofFields(List.of(Problem.FieldFault.of("#/category", "value")))
                    .refused();
              }
            });
    store.put(assignment, wanted);
    record(person, course, "weighting.changed", assignment, fields(before), fields(wanted));
    if (!before.late().equals(wanted.late())) {
      standings.foldAll(assignment, MarkChanged.Cause.RULES);
    }
    return wanted;
  }

  /** Makes what attempts came to anew, for all assignments. */
  void rebuild(Caller.Person person, UUID course) {
    Membership membership = ruling(person, course);
    courses
        .assignments(membership, new UUID(0, 0), Gradebooks.COLUMNS_MAX)
        .forEach(assignment -> standings.foldAll(assignment.id(), MarkChanged.Cause.RULES));
  }

  private Membership ruling(Caller.Person person, UUID course) {
    return courses.visible(person, course).require(Membership.Right.GIVE);
  }

  private void record(
      Caller.Person person,
      UUID course,
      String action,
      UUID subject,
      Map<String, ?> before,
      Map<String, ?> after) {
    String kind = action.substring(0, action.indexOf('.'));
    audit.record(
        Optional.of(person.id()), action, Subject.inCourse(course, kind, subject), before, after);
  }

  private static Map<String, Object> fields(Category category) {
    Text title = category.title();
    return Map.of(
        "title", title.en(), "weight", category.weight(), "dropLowest", category.dropLowest());
  }

  private static Map<String, Object> fields(Weighting weighting) {
    var fields = new LinkedHashMap<String, Object>();
    weighting.category().ifPresent(id -> fields.put("category", id));
    weighting.points().ifPresent(points -> fields.put("points", points));
    switch (weighting.late()) {
      case LatePolicy.None none -> fields.put("late", "NONE");
      case LatePolicy.Stepwise stepwise -> {
        fields.put("latePercent", stepwise.percent());
        fields.put("latePeriod", stepwise.period());
        fields.put("lateFloor", stepwise.floor());
      }
    }
    return fields;
  }
}
