package org.ackademy.attempt;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.course.Arrangement;
import org.ackademy.platform.http.Tagged;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Scope;

/** How far a class has come, for those who teach; asked for again and again while it is at it. */
@Path("courses/{course}/assignments/{assignment}/watch")
@Produces(MediaType.APPLICATION_JSON)
public class WatchResource {
  private final CallerOfRequest caller;
  private final Watch watch;
  private final Clock clock;

  @Inject
  public WatchResource(CallerOfRequest caller, Watch watch, Clock clock) {
    this.caller = caller;
    this.watch = watch;
    this.clock = clock;
  }

  @GET
  @Needs(Scope.ATTEMPT_READ)
  public Response now(
      @PathParam("course") UUID course,
      @PathParam("assignment") UUID assignment,
      @Context Request request) {
    Instant now = clock.instant();
    List<Watch.Watched> learners =
        watch.learners(caller.person(), new Attempts.Place(course, assignment), now);
    return Tagged.json(
        request, new View(learners.stream().map(one -> LearnerView.of(one, now)).toList()));
  }

  /** A class. */
  public record View(List<LearnerView> learners) {
    public View {
      learners = List.copyOf(learners);
    }
  }

  /**
   * A learner.
   *
   * @param attempt the newest; missing where none began
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record LearnerView(
      String id, String username, String displayName, Optional<SittingView> attempt) {
    static LearnerView of(Watch.Watched watched, Instant now) {
      WatchStore.Seat seat = watched.seat();
      return new LearnerView(
          seat.learner().toString(),
          seat.username(),
          seat.displayName(),
          seat.sitting().map(sitting -> SittingView.of(watched, sitting, now)));
    }
  }

  /**
   * An attempt as far as it has come.
   *
   * @param answered how many of its exercises have an answer
   * @param exercises how many it has
   * @param endsAt when its time is over, where anything ends it and its clock runs
   * @param remainingSeconds how long there will be once its clock runs again
   * @param endedAt when it was handed in
   * @param writtenAt when its learner last wrote something that the server has
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record SittingView(
      String id,
      int number,
      AttemptView.State state,
      int answered,
      int exercises,
      String startedAt,
      Optional<String> endsAt,
      Optional<Long> remainingSeconds,
      Optional<String> endedAt,
      Optional<String> writtenAt) {
    static SittingView of(Watch.Watched watched, WatchStore.Sitting sitting, Instant now) {
      Arrangement arrangement = watched.arrangement();
      Optional<Instant> end = arrangement.end(sitting.startedAt());
      boolean paused = arrangement.pause() == Arrangement.Pause.PAUSED;
      return new SittingView(
          sitting.attempt().toString(),
          sitting.number(),
          watched.state(now).orElseThrow(),
          sitting.answered(),
          watched.exercises().orElse(0),
          sitting.startedAt().toString(),
          paused ? Optional.empty() : end.map(Instant::toString),
          paused ? end.map(at -> Duration.between(now, at).toSeconds()) : Optional.empty(),
          sitting.endedAt().map(Instant::toString),
          sitting.newest().map(Instant::toString));
    }
  }
}
