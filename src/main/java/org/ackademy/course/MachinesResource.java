package org.ackademy.course;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ackademy.platform.http.Creations;
import org.ackademy.platform.http.Fields;
import org.ackademy.platform.http.Paging;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.http.Stored;
import org.ackademy.platform.security.Caller;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.MachineAccounts;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.NewToken;
import org.ackademy.platform.security.Scope;
import org.ackademy.platform.security.TokensResource;
import org.jspecify.annotations.Nullable;

/** Accounts of other systems, for administrators. */
@Path("machines")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class MachinesResource {
  static final int NAME_LENGTH_MAX = 100;
  static final int COURSES_MAX = 200;
  static final int DAYS_DEFAULT = 90;
  static final int DAYS_MAX = 366;

  /** Not as a learner, or statistics would count it. */
  private static final Set<CourseRole> ROLES =
      Set.of(CourseRole.INSTRUCTOR, CourseRole.ASSISTANT, CourseRole.AUTHOR);

  private final CallerOfRequest caller;
  private final Machines machines;

  @Inject
  public MachinesResource(CallerOfRequest caller, Machines machines) {
    this.caller = caller;
    this.machines = machines;
  }

  @POST
  @Needs(Scope.ADMIN)
  public Response make(
      @HeaderParam("Idempotency-Key") @Nullable String key, @Context UriInfo uri, Wanted wanted) {
    Caller.Person person = requireAdministrator();
    var fields = new Fields();
    String name = fields.text("#/name", wanted.name(), 1, NAME_LENGTH_MAX);
    List<Place> places = wanted.courses().orElse(List.of());
    fields.range("#/courses", places.size(), 0, COURSES_MAX);
    Map<UUID, CourseRole> courses = new LinkedHashMap<>();
    for (Place place : places) {
      fields.check("#/courses", "value", ROLES.contains(place.role()));
      fields.check("#/courses", "value", courses.put(place.course(), place.role()) == null);
    }
    NewToken token = token(fields, name, wanted.scopes(), wanted.expiresInDays());
    var wish = Creations.Wish.of(uri, key, wanted);
    View view = View.of(Creations.retried(() -> machines.make(person, name, courses, token, wish)));
    return Stored.response(
        view.tokens().getFirst().novelty(), URI.create("machines/" + view.id()), view);
  }

  private static NewToken token(
      Fields fields, String name, List<String> tags, Optional<Integer> days) {
    Set<Scope> scopes = TokensResource.scopes(tags, fields);
    fields.check("#/scopes", "beyond-machines", MachineAccounts.SCOPES.containsAll(scopes));
    int lifetime = fields.range("#/expiresInDays", days.orElse(DAYS_DEFAULT), 1, DAYS_MAX);
    fields.requireNoFault();
    return new NewToken(name, scopes, Duration.ofDays(lifetime));
  }

  @GET
  @Needs(Scope.ADMIN)
  public Response list(@Context UriInfo uri) {
    requireAdministrator();
    Paging paging = Paging.of(uri);
    return paging.answer(
        machines.after(paging.afterId(), paging.lookFor()),
        known -> known.machine().id().toString(),
        View::of);
  }

  /** One more token, as the one before expires. */
  @POST
  @Path("{id}/tokens")
  @Needs(Scope.ADMIN)
  public Response more(
      @PathParam("id") UUID id,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Context UriInfo uri,
      More wanted) {
    Caller.Person person = requireAdministrator();
    var fields = new Fields();
    String name = fields.text("#/name", wanted.name(), 1, NAME_LENGTH_MAX);
    NewToken token = token(fields, name, wanted.scopes(), wanted.expiresInDays());
    var wish = Creations.Wish.of(uri, key, wanted);
    TokensResource.View view = Creations.retried(() -> machines.token(person, id, token, wish));
    return Stored.response(view.novelty(), URI.create("tokens/" + view.id()), view);
  }

  /** Ends a machine and all its tokens, for ever. */
  @DELETE
  @Path("{id}")
  @Needs(Scope.ADMIN)
  public void end(@PathParam("id") UUID id) {
    machines.end(requireAdministrator(), id);
  }

  private Caller.Person requireAdministrator() {
    Caller.Person person = caller.person();
    if (!person.isAdministrator()) {
      throw Problem.forbidden().refused();
    }
    return person;
  }

  /** A course, and as what. */
  public record Place(UUID course, CourseRole role) {}

  /**
   * The machine that is wanted.
   *
   * @param scopes what its first token is good for
   * @param courses in which alone it may work
   */
  public record Wanted(
      String name,
      List<String> scopes,
      Optional<Integer> expiresInDays,
      Optional<List<Place>> courses) {
    public Wanted {
      scopes = List.copyOf(scopes);
    }
  }

  /** One more token. */
  public record More(String name, List<String> scopes, Optional<Integer> expiresInDays) {
    public More {
      scopes = List.copyOf(scopes);
    }
  }

  /** A machine. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record View(
      String id,
      String name,
      String createdAt,
      Optional<String> endedAt,
      List<Place> courses,
      List<TokensResource.View> tokens) {
    public View {
      courses = List.copyOf(courses);
      tokens = List.copyOf(tokens);
    }

    static View of(Machines.Known known) {
      return new View(
          known.machine().id().toString(),
          known.machine().name(),
          known.machine().createdAt().toString(),
          known.machine().endedAt().map(Object::toString),
          known.courses().entrySet().stream()
              .map(entry -> new Place(entry.getKey(), entry.getValue()))
              .sorted(java.util.Comparator.comparing(Place::course))
              .toList(),
          known.tokens());
    }
  }
}
