package org.ackademy.lms;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.http.Paging;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Scope;
import org.jspecify.annotations.Nullable;

/**
 * What became of the scores that go to a learning management system; for those who run a course.
 */
@Path("courses/{course}/lti/scores")
@Produces(MediaType.APPLICATION_JSON)
public class ScoresResource {
  private final CallerOfRequest caller;
  private final Scores scores;

  @Inject
  public ScoresResource(CallerOfRequest caller, Scores scores) {
    this.caller = caller;
    this.scores = scores;
  }

  @GET
  @Needs(Scope.GRADE_READ)
  public Response list(
      @PathParam("course") UUID course,
      @QueryParam("state") @Nullable String state,
      @Context UriInfo uri) {
    Paging paging = Paging.of(uri);
    return paging.answer(
        scores.list(caller.person(), course, state(state), paging.afterId(), paging.lookFor()),
        named -> named.score().id().toString(),
        View::of);
  }

  private static Optional<Score.State> state(@Nullable String state) {
    return switch (state) {
      case null -> Optional.empty();
      case "waiting" -> Optional.of(Score.State.WAITING);
      case "delivered" -> Optional.of(Score.State.DELIVERED);
      case "withheld" -> Optional.of(Score.State.WITHHELD);
      case "dead" -> Optional.of(Score.State.DEAD);
      default ->
          throw Problem.ofFields(List.of(Problem.FieldFault.of("?state", "value"))).refused();
    };
  }

  /** Has a score be sent again, whatever became of it. */
  @POST
  @Path("{score}/again")
  @Needs(Scope.GRADE_WRITE)
  public Response again(@PathParam("course") UUID course, @PathParam("score") UUID score) {
    return Response.accepted(View.of(scores.again(caller.person(), course, score))).build();
  }

  /** Points of so many. */
  public record PointsView(BigDecimal points, BigDecimal maximum) {
    static PointsView of(Score.Points points) {
      return new PointsView(points.points(), points.maximum());
    }
  }

  /**
   * A score on its way.
   *
   * @param sent what was taken last
   * @param answer what the system there said of the last try, as text, cut
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record View(
      String id,
      String learner,
      String displayName,
      String assignment,
      Score.State state,
      Score.Reason reason,
      int tries,
      Optional<String> triedAt,
      Optional<String> answer,
      Optional<PointsView> sent,
      Optional<String> sentAt) {
    static View of(Scores.Named named) {
      Score score = named.score();
      return new View(
          score.id().toString(),
          score.learner().account().toString(),
          named.displayName(),
          score.target().assignment().toString(),
          score.state(),
          score.last().reason(),
          score.last().count(),
          score.last().at().map(Instant::toString),
          score.last().answer(),
          score.sent().points().map(PointsView::of),
          score.sent().at().map(Instant::toString));
    }
  }
}
