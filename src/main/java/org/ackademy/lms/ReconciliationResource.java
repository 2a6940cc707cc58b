package org.ackademy.lms;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.http.Paging;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Scope;

/**
 * For each learner the mark here and what the learning management system holds; for those who run a
 * course.
 */
@Path("courses/{course}/assignments/{assignment}/lti/results")
@Produces(MediaType.APPLICATION_JSON)
public class ReconciliationResource {
  private final CallerOfRequest caller;
  private final Reconciliation reconciliation;

  @Inject
  public ReconciliationResource(CallerOfRequest caller, Reconciliation reconciliation) {
    this.caller = caller;
    this.reconciliation = reconciliation;
  }

  /** Asks the systems there what they hold, and compares it with the marks here. */
  @GET
  @Needs(Scope.GRADE_READ)
  public Response compare(
      @PathParam("course") UUID course,
      @PathParam("assignment") UUID assignment,
      @Context UriInfo uri) {
    Paging paging = Paging.of(uri);
    return paging.answer(
        reconciliation.of(caller.person(), course, assignment, paging.afterId(), paging.lookFor()),
        compared -> compared.held().named().score().id().toString(),
        View::of);
  }

  /**
   * A learner's mark here and there.
   *
   * @param here absent where there is none that may be told
   * @param there absent where the system there tells none
   * @param fault why it is not known what is held there, in its words; empty where it lets us not
   *     read it
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record View(
      ScoresResource.View score,
      Optional<ScoresResource.PointsView> here,
      Optional<ScoresResource.PointsView> there,
      Reconciliation.Comparison comparison,
      Optional<String> fault) {
    static View of(Reconciliation.Compared compared) {
      return new View(
          ScoresResource.View.of(compared.held().named()),
          compared.held().here().map(ScoresResource.PointsView::of),
          compared.there().map(ScoresResource.PointsView::of),
          compared.comparison(),
          compared.fault());
    }
  }
}
