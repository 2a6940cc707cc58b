package org.ackademy.course;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.audit.AuditTrail;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Scope;

/** The audit log as far as it is a course's affair, for those who run the course. */
@Path("courses/{course}/audit")
@Produces(MediaType.APPLICATION_JSON)
public class CourseAuditResource {
  private final CallerOfRequest caller;
  private final Courses courses;
  private final AuditTrail trail;

  @Inject
  public CourseAuditResource(CallerOfRequest caller, Courses courses, AuditTrail trail) {
    this.caller = caller;
    this.courses = courses;
    this.trail = trail;
  }

  @GET
  @Needs(Scope.AUDIT_READ)
  public Response list(@PathParam("course") UUID course, @Context UriInfo uri) {
    courses.visible(caller.person(), course).require(Membership.Right.RUN);
    return trail.answer(Optional.of(course), uri);
  }
}
