package org.ackademy.gradebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.http.Tagged;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Scope;
import org.ackademy.question.Language;
import org.ackademy.question.Text;
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

  @Inject
  public GradebookResource(CallerOfRequest caller, Gradebooks gradebooks) {
    this.caller = caller;
    this.gradebooks = gradebooks;
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
      return Tagged.json(request, View.of(gradebook));
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

  /** A gradebook. */
  public record View(String course, List<ColumnView> assignments, List<RowView> learners) {
    public View {
      assignments = List.copyOf(assignments);
      learners = List.copyOf(learners);
    }

    static View of(Gradebook gradebook) {
      return new View(
          gradebook.course(),
          gradebook.columns().stream()
              .map(
                  column ->
                      new ColumnView(
                          column.assignment().toString(), column.title(), column.maximum()))
              .toList(),
          gradebook.rows().stream().map(row -> RowView.of(gradebook, row)).toList());
    }
  }

  /**
   * An assignment.
   *
   * @param maximum the most points that it gives
   */
  public record ColumnView(String id, Text title, BigDecimal maximum) {}

  /**
   * A learner.
   *
   * @param marks one for each assignment, in the order of these
   */
  public record RowView(String id, String username, String displayName, List<MarkView> marks) {
    public RowView {
      marks = List.copyOf(marks);
    }

    static RowView of(Gradebook gradebook, Gradebook.Row row) {
      return new RowView(
          row.learner().toString(),
          row.username(),
          row.displayName(),
          gradebook.columns().stream()
              .map(column -> MarkView.of(column, row.mark(column)))
              .toList());
    }
  }

  /**
   * A mark.
   *
   * @param score missing where there was no attempt
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record MarkView(String assignment, Optional<BigDecimal> score, int attempts) {
    static MarkView of(Gradebook.Column column, Optional<Mark> mark) {
      return new MarkView(
          column.assignment().toString(),
          mark.map(found -> Points.plain(found.score())),
          mark.map(Mark::attempts).orElse(0));
    }
  }
}
