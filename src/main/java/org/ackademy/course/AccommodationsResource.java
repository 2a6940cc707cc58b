package org.ackademy.course;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.http.Fields;
import org.ackademy.platform.http.Paging;
import org.ackademy.platform.http.Tagged;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Scope;
import org.jspecify.annotations.Nullable;

/** What was agreed with single learners about an assignment; for those who teach. */
@Path("courses/{course}/assignments/{assignment}/accommodations")
@Produces(MediaType.APPLICATION_JSON)
public class AccommodationsResource {
  static final int PERCENT_MAX = 1_000;
  static final int REASON_LENGTH_MAX = 1_000;

  private static final int PERCENT_MIN = 100;

  private final CallerOfRequest caller;
  private final Arranging arranging;

  @Inject
  public AccommodationsResource(CallerOfRequest caller, Arranging arranging) {
    this.caller = caller;
    this.arranging = arranging;
  }

  @GET
  @Needs(Scope.COURSE_WRITE)
  public Response list(
      @PathParam("course") UUID course,
      @PathParam("assignment") UUID assignment,
      @Context UriInfo uri) {
    Paging paging = Paging.of(uri);
    return paging.answer(
        arranging.accommodations(
            caller.person(),
            new Assigning.Place(course, assignment),
            paging.afterId(),
            paging.lookFor()),
        accommodation -> accommodation.accountId().toString(),
        View::of);
  }

  @GET
  @Path("{learner}")
  @Needs(Scope.COURSE_WRITE)
  public Response one(
      @PathParam("course") UUID course,
      @PathParam("assignment") UUID assignment,
      @PathParam("learner") UUID learner,
      @Context Request request) {
    return Tagged.json(
        request,
        View.of(
            arranging.accommodation(
                caller.person(), new Assigning.Place(course, assignment), learner)));
  }

  @PUT
  @Path("{learner}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.COURSE_WRITE)
  public Response agree(
      @PathParam("course") UUID course,
      @PathParam("assignment") UUID assignment,
      @PathParam("learner") UUID learner,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      Wanted wanted) {
    return Tagged.changed(
        View.of(
            arranging.agree(
                caller.person(),
                new Assigning.Place(course, assignment),
                learner,
                ifMatch,
                wanted.checked())));
  }

  @DELETE
  @Path("{learner}")
  @Needs(Scope.COURSE_WRITE)
  public void revoke(
      @PathParam("course") UUID course,
      @PathParam("assignment") UUID assignment,
      @PathParam("learner") UUID learner,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    arranging.revoke(caller.person(), new Assigning.Place(course, assignment), learner, ifMatch);
  }

  /**
   * What is to be agreed. What is missing is as for everybody.
   *
   * @param timePercent of the time limit, 100 to {@link #PERCENT_MAX}
   * @param moreMinutes 0 to {@link AssignmentForm#MINUTES_MAX}
   * @param reason private, for those who teach
   */
  public record Wanted(
      Optional<Integer> timePercent,
      Optional<Integer> moreMinutes,
      Optional<Integer> moreAttempts,
      Optional<String> opensAt,
      Optional<String> dueAt,
      Optional<String> closesAt,
      Optional<String> reason) {

    Agreed checked() {
      var fields = new Fields();
      int percent =
          fields.range("#/timePercent", timePercent.orElse(PERCENT_MIN), PERCENT_MIN, PERCENT_MAX);
      int minutes =
          fields.range("#/moreMinutes", moreMinutes.orElse(0), 0, AssignmentForm.MINUTES_MAX);
      int attempts =
          fields.range("#/moreAttempts", moreAttempts.orElse(0), 0, AssignmentForm.ATTEMPTS_MAX);
      var dates =
          new Schedule(
              Moments.read("#/opensAt", opensAt, fields),
              Moments.read("#/dueAt", dueAt, fields),
              Moments.read("#/closesAt", closesAt, fields));
      fields.check("#/closesAt", "order", dates.isInOrder());
      String why = fields.text("#/reason", reason.orElse(""), 0, REASON_LENGTH_MAX);
      fields.requireNoFault();
      return new Agreed(
          new Arrangement.Allowed(
              percent,
              Duration.ofMinutes(minutes),
              attempts,
              dates.opens(),
              dates.due(),
              dates.closes()),
          why);
    }
  }

  /** What is to be agreed, and why. */
  record Agreed(Arrangement.Allowed allowed, String reason) {}

  /** An accommodation, for those who teach. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record View(
      String learner,
      int timePercent,
      long moreMinutes,
      int moreAttempts,
      Optional<String> opensAt,
      Optional<String> dueAt,
      Optional<String> closesAt,
      String reason,
      String agreedAt,
      String agreedBy) {
    static View of(Accommodation accommodation) {
      Arrangement.Allowed allowed = accommodation.allowed();
      return new View(
          accommodation.accountId().toString(),
          allowed.timePercent(),
          allowed.moreTime().toMinutes(),
          allowed.moreAttempts(),
          allowed.opens().map(Object::toString),
          allowed.due().map(Object::toString),
          allowed.closes().map(Object::toString),
          accommodation.reason(),
          accommodation.agreedAt().toString(),
          accommodation.agreedBy().toString());
    }
  }
}
