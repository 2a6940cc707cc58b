package org.ackademy.course;

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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.http.Creations;
import org.ackademy.platform.http.Fields;
import org.ackademy.platform.http.Paging;
import org.ackademy.platform.http.Stored;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Scope;
import org.jspecify.annotations.Nullable;

/** Stops, restarts and lengthens an assignment while it runs; for those who teach. */
@Path("courses/{course}/assignments/{assignment}/interventions")
@Produces(MediaType.APPLICATION_JSON)
public class InterventionsResource {
  /** A week. */
  static final int EXTENSION_MINUTES_MAX = 10_080;

  private final CallerOfRequest caller;
  private final Arranging arranging;

  @Inject
  public InterventionsResource(CallerOfRequest caller, Arranging arranging) {
    this.caller = caller;
    this.arranging = arranging;
  }

  @GET
  @Needs(Scope.COURSE_WRITE)
  public Response list(
      @PathParam("course") UUID course,
      @PathParam("assignment") UUID assignment,
      @Context UriInfo uri) {
    Paging paging = Paging.of(uri);
    return paging.answer(
        arranging.interventions(
            caller.person(),
            new Assigning.Place(course, assignment),
            paging.afterNumber(),
            paging.lookFor()),
        intervention -> String.valueOf(intervention.sequence()),
        View::of);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.COURSE_WRITE)
  public Response intervene(
      @PathParam("course") UUID course,
      @PathParam("assignment") UUID assignment,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Context UriInfo uri,
      Wanted wanted) {
    // To lengthen an exam twice by a double click would be a pity.
    var wish = Creations.Wish.keyed(uri, key, wanted);
    Intervention.Deed deed = wanted.checked();
    var place = new Assigning.Place(course, assignment);
    Creations.Made made =
        Creations.retried(() -> arranging.intervene(caller.person(), place, deed, wish));
    return Stored.response(
        made.novelty(),
        URI.create(
            "courses/" + course + "/assignments/" + assignment + "/interventions/" + made.id()),
        View.of(arranging.intervention(made.id())));
  }

  /**
   * What is to be done.
   *
   * @param minutes of an extension, 1 to {@link #EXTENSION_MINUTES_MAX}
   * @param learner whom it concerns; the class where missing
   */
  public record Wanted(Intervention.Kind kind, Optional<Integer> minutes, Optional<UUID> learner) {
    Intervention.Deed checked() {
      var fields = new Fields();
      boolean lengthens = kind == Intervention.Kind.EXTEND;
      fields.check(
          "#/minutes", lengthens ? "missing" : "unknown", lengthens == minutes.isPresent());
      int time = fields.range("#/minutes", minutes.orElse(1), 1, EXTENSION_MINUTES_MAX);
      fields.requireNoFault();
      return new Intervention.Deed(kind, time, learner);
    }
  }

  /** What was done. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record View(
      String id,
      Intervention.Kind kind,
      Optional<Integer> minutes,
      Optional<String> learner,
      String doneAt,
      String doneBy) {
    static View of(Intervention intervention) {
      return new View(
          intervention.id().toString(),
          intervention.kind(),
          intervention.minutes(),
          intervention.learner().map(UUID::toString),
          intervention.doneAt().toString(),
          intervention.doneBy().toString());
    }
  }
}
