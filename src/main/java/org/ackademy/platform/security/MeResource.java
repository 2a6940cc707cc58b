package org.ackademy.platform.security;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Who am I? */
@Path("me")
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {
  private final CallerOfRequest caller;

  @Inject
  public MeResource(CallerOfRequest caller) {
    this.caller = caller;
  }

  @GET
  @Needs(Scope.COURSE_READ)
  public Me me() {
    return Me.of(caller.person());
  }

  /**
   * The person who calls.
   *
   * @param scopes what the token that was shown may be used for
   */
  public record Me(
      String id, String username, String displayName, AccountRole role, List<String> scopes) {
    public Me {
      scopes = List.copyOf(scopes);
    }

    static Me of(Caller.Person person) {
      return new Me(
          person.id().toString(),
          person.username(),
          person.displayName(),
          person.role(),
          person.scopes().stream().sorted().map(Scope::tag).toList());
    }
  }
}
