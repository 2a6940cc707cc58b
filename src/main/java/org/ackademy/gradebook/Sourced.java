package org.ackademy.gradebook;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.question.Language;
import org.ackademy.question.Text;

/**
 * A gradebook in the terms of OneRoster 1.2, whichever of its bindings writes it down: in CSV
 * ({@link OneRoster}) and over REST ({@link OneRosterGrades}) the same things have the same ids and
 * say the same.
 *
 * @param klass the sourcedId of the class
 */
record Sourced(String klass, Language language) {
  private static final Text UNCATEGORISED = new Text("Uncategorised", "분류 없음");

  /** A category. */
  record Group(String sourcedId, String title, Optional<BigDecimal> weight) {}

  /** A line item; what has no date to hand in by is due when it is assigned. */
  record Item(
      String sourcedId,
      String title,
      Instant assigned,
      Instant due,
      String category,
      BigDecimal maximum) {}

  /**
   * A result.
   *
   * @param late whether, as the standard has it: {@code true} or {@code false}
   * @param missing the same
   */
  record Score(
      String sourcedId,
      String item,
      String student,
      String status,
      Optional<BigDecimal> score,
      Optional<String> comment,
      String late,
      String missing) {}

  /** The id of a learner's result. */
  static String result(UUID assignment, UUID learner) {
    return UUID.nameUUIDFromBytes((assignment + " " + learner).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  /** Every line item has a category there: those that have none here share one. */
  List<Group> groups(List<Category> categories, List<Gradebook.Column> columns) {
    var groups = new ArrayList<Group>();
    for (Category category : categories) {
      groups.add(
          new Group(
              category.id().toString(),
              category.title().in(language),
              Optional.of(category.weight())));
    }
    if (columns.stream().anyMatch(column -> column.weighting().category().isEmpty())) {
      groups.add(new Group(noCategory(), UNCATEGORISED.in(language), Optional.empty()));
    }
    return groups;
  }

  /** The category of what has none. */
  String noCategory() {
    return UUID.nameUUIDFromBytes(("ackademy " + klass + " none").getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  Item item(Gradebook.Column column) {
    var schedule = column.given().schedule();
    Instant assigned = schedule.opens().orElse(column.given().createdAt());
    return new Item(
        column.assignment().toString(),
        column.title().in(language),
        assigned,
        schedule.due().or(schedule::closes).orElse(assigned),
        column.weighting().category().map(UUID::toString).orElseGet(this::noCategory),
        column.maximum());
  }

  Score score(Gradebook.Row row, Gradebook.Column column) {
    Cell cell = row.cell(column);
    boolean scored = cell.state() == Cell.State.GRADED || cell.state() == Cell.State.OVERRIDDEN;
    return new Score(
        result(column.assignment(), row.learner()),
        column.assignment().toString(),
        row.learner().toString(),
        status(cell.state()),
        scored ? cell.points() : Optional.empty(),
        cell.byHand().remark(),
        String.valueOf(cell.mark().map(Mark::late).orElse(0) > 0),
        String.valueOf(cell.state() == Cell.State.MISSING));
  }

  private static String status(Cell.State state) {
    return switch (state) {
      case NONE, MISSING, UNTOLD -> "not submitted";
      case UNDECIDED -> "submitted";
      case GRADED, OVERRIDDEN -> "fully graded";
      case EXCUSED -> "exempt";
    };
  }
}
