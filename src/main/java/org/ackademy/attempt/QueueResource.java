package org.ackademy.attempt;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.http.Creations;
import org.ackademy.platform.http.Fields;
import org.ackademy.platform.http.Paging;
import org.ackademy.platform.http.Stored;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Scope;
import org.ackademy.question.Language;
import org.ackademy.quiz.Reader;
import org.jspecify.annotations.Nullable;

/** A course's answers that wait for a person. */
@Path("courses/{course}/queue")
@Produces(MediaType.APPLICATION_JSON)
public class QueueResource {
  private static final int SCORE_SCALE = 6;

  private final CallerOfRequest caller;
  private final Reviews reviews;
  private final Clock clock;

  @Inject
  public QueueResource(CallerOfRequest caller, Reviews reviews, Clock clock) {
    this.caller = caller;
    this.reviews = reviews;
    this.clock = clock;
  }

  @GET
  @Needs(Scope.GRADE_READ)
  public Response queue(
      @PathParam("course") UUID course,
      @QueryParam("assignment") @Nullable UUID assignment,
      @Context UriInfo uri,
      @Context HttpServletRequest servlet) {
    Paging paging = Paging.of(uri);
    Language language = Reader.language(servlet);
    return paging.answer(
        reviews.queue(
            caller.person(),
            course,
            Optional.ofNullable(assignment),
            paging.afterNumber(),
            paging.lookFor()),
        waiting -> waiting.answer().sequence().orElseThrow().toString(),
        waiting -> view(waiting, language));
  }

  /** Takes an answer for oneself. */
  @PUT
  @Path("{answer}/claim")
  @Needs(Scope.GRADE_WRITE)
  public WaitingView claim(
      @PathParam("course") UUID course,
      @PathParam("answer") UUID answer,
      @Context HttpServletRequest servlet) {
    return view(reviews.claim(caller.person(), course, answer), Reader.language(servlet));
  }

  /** Leaves it to others. */
  @DELETE
  @Path("{answer}/claim")
  @Needs(Scope.GRADE_WRITE)
  public void unclaim(@PathParam("course") UUID course, @PathParam("answer") UUID answer) {
    reviews.unclaim(caller.person(), course, answer);
  }

  @POST
  @Path("{answer}/decisions")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.GRADE_WRITE)
  public Response decide(
      @PathParam("course") UUID course,
      @PathParam("answer") UUID answer,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Context UriInfo uri,
      Wanted wanted) {
    var wish = Creations.Wish.keyed(uri, key, wanted);
    var fields = new Fields();
    BigDecimal score = score(wanted.score(), fields);
    String comment =
        fields.text("#/comment", wanted.comment().orElse(""), 0, AppealResource.COMMENT_LENGTH_MAX);
    fields.requireNoFault();
    var found = new Decision.Found(answer, score, comment);
    Creations.Made made =
        Creations.retried(() -> reviews.decide(caller.person(), course, found, wish));
    return Stored.response(
        made.novelty(),
        URI.create("courses/" + course + "/queue/" + answer + "/decisions/" + made.id()),
        AnswerView.Decided.of(reviews.decision(made.id())));
  }

  /** A score as the database keeps it. */
  static BigDecimal score(BigDecimal wanted, Fields fields) {
    boolean fits =
        wanted.signum() >= 0
            && wanted.compareTo(BigDecimal.ONE) <= 0
            && wanted.scale() <= SCORE_SCALE;
    fields.check("#/score", "share", fits);
    return wanted;
  }

  private WaitingView view(Reviews.Waiting waiting, Language language) {
    return new WaitingView(
        waiting.known().assignment().id().toString(),
        waiting.known().attempt().accountId().toString(),
        waiting.claim().map(claim -> claim.accountId().toString()),
        AnswerView.of(
            waiting.known(), waiting.answer(), Optional.empty(), clock.instant(), language));
  }

  /** What is decided. */
  public record Wanted(BigDecimal score, Optional<String> comment) {}

  /**
   * An answer that waits.
   *
   * @param claimedBy whoever is at it now
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record WaitingView(
      String assignment, String learner, Optional<String> claimedBy, AnswerView answer) {}
}
