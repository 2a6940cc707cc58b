package org.ackademy.attempt;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
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
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.http.IdempotencyKey;
import org.ackademy.platform.http.JsonBody;
import org.ackademy.platform.http.Paging;
import org.ackademy.platform.http.Parameters;
import org.ackademy.platform.http.Stored;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Scope;
import org.ackademy.quiz.Reader;
import org.jspecify.annotations.Nullable;

/** Attempts at an assignment: where they begin and are listed. */
@Path("courses/{course}/assignments/{assignment}/attempts")
@Produces(MediaType.APPLICATION_JSON)
public class AssignedAttemptsResource {
  private final CallerOfRequest caller;
  private final Attempts attempts;
  private final StartAttempt start;
  private final Clock clock;

  @Inject
  public AssignedAttemptsResource(
      CallerOfRequest caller, Attempts attempts, StartAttempt start, Clock clock) {
    this.caller = caller;
    this.attempts = attempts;
    this.start = start;
    this.clock = clock;
  }

  @POST
  @Needs(Scope.ATTEMPT_WRITE)
  public Response begin(
      @PathParam("course") UUID course,
      @PathParam("assignment") UUID assignment,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Context HttpServletRequest request,
      byte[] body) {
    var wish = new Attempts.Wish(IdempotencyKey.required(key), Start.read(body).accessCode());
    Attempts.Begun begun =
        start.begin(caller.person(), new Attempts.Place(course, assignment), wish);
    AttemptView view = AttemptView.of(begun.known(), Reader.language(request), clock.instant());
    return Stored.response(begun.novelty(), URI.create("attempts/" + view.id()), view);
  }

  @GET
  @Needs(Scope.ATTEMPT_READ)
  public Response list(
      @PathParam("course") UUID course,
      @PathParam("assignment") UUID assignment,
      @Context UriInfo uri) {
    Paging paging = Paging.of(uri);
    Instant now = clock.instant();
    return paging.answer(
        attempts.at(
            caller.person(),
            new Attempts.Place(course, assignment),
            Parameters.parsed(uri, "learner", "value", UUID::fromString),
            paging.afterId(),
            paging.lookFor(),
            now),
        known -> known.attempt().id().toString(),
        known -> AttemptView.inList(known, now));
  }

  /**
   * What is said to begin; nothing need be.
   *
   * @param accessCode where the assignment asks for one
   */
  public record Start(Optional<String> accessCode) {
    /** A body, or none. */
    static Start read(byte[] body) {
      return body.length == 0 ? new Start(Optional.empty()) : JsonBody.read(body, Start.class);
    }
  }
}
