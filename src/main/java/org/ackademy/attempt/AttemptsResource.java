package org.ackademy.attempt;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import org.ackademy.platform.http.Fields;
import org.ackademy.platform.http.IdempotencyKey;
import org.ackademy.platform.http.Paging;
import org.ackademy.platform.http.Stored;
import org.ackademy.platform.http.Tagged;
import org.ackademy.platform.security.Caller;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Scope;
import org.ackademy.question.Language;
import org.ackademy.quiz.Reader;
import org.ackademy.quiz.Talk;
import org.jspecify.annotations.Nullable;

/**
 * An attempt, its answers, and its end. One object answers all requests: what it needs would cost
 * more to put together for each than to grade an answer.
 */
@Singleton
@Path("attempts/{attempt}")
@Produces(MediaType.APPLICATION_JSON)
public class AttemptsResource {
  static final int EXERCISE_LENGTH_MAX = 100;

  /** Room for 500 lines with many SACK blocks. */
  static final int ANSWER_LENGTH_MAX = 100_000;

  private final CallerOfRequest caller;
  private final Attempts attempts;
  private final Answers answers;
  private final SubmitAnswer submit;
  private final Turns turns;
  private final HandInDrafts drafts;
  private final Clock clock;

  @Inject
  public AttemptsResource(
      CallerOfRequest caller,
      Attempts attempts,
      Answers answers,
      SubmitAnswer submit,
      Turns turns,
      HandInDrafts drafts,
      Clock clock) {
    this.caller = caller;
    this.attempts = attempts;
    this.answers = answers;
    this.submit = submit;
    this.turns = turns;
    this.drafts = drafts;
    this.clock = clock;
  }

  @GET
  @Needs(Scope.ATTEMPT_READ)
  public Response one(
      @PathParam("attempt") UUID attempt,
      @Context Request request,
      @Context HttpServletRequest servlet) {
    return Tagged.json(
        request, view(attempts.visible(caller.person(), attempt, clock.instant()), servlet));
  }

  /** Hands the attempt in; handing it in again changes nothing. */
  @PUT
  @Path("end")
  @Needs(Scope.ATTEMPT_WRITE)
  public AttemptView end(@PathParam("attempt") UUID attempt, @Context HttpServletRequest servlet) {
    drafts.of(attempts.own(caller.person(), attempt, clock.instant()));
    return view(attempts.end(caller.person(), attempt, clock.instant()), servlet);
  }

  private AttemptView view(Attempts.Known known, HttpServletRequest servlet) {
    return AttemptView.of(known, Reader.language(servlet), clock.instant());
  }

  @POST
  @Path("answers")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.ATTEMPT_WRITE)
  public Response answer(
      @PathParam("attempt") UUID attempt,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Context HttpServletRequest servlet,
      SubmitAnswer.Wish wish) {
    Caller.Person person = caller.person();
    Language language = Reader.language(servlet);
    requireMeasure(wish);
    SubmitAnswer.Taken taken =
        submit.take(person, attempt, wish, language, IdempotencyKey.required(key));
    AnswerView view =
        switch (taken.novelty()) {
          case NEW ->
              AnswerView.of(
                  taken.known(), taken.answer(), Optional.empty(), clock.instant(), language);
          // It may have been decided by a person since.
          case REPEATED -> one(person, attempt, taken.answer().id(), language);
        };
    return Stored.response(
        taken.novelty(), URI.create("attempts/" + attempt + "/answers/" + view.id()), view);
  }

  /** What the machine says next in a conversation; nothing is stored. */
  @POST
  @Path("turns")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.ATTEMPT_WRITE)
  public Talk turn(@PathParam("attempt") UUID attempt, SubmitAnswer.Wish wish) {
    requireMeasure(wish);
    return turns.next(caller.person(), attempt, wish);
  }

  private static void requireMeasure(SubmitAnswer.Wish wish) {
    var fields = new Fields();
    fields.exactText("#/exercise", wish.exercise(), 1, EXERCISE_LENGTH_MAX);
    fields.exactText("#/answer", wish.written(), 0, ANSWER_LENGTH_MAX);
    fields.requireNoFault();
  }

  @GET
  @Path("answers")
  @Needs(Scope.ATTEMPT_READ)
  public Response answers(
      @PathParam("attempt") UUID attempt,
      @Context UriInfo uri,
      @Context HttpServletRequest servlet) {
    Paging paging = Paging.of(uri);
    Language language = Reader.language(servlet);
    // Whoever looks at an attempt whose time is over sees what was handed in by that.
    drafts.ifOver(attempts.visible(caller.person(), attempt, clock.instant()));
    Answers.Listed listed =
        answers.listed(
            caller.person(), attempt, paging.afterNumber(), paging.lookFor(), clock.instant());
    return paging.answer(
        listed.answers(),
        answer -> answer.sequence().orElseThrow().toString(),
        answer -> listed.view(answer, clock.instant(), language));
  }

  @GET
  @Path("answers/{answer}")
  @Needs(Scope.ATTEMPT_READ)
  public Response answer(
      @PathParam("attempt") UUID attempt,
      @PathParam("answer") UUID answer,
      @Context Request request,
      @Context HttpServletRequest servlet) {
    return Tagged.json(request, one(caller.person(), attempt, answer, Reader.language(servlet)));
  }

  private AnswerView one(Caller.Person person, UUID attempt, UUID answer, Language language) {
    Answers.Listed listed = answers.one(person, attempt, answer, clock.instant());
    return listed.view(listed.answers().getFirst(), clock.instant(), language);
  }
}
