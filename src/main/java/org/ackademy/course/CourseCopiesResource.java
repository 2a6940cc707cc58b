package org.ackademy.course;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
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
import org.ackademy.platform.http.Stored;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Scope;
import org.jspecify.annotations.Nullable;

/** Copies of a course, for the next term. */
@Path("courses/{course}/copies")
@Produces(MediaType.APPLICATION_JSON)
public class CourseCopiesResource {
  /** Ten years. */
  static final int DAYS_MAX = 3_660;

  private final CallerOfRequest caller;
  private final Courses courses;
  private final CourseCopying copying;

  @Inject
  public CourseCopiesResource(CallerOfRequest caller, Courses courses, CourseCopying copying) {
    this.caller = caller;
    this.courses = courses;
    this.copying = copying;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.COURSE_WRITE)
  public Response copy(
      @PathParam("course") UUID course,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Context UriInfo uri,
      Wanted wanted) {
    var wish = Creations.Wish.keyed(uri, key, wanted);
    var fields = new Fields();
    String slug = fields.form("#/slug", wanted.slug(), CoursesResource.SLUG);
    var title = wanted.title().map(text -> text.checked("#/title", fields));
    int days = fields.range("#/days", wanted.days(), -DAYS_MAX, DAYS_MAX);
    fields.requireNoFault();
    Creations.Made made =
        Creations.retried(
            () ->
                copying.copy(
                    caller.person(), course, new CourseCopying.New(slug, title), days, wish));
    return Stored.response(
        made.novelty(),
        URI.create("courses/" + made.id()),
        CoursesResource.View.of(courses.visible(caller.person(), made.id())));
  }

  /**
   * The copy that is wanted.
   *
   * @param days by which dates are moved, -{@link #DAYS_MAX} to {@link #DAYS_MAX}
   */
  public record Wanted(String slug, Optional<CoursesResource.Title> title, int days) {}
}
