package org.ackademy.gradebook;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.http.Tagged;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Scope;
import org.ackademy.question.Language;
import org.ackademy.quiz.Reader;
import org.jspecify.annotations.Nullable;

/** A course's gradebook, whole: as JSON, or as CSV for a spreadsheet. */
@Path("courses/{course}/gradebook")
public class GradebookResource {
  static final String CSV = "text/csv";

  /** The most learners that one gradebook shows. */
  static final int LEARNERS_MAX = 10_000;

  private final CallerOfRequest caller;
  private final Gradebooks gradebooks;
  private final Rules rules;

  @Inject
  public GradebookResource(CallerOfRequest caller, Gradebooks gradebooks, Rules rules) {
    this.caller = caller;
    this.gradebooks = gradebooks;
    this.rules = rules;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, CSV})
  @Needs(Scope.GRADE_READ)
  public Response read(
      @PathParam("course") UUID course,
      @QueryParam("format") @Nullable String format,
      @Context HttpHeaders headers,
      @Context Request request,
      @Context HttpServletRequest servlet) {
    boolean csv = wantsCsv(format, headers);
    Gradebook gradebook = gradebooks.read(caller.person(), course, "", LEARNERS_MAX);
    if (!csv) {
      return Tagged.json(request, GradebookView.of(gradebook));
    }
    Language language = Reader.language(servlet);
    Response answer =
        Tagged.of(
            request, GradebookCsv.of(gradebook, language), new MediaType("text", "csv", "utf-8"));
    return Response.fromResponse(answer)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"gradebook-" + gradebook.course() + ".csv\"")
        .build();
  }

  /** The parameter decides; without one, whichever the client would rather have. */
  private static boolean wantsCsv(@Nullable String format, HttpHeaders headers) {
    if (format != null) {
      return switch (format) {
        case "csv" -> true;
        case "json" -> false;
        default ->
            throw Problem.ofFields(List.of(Problem.FieldFault.of("?format", "value"))).refused();
      };
    }
    for (MediaType type : headers.getAcceptableMediaTypes()) {
      if (type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
        return false;
      }
      if (type.isCompatible(MediaType.valueOf(CSV))) {
        return true;
      }
    }
    return false;
  }

  /** A learner's line: for those who teach, and as far as it is released for the learner. */
  @GET
  @Path("{learner}")
  @Produces(MediaType.APPLICATION_JSON)
  @Needs(Scope.GRADE_READ)
  public Response line(
      @PathParam("course") UUID course,
      @PathParam("learner") UUID learner,
      @Context Request request) {
    return Tagged.json(
        request, GradebookView.of(gradebooks.line(caller.person(), course, learner)));
  }

  /** Makes what attempts came to anew from their history; it is never otherwise than that. */
  @POST
  @Path("rebuild")
  @Produces(MediaType.APPLICATION_JSON)
  @Needs(Scope.GRADE_WRITE)
  public void rebuild(@PathParam("course") UUID course) {
    rules.rebuild(caller.person(), course);
  }
}
