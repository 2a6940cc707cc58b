package org.ackademy.gradebook.regrade;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import java.math.BigDecimal;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.ackademy.platform.http.Creations;
import org.ackademy.platform.http.Fields;
import org.ackademy.platform.http.IdempotencyKey;
import org.ackademy.platform.http.Paging;
import org.ackademy.platform.http.Tagged;
import org.ackademy.platform.security.Caller;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Scope;
import org.jspecify.annotations.Nullable;

/** The regrades of an assignment: asked for, looked through, applied; for those who teach. */
@Path("courses/{course}/assignments/{assignment}/regrades")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RegradesResource {
  static final int REASON_LENGTH_MAX = 1_000;
  static final int EXERCISE_LENGTH_MAX = 100;

  private final CallerOfRequest caller;
  private final Regrades regrades;

  @Inject
  public RegradesResource(CallerOfRequest caller, Regrades regrades) {
    this.caller = caller;
    this.regrades = regrades;
  }

  @GET
  @Needs(Scope.GRADE_READ)
  public Response list(
      @PathParam("course") UUID course,
      @PathParam("assignment") UUID assignment,
      @Context UriInfo uri) {
    Paging paging = Paging.of(uri);
    return paging.answer(
        regrades.list(caller.person(), course, assignment, paging.afterId(), paging.lookFor()),
        regrade -> regrade.id().toString(),
        regrade -> View.of(regrade, Map.of()));
  }

  @POST
  @Needs(Scope.GRADE_WRITE)
  public Response prepare(
      @PathParam("course") UUID course,
      @PathParam("assignment") UUID assignment,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      Wanted wanted) {
    Caller.Person person = caller.person();
    var fields = new Fields();
    wanted.exercise().ifPresent(name -> fields.text("#/exercise", name, 1, EXERCISE_LENGTH_MAX));
    String reason = fields.text("#/reason", wanted.reason(), 1, REASON_LENGTH_MAX);
    fields.requireNoFault();
    var wish =
        new Regrades.Wish(
            wanted.exercise(),
            wanted.against().orElse(Regrade.Against.CURRENT),
            wanted.lowering().orElse(Regrade.Lowering.ALLOWED),
            reason);
    IdempotencyKey once = IdempotencyKey.required(key);
    Regrade regrade =
        Creations.retried(() -> regrades.prepare(person, course, assignment, wish, once));
    return Response.created(
            URI.create(
                "courses/" + course + "/assignments/" + assignment + "/regrades/" + regrade.id()))
        .entity(View.of(regrade, regrades.effects(regrade)))
        .build();
  }

  @GET
  @Path("{regrade}")
  @Needs(Scope.GRADE_READ)
  public Response one(
      @PathParam("course") UUID course,
      @PathParam("assignment") UUID assignment,
      @PathParam("regrade") UUID id,
      @Context Request request) {
    Regrade regrade = regrades.one(caller.person(), course, assignment, id);
    return Tagged.json(request, View.of(regrade, regrades.effects(regrade)));
  }

  /** All changes, old and new side by side. */
  @GET
  @Path("{regrade}/changes")
  @Needs(Scope.GRADE_READ)
  public Response changes(
      @PathParam("course") UUID course,
      @PathParam("assignment") UUID assignment,
      @PathParam("regrade") UUID id,
      @Context UriInfo uri) {
    Paging paging = Paging.of(uri);
    return paging.answer(
        regrades.changes(
            caller.person(), course, assignment, id, paging.afterId(), paging.lookFor()),
        change -> change.id().toString(),
        ChangeView::of);
  }

  @POST
  @Path("{regrade}/apply")
  @Needs(Scope.GRADE_WRITE)
  public Response apply(
      @PathParam("course") UUID course,
      @PathParam("assignment") UUID assignment,
      @PathParam("regrade") UUID id) {
    Regrade regrade = regrades.apply(caller.person(), course, assignment, id);
    return Response.accepted(View.of(regrade, regrades.effects(regrade))).build();
  }

  /** The regrade that is wanted. */
  public record Wanted(
      Optional<String> exercise,
      Optional<Regrade.Against> against,
      Optional<Regrade.Lowering> lowering,
      String reason) {}

  /**
   * A regrade.
   *
   * @param answers how many it is about
   * @param graded how many of them have been graded to see
   * @param changes how many changes there are of each effect; missing in lists
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record View(
      String id,
      String assignment,
      Optional<String> exercise,
      Regrade.Against against,
      Regrade.Lowering lowering,
      String reason,
      String engine,
      Regrade.State state,
      @JsonInclude long answers,
      @JsonInclude long graded,
      Map<Change.Effect, Long> changes,
      String madeBy,
      String madeAt,
      Optional<String> appliedAt) {
    public View {
      changes = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(changes));
    }

    static View of(Regrade regrade, Map<Change.Effect, Long> changes) {
      return new View(
          regrade.id().toString(),
          regrade.assignment().toString(),
          regrade.exercise().map(Regrade.Exercise::name),
          regrade.against(),
          regrade.lowering(),
          regrade.reason(),
          regrade.engine(),
          regrade.state(),
          regrade.progress().answers(),
          regrade.progress().graded(),
          changes,
          regrade.madeBy().toString(),
          regrade.madeAt().toString(),
          regrade.appliedAt().map(Object::toString));
    }
  }

  /**
   * A change.
   *
   * @param now missing where the answer could not be graded
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record ChangeView(
      String id,
      String learner,
      String username,
      String exercise,
      String attempt,
      String answer,
      SideView before,
      Optional<SideView> now,
      Optional<String> fault,
      Change.Effect effect) {
    static ChangeView of(Change.Stored change) {
      return new ChangeView(
          change.id().toString(),
          change.account().toString(),
          change.username(),
          change.exercise(),
          change.attempt().toString(),
          change.answer().toString(),
          SideView.of(change.old()),
          change.fresh().map(SideView::of),
          change.fault(),
          change.effect());
    }
  }

  /** What one grading says. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record SideView(
      String verdict, OptionalInt at, Optional<String> code, BigDecimal score, String engine) {
    static SideView of(Change.Side side) {
      return new SideView(
          side.verdict(),
          side.line(),
          side.code(),
          org.ackademy.gradebook.Points.plain(side.score()),
          side.engine());
    }
  }
}
