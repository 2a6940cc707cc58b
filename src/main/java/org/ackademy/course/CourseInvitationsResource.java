package org.ackademy.course;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.Settings;
import org.ackademy.platform.http.Creations;
import org.ackademy.platform.http.Fields;
import org.ackademy.platform.http.Paging;
import org.ackademy.platform.http.Stored;
import org.ackademy.platform.security.Caller;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Handing;
import org.ackademy.platform.security.HandingForm;
import org.ackademy.platform.security.InvitationsResource;
import org.ackademy.platform.security.Inviting;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Scope;
import org.jspecify.annotations.Nullable;

/** Invitations into a course, given and taken back by those who run it. */
@Path("courses/{course}/invitations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CourseInvitationsResource {
  static final int DAYS_DEFAULT = 7;
  static final int DAYS_MAX = 60;

  private final CallerOfRequest caller;
  private final Courses courses;
  private final CourseInvitations invitations;
  private final Settings settings;
  private final HandingForm handings;

  @Inject
  public CourseInvitationsResource(
      CallerOfRequest caller,
      Courses courses,
      CourseInvitations invitations,
      Settings settings,
      HandingForm handings) {
    this.caller = caller;
    this.courses = courses;
    this.invitations = invitations;
    this.settings = settings;
    this.handings = handings;
  }

  @GET
  @Needs(Scope.ROSTER_READ)
  public Response list(@PathParam("course") UUID course, @Context UriInfo uri) {
    Membership membership = courses.visible(caller.person(), course).require(Membership.Right.RUN);
    Paging paging = Paging.of(uri);
    return paging.answer(
        invitations.of(membership, paging.afterId(), paging.lookFor()),
        known -> known.invitation().id().toString(),
        known -> new View(known.role(), InvitationsResource.Known.of(known.invitation())));
  }

  /** Invites somebody into a course. */
  @POST
  @Needs(Scope.ROSTER_WRITE)
  public Response invite(
      @PathParam("course") UUID course,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Context UriInfo uri,
      @Context HttpServletRequest request,
      Invited wanted) {
    Caller.Person person = caller.person();
    var wish = Creations.Wish.of(uri, key, wanted);
    Membership membership = courses.visible(person, course).require(Membership.Right.RUN);
    var fields = new Fields();
    int days =
        fields.range("#/expiresInDays", wanted.expiresInDays().orElse(DAYS_DEFAULT), 1, DAYS_MAX);
    Handing handing = handings.read(fields, "#/email", wanted.email(), wanted.language(), request);
    fields.requireNoFault();
    var aimed = new CourseInvitations.Wanted(wanted.role(), Duration.ofDays(days), handing);
    Inviting.Invited invited =
        Creations.retried(() -> invitations.invite(membership, person, aimed, wish));
    return Stored.response(
        invited.novelty(),
        URI.create("courses/" + course + "/invitations/" + invited.id()),
        InvitationsResource.View.of(invited, settings.root()));
  }

  /** Takes an invitation back; one that was used stays used. */
  @DELETE
  @Path("{id}")
  @Needs(Scope.ROSTER_WRITE)
  public void revoke(@PathParam("course") UUID course, @PathParam("id") UUID id) {
    Caller.Person person = caller.person();
    Membership membership = courses.visible(person, course).require(Membership.Right.RUN);
    invitations.revoke(membership, person, id);
  }

  /** The invitation that is wanted. */
  public record Invited(
      CourseRole role,
      Optional<Integer> expiresInDays,
      Optional<String> email,
      Optional<String> language) {}

  /** An invitation, and as what it takes in. */
  public record View(CourseRole courseRole, @JsonUnwrapped InvitationsResource.Known invitation) {}
}
