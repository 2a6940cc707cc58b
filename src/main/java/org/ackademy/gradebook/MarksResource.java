package org.ackademy.gradebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.course.Courses;
import org.ackademy.course.Membership;
import org.ackademy.platform.http.Fields;
import org.ackademy.platform.http.Tagged;
import org.ackademy.platform.security.Caller;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Scope;

/** A learner's mark for an assignment, and what is made of it by hand. */
@Path("courses/{course}/assignments/{assignment}/marks/{learner}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class MarksResource {
  static final int REASON_LENGTH_MAX = 1_000;
  static final int REMARK_LENGTH_MAX = 4_000;

  private final CallerOfRequest caller;
  private final Gradebooks gradebooks;
  private final Marking marking;
  private final Courses courses;

  @Inject
  public MarksResource(
      CallerOfRequest caller, Gradebooks gradebooks, Marking marking, Courses courses) {
    this.caller = caller;
    this.gradebooks = gradebooks;
    this.marking = marking;
    this.courses = courses;
  }

  @GET
  @Needs(Scope.GRADE_READ)
  public Response one(
      @PathParam("course") UUID course,
      @PathParam("assignment") UUID assignment,
      @PathParam("learner") UUID learner,
      @Context Request request) {
    Caller.Person person = caller.person();
    Gradebook gradebook = gradebooks.cell(person, course, assignment, learner);
    boolean teaches = courses.visible(person, course).teaches();
    return Tagged.json(request, teaches ? TeacherView.of(gradebook) : learnerView(gradebook));
  }

  private static Object learnerView(Gradebook gradebook) {
    Gradebook.Column column = gradebook.columns().getFirst();
    return GradebookView.CellView.of(column, gradebook.rows().getFirst().cell(column));
  }

  /** Says all that is done by hand: what is left out is taken away. */
  @PUT
  @Needs(Scope.GRADE_WRITE)
  public Response change(
      @PathParam("course") UUID course,
      @PathParam("assignment") UUID assignment,
      @PathParam("learner") UUID learner,
      @Context HttpHeaders seen,
      Wanted wanted) {
    Caller.Person person = caller.person();
    courses.visible(person, course, assignment).membership().require(Membership.Right.GRADE);
    return Tagged.changed(
        TeacherView.of(
            marking.change(
                person,
                course,
                new Marking.Target(assignment, learner),
                wanted.checked(),
                seen,
                TeacherView::of)));
  }

  /**
   * What is to be done by hand.
   *
   * @param override points in place of those that the attempts came to
   * @param reason needed where there is an override or an excuse
   * @param remark what the learner is told with the mark
   */
  public record Wanted(
      Optional<ByHand.Counts> standing,
      Optional<BigDecimal> override,
      Optional<String> reason,
      Optional<String> remark) {
    ByHand checked() {
      var fields = new Fields();
      ByHand.Counts counts = standing.orElse(ByHand.Counts.COUNTS);
      override.ifPresent(points -> Amounts.check("#/override", points, fields));
      Optional<String> why =
          reason.map(text -> fields.text("#/reason", text, 1, REASON_LENGTH_MAX));
      Optional<String> told =
          remark.map(text -> fields.text("#/remark", text, 1, REMARK_LENGTH_MAX));
      fields.check(
          "#/reason",
          "missing",
          why.isPresent() || (override.isEmpty() && counts == ByHand.Counts.COUNTS));
      fields.requireNoFault();
      return new ByHand(counts, override, why, told, Optional.empty());
    }
  }

  /**
   * A mark as those who teach see it.
   *
   * @param score the points that count; missing where there are none
   * @param computed what the attempts came to
   * @param standing whether it counts or is excused
   * @param override points that were given by hand
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record TeacherView(
      String assignment,
      String learner,
      Cell.State state,
      Optional<BigDecimal> score,
      Optional<BigDecimal> computed,
      BigDecimal maximum,
      int attempts,
      int late,
      ByHand.Counts standing,
      Optional<BigDecimal> override,
      Optional<String> reason,
      Optional<String> remark,
      Optional<String> changedBy,
      Optional<String> changedAt) {
    static TeacherView of(Gradebook gradebook) {
      Gradebook.Column column = gradebook.columns().getFirst();
      Gradebook.Row row = gradebook.rows().getFirst();
      Cell cell = row.cell(column);
      ByHand byHand = cell.byHand();
      return new TeacherView(
          column.assignment().toString(),
          row.learner().toString(),
          cell.state(),
          cell.points().map(Points::plain),
          cell.computed().map(Points::plain),
          Points.plain(column.maximum()),
          cell.mark().map(Mark::attempts).orElse(0),
          cell.mark().map(Mark::late).orElse(0),
          byHand.counts(),
          byHand.points().map(Points::plain),
          byHand.reason(),
          byHand.remark(),
          byHand.changed().map(changed -> changed.by().toString()),
          byHand.changed().map(changed -> changed.at().toString()));
    }
  }
}
