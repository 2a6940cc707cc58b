package org.ackademy.course;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.http.Creations;
import org.ackademy.platform.http.MergePatch;
import org.ackademy.platform.http.Paging;
import org.ackademy.platform.http.Stored;
import org.ackademy.platform.http.Tagged;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Scope;
import org.jspecify.annotations.Nullable;

/** The assignments of a course. */
@Path("courses/{course}/assignments")
@Produces(MediaType.APPLICATION_JSON)
public class AssignmentsResource {
  private final CallerOfRequest caller;
  private final Courses courses;
  private final Arrangements arrangements;
  private final Assigning assigning;
  private final Clock clock;

  @Inject
  public AssignmentsResource(
      CallerOfRequest caller,
      Courses courses,
      Arrangements arrangements,
      Assigning assigning,
      Clock clock) {
    this.caller = caller;
    this.courses = courses;
    this.arrangements = arrangements;
    this.assigning = assigning;
    this.clock = clock;
  }

  @GET
  @Needs(Scope.COURSE_READ)
  public Response list(@PathParam("course") UUID course, @Context UriInfo uri) {
    Paging paging = Paging.of(uri);
    Membership membership = courses.visible(caller.person(), course);
    return paging.answer(
        courses.assignments(membership, paging.afterId(), paging.lookFor()),
        assignment -> assignment.id().toString(),
        assignment ->
            membership.teaches()
                ? AssignmentView.of(assignment, Optional.empty())
                : view(new Courses.Given(membership, assignment)));
  }

  @GET
  @Path("{assignment}")
  @Needs(Scope.COURSE_READ)
  public Response one(
      @PathParam("course") UUID course,
      @PathParam("assignment") UUID assignment,
      @Context Request request) {
    return Tagged.json(request, view(courses.visible(caller.person(), course, assignment)));
  }

  private AssignmentView view(Courses.Given given) {
    return given.membership().teaches()
        ? assigning.view(given.assignment())
        : AssignmentView.of(
            given.assignment(),
            arrangements.of(given.assignment(), caller.person().id(), clock.instant()));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.COURSE_WRITE)
  public Response give(
      @PathParam("course") UUID course,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Context UriInfo uri,
      AssignmentForm wanted) {
    var wish = Creations.Wish.of(uri, key, wanted);
    Creations.Made made =
        Creations.retried(() -> assigning.give(caller.person(), course, wanted, wish));
    return Stored.response(
        made.novelty(),
        URI.create("courses/" + course + "/assignments/" + made.id()),
        view(courses.visible(caller.person(), course, made.id())));
  }

  /** Changes an assignment by a merge patch (RFC 7396): what it does not name stays. */
  @PATCH
  @Path("{assignment}")
  @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
  @Needs(Scope.COURSE_WRITE)
  public Response change(
      @PathParam("course") UUID course,
      @PathParam("assignment") UUID assignment,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context Request request,
      byte[] body) {
    MergePatch patch = MergePatch.read(body);
    AssignmentView view =
        assigning.view(
            assigning.change(
                caller.person(),
                new Assigning.Place(course, assignment),
                ifMatch,
                form -> patch.on(form, AssignmentForm.class),
                patch.names("accessCode")
                    ? Assigning.CodeChange.REPLACED
                    : Assigning.CodeChange.KEPT));
    return Tagged.changed(view);
  }

  /** Releases feedback where that is done by hand. */
  @PUT
  @Path("{assignment}/release")
  @Needs(Scope.COURSE_WRITE)
  public AssignmentView release(
      @PathParam("course") UUID course, @PathParam("assignment") UUID assignment) {
    return assigning.view(
        assigning.release(caller.person(), new Assigning.Place(course, assignment)));
  }

  /** Withdraws an assignment. */
  @DELETE
  @Path("{assignment}")
  @Needs(Scope.COURSE_WRITE)
  public void withdraw(
      @PathParam("course") UUID course,
      @PathParam("assignment") UUID assignment,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    assigning.withdraw(caller.person(), new Assigning.Place(course, assignment), ifMatch);
  }
}
