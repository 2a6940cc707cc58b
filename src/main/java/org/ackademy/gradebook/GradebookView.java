package org.ackademy.gradebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.ackademy.question.Text;

/**
 * A gradebook.
 *
 * @param categories in which its assignments count; where there is none, all points are added up
 */
public record GradebookView(
    String course,
    List<CategoriesResource.View> categories,
    List<ColumnView> assignments,
    List<RowView> learners) {
  public GradebookView {
    categories = List.copyOf(categories);
    assignments = List.copyOf(assignments);
    learners = List.copyOf(learners);
  }

  static GradebookView of(Gradebook gradebook) {
    return new GradebookView(
        gradebook.course(),
        gradebook.categories().stream().map(CategoriesResource.View::of).toList(),
        gradebook.columns().stream().map(ColumnView::of).toList(),
        gradebook.rows().stream().map(row -> RowView.of(gradebook, row)).toList());
  }

  /**
   * An assignment.
   *
   * @param maximum the most points that it gives
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record ColumnView(String id, Text title, BigDecimal maximum, Optional<String> category) {
    static ColumnView of(Gradebook.Column column) {
      return new ColumnView(
          column.assignment().toString(),
          column.title(),
          Points.plain(column.maximum()),
          column.weighting().category().map(Object::toString));
    }
  }

  /**
   * A learner.
   *
   * @param marks one for each assignment, in the order of these
   * @param percent the result; missing where no mark counts
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record RowView(
      String id,
      String username,
      String displayName,
      List<CellView> marks,
      Optional<BigDecimal> percent) {
    public RowView {
      marks = List.copyOf(marks);
    }

    static RowView of(Gradebook gradebook, Gradebook.Row row) {
      return new RowView(
          row.learner().toString(),
          row.username(),
          row.displayName(),
          gradebook.columns().stream()
              .map(column -> CellView.of(column, row.cell(column)))
              .toList(),
          gradebook.result(row));
    }
  }

  /**
   * A mark in a gradebook.
   *
   * @param score the points that count; missing where there are none or they are not told
   * @param attempts how many there were
   * @param late how many of them have a late answer that counts
   * @param remark what the learner is told with it
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record CellView(
      String assignment,
      Cell.State state,
      Optional<BigDecimal> score,
      int attempts,
      int late,
      Optional<String> remark) {
    static CellView of(Gradebook.Column column, Cell cell) {
      return new CellView(
          column.assignment().toString(),
          cell.state(),
          cell.points().map(Points::plain),
          cell.mark().map(Mark::attempts).orElse(0),
          cell.mark().map(Mark::late).orElse(0),
          cell.byHand().remark());
    }
  }
}
