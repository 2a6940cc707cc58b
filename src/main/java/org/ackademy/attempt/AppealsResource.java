package org.ackademy.attempt;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.http.Fields;
import org.ackademy.platform.http.Paging;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Scope;
import org.jspecify.annotations.Nullable;

/** A course's appeals, for those who grade. */
@Path("courses/{course}/appeals")
@Produces(MediaType.APPLICATION_JSON)
public class AppealsResource {
  private final CallerOfRequest caller;
  private final Appeals appeals;

  @Inject
  public AppealsResource(CallerOfRequest caller, Appeals appeals) {
    this.caller = caller;
    this.appeals = appeals;
  }

  @GET
  @Needs(Scope.GRADE_READ)
  public Response appeals(
      @PathParam("course") UUID course,
      @QueryParam("state") @Nullable String state,
      @Context UriInfo uri) {
    Paging paging = Paging.of(uri);
    return paging.answer(
        appeals.in(caller.person(), course, state(state), paging.afterId(), paging.lookFor()),
        seen -> seen.appeal().id().toString(),
        AppealView::of);
  }

  private static Optional<AppealView.State> state(@Nullable String name) {
    if (name == null) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(AppealView.State.values())
            .filter(state -> state.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    Problem.ofFields(List.of(Problem.FieldFault.of("?state", "value"))).refused()));
  }

  /** Answers an appeal, once: with another score, or with why the verdict stands. */
  @PUT
  @Path("{appeal}/reply")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.GRADE_WRITE)
  public AppealView reply(
      @PathParam("course") UUID course, @PathParam("appeal") UUID appeal, Reply reply) {
    var fields = new Fields();
    boolean changes = reply.outcome() == AppealReply.Outcome.CHANGED;
    fields.check("#/score", changes ? "missing" : "unknown", changes == reply.score().isPresent());
    Optional<BigDecimal> score = reply.score().map(wanted -> QueueResource.score(wanted, fields));
    String reason = fields.text("#/reason", reply.reason(), 1, AppealResource.COMMENT_LENGTH_MAX);
    fields.requireNoFault();
    return AppealView.of(appeals.reply(caller.person(), course, appeal, score, reason));
  }

  /**
   * What is said to an appeal.
   *
   * @param score the new one, where it changes
   */
  public record Reply(AppealReply.Outcome outcome, Optional<BigDecimal> score, String reason) {}
}
