package org.ackademy.lms;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.course.CourseRole;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.http.Tagged;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Scope;

/**
 * Who is in the course of the learning management system for which a course stands, as far as it
 * differs from who is here; for those who run the course. It is asked there at each request.
 */
@Path("courses/{course}/platform-roster")
@Produces(MediaType.APPLICATION_JSON)
public class RosterOfCourseResource {
  private final CallerOfRequest caller;
  private final Rosters rosters;
  private final RosterSync sync;

  @Inject
  public RosterOfCourseResource(CallerOfRequest caller, Rosters rosters, RosterSync sync) {
    this.caller = caller;
    this.rosters = rosters;
    this.sync = sync;
  }

  /** What would change. */
  @GET
  @Needs(Scope.ROSTER_READ)
  public Response look(@PathParam("course") UUID course, @Context Request request) {
    return Tagged.json(request, View.of(rosters.differences(read(course))));
  }

  /** Changes it, as it was seen or, with {@code If-Match: *}, as it is. */
  @POST
  @Needs(Scope.ROSTER_WRITE)
  public View apply(@PathParam("course") UUID course, @Context HttpHeaders seen) {
    return View.of(
        rosters.apply(read(course), differences -> Tagged.requireSeen(seen, View.of(differences))));
  }

  private Map<Roster.Source, Roster> read(UUID course) {
    List<Roster.Source> sources = rosters.sources(caller.person(), course);
    if (sources.isEmpty()) {
      throw Problem.of(409, "no-platform-roster").refused();
    }
    try {
      return sync.read(sources);
    } catch (IOException e) {
      throw Problem.of(502, "platform-roster-away", RosterSync.why(e)).refused();
    }
  }

  /** The differences, and none where there is none. */
  public record View(List<DifferenceView> differences) {
    public View {
      differences = List.copyOf(differences);
    }

    static View of(List<Roster.Difference> differences) {
      return new View(differences.stream().map(DifferenceView::of).toList());
    }
  }

  /**
   * A difference.
   *
   * @param subject who it is there
   * @param from as what they were here, where they were
   * @param to as what they will be, where they will
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record DifferenceView(
      String subject,
      String name,
      Roster.Change change,
      Optional<CourseRole> from,
      Optional<CourseRole> to) {
    static DifferenceView of(Roster.Difference difference) {
      return new DifferenceView(
          difference.subject(),
          difference.name(),
          difference.change(),
          difference.from(),
          difference.to());
    }
  }
}
