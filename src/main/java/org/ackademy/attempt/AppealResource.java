package org.ackademy.attempt;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import org.ackademy.platform.http.Creations;
import org.ackademy.platform.http.Fields;
import org.ackademy.platform.http.Stored;
import org.ackademy.platform.http.Tagged;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Scope;
import org.jspecify.annotations.Nullable;

/** The appeal against an answer: made by its learner, once. */
@Path("attempts/{attempt}/answers/{answer}/appeal")
@Produces(MediaType.APPLICATION_JSON)
public class AppealResource {
  static final int COMMENT_LENGTH_MAX = 4_000;

  private final CallerOfRequest caller;
  private final Appeals appeals;

  @Inject
  public AppealResource(CallerOfRequest caller, Appeals appeals) {
    this.caller = caller;
    this.appeals = appeals;
  }

  @GET
  @Needs(Scope.ATTEMPT_READ)
  public Response one(
      @PathParam("attempt") UUID attempt,
      @PathParam("answer") UUID answer,
      @Context Request request) {
    return Tagged.json(request, AppealView.of(appeals.of(caller.person(), attempt, answer)));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.ATTEMPT_WRITE)
  public Response appeal(
      @PathParam("attempt") UUID attempt,
      @PathParam("answer") UUID answer,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Context UriInfo uri,
      Wanted wanted) {
    var wish = Creations.Wish.keyed(uri, key, wanted);
    var fields = new Fields();
    String comment = fields.text("#/comment", wanted.comment(), 1, COMMENT_LENGTH_MAX);
    fields.requireNoFault();
    Creations.Made made =
        Creations.retried(() -> appeals.appeal(caller.person(), attempt, answer, comment, wish));
    return Stored.response(
        made.novelty(),
        URI.create("attempts/" + attempt + "/answers/" + answer + "/appeal"),
        AppealView.of(appeals.of(caller.person(), attempt, answer)));
  }

  /** What is wrong with the verdict, in the learner's words. */
  public record Wanted(String comment) {}
}
