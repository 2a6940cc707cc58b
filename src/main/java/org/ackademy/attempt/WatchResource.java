package org.ackademy.attempt;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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
import org.jspecify.annotations.Nullable;

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

  /**
   * How things stand.
   *
   * @param seen the {@code parts} of an earlier answer: only those parts of the class are sent that
   *     are other now; without it, or where it is none of ours, all
   */
  @GET
  @Needs(Scope.ATTEMPT_READ)
  public Response now(
      @PathParam("course") UUID course,
      @PathParam("assignment") UUID assignment,
      @QueryParam("seen") @Nullable String seen,
      @Context Request request) {
    Instant now = clock.instant();
    List<LearnerView> learners =
        watch.learners(caller.person(), new Attempts.Place(course, assignment), now).stream()
            .map(one -> LearnerView.of(one, now))
            .toList();
    return Tagged.json(request, View.of(learners, WatchParts.of(learners), seen));
  }

  /**
   * A class, or what of it is other than it was seen.
   *
   * @param learners all, or those of the parts that are other
   * @param parts how each part is, to be sent as {@code seen}
   * @param changed the parts that are other; missing where all learners are there
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record View(List<LearnerView> learners, String parts, Optional<List<Integer>> changed) {
    public View {
      learners = List.copyOf(learners);
    }

    static View of(List<LearnerView> all, WatchParts parts, @Nullable String seen) {
      Optional<List<Integer>> changed = parts.since(seen);
      return new View(
          all.stream()
              .filter(one -> changed.map(some -> some.contains(one.part())).orElse(true))
              .toList(),
          parts.text(),
          changed);
    }
  }

  /**
   * A learner.
   *
   * @param part the part of the class that they are in
   * @param attempt the newest; missing where none began
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record LearnerView(
      String id, String username, String displayName, int part, Optional<SittingView> attempt) {
    static LearnerView of(Watch.Watched watched, Instant now) {
      WatchStore.Seat seat = watched.seat();
      return new LearnerView(
          seat.learner().toString(),
          seat.username(),
          seat.displayName(),
          WatchParts.partOf(seat.learner()),
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
