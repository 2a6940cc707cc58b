package org.ackademy.platform.security;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.Clients;
import org.ackademy.platform.http.Paging;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.http.RateLimited;

/** The session of a browser: signing in with a password, being signed in, signing out. */
@Path("session")
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {
  private final CallerOfRequest caller;
  private final Login login;
  private final Clients clients;
  private final WebSessions sessions;
  private final SessionCookie cookie;

  @Inject
  public SessionResource(
      CallerOfRequest caller,
      Login login,
      Clients clients,
      WebSessions sessions,
      SessionCookie cookie) {
    this.caller = caller;
    this.login = login;
    this.clients = clients;
    this.sessions = sessions;
    this.cookie = cookie;
  }

  /** Who is signed in, if anybody; a page asks this first. */
  @GET
  @Open
  public View who(@Context HttpServletRequest request) {
    return switch (caller.caller()) {
      case Caller.Guest guest -> new View(Optional.empty(), Optional.empty());
      case Caller.Person person -> View.of(person, cookie.read(request).map(SessionCookie::proof));
    };
  }

  /** Signs in. A session that the browser had ends: its cookie is never used on. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Open
  public Response signIn(@Context HttpServletRequest request, NameAndPassword shown) {
    if (!cookie.comesFromHere(request)) {
      throw Problem.of(403, "foreign-site").refused();
    }
    String address = clients.address(request);
    Login.Result result = login.attempt(address, shown.username(), shown.password());
    RateLimited.tell(request, "logins", login.standing(address, shown.username()));
    return switch (result) {
      case Login.Result.Throttled throttled ->
          throw Problem.tooMany("too-many-failed-logins", throttled.retryAfter()).refused();
      case Login.Result.Wrong wrong -> throw Problem.of(403, "login-refused").refused();
      case Login.Result.In in -> {
        cookie.read(request).ifPresent(sessions::end);
        Secret secret = sessions.open(in.person().id());
        yield Response.status(Response.Status.CREATED)
            .header(HttpHeaders.SET_COOKIE, cookie.given(secret))
            .entity(View.of(in.person(), Optional.of(SessionCookie.proof(secret))))
            .build();
      }
    };
  }

  /** Signs this browser out. */
  @DELETE
  @Needs(Scope.COURSE_READ)
  public Response signOut(@Context HttpServletRequest request) {
    cookie.read(request).ifPresent(sessions::end);
    return left();
  }

  /** Signs out everywhere; tokens are another affair. */
  @DELETE
  @Path("all")
  @Needs(Scope.TOKEN_WRITE)
  public Response signOutEverywhere() {
    sessions.endAll(caller.person().id(), Optional.empty());
    return left();
  }

  /** The browsers in which one is signed in. */
  @GET
  @Path("all")
  @Needs(Scope.TOKEN_WRITE)
  public Response all(@Context UriInfo uri, @Context HttpServletRequest request) {
    Paging paging = Paging.of(uri);
    Optional<UUID> here = cookie.read(request).flatMap(sessions::id);
    return paging.answer(
        sessions.of(caller.person().id(), paging.afterId(), paging.lookFor()),
        one -> one.id().toString(),
        one -> SignedIn.of(one, here));
  }

  /** Signs out in one browser; doing it again changes nothing. */
  @DELETE
  @Path("all/{id}")
  @Needs(Scope.TOKEN_WRITE)
  public void signOutThere(@PathParam("id") UUID id) {
    sessions.end(caller.person().id(), id);
  }

  private Response left() {
    return Response.noContent().header(HttpHeaders.SET_COOKIE, cookie.taken()).build();
  }

  /**
   * A browser in which somebody is signed in.
   *
   * @param seenAt its last use, to the minute
   */
  public record SignedIn(
      String id, String createdAt, String seenAt, String expiresAt, Browser browser) {
    /** Whether it is the one that asks. */
    public enum Browser {
      THIS,
      OTHER
    }

    static SignedIn of(WebSession session, Optional<UUID> here) {
      return new SignedIn(
          session.id().toString(),
          session.createdAt().toString(),
          session.seenAt().toString(),
          session.expiresAt().toString(),
          here.filter(session.id()::equals).isPresent() ? Browser.THIS : Browser.OTHER);
    }
  }

  /** A name and a password. */
  public record NameAndPassword(String username, String password) {
    @Override
    public String toString() {
      return "NameAndPassword[hidden]";
    }
  }

  /**
   * Who is signed in.
   *
   * @param person absent for guests
   * @param proof what a page shows in the header {@link SessionCookie#PROOF}; absent without cookie
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record View(Optional<MeResource.Me> person, Optional<String> proof) {
    static View of(Caller.Person person, Optional<String> proof) {
      return new View(Optional.of(MeResource.Me.of(person)), proof);
    }
  }
}
