package org.ackademy.gradebook;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.ackademy.platform.oneroster.Asked;
import org.ackademy.platform.oneroster.Entry;
import org.ackademy.platform.oneroster.Kind;
import org.ackademy.platform.oneroster.Selection;
import org.ackademy.platform.security.Caller;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Scope;
import org.ackademy.question.Language;
import org.ackademy.quiz.Reader;

/**
 * What OneRoster 1.2's gradebook service (1EdTech, REST binding of September 2022) reads. Nothing
 * can be written, there are no scales but points, and assessments are always of a class.
 */
@Path("ims/oneroster/gradebook/v1p2")
@Produces(MediaType.APPLICATION_JSON)
public class OneRosterGradesResource {
  private static final Kind SCORE_SCALE =
      Kind.of(
          "scoreScale",
          "scoreScales",
          List.of("title", "type", "scoreScaleValue.itemValueLHS", "scoreScaleValue.itemValueRHS"),
          List.of("course", "class"));

  private final CallerOfRequest caller;
  private final OneRosterGrades grades;
  private final Asked asked;

  @Inject
  public OneRosterGradesResource(CallerOfRequest caller, OneRosterGrades grades, Asked asked) {
    this.caller = caller;
    this.grades = grades;
    this.asked = asked;
  }

  /** Who asks for what, in which language. */
  private record Asking(Caller.Person by, Selection selection, Language language) {}

  private Asking asking(Kind kind, UriInfo uri, HttpServletRequest request) {
    Caller.Person by = caller.person();
    return new Asking(by, asked.select(by, kind, uri, request), Reader.language(request));
  }

  @GET
  @Path("categories")
  @Needs(Scope.GRADE_READ)
  public Response categories(@Context UriInfo uri, @Context HttpServletRequest request) {
    var asking = asking(OneRosterGrades.CATEGORY, uri, request);
    return asking.selection().answer(grades.categories(asking.by(), asking.language()));
  }

  @GET
  @Path("categories/{sourcedId}")
  @Needs(Scope.GRADE_READ)
  public Response category(
      @PathParam("sourcedId") UUID id, @Context UriInfo uri, @Context HttpServletRequest request) {
    var asking = asking(OneRosterGrades.CATEGORY, uri, request);
    return asking.selection().single(grades.categories(asking.by(), asking.language()), id);
  }

  @GET
  @Path("classes/{classSourcedId}/categories")
  @Needs(Scope.GRADE_READ)
  public Response categoriesOfClass(
      @PathParam("classSourcedId") UUID klass,
      @Context UriInfo uri,
      @Context HttpServletRequest request) {
    var asking = asking(OneRosterGrades.CATEGORY, uri, request);
    return asking.selection().answer(grades.categories(asking.by(), klass, asking.language()));
  }

  @GET
  @Path("lineItems")
  @Needs(Scope.GRADE_READ)
  public Response lineItems(@Context UriInfo uri, @Context HttpServletRequest request) {
    var asking = asking(OneRosterGrades.LINE_ITEM, uri, request);
    return asking.selection().answer(grades.lineItems(asking.by(), asking.language()));
  }

  @GET
  @Path("lineItems/{sourcedId}")
  @Needs(Scope.GRADE_READ)
  public Response lineItem(
      @PathParam("sourcedId") UUID id, @Context UriInfo uri, @Context HttpServletRequest request) {
    var asking = asking(OneRosterGrades.LINE_ITEM, uri, request);
    return asking.selection().single(grades.lineItems(asking.by(), asking.language()), id);
  }

  @GET
  @Path("classes/{classSourcedId}/lineItems")
  @Needs(Scope.GRADE_READ)
  public Response lineItemsOfClass(
      @PathParam("classSourcedId") UUID klass,
      @Context UriInfo uri,
      @Context HttpServletRequest request) {
    var asking = asking(OneRosterGrades.LINE_ITEM, uri, request);
    return asking.selection().answer(grades.lineItems(asking.by(), klass, asking.language()));
  }

  @GET
  @Path("results")
  @Needs(Scope.GRADE_READ)
  public Response results(@Context UriInfo uri, @Context HttpServletRequest request) {
    var asking = asking(OneRosterGrades.RESULT, uri, request);
    Selection selection = asking.selection();
    if (!selection.isPlain()) {
      return selection.answer(grades.results(asking.by(), asking.language()));
    }
    OneRosterGrades.Part part =
        grades.results(asking.by(), selection.offset(), selection.end(), asking.language());
    return selection.part(part.entries(), part.total());
  }

  @GET
  @Path("results/{sourcedId}")
  @Needs(Scope.GRADE_READ)
  public Response result(
      @PathParam("sourcedId") UUID id, @Context UriInfo uri, @Context HttpServletRequest request) {
    var asking = asking(OneRosterGrades.RESULT, uri, request);
    List<Entry> found = grades.result(asking.by(), id, asking.language()).stream().toList();
    return asking.selection().single(found, id);
  }

  @GET
  @Path("classes/{classSourcedId}/results")
  @Needs(Scope.GRADE_READ)
  public Response resultsOfClass(
      @PathParam("classSourcedId") UUID klass,
      @Context UriInfo uri,
      @Context HttpServletRequest request) {
    var asking = asking(OneRosterGrades.RESULT, uri, request);
    return asking.selection().answer(grades.results(asking.by(), klass, asking.language()));
  }

  @GET
  @Path("classes/{classSourcedId}/lineItems/{lineItemSourcedId}/results")
  @Needs(Scope.GRADE_READ)
  public Response resultsOfLineItem(
      @PathParam("classSourcedId") UUID klass,
      @PathParam("lineItemSourcedId") UUID lineItem,
      @Context UriInfo uri,
      @Context HttpServletRequest request) {
    var asking = asking(OneRosterGrades.RESULT, uri, request);
    return asking
        .selection()
        .answer(grades.ofLineItem(asking.by(), klass, lineItem, asking.language()));
  }

  @GET
  @Path("classes/{classSourcedId}/students/{studentSourcedId}/results")
  @Needs(Scope.GRADE_READ)
  public Response resultsOfStudent(
      @PathParam("classSourcedId") UUID klass,
      @PathParam("studentSourcedId") UUID student,
      @Context UriInfo uri,
      @Context HttpServletRequest request) {
    var asking = asking(OneRosterGrades.RESULT, uri, request);
    return asking
        .selection()
        .answer(grades.ofStudent(asking.by(), klass, student, asking.language()));
  }

  /** There are none. */
  @GET
  @Path("scoreScales")
  @Needs(Scope.GRADE_READ)
  public Response scoreScales(@Context UriInfo uri, @Context HttpServletRequest request) {
    return asking(SCORE_SCALE, uri, request).selection().answer(List.of());
  }

  @GET
  @Path("scoreScales/{sourcedId}")
  @Needs(Scope.GRADE_READ)
  public Response scoreScale(
      @PathParam("sourcedId") UUID id, @Context UriInfo uri, @Context HttpServletRequest request) {
    return asking(SCORE_SCALE, uri, request).selection().single(List.of(), id);
  }

  /** There are none. */
  @GET
  @Path("classes/{classSourcedId}/scoreScales")
  @Needs(Scope.GRADE_READ)
  public Response scoreScalesOfClass(
      @PathParam("classSourcedId") UUID klass,
      @Context UriInfo uri,
      @Context HttpServletRequest request) {
    var asking = asking(SCORE_SCALE, uri, request);
    grades.ids(asking.by(), klass);
    return asking.selection().answer(List.of());
  }
}
