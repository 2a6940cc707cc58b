package org.ackademy.gradebook;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.http.Spreadsheet;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Scope;
import org.ackademy.quiz.Reader;
import org.jspecify.annotations.Nullable;

/** A gradebook in the files that learning management systems take in; for those who teach. */
@Path("courses/{course}/gradebook/exports")
public class ExportsResource {
  /** Characters of an id that another system gives. */
  static final int SOURCED_ID_LENGTH_MAX = 255;

  /** How many rows of a template were filled. */
  static final String FILLED = "Ackademy-Filled";

  /** How many learners with points have no row in it. */
  static final String MISSING = "Ackademy-Missing";

  private static final MediaType CSV = new MediaType("text", "csv", "utf-8");

  private final CallerOfRequest caller;
  private final Gradebooks gradebooks;
  private final OneRosterGrades grades;
  private final Clock clock;

  @Inject
  public ExportsResource(
      CallerOfRequest caller, Gradebooks gradebooks, OneRosterGrades grades, Clock clock) {
    this.caller = caller;
    this.gradebooks = gradebooks;
    this.grades = grades;
    this.clock = clock;
  }

  /** One assignment for Moodle's import of grades. */
  @GET
  @Path("moodle")
  @Needs(Scope.GRADE_READ)
  public Response moodle(
      @PathParam("course") UUID course,
      @QueryParam("assignment") @Nullable UUID assignment,
      @Context HttpServletRequest servlet) {
    Gradebook gradebook = gradebook(course);
    byte[] csv = MoodleCsv.of(gradebook, column(gradebook, assignment), Reader.language(servlet));
    return file(csv, CSV, "moodle-" + gradebook.course() + ".csv").build();
  }

  /** Canvas' own export of its gradebook with one column filled in. */
  @POST
  @Path("canvas")
  @Consumes(MediaType.WILDCARD)
  @Needs(Scope.GRADE_READ)
  public Response canvas(
      @PathParam("course") UUID course,
      @QueryParam("assignment") @Nullable UUID assignment,
      @QueryParam("column") @Nullable String column,
      byte[] template) {
    return filled(Template.Kind.CANVAS, course, assignment, Optional.ofNullable(column), template);
  }

  /** Blackboard's download of its grade centre with one column filled in. */
  @POST
  @Path("blackboard")
  @Consumes(MediaType.WILDCARD)
  @Needs(Scope.GRADE_READ)
  public Response blackboard(
      @PathParam("course") UUID course,
      @QueryParam("assignment") @Nullable UUID assignment,
      @QueryParam("column") @Nullable String column,
      byte[] template) {
    return filled(
        Template.Kind.BLACKBOARD, course, assignment, Optional.ofNullable(column), template);
  }

  /** All of it as OneRoster 1.2 has it in CSV. */
  @GET
  @Path("oneroster")
  @Needs(Scope.GRADE_READ)
  public Response oneRoster(
      @PathParam("course") UUID course,
      @QueryParam("class") @Nullable String klass,
      @QueryParam("session") @Nullable String session,
      @QueryParam("school") @Nullable String school,
      @Context HttpServletRequest servlet) {
    OneRoster.Ids own = grades.ids(caller.person(), course);
    var ids =
        new OneRoster.Ids(
            sourcedId("?class", klass, own.klass()),
            sourcedId("?session", session, own.session()),
            sourcedId("?school", school, own.school()));
    Gradebook gradebook = gradebook(course);
    byte[] zip = new OneRoster(gradebook, ids, Reader.language(servlet), clock.instant()).zip();
    return file(
            zip, new MediaType("application", "zip"), "oneroster-" + gradebook.course() + ".zip")
        .build();
  }

  private static String sourcedId(String parameter, @Nullable String text, String otherwise) {
    String id = text == null ? otherwise : text;
    if (id.length() > SOURCED_ID_LENGTH_MAX || !Spreadsheet.defused(id).equals(id)) {
      throw fault(parameter, "value");
    }
    return id;
  }

  private Gradebook gradebook(UUID course) {
    return gradebooks.read(caller.person(), course, "", GradebookResource.LEARNERS_MAX);
  }

  private Response filled(
      Template.Kind kind,
      UUID course,
      @Nullable UUID assignment,
      Optional<String> wanted,
      byte[] template) {
    Gradebook gradebook = gradebook(course);
    Gradebook.Column own = column(gradebook, assignment);
    Table table = Table.read(template).orElseThrow(() -> Problem.of(422, "not-a-table").refused());
    Template.Filled filled =
        switch (Template.open(kind, table, titles(own, wanted))) {
          case Template.Opened.Good good -> good.template().fill(gradebook, own);
          case Template.Opened.Bad bad ->
              throw switch (bad.flaw()) {
                case NOBODY -> Problem.of(422, "template-without-people").refused();
                case NO_COLUMN -> fault("?column", "no-such-column");
              };
        };
    return file(filled.table().bytes(), type(table.form()), kind.name() + ".csv")
        .header(FILLED, filled.filled())
        .header(MISSING, filled.missing())
        .build();
  }

  private static MediaType type(Table.Form form) {
    return new MediaType("text", "csv", form.charset().name());
  }

  private static Set<String> titles(Gradebook.Column own, Optional<String> wanted) {
    var titles = new HashSet<String>();
    wanted
        .map(String::strip)
        .ifPresentOrElse(
            titles::add,
            () -> {
              titles.add(own.title().en());
              titles.add(own.title().ko());
            });
    return titles;
  }

  private static Gradebook.Column column(Gradebook gradebook, @Nullable UUID assignment) {
    return gradebook.columns().stream()
        .filter(column -> column.assignment().equals(assignment))
        .findFirst()
        .orElseThrow(() -> fault("?assignment", assignment == null ? "missing" : "value"));
  }

  private static RuntimeException fault(String parameter, String code) {
    return Problem.ofFields(List.of(Problem.FieldFault.of(parameter, code))).refused();
  }

  private static Response.ResponseBuilder file(byte[] bytes, MediaType type, String name) {
    return Response.ok(bytes, type)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
  }
}
