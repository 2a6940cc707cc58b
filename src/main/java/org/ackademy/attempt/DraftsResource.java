package org.ackademy.attempt;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.UUID;
import org.ackademy.platform.http.Fields;
import org.ackademy.platform.http.Json;
import org.ackademy.platform.http.Paging;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Scope;
import org.ackademy.quiz.Reader;
import tools.jackson.databind.JsonNode;

/** What a learner is writing, saved as they write; theirs alone. */
@Path("attempts/{attempt}/drafts")
@Produces(MediaType.APPLICATION_JSON)
public class DraftsResource {
  private final CallerOfRequest caller;
  private final Drafts drafts;
  private final Clock clock;

  @Inject
  public DraftsResource(CallerOfRequest caller, Drafts drafts, Clock clock) {
    this.caller = caller;
    this.drafts = drafts;
    this.clock = clock;
  }

  /** All of an attempt: a quiz has few exercises, and another device needs them all. */
  @GET
  @Needs(Scope.ATTEMPT_READ)
  public Paging.Listing list(@PathParam("attempt") UUID attempt) {
    return new Paging.Listing(
        drafts.of(caller.person(), attempt, clock.instant()).stream()
            .<Object>map(View::of)
            .toList());
  }

  @PUT
  @Path("{exercise}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.ATTEMPT_WRITE)
  public View save(
      @PathParam("attempt") UUID attempt,
      @PathParam("exercise") String exercise,
      @Context HttpServletRequest servlet,
      Wanted wanted) {
    var fields = new Fields();
    String written =
        fields.exactText("#/answer", wanted.written(), 0, AttemptsResource.ANSWER_LENGTH_MAX);
    fields.check("#/revision", "positive", wanted.revision() >= 1);
    fields.requireNoFault();
    var writing =
        new Drafts.Writing(exercise, wanted.revision(), written, Reader.language(servlet));
    return View.of(drafts.save(caller.person(), attempt, writing, clock.instant()));
  }

  /**
   * What is to be saved.
   *
   * @param answer in the form of an answer
   * @param revision one more than what the client saved or found last
   */
  public record Wanted(JsonNode answer, long revision) {
    String written() {
      return answer.isString() ? answer.stringValue() : Json.mapper().writeValueAsString(answer);
    }
  }

  /** A draft. */
  public record View(String exercise, long revision, String answer, String savedAt) {
    static View of(Drafts.Kept kept) {
      String exercise =
          kept.known().quiz().exercises().stream()
              .filter(placed -> placed.versionId().equals(kept.draft().exerciseVersionId()))
              .map(placed -> placed.exercise().id())
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("a draft of an exercise not offered"));
      return new View(
          exercise,
          kept.draft().revision(),
          kept.draft().written(),
          kept.draft().savedAt().toString());
    }
  }
}
