package org.ackademy.gradebook;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.course.CoursesResource;
import org.ackademy.platform.http.Creations;
import org.ackademy.platform.http.Fields;
import org.ackademy.platform.http.IdempotencyKey;
import org.ackademy.platform.http.Paging;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.http.Tagged;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Scope;
import org.ackademy.question.Text;
import org.jspecify.annotations.Nullable;

/** The categories of a course's assignments; seen by all who are in it. */
@Path("courses/{course}/categories")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CategoriesResource {
  static final int DROP_MAX = 100;

  private final CallerOfRequest caller;
  private final Rules rules;

  @Inject
  public CategoriesResource(CallerOfRequest caller, Rules rules) {
    this.caller = caller;
    this.rules = rules;
  }

  /** All of them; there are at most {@link Rules#CATEGORIES_MAX}. */
  @GET
  @Needs(Scope.COURSE_READ)
  public Paging.Listing list(@PathParam("course") UUID course) {
    return new Paging.Listing(
        rules.categories(caller.person(), course).stream().<Object>map(View::of).toList());
  }

  @GET
  @Path("{category}")
  @Needs(Scope.COURSE_READ)
  public Response one(
      @PathParam("course") UUID course, @PathParam("category") UUID id, @Context Request request) {
    Category category =
        rules.categories(caller.person(), course).stream()
            .filter(found -> found.id().equals(id))
            .findFirst()
            .orElseThrow(() -> Problem.notFound().refused());
    return Tagged.json(request, View.of(category));
  }

  @POST
  @Needs(Scope.GRADE_WRITE)
  public Response add(
      @PathParam("course") UUID course,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      Wanted wanted) {
    Category checked = wanted.checked(new UUID(0, 0));
    IdempotencyKey once = IdempotencyKey.required(key);
    Category category = Creations.retried(() -> rules.add(caller.person(), course, checked, once));
    return Response.created(URI.create("courses/" + course + "/categories/" + category.id()))
        .entity(View.of(category))
        .build();
  }

  @PUT
  @Path("{category}")
  @Needs(Scope.GRADE_WRITE)
  public Response change(
      @PathParam("course") UUID course,
      @PathParam("category") UUID id,
      @Context HttpHeaders seen,
      Wanted wanted) {
    return Tagged.changed(
        View.of(rules.change(caller.person(), course, wanted.checked(id), seen, View::of)));
  }

  @DELETE
  @Path("{category}")
  @Needs(Scope.GRADE_WRITE)
  public void remove(
      @PathParam("course") UUID course, @PathParam("category") UUID id, @Context HttpHeaders seen) {
    rules.remove(caller.person(), course, id, seen, View::of);
  }

  /** The category that is wanted. */
  public record Wanted(
      CoursesResource.Title title, BigDecimal weight, Optional<Integer> dropLowest) {
    Category checked(UUID id) {
      var fields = new Fields();
      Text text = title.checked("#/title", fields);
      Amounts.check("#/weight", weight, fields);
      int drop = fields.range("#/dropLowest", dropLowest.orElse(0), 0, DROP_MAX);
      fields.requireNoFault();
      return new Category(id, text, weight, drop);
    }
  }

  /** A category. */
  public record View(String id, Text title, BigDecimal weight, int dropLowest) {
    static View of(Category category) {
      return new View(
          category.id().toString(),
          category.title(),
          Points.plain(category.weight()),
          category.dropLowest());
    }
  }
}
