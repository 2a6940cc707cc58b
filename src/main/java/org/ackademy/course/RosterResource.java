package org.ackademy.course;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.ackademy.platform.http.Languages;
import org.ackademy.platform.http.Parameters;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.http.ProblemDocument;
import org.ackademy.platform.http.Spreadsheet;
import org.ackademy.platform.http.Tagged;
import org.ackademy.platform.mail.MailServer;
import org.ackademy.platform.security.Caller;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.PasswordSetting;
import org.ackademy.platform.security.Scope;

/** A course's people as a class list: read from CSV or OneRoster, written as CSV. */
@Path("courses/{course}/roster")
public class RosterResource {
  static final String CSV = "text/csv";
  static final String ZIP = "application/zip";

  private final CallerOfRequest caller;
  private final Courses courses;
  private final RosterImport imports;
  private final RosterList list;
  private final PasswordSetting passwords;
  private final MailServer mail;

  @Inject
  public RosterResource(
      CallerOfRequest caller,
      Courses courses,
      RosterImport imports,
      RosterList list,
      PasswordSetting passwords,
      MailServer mail) {
    this.caller = caller;
    this.courses = courses;
    this.imports = imports;
    this.list = list;
    this.passwords = passwords;
    this.mail = mail;
  }

  /** Takes a list in, or tells what would become of it. */
  @POST
  @Consumes({CSV, ZIP})
  @Produces(MediaType.APPLICATION_JSON)
  @Needs(Scope.ROSTER_WRITE)
  public Report read(
      @PathParam("course") UUID course,
      @Context UriInfo uri,
      @Context HttpServletRequest request,
      byte[] body) {
    Caller.Person person = caller.person();
    Membership membership = courses.visible(person, course).require(Membership.Right.RUN);
    Mode mode = Parameters.parsed(uri, "mode", "value", Mode::valueOf).orElse(Mode.DRY_RUN);
    boolean zip = request.getContentType().startsWith(ZIP);
    List<RosterRow> rows = zip ? OneRoster.read(body) : RosterCsv.read(body);
    List<RosterImport.Planned> plan =
        switch (mode) {
          case DRY_RUN -> imports.plan(membership, rows);
          case APPLY -> imports.apply(membership, person, rows);
        };
    return Report.of(zip ? "ONEROSTER" : "CSV", mode, plan, Languages.of(request));
  }

  /** Sends links for their first passwords to all whom a class list brought, by mail. */
  @POST
  @Path("links")
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  @Needs(Scope.ROSTER_WRITE)
  public PasswordSetting.FirstLinks links(
      @PathParam("course") UUID course, @Context HttpServletRequest request) {
    Caller.Person person = caller.person();
    Membership membership = courses.visible(person, course).require(Membership.Right.RUN);
    if (!mail.isThere()) {
      throw Problem.of(409, "mail-off").refused();
    }
    return passwords.firstLinks(person, list.ownAccounts(membership), Languages.of(request));
  }

  /** The people who are in the course now, with the columns that are read. */
  @GET
  @Produces(CSV)
  @Needs(Scope.ROSTER_READ)
  public Response write(@PathParam("course") UUID course, @Context Request request) {
    Membership membership = courses.visible(caller.person(), course).requireTeaching();
    var text = new StringWriter();
    text.write(Spreadsheet.BYTE_ORDER_MARK);
    try (var csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(RosterCsv.COLUMNS);
      for (List<String> row : list.rows(membership)) {
        csv.writeRecord(row.stream().map(Spreadsheet::defused).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Tagged.of(
        request,
        text.toString().getBytes(StandardCharsets.UTF_8),
        new MediaType("text", "csv", "utf-8"));
  }

  /** Whether a list is only looked at. */
  public enum Mode {
    DRY_RUN,
    APPLY
  }

  /** What became of a list, or would. */
  public record Report(
      String format, Mode mode, java.util.Map<String, Long> counts, List<Row> rows) {
    public Report {
      rows = List.copyOf(rows);
    }

    static Report of(String format, Mode mode, List<RosterImport.Planned> plan, Locale language) {
      var counts = new java.util.LinkedHashMap<String, Long>();
      for (RosterImport.Outcome outcome : RosterImport.Outcome.values()) {
        counts.put(outcome.name(), RosterImport.count(plan, outcome));
      }
      return new Report(
          format, mode, counts, plan.stream().map(planned -> Row.of(planned, language)).toList());
    }
  }

  /**
   * What becomes of a row.
   *
   * @param changes the fields that change
   * @param errors why it is refused, each with {@code FILE:LINE:COLUMN}
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Row(
      String file,
      long line,
      String username,
      RosterImport.Outcome outcome,
      Set<String> changes,
      List<ProblemDocument.FieldError> errors) {
    static Row of(RosterImport.Planned planned, Locale language) {
      RosterRow row = planned.row();
      return new Row(
          row.file(),
          row.line(),
          row.username(),
          planned.outcome(),
          planned.changes(),
          ProblemDocument.errors(row.faults(), language));
    }
  }
}
